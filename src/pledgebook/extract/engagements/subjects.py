"""Who does what the verb says: the subject as it stands, a row of names, the voice, somebody introduced before."""

import re

from pledgebook.extract.clauses import Subject, clause_subject, governed, may_act, subject_of
from pledgebook.extract.engagements.partners import means_several, those_named
from pledgebook.extract.engagements.scene import Scene
from pledgebook.extract.engagements.sides import VAGUE, distinct, may_link, of_the_title, stands_for_people
from pledgebook.model.mention import ActorForm
from pledgebook.reference.actors import bodies
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("subjects")
_ACTING = _FRAMES.listed("acting")
_OPENING = _FRAMES.pattern("opening")
_OPENING_WORDS = 14  # words that a phrase in front of the main clause may have before its noun
_HOLDS = _FRAMES.pattern("holds")
_LONG_NAME = 200  # characters of an office with its name
_ROW = _FRAMES.pattern("row")
_ROW_END = _FRAMES.pattern("row_end")
_PEOPLE_OF = _FRAMES.pattern("people_of")
_PEOPLE_END = _FRAMES.pattern("people_end")
_THE_FEW = _FRAMES.pattern("the_few")
_WE_OPENS = _FRAMES.pattern("we_opens")
_APPOSED = _FRAMES.pattern("apposed")
_ASIDE = _FRAMES.pattern("aside")
_YOU = _FRAMES.pattern("you")
_WHO = _FRAMES.pattern("who")
_WHO_ASIDE = _FRAMES.pattern("who_aside")
_YOU_AND_I = _FRAMES.pattern("you_and_i")
_TAKES_MAIN = _FRAMES.pattern("takes_main")
_OFFICIAL = _FRAMES.pattern("official")
_THE_DELEGATION = _FRAMES.pattern("the_delegation")
_OFFICIAL_ACTS = _FRAMES.pattern("official_acts")
_INTRODUCED = _FRAMES.pattern("introduced")


def subject(scene: Scene, at: int) -> tuple[str, ...]:
    """Who does what the verb at ``at`` says; () where the words do not tell."""
    if _YOU_AND_I.search(scene.text, max(0, at - 40), at) and len(scene.setting.sides) == 2:
        return scene.setting.sides
    if opening := _we_who(scene, at):
        return opening
    if aside := _WHO_ASIDE.search(scene.text, 0, at):
        return subject(scene, aside.start())
    if relative := _WHO.search(scene.text, max(0, at - 90), at):
        before = [m.actors for m in scene.reading.actors if m.end == relative.start()]
        if before and before[0]:
            return before[0]
    found = subject_of(scene.reading, at)
    actors = _untold(scene, at) if found is None else _told(scene, at, found)
    if set(actors) <= VAGUE and (few := _THE_FEW.search(scene.text, max(0, at - 60), at)):
        return those_named(scene, few.start()) or actors
    return actors


def _we_who(scene: Scene, at: int) -> tuple[str, ...]:
    """ "We, the leaders of Norway and Chad, met": the several who speak, of the first verb behind the apposition."""
    first = scene.reading.actors[0] if scene.reading.actors else None
    if first is None or first.end > at or len(first.actors) < 2 or not _WE_OPENS.match(scene.text):
        return ()
    return first.actors if _APPOSED.fullmatch(scene.text, first.end, at) else ()


def _told(scene: Scene, at: int, found: Subject) -> tuple[str, ...]:
    """The subject's actors: of "I" the voice, of a list all of it, of a name that no table knows whom it speaks for."""
    if not found.actors and found.form is ActorForm.PRONOUN:
        several = means_several(scene.text[found.start : found.end])
        return those_named(scene, found.start) if several else scene.setting.speakers.of(scene.reading)
    if not found.actors and found.form is ActorForm.OFFICER:
        named = [m for m in scene.reading.actors if found.start <= m.start and m.end <= at]
        return of_the_title(scene, named[0]) if named else ()
    row = row_before(scene, at)
    if found.actors and is_slug(found.actors[0]) and found.form is ActorForm.NAME:
        return row or introduced(scene, at) or _official(scene, scene.text[found.start : found.end])
    clear = tuple(a for a in found.actors if a not in VAGUE) or found.actors
    return (
        row
        if row and (set(clear) < set(row) or _in_brackets(scene.text, found.start))
        else (*_group_named(scene, found.start), *clear)
    )


def _untold(scene: Scene, at: int) -> tuple[str, ...]:
    """A subject that word order alone does not show."""
    if _YOU.search(scene.text, max(0, at - 30), at) and scene.is_spoken and len(scene.setting.sides) == 2:
        own = scene.setting.speakers.of(scene.reading)
        return tuple(a for a in scene.setting.sides if a not in own)
    speaker = scene.setting.layout.document.speaker
    if speaker and not scene.is_spoken and _THE_DELEGATION.search(scene.text, max(0, at - 40), at):
        return (speaker,)
    near = row_before(scene, at) or delegates_before(scene, at) or people_before(scene, at) or introduced(scene, at)
    if near:
        return near
    name = _name_before(scene.text, at) if speaker else ""
    if speaker and (_OFFICIAL.search(name) or (name and name.split()[-1] in scene.setting.title)):
        return (speaker,)
    late = clause_subject(scene.reading, at) if _TAKES_MAIN.search(scene.text, max(0, at - 130), at) else None
    return late.actors if late else ()


