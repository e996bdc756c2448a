"""Which words may tell of an engagement at all: what the language rules out is not judged, whatever stands around."""

from collections.abc import Callable

from pledgebook.extract.engagements.calls import ABOUT
from pledgebook.extract.engagements.context import is_convened
from pledgebook.extract.engagements.meetings import NO_MEETING, NOT_MET, NOUN_FOLLOWS, TO_A_SUMMIT
from pledgebook.extract.engagements.met import AGAIN, is_talk_at_large
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.signings import is_exercise_at_large, is_no_paper
from pledgebook.extract.engagements.times import is_supposed
from pledgebook.extract.engagements.trips import is_told_of
from pledgebook.extract.engagements.visits import is_of_people, is_purpose_of_a_visit
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("judging")
_SORTS = _FRAMES.words("sorts")
_WEAK = _FRAMES.pattern("weak")
_SPOKEN_OF = _FRAMES.pattern("spoken_of")
_CALL_WITH = _FRAMES.pattern("call_with")
_WELCOMES = _FRAMES.pattern("welcomes")
_NO_GUESTS = _FRAMES.pattern("no_guests")
_PEOPLE = _FRAMES.pattern("people")
_THING = _FRAMES.pattern("thing")
_HOST_OF = _FRAMES.pattern("host_of")
_NO_JOURNEY = _FRAMES.pattern("no_journey")
_AND_TRAVEL = _FRAMES.pattern("and_travel")
_BEFORE = 20  # characters before a word that tell of what kind it is
_BEHIND = 24  # characters behind an actor in which people are told of
_FAR_BEHIND = 60  # the same for the summit to which somebody is welcomed


def may_tell(scene: Scene, word: Word) -> bool:
    """Whether a word may tell of an engagement."""
    if word.sort not in _SORTS or _WEAK.fullmatch(word.text) or is_supposed(scene, word):
        return False
    no_meeting = NO_MEETING.search(scene.text, max(0, word.start - _BEFORE), word.start)
    if no_meeting or AGAIN.match(scene.text, word.end) or is_spoken_of(scene.text, word) or _is_in_a_name(scene, word):
        return False
    if word.sort not in ("signing_verb", "call_verb") and (
        not is_of_people(scene, word) or is_purpose_of_a_visit(scene, word)
    ):
        return False
    return word.sort not in _TELLS or _TELLS[word.sort](scene, word)


def is_spoken_of(text: str, word: Word) -> bool:
    """Whether it goes on for years, or only what came of it is told: "ongoing talks", "the success of the summit"."""
    return _SPOKEN_OF.search(text, max(0, word.start - 40), word.start) is not None


def _is_in_a_name(scene: Scene, word: Word) -> bool:
    """Whether a verb is written with a capital behind a word without: part of a name."""
    verb = word.sort.endswith("_verb") and word.text[0].isupper()
    return verb and scene.text[max(0, word.start - 2)].islower()


def _tells_of_a_call(scene: Scene, word: Word) -> bool:
    alone = word.text.lower() == "call" and not _CALL_WITH.match(scene.text, word.end)
    return not alone and not is_talk_at_large(scene, word)


def _tells_of_a_meeting(scene: Scene, word: Word) -> bool:
    """Whether people are met: no need, no meeting that the next words or a noun before it name."""
    return (
        not is_convened(scene, word)
        and not NOT_MET.match(scene.text, word.end)
        and not NOUN_FOLLOWS.match(scene.text, word.end)
    )


def _has_guests(scene: Scene, word: Word) -> bool:
    """Whether people are welcomed or hosted: no offer, no thousand refugees, no summit of a body."""
    text = scene.text
    if not _tells_of_a_meeting(scene, word) or _HOST_OF.match(text, word.end):
        return False
    first = next((m for m in scene.reading.actors if m.start >= word.end), None)
    if first is None or not _WELCOMES.match(word.text):
        return True
    if first.possessive and first.form is not ActorForm.PRONOUN:
        return False
    if TO_A_SUMMIT.search(text, first.end, first.end + _FAR_BEHIND):
        return False
    thing = first.form is not ActorForm.OFFICER and _THING.match(text, first.end)
    apart = thing or _NO_GUESTS.match(text, word.end, first.start)
    return not apart or _PEOPLE.search(text, word.end, first.end + _BEHIND) is not None


def _tells_of_a_journey(scene: Scene, word: Word) -> bool:
    """Whether somebody travels: no "trade and travel", no travel agency."""
    if word.text != "travel":
        return not is_told_of(scene, word)
    before = _AND_TRAVEL.search(scene.text, max(0, word.start - _BEFORE), word.start)
    return before is None and _NO_JOURNEY.match(scene.text, word.end) is None


_TELLS: dict[str, Callable[[Scene, Word], bool]] = {
    "call_noun": _tells_of_a_call,
    "call_verb": lambda scene, word: ABOUT.match(scene.text, word.end) is None,
    "meeting_noun": lambda scene, word: not is_talk_at_large(scene, word),
    "meeting_verb": _tells_of_a_meeting,
    "meeting_host": _has_guests,
    "visit_verb": _tells_of_a_journey,
    "visit_noun": lambda scene, word: not is_told_of(scene, word),
    "signing_verb": lambda scene, word: not is_no_paper(scene, word),
    "exercise_noun": lambda scene, word: not is_exercise_at_large(scene, word),
}
