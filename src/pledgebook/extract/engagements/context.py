"""Meetings whose words are clear and whose sides stand elsewhere: in no known frame, or told by the text around."""

from dataclasses import replace

from pledgebook.extract.engagements.met import Met, goes_on, is_body, met
from pledgebook.extract.engagements.partners import pair_by_context, partner_by_context
from pledgebook.extract.engagements.places import places
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import VAGUE, distinct, owners, stands_for_people
from pledgebook.extract.engagements.subjects import holder, is_slug, subject
from pledgebook.extract.engagements.times import date_near
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("context")
_CLAUSE = _FRAMES.pattern("clause")
_CLAUSE_BEHIND = _FRAMES.pattern("clause_behind")
_IN_A_CITY = _FRAMES.pattern("in_a_city")
_PLACE = _FRAMES.pattern("place")
_UNNAMED = _FRAMES.pattern("unnamed")
_HELD = _FRAMES.pattern("held")
_TAKES_PLACE = _FRAMES.pattern("takes_place")
_CONVENED_BY = _FRAMES.pattern("convened_by")
_IS_CONVENED = _FRAMES.pattern("is_convened")
_MOST = 5  # parties of a meeting that is told of in no frame


def by_context(scene: Scene, word: Word) -> Met | None:
    """Of reported texts: the people of several states in the clause, else one who meets, with whom the text is on."""
    cues = engagement_cues()
    if not _is_told(scene) or not cues.strong.fullmatch(word.text) or is_convened(scene, word):
        return None
    kind = EngagementType(word.sort.split("_", maxsplit=1)[0])
    if date_near(scene, word.start, word.end) is None and not _PLACE.search(scene.text, word.end, word.end + 40):
        return None
    return _of_the_clause(scene, word, kind) or _with_somebody(scene, word, kind) or _of_nobody(scene, word, kind)


def is_convened(scene: Scene, word: Word) -> bool:
    """Whether something is convened that a noun tells of."""
    if word.text.lower() != "convened":
        return False
    passive = _IS_CONVENED.search(scene.text, max(0, word.start - 30), word.start)
    return passive is not None or _CONVENED_BY.match(scene.text, word.end) is not None


def read_rite(scene: Scene, word: Word) -> Met | None:
    """A ceremony, a handover: a meeting of the people of two states who are named there, in reported texts."""
    return _of_the_clause(scene, word, EngagementType.MEETING) if _is_told(scene) else None


def read_face_to_face(scene: Scene, word: Word) -> Met | None:
    """ "told his Norwegian counterpart in Nairobi on Monday": people of two states at a place, on a day."""
    if not _is_told(scene) or date_near(scene, word.start, word.end) is None:
        return None
    place = _IN_A_CITY.search(scene.text, word.end, word.end + 90)
    if place is None or not places(scene, place.end(), place.end() + 25):
        return None
    found = _of_the_clause(scene, word, EngagementType.MEETING)
    acts = set(subject(scene, word.start))
    return found if found and acts & set(found.parties) else None


def _is_told(scene: Scene) -> bool:
    return scene.setting.is_reported and not scene.is_spoken


def people_around(scene: Scene, word: Word) -> tuple[str, ...]:
    """Whose people the clause of the word names: officers, "Kenyan officials", "Norway's delegation"."""
    text = scene.text
    first = max((m.end() for m in _CLAUSE.finditer(text, 0, word.start)), default=0)
    stop = _CLAUSE_BEHIND.search(text, word.end)
    last = stop.start() if stop else len(text)
    people = [
        m for m in scene.reading.actors if first <= m.start and m.end <= last and m.actors and _is_of_people(m, text)
    ]
    return tuple(a for a in distinct(a for m in people for a in m.actors) if a not in VAGUE)


def _is_of_people(mention: ActorMention, text: str) -> bool:
    if mention.form is ActorForm.OFFICER:
        return True
    described = mention.form is ActorForm.ADJECTIVE or (mention.possessive and mention.form is ActorForm.NAME)
    return described and stands_for_people(mention, text)


def _of_the_clause(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """People of two states or more, beside the word: "for the talks came the envoys of Kenya and President Doe"."""
    parties = people_around(scene, word)
    if not any(not is_body(a) for a in parties) or not 1 < len(parties) <= _MOST:
        return None
    return Met(kind, parties, word.end)


def one_side(scene: Scene, word: Word) -> tuple[str, ...]:
    """The one state that meets or calls by the word, where the other side is not named; () where none or several do."""
    if word.sort.endswith("_verb"):
        clear = goes_on(scene, word.end) or _UNNAMED.match(scene.text, word.end)
        alone = subject(scene, word.start) if clear else ()
    else:
        held = _HELD.search(scene.text, max(0, word.start - 80), word.start)
        alone = owners(scene, word.start) or (holder(scene, word.start) if held else ())
    return () if len(alone) != 1 or alone[0] in VAGUE or is_slug(alone[0]) or is_body(alone[0]) else alone


def _with_somebody(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """One who meets, at a place or on a day: the other side is whom the text around is about."""
    alone = one_side(scene, word)
    if not alone:
        return None
    found = met(kind, (*alone, *(_there(scene, word, alone) or partner_by_context(scene, alone))), word.end)
    return replace(found, is_guessed=True) if found else None


def _of_nobody(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """ "The talks resume on Monday": of the two whom the text is about, where the sentence names nobody else."""
    named = {a for m in scene.reading.actors for a in m.actors if m.form is not ActorForm.PRONOUN}
    both = pair_by_context(scene)
    happens = goes_on(scene, word.end) if word.sort.endswith("_verb") else _TAKES_PLACE.match(scene.text, word.end)
    if len(both) != 2 or named - set(both) or not happens:
        return None
    return replace(Met(kind, both, word.end), is_guessed=True)


def _there(scene: Scene, word: Word, alone: tuple[str, ...]) -> tuple[str, ...]:
    """In whose place they meet, where that is another's and no seat of meetings: "held talks in Nairobi"."""
    place = _PLACE.search(scene.text, word.end, word.end + 60)
    if place is None or engagement_cues().venues.match(scene.text, place.end() - 1):
        return ()
    return tuple(a for a in places(scene, place.end() - 1, place.end() + 30)[:1] if a not in alone)
