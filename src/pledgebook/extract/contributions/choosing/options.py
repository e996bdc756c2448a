"""All whom the text offers for a slot: the groups that the sentence and what stands around it name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.candidates import Candidate, Ids
from pledgebook.extract.contributions.context import Told
from pledgebook.extract.contributions.donors import donor_candidates
from pledgebook.extract.contributions.parties import coordinated
from pledgebook.extract.contributions.recipients import PRIVATE, recipient_candidates
from pledgebook.extract.contributions.sentence import TextOfAid, slug
from pledgebook.extract.contributions.subjects import IN, TO, group_of, is_governed
from pledgebook.model.mention import ActorMention, Reading
from pledgebook.reference.contribution_cues import contribution_cues

_WORLD, _MANY, _NOBODY = ("world",), ("allies-and-partners",), ()
_MOST = 3  # of those who give or get most in the text
_UNRANKED = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where the sentence names a group: ``start:end``, and its first mention; None for a body that no list has."""

    start: int
    end: int
    mention: ActorMention | None


@dataclass(slots=True)
class Option:
    """A group that may fill a slot: where the sentence names it, where else it comes from, and what rules say for it.

    ``rank`` is 0 for the group that the rules took, from 1 on its place among those that they would take next.
    """

    actors: Ids
    places: list[Place] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    rules: list[Candidate] = field(default_factory=list)
    rank: int = _UNRANKED


def donor_options(sentence: TextOfAid, found: Found) -> list[Option]:
    """All who may have given what was found; first whom the rules took."""
    ruled = donor_candidates(sentence, found.act, found.start, found.clause)
    return _gathered(sentence, found.donors, ruled)


def recipient_options(sentence: TextOfAid, found: Found) -> list[Option]:
    """All who may get it; first whom the rules took."""
    ruled = recipient_candidates(sentence, found.act, found.start, found.clause, found.donors)
    return _gathered(sentence, found.recipients, ruled)


def _gathered(sentence: TextOfAid, taken: Ids, ruled: Iterator[Candidate]) -> list[Option]:
    table: dict[frozenset[str], Option] = {}

    def option(actors: Ids) -> Option:
        open_ = tuple(dict.fromkeys(a for a in actors if a not in PRIVATE))
        return table.setdefault(frozenset(open_), Option(open_))

    option(taken).rank = 0
    for rank, candidate in enumerate(ruled, 1):
        one = option(candidate.actors)
        one.rules.append(candidate)
        one.rank = min(one.rank, rank)
    for actors, place in _named(sentence.reading):
        option(actors).places.append(place)
    for source, actors in _around(sentence):
        option(actors).sources.add(source)
    for actors in (_WORLD, _MANY, _NOBODY):
        option(actors)
    return list(table.values())


def _named(reading: Reading) -> Iterator[tuple[Ids, Place]]:
    """Every mention of a sentence, every run of mentions that commas and "and" join, and bodies that no list has."""
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    told: set[tuple[int, int]] = set()
    for mention in mentions:
        joined = coordinated(mentions, mention, text)
        behind = [m for m in mentions if m.start >= mention.start and set(m.actors) <= set(joined)]
        group = group_of(mentions, mention, text)
        for first, end, actors in (
            (mention, mention.end, mention.actors),
            (mention, behind[-1].end, joined),
            (group[0], mention.end, _all_of(group)),
        ):
            if (first.start, end) not in told:
                told.add((first.start, end))
                yield actors, Place(first.start, end, first)
    for match in _body().finditer(text):
        if not any(m.start < match.end() and match.start() < m.end for m in mentions):
            yield (slug(match.group()),), Place(match.start(), match.end(), None)


def _all_of(group: list[ActorMention]) -> Ids:
    return tuple(dict.fromkeys(a for m in group for a in m.actors))


@cache
def _body() -> re.Pattern[str]:
    """The name of a body that no list has: it ends with a telling word, or is an abbreviation."""
    heads = "|".join(sorted(contribution_cues().body_heads))
    return re.compile(
        rf"\b(?:(?!The )[A-Z][\w&’'-]+ (?:(?:and|for|of|the|on|in|to|against) (?:the )?)?){{1,7}}(?:{heads})s?\b"
        r"|\b[A-Z]{4,8}\b"
    )


def _around(sentence: TextOfAid) -> Iterator[tuple[str, Ids]]:
    """Whom the lead-in, the heading, the sentences before and the whole text offer, and as what."""
    context, here = sentence.context, sentence.reading.sentence.passage.index
    yield from _led("lead", sentence.lead)
    yield from _led("heading", sentence.heading)
    for back, reading in enumerate(list(context.former)[-2::-1], 1):
        near = "same" if reading.sentence.passage.index == here else "other"
        for actors, place in _named(reading):
            yield f"before{back}-{near}", actors
            yield f"before-{_part(reading.sentence.text, place.start)}", actors
    far = "here" if context.passage == here else "near" if context.passage == here - 1 else "far"
    yield f"carried-donors-{far}", context.donors
    yield f"carried-recipients-{far}", context.recipients
    yield "topic", context.topic
    yield "speaker", context.speaker
    yield "giver", context.giver
    yield f"acting{'-here' if context.acting_in == here else ''}", context.acting
    yield f"named{'-here' if context.named_in == here else ''}", context.named
    yield from (("title", (actor,)) for actor in context.titled)
    if len(context.titled) > 1:
        yield "title-all", context.titled
        yield "title-others", tuple(a for a in context.titled if a not in context.speaker)
    yield from _most("gave", context.gave.most_common(_MOST))
    yield from _most("got", context.got.most_common(_MOST))
    both = tuple(actor for actor, count in context.got.most_common(2) if count > 1)
    if len(both) > 1:
        yield "got-both", both


def _led(name: str, told: Told | None) -> Iterator[tuple[str, Ids]]:
    if told is not None:
        yield f"{name}-donors", told.donors
        yield f"{name}-recipients", told.recipients
        for actors, _ in _named(told.reading) if told.reading is not None else ():
            yield f"{name}-names", actors


def _part(text: str, at: int) -> str:
    """How a group stands in a sentence before: addressed, on its own, or otherwise."""
    before = text[max(0, at - 80) : at]
    return "to" if TO.search(before) or IN.search(before) else "other" if is_governed(before) else "free"


def _most(name: str, counts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, Ids]]:
    for place, (actor, _) in enumerate(counts, 1):
        yield f"{name}{place}", (actor,)
