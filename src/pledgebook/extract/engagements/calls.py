"""Calls: who spoke with whom, by phone, by video or with no means named."""

import re

from pledgebook.extract.engagements.met import Met, by_verb, met, person_after
from pledgebook.extract.engagements.nouns import by_noun
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, joined
from pledgebook.extract.engagements.subjects import subject
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm

_TELEPHONED = re.compile(
    r"[^.;]{0,60}?\b(?:today|tonight|yesterday|this (?:morning|afternoon|evening)|by phone"
    r"|to (?:congratulate|discuss|underscore|thank|express|offer|convey))\b"
)
_ABOUT = re.compile(r"\s+(?:out|up|about|of|for itself|to the (?:nation|press|media|people)|at)\b")
_ASKS = re.compile(r"\s+(?:for|to|upon|on(?! [A-Z]))\b")
_OTHER_CALLS = re.compile(
    r"\b(?:press|port|roll|that|we|i|to|wake-up|last|national|political|ongoing|often|close|conference) $",
    re.IGNORECASE,
)
_CALLED_ON = re.compile(r"\s+on\b")
_TO_DO = re.compile(r"[^.;]{0,60}?\b(?:to|for)\s+[a-z]")
_BY_PHONE = re.compile(r"(?:on|over|by|via) .*phone", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?P<verb>told|assured|informed|thanked|congratulated|briefed|urged|asked|promised|warned|reached|contacted|consoled)\b"
    r"[^.;]{0,80}$"
)
_TOOK = re.compile(r"\b(?:took|takes|received|receives|got|had|fielded)\s+(?:[\w-]+\s+){0,3}$")
_PRESENT = ("speak", "speaks", "speaking")


def read_call_verb(scene: Scene, word: Word) -> Met | None:
    """ "spoke by phone with", "called President Doe today to congratulate", "telephoned"; no speech to the public."""
    verb = word.text.lower()
    if verb in ("called", "calls"):
        return _called(scene, word)
    after = scene.text[word.end : word.end + 60]
    if _ABOUT.match(after) and not re.search(r"\bwith\b", after[:45]):
        return None
    if verb in ("telephoned", "phoned", "reached out to"):
        others, end = chain(scene, word.end)
        if others:
            return met(EngagementType.CALL, distinct((*subject(scene, word.start), *others)), end)
    if verb in _PRESENT and not re.match(r"\s+(?:\w+\s+){0,3}with\b", after):
        return None
    if re.match(r"\s+to\b", after) and not _is_person_after(scene, word.end):
        return None
    return by_verb(scene, word, EngagementType.CALL, "with" if verb == "speaking" else "with|to")


def _called(scene: Scene, word: Word) -> Met | None:
    on = _CALLED_ON.match(scene.text, word.end)
    others, end = person_after(scene, on.end() if on else word.end)
    if on and others and not _TO_DO.match(scene.text, end):  # paid a call; "called on the king to sign" asks him
        return met(EngagementType.MEETING, distinct((*subject(scene, word.start), *others)), end)
    if not others or not _TELEPHONED.match(scene.text, end):
        return None
    return met(EngagementType.CALL, distinct((*subject(scene, word.start), *others)), end)


def _is_person_after(scene: Scene, end: int) -> bool:
    persons = (ActorForm.OFFICER, ActorForm.PRONOUN)
    return any(end <= m.start < end + 12 and m.form in persons for m in scene.reading.actors)


def read_call_noun(scene: Scene, word: Word) -> Met | None:
    """ "a call with", "their phone call"; no call for something, no press call."""
    if word.text.lower() in ("call", "calls") and _ASKS.match(scene.text, word.end):
        return None
    if _BY_PHONE.fullmatch(word.text):
        return _told_by_phone(scene, word)
    if found := _call_from(scene, word):
        return found
    if _OTHER_CALLS.search(scene.text[max(0, word.start - 25) : word.start]):
        return None
    return by_noun(scene, word, EngagementType.CALL)


def _told_by_phone(scene: Scene, word: Word) -> Met | None:
    """ "told the king by telephone", "was on the phone with the king"."""
    if found := by_noun(scene, word, EngagementType.CALL):
        return found
    told = _TOLD.search(scene.text, max(0, word.start - 90), word.start)
    if told is None:
        return None
    others, _ = person_after(scene, told.end("verb"))
    return (
        met(EngagementType.CALL, distinct((*subject(scene, told.start("verb")), *others)), word.end) if others else None
    )


def _call_from(scene: Scene, word: Word) -> Met | None:
    """ "took a call from the king"."""
    took = _TOOK.search(scene.text, max(0, word.start - 40), word.start)
    others, end = joined(scene, word.end, "from", 12) if took else ((), word.end)
    return (
        met(EngagementType.CALL, distinct((*subject(scene, took.start()), *others)), end) if took and others else None
    )
