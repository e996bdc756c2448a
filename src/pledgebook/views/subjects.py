"""Whether two short phrases are about one thing: a proposal and what a party says of it."""

from dataclasses import dataclass
from functools import lru_cache

from pledgebook.extract.actors import find_actors
from pledgebook.reconcile.facts import normal

ENOUGH = 2  # words that two phrases must share, one of them more than an actor's name
ALIKE = 0.4  # share of all their words that phrases of different texts must have in common
STEM = 6  # letters by which words are compared: "membership" and "member", "permission" and "permit"

# words that say how, not what
_HOW = frozenset(
    (
        "in on at by with from or as into over within across it he she they this that these those all any some such "
        "be been is are was were has have had will would could can may should not no up out about against toward "
        "towards use make take give get provide continue further extensive limited full comprehensive including other "
        "western"
    ).split()
)
_PLAN = frozenset("plan formula proposal initiative roadmap point idea package it".split())


@dataclass(frozen=True, slots=True)
class Words:
    """What a phrase is about: stems of its words, and the actors that it names."""

    stems: frozenset[str]
    actors: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Both."""
        return self.stems | self.actors


@lru_cache(maxsize=65536)
def words(phrase: str) -> Words:
    """The words of a phrase, names of actors as their ids."""
    mentions = find_actors(phrase)
    actors = frozenset(actor for m in mentions for actor in m.actors)
    bare = phrase
    for m in reversed(mentions):
        if m.actors:
            bare = f"{bare[: m.start]} {bare[m.end :]}"
    stems = frozenset(word[:STEM] for word in normal(bare).split() if word not in _HOW and len(word) > 1)
    return Words(stems, actors)


def likeness(one: str, other: str) -> float:
    """The share of all words of two phrases that both have, from 0 to 1; 0 where they share less than `ENOUGH`.

    Actors count as words, so that "strikes inside Russia" and "strike Russian territory" share two.
    """
    a, b = words(one), words(other)
    shared = a.all & b.all
    if not (a.stems & b.stems) or (len(shared) < ENOUGH and a.all != b.all):
        return 0.0
    return len(shared) / len(a.all | b.all)


def of_whole(subject: str, plan: str, proposers: tuple[str, ...]) -> bool:
    """Whether a phrase means a plan as a whole: "Zelenskyy's plan", "the victory plan"."""
    said, named = words(subject), words(plan)
    about = said.stems - frozenset(w[:STEM] for w in _PLAN)
    own = named.stems - frozenset(w[:STEM] for w in _PLAN)
    if not said.stems & frozenset(w[:STEM] for w in _PLAN):
        return False
    return about <= own and said.actors <= set(proposers) | named.actors and bool(about or said.actors)
