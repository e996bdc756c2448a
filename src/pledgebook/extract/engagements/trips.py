"""Visits told of by a noun: whose trip it is, and where it leads."""

import re

from pledgebook.extract.engagements.places import Parties, guests_of, here, hosts_of, pairs, places, scope
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import joined, owners
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.model.claim import EngagementType

_NOUN_TO = re.compile(
    r"(?:\s+\([A-Z]+\))?\s+(?:here\s+|back\s+)?(?:of\s+[^.;]{3,60}?)?(?:by\s+[^.;]{3,60}?)?(?:to|in)\s+(?:the\s+|both\s+)?(?=[A-Z])"
)
_THIS_TRIP = re.compile(r"\b(?:[Tt]his|[Oo]ur|[Mm]y)\s+(?:(?:has been|is|was|[a-z-]+)\s+){0,7}$")
_OF_STATE = re.compile(r"\b(?:[Ss]tate|[Oo]fficial|[Ww]orking)\s+(?:[Ww]orking\s+)?[Vv]isit$")
_A_VISIT = re.compile(
    r"\b(?:on|with|during|after|end of|pa(?:id|ys?|ying)|ma(?:de|kes?|king)|beg(?:an|ins)|start(?:s|ed)|end(?:s|ed))\s+"
    r"(?:an?|his|her|their)\s+(?:[\w-]+\s+){0,3}$"
)
_PLACED = ("travel", "mission", "stop", "stay")  # without a place they tell of none


def read_trips(scene: Scene, word: Word) -> list[Parties]:
    """Guest and host of each visit that a noun tells of."""
    to = _NOUN_TO.match(scene.text, word.end)
    if to is None and (there := here(scene, word.end)):
        return pairs(_travellers(scene, word), there)
    if to is None:
        return _state_visit(scene, word) or _unplaced(scene, word)
    hosts = places(scene, to.end(), scope(scene.text, word.end))
    by, _ = joined(scene, word.end, "by|of", 30)
    if not hosts and word.text == "mission" and len(by) > 1:
        return [by]
    guests = by or owners(scene, word.start) or _ours(scene, word) or holder(scene, word.start) or _travelling(scene)
    return pairs(guests, hosts)


def _travellers(scene: Scene, word: Word) -> Parties:
    return guests_of(owners(scene, word.start) or subject(scene, word.start) or holder(scene, word.start))


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


def _unplaced(scene: Scene, word: Word) -> list[Parties]:
    """ "at the end of a two-day visit": to where the text is written, or the guest came before."""
    if word.text.lower().startswith(_PLACED) or not _A_VISIT.search(scene.text[max(0, word.start - 60) : word.start]):
        return []
    guests = _travellers(scene, word)
    hosts = hosts_of(scene, guests) if guests else []
    return pairs(guests if scene.setting.place in hosts else guests[:1], hosts)
