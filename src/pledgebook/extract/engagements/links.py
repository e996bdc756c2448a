"""How the engagements of a sentence and of a document belong together."""

from dataclasses import replace

from pledgebook.extract.engagements.scene import Scene
from pledgebook.extract.engagements.sides import VAGUE, chain, distinct
from pledgebook.extract.engagements.times import month_of
from pledgebook.model.claim import Engagement, EngagementStatus, EngagementType
from pledgebook.model.date import Date
from pledgebook.model.mention import ActorForm, Draft
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("links")
_AT = _FRAMES.pattern("at")
_JOINED = _FRAMES.pattern("joined")
_THERE = _FRAMES.pattern("there")
_NEXT_TO = 4  # sentences from a summit to those who say who came
_CAME = _FRAMES.pattern("came")
_TALK = _FRAMES.words("talk")
_MET = (EngagementType.MEETING, EngagementType.CALL)


def is_new(draft: Draft, drafts: list[Draft]) -> bool:
    """In one sentence the verb and the noun of the same engagement are one: "held a call with"."""
    content = draft.content
    for other in drafts:
        told = other.content
        if not isinstance(content, Engagement) or not isinstance(told, Engagement):
            continue
        if (
            draft.cues[0].lower() in _TALK
            and told.type is EngagementType.MEETING
            and set(content.parties) <= set(told.parties)
            and content.format is None
        ):
            return False  # "when they met, they began a conversation"
        if other.rule.endswith("gathered") and set(content.parties) <= {*told.parties, *VAGUE}:
            return False  # "met for a summit": told of by its name
        if told.type is not content.type:
            continue
        shared = set(told.parties) & set(content.parties)
        undated = told.date is None or content.date is None
        one_journey = content.type is EngagementType.VISIT and len(shared) == 1
        if shared and not one_journey and (told.date == content.date or (undated and len(shared) > 1)):
            return False
    return True


def at_summits(scene: Scene, named: list[Draft], others: list[Draft]) -> list[Draft]:
    """All drafts of a sentence; a summit where somebody met has them among its parties, and lasts longer than a day."""
    met = [d.content for d in others if isinstance(d.content, Engagement)]
    held = next((m for m in met if m.type in _MET and m.status is EngagementStatus.HELD), None)
    return [*(_with_guests(scene, d, held) if held else d for d in named), *others]


def _with_guests(scene: Scene, draft: Draft, held: Engagement) -> Draft:
    content = draft.content
    if not isinstance(content, Engagement) or not content.name or content.type is not EngagementType.SUMMIT:
        return draft
    place = scene.text.find(content.name)
    if not _AT.search(scene.text[max(0, place - 40) : place]):
        return draft
    date = content.date or held.date
    parties = distinct((*content.parties, *held.parties))
    month = month_of(date) if date else None
    return replace(draft, content=replace(content, parties=parties, date=month, status=held.status))


def _who_came(scene: Scene, draft: Draft) -> Draft | None:
    """The summit told of last with those of whom the sentence says that they came to it."""
    content = draft.content
    if not isinstance(content, Engagement) or content.type is not EngagementType.SUMMIT:
        return None
    if scene.reading.sentence.index - draft.sentence > _NEXT_TO or not _CAME.search(scene.text):
        return None
    people = [m for m in scene.reading.actors if m.form is ActorForm.OFFICER and not m.possessive]
    came = [a for m in people for a in chain(scene, m.start)[0]]
    return replace(draft, content=replace(content, parties=distinct((*content.parties, *came)))) if came else None


def inherited(drafts: list[Draft]) -> list[Draft]:
    """Meetings told of without a date took place on the visit of the same parties that the text dates."""
    return [_on_the_visit(draft, drafts) for draft in drafts]


def _on_the_visit(draft: Draft, drafts: list[Draft]) -> Draft:
    content = draft.content
    if not isinstance(content, Engagement) or content.type is not EngagementType.MEETING or content.date is not None:
        return draft
    if content.status is not EngagementStatus.HELD:
        return draft
    dates = [date for d in drafts if d.sentence <= draft.sentence and (date := _date_of_visit(d, content.parties))]
    if not dates:
        return draft
    date = month_of(dates[-1]) if "/" in dates[-1].edtf else dates[-1]
    return replace(draft, content=replace(content, date=date))


def _date_of_visit(draft: Draft, parties: tuple[str, ...]) -> Date | None:
    content = draft.content
    if not isinstance(content, Engagement) or content.type is not EngagementType.VISIT:
        return None
    return content.date if set(content.parties) == set(parties) else None


def with_those_who_joined(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts so far, the last call, meeting or summit with those whom the sentence names as having joined it."""
    if drafts and (came := _who_came(scene, drafts[-1])):
        return [*drafts[:-1], came]
    if not drafts or not isinstance(content := drafts[-1].content, Engagement) or content.name:
        return drafts
    if content.type not in _MET or not _THERE.search(scene.text) or not _JOINED.search(scene.text):
        return drafts
    joined = distinct(a for m in scene.reading.actors if m.form is ActorForm.OFFICER for a in m.actors)
    if len(joined) < 2:
        return drafts
    parties = distinct((*content.parties, *joined))
    return [*drafts[:-1], scene.draft(replace(content, parties=parties), "joining", "joining")]
