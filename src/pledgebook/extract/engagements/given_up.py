"""Engagements that a text clearly tells of and that cannot be placed: nobody says with whom, or where to."""

from pledgebook.extract.engagements.context import one_side
from pledgebook.extract.engagements.places import guests_of
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.subjects import is_slug, subject
from pledgebook.extract.engagements.times import date_near, is_supposed
from pledgebook.model.claim import EngagementType
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("given_up")
_JOURNEYS = _FRAMES.words("journeys")
_SIGNS = _FRAMES.words("signs")
_PHRASES = {
    EngagementType.CALL: "a call is told of, and the text does not tell with whom",
    EngagementType.MEETING: "a meeting is told of, and the text does not tell with whom",
    EngagementType.VISIT: "a visit is told of, and the text does not tell where it leads",
    EngagementType.SIGNING: "a signing is told of, and the text does not tell with whom",
}


def given_up(scene: Scene, words: tuple[Word, ...]) -> Issue | None:
    """The first of a reported sentence's words that tells of an engagement of one side only, on a day; else None."""
    if not scene.reading.dates or not scene.setting.is_reported or scene.is_spoken:
        return None
    for word in words:
        kind = EngagementType(word.sort.split("_", maxsplit=1)[0])
        if kind not in _PHRASES or is_supposed(scene, word) or date_near(scene, word.start, word.end) is None:
            continue
        if _is_lonely(scene, word, kind):
            span = scene.reading.sentence.locate(0, len(scene.text))
            return Issue("engagement-without-partner", _PHRASES[kind], scene.setting.layout.document.source, span)
    return None


def _is_lonely(scene: Scene, word: Word, kind: EngagementType) -> bool:
    """Whether one state or body meets, travels or signs by the word, and nobody else is told."""
    said = word.text.lower()
    if kind is EngagementType.VISIT:
        officers = {a for m in scene.reading.actors if m.form is ActorForm.OFFICER for a in m.actors}
        return said in _JOURNEYS and bool(officers & set(guests_of(subject(scene, word.start))))
    if kind is EngagementType.SIGNING:
        paper = engagement_cues().objects["signing"].search(scene.text, word.end, min(len(scene.text), word.end + 60))
        alone = subject(scene, word.start) if said in _SIGNS and paper is not None else ()
        return len(alone) == 1 and not is_slug(alone[0])
    return engagement_cues().strong.fullmatch(word.text) is not None and bool(one_side(scene, word))
