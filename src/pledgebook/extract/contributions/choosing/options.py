"""All whom the text offers for a slot: the groups that the sentence and what stands around it name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.candidates import Candidate, Ids
from pledgebook.extract.contributions.choosing.everywhere import Named, Place, everywhere, named_in
from pledgebook.extract.contributions.choosing.unlisted import unlisted
from pledgebook.extract.contributions.context import Told
from pledgebook.extract.contributions.donors import donor_candidates
from pledgebook.extract.contributions.recipients import PRIVATE, recipient_candidates
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.extract.contributions.subjects import IN, TO, is_governed

_WORLD, _MANY, _NOBODY = ("world",), ("allies-and-partners",), ()
_WE = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
_MOST = 3  # of those who give or get most in the text
_UNRANKED = 9
_ALL = 39  # actors that all of a sentence may be
_PAIRED = 6  # groups of a sentence, those nearest what was found, any two of which may give or get together


@dataclass(slots=True)
class Option:
    """A group that may fill a slot: where the sentence names it, where else it comes from, and what rules say for it.

    ``pairs`` are where two parts of the group stand apart in the sentence.
    ``rank`` is 0 for the group that the rules took, from 1 on its place among those that they would take next.
    """

    actors: Ids
    places: list[Place] = field(default_factory=list)
    pairs: list[tuple[Place, Place]] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    rules: list[Candidate] = field(default_factory=list)
    rank: int = _UNRANKED


Offers = dict[frozenset[str], Option]


def offered(sentence: TextOfAid, found: Found) -> Offers:
    """Whom the text offers for either slot of what was found, as options without a rule."""
    offers: Offers = {}
    known: dict[Ids, Option] = {}

    def option(actors: Ids) -> Option:
        if actors not in known:
            open_ = _open(actors)
            known[actors] = offers.setdefault(frozenset(open_), Option(open_))
        return known[actors]

    short = everywhere(sentence.context).short
    named = tuple(named_in(sentence.text, sentence.reading, short))
    for actors, place in named:
        option(actors).places.append(place)
    for name, place in unlisted(sentence, found, named, short):
        option((name,)).places.append(place)
    for actors, pair in _paired(named, found):
        option(actors).pairs.append(pair)
    for source, actors in _whole(named, found, sentence):
        option(actors).sources.add(source)
    for source, actors in _around(sentence):
        option(actors).sources.add(source)
    for actors in (_WORLD, _MANY, _NOBODY):
        option(actors)
    return offers


def _whole(named: Named, found: Found, sentence: TextOfAid) -> Iterator[tuple[str, Ids]]:
    """All whom the sentence names behind what was found, before it, and altogether; with the speaker and without."""
    speaker = set(sentence.context.speaker)
    behind = [ids for ids, place in named if place.start >= found.end]
    before = [ids for ids, place in named if place.end <= found.start]
    for name, groups in (("all-behind", behind), ("all-before", before), ("all", [ids for ids, _ in named])):
        for also in (False, True):
            actors = tuple(dict.fromkeys(a for ids in groups for a in ids if also or a not in speaker))
            if 1 < len(actors) <= _ALL:
                yield f"{name}{'-with-speaker' if also else ''}", actors


def donor_options(sentence: TextOfAid, found: Found, offers: Offers) -> list[Option]:
    """All who may have given what was found; first whom the rules took."""
    ruled = donor_candidates(sentence, found.act, found.start, found.clause)
    ranked = _ranked(found.donors, ruled, offers)
    if sentence.context.speaker or not _WE.search(sentence.text):
        return ranked
    # whoever "we" is in a text of which nobody is told: no vague group of states stands in for them
    return [o for o in ranked if o.actors != _MANY or o.rank == 0 or o.rules or o.places]


def recipient_options(sentence: TextOfAid, found: Found, offers: Offers) -> list[Option]:
    """All who may get it; first whom the rules took."""
    ruled = recipient_candidates(sentence, found.act, found.start, found.clause, found.donors)
    return _ranked(found.recipients, ruled, offers)


def _ranked(taken: Ids, ruled: Iterator[Candidate], offers: Offers) -> list[Option]:
    """Whom the rules took, whom they would take, and all others that are offered."""
    table: Offers = {}

    def option(actors: Ids) -> Option:
        open_ = _open(actors)
        group = frozenset(open_)
        if group not in table:
            one = offers.get(group, Option(()))
            table[group] = Option(open_, one.places, one.pairs, one.sources)
        return table[group]

    option(taken).rank = 0
    for rank, candidate in enumerate(ruled, 1):
        one = option(candidate.actors)
        one.rules.append(candidate)
        one.rank = min(one.rank, rank)
    return [*table.values(), *(one for group, one in offers.items() if group not in table)]


def _open(actors: Ids) -> Ids:
    """Each once, those left out who neither give nor get."""
    return tuple(dict.fromkeys(a for a in actors if a not in PRIVATE))


def _paired(named: Named, found: Found) -> Iterator[tuple[Ids, tuple[Place, Place]]]:
    """Any two groups of the sentence that have nobody in common, of those nearest the find."""
    apart: dict[frozenset[str], tuple[Ids, Place]] = {}
    for actors, place in sorted(named, key=lambda one: abs(one[1].start - found.start)):
        if not set(actors) & PRIVATE:
            apart.setdefault(frozenset(actors), (actors, place))
    for (one, at), (other, there) in combinations(list(apart.values())[:_PAIRED], 2):
        if not set(one) & set(other):
            first, second = sorted((at, there), key=lambda place: place.start)
            yield (*one, *other), (first, second)


def _around(sentence: TextOfAid) -> Iterator[tuple[str, Ids]]:
    """Whom the lead-in, the heading, the sentences before and the whole text offer, and as what."""
    context, here = sentence.context, sentence.reading.sentence.passage.index
    whole = everywhere(context)
    yield from _led("lead", sentence.lead, whole.of)
    yield from _led("heading", sentence.heading, whole.of)
    for back, reading in enumerate(list(context.former)[-2::-1], 1):
        near = "same" if reading.sentence.passage.index == here else "other"
        for actors, place in whole.of[reading.sentence.index]:
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
    yield from (("title-list", actors) for actors in whole.title)
    yield from (("often", actors) for actors in whole.text)
    yield from (("section", actors) for actors in whole.sections.get(sentence.reading.sentence.passage.heading, ()))


def _led(name: str, told: Told | None, named: dict[int, Named]) -> Iterator[tuple[str, Ids]]:
    if told is not None:
        yield f"{name}-donors", told.donors
        yield f"{name}-recipients", told.recipients
        for actors, _ in named.get(told.reading.sentence.index, ()) if told.reading is not None else ():
            yield f"{name}-names", actors


def _part(text: str, at: int) -> str:
    """How a group stands in a sentence before: addressed, on its own, or otherwise."""
    before = text[max(0, at - 80) : at]
    return "to" if TO.search(before) or IN.search(before) else "other" if is_governed(before) else "free"


def _most(name: str, counts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, Ids]]:
    for place, (actor, _) in enumerate(counts, 1):
        yield f"{name}{place}", (actor,)
