"""A call or meeting as it is read, and the two frames that most of them have: verb with "with", noun with its owner."""

from dataclasses import dataclass

from pledgebook.extract.engagements.partners import partner
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, hosts, joined
from pledgebook.extract.engagements.subjects import subject
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("met")
_GOES_ON = _FRAMES.pattern("goes_on")
AGAIN = _FRAMES.pattern("again")
_WE = _FRAMES.pattern("we")
_COUNTERPART = _FRAMES.pattern("counterpart")
_TALK = _FRAMES.pattern("talk")
_TALK_OF_A_TIME = _FRAMES.pattern("talk_of_a_time")
_ONE_BY_ONE = _FRAMES.pattern("one_by_one")
_COUNTERPARTS = _FRAMES.pattern("counterparts")
_SEVERAL = 3  # parties from which one may have met the others one by one
_AT_LARGE = _FRAMES.words("at_large")
_NEAR_PERSON = 14  # characters from a verb to the person who is met or called


@dataclass(frozen=True, slots=True)
class Met:
    """Who met in what form; ``end`` is where the words on it end; ``is_guessed`` where a side stands elsewhere."""

    kind: EngagementType
    parties: tuple[str, ...]
    end: int
    is_guessed: bool = False


def is_body(actor: str) -> bool:
    """Whether an id is that of a body and not of a state or region."""
    state = len(actor) == 3 and actor.isupper() and actor.isalpha() and actor.isascii()
    return not state and not actor.startswith("region-")


def goes_on(scene: Scene, end: int) -> bool:
    """Whether place, time or nothing follows: "they met in Oslo", and not "they met every challenge"."""
    return _GOES_ON.match(scene.text, end) is not None


def is_talk_at_large(scene: Scene, word: Word) -> bool:
    """Whether talk is meant that has no beginning: "promote dialogue with", "the value of candid conversations"."""
    return (
        _TALK.fullmatch(word.text) is not None
        and _TALK_OF_A_TIME.search(scene.text, max(0, word.start - 50), word.start) is None
    )


def met(kind: EngagementType, parties: tuple[str, ...], end: int) -> Met | None:
    """The meeting of several; one alone meets nobody, and business or society at large is no party."""
    return Met(kind, parties, end) if len([a for a in parties if a not in _AT_LARGE]) > 1 else None


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
    if not goes_on(scene, word.end) or AGAIN.match(scene.text, word.end):
        return None
    return met(kind, subjects if len(subjects) > 1 else you_and_we(scene, word.start, subjects), word.end)


def you_and_we(scene: Scene, at: int, subjects: tuple[str, ...]) -> tuple[str, ...]:
    """Of "when we first met", said between those whom the title names: all of them."""
    we = _WE.search(scene.text, max(0, at - 30), at) and scene.is_spoken
    return scene.setting.sides if we and set(subjects) <= set(scene.setting.sides) else subjects


def each_apart(scene: Scene, word: Word, told: Met) -> list[tuple[str, ...]]:
    """The parties of each engagement that a word tells of: who is called apart from others is called alone.

    "Spoke separately with the kings of Norway and Chad" is two calls, as is "spoke to his Norwegian and Chadian
    counterparts", while whom one meets one may meet together.
    """
    if len(told.parties) < _SEVERAL or len(subject(scene, word.start)) != 1:
        return [told.parties]
    one_by_one = _ONE_BY_ONE.match(scene.text, word.end) or (
        told.kind is EngagementType.CALL and _COUNTERPARTS.match(scene.text, word.end)
    )
    return [(told.parties[0], other) for other in told.parties[1:]] if one_by_one else [told.parties]


def counterpart(scene: Scene, end: int, parties: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Whom "his counterpart" means behind a word: the other side of what was told before."""
    found = _COUNTERPART.match(scene.text, end)
    if found is None or not parties:
        return (), end
    return partner(scene, parties), found.end()
