"""The document's own occasion, as its title tells: a readout of a call, remarks of two leaders, a joint statement."""

import re
from dataclasses import replace

from pledgebook.extract.actors import find_actors
from pledgebook.extract.engagements.scene import Scene
from pledgebook.extract.engagements.sides import distinct
from pledgebook.extract.engagements.summits import read_titled
from pledgebook.model.claim import Engagement, EngagementFormat, EngagementStatus, EngagementType
from pledgebook.model.date import Basis, Date
from pledgebook.model.document import Layout
from pledgebook.model.mention import ActorForm, Draft
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("occasion")
_NO_OCCASION = _FRAMES.pattern("no_occasion")
_TELLS = _FRAMES.pattern("tells")
_CALL = _FRAMES.pattern("call")
_OF_A_CALL = _FRAMES.pattern("of_a_call")
_CALLS = _FRAMES.pattern("calls")
_MEETING = _FRAMES.pattern("meeting")
_OF_THE_DAY = _FRAMES.pattern("of_the_day")
_TRAVELS = _FRAMES.pattern("travels")
_WELCOME = _FRAMES.pattern("welcome")
_LEADERS = _FRAMES.pattern("leaders")
_JOINED = _FRAMES.pattern("joined")
_SPOKEN = _FRAMES.pattern("spoken")
_OF_A_MEETING = _FRAMES.pattern("of_a_meeting")
_CALLS_UP = _FRAMES.words("calls_up")
_EARLY = 3  # sentences at the head of a readout that tell of the occasion itself
_GREETINGS = 25  # sentences within which a speaker greets or thanks


def may_be_an_occasion(layout: Layout) -> bool:
    """Whether the title may tell of the document's own occasion, whatever its sentences tell."""
    title, document = " ".join((layout.document.title or "").split()), layout.document
    told = _kind(title) is not None and _TELLS.search(title) is not None
    if document.published is None or not (told or _LEADERS.search(title) or engagement_cues().summit.search(title)):
        return False
    return any(a != document.speaker for m in find_actors(title) for a in m.actors)


def occasion(scenes: list[Scene], drafts: list[Draft]) -> list[Draft]:
    """The drafts with the document's own occasion: its date, its form as the title says, added where none tells it."""
    scene = scenes[0]
    title, sides = scene.setting.title, scene.setting.sides
    if scene.published is None or _NO_OCCASION.search(title):
        return drafts
    kind = _kind(title)
    today = Date(scene.published, Basis.PUBLICATION)
    head = scenes[min(_EARLY, len(scenes) - 1)].reading.sentence.index
    if kind is EngagementType.CALL and _OF_A_CALL.search(title):
        others = set(sides) - {scene.setting.layout.document.speaker}
        drafts = [_as_call(d, head, today, others) for d in drafts]
    if _CALLS.search(title):
        drafts = [one for d in drafts for one in _each_call(d, scene.setting.layout.document.speaker)]
    if kind is EngagementType.MEETING and _OF_A_MEETING.search(title):
        drafts = [_as_met(d, head, today, set(sides)) for d in drafts]
    if _OF_THE_DAY.search(title):
        travels = _TRAVELS.search(title) is not None
        drafts = [d if _is_visit(d) and not travels else _dated(d, head, today) for d in drafts]
    if kind is EngagementType.MEETING and len(sides) > 1:
        drafts = [_as_meeting(d, set(sides), today) for d in drafts]
    drafts = [*read_titled(scene, drafts), *drafts]
    if kind is None or len(sides) < 2 or not _TELLS.search(title):
        return drafts
    if scene.is_spoken or _SPOKEN.search(title):
        drafts = [d for d in drafts if not _awaits_it(d, sides, today)]
    if any(_is_it(d, kind, sides, today) for d in drafts):
        return [_of_today(d, kind, sides, today) for d in drafts]
    spoken = next((s for s in scenes[:_GREETINGS] if _WELCOME.search(s.text)), scene)
    form = EngagementFormat.IN_PERSON if kind is EngagementType.MEETING else None
    content = Engagement(kind, sides, EngagementStatus.HELD, form, None, today)
    return [spoken.draft(content, "occasion", "title"), *drafts]


def _kind(title: str) -> EngagementType | None:
    if _CALL.search(title):
        return EngagementType.CALL
    return EngagementType.MEETING if _MEETING.search(title) else None


def _is_it(draft: Draft, kind: EngagementType, sides: tuple[str, ...], today: Date) -> bool:
    """Whether a draft tells of the occasion: of its kind, that month, two of the sides that the title names."""
    content = draft.content
    if not isinstance(content, Engagement) or content.type is not kind:
        return False
    clear = [a for a in sides if a != "allies-and-partners"]
    same_time = content.date is None or content.date.edtf[:7] == today.edtf[:7]
    return same_time and len(set(content.parties) & set(sides)) >= min(2, len(clear))


