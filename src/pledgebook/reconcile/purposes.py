"""What a sum is for, by the words that tell it: where neither recipient nor figure tells two sums apart."""

import re
from functools import lru_cache

from pledgebook.reconcile.facts import Facts
from pledgebook.reference.packages import packages

_WORD = re.compile(r"[^\W\d_]{2,}")
_LINK = re.compile(r"\(https?:[^)\s]*\)")
_STEM = 6  # letters that forms of one word share: "invest", "investor"
_TELLING = 6  # words that a sentence has to have before it is held against it that another has none of them
_SHARED = 2  # words in common that two tellings of one sum have at least


def other_purposes(a: Facts, b: Facts) -> bool:
    """Whether two round sums for a region or for all the world are told in words that have nothing in common.

    At one summit a state has "$100 million for Africa" many times over, each for something else; to one state, or in a
    figure of more digits, that is rarely so.
    """
    if not (a.aimless and b.aimless) or (a.mechanism and a.mechanism == b.mechanism):
        return False
    one, other = telling(a.words), telling(b.words)
    return min(len(one), len(other)) >= _TELLING and len(one & other) < _SHARED


@lru_cache(maxsize=65536)
def telling(quote: str) -> frozenset[str]:
    """The words of a sentence that tell what it is of, by their first letters."""
    known = packages()
    idle = known.common | known.assistance | known.packages
    found = _WORD.findall(_LINK.sub("", quote).casefold())
    return frozenset(word[:_STEM] for word in found if word not in idle)
