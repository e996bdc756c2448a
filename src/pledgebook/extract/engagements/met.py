"""A call or meeting as it is read, and the two frames that most of them have: verb with "with", noun with its owner."""

import re
from dataclasses import dataclass

from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, hosts, joined, owners
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm

_GOES_ON = re.compile(
    r"\s*(?:[.,]|$|(?:today|tonight|yesterday|tomorrow|again|here|in|on|at|by|for|to|over|this|earlier|virtually|before"
    r"|during|about|and|last|next|early|later|separately|privately|formally|online|via|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)\b)",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b(?:held|hold|holds|launched|convened)\s+(?:[\w’'-]+\s+){0,5}$")
_RUNNING = frozenset(
    {"discussions", "dialogue", "dialogues", "consultations", "session", "sessions"}
)  # go on for years
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
    if others:
        return met(kind, distinct((*subjects, *others, *hosts(scene, end))), end)
    return met(kind, subjects, word.end) if goes_on(scene, word.end) else None


def by_noun(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """Its owner or holder, and those behind "with", "between", "of" and "hosted by"."""
    own = owners(scene, word.start)
    found, end = joined(scene, word.end, "with|between|among", 70)
    of: tuple[str, ...] = ()
    if not found:
        match = re.match(r"\s+of\s+", scene.text[word.end : word.end + 8])
        of, end = chain(scene, word.end + match.end()) if match else ((), word.end)
    held = hosts(scene, end)
    between = re.search(r"\b(?:between|among)\b", scene.text[word.end : word.end + 60]) is not None
    if word.text.lower() in _RUNNING and not scene.reading.dates:
        return None
    left = own or (() if between else holder(scene, word.start))
    if not (found or held or len(own) > 1 or (of and not own) or _is_held_by(scene, word, left)):
        return None
    return met(kind, distinct((*left, *of, *found, *held)), end)


def _is_held_by(scene: Scene, word: Word, parties: tuple[str, ...]) -> bool:
    """ "Kenya and the EU held a second dialogue": several who hold it need no "with"."""
    return len(parties) > 1 and _HELD.search(scene.text, max(0, word.start - 70), word.start) is not None
