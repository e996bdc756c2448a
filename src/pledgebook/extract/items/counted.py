"""Which number counts a noun phrase, and numbers whose noun was said before."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.extract.items.heads import is_several, number_of
from pledgebook.extract.items.noun_phrases import Phrase, Words
from pledgebook.model.claim import Item
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.mention import FigureMention, ItemMention, Unit
from pledgebook.reference.goods import Number, goods

_BETWEEN = re.compile(
    r"\s*(?:(?:of|additional|more|new|other|further|initial|total|extra|such|the|its|their|our|these|already"
    r"|U\.S\.|US|UK)\s+)*",
    re.IGNORECASE,
)
_ARTICLES = ("a", "an", "another", "one")
_SOLE = ("new", "additional", "further", "second", "third", "first", "single", "entire", "full")
_ONE = re.compile(rf"\b(?:{'|'.join(_ARTICLES)})\s+(?:(?:{'|'.join(_SOLE)})\s+)*$", re.IGNORECASE)
_BEFORE_ONE = (*_ARTICLES, *_SOLE)
_WITHOUT_NOUN = re.compile(
    r"\s*(?:more\s+)?(?:$|[,.;:)–—]|of (?:those|them|these|which|whom)\b"
    r"|(?:as|in|by|at|on|for|to|from|were|are|was|is|have|had|has|will|would|through|with|this|last|more)\b)",
    re.IGNORECASE,
)


_BEYOND = 1000  # times as many as were counted before are other things


_SUMS = ("package", "tranche")  # behind "a $5 million": the sum itself
# before a sum: "a new $5 million loan", "a DFC $5 million loan"
_ONE_OF = re.compile(
    rf"\b(?:{'|'.join(_ARTICLES)})\s+(?:(?:{'|'.join(_SOLE)}|(?-i:[A-Z]{{2,6}})|proposed|planned|separate)\s+)*[*_]*$",
    re.IGNORECASE,
)
_BEHIND_SUM = re.compile(r"[\s*_]*")


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of a text that count things, in order, and where they end.

    ``priced`` are the places behind "a $5 million": what is named there is one thing.
    """

    figures: tuple[FigureMention, ...]
    ends: tuple[int, ...]
    priced: frozenset[int] = frozenset()


def counting(text: str, figures: tuple[FigureMention, ...]) -> Counts:
    """The figures that count something: not the number of a model ("Pbv 302")."""
    counts = [f for f in figures if f.unit is Unit.COUNT]
    if any(f.text[0].isdigit() and text[max(0, f.start - 2) : f.start - 1].isalnum() for f in counts):
        inner = {place for m in goods().family.finditer(text) for place in range(m.start() + 1, m.end())}
        counts = [f for f in counts if f.start not in inner]
    return Counts(tuple(counts), tuple(f.end for f in counts), frozenset(_priced(text, figures)))


def _priced(text: str, figures: tuple[FigureMention, ...]) -> Iterator[int]:
    for figure in figures:
        if figure.unit is Unit.MONEY and _ONE_OF.search(text, max(0, figure.start - 30), figure.start):
            behind = _BEHIND_SUM.match(text, figure.end)
            yield behind.end() if behind else figure.end


def quantity_of(words: Words, phrase: Phrase, counts: Counts) -> tuple[Figure | None, int]:
    """The number that counts the phrase, and where the whole begins."""
    begin = words.starts[phrase.first]
    nearest = bisect_right(counts.ends, begin) - 1
    if nearest >= 0:
        figure = counts.figures[nearest]
        gap = _BETWEEN.match(words.text, figure.end, begin + 1)
        if gap and gap.end() >= begin:
            return figure.figure, figure.start
    priced = begin in counts.priced and words.at(phrase.head).lower() not in _SUMS
    if priced and _is_singular(words, phrase):
        return Figure(Qualifier.EXACT, Decimal(1)), begin
    may_be_one = words.at(phrase.first - 1).lower().endswith(_BEFORE_ONE) and _is_singular(words, phrase)
    if may_be_one and _ONE.search(words.text, max(0, begin - 30), begin):
        return Figure(Qualifier.EXACT, Decimal(1)), begin
    return None, begin


def repeated(text: str, items: list[ItemMention], counts: Counts) -> list[ItemMention]:
    """A number without a noun counts what was counted before it: "40 trucks, of which 12 have arrived"."""
    found: list[ItemMention] = []
    starts = [i.start for i in items]
    several = [i for i in items if i.known and is_several(i.item.quantity)]
    ends = [i.end for i in several]
    for figure in counts.figures:
        at = bisect_right(starts, figure.start) - 1
        if (at >= 0 and figure.start < items[at].end) or _WITHOUT_NOUN.match(text, figure.end) is None:
            continue
        before = bisect_right(ends, figure.start) - 1
        if before >= 0 and _is_beyond(figure.figure, several[before].item.quantity):
            continue  # "20 pumps, and 30 million": money, or people
        if before >= 0 and text.find(";", ends[before], figure.start) < 0 and figure.start - ends[before] < 200:
            item = Item(several[before].item.name, figure.figure)
            found.append(ItemMention(figure.start, figure.end, figure.text, item))
    return found


def _is_beyond(figure: Figure, former: Figure | None) -> bool:
    """Whether a number is of another order than the one whose noun it would take up."""
    top, counted = (f.value or f.high if f else None for f in (figure, former))
    return bool(top and counted and top >= _BEYOND * counted)


def _is_singular(words: Words, phrase: Phrase) -> bool:
    number = number_of(words, phrase)
    return number is Number.ONE or (number is None and not words.at(phrase.head).endswith("s"))
