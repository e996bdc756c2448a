"""Engagements read from a document's sentences, and from its own occasion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from pledgebook.extract.engagements.boards import read_meeting_speech, read_summit_verb
from pledgebook.extract.engagements.calls import read_call_noun, read_call_verb
from pledgebook.extract.engagements.context import by_context, read_face_to_face, read_rite
from pledgebook.extract.engagements.given_up import given_up
from pledgebook.extract.engagements.links import at_summits, inherited, is_new, with_those_who_joined
from pledgebook.extract.engagements.meetings import read_meeting_host, read_meeting_noun, read_meeting_verb, read_seen
from pledgebook.extract.engagements.met import by_verb
from pledgebook.extract.engagements.occasion import joint_leaders, occasion
from pledgebook.extract.engagements.scene import MOST, Scene, Word
from pledgebook.extract.engagements.setting import setting_of
from pledgebook.extract.engagements.signings import paper_of, read_exercise, read_signing
from pledgebook.extract.engagements.summits import read_summits
from pledgebook.extract.engagements.times import clause_before, date_of, format_of, is_supposed, status_of
from pledgebook.extract.engagements.together import together
from pledgebook.extract.engagements.visits import is_for_talks, is_of_a_person, read_visits
from pledgebook.model.claim import Engagement, EngagementStatus, EngagementType
from pledgebook.model.date import Basis, Date
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_GUESSED = 0.5  # confidence where a side stands elsewhere in the text
_BACK = 6  # engagements back to which "their counterparts" and "the next round" may point
_LEAD = 3  # sentences at the head of a report, which tell what is new
_FRAMES = frames("reader")
_READOUT = _FRAMES.pattern("readout")
_JOINT = _FRAMES.pattern("joint")
_NAMED_EXERCISE = _FRAMES.pattern("named_exercise")
_NAMED_PAPER = _FRAMES.pattern("named_paper")
_FIRST = _FRAMES.pattern("first")
_PURPOSE = _FRAMES.pattern("purpose")
_ON_THE_WAY = _FRAMES.pattern("on_the_way")
_WELCOMES = _FRAMES.pattern("welcomes")
_FOR_A_VISIT = _FRAMES.pattern("for_a_visit")
_FOR_A_SUMMIT = _FRAMES.pattern("for_a_summit")
_OF_A_VISIT = _FRAMES.pattern("of_a_visit")
_JUST = _FRAMES.pattern("just")
_PERFECT = _FRAMES.pattern("perfect")
_SAID_DURING = _FRAMES.pattern("said_during")
_SAYS_HAD = _FRAMES.pattern("says_had")
_OPENED = _FRAMES.pattern("opened")
_MET = {
    "call_verb": read_call_verb,
    "call_noun": read_call_noun,
    "meeting_verb": read_meeting_verb,
    "meeting_host": read_meeting_host,
    "meeting_see": read_seen,
    "meeting_speech": read_meeting_speech,
    "meeting_rite": read_rite,
    "meeting_face": read_face_to_face,
    "meeting_noun": read_meeting_noun,
    "summit_verb": read_summit_verb,
}


def read_engagements(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of engagements in the order of the text."""
    if not readings:
        return [], []
    setting = setting_of(readings, layout)
    scenes = [Scene(reading, setting, place) for place, reading in enumerate(readings)]
    drafts: list[Draft] = []
    issues: list[Issue] = []
    for one in scenes:
        told = tuple(d.content for d in drafts[-_BACK:] if isinstance(d.content, Engagement))
        scene = replace(one, told=told)
        found = _read(scene)
        if not found and (issue := given_up(scene, tuple(_words(scene)))):
            issues.append(issue)
        drafts = with_those_who_joined(scene, drafts) + found
    drafts += joint_leaders(scenes)
    return occasion(scenes, inherited(drafts)), issues


