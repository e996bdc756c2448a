"""Figures with their uncertainty, found in a text: numbers, their qualifiers, and what they count."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pledgebook.extract.figures.counting import is_count, unit_of
from pledgebook.extract.figures.currencies import currency_after, currency_before, scale_before, whose_dollar
from pledgebook.extract.figures.numbers import Number, find_numbers
from pledgebook.extract.figures.qualifiers import either, qualified
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.mention import FigureMention, Unit
from pledgebook.reference.automata import automaton
from pledgebook.reference.numbers import numbers
from pledgebook.reference.patterns import Glancing

_CHANGE = re.compile(
    r"\b(?:increas|rais|rose|ris|grow|grew|expand|reduc|cut|lower|fell|drop|declin|doubl|tripl|up\b|down\b|went|go)\w*\b"
    r".{0,60}\bfrom\s\S{0,4}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s\S{0,4}$", re.IGNORECASE)
_DASHES = ("-", "–", "—", "to", "up to")
_SAME = re.compile(
    r",?\s?(?:[(\[]\s?(?:or|i\.e\.|that is|equal to|equivalent to|the equivalent of|worth|roughly)?|or|equal to|i\.e\."
    r"|/|the equivalent of|equivalent to),?\s?"
    r"|,? which (?:is|was|are|were|comes to|amounts to) (?:about |around |approximately |roughly |nearly |some )?"
)
_SAME_AGAIN = re.compile(r"\s?(?:,|;|/|or|and|,? or)\s?")
_OPENED, _CLOSED = re.compile(r"\s?\\?\[(?:US)?[$€£]?"), re.compile(r"\\?\]")
_THOUSANDS = Decimal(1000)


@cache
def _glance() -> Glancing:
    """What every figure has one of: a sentence without is not looked at any further."""
    table = numbers()
    said = either((*table.units, *table.magnitudes, *table.vague, "half", "quarter", "pair of", "couple of", "trio of"))
    return Glancing(automaton(rf"(?i)(?:[0-9½¼¾]|\b(?:{said}))"))


@cache
def _percent() -> re.Pattern[str]:
    return re.compile(rf"[ -]?(?:{either(numbers().percent)})(?!\w)", re.IGNORECASE)


def find_figures(text: str, speaker: str | None = None) -> tuple[FigureMention, ...]:
    """Every figure of ``text`` in order, none overlapping; a bare "$" is the ``speaker``'s, else the US dollar.

    Names (F-16, COVID-19, Article 5), years, days, times, ordinals and shares ("two thirds") are no
    figures; percentages, durations and distances are, with a unit of their own.
    """
    if _glance().search(text) is None:
        return ()
    found: list[FigureMention] = []
    told = find_numbers(text)
    place = 0
    while place < len(told):
        number, following = told[place], told[place + 1] if place + 1 < len(told) else None
        place += 1
        if found and number.start < found[-1].end:
            continue
        if following and (closed := _correction(text, number, following)):
            number, following = replace(following, start=number.start, end=closed), None
            place += 1
        if following and _is_ratio(text, number, following):
            place += 1
            continue
        upper = _upper(text, number, following, speaker) if following else None
        place += upper is not None
        mention = _read(text, number, upper or number, speaker)
        if mention is not None:
            if found and mention.start < found[-1].end:  # one mark between two numbers belongs to the first
                start = max(found[-1].end, number.start)
                mention = replace(mention, start=start, text=text[start : mention.end])
            found.append(_as_conversion(text, mention, found))
    return tuple(found)


def _read(text: str, number: Number, high: Number, speaker: str | None) -> FigureMention | None:
    before = currency_before(text, number.start, speaker, large=high.scaled or high.high >= _THOUSANDS)
    start = before[1] if before else number.start
    end = high.end
    after = None if before else currency_after(text, end, speaker, scaled=high.scaled)
    currency = before[0] if before else after[0] if after else None
    end = after[1] if after else end
    if before and not high.scaled and (times := scale_before(text, start)) > 1:
        number = high = replace(high, low=high.low * times, high=high.high * times, scaled=True)
    if before and text[start] == "$" and (whose := whose_dollar(text, end)):
        currency, end = whose
    start, end, qualifier = qualified(text, start, end) if currency else (start, end, None)
    percent = None
    if currency is None:
        percent = _percent().match(text, end)
        end = percent.end() if percent else end
        first, end, qualifier = qualified(text, start, end)
        if not is_count(text, number, high) and not (qualifier and _is_bare_year(number, high)):
            return None
        start = first
    unit = Unit.MONEY if currency else Unit.PERCENT if percent else unit_of(text, number, high)
    if high is not number and (between := _BETWEEN.search(text, max(0, start - 12), start)):
        start = between.start()
    figure = _figure(number, high, qualifier, currency)
    return FigureMention(start, end, text[start:end], unit, figure)


def _is_bare_year(number: Number, high: Number) -> bool:
    """Whether four digits are alone: "more than 2000" is a number though "2000" may be a year."""
    return number is high and number.bare and 1900 <= number.high < 2100 and number.end - number.start == 4


def _correction(text: str, number: Number, other: Number) -> int:
    """Where a transcript's "8,000 [800]" ends, which puts ``other`` in the place of ``number``; 0 where it is none."""
    if not _OPENED.fullmatch(text[number.end : other.start][:8]):
        return 0
    closed = _CLOSED.match(text, other.end)
    return closed.end() if closed else 0


