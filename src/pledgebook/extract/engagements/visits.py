"""Visits: who goes where, who stays at a place on a day."""

import re

from pledgebook.extract.engagements.places import (
    REACH,
    Parties,
    apiece,
    destinations,
    guests_of,
    here,
    hosts_of,
    is_here,
    pairs,
    places,
    scope,
)
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.subjects import holder, subject
from pledgebook.extract.engagements.times import date_near
from pledgebook.extract.engagements.trips import read_trips
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("visits")
_TO = _FRAMES.pattern("to")
_FOR = _FRAMES.pattern("for")
_NEEDS_PEOPLE = _FRAMES.pattern("needs_people")
_ARTICLE = _FRAMES.pattern("article")
_AS_NOUN = _FRAMES.pattern("as_noun")
_AS_VERB = _FRAMES.pattern("as_verb")
_A_SITE = _FRAMES.pattern("a_site")
_DIRECT = _FRAMES.pattern("direct")
_CEREMONY = _FRAMES.pattern("ceremony")
_IN = _FRAMES.pattern("in")
_OF_SOMEBODY = _FRAMES.pattern("of_somebody")
_LED = _FRAMES.pattern("led")
_LEADING = _FRAMES.words("leading")
_LED_TO = _FRAMES.pattern("led_to")
_STANDING = _FRAMES.pattern("standing")
_BE_GOING = _FRAMES.pattern("be_going")
_INVITED = _FRAMES.pattern("invited")
_WHERE_MET = _FRAMES.pattern("where_met")
_AND_IN = _FRAMES.pattern("and_in")
_PEOPLE = _FRAMES.pattern("people")
_FOR_TALKS = _FRAMES.pattern("for_talks")
_REGION = _FRAMES.pattern("region")
_PURPOSE = _FRAMES.pattern("purpose")
_ON_THE_WAY = _FRAMES.pattern("on_the_way")
_GOING = _FRAMES.words("going")
_WE = _FRAMES.words("we")
_NEAR = 6  # characters from "visiting" to the guest


def read_visits(scene: Scene, word: Word) -> list[Parties]:
    """Guests and hosts of each visit that the word tells of: "trips to Norway and Chad" are two."""
    if word.sort == "visit_stay":
        return _stay(scene, word)
    if (
        word.text == "Mission" and not _LED.search(scene.text, max(0, word.start - 70), word.start)
    ) or _STANDING.search(scene.text, max(0, word.start - 24), word.start):
        return []  # part of a name, or years of work
    if _is_noun(scene, word):
        return read_trips(scene, word)
    if word.text.lower() == "visiting" and (guest := _visiting(scene, word)):
        return guest
    if word.text.lower().startswith("attend"):
        return pairs(_travellers(scene, word), _at_ceremony(scene, word))
    return _led(scene, word) if word.text.lower() in _LEADING else _journeys(scene, word)


def _is_noun(scene: Scene, word: Word) -> bool:
    """ "Visit" and "travel" are nouns before "to", unless "will" or "they" stands in front."""
    if word.sort == "visit_noun":
        return True
    if not re.fullmatch(r"(?:visit|travel|tour)s?", word.text, re.IGNORECASE):
        return False
    if _ARTICLE.search(scene.text, max(0, word.start - 40), word.start):
        return True
    return bool(_AS_NOUN.match(scene.text, word.end)) and not _AS_VERB.search(
        scene.text[max(0, word.start - 12) : word.start]
    )


def _journeys(scene: Scene, word: Word) -> list[Parties]:
    text, verb = scene.text, word.text.lower()
    if not is_of_people(scene, word):
        return []
    if verb.startswith("going") and not _BE_GOING.search(text, max(0, word.start - 12), word.start):
        return []
    direct = verb.startswith(("visit", "tour", "left")) or verb.endswith((" in", " from"))
    direct = direct and not verb.endswith(" for")
    to = (_FOR if verb.startswith(("leav", "depart", "set")) else _TO).match(text, word.end)
    if is_here(text, word.end):
        return pairs(_travellers(scene, word), here(scene, word.end))
    if direct and not _DIRECT.match(text, word.end):
        at = _A_SITE.match(text, word.end) if _are_people(scene, word.start) else None
        return pairs(_travellers(scene, word), places(scene, at.end(), at.end() + 30)[:1]) if at else []
    if not direct and (to is None or (verb in _GOING and not re.match(r" (?:on )?to ", text[word.end : word.end + 7]))):
        return []
    hosts = destinations(scene, to.end() if to else word.end + 1, scope(text, max(word.end, to.end() - 5 if to else 0)))
    return pairs(_travellers(scene, word), hosts) if hosts else []


