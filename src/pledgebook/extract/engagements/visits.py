"""Visits: who goes where, whose trip it is, who stays at a place on a day."""

import re

from pledgebook.extract.engagements.partners import partner
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import joined, owners
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.extract.engagements.times import date_near
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.actors import states
from pledgebook.reference.engagement_cues import capitals

Parties = tuple[str, ...]

_STATE = re.compile(r"[A-Z]{3}$")
_TO = re.compile(
    r"\s+(?:(?:on|back|again|over|down|up|straight|directly|separately|today|yesterday|together|also|here"
    r"|this (?:week|month|morning)|last (?:week|month)|early|late|earlier|later|next (?:week|month)|on \w+day) ){0,2}"
    r"(?:to|in|into|at|through|for|on to|onto)\s+"
    r"(?:the |neighbou?ring |central |eastern |western |northern |southern )?(?=[A-Z])"
)
_FOR = re.compile(r"(?:\s+(?:\w+\s+){0,4}?for)?\s+(?=[A-Z])")
_NEEDS_PEOPLE = re.compile(  # goods and storms do so as well
    r"(?:came|comes|due|expected|awaited|back|return\w*|landed|lands|touched|head\w+|left|leav\w+|depart\w+|sets? off"
    r"|stopped|bound|went|goes|go|going|toured|touring|tours?|flown)\b"
)
_NOUN_TO = re.compile(r"\s+(?:of\s+[^.;]{3,60}?)?(?:by\s+[^.;]{3,60}?)?(?:to|in)\s+(?:the\s+|both\s+)?(?=[A-Z])")
_AS_NOUN = re.compile(r"\s+(?:to|by|of)\b")
_AS_VERB = re.compile(r"\b(?:will|to|and|can|they|we|I|who)\s+$")
_DIRECT = re.compile(r"\s+(?:again\s+|(?:war-torn|neighbou?ring|nearby|central)\s+)?(?:the )?[A-Z]")
_CEREMONY = re.compile(
    r"\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:inauguration|funeral|memorial|coronation|swearing-in|wedding|requiem|burial"
    r"|commemorations?|celebrations?|ceremony|ceremonies|anniversary|opening|launch)\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|at)\s+(?=[A-Z])")
_HERE = re.compile(
    r"\s+(?:here|(?:(?:to|in|into|at)\s+)?(?:the\s+(?:country|capital|city)|town))\b(?!\s+of\b)", re.IGNORECASE
)
_THIS_TRIP = re.compile(r"\b(?:[Tt]his|[Oo]ur|[Mm]y)\s+(?:(?:has been|is|was|[a-z-]+)\s+){0,7}$")
_OF_STATE = re.compile(r"\b(?:[Ss]tate|[Oo]fficial|[Ww]orking)\s+(?:[Ww]orking\s+)?[Vv]isit$")
_BE_GOING = re.compile(r"(?:\b(?:am|is|are|was|were|be)|[’'](?:m|s|re))\s+$")
_INVITED = re.compile(r"\baccept\w*\b[^.;]{0,40}\binvitation\b[^.;]{0,12}$")
_ON_A = re.compile(
    r"\b(?:on|paid|pays|paying|pay|made|makes|making|make|began|begins|start(?:s|ed)|ended?)\s+(?!th[ei])(?:[\w-]+\s+){1,4}$"
)
_AND_IN = re.compile(r"[^.;]{0,60}?,?\s+(?:and|then)\s+(?:then\s+)?(?:in|to|on to)\s+(?=[A-Z])")
_PLACE = re.compile(r"(?:the )?([A-Z][\w’'.-]+(?:\s(?:[A-Z][\w’'.-]+)){0,2})")
_END = re.compile(r"[;.]\s|\b(?:to (?!the\b|[A-Z])|where|which|who|when|after|before|for|from|as|that|with|while)\b")
_PEOPLE = re.compile(
    r"\b(?:delegation|team|mission|officials|experts|group|members|envoys?|minister|president)\b", re.IGNORECASE
)
_FOR_TALKS = re.compile(r"\bfor (?:\w+ )?(?:talks|meetings|consultations|negotiations)\b")
_REGION = re.compile(r"\s+the (?:region|area)\b")
_GOING = frozenset({"went", "goes", "go"})
_WE = frozenset({"I", "he", "she", "He", "She", "we", "We"})
_REACH = 90  # characters behind the word in which the place stands