def _read(scene: Scene) -> list[Draft]:
    """The sentence's engagements; a question tells of none."""
    if scene.text.endswith("?"):
        return []
    named = read_summits(scene)
    drafts = list(named)
    for word in _words(scene):
        if not any(isinstance(d.content, Engagement) and word.text in (d.content.name or "") for d in drafts):
            drafts += [d for d in _told(scene, word) if is_new(d, drafts)]
    for word, parties in together(scene):
        if not is_supposed(scene, word):
            met_there = _draft(scene, word, EngagementType.MEETING, parties, word.end)
            drafts += [d for d in (met_there,) if d is not None and is_new(d, drafts)]
    return at_summits(scene, named, drafts[len(named) :])


def _words(scene: Scene) -> Iterator[Word]:
    for match in islice(engagement_cues().trigger.finditer(scene.text), MOST):
        start, end = match.span()
        yield Word(_sort(scene.text[start:end]), start, end, scene.text[start:end])


@lru_cache(maxsize=4096)
def _sort(words: str) -> str:
    """The type and sort of a trigger as written: asking the match for its groups costs ten times as much."""
    match = engagement_cues().trigger.fullmatch(words)
    return next((name for name, found in match.groupdict().items() if found is not None), "meeting_noun")


def _told(scene: Scene, word: Word) -> list[Draft]:
    """What the word tells of; nothing where it is only wished for."""
    if is_supposed(scene, word):
        return []
    told = _parties(scene, word)
    drafts = (_draft(scene, word, told.kind, parties, told.end) for parties in told.parties)
    return [replace(d, confidence=_GUESSED) if told.is_guessed else d for d in drafts if d is not None]


@dataclass(frozen=True, slots=True)
class _Told:
    """The form, the parties of each engagement that a word tells of, and where the words on them end."""

    kind: EngagementType
    parties: list[tuple[str, ...]]
    end: int
    is_guessed: bool = False


def _parties(scene: Scene, word: Word) -> _Told:
    kind = EngagementType(word.sort.split("_", maxsplit=1)[0])
    if kind is EngagementType.VISIT and not is_of_a_person(scene, word):
        form = EngagementType.MEETING if is_for_talks(scene, word) else kind
        return _Told(form, read_visits(scene, word), word.end)
    if kind in (EngagementType.SIGNING, EngagementType.EXERCISE):
        parties, end = (read_signing if kind is EngagementType.SIGNING else read_exercise)(scene, word)
        return _Told(kind, [parties] if parties else [], end)
    if kind is EngagementType.VISIT:
        met = by_verb(scene, replace(word, sort="meeting_verb"), EngagementType.MEETING, "with")
    elif _is_purpose_of_a_visit(scene, word):
        met = None
    else:
        met = _MET[word.sort](scene, word) or by_context(scene, word)
        if met is None and word.sort == "summit_verb":  # "the two chiefs agreed in Nairobi on Monday"
            met = read_face_to_face(scene, word)
    return _Told(met.kind, [met.parties], met.end, met.is_guessed) if met else _Told(kind, [], word.end)


def _is_purpose_of_a_visit(scene: Scene, word: Word) -> bool:
    """ "travelled to Oslo to meet": the journey is told of, and whom it is to meet is part of it."""
    if not _PURPOSE.search(scene.text[max(0, word.start - 40) : word.start]):
        return False
    return _ON_THE_WAY.search(scene.text, max(0, word.start - 130), word.start) is not None


def _draft(scene: Scene, word: Word, kind: EngagementType, parties: tuple[str, ...], end: int) -> Draft | None:
    date = date_of(scene, word, end)
    status = status_of(scene, word, end, date)
    if date is None and status is EngagementStatus.HELD:
        date = _of_the_day(scene, word)
        if date is None and not _is_named(scene, word) and not _counts_undated(scene, word):
            return None
    to_a_visit = _WELCOMES.match(word.text) or (word.sort == "meeting_host" and _OF_A_VISIT.search(scene.setting.title))
    received = status is EngagementStatus.PLANNED and to_a_visit
    if received or (word.sort == "meeting_host" and _FOR_A_VISIT.match(scene.text, end)):
        kind = EngagementType.VISIT
    if word.sort == "meeting_host" and _FOR_A_SUMMIT.match(scene.text, end):
        kind = EngagementType.SUMMIT
    name = paper_of(scene, word) if kind is EngagementType.SIGNING else None
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