def _led(scene: Scene, word: Word) -> list[Parties]:
    """ "led a delegation to Oslo", "sent envoys to Chad"."""
    led = _LED_TO.match(scene.text, word.end)
    hosts = destinations(scene, led.end(), scope(scene.text, led.end())) if led else []
    return pairs(_travellers(scene, word), hosts) if hosts else []


def _visiting(scene: Scene, word: Word) -> list[Parties]:
    """ "the visiting prime minister Ann Doe": a guest of where the text is written."""
    guest = next((m for m in scene.reading.actors if m.start >= word.end), None)
    if guest is None or guest.start - word.end > _NEAR or guest.form is not ActorForm.OFFICER or not guest.actors:
        return []
    return pairs(guest.actors, hosts_of(scene, guest.actors))


def _at_ceremony(scene: Scene, word: Word) -> list[str]:
    """Where the funeral or inauguration is that somebody attends: "of the king in Oslo", "of Chile's president"."""
    what = _CEREMONY.match(scene.text, word.end)
    if what is None:
        return []
    at = _IN.search(scene.text, what.end(), what.end() + 2 * REACH)
    if at and (there := places(scene, at.end(), at.end() + 30)[:1]):
        return there
    whose = next((m for m in scene.reading.actors if m.start >= what.end()), None)
    return list(whose.actors[:1]) if whose and _OF_SOMEBODY.fullmatch(scene.text, what.end(), whose.start) else []


def _travellers(scene: Scene, word: Word) -> Parties:
    """The subject; of an invitation accepted, who accepts it; of a verb that takes up the last sentence, its guest."""
    found = subject(scene, word.start)
    if not found and _INVITED.search(scene.text, max(0, word.start - 80), word.start):
        found = holder(scene, word.start)
    return found


def _stay(scene: Scene, word: Word) -> list[Parties]:
    """ "The minister will be in Oslo on Monday", "I am in Accra today": people at a place, on a day."""
    text = scene.text
    met_there = _WHERE_MET.search(text, word.end, word.end + 140)  # whom the body's ministers have among them
    if met_there or date_near(scene, word.start, word.end + 40) is None or not _are_people(scene, word.start):
        return []
    guests = guests_of(subject(scene, word.start))[:1]
    if not guests or _REGION.match(text, word.end):
        return [guests] if guests else []
    if there := here(scene, word.start + len(word.text) - len("in") - 1):
        return pairs(guests, there)
    first = word.end + (5 if text[word.end : word.end + 5] == " the " else 1)
    if not text[first : first + 1].isupper():
        return []
    found = places(scene, first, first + 40)[:1]
    if found and (also := _AND_IN.match(text, first)):
        found += [a for a in places(scene, also.end(), also.end() + 30)[:1] if a not in found]
    return apiece(guests, found)


def _are_people(scene: Scene, at: int) -> bool:
    """Whether it is people who are there: an officer, "I", a delegation; not "the war in Chad is in"."""
    last = [m for m in scene.reading.actors if m.end <= at and at - m.end < 60]
    if not last:
        return re.search(r"\bI(?:\b|[’'])\s*(?:will\s)?$", scene.text[max(0, at - 12) : at]) is not None
    mention = last[-1]
    person = mention.form is ActorForm.OFFICER or mention.text in _WE
    return person or _PEOPLE.search(scene.text, max(0, mention.start - 40), at) is not None


def is_of_people(scene: Scene, word: Word) -> bool:
    """Whether people may be told to travel by the word; goods and storms arrive and cross as well."""
    return not _NEEDS_PEOPLE.match(word.text.lower()) or _are_people(scene, word.start)


def is_of_a_person(scene: Scene, word: Word) -> bool:
    """Whether somebody is visited rather than a place: a meeting."""
    seen = next((m for m in scene.reading.actors if m.start >= word.end), None)
    if seen is None or seen.form is not ActorForm.OFFICER or seen.possessive:
        return False
    right_behind = re.fullmatch(r"\s+(?:the\s+)?", scene.text[word.end : seen.start]) is not None
    return right_behind and word.text.lower() in ("visited", "visits", "visit")


def is_for_talks(scene: Scene, word: Word) -> bool:
    """Whether somebody is at a place for talks there: a meeting rather than a visit."""
    return word.sort == "visit_stay" and _FOR_TALKS.search(scene.text, word.end, word.end + 120) is not None


def is_purpose_of_a_visit(scene: Scene, word: Word) -> bool:
    """ "travelled to Oslo to meet": the journey is told of, and whom it is to meet is part of it."""
    if not _PURPOSE.search(scene.text[max(0, word.start - 40) : word.start]):
        return False
    return _ON_THE_WAY.search(scene.text, max(0, word.start - 130), word.start) is not None