def places(scene: Scene, start: int, end: int) -> list[str]:
    """The states named, or meant by their capitals, between two offsets, in order."""
    found: dict[str, int] = {}
    for mention in scene.reading.actors:
        if start <= mention.start < end and _is_place(mention):
            for actor in mention.actors:
                if _STATE.match(actor):
                    found.setdefault(actor, mention.start)
    for match in _PLACE.finditer(scene.text, start, max(start, end)):
        words = match[1].split()
        for name in (" ".join(words[:3]), " ".join(words[:2]), words[0]):
            code = capitals().get(name.rstrip(".,’'"))
            if code:
                found.setdefault(code, match.start())
                break
    return sorted(found, key=lambda code: found[code])


def _is_place(mention: ActorMention) -> bool:
    """A state's name or metonym; also one that a capital after it makes look like an attribute ("Chad January 8")."""
    if mention.form is ActorForm.ADJECTIVE:
        return any(mention.text in states()[a].get("names", ()) for a in mention.actors if a in states())
    return mention.form in (ActorForm.NAME, ActorForm.METONYM) and not mention.possessive


def read_visits(scene: Scene, word: Word) -> list[Parties]:
    """Guest and host of each visit that the word tells of: "trips to Norway and Chad" are two."""
    if word.sort == "visit_stay":
        return _stay(scene, word)
    if word.text == "Mission":  # part of a name
        return []
    return _trips(scene, word) if _is_noun(scene, word) else _journeys(scene, word)


def _is_noun(scene: Scene, word: Word) -> bool:
    """ "Visit" and "travel" are nouns before "to", unless "will" or "they" stands in front."""
    if word.sort == "visit_noun":
        return True
    either = re.fullmatch(r"(?:visit|travel)s?", word.text) and _AS_NOUN.match(scene.text, word.end)
    return bool(either) and not _AS_VERB.search(scene.text[max(0, word.start - 12) : word.start])


def _trips(scene: Scene, word: Word) -> list[Parties]:
    to = _NOUN_TO.match(scene.text, word.end)
    if to is None:
        return _state_visit(scene, word) or _unplaced(scene, word)
    hosts = places(scene, to.end(), _scope(scene.text, word.end))
    by, _ = joined(scene, word.end, "by|of", 30)
    if not hosts and word.text == "mission" and len(by) > 1:
        return [by]
    guests = by or owners(scene, word.start) or _ours(scene, word) or holder(scene, word.start) or _travelling(scene)
    return _pairs(guests, hosts)


def _ours(scene: Scene, word: Word) -> Parties:
    """ "This has been a productive trip to Thailand": the speaker's."""
    if not scene.is_spoken or not _THIS_TRIP.search(scene.text, max(0, word.start - 70), word.start):
        return ()
    return scene.setting.speakers.of(scene.reading) or scene.setting.speakers.document


def _travelling(scene: Scene) -> Parties:
    """Whoever was told last to travel: the owner of "a planned stop in Oslo"."""
    last = [e for e in scene.told if e.type is EngagementType.VISIT and len(e.parties) > 1]
    return last[-1].parties[:1] if last else ()


def _state_visit(scene: Scene, word: Word) -> list[Parties]:
    """ "During the president's State Visit": to the state that speaks."""
    speaker = scene.setting.layout.document.speaker
    if not speaker or not _OF_STATE.search(scene.text, max(0, word.start - 24), word.end):
        return []
    return _pairs(_guests(owners(scene, word.start)), [speaker])


def _unplaced(scene: Scene, word: Word) -> list[Parties]:
    """ "is on a two-day visit": to whom the document has just told that the guest came."""
    if word.text.lower().startswith(("travel", "mission", "stop")) or not _ON_A.search(
        scene.text[max(0, word.start - 60) : word.start]
    ):
        return []
    guests = _guests(owners(scene, word.start) or subject(scene, word.start) or holder(scene, word.start))[:1]
    hosts = [a for a in partner(scene, guests) if _STATE.match(a)] if guests else []
    return _pairs(guests, hosts)