def _as_call(draft: Draft, head: int, today: Date, others: set[str]) -> Draft:
    """A meeting told of first in the readout of a call is that call, if it is with those whom the title names."""
    content = draft.content
    if isinstance(content, Engagement) and others and not others & set(content.parties):
        return draft
    if not isinstance(content, Engagement) or content.type is not EngagementType.MEETING or draft.sentence > head:
        return draft
    same_day = content.date is None or content.date.edtf == today.edtf
    if content.status is not EngagementStatus.HELD or not same_day:
        return draft
    return replace(draft, content=replace(content, type=EngagementType.CALL))


def _each_call(draft: Draft, caller: str | None) -> list[Draft]:
    """The calls that a statement on "calls with" several tells in one sentence: one with each."""
    content = draft.content
    if not isinstance(content, Engagement) or content.type is not EngagementType.CALL or caller not in content.parties:
        return [draft]
    others = [a for a in content.parties if a != caller]
    if len(others) < 2 or caller is None:
        return [draft]
    return [replace(draft, content=replace(content, parties=(caller, other))) for other in others]


def _as_met(draft: Draft, head: int, today: Date, sides: set[str]) -> Draft:
    """Who "spoke" first in the readout of a meeting met there."""
    content = draft.content
    if not isinstance(content, Engagement) or content.type is not EngagementType.CALL or draft.sentence > head:
        return draft
    if (
        content.format is not None
        or draft.cues[0].lower() in _CALLS_UP
        or content.date is None
        or content.date.edtf != today.edtf
        or len(sides & set(content.parties)) < 2
    ):
        return draft
    form = EngagementFormat.IN_PERSON
    return replace(draft, content=replace(content, type=EngagementType.MEETING, format=form))


def _awaits_it(draft: Draft, sides: tuple[str, ...], today: Date) -> bool:
    """Whether a draft looks ahead, that day, to what the title tells of: "I look forward to our discussion"."""
    content = draft.content
    if not isinstance(content, Engagement) or content.type not in (EngagementType.MEETING, EngagementType.CALL):
        return False
    soon = content.date is None or content.date.edtf == today.edtf
    return soon and content.status is EngagementStatus.PLANNED and set(content.parties) == set(sides)


def _of_today(draft: Draft, kind: EngagementType, sides: tuple[str, ...], today: Date) -> Draft:
    """The occasion itself, with its day."""
    content = draft.content
    if not isinstance(content, Engagement) or content.date is not None or not _is_it(draft, kind, sides, today):
        return draft
    if content.status is not EngagementStatus.HELD:
        return draft  # "they will speak again"
    return replace(draft, content=replace(content, date=today))


def _as_meeting(draft: Draft, sides: set[str], today: Date) -> Draft:
    """ "This Norway-Kenya summit", said at their meeting: a summit without a name of its own is the meeting.

    One that is to come, or was in another month, is none.
    """
    content = draft.content
    if (
        not isinstance(content, Engagement)
        or content.type is not EngagementType.SUMMIT
        or set(content.parties) != sides
        or content.status is EngagementStatus.PLANNED
        or (content.date is not None and content.date.edtf[:7] != today.edtf[:7])
    ):
        return draft
    if content.name and re.search(r"[A-Z]\w+ Summit|Summit (?:for|of|on) |\d|Forum|Conference", content.name):
        return draft
    return replace(draft, content=replace(content, type=EngagementType.MEETING, name=None))


def _is_visit(draft: Draft) -> bool:
    return isinstance(draft.content, Engagement) and draft.content.type is EngagementType.VISIT


def _dated(draft: Draft, head: int, today: Date) -> Draft:
    """What a readout tells of without a date in its first sentences took place on its own."""
    content = draft.content
    if not isinstance(content, Engagement) or content.date is not None or draft.sentence > head:
        return draft
    if content.status is not EngagementStatus.HELD or content.type is EngagementType.SUMMIT:
        return draft
    return replace(draft, content=replace(content, date=today))


def joint_leaders(scenes: list[Scene]) -> list[Draft]:
    """A leaders' statement that tells who joined them that day is of a summit."""
    today, title = scenes[0].published, scenes[0].setting.title
    if today is None or not _LEADERS.search(title):
        return []
    leading = [a for m in find_actors(title) for a in m.actors if a.islower()][:1]
    for scene in scenes[: 2 * _EARLY]:
        if leading and _JOINED.search(scene.text) and any(d.date.edtf == today for d in scene.reading.dates):
            guests = [a for m in scene.reading.actors if m.form is ActorForm.OFFICER for a in m.actors]
            parties, date = distinct((*leading, *guests)), Date(today, Basis.RELATIVE)
            content = Engagement(EngagementType.SUMMIT, parties, EngagementStatus.HELD, None, None, date)
            return [scene.draft(content, "joined", "joined by")]
    return []
