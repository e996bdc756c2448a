"""Words that make two phrases that are else alike say the opposite of each other."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class Opposites:
    """``negations`` turn a phrase round; ``of`` are the words that each word is the opposite of."""

    negations: frozenset[str]
    of: dict[str, frozenset[str]]

    def between(self, some: Iterable[str], others: Iterable[str]) -> tuple[str, str] | None:
        """A word of the one and its opposite in the other, where each stands in one of them only."""
        one, other = frozenset(some), frozenset(others)
        for word in sorted(one - other):
            if found := self.of.get(word, frozenset()) & (other - one):
                return word, min(found)
        return None


@cache
def opposites() -> Opposites:
    """The table of ``data/opposites.toml``, checked: no word is its own opposite."""
    data = load("opposites")
    of: dict[str, frozenset[str]] = {}
    for pair in data["pairs"]:
        one, other = words(pair, "one"), words(pair, "other")
        if both := one & other:
            raise ValueError(f"opposites.toml: its own opposite: {sorted(both)}")
        for here, there in ((one, other), (other, one)):
            for word in here:
                of[word] = of.get(word, frozenset()) | there
    return Opposites(words(data, "negations"), of)