def _journeys(scene: Scene, word: Word) -> list[Parties]:
    text, verb = scene.text, word.text.lower()
    if verb.startswith("attend"):
        return _pairs(_travellers(scene, word), _at_ceremony(scene, word))
    direct = verb.startswith(("visit", "tour", "left")) or verb.endswith((" in", " from"))
    direct = direct and not verb.endswith(" for")
    to = (_FOR if verb.startswith(("leav", "depart", "set")) else _TO).match(text, word.end)
    if _NEEDS_PEOPLE.match(verb) and not _are_people(scene, word.start):
        return []
    if verb.startswith("going") and not _BE_GOING.search(text, max(0, word.start - 12), word.start):
        return []
    here = _HERE.match(text, word.end) is not None
    if direct and not here and not _DIRECT.match(text, word.end):
        return []
    if not direct and not here and (to is None or (verb in _GOING and text[word.end : word.end + 4] != " to ")):
        return []
    hosts = places(
        scene, to.end() if to else word.end + 1, _scope(text, max(word.end, to.end() - 5 if to else 0))
    ) or _here(scene, word.end)
    return _pairs(_travellers(scene, word), hosts) if hosts else []


def _here(scene: Scene, end: int) -> list[str]:
    """The state from which the text is written, where somebody travels "here" or "to the capital"."""
    return [scene.setting.place] if scene.setting.place and _HERE.match(scene.text, end) else []


def _at_ceremony(scene: Scene, word: Word) -> list[str]:
    """Where the funeral or inauguration is that somebody attends: "attended the coronation of the king in Oslo"."""
    what = _CEREMONY.match(scene.text, word.end)
    at = _IN.search(scene.text, what.end(), what.end() + 2 * _REACH) if what else None
    return places(scene, at.end(), at.end() + 30)[:1] if at else []


def _travellers(scene: Scene, word: Word) -> Parties:
    """The subject; of an invitation accepted, who accepts it; of a verb that takes up the last sentence, its guest."""
    found = subject(scene, word.start)
    if not found and _INVITED.search(scene.text, max(0, word.start - 80), word.start):
        found = holder(scene, word.start)
    return found


def _pairs(actors: Parties, hosts: list[str]) -> list[Parties]:
    guests = _guests(actors)
    return [(*guests, host) for host in hosts if guests and host not in guests]


def _guests(actors: Parties) -> Parties:
    return tuple(a for a in actors if not a.startswith("region-") and a not in ("world", "allies-and-partners"))


def _scope(text: str, end: int) -> int:
    """Where the words on the place end: at the purpose, a clause, or a date's own words."""
    stop = _END.search(text, end + 5, end + _REACH)
    return min(stop.start() if stop else len(text), end + _REACH)


def _stay(scene: Scene, word: Word) -> list[Parties]:
    """ "The minister will be in Oslo on Monday", "I am in Accra today": people at a place, on a day."""
    text = scene.text
    if date_near(scene, word.start, word.end + 40) is None or not _are_people(scene, word.start):
        return []
    guests = _guests(subject(scene, word.start))[:1]
    if guests and _REGION.match(text, word.end):
        return [guests]
    if not guests:
        return []
    if there := _here(scene, word.start + len(word.text) - len("in") - 1):
        return _pairs(guests, there)
    first = word.end + (5 if text[word.end : word.end + 5] == " the " else 1)
    if not text[first : first + 1].isupper():
        return []
    found = places(scene, first, first + 40)[:1]
    if found and (also := _AND_IN.match(text, first)):
        found += [a for a in places(scene, also.end(), also.end() + 30)[:1] if a not in found]
    return _pairs(guests, found)


def _are_people(scene: Scene, at: int) -> bool:
    """Whether it is people who are there: an officer, "I", a delegation; not "the war in Chad is in"."""
    last = [m for m in scene.reading.actors if m.end <= at and at - m.end < 60]
    if not last:
        return re.search(r"\bI(?:\b|[’'])\s*(?:will\s)?$", scene.text[max(0, at - 12) : at]) is not None
    mention = last[-1]
    person = mention.form is ActorForm.OFFICER or mention.text in _WE
    return person or _PEOPLE.search(scene.text, max(0, mention.start - 40), at) is not None


def is_for_talks(scene: Scene, word: Word) -> bool:
    """Whether somebody is at a place for talks there: a meeting rather than a visit."""
    return word.sort == "visit_stay" and _FOR_TALKS.search(scene.text, word.end, word.end + 120) is not None
