"""Offices and the people in them: "Ukrainian President <name>", "the Minister of Defence of Estonia", "Mr. <name>"."""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.extract.actors.phrases import Phrase, Phrases
from pledgebook.reference import actors
from pledgebook.reference.actors import Sort

_WORD = r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_]|(?<=[a-z])[A-Z])*(?:['’-](?!s\b)[^\W\d_]+)*"


@dataclass(frozen=True, slots=True)
class Office:
    """An office read up to the atom ``end``: its actors, () where the words alone do not tell, and the name."""

    end: int
    ids: tuple[str, ...]
    name: str = ""
    former: bool = False


@cache
def _person() -> re.Pattern[str]:
    particles = "|".join(sorted(actors.titles()["stops"]["particles"]))
    part = rf"(?:(?:{particles})[ ]|(?:al|el|Al|El)-)"
    initial = r"[A-Z]\.(?:[ ]?[A-Z]\.)?"
    further = rf"(?:[ ](?:{part}){{0,2}}(?:{initial}(?=[ ])|{_WORD})){{0,4}}"
    return re.compile(rf"(?:{initial}[ ])?(?:{part}){{0,2}}{_WORD}{further}(?:,? (?:Jr|Sr)\.| I{{2,3}}\b)?")


@cache
def _stops() -> frozenset[str]:
    return frozenset(actors.titles()["stops"]["words"])


@cache
def _lower(key: str) -> frozenset[str]:
    return frozenset(actors.titles()[key])


def person_at(phrases: Phrases, place: int) -> tuple[str, int] | None:
    """The name of a person that begins at this atom, and the atom behind it."""
    if place >= len(phrases.words):
        return None
    found = _person().match(phrases.text, phrases.begin(place))
    if not found:
        return None
    limit, end = found.end(), place
    while end < len(phrases.words) and phrases.begin(end) < limit:
        known = phrases.at.get(end)
        if phrases.word(end) in _stops() or (end > place and known and not _may_be_name(phrases, known)):
            break
        end = known.end if known and known.sort is Sort.LEADER else end + 1
    while end > place and phrases.word(end - 1) in (",", "-"):
        end -= 1
    if end == place or (end == place + 1 and phrases.word(place) == "I"):
        return None
    return phrases.text[phrases.begin(place) : phrases.end(end)], end


def _may_be_name(phrases: Phrases, phrase: Phrase) -> bool:
    if phrase.sort is Sort.LEADER:
        return True
    return phrase.end == phrase.start + 1 and phrases.word(phrase.start) in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(actors.fixed()["people"]) | {"King", "Prince", "General", "Major", "Bishop", "Speaker", "May"}


@cache
def _leaders() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for leader in actors.leaders():
        table.setdefault(actors.surname(leader.name), []).append((actors.full_name(leader.name), leader.actor))
    return {key: tuple(entries) for key, entries in table.items()}


def owners(name: str) -> tuple[str, ...]:
    """The actors that a person with this name (full or surname) spoke for, as far as the table knows."""
    words = re.sub(r",? (?:Jr|Sr)\.| I{2,3}$", "", name).split()
    found: set[str] = set()
    for start in range(len(words)):
        for full, actor in _leaders().get(" ".join(words[start:]), ()):
            if start == 0 or full.split()[0][0] == words[0][0]:
                found.add(actor)
    if not found and words:
        for full, actor in _leaders().get(words[0], ()):  # "Xi Jinping": the surname stands first
            if full.split() == words:
                found.add(actor)
    return tuple(sorted(found))


def read_office(phrases: Phrases, place: int, given: tuple[str, ...] = ()) -> Office | None:
    """The office whose words begin at this atom; ``given`` is the actor named in front of it."""
    former, place = _skip_qualifiers(phrases, place)
    phrase = phrases.at.get(place)
    if phrase is None or not (
        phrase.sort is Sort.TITLE or (phrase.sort is Sort.OFFICE and _is_office(phrases, phrase))
    ):
        return None
    ids, end = given or phrase.ids, phrase.end
    while True:  # "Prime Minister and Defence Minister", "Vice President/High Representative"
        joint = end + 1 if phrases.word(end) in ("and", "/", "&") else end
        further = phrases.at.get(joint)
        if further is None or further.sort not in (Sort.TITLE, Sort.OFFICE):
            break
        ids, end = ids or further.ids, further.end
    end = department_end(phrases, end)
    state, end = _of(phrases, end, given)
    person = person_at(phrases, end)
    name = ""
    if person:
        name, end = person
        if not state:
            state, end = _of(phrases, end, given)
    if not state and not given and name:
        ids = _known(name, ids)
    return Office(end, state or ids, name, former)


def _is_office(phrases: Phrases, phrase: Phrase) -> bool:
    """Whether "head", "chief" is the office here, and does not describe the next word: "a head start"."""
    following = phrases.word(phrase.end)
    return not following[:1].islower() or following in _lower_of_fixed()


@cache
def _lower_of_fixed() -> frozenset[str]:
    return frozenset(actors.fixed()["after_names"])


def _known(name: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    found = owners(name)
    if ids and (not found or set(ids) <= set(found)):
        return ids
    return found if len(found) == 1 else ()


def _skip_qualifiers(phrases: Phrases, place: int) -> tuple[bool, int]:
    former = False
    while (phrase := phrases.at.get(place)) and phrase.sort is Sort.QUALIFIER:
        former = former or phrases.word(place).lower() in _lower("former")
        place = phrase.end + (phrases.word(phrase.end) == "-")
    return former, place


def department_end(phrases: Phrases, place: int) -> int:
    """Past "of Foreign Affairs and Trade", "for development cooperation"; stays put before "of Ukraine"."""
    if phrases.word(place) not in ("of", "for"):
        return place
    fields, end = _lower("fields"), place + 1
    while (phrases.word(end).lower() in fields or phrases.word(end) in (",", "&", "the", "-")) and not _owns(
        phrases, end
    ):
        end += 1
    while end > place + 1 and phrases.word(end - 1) in (",", "&", "the", "-", "and"):
        end -= 1
    return end if end > place + 1 else place


def _owns(phrases: Phrases, place: int) -> bool:
    """Whether a body's name begins here: no field is "European" in "President of the European Council"."""
    phrase = phrases.at.get(place)
    return phrase is not None and phrase.sort is Sort.BODY


def _of(phrases: Phrases, place: int, given: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """The actor of "of Ukraine", "of the United Kingdom", "of the European Union" at this atom."""
    if given or phrases.word(place) not in ("of", "from"):
        return (), place
    start = place + 1
    if phrases.word(start) == "the":
        start += 1
    phrase = phrases.at.get(start)
    if phrase and phrase.sort in (Sort.STATE, Sort.BODY) and len(phrase.ids) == 1:
        return phrase.ids, phrase.end
    return (), place
