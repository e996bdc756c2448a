"""From a word and its parties to the draft of an engagement: its date, its form, whether it counts without a day."""

import re

from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import with_members
from pledgebook.extract.engagements.signings import paper_of
from pledgebook.extract.engagements.times import clause_before, date_of, format_of, status_of
from pledgebook.model.claim import Engagement, EngagementStatus, EngagementType
from pledgebook.model.date import Basis, Date
from pledgebook.model.mention import Draft
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_LEAD = 3  # sentences at the head of a report, which tell what is new
_FRAMES = frames("drafting")
_READOUT = _FRAMES.pattern("readout")
_JOINT = _FRAMES.pattern("joint")
_NAMED_EXERCISE = _FRAMES.pattern("named_exercise")
_NAMED_PAPER = _FRAMES.pattern("named_paper")
_FIRST = _FRAMES.pattern("first")
_WELCOMES = _FRAMES.pattern("welcomes")
_FOR_A_VISIT = _FRAMES.pattern("for_a_visit")
_FOR_A_SUMMIT = _FRAMES.pattern("for_a_summit")
_OF_A_VISIT = _FRAMES.pattern("of_a_visit")
_JUST = _FRAMES.pattern("just")
_PERFECT = _FRAMES.pattern("perfect")
_SAID_DURING = _FRAMES.pattern("said_during")
_SAYS_HAD = _FRAMES.pattern("says_had")
_OPENED = _FRAMES.pattern("opened")


def draft_of(scene: Scene, word: Word, kind: EngagementType, parties: tuple[str, ...], end: int) -> Draft | None:
    """The draft, where its day is told or it counts without one; ``end`` is where the words on the parties end."""
    draft = judged_draft(scene, word, kind, parties, end)
    content = draft.content
    assert isinstance(content, Engagement)  # noqa: S101 - for the type checker
    if content.date is None and content.status is EngagementStatus.HELD:
        return draft if _is_named(scene, word) or _counts_undated(scene, word) else None
    return draft


def judged_draft(scene: Scene, word: Word, kind: EngagementType, parties: tuple[str, ...], end: int) -> Draft:
    """The draft whether or not it counts without a day."""
    date = date_of(scene, word, end)
    status = status_of(scene, word, end, date)
    if date is None and status is EngagementStatus.HELD:
        date = _of_the_day(scene, word)
    to_a_visit = _WELCOMES.match(word.text) or (word.sort == "meeting_host" and _OF_A_VISIT.search(scene.setting.title))
    received = status is EngagementStatus.PLANNED and to_a_visit
    if received or (word.sort == "meeting_host" and _FOR_A_VISIT.match(scene.text, end)):
        kind = EngagementType.VISIT
    if word.sort == "meeting_host" and _FOR_A_SUMMIT.match(scene.text, end):
        kind = EngagementType.SUMMIT
    name = paper_of(scene, word) if kind is EngagementType.SIGNING else None
    parties = with_members(scene, parties)
    content = Engagement(kind, parties, status, format_of(scene, word.start, end, kind), name, date)
    return scene.draft(content, word.sort, word.text)


def _of_the_day(scene: Scene, word: Word) -> Date | None:
    """The document's date for what is told as of that day though no date is said."""
    if scene.published is None:
        return None
    before = scene.text[max(0, word.start - 110) : word.start]
    lead = scene.place < _LEAD and not scene.is_spoken
    if _JUST.search(before) or _SAID_DURING.search(before) or (lead and _OPENED.match(scene.text[: word.start])):
        return Date(scene.published, Basis.RELATIVE)
    if scene.setting.is_reported and word.text.lower() == "addressed":
        return Date(scene.published, Basis.PUBLICATION)
    told = word.sort.endswith(("_verb", "_speech", "_host", "_see"))
    if lead and told and _JOINT.search(scene.setting.title) and word.sort.startswith(("meeting", "call")):
        return Date(scene.published, Basis.PUBLICATION)
    if scene.setting.is_reported and told and (lead or _PERFECT.search(before)):
        return Date(scene.published, Basis.PUBLICATION)
    return None


def _is_named(scene: Scene, word: Word) -> bool:
    """Whether an exercise or a signed paper has a proper name, or a joint statement tells of a first meeting."""
    if word.sort == "exercise_noun":
        return _NAMED_EXERCISE.search(scene.text[max(0, word.start - 30) : word.end + 30]) is not None
    if word.sort == "signing_verb":
        return not scene.is_spoken or _NAMED_PAPER.match(scene.text, word.end) is not None
    joint = _JOINT.search(scene.setting.title) is not None
    return joint and word.sort == "meeting_noun" and _FIRST.search(scene.text[: word.start]) is not None


def _counts_undated(scene: Scene, word: Word) -> bool:
    """Whether an engagement without a date is told as new: in reported texts and readouts, not looking back."""
    before = clause_before(scene.text, word.start, 50)
    past = engagement_cues().words["past"].search(before) and not re.search(r"\b(?:just|have|has)\b", before)
    if past and not (scene.setting.is_reported and _SAYS_HAD.search(scene.text[: word.start])):
        return False
    if _JOINT.search(scene.setting.title) and _PERFECT.search(before):
        return True
    spoken_by_two = scene.is_spoken and len(scene.setting.sides) > 1
    readout = _READOUT.search(scene.setting.title) is not None and not scene.is_spoken
    return scene.setting.is_reported or spoken_by_two or readout
