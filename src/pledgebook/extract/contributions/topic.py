"""Whom a document's assistance is for, as the whole document shows: one table of weights over what is seen of each."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from pledgebook.extract.contributions.acts import Act, acts
from pledgebook.extract.contributions.parties import addressed, gainers, is_body, subjects
from pledgebook.model.mention import ActorForm, ActorMention, Reading, Unit
from pledgebook.reference.contribution_cues import contribution_cues

T = TypeVar("T")
Ids = tuple[str, ...]

# What speaks for an actor and against it: fitted by logistic choice over the annotators' read documents, where more
# than half of a document's contributions go to one receiver. Counts are taken as log(1 + n).
_COUNTED = {
    "addressed": 1.28,  # sentences in which "to", "for" or a verb of giving points to it
    "gained": 0.49,  # ... in which it gets something
    "gave": -0.30,  # ... in which it gives something
    "sentences": 0.76,  # ... that name it
    "money": 0.72,  # mentions beside a sum of money
    "need": 0.58,  # mentions beside words of need and help
    "named": 0.38,  # mentions by name
    "opens": -0.37,  # sentences that it opens: who acts
}
_SORT = {"low": 0.85, "middle": 0.59, "rich": -1.07, "body": -0.57, "region": 0.31, "world": 0.63}
_RIVAL, _IN_TITLE, _RECEIVER_IN_TITLE, _OWNER_IN_TITLE = -0.66, 0.52, 1.07, -0.68
_AS_LIKELY = math.log(0.7)  # the others whom all is for as well
_BESIDE_IN_TITLE = math.log(0.25)
_CLEARLY = math.log(3)
_RECEIVING = ("low", "middle")
_FAR_FROM = 60  # characters before a name, and fewer behind it, in which need is told of it
_FAR_BEHIND = 40
_OPENING = 14  # characters before who opens a sentence
GIVING = frozenset({"give", "deliver", "announce", "promise"})
_MOST = 3  # more are named alike: none is the topic


@dataclass(frozen=True, slots=True)
class Traces:
    """What the sentences show of each actor: ``counts`` by trace and actor."""

    counts: Mapping[str, Counter[str]]

    def actors(self) -> set[str]:
        """All actors that some sentence names."""
        return set(self.counts["sentences"])


@dataclass(frozen=True, slots=True)
class Roles:
    """Who gives and gets in a sentence: ``gave`` has the givers of each act of giving."""

    reading: Reading
    told: tuple[Act, ...]
    addressed: Ids
    gained: frozenset[str]
    gave: tuple[Ids, ...]


def roles_in(reading: Reading) -> Roles:
    """The roles in a sentence; nobody has one where nobody is named."""
    told = acts(reading.sentence.text)
    if not reading.actors:
        return Roles(reading, told, (), frozenset(), ())
    gave = tuple(subjects(reading, act) for act in told if act.cue in GIVING)
    return Roles(reading, told, addressed(reading), frozenset(gainers(reading, told)), gave)


def traces_of(sentences: Iterable[Roles]) -> Traces:
    """Go through the sentences once and count how each actor stands in them."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in _COUNTED}
    for roles in sentences:
        if roles.reading.actors:
            _count_acts(roles, counts)
            _count_mentions(roles.reading, counts)
    return Traces(counts)


def _count_acts(roles: Roles, counts: dict[str, Counter[str]]) -> None:
    """Who gives and gets in a sentence, and who opens it."""
    count(counts["addressed"], set(roles.addressed))
    count(counts["gained"], roles.gained)
    for givers in roles.gave:
        count(counts["gave"], set(givers))
    first = roles.reading.actors[0]
    if first.form is not ActorForm.PRONOUN and first.start < _OPENING:
        count(counts["opens"], first.actors)


def _count_mentions(reading: Reading, counts: dict[str, Counter[str]]) -> None:
    """Who is named, by name or beside need or money."""
    text, need = reading.sentence.text, contribution_cues().need
    needy = need.search(text) is not None
    named = [m for m in reading.actors if m.form is not ActorForm.PRONOUN]
    count(counts["sentences"], {a for m in named for a in m.actors})
    money = any(f.unit is Unit.MONEY for f in reading.figures)
    for mention in named:
        if money:
            count(counts["money"], mention.actors)
        if mention.form not in (ActorForm.OFFICER, ActorForm.ADJECTIVE):
            count(counts["named"], mention.actors)
        if needy and need.search(text[max(0, mention.start - _FAR_FROM) : mention.end + _FAR_BEHIND]):
            count(counts["need"], mention.actors)


def count(counts: Counter[T], things: Iterable[T]) -> None:
    """Count one more of each; of so few it is quicker than to update."""
    for thing in things:
        counts[thing] = counts.get(thing, 0) + 1


def ranked(
    traces: Traces, title: tuple[ActorMention, ...], struck: Iterable[str], barred: Iterable[str]
) -> list[tuple[float, str]]:
    """All who may be the topic with their weight, the likeliest first; never one of ``barred``.

    ``struck`` are states of which the title names a city.
    """
    named = set(struck) | {a for m in title if m.form not in (ActorForm.OFFICER, ActorForm.ADJECTIVE) for a in m.actors}
    owners = {a for m in title if m.possessive for a in m.actors}
    scored = []
    for actor in (traces.actors() | named | {"world"}) - {*barred, "allies-and-partners"}:
        sort = sort_of(actor)
        if sort == "body" and actor not in contribution_cues().receivers:
            continue
        weight = sum(w * math.log1p(traces.counts[name][actor]) for name, w in _COUNTED.items()) + _SORT[sort]
        weight += _RIVAL * (actor in contribution_cues().rivals)
        weight += _IN_TITLE * (actor in named) + _OWNER_IN_TITLE * (actor in owners)
        weight += _RECEIVER_IN_TITLE * (actor in named and sort in ("low", "middle"))
        scored.append((weight, actor))
    return sorted(scored, key=lambda p: (-p[0], p[1]))


def topic_of(scored: list[tuple[float, str]], title: Ids) -> tuple[Ids, bool]:
    """Whom all is for, and whether nobody else comes near: the likeliest, and states that are nearly as likely.

    A state that the title names beside the likeliest is one as well where it is far less likely.
    """
    if not scored:
        return (), False
    most, best = scored[0]
    near = most + (_BESIDE_IN_TITLE if best in title else _AS_LIKELY)
    beside = [
        actor
        for weight, actor in scored[1:]
        if sort_of(best) in _RECEIVING
        and sort_of(actor) in _RECEIVING
        and (weight >= most + _AS_LIKELY or (weight >= near and actor in title))
    ]
    topic = (best, *beside) if len(beside) < _MOST else (best,)
    following = next((weight for weight, actor in scored if actor not in topic), -math.inf)
    return topic, most - following >= _CLEARLY


@lru_cache(maxsize=4096)
def sort_of(actor: str) -> str:
    """Of which sort an actor is: a state by what it may receive, or a region, a body, the world, a vague group."""
    cues = contribution_cues()
    if actor == "world":
        return "world"
    if actor.startswith("region-"):
        return "region"
    if is_body(actor):
        return "body"
    return "low" if actor in cues.low_income else "middle" if actor in cues.middle_income else "rich"
