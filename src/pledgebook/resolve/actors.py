"""Who "we", "they", "both countries" and "the Alliance" are in this document."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from pledgebook.model.document import Layout
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference import actors
from pledgebook.reference.endings import ending
from pledgebook.resolve.introduced import Introduced, introduced
from pledgebook.resolve.openers import opener, sides
from pledgebook.resolve.people import People, parts
from pledgebook.resolve.voices import home, named, signatories, voice

_OPEN = (ActorForm.PRONOUN, ActorForm.OFFICER, ActorForm.ORGAN, ActorForm.METONYM)
_SUBJECTS = (ActorForm.NAME, ActorForm.METONYM, ActorForm.OFFICER, ActorForm.ORGAN)
_MINE = frozenset({"my administration", "this administration", "the administration", "our administration"})
_THEY = frozenset({"they", "them", "their"})
_ALL = frozenset({"the leaders", "leaders", "the three leaders", "three leaders", "the four leaders", "the ministers"})
_BOTH = ("both ", "the two ", "the parties", "the sides")
_OWN = frozenset({"president", "vice president", "secretary", "mr. president"})
_FOREIGN = frozenset(
    {"prime minister", "chancellor", "king", "queen", "emir", "amir", "sultan", "premier", "taoiseach", "crown prince"}
)
_NEVER_AMERICAN = (  # offices that the United States has not
    "prime minister ", "deputy prime minister ", "foreign minister ", "deputy foreign minister ", "defense minister ",
    "finance minister ", "interior minister ", "trade minister ", "energy minister ", "health minister ", "minister ",
    "chancellor ", "premier ", "crown prince ", "taoiseach ", "general secretary ", "foreign secretary ",
    "cabinet secretary ", "minister of ", "minister for ",
)  # fmt: skip
_MONARCHS = frozenset({"king", "queen", "emir", "amir", "sultan", "sheikh", "prince", "princess"})  # never American
_SHORT_OFFICES = frozenset({"minister", "ambassador", "envoy"})  # in an American text another state's
# short names of bodies that stand for a full one named before; and whose full name ends otherwise
_SHORT_NAMES = {"fund": ("imf",), "bank": ("ebrd",)}
_NO_AGENCY = frozenset({"un", "eu", "nato", "g7", "g20"})  # bodies that nobody calls "the agency"
_GOVERNED = ending(
    r"\b(?:of|to|in|for|with|from|by|at|on|against|about|over|between|near|after|into|via|through)\s+$", re.IGNORECASE
)
_TELLS = re.compile(
    r"\s+(?:\w+ly\s+)?(?:said|says|told \w+|announced|announces|confirmed|added)(?:\s+on \w+|\s+that)*\s+"
)
_OFFICE = re.compile(
    r"\b(?:ministry|government|office|department|embassy|presidency|parliament|chancellery|cabinet)\b", re.IGNORECASE
)
# what no body has, whoever publishes: these are of a state
_OF_STATES = re.compile(
    r"\b(?:minist(?:er|ry|ries|ers)|ambassador|embassy|government|parliament|premier|chancellor|king|queen|army|navy|treasury"
    r"|foreign secretary|cabinet)\b",
    re.IGNORECASE,
)
_NEAR = 40  # mentions back within a sentence; no sentence of prose has as many
_FAR = 4  # sentences back in which "both countries" may have been named


def settle_actors(readings: tuple[Reading, ...], layout: Layout) -> tuple[Reading, ...]:
    """The readings with ids in every pronoun that the document settles; the rest stay open, ids ()."""
    if not readings:
        return readings
    settler = _Settler(readings, layout)
    return settler.run()


@cache
def _kinds() -> dict[str, str]:
    return {text.lower(): kind for kind, texts in actors.collectives()["pronouns"].items() for text in texts}


class _Settler:
    """Goes through the sentences once in order, with what has been named so far."""

    def __init__(self, readings: tuple[Reading, ...], layout: Layout) -> None:
        self.document = layout.document
        self.home = home(layout)
        self.signatories = signatories(layout.document)
        self.sides = sides(layout.document)
        self.people = People(layout.document.published or "")
        for reading in readings:
            for mention in reading.actors:
                if mention.form is ActorForm.OFFICER:
                    self.people.introduce(mention)
        self.introduced = {r.sentence.index: [*introduced(r)] for r in readings if r.actors}
        for people in self.introduced.values():
            for one in people:
                self.people.introduce(one.person)
        self.readings = readings
        self.settled: list[Reading] = []
        self.last_named: dict[str, tuple[str, ...]] = {}
        self.voices: dict[str, tuple[str, ...]] = {}
        ids = {a for r in readings for m in r.actors for a in m.actors}
        if any("nato" in m.text.lower() for r in readings for m in r.actors):
            ids.add("nato")  # also where only its allies are named
        self.ids = ids
        issuers = [a for a in named(self.document.publisher or "") if a in actors.blocs()]
        self.council = (issuers[0],) if len(issuers) == 1 else None  # "the Council" of the bloc that publishes
        guests = [a for a in named(self.document.title or "") if a != self.document.speaker]
        self.guest = (guests[0],) if len(guests) == 1 else ()  # the one whom the title names beside the speaker
        self.in_europe = "eu" in ids and self.document.speaker != "USA"
        self.alliance = () if "gavi" in ids and "nato" not in ids else ("nato",)
        self.brussels = ("BEL",) if "BEL" in ids and "eu" not in ids else ("eu",)
        words = sorted((w for w in self.people.by_surname if w[0].isupper()), key=len, reverse=True)
        self.surnames = (
            re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?:['’]s\b)?(?![\w-])") if words else None
        )

    def run(self) -> tuple[Reading, ...]:
        for reading in self.readings:
            mentions = self._with_opener(reading, self._with_surnames(self._with_people(reading)))
            owners = {one.person.start: one for one in self.introduced.get(reading.sentence.index, ())}
            done: list[ActorMention] = []
            for mention in mentions:
                settled = mention
                if not mention.actors and mention.form in _OPEN:
                    owner = owners.get(mention.start) if mention.form is ActorForm.OFFICER else None
                    ids = (
                        self._speaks_for(reading, owner, done) if owner else self._ids(reading, mention, done[-_NEAR:])
                    )
                    if ids:
                        settled = mention.settled(ids)
                if settled.form is ActorForm.OFFICER:
                    self.people.introduce(settled)
                    self.people.meet(settled)
                self._remember(settled)
                done.append(settled)
            settled_all = tuple(done)
            self.settled.append(reading if settled_all == reading.actors else reading.with_actors(settled_all))
        return tuple(self.settled)

    def _with_people(self, reading: Reading) -> Reading:
        """Add the people whom the sentence introduces by whom they speak for."""
        people = [one.person for one in self.introduced.get(reading.sentence.index, ())]
        if not people:
            return reading
        others = [m for m in reading.actors if not any(p.start <= m.start and m.end <= p.end for p in people)]
        return reading.with_actors(tuple(sorted([*others, *people], key=lambda m: m.start)))

    def _speaks_for(self, reading: Reading, one: Introduced, done: list[ActorMention]) -> tuple[str, ...]:
        """For whom somebody speaks who is introduced as somebody's: "its director"."""
        owner = one.owner
        known = next((m.actors for m in done if m.start == owner.start), owner.actors)
        ids = known or self._ids(reading, owner, done[-_NEAR:])
        return ids if one.may_speak_for(ids) else ()

    def _remember(self, mention: ActorMention) -> None:
        """Keep the region, the body, the fund and the bank named last, for "the region", "the agency", "the Fund"."""
        if len(mention.actors) != 1 or mention.form is ActorForm.PRONOUN:
            return
        actor = mention.actors[0]
        if mention.text.endswith("Council"):
            self.last_named["council"] = mention.actors
        for noun in _kinds_of_body(actor):
            self.last_named[noun] = mention.actors
        if mention.form is ActorForm.ADJECTIVE:
            return
        if actor.startswith("region-"):
            self.last_named["region"] = mention.actors
        elif actor in actors.blocs():
            self.last_named["bloc"] = mention.actors
        if actor in actors.bodies() and actor not in _NO_AGENCY:
            self.last_named["body"] = mention.actors

    def _with_surnames(self, reading: Reading) -> tuple[ActorMention, ...]:
        """Add "<Surname> said" of those whom the document introduced with their office."""
        if self.surnames is None:
            return reading.actors
        text, found = reading.sentence.text, list(reading.actors)
        starts = [mention.start for mention in reading.actors]
        for match in self.surnames.finditer(text):
            start, end = match.span()
            place = bisect_left(starts, end)
            if place and reading.actors[place - 1].end > start:
                continue
            name = re.sub(r"['’]s$", "", match.group())
            owners = self.people.by_surname[name]
            if not owners:
                continue  # nobody has said yet for whom the person speaks
            ids = tuple(owners) if len(owners) == 1 else ()
            possessive = name != match.group()
            found.append(ActorMention(start, end, match.group(), ActorForm.OFFICER, ids, possessive))
        return tuple(sorted(found, key=lambda m: m.start)) if len(found) > len(reading.actors) else reading.actors

    def _with_opener(self, reading: Reading, mentions: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
        """Add "Participants" or "The co-chairs" as those whose occasion the document tells of."""
        found = opener(reading.sentence.text) if self.sides else None
        if found is None or any(m.start < found.end for m in mentions):
            return mentions
        return (replace(found, actors=self.sides), *mentions)

    def _ids(self, reading: Reading, mention: ActorMention, before: list[ActorMention]) -> tuple[str, ...]:
        if mention.form is ActorForm.METONYM:
            return self.brussels
        if mention.form is ActorForm.ORGAN:
            return self._teller(reading, mention, before)
        if mention.form is ActorForm.OFFICER:
            return self._officer(reading, mention, before)
        return self._pronoun(reading, mention, before)

    def _pronoun(self, reading: Reading, mention: ActorMention, before: list[ActorMention]) -> tuple[str, ...]:
        word = mention.text.lower().replace("’", "'").removesuffix("'s")
        kind = _kinds().get(word) or _kinds().get(word.removeprefix("the ")) or "state"
        if kind == "speaker":
            return self._speaker(reading, mention, word)
        if kind == "state":  # "the West African nation", "the two Nordic neighbours"
            two = word.startswith("the two ") or word.endswith(("neighbours", "neighbors"))
            return self._several(word, before) if two else self._subject_state(reading, before)
        if kind in ("several", "single"):
            return self._several(word, before) if kind == "several" else self._single(reading, word, before)
        return self._body(kind, word, mention.text)

    def _body(self, kind: str, word: str, text: str) -> tuple[str, ...]:
        """ "the Alliance", "the bloc", "the Commission", "the agency", "the region"."""
        if kind == "alliance":
            return self.alliance if "Alliance" in text or "nato" in self.ids else ()
        if (short := self._short(word)) is not None:
            return short
        if kind == "union":
            return ("eu",) if self.in_europe or (word == "the commission" and "eu" in self.ids) else ()
        if kind == "bloc" and "bloc" not in self.last_named:
            return ("eu",) if self.in_europe else ()
        return self.last_named.get(kind, ())

    def _short(self, word: str) -> tuple[str, ...] | None:
        """The body named last whose name ends so: "the Council", "the Fund"; "the agency" that issues the text."""
        noun = word.rsplit(" ", 1)[-1]
        if word == "the agency" and self.home and "agency" in (self.document.publisher or "").lower():
            return (self.home,)
        if word == "the council":
            return self.last_named.get(noun) or self.council
        return self.last_named.get(noun) if noun in _SHORT_NAMES else None

    def _officer(self, reading: Reading, mention: ActorMention, before: list[ActorMention]) -> tuple[str, ...]:
        words = mention.text.lower().replace("’", "'").removesuffix("'s").removeprefix("the ")
        if words in _OWN and self.document.speaker == "USA":
            return ("USA",)
        own = mention.text == "The Minister" and self.document.speaker is not None
        actor = self.document.speaker if own else self.people.actor_of(mention.text)
        if actor:
            return (actor,)
        if words in ("secretary-general", "secretary general"):
            return ("nato",) if "nato" in self.ids and "un" not in self.ids else ("un",)
        if parts(mention.text).office == "leader":
            return ()  # of a party, as often as not
        if self.document.speaker == "USA" and _is_foreign(words):
            return self.guest
        return self._teller(reading, mention, before)

    def _teller(self, reading: Reading, mention: ActorMention, before: list[ActorMention]) -> tuple[str, ...]:
        """Whose officer or organ it is that stands without a state's name.

        "Peru will lend a ship, Minister Doe said": the subject's; else that of the place the text is
        written from; else of the subject of the sentences before; else of what the officer tells about.
        """
        text, speaker = reading.sentence.text, self.document.speaker
        told = speaker is None and text[max(0, mention.start - 2) : mention.start].rstrip(" ").endswith((",", "”", '"'))
        if told and (first := _first_state(before, text)) and not _goes_with_another(before, text):
            return first
        if self.home and (self.home.isupper() or not _OF_STATES.search(mention.text)):
            return (self.home,)
        behind = [m for m in reading.actors if m.start >= mention.end]
        if found := self._subject_state(reading, before):
            return found
        said = bool(behind) and _TELLS.fullmatch(text[mention.end : behind[0].start])
        return _first_state(behind, text) if said else ()

    def _subject_state(self, reading: Reading, before: list[ActorMention]) -> tuple[str, ...]:
        """The state that opens this sentence or one of the three before; else the one named last."""
        told = ((r.actors, r.sentence.text) for r in reversed(self.settled[-3:]))
        for mentions, text in ((before, reading.sentence.text), *told):
            if first := _first_state(mentions, text):
                return first
        return self._nearest_state(before)

    def _speaker(self, reading: Reading, mention: ActorMention, word: str) -> tuple[str, ...]:
        span = reading.sentence.locate(mention.start, mention.end)
        speaker = self.document.speaker
        for quotation in reading.quotations:
            if span in quotation.span and quotation.speaker is not None:
                name = quotation.speaker.of(self.document.text)
                found = named(name)
                actor = self.people.actor_of(name)
                return found if len(found) == 1 else (actor,) if actor else ()
        if word in _MINE:
            return (speaker,) if speaker else ()
        turn = reading.sentence.passage.voice
        if turn:
            if turn not in self.voices:
                self.voices[turn] = voice(turn, self.document, self.people)
            return self.voices[turn]
        if self.signatories:
            return self.signatories
        inside = any(span in quotation.span for quotation in reading.quotations)
        if speaker or inside:
            return (speaker,) if speaker else ()
        return (self.home,) if self.home and self.document.publisher and named(self.document.publisher) else ()

    def _of_a_kind(self, word: str, before: list[ActorMention]) -> tuple[str, ...]:
        """ "the West African nation": the state named last; "the two Nordic neighbours": the two."""
        return self._several(word, before) if word.startswith("the two ") else self._nearest_state(before)

    def _several(self, word: str, before: list[ActorMention]) -> tuple[str, ...]:
        """The last two actors named together; for "the leaders" and "they" all officers of that sentence."""
        wide = word in _THEY or word in (
            "the leaders",
            "the three leaders",
            "three leaders",
            "the four leaders",
            "the ministers",
        )
        for mentions in (tuple(before), *(r.actors for r in reversed(self.settled[-_FAR:]))):
            officers = _distinct(m for m in mentions if m.form is ActorForm.OFFICER or _is_person(m))
            if len(officers) == 2 or (wide and len(officers) > 2):
                return officers
            if word in _THEY:
                if mentions:
                    return ()  # whoever was named last is not two officers: things may be meant
                continue
            subjects = _distinct(m for m in mentions if m.form in _SUBJECTS)
            if len(subjects) == 2:
                return subjects
        if (wide and word not in _THEY) or (word.startswith(_BOTH) and len(self.sides) == 2):
            return self.sides  # whose occasion it is
        return self.signatories

    def _single(self, reading: Reading, word: str, before: list[ActorMention]) -> tuple[str, ...]:
        forms = (ActorForm.OFFICER,) if word in ("he", "she", "his", "her") else _SUBJECTS
        if word not in ("he", "she", "his", "her", "it", "its", "the government"):
            return self._nearest_state(before)
        if word == "the government":
            if self.home and self.home.isupper() and _OFFICE.search(self.document.publisher or ""):
                return (self.home,)  # an office of a state means its own
            return self._nearest_state(before) or ((self.home,) if self.home else ())
        told = [(tuple(before), reading.sentence.text)]
        told += [(r.actors, r.sentence.text) for r in reversed(self.settled[-2:])]
        for free in (True, False):  # first who acts, then whoever is named
            for mentions, text in told:
                for mention in mentions:
                    governed = free and _GOVERNED.search(text, max(0, mention.start - 20), mention.start)
                    if mention.form in forms and len(mention.actors) == 1 and not governed:
                        return mention.actors
        return ()

    def _nearest_state(self, before: list[ActorMention]) -> tuple[str, ...]:
        for mentions in (tuple(before), *(r.actors for r in reversed(self.settled[-3:]))):
            for mention in reversed(mentions):
                if mention.form is not ActorForm.PRONOUN and len(mention.actors) == 1 and mention.actors[0].isupper():
                    return mention.actors
        return ()


@cache
def _kinds_of_body(actor: str) -> tuple[str, ...]:
    """What a body is called for short: "the Fund" where one of its names ends so."""
    ends = {name.rsplit(" ", 1)[-1].lower() for name in actors.bodies().get(actor, ())}
    return tuple(noun for noun in _SHORT_NAMES if noun in ends or actor in _SHORT_NAMES[noun])


def _is_foreign(words: str) -> bool:
    """Whether an office is never the United States': "prime minister doe", "the king", "foreign minister doe"."""
    if words in _FOREIGN or words.rsplit(" ", 1)[-1] in _SHORT_OFFICES or words.split(" ", 1)[0] in _MONARCHS:
        return True
    return words.startswith(_NEVER_AMERICAN)


def _first_state(mentions: Iterable[ActorMention], text: str) -> tuple[str, ...]:
    """The state that opens the sentence: the first that is named and hangs on no preposition."""
    for mention in mentions:
        if mention.form in _SUBJECTS and len(mention.actors) == 1 and mention.actors[0].isupper():
            return () if _GOVERNED.search(text, max(0, mention.start - 20), mention.start) else mention.actors
    return ()


def _goes_with_another(mentions: list[ActorMention], text: str) -> bool:
    """Whether the sentence opens with several: whose minister "Peru and Chad signed, the minister said" is, is open."""
    return len(mentions) > 1 and text[mentions[0].end : mentions[1].start] in (" and ", ", ")


def _is_person(mention: ActorMention) -> bool:
    """Whether it is "he" or "she", whom the document has settled."""
    return mention.form is ActorForm.PRONOUN and mention.text.lower() in ("he", "she")


def _distinct(mentions: Iterable[ActorMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for mention in mentions for actor in mention.actors))
