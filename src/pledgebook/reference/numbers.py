"""Number words, magnitudes, vague numbers and the words that qualify a number."""

from dataclasses import dataclass
from functools import cache

from pledgebook.model.figure import Qualifier
from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class Numbers:
    """The tables of ``data/numbers.toml``, by the word as it is written in lower case."""

    units: dict[str, int]
    magnitudes: dict[str, int]
    short: dict[str, int]
    vague: dict[str, tuple[int, int]]
    several: dict[str, tuple[int, int]]
    before: dict[str, Qualifier]
    after: dict[str, Qualifier]
    measures: frozenset[str]
    percent: tuple[str, ...]
    numbered: frozenset[str]
    phrases: dict[str, frozenset[str]]


@cache
def numbers() -> Numbers:
    """The tables, checked: bounds in order, no qualifier in two classes."""
    data = load("numbers")
    vague = {word: (low, high) for word, (low, high) in data["vague"].items()}
    for word, (low, high) in vague.items():
        if low >= high:
            raise ValueError(f"numbers.toml: the bounds of {word!r} are out of order")
    return Numbers(
        units=data["units"],
        magnitudes=data["magnitudes"],
        short=data["short"],
        vague=vague,
        several={word: (low, high) for word, (low, high) in data["several"].items()},
        before=_by_word(data["qualifiers"]),
        after=_by_word(data["after"]),
        measures=words(data["measures"], "words"),
        percent=tuple(data["measures"]["percent"]),
        numbered=words(data["names"], "numbered"),
        phrases={name: words(data["phrases"], name) for name in data["phrases"]},
    )


def _by_word(classes: dict[str, list[str]]) -> dict[str, Qualifier]:
    found: dict[str, Qualifier] = {}
    for name, listed in classes.items():
        for word in listed:
            if word in found:
                raise ValueError(f"numbers.toml: {word!r} stands in two classes")
            found[word] = Qualifier(name)
    return found