def _is_ratio(text: str, number: Number, other: Number) -> bool:
    """ "1 in 4", "two out of three": a share, which counts nothing."""
    if number.scaled or other.scaled or not number.low < min(other.high, Decimal(10)) or other.high > 100:
        return False
    return text[number.end : other.start] in (" in ", " out of ", " in every ", "-in-")


def _upper(text: str, number: Number, other: Number, speaker: str | None) -> Number | None:
    """``other`` where it ends a range that ``number`` begins."""
    if number.vague or other.vague or other.start - number.end > 16:
        return None
    mark = currency_before(text, other.start, speaker, large=other.scaled or other.high >= _THOUSANDS)
    joint = text[number.end : mark[1] if mark else other.start].strip().lower()
    lead = text[max(0, number.start - 90) : number.start]
    joined = joint in _DASHES or (joint == "and" and _BETWEEN.search(lead))
    if joint == "or" and _is_pair(number, other):
        return other
    if not joined or (joint in ("to", "up to") and _CHANGE.search(lead)):
        return None
    if (
        mark
        and not number.scaled
        and other.start - mark[1] > 1
        and text[number.start - 1 : number.start] != text[mark[1]]
    ):
        return None  # "5 to $10 million": a number of things, then money
    shared = not number.scaled and other.scaled and number.low < _THOUSANDS
    scale = other.high / number.low if number.low else Decimal(0)
    return other if shared or 1 < scale <= 1000 else None


def _is_pair(number: Number, other: Number) -> bool:
    """ "two or three", "10 or 12": between the two."""
    alike = number.bare == other.bare and not number.scaled and (other.low < 100 or other.scaled)
    return alike and number.low < other.low <= max(number.low * Decimal("1.5"), number.low + 1) and not other.scaled


def _figure(low: Number, high: Number, qualifier: Qualifier | None, currency: str | None) -> Figure:
    if low is not high:
        least = low.low * high.scale if not low.scaled and high.scaled and low.low < _THOUSANDS else low.low
        if least < high.high:
            return Figure(Qualifier.BETWEEN, None, least, high.high, currency)
    if low.vague:
        return Figure(Qualifier.VAGUE, None, low.low, low.high, currency)
    value = high.high
    if currency and not high.scaled and value.as_tuple().exponent == -3:
        value *= _THOUSANDS  # "1.500 euros": no money has three decimals
    loose = Qualifier.ABOUT if high.loose else Qualifier.EXACT
    return Figure(qualifier or loose, value, None, None, currency)


def _as_conversion(text: str, mention: FigureMention, found: list[FigureMention]) -> FigureMention:
    """Mark money that only repeats the money before it in another currency: "SEK 3 billion (about $290 million)"."""
    if mention.unit is not Unit.MONEY or not found or found[-1].unit is not Unit.MONEY:
        return mention
    former = found[-1]
    between = text[former.end : mention.start]
    if former.figure.currency == mention.figure.currency:
        return mention
    if _SAME.fullmatch(between) or (former.conversion and _SAME_AGAIN.fullmatch(between)):
        return replace(mention, conversion=True)
    return mention
