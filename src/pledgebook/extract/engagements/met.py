"""A call or meeting as it is read, and the two frames that most of them have: verb with "with", noun with its owner."""

import re
from dataclasses import dataclass

from pledgebook.extract.engagements.partners import partner
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, hosts, joined, owners
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.extract.engagements.times import THAT_HAD
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm
from pledgebook.reference.actors import bodies
from pledgebook.reference.engagement_cues import engagement_cues

_GOES_ON = re.compile(
    r"\s*(?:[.,]|$|(?:\w+ly|twice|once|(?:several|three|four|five|many|two) times|face|recently|amid|under|alongside"
    r"|after|following|behind|ahead|when|as|today|tonight|yesterday|tomorrow|again|here|in|on|at|by|for|to|over|this|earlier|virtually|before"
    r"|during|about|and|last|next|early|later|separately|privately|formally|online|via|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|hold|holds|holding|launched|conven\w+|(?:co-?)?(?:host|chair|organi[sz])\w*|had|have)\s+(?:[\w’'-]+\s+){0,9}$"
)
_RUNNING = frozenset(
    {"negotiations", "discussions", "dialogue", "dialogues", "consultations", "session", "sessions"}
)  # go on for years
_AGAIN = re.compile(  # a habit, not a meeting
    r"\s+(?:regularly|annually|often|frequently|routinely|every|each|monthly|weekly|quarterly|yearly|daily"
    r"|(?:once|twice) an? )\b"
)
_DONE_BY = re.compile(r"\s+(?:\w+ly\s+)?(?:held|conducted|had|convened)\s+(?:[^.;,]{0,40}\s)?by\b")
_WE = re.compile(r"\b[Ww]e(?:[’'](?:ve|d))?\s+(?:\w+\s+){0,2}$")
_OURS = re.compile(
    r"\b[Oo]ur\s+(?:(?:last|first|recent|previous|latest|next|second|third|earlier|phone|\w+ed|very)\s+){0,3}$"
)
_SESSIONS = ("meeting", "session", "summit", "ministerial", "gathering", "sitting", "plenary", "consultations")
_MEETS = (EngagementType.MEETING, EngagementType.SUMMIT)
_AT_IT = re.compile(r"\b(?:[Aa]t|[Ii]n|[Dd]uring|[Aa]fter|[Ff]ollowing)\s+(?:(?!the\b)[a-z’'-]+\s+){0,4}$")
_NEXT = re.compile(
    r"\b(?:next|follow-up|followup|second|third|fourth|fifth|another|further|new|final|subsequent|fresh)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_COUNTERPART = re.compile(
    r"[^.;:,]{0,50}?(?:\b(?:with|to|by|and)\s+|\s)(?:his|her|its|their)\s+(?:[\w-]+\s+){0,3}counterparts?\b",
    re.IGNORECASE,
)
_EVENTS = frozenset({"event", "events", "reception", "receptions"})  # of games, of a history: not of those who meet
_NEAR_PERSON = 14  # characters from a verb to the person who is met or called


@dataclass(frozen=True, slots=True)
class Met:
    """Who met in what form; ``end`` is where the words on it end."""

    kind: EngagementType
    parties: tuple[str, ...]
    end: int


def is_body(actor: str) -> bool:
    """Whether an id is that of a body and not of a state or region."""
    return not re.fullmatch(r"[A-Z]{3}", actor) and not actor.startswith("region-")


def goes_on(scene: Scene, end: int) -> bool:
    """Whether place, time or nothing follows: "they met in Oslo", and not "they met every challenge"."""
    return _GOES_ON.match(scene.text, end) is not None


def met(kind: EngagementType, parties: tuple[str, ...], end: int) -> Met | None:
    """The meeting of several; one alone meets nobody."""
    return Met(kind, parties, end) if len(parties) > 1 else None


def person_after(scene: Scene, end: int) -> tuple[tuple[str, ...], int]:
    """A person right behind a verb, with those who are listed on."""
    first = next((m for m in scene.reading.actors if m.start >= end), None)
    if first is None or first.start - end > _NEAR_PERSON or first.form is not ActorForm.OFFICER:
        return (), end
    return chain(scene, end)


