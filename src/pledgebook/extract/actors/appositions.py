"""People named beside their office: "Peru's defence minister, <name>," and "<name>, a spokeswoman for the WHO,"."""

import re
from functools import cache
from typing import NamedTuple

from pledgebook.extract.actors.officers import person_at
from pledgebook.extract.actors.phrases import Phrases
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference import actors
from pledgebook.reference.actors import Sort
from pledgebook.reference.speech import speech

_LONGEST = 6  # atoms of a name, its hyphens and initials counted
_REACH = 90  # characters between a name and the body that it is the head of
_NO_STATES = frozenset({"region", "province", "state", "town", "city", "district", "community"})  # "the Somali region"
_POSTED = 6  # atoms of "to Kenya" between an office and the name
_OWNERS = frozenset({ActorForm.NAME, ActorForm.ORGAN, ActorForm.METONYM, ActorForm.ADJECTIVE})


class Placed(NamedTuple):
    """A mention with the atoms from ``first`` up to ``behind`` that it was read from."""

    mention: ActorMention
    first: int
    behind: int


def name_people(phrases: Phrases, found: list[Placed]) -> list[ActorMention]:
    """The mentions, and beside an office or a body the people whom the sentence names as its holders."""
    mentions = [placed.mention for placed in found]
    if not any(m.form is ActorForm.OFFICER or m.actors for m in mentions):
        return mentions
    people = []
    for number, placed in enumerate(found):
        after = found[number - 1].behind if number else 0
        place = _named_behind(phrases, placed) or _named_before(phrases, placed, after)
        if place is not None:
            start, end = phrases.begin(place[0]), phrases.end(place[1])
            people.append(ActorMention(start, end, phrases.text[start:end], ActorForm.OFFICER, placed.mention.actors))
    return _merged(mentions, people) if people else mentions


def _merged(mentions: list[ActorMention], people: list[ActorMention]) -> list[ActorMention]:
    """Both in order; a mention without actors takes those of the person at its place, any other outrules a person."""
    known = {(p.start, p.end): p for p in people}
    kept = [known.pop((m.start, m.end), m) if not m.actors else m for m in mentions]
    merged: list[ActorMention] = []
    for one in sorted([*kept, *known.values()], key=lambda m: m.start):
        if merged and one.start < merged[-1].end:
            if merged[-1] is not known.get((merged[-1].start, merged[-1].end)):
                continue
            merged.pop()
        merged.append(one)
    return merged


def _named_behind(phrases: Phrases, placed: Placed) -> tuple[int, int] | None:
    """ "the defence minister of Peru, <name>," and "Japan's ambassador to Kenya, <name>,"."""
    if placed.mention.form is not ActorForm.OFFICER or placed.mention.possessive:
        return None
    at = placed.behind
    if phrases.word(at) in ("to", "in", "for", "at"):
        at = next((p for p in range(at, at + _POSTED) if phrases.word(p) in (",", ".")), at)
    if phrases.word(at) != ",":
        return None
    name = _person(phrases, at + 1)
    if name is None or not _ends(phrases.word(name[1])):
        return None
    return name


def _ends(word: str) -> bool:
    """Whether a name in apposition may stop before this word."""
    return word in {",", ".", ";", ")", "", "and", "who"} or word in speech().verbs


def _named_before(phrases: Phrases, placed: Placed, after: int) -> tuple[int, int] | None:
    """ "<name>, Peru's defence minister," and "<name>, head of the mission in Chad,"; "<name> of Canada said"."""
    mention, at = placed.mention, placed.first - 1
    if phrases.word(at).lower() in ("the", "a", "an") and phrases.begin(at) <= mention.start:
        at -= 1
    if mention.form is ActorForm.OFFICER and phrases.word(at) in ("a", "an", "the", "its", "their"):
        at -= 1
    if mention.form is ActorForm.OFFICER and phrases.word(at) == ",":
        return _person_ending(phrases, at)
    if mention.form not in _OWNERS or phrases.word(placed.behind) in _NO_STATES:
        return None
    if phrases.word(at) in ("of", "from") and phrases.word(placed.behind) in speech().verbs:
        return _person_ending(phrases, at)
    comma = _comma_before(phrases, at)
    if (
        comma is None
        or comma < after
        or not _described().fullmatch(phrases.text[phrases.end(comma + 1) : mention.start])
    ):
        return None
    return _person_ending(phrases, comma)


def _comma_before(phrases: Phrases, at: int) -> int | None:
    for place in range(at, max(at - 12, 0), -1):
        word = phrases.word(place)
        if word == ",":
            return place
        if word in (".", ";", ":", "”", '"'):
            return None
    return None


@cache
def _described() -> re.Pattern[str]:
    """The words of an office between a name's comma and the body: "the deputy country director of"."""
    words = sorted({*actors.titles()["owned"]["titles"], *actors.titles()["owned"]["offices"]}, key=len, reverse=True)
    return re.compile(
        rf"\s?(?:(?:an?|the|its|one of)\s)?(?:[\w’'-]+\s){{0,4}}?(?:{'|'.join(map(re.escape, words))})"
        r"(?:\s(?!(?:said|told|who)\b)[\w’'-]+){0,3}\s(?:of|for|at|with|from|in|to)\s(?:the\s)?",
        re.IGNORECASE,
    )


def _person_ending(phrases: Phrases, end: int) -> tuple[int, int] | None:
    """The full name that ends in front of the atom ``end``."""
    for start in range(max(0, end - _LONGEST), end - 1):
        before = phrases.word(start - 1)
        if before[:1].isupper() and phrases.touches(start) is False and before not in _openers():
            continue  # the name would begin in the middle of capitals
        found = _person(phrases, start)
        if found is not None and found[1] == end:
            return found
    return None


def _person(phrases: Phrases, start: int) -> tuple[int, int] | None:
    """The atoms of a person's full name that begins here; a name that the tables know is none, nor one of one word."""
    first = phrases.at.get(start)
    if first is not None and first.sort not in (Sort.LEADER, Sort.HONORIFIC):
        return None
    at = first.end + (phrases.word(first.end) == ".") if first and first.sort is Sort.HONORIFIC else start
    found = person_at(phrases, at)
    if found is None:
        return None
    name, end = found
    words = [w for w in name.split() if w[:1].isupper()]
    return (start, end) if len(words) >= 2 or at > start else None


@cache
def _openers() -> frozenset[str]:
    return frozenset({"And", "But", "Also", "On", "In", "At"})
