"""Meetings told of by what is done at them: a house addressed, a board that takes something up, leaders who agree."""

import re

from pledgebook.extract.actors import find_actors
from pledgebook.extract.engagements.met import Met, is_body, met
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import distinct, joined
from pledgebook.extract.engagements.subjects import subject
from pledgebook.extract.engagements.times import date_near
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("boards")
_PLACE = _FRAMES.pattern("place")
_LEADERS = _FRAMES.pattern("leaders")
_COUNCIL = _FRAMES.pattern("council")
_HOUSES = _FRAMES.words("houses")
_RULES = _FRAMES.words("rules")
_BOARD = _FRAMES.pattern("board")
_HOUSE_ADDRESSED = _FRAMES.pattern("house_addressed")
_READOUT = _FRAMES.pattern("readout")


def read_meeting_speech(scene: Scene, word: Word) -> Met | None:
    """ "addressed the parliament", "will discuss deliveries with his counterpart in Oslo on Friday"."""
    verb = word.text.lower()
    if verb in ("addressed", "addresses"):
        return _addressed(scene, word)
    if verb.startswith("brief"):
        return None
    others, end = joined(scene, word.end, "to" if verb.startswith("report") else "with", 90)
    return _discussed(scene, word, others, end) if others else read_board(scene, word)


def _addressed(scene: Scene, word: Word) -> Met | None:
    """A speech to a house is a meeting with the state or body whose it is."""
    subjects = subject(scene, word.start)
    if _HOUSE_ADDRESSED.search(scene.text, max(0, word.start - 8), word.start):
        by, end = joined(scene, word.end, "by", 30)
        return met(EngagementType.MEETING, distinct((*by, *subjects)), end) if by else None
    house = engagement_cues().objects["house"].search(scene.text[word.end : word.end + 45])
    if not house or not subjects:
        return None
    near = [m for m in scene.reading.actors if word.end <= m.start < word.end + 50 and m.actors]
    here = scene.setting.place
    if here and here not in subjects and near and near[0].text.removeprefix("the ") in _HOUSES:
        near = []
    named = next((m.actors for m in near if not set(m.actors) & set(subjects)), ())
    titled = tuple(a for m in find_actors(scene.setting.title) for a in m.actors if is_body(a))[:1]
    return met(
        EngagementType.MEETING,
        distinct((*subjects, *(named or titled or scene.setting.house or ((here,) if here else ())))),
        word.end + house.end(),
    )


def _discussed(scene: Scene, word: Word, others: tuple[str, ...], end: int) -> Met | None:
    """Talks with somebody on a day, at a place or with a counterpart; in a readout they are its own meeting."""
    text, subjects = scene.text, subject(scene, word.start)
    with_whom = _PLACE.search(text, end, end + 60) or "counterpart" in text[word.end : end + 25]
    ahead = re.search(r"\bwill\b", text[max(0, word.start - 40) : word.start]) is not None
    of_the_day = not scene.setting.is_reported and _READOUT.search(scene.setting.title) is not None and not ahead
    if not subjects or of_the_day:
        return None
    if not (with_whom and date_near(scene, word.start, end)) and not _with_person(scene, word, end):
        return None
    return met(EngagementType.MEETING, distinct((*subjects, *others)), end)


def _with_person(scene: Scene, word: Word, end: int) -> bool:
    """Whether news tell that it was taken up with an officer: "raised the matter with the chancellor"."""
    told = scene.setting.is_reported and not scene.is_spoken
    return told and any(
        word.end <= m.start and m.end <= end and m.form is ActorForm.OFFICER for m in scene.reading.actors
    )


def read_board(scene: Scene, word: Word) -> Met | None:
    """The board or the ministers of a body that meet, or take something up, on a day."""
    before = scene.text[max(0, word.start - 70) : word.start]
    if (
        before.endswith("to ")
        or not engagement_cues().objects["boards"].search(before)
        or date_near(scene, word.start, word.end) is None
    ):
        return None
    near = [m for m in scene.reading.actors if m.end <= word.start and word.start - m.end < 60 and m.actors]
    parties = near[-1].actors if near else ()
    return Met(EngagementType.MEETING, parties, word.end) if parties and is_body(parties[0]) else None


def read_summit_verb(scene: Scene, word: Word) -> Met | None:
    """ "The EU's leaders agreed on it in Oslo in May": what the leaders of a body decide they decide at a summit.

    What its board decides it decides at a meeting.
    """
    near = [m for m in scene.reading.actors if m.end <= word.start and word.start - m.end < 30 and m.actors]
    leaders = _LEADERS.search(scene.text, max(0, word.start - 45), word.start)
    near_date = date_near(scene, word.start, word.end)
    dated = near_date is not None and re.match(r"[\dX]{4}-\d\d", near_date.date.edtf) is not None
    council = _COUNCIL.search(scene.text, max(0, word.start - 60), word.start)
    if council and dated and not scene.text[: word.start].endswith("to "):
        return Met(EngagementType.SUMMIT, ("eu",), word.end)
    if not leaders or not near or not is_body(near[-1].actors[0]) or not dated:
        rules = word.text.lower() in _RULES
        return (
            read_board(scene, word)
            if rules and _BOARD.search(scene.text, max(0, word.start - 70), word.start)
            else None
        )
    return Met(EngagementType.SUMMIT, near[-1].actors[:1], word.end)