def by_verb(scene: Scene, word: Word, kind: EngagementType, links: str) -> Met | None:
    """Subject and complement, or a subject that is several: "Norway and Chad met in Oslo"."""
    subjects = subject(scene, word.start)
    others, end = joined(scene, word.end, links)
    if not others and kind is EngagementType.MEETING:
        others, end = person_after(scene, word.end)
    if not others:
        others, end = counterpart(scene, word.end, subjects)
    if others:
        return met(kind, distinct((*subjects, *others, *hosts(scene, end))), end)
    if not goes_on(scene, word.end) or _AGAIN.match(scene.text, word.end):
        return None
    return met(kind, subjects if len(subjects) > 1 else _you_and_we(scene, word.start, subjects), word.end)


def _you_and_we(scene: Scene, at: int, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Of "when we first met", said between those whom the title names: all of them."""
    we = _WE.search(scene.text, max(0, at - 30), at) and scene.is_spoken
    return scene.setting.sides if we and set(subjects) <= set(scene.setting.sides) else subjects


def counterpart(scene: Scene, end: int, parties: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Whom "his counterpart" means behind a word: the other side of what was told before."""
    found = _COUNTERPART.match(scene.text, end)
    return (partner(scene, parties), found.end()) if found and parties else ((), end)


def by_noun(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """Its owner or holder, and those behind "with", "between", "of" and "hosted by"."""
    own = owners(scene, word.start)
    if _OURS.search(scene.text, max(0, word.start - 40), word.start) and scene.is_spoken:
        own = _you_and_we(scene, word.start, own) if len(own) > 1 else scene.setting.sides or own
    by = "|by" if _DONE_BY.match(scene.text, word.end) else ""
    found, end = joined(scene, word.end, f"with|between|among|involving{by}", 70)
    if by and len(found) == 1:
        found = distinct((*found, *counterpart(scene, end, found)[0]))
    of: tuple[str, ...] = ()
    if not found:
        match = None if word.text.lower() in _EVENTS else re.match(r"\s+of\s+", scene.text[word.end : word.end + 8])
        of, end = chain(scene, word.end + match.end()) if match else ((), word.end)
    if not found and not of and (told := _that_was_had(scene, word)):
        return met(kind, told[0], told[1])
    held = hosts(scene, end)
    between = re.search(r"\b(?:between|among)\b", scene.text[word.end : word.end + 60]) is not None
    if word.text.lower() in _RUNNING and not scene.reading.dates:
        return None
    left = own or (() if between else holder(scene, word.start))
    if not found and not of:
        found, end = counterpart(scene, word.end, left)
    alone = distinct((*left, *of, *found, *held))
    if len(alone) == 1 and _is_session(scene, word, alone[0], is_named=bool(own or of)):
        return Met(kind, alone, end)
    if not (found or held or len(own) > 1 or (of and not own) or _is_held_by(scene, word, left)):
        return _follow_up(scene, word)
    return met(kind, alone, end)


def _that_was_had(scene: Scene, word: Word) -> tuple[tuple[str, ...], int] | None:
    """ "the conversation that I had today with the prime minister": its parties and where the words on them end."""
    had = THAT_HAD.match(scene.text, word.end)
    if had is None:
        return None
    others, end = joined(scene, had.end(), "with", 60)
    return (distinct((*subject(scene, had.start("verb")), *others)), end) if others else None


def _is_session(scene: Scene, word: Word, actor: str, *, is_named: bool) -> bool:
    """Whether one body meets by itself, on a day: "a meeting of the Council", "its board will hold a session"."""
    coming = re.search(r"\b(?:will|to)\s+(?:\w+\s+){1,4}$", scene.text[max(0, word.start - 40) : word.start])
    if actor not in bodies() or not (scene.reading.dates or coming):
        return False
    held = is_named or _HELD.search(scene.text, max(0, word.start - 70), word.start) is not None
    return held and word.text.lower().startswith(_SESSIONS)


def _is_held_by(scene: Scene, word: Word, parties: tuple[str, ...]) -> bool:
    """ "Kenya and the EU held a second dialogue", "agreed at talks": several who hold it need no "with"."""
    before = scene.text[max(0, word.start - 70) : word.start]
    return len(parties) > 1 and bool(_HELD.search(before) or _AT_IT.search(before))


def _follow_up(scene: Scene, word: Word) -> Met | None:
    """ "The next round will be held in Oslo": of those who met before."""
    before, after = scene.text[max(0, word.start - 45) : word.start], scene.text[word.end : word.end + 70]
    if not scene.told or not _NEXT.search(before) or not engagement_cues().words["behind"].search(after):
        return None
    kinds = (EngagementType.SUMMIT,) if word.text.lower() == "edition" else _MEETS
    last = next((e for e in reversed(scene.told) if e.type in kinds), None)
    return Met(last.type, last.parties, word.end) if last else None
