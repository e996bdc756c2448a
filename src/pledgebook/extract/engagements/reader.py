"""Engagements read from a document's sentences, and from its own occasion."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from pledgebook.extract.engagements.boards import read_meeting_speech, read_summit_verb
from pledgebook.extract.engagements.calls import read_call_noun, read_call_verb
from pledgebook.extract.engagements.context import by_context, read_face_to_face, read_rite
from pledgebook.extract.engagements.drafting import draft_of
from pledgebook.extract.engagements.given_up import given_up
from pledgebook.extract.engagements.judging import Heard, Judge
from pledgebook.extract.engagements.links import at_summits, inherited, is_new, with_those_who_joined
from pledgebook.extract.engagements.meetings import read_meeting_host, read_meeting_noun, read_meeting_verb, read_seen
from pledgebook.extract.engagements.met import by_verb, each_apart, is_talk_at_large
from pledgebook.extract.engagements.occasion import joint_leaders, may_be_an_occasion, occasion
from pledgebook.extract.engagements.scene import MOST, Scene, Word
from pledgebook.extract.engagements.setting import setting_of
from pledgebook.extract.engagements.signings import read_exercise, read_signing
from pledgebook.extract.engagements.summits import is_of_something_founded, read_summits
from pledgebook.extract.engagements.times import is_supposed
from pledgebook.extract.engagements.together import together
from pledgebook.extract.engagements.visits import is_for_talks, is_of_a_person, is_purpose_of_a_visit, read_visits
from pledgebook.model.claim import Engagement, EngagementType
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.reference.engagement_cues import engagement_cues

_GUESSED = 0.5  # confidence where a side stands elsewhere in the text
_BACK = 6  # engagements back to which "their counterparts" and "the next round" may point
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


def read_engagements(
    readings: tuple[Reading, ...], layout: Layout, heard: list[Heard] | None = None
) -> tuple[list[Draft], list[Issue]]:
    """Drafts of engagements in the order of the text; with a list ``heard`` the judge only listens, to be trained."""
    if not any("engagement" in r.may_tell for r in readings) and not may_be_an_occasion(layout):
        return [], []
    setting = setting_of(readings, layout)
    scenes = [Scene(reading, setting, place) for place, reading in enumerate(readings)]
    drafts: list[Draft] = []
    issues: list[Issue] = []
    judge = Judge(heard)
    for one in scenes:
        if "engagement" not in one.reading.may_tell:
            continue
        told = tuple(d.content for d in drafts[-_BACK:] if isinstance(d.content, Engagement))
        scene = replace(one, told=told) if told else one
        words = tuple(_words(scene))
        found = judge.hear(scene, words, _read(scene, words))
        if not found and (issue := given_up(scene, words)):
            issues.append(issue)
        drafts = with_those_who_joined(scene, drafts) + found
    drafts += joint_leaders(scenes)
    return occasion(scenes, inherited(drafts)), issues


def _read(scene: Scene, words: tuple[Word, ...]) -> list[Draft]:
    """The sentence's engagements; a question tells of none."""
    if scene.text.endswith("?"):
        return []
    named = read_summits(scene)
    drafts = list(named)
    for word in words:
        if not any(isinstance(d.content, Engagement) and word.text in (d.content.name or "") for d in drafts):
            drafts += [d for d in _told(scene, word) if is_new(d, drafts)]
    for word, parties in together(scene):
        if not is_supposed(scene, word):
            met_there = draft_of(scene, word, EngagementType.MEETING, parties, word.end)
            drafts += [d for d in (met_there,) if d is not None and is_new(d, drafts)]
    return at_summits(scene, named, drafts[len(named) :])


def _words(scene: Scene) -> Iterator[Word]:
    for match in islice(engagement_cues().any_trigger.finditer(scene.text), MOST):
        start, end = match.span()
        yield Word(_sort(scene.text[start:end]), start, end, scene.text[start:end])


@lru_cache(maxsize=4096)
def _sort(words: str) -> str:
    """The type and sort of a trigger as written: asking the match for its groups costs ten times as much."""
    match = engagement_cues().trigger.fullmatch(words)
    return next((name for name, found in match.groupdict().items() if found is not None), "meeting_noun")


def _told(scene: Scene, word: Word) -> list[Draft]:
    """What the word tells of; nothing where it is only wished for."""
    if is_supposed(scene, word) or is_talk_at_large(scene, word):
        return []
    if word.text[0].isupper() and is_of_something_founded(scene.text, word.text, word.end):
        return []
    told = _parties(scene, word)
    drafts = (draft_of(scene, word, told.kind, parties, told.end) for parties in told.parties)
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
    elif is_purpose_of_a_visit(scene, word):
        met = None
    else:
        met = _MET[word.sort](scene, word) or by_context(scene, word)
        if met is None and word.sort == "summit_verb":  # "the two chiefs agreed in Nairobi on Monday"
            met = read_face_to_face(scene, word)
    return _Told(met.kind, each_apart(scene, word, met), met.end, met.is_guessed) if met else _Told(kind, [], word.end)
