"""Visits told of by a noun: whose trip it is, and where it leads."""

from pledgebook.extract.engagements.places import Parties, apiece, destinations, guests_of, here, hosts_of, pairs, scope
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import joined, owners
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.model.claim import EngagementType
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("trips")
_NOUN_TO = _FRAMES.pattern("noun_to")
_THIS_TRIP = _FRAMES.pattern("this_trip")
_OF_STATE = _FRAMES.pattern("of_state")
_NAMED_BEHIND = _FRAMES.pattern("named_behind")
_A_VISIT = _FRAMES.pattern("a_visit")
_OF_THE_GUEST = _FRAMES.pattern("of_the_guest")
_HAPPENS = _FRAMES.pattern("happens")
_PLACED = _FRAMES.listed("placed")


def read_trips(scene: Scene, word: Word) -> list[Parties]:
    """Guest and host of each visit that a noun tells of."""
    to = _NOUN_TO.match(scene.text, word.end)
    if to is None and (there := here(scene, word.end)):
        return pairs(_travellers(scene, word), there)
    if to is None:
        return _state_visit(scene, word) or _unplaced(scene, word)
    hosts = destinations(scene, to.end(), scope(scene.text, word.end))
    by = tuple(a for a in joined(scene, word.end, "by|of", 30)[0] if a not in hosts)
    if not hosts and word.text == "mission" and len(by) > 1:
        return [by]
    inside = next((m.actors for m in scene.reading.actors if m.start < word.start < m.end), ())
    guests = (
        by
        or inside
        or _named_behind(scene, word)
        or owners(scene, word.start)
        or _ours(scene, word)
        or holder(scene, word.start)
        or _travelling(scene)
    )
    return (apiece if word.text.lower().endswith("s") else pairs)(guests, hosts)


def _travellers(scene: Scene, word: Word) -> Parties:
    own = _named_behind(scene, word) or owners(scene, word.start)
    return guests_of(own or subject(scene, word.start) or holder(scene, word.start))


def _named_behind(scene: Scene, word: Word) -> Parties:
    """ "During her trip to Oslo, Minister Doe": the subject of the main clause, whom "her" means."""
    opens = _NAMED_BEHIND.match(scene.text[: word.start])
    return holder(scene, word.start) if opens else ()


def _ours(scene: Scene, word: Word) -> Parties:
    """ "This has been a productive trip to Thailand": the speaker's."""
    if not scene.is_spoken or not _THIS_TRIP.search(scene.text, max(0, word.start - 70), word.start):
        return ()
    return scene.setting.speakers.of(scene.reading) or scene.setting.speakers.document


def _travelling(scene: Scene) -> Parties:
    """Whoever was told last to travel: the owner of "a planned stop in Oslo"."""
    last = [e for e in scene.told if e.type is EngagementType.VISIT and len(e.parties) > 1]
    return last[-1].parties[:1] if last else ()


def _state_visit(scene: Scene, word: Word) -> list[Parties]:
    """ "During the president's State Visit": to the state that speaks."""
    speaker = scene.setting.layout.document.speaker
    if not speaker or not _OF_STATE.search(scene.text, max(0, word.start - 24), word.end):
        return []
    return pairs(owners(scene, word.start), [speaker])


def _told_of(scene: Scene, word: Word) -> list[Parties]:
    """ "The visit of the Kenyan minister has been cancelled", "an IMF mission due in May": to where it is written."""
    if scene.is_spoken or not scene.setting.is_reported or not _HAPPENS.match(scene.text, word.end):
        return []
    guests = joined(scene, word.end, "by|of", 12)[0] or owners(scene, word.start)
    return pairs(guests, hosts_of(scene, guests)) if guests else []


def _unplaced(scene: Scene, word: Word) -> list[Parties]:
    """ "at the end of a two-day visit": to where the text is written, or the guest came before."""
    if told := _told_of(scene, word):
        return told
    if word.text.lower().startswith(_PLACED) or not _A_VISIT.search(scene.text[max(0, word.start - 60) : word.start]):
        return []
    guests = _travellers(scene, word)
    if guests and is_told_of(scene, word):
        return []
    hosts = hosts_of(scene, guests) if guests else []
    return pairs(guests if scene.setting.place in hosts else guests[:1], hosts)


def is_told_of(scene: Scene, word: Word) -> bool:
    """Whether "during her visit", of no place, takes up one that was told before."""
    again = _OF_THE_GUEST.search(scene.text, max(0, word.start - 40), word.start)
    return (
        again is not None
        and _NOUN_TO.match(scene.text, word.end) is None
        and any(e.type is EngagementType.VISIT for e in scene.told)
    )
