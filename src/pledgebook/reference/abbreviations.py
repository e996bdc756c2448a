"""Words whose full stop need not end a sentence."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations by what their stop means (``data/abbreviations.toml``)."""

    titles: frozenset[str]
    endings: frozenset[str]
    numbered: frozenset[str]
    openers: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The table, read once."""
    data = load("abbreviations")
    return Abbreviations(*(words(data, key) for key in ("titles", "endings", "numbered", "openers")))
