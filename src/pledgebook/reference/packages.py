"""Words for assistance as a whole, which name no goods."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class Packages:
    """``packages`` are what assistance comes in, ``assistance`` what it is called; lower case.

    ``common`` are words that most sentences on money share, whatever it is for.
    """

    packages: frozenset[str]
    assistance: frozenset[str]
    common: frozenset[str]


@cache
def packages() -> Packages:
    """The words of ``data/packages.toml``."""
    data = load("packages")
    return Packages(words(data, "packages"), words(data, "assistance"), words(data, "common"))