def _name_before(text: str, at: int) -> str:
    """The words with capitals that open the sentence and end right before the verb: an official whom no table knows."""
    found = re.match(r"(?:[\w’'.,-]+\s+){1,24}$", text[:at]) if at < _LONG_NAME else None
    words = text[:at].split() if found else []
    links = engagement_cues().links
    return text[:at] if words and words[-1][:1].isupper() and all(may_link(w, links) for w in words) else ""


def is_slug(actor: str) -> bool:
    """Whether it is a name that no table knows."""
    return actor.islower() and actor not in bodies() and not actor.startswith("region-") and actor not in VAGUE


def _official(scene: Scene, words: str) -> tuple[str, ...]:
    """ "The Senior Advisor" is the document's own; any other name that no table knows is nobody's here."""
    return scene.setting.speakers.document if _OFFICIAL.search(words) else ()


def _group_named(scene: Scene, start: int) -> tuple[str, ...]:
    """The body of which the subject's list are the members: "the Quad Leaders – Prime Minister ...,"."""
    before = [m for m in scene.reading.actors if m.end <= start]
    if not before or not re.fullmatch(r"\s*(?:[–—]|,|:)\s*", scene.text[before[-1].end : start]):
        return ()
    return tuple(a for a in before[-1].actors if a in bodies() and before[-1].form is ActorForm.ORGAN)


def row_before(scene: Scene, at: int) -> tuple[str, ...]:
    """The list that ends right before the verb: "Sudan, France and Chad held" without what hangs on a preposition."""
    text = scene.text
    found: list[tuple[str, ...]] = []
    edge = at
    for mention in reversed([m for m in scene.reading.actors if m.end <= at]):
        gap = _ASIDE.sub(" ", text[mention.end : edge])
        if (mention.form is ActorForm.PRONOUN and mention.possessive) or _in_brackets(text, mention.start):
            continue
        people = mention.form is ActorForm.ADJECTIVE and stands_for_people(mention, text)
        ends = _ROW_END.fullmatch(gap) or (people and _PEOPLE_END.fullmatch(gap))
        if not (_ROW.fullmatch(gap) if found else ends) or _hangs(text, mention.start):
            break
        one = found and not gap.strip()  # an office and the name of who holds it
        if len(found) == 1 and not one and not re.search(r"\band\b|&|\bwith\b", gap):
            break
        if not mention.actors or not stands_for_people(mention, text):
            break
        found.insert(0, mention.actors)
        edge = mention.start
    return distinct(a for actors in found for a in actors) if len(found) > 1 else ()


def _in_brackets(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _hangs(text: str, start: int) -> bool:
    """Whether an actor hangs on a preposition; not after people: "envoys of Kenya", "ministers from the two sides"."""
    return governed(text, start) and _PEOPLE_OF.search(text, max(0, start - 60), start) is None


def delegates_before(scene: Scene, at: int) -> tuple[str, ...]:
    """The one state or the pronoun behind people: "officials from Kenya met", "envoys of the two sides met"."""
    before = [m for m in scene.reading.actors if m.end <= at]
    if not before or not _PEOPLE_OF.search(scene.text, max(0, before[-1].start - 60), before[-1].start):
        return ()
    if not _ROW_END.fullmatch(scene.text[before[-1].end : at]):
        return ()
    if not before[-1].actors and means_several(before[-1].text):
        return those_named(scene, before[-1].start)
    return before[-1].actors


def introduced(scene: Scene, at: int) -> tuple[str, ...]:
    """The party of somebody whom the text has introduced by name and office: "Doe" after "Ann Doe, head of the IMF"."""
    before = _INTRODUCED.search(scene.text[max(0, at - 90) : at])
    actor = scene.setting.people.get(before["name"]) if before else None
    return (actor,) if actor else ()


def people_before(scene: Scene, at: int) -> tuple[str, ...]:
    """ "The Ukrainian farm ministry's delegation": an adjective of people right before a verb."""
    before = [m for m in scene.reading.actors if m.end <= at and m.actors]
    people = before and (before[-1].form in (ActorForm.ADJECTIVE, *_ACTING) or before[-1].possessive)
    if people and at - before[-1].end < 50 and stands_for_people(before[-1], scene.text):
        gap = scene.text[before[-1].end : at]
        if not re.search(r"[,;:]|\b(?:and|that|which|to|in|of|for|with)\b", gap):
            return before[-1].actors
    return ()


def holder(scene: Scene, start: int) -> tuple[str, ...]:
    """Who holds, joins or is in what the noun at ``start`` names."""
    text = scene.text
    held = _HOLDS.search(text, max(0, start - 110), start)
    if held and (found := subject(scene, held.start())):
        return found
    if (late := _after_opening(scene, start)) is not None:
        return late
    early = clause_subject(scene.reading, start)
    found = early.actors if early else ()
    return introduced(scene, start) if found and is_slug(found[0]) else found


def _after_opening(scene: Scene, start: int) -> tuple[str, ...] | None:
    """ "During her trip to Oslo, the minister announced": the subject of the main clause behind the phrase."""
    text = scene.text
    if start > _LONG_NAME or not _OPENING.match(text) or len(text[:start].split()) >= _OPENING_WORDS:
        return None
    for mention in scene.reading.actors:
        if (
            mention.start > start
            and mention.actors
            and re.search(r", (?:the )?$", text[mention.start - 6 : mention.start])
        ):
            acts = mention.form in _ACTING or re.match(r"\s+[a-z]", text[mention.end : mention.end + 3])
            if acts and may_act(mention, text):
                return mention.actors
    official = _OFFICIAL_ACTS.search(text, start, start + _LONG_NAME)
    speaker = scene.setting.layout.document.speaker
    return (speaker,) if official and speaker and _OFFICIAL.search(official["who"]) else None
