"""For whom a quoted person speaks: the party told with the name, before it, or where it was first named."""

import re
from bisect import bisect_right
from collections import Counter

from pledgebook.extract.actors import find_actors
from pledgebook.extract.wording import slug
from pledgebook.model.document import Document
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.model.span import Span
from pledgebook.reference import gazetteer
from pledgebook.reference.actors import Sort, bodies, states
from pledgebook.reference.engagement_cues import capitals

_NEAR = 60  # characters from "its" to the name of the director
_OFFICE = re.compile(
    r"\s(?:[\w-]+\s){0,4}?(?:\w*(?:director|head|chief|leader|chair\w*|secretary|minister|president|spokes\w+"
    r"|coordinator|general|envoy|commissioner|governor|premier|representative|adviser|advisor))\b"
)
_NAMED = r"(?P<name>[A-ZÀ-Þ][\w’'.&-]*(?:\s(?:of\s(?:the\s)?|de\s|for\s|and\s)?[A-ZÀ-Þ][\w’'.&-]*){0,5}?)"
# "Example's defence spokesperson, <name>"; "<name> of the Example Party"; "<name>, leader of Example"; "<name> (EX)"
_OWNING = re.compile(
    rf"(?<![\w’'])(?:[Tt]he\s)?{_NAMED}[’']s?\s(?:[a-z][\w-]*\s){{0,4}}[a-z][\w-]*,?\s(?:[A-ZÀ-Þ][\w’'.-]*\s){{0,2}}$"
)
_BELONGING = re.compile(
    r"(?:,\s(?:an?\s|the\s)?(?:[a-z][\w-]*\s){1,5}(?:of|for|at|with)\s(?:the\s)?|\sof\s(?:the\s)?|\s\("
    r"|,\swho\s(?:leads|heads|runs|directs|chairs|founded|speaks\sfor)\s(?:the\s)?)"
    rf"{_NAMED}(?=[\s,.);]|$)(?!\s[A-ZÀ-Þ])"
)
_IN = re.compile(r"\b(?:in|from|of|near|outside)\s(?:the\s)?(?=[A-Z])")
_ENVOY = re.compile(r"\b(?:envoy|ambassador|representative|delegate)\b", re.IGNORECASE)
# "IOM's chief of mission in Chad, <name>", "the bloc's commissioner for peace, trade and health, Amb. <name>"
_POSTED = re.compile(r"(?:\s(?:of|for|in|to|at)\s[\w’', -]{1,50})?,\s(?:[A-Z][a-z]{1,4}\.\s)?")
_NAMES_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w’'-]*(?:\s|\.\s)){1,3}$")  # "Amb. Ada" of "Amb. Ada Example"
_CITY = r"(?P<city>[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)"
_LOCAL = r"(?:governor|mayor|deputy mayor|police chief|bishop|archbishop|prefect)"
_HEADS = re.compile(rf"\b{_LOCAL}\sof\s(?:the\scity\sof\s)?{_CITY}(?:\s[Pp]rovince|\s[Ss]tate)?,\s$")
_HEADS_BEHIND = re.compile(rf",\s(?:the\s)?(?:[a-z]+\s)?{_LOCAL}\sof\s{_CITY}")
# "the charity's chief executive": of the body that was named last
_ITS_HEAD = re.compile(
    r",?\s?\b[Tt]he\s(?:charity|agency|organi[sz]ation|group|fund|bank|alliance|NGO|foundation|bloc|union)[’']s\s"
    r"(?:[\w-]+\s){0,3}?(?:chief executive|\w*(?:director|head|chief|leader|chair\w*|secretary|president|spokes\w+))\b"
)
_LEADS = re.compile(r", (?:who (?:leads|heads|runs|directs|chairs) )?")
_BESIDE_NAME = re.compile(
    r"(?:,?\swho\b|,\s(?!(?:said|told|speaking|who|wrote|was|is|has|had|[a-z]+ed)\b)|\s\()"
    r"|\s(?:of|for|at|from|in|near|with|to|leads|heads|runs|directs|chairs)\s"
)
_OF_A_BODY = re.compile(
    r"\b(?:executive (?:secretary|director|head)|(?:secretary|director)[ -]general|managing director"
    r"|deputy executive director|chief executive|country director|country manager)\b",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\b(?:governor|mayor|resident|farmer|native|king|emir|sultan|district|province|people)s?\b")
_ORGANISED = re.compile(
    r"\b(?:[A-Z]{2,}\w?|(?i:party|bloc|alliance|union|institute|university|council|association|foundation|group|cent(?:re|er)"
    r"|federation|network|movement|front|league|society|fund|bank|initiative|coalition|committee|organi[sz]ation|trust"
    r"|church|company|congress|forum|agency|authority|international|watch|mission|partnership|chamber|college|hospital"
    r"|campaign|action|relief|aid|democrats|greens|republicans|socialists|liberals|conservatives|observatory|corps))s?\b"
)
_SHORT_NAMES = frozenset("Commission Fund Bank Agency Council Union Programme Organization Federation".split())
_BESIDE = 90  # characters on either side of a name in which a party that no table knows may be told


class Spokespeople:
    """The parties of the speakers of one document."""

    def __init__(self, readings: tuple[Reading, ...], document: Document) -> None:
        self.readings, self.text = readings, document.text
        self.issuer = document.speaker
        self.publisher = document.speaker or _one(document.publisher or "")
        self.starts = [reading.sentence.span.start for reading in readings]
        self.named_at: dict[str, Span | None] = {}
        self.words: dict[str, set[str]] = {}
        self.states: Counter[str] = Counter()
        for reading in readings:
            self.states.update(_states(reading))
            for mention in reading.actors:
                if mention.actors:
                    for word in mention.text.split():
                        self.words.setdefault(word, set()).add(mention.actors[0])

    def party(self, place: Span) -> str | None:
        """The id of the party of the speaker named at ``place``; None where the text does not tell it."""
        speaker = " ".join(place.of(self.text).split())
        at = bisect_right(self.starts, place.start) - 1
        reading = self.readings[at] if at >= 0 and self.readings[at].sentence.span.overlaps(place) else None
        return (
            (reading and self._named(reading, place))
            or next((m.actors[0] for m in find_actors(speaker) if m.actors), None)
            or (reading and self._behind(reading, place))
            or self._introduced(speaker)
            or self._its_own(place)
            or (reading and self._of_whom(reading, place))
            or self._when_introduced(place)
            or (reading and self._of_a_place(place))
            or self._unlisted(place)
            or (reading and self._of_a_party(at))
            or self._resident(place)
            or None
        )

    def local(self, place: Span) -> str | None:
        """The likeliest party of a speaker of whom none is told; None where several are as likely.

        An officer that only bodies have is of the body that publishes the text or was named last. Whoever else speaks
        in a release is of who issues it, and in news of whom the passage speaks or the text is mostly about.
        """
        at = bisect_right(self.starts, place.start) - 1
        own = _ITS_HEAD.match(self.text, place.end) or _ITS_HEAD.search(
            self.text, max(0, place.start - _NEAR), place.start
        )
        if at >= 0 and own and (body := self._last_body(at)):
            return body
        if at >= 0 and _OF_A_BODY.search(place.of(self.text)):
            return self.publisher if self.publisher in bodies() else self._last_body(at)
        return self.issuer or self._spoken_of(at) or self._mostly()

    def _last_body(self, at: int) -> str | None:
        for reading in reversed(self.readings[: at + 1]):
            for mention in reversed(reading.actors):
                if len(mention.actors) == 1 and mention.actors[0] in bodies():
                    return mention.actors[0]
        return None

    def _spoken_of(self, at: int) -> str | None:
        """The one state or body that the sentences before in the passage name, outside of quotations."""
        if at < 0:
            return None
        passage, named = self.readings[at].sentence.passage, Counter[str]()
        for reading in self.readings[max(0, at - 8) : at + 1]:
            if reading.sentence.passage == passage:
                named.update(
                    mention.actors[0]
                    for mention in reading.actors
                    if len(mention.actors) == 1 and _is_party(mention.actors[0]) and not _is_quoted(reading, mention)
                )
        most = named.most_common(2)
        return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None

    def _mostly(self) -> str | None:
        most = self.states.most_common(2)
        return most[0][0] if most and (len(most) == 1 or most[0][1] > most[1][1]) else None

    def _named(self, reading: Reading, place: Span) -> str | None:
        """The actor of the mention that the name is, or is part of."""
        for mention in reading.actors:
            if mention.actors and reading.sentence.locate(mention.start, mention.end).overlaps(place):
                return _owner_of(mention, reading) or mention.actors[0]
        return None

    def _behind(self, reading: Reading, place: Span) -> str | None:
        """An office told behind the name: "said Ana Ruiz, deputy head of the World Food Programme"."""
        for mention in reading.actors:
            at = reading.sentence.locate(mention.start, mention.end)
            near = mention.actors and 0 <= at.start - place.end <= 40
            if near and _BESIDE_NAME.match(self.text, place.end):
                return mention.actors[0]
        return None

    def _introduced(self, speaker: str) -> str | None:
        """The party with which a bare name was introduced elsewhere: "Minister Ruiz of Spain" and later "Ruiz"."""
        parties = self.words.get(speaker.rsplit(maxsplit=1)[-1], set())
        return next(iter(parties)) if len(parties) == 1 else None

    def _of_whom(self, reading: Reading, place: Span) -> str | None:
        """ "Its director, <name>, said": for whom "its" stands."""
        for mention in reading.actors:
            at = reading.sentence.locate(mention.start, mention.end)
            near = mention.actors and 0 < place.start - at.end < _NEAR
            owned = near and mention.possessive
            if owned and (place.start - at.end == 1 or _OFFICE.match(reading.sentence.text, mention.end)):
                return mention.actors[0]  # "Chad's Ada Example", "its director, Ada Example"
            if near and mention.form is ActorForm.OFFICER and _POSTED.fullmatch(self.text[at.end : place.start]):
                return mention.actors[0]
        return None

    def _when_introduced(self, place: Span) -> str | None:
        """The party told where the text names the person first, with what stands before the surname."""
        first = self._first(place.of(self.text).split()[-1])
        if first is None or first.end >= place.start:
            return None
        at = bisect_right(self.starts, first.start) - 1
        names = _NAMES_BEFORE.search(self.text, max(0, first.start - _NEAR), first.start)
        whole = Span(names.start() if names else first.start, first.end)
        return self._of_whom(self.readings[at], whole) if at >= 0 else None

    def _of_a_place(self, place: Span) -> str | None:
        """The state of a city of which somebody is told to be governor or mayor, before or behind the name."""
        found = _HEADS.search(self.text, max(0, place.start - _NEAR), place.start) or _HEADS_BEHIND.match(
            self.text, place.end
        )
        return capitals().get(found["city"]) if found else None

    def _its_own(self, place: Span) -> str | None:
        """ "<name>, its executive head,", here or where the person is first named: for whom "its" stands."""
        first = self._first(place.of(self.text).split()[-1])
        for span in (place, first):
            at = bisect_right(self.starts, span.end) - 1 if span else -1
            if span is None or at < 0:
                continue
            reading = self.readings[at]
            for mention in reading.actors:
                of = reading.sentence.locate(mention.start, mention.end)
                if mention.actors and mention.possessive and _LEADS.fullmatch(self.text[span.end : of.start]):
                    office = _OFFICE.match(reading.sentence.text, mention.end)
                    if office and mention.actors[0] in states() and _OF_A_BODY.search(office[0]):
                        return self._last_body(at - 1)
                    return mention.actors[0] if office or of.start - span.end > len(", ") else None
        return None

    def _unlisted(self, place: Span) -> str | None:
        """The party or organisation that no table knows, told beside the name or where it is first named."""
        found = self._beside(place.start, place.end)
        if found is None:
            first = self._first(place.of(self.text).split()[-1])
            found = self._beside(first.start, first.end) if first is not None and first.start < place.start else None
        if found is None or any(m.actors for m in find_actors(found)):
            return None
        if found in _SHORT_NAMES:
            return self._called(found)
        return slug(found) or None

    def _called(self, short: str) -> str | None:
        """The body of the text that is called "the Commission" or "the Fund" for short."""
        if short == "Commission":
            return "eu"
        names = {actor for reading in self.readings for mention in reading.actors for actor in mention.actors}
        ending = [actor for actor in sorted(names) if any(n.endswith(f" {short}") for n in bodies().get(actor, ()))]
        return ending[0] if len(ending) == 1 else None

    def _first(self, surname: str) -> Span | None:
        """Where the text names the person first; looked for once, however often they speak."""
        if surname not in self.named_at:
            found = re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", self.text)
            self.named_at[surname] = Span(*found.span()) if found else None
        return self.named_at[surname]

    def _beside(self, start: int, end: int) -> str | None:
        before = _OWNING.search(self.text[max(0, start - _BESIDE) : start])
        found = before or _BELONGING.match(self.text[end : end + _BESIDE])
        if found is None or _PLACED.search(found.group()):
            return None  # "the governor of a province"
        name = found["name"].rstrip(".")
        return name if _ORGANISED.search(name) or name in _SHORT_NAMES else None  # no town or ship

    def _of_a_party(self, at: int) -> str | None:
        """The political party that the sentences before are about: "The Green Party objected. “No,” said Ada Smith."""
        for reading in reversed(self.readings[max(0, at - 2) : at]):
            if reading.sentence.passage == self.readings[at].sentence.passage:
                for mention in reading.actors:
                    if mention.actors and mention.actors[0].endswith("-party"):
                        return mention.actors[0]
        return None

    def _resident(self, place: Span) -> str | None:
        """Whoever lives there: "said Ada Smith, who bakes bread in Nairobi"."""
        after = re.split(r"[.!?\n“\"]", self.text[place.end : place.end + 2 * _NEAR], maxsplit=1)[0]
        if not _BESIDE_NAME.match(after):
            return None  # "told reporters in Geneva"
        for found in _IN.finditer(after):
            words = gazetteer.atoms(after[found.end() :])
            hit = gazetteer.match(words, 0) if words else None
            if hit and hit[0].sort in (Sort.CAPITAL, Sort.STATE) and len(hit[0].ids) == 1:
                return hit[0].ids[0]
        return None


def _one(name: str) -> str | None:
    """The first party that a publisher's name tells: a ministry's state, a body itself."""
    return next((m.actors[0] for m in find_actors(name) if m.actors and _is_party(m.actors[0])), None)


def _is_party(actor: str) -> bool:
    return actor in states() or actor in bodies()


def _is_quoted(reading: Reading, mention: ActorMention) -> bool:
    span = reading.sentence.locate(mention.start, mention.end)
    return any(span in quotation.span for quotation in reading.quotations)


def _states(reading: Reading) -> list[str]:
    return [actor for mention in reading.actors for actor in mention.actors if actor in states()]


def _owner_of(mention: ActorMention, reading: Reading) -> str | None:
    """The state whose envoy to a body it is: "Syria's UN envoy", "its EU ambassador"."""
    before = [m for m in reading.actors if m.end <= mention.start and mention.start - m.end <= 1]
    owned = before and (before[-1].possessive or before[-1].form is ActorForm.ADJECTIVE)
    return before[-1].actors[0] if owned and _ENVOY.search(mention.text) and before[-1].actors else None
