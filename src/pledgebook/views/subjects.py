"""Whether two short phrases are about one thing: a proposal and what a party says of it."""

from dataclasses import dataclass
from functools import cache, lru_cache

from pledgebook.extract.actors import find_actors
from pledgebook.reconcile.facts import normal
from pledgebook.reference.subjects import subject_words

ENOUGH = 2  # words that two phrases must share, one of them more than an actor's name
ALIKE = 0.4  # share of all their words that phrases of different texts must have in common
NEAR = 1 / 3  # share of the shorter one's words that is enough in a text that tells both
STEM = 6  # letters by which words are compared: "membership" and "member", "permission" and "permit"


@dataclass(frozen=True, slots=True)
class Words:
    """What a phrase is about: stems of its words, the actors that it names, and ``all`` of both."""

    stems: frozenset[str]
    actors: frozenset[str]
    all: frozenset[str]


@lru_cache(maxsize=65536)
def words(phrase: str) -> Words:
    """The words of a phrase, names of actors as their ids."""
    mentions = find_actors(phrase)
    actors = frozenset(actor for m in mentions for actor in m.actors)
    bare = phrase
    for m in reversed(mentions):
        if m.actors:
            bare = f"{bare[: m.start]} {bare[m.end :]}"
    stems = frozenset(
        word[:STEM] for word in normal(bare).split() if word not in subject_words().empty and len(word) > 1
    )
    return Words(stems, actors, stems | actors)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two phrases have in common: of all their words, and of those of the shorter one; from 0 to 1."""

    of_all: float
    of_shorter: float


NOTHING = Likeness(0.0, 0.0)


def likeness(one: str, other: str) -> Likeness:
    """What two phrases have in common; nothing where they share less than `ENOUGH` words.

    Actors count as words, so that "strikes inside Russia" and "strike Russian territory" share two.
    """
    return compared(words(one), words(other), same=normal(one) == normal(other))


def compared(a: Words, b: Words, *, same: bool) -> Likeness:
    """`likeness` of the words of two phrases, which are the ``same`` or not."""
    shared = a.all & b.all
    if not (a.stems & b.stems) or (len(shared) < ENOUGH and not same):
        return NOTHING
    return Likeness(len(shared) / len(a.all | b.all), len(shared) / min(len(a.all), len(b.all)))


def calls_plan(subject: str) -> bool:
    """Whether a phrase calls something a plan, as it must to mean one as a whole."""
    return not _called().isdisjoint(word[:STEM] for word in normal(subject).split())


@cache
def _called() -> frozenset[str]:
    return frozenset(word[:STEM] for word in subject_words().plans)


def of_whole(subject: str, plan: str, proposers: tuple[str, ...]) -> bool:
    """Whether a phrase means a plan as a whole: "Zelenskyy's plan", "the victory plan"."""
    if not calls_plan(subject):
        return False
    about, named, actors = about_plan(subject), words(plan), words(subject).actors
    return about <= named.stems - _called() and actors <= set(proposers) | named.actors and bool(about or actors)


def about_plan(subject: str) -> frozenset[str]:
    """The stems of a phrase but for those that call something a plan."""
    return words(subject).stems - _called()
