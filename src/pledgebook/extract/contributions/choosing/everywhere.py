"""Whom a whole document names: alone and joined, by sentence, by section and in its title."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pledgebook.extract.actors import find_actors
from pledgebook.extract.contributions.candidates import Ids
from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.parties import coordinated
from pledgebook.extract.contributions.sentence import slug
from pledgebook.extract.contributions.subjects import group_of
from pledgebook.extract.contributions.topic import count
from pledgebook.model.mention import ActorMention, Reading
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.patterns import Glancing, glancing

Group = frozenset[str]

_SMALL = r"(?:and|for|of|the|on|in|to|against|&)"
# a name with its initials behind it: "the Harbour Relief and Rescue Agency (HRRA)"
_INTRODUCED = re.compile(
    rf"\b(?P<name>(?!The )[A-Z][\w’'-]+(?: {_SMALL}){{0,2}}(?: [A-Z][\w’'-]+(?: {_SMALL}){{0,2}}){{1,9}})"
    r" \((?P<short>[A-Z]{3,8})\)"
)
_CAPITALS = re.compile(r"\b[A-Z]{3,8}\b")
_OFTEN = 6  # groups that the text or a section names most
_LISTS = 3  # ... and lists of more than one
_FEW = 4  # letters from which on capitals alone are taken for a body


class Place(NamedTuple):
    """Where the sentence names a group: ``start:end``, and its first mention; None for a body that no list has."""

    start: int
    end: int
    mention: ActorMention | None


Named = tuple[tuple[Ids, Place], ...]


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The groups of each sentence by its index, those that the text and each section name most often, the title's.

    A section is known by its heading's place. Groups of one come from any mention, greater ones from lists.
    """

    of: dict[int, Named]
    text: tuple[Ids, ...]
    sections: dict[int | None, tuple[Ids, ...]]
    title: tuple[Ids, ...]
    short: dict[str, str]  # the names that the text gives abbreviations for


def everywhere(context: Context) -> Everywhere:
    """Whom the document names, looked up once."""
    if context.everywhere is None:
        context.everywhere = _looked_up(context)
    return context.everywhere


def _looked_up(context: Context) -> Everywhere:
    short = _introduced(r.sentence.text for r in context.readings)
    named: dict[int, Named] = {}
    text: Counter[Group] = Counter()
    sections: dict[int | None, Counter[Group]] = {}
    for reading in context.readings:
        one = tuple(named_in(reading.sentence.text, reading, short))
        named[reading.sentence.index] = one
        groups = dict.fromkeys(frozenset(actors) for actors, _ in one)
        count(text, groups)
        count(sections.setdefault(reading.sentence.passage.heading, Counter()), groups)
    title = tuple(dict.fromkeys(actors for actors, _ in _groups(context.title, find_actors(context.title))))
    often = {heading: _most(counts) for heading, counts in sections.items()}
    return Everywhere(named, _most(text), often, title, short)


def _most(counts: Counter[Group]) -> tuple[Ids, ...]:
    """The groups that are named most, then the lists of more than one that are."""
    ranked = [group for group, _ in counts.most_common()]
    lists = [group for group in ranked if len(group) > 1]
    return tuple(tuple(sorted(group)) for group in (*ranked[:_OFTEN], *lists[:_LISTS]))


def _introduced(texts: Iterator[str]) -> dict[str, str]:
    """The bodies that a text gives an abbreviation for, as ids, by their full names and by the abbreviations."""
    told: dict[str, str] = {}
    for text in texts:
        for match in _INTRODUCED.finditer(text) if "(" in text else ():
            name, letters = match["name"], match["short"].lower()
            initials = "".join(word[0] for word in name.split() if word[0].isupper()).lower()
            if initials[0] == letters[0] and set(letters) <= set(name.lower()) and len(initials) + 2 > len(letters):
                told.setdefault(match["short"], slug(name))
                told.setdefault(name, slug(name))
    return told


def named_in(text: str, reading: Reading, short: dict[str, str]) -> Iterator[tuple[Ids, Place]]:
    """Every mention, every run of mentions that commas and "and" join, and bodies that no list has."""
    yield from _groups(text, reading.actors)
    taken = [(m.start, m.end) for m in reading.actors if m.actors]
    for name, start, end in _bodies(text, short):
        if not any(first < end and start < last for first, last in taken):
            taken.append((start, end))
            yield (name,), Place(start, end, None)


def _groups(text: str, actors: tuple[ActorMention, ...]) -> Iterator[tuple[Ids, Place]]:
    mentions = [m for m in actors if m.actors]
    told: set[tuple[int, int]] = set()
    for mention in mentions:
        joined = coordinated(mentions, mention, text)
        behind = [m for m in mentions if m.start >= mention.start and set(m.actors) <= set(joined)]
        group = group_of(mentions, mention, text)
        for first, end, ids in (
            (mention, mention.end, mention.actors),
            (mention, behind[-1].end, joined),
            (group[0], mention.end, tuple(dict.fromkeys(a for m in group for a in m.actors))),
        ):
            if (first.start, end) not in told:
                told.add((first.start, end))
                yield ids, Place(first.start, end, first)


def _bodies(text: str, short: dict[str, str]) -> Iterator[tuple[str, int, int]]:
    """Bodies that no list has: named in full with an abbreviation, by a telling last word, or by capitals."""
    for name, told in short.items():
        at = text.find(name)
        if at >= 0 and not text[at + len(name) : at + len(name) + 1].isalnum():
            yield told, at, at + len(name)
    for match in _going_on().finditer(text):
        if match["before"] in (None, "The "):
            yield slug(match["name"]), match.start("name"), match.end("name")
    for match in _headed().finditer(text):
        yield slug(match.group()), match.start(), match.end()
    for match in _CAPITALS.finditer(text) if not text.isupper() else ():
        if len(match.group()) >= _FEW and match.group() not in short:
            yield slug(match.group()), match.start(), match.end()


@cache
def _headed() -> Glancing:
    """A name that ends with a word for a body."""
    heads = "|".join(sorted(contribution_cues().body_heads))
    return glancing(
        rf"\b(?:(?!The )[A-Z][\w&’'-]+ (?:(?:and|for|of|the|on|in|to|against) (?:the )?)?){{1,7}}(?:{heads})s?\b"
    )


@cache
def _going_on() -> Glancing:
    """A name whose head says little alone: "the Global Alliance against Hunger and Poverty"."""
    cues = contribution_cues()
    generic, heads = "|".join(sorted(cues.generic)), "|".join(sorted(cues.open_heads))
    return glancing(
        rf"\b(?P<before>(?!(?:{generic}) )[A-Z][\w&’'-]* )?"
        rf"(?P<name>(?:(?:{generic}) ){{0,2}}(?:{heads}) (?:for|against) (?:the )?"
        r"[A-Z][\w’'-]+(?:(?: and| of| in|,)?(?: the)? [A-Z][\w’'-]+){0,5})"
    )
