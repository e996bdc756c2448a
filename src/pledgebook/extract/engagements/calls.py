"""Calls: who spoke with whom, by phone, by video or with no means named."""

import re

from pledgebook.extract.engagements.met import Met, by_verb, counterpart, met, person_after
from pledgebook.extract.engagements.nouns import by_noun
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, joined
from pledgebook.extract.engagements.subjects import row_before, subject
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("calls")
_TELEPHONED = _FRAMES.pattern("telephoned")
ABOUT = _FRAMES.pattern("about")
_ASKS = _FRAMES.pattern("asks")
_OTHER_CALLS = _FRAMES.pattern("other_calls")
_CALLED_ON = _FRAMES.pattern("called_on")
_TO_DO = _FRAMES.pattern("to_do")
_BY_PHONE = _FRAMES.pattern("by_phone")
_TOLD = _FRAMES.pattern("told")
_TOOK = _FRAMES.pattern("took")
_RANG = _FRAMES.words("rang")
_FACE_TO_FACE = _FRAMES.pattern("face_to_face")
_PRESENT = _FRAMES.listed("present")
_AGAIN_SOON = _FRAMES.pattern("again_soon")


def read_call_verb(scene: Scene, word: Word) -> Met | None:
    """ "spoke by phone with", "called President Doe today to congratulate", "telephoned"; no speech to the public."""
    verb = word.text.lower()
    if verb in ("called", "calls"):
        return _called(scene, word)
    after = scene.text[word.end : word.end + 60]
    if ABOUT.match(after) and not re.search(r"\bwith\b", after[:45]):
        return _talked_about(scene, word, EngagementType.MEETING) if _FACE_TO_FACE.search(scene.text) else None
    if verb in _RANG and ((rung := _rung(scene, word)) or verb.startswith("r")):
        return rung
    if verb in _PRESENT and not re.match(r"\s+(?:\w+\s+){0,3}with\b", after):
        again = _AGAIN_SOON.match(after)
        return met(EngagementType.CALL, subject(scene, word.start), word.end) if again else None
    if re.match(r"\s+to\b", after) and not _is_person_after(scene, word.end):
        return None
    kind = EngagementType.MEETING if _FACE_TO_FACE.search(scene.text) else EngagementType.CALL
    found = by_verb(scene, word, kind, "with" if verb == "speaking" else "with|to")
    return found or _talked_about(scene, word, kind)


def _rung(scene: Scene, word: Word) -> Met | None:
    """ "rang the king", "telephoned his counterpart": the object without a preposition."""
    subjects = subject(scene, word.start)
    others, end = chain(scene, word.end)
    if not others:
        others, end = counterpart(scene, word.end, subjects)
    return met(EngagementType.CALL, distinct((*subjects, *others)), end) if others else None


def _talked_about(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """ "She and the envoy talked about spare parts", in news: two who are named in a row before the verb."""
    row = row_before(scene, word.start) if scene.setting.is_reported and not scene.is_spoken else ()
    told = word.text.lower() in ("talked", "spoke") and ABOUT.match(scene.text, word.end)
    return met(kind, row, word.end) if told else None


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
