"""Numbers in digits and in words, each with its place: "1,200", "2.5 billion", "half a million", "thirty-one"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pledgebook.reference.numbers import numbers
from pledgebook.reference.openings import opened
from pledgebook.reference.patterns import Glancing, glancing


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start:end``: one value (``low == high``) or the bounds of a vague one.

    ``scaled`` says that a magnitude was written ("million"); ``short`` that it was a
    letter ("m"), which only money has; ``bare`` that it is digits and nothing else;
    ``scale`` is the magnitude, for a range that says it once ("3 to 4 billion");
    ``loose`` says that it was said roughly ("a couple of hundred").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scaled: bool = False
    short: bool = False
    bare: bool = False
    vague: bool = False
    scale: Decimal = Decimal(1)
    loose: bool = False


_PAIRS = {"pair": 2, "couple": 2, "trio": 3}
_SAID_SHORT = frozenset({"m", "bn", "mn", "tn", "k"})
_FRACTION = re.compile(r"[½¼¾]|[13]/[24]")
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "3/2": 1.5}
# a letter for a magnitude counts without a currency before people and things: "1.5m doses", but not "a 100m track"
_COUNTED = re.compile(
    r" (?!(?:wide|deep|long|high|tall|apart|away|above|below|was|has|is|this|plus|metres|meters|miles|waves|hurdles)\b)"
    r"(?:people|children|men|women|households|[a-z][a-z-]+s)\b"
)
_LONGEST = 24  # digits: more of them are no figure
_ORDINAL = re.compile(
    r"-(?:first|second|third|[a-z]+th)\b"
    r"|[ -](?:halves|thirds|quarters|[a-z]+ths)\b(?! of (?:20|the year|this|next|last))",
    re.IGNORECASE,
)
_SHARE = re.compile(r"[ -](?:third|quarter|fifth|tenth|half)\b", re.IGNORECASE)
# a magnitude without a number or an article is a number only after these: "another dozen"
_LED = re.compile(
    r"\b(?:another|additional|further|extra|estimated|nearly|almost|roughly|some|over|about|than) $", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Grammar:
    digits: re.Pattern[str]
    words: Glancing
    parts: Glancing
    vague: Glancing
    word: re.Pattern[str]


def _either(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _grammar() -> _Grammar:
    table = numbers()
    scale = _either(table.magnitudes)
    units = _either(table.units)
    # Thousands parted by comma, apostrophe, space or (twice or more) by point; by space only where no digit follows.
    written = (
        r"(?:\d{1,3} ?)?[½¼¾](?!\d)|(?:\d{1,3} )?[13]/[24](?= (?:million|billion|trillion|thousand)\b)"
        r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?(?!\d)"
        r"|\d{1,3}(?:[ '’]\d{3})+(?![\d,.]\d|\d)|\d+(?:\.\d+)?"
    )
    several = _either(table.several)
    return _Grammar(
        digits=opened(
            rf"(?P<digits>\d+,\d{{1,2}}(?=[ -]?(?:{scale}|bn|mn)\b)|{written})"
            rf"(?:\+?[ -]?(?P<scale>{scale})s?\b| \\?\[(?P<meant>{scale})\\?\]"
            rf"|[ ]?(?P<short>{_either(table.short)})(?!\w))?",
            re.IGNORECASE | re.ASCII,
        ),
        words=glancing(
            rf"\b(?:an? )?(?:half[ -](?:an? )?)?(?:{units}|{scale})"
            rf"(?:(?:-| and a | and |[ ])(?:{units}|{scale}|half))*\b",
            re.IGNORECASE,
        ),
        parts=glancing(rf"\b(?:(?P<many>a|one|three) quarters? of|half of) an? (?P<scale>{scale})\b", re.IGNORECASE),
        vague=glancing(
            rf"\b(?:(?P<couple>(?:a )?couple(?: of)?) (?P<times>{scale})"
            rf"|a (?P<pair>pair|couple|trio) of (?=[a-zA-Z])"
            rf"|(?:a )?(?P<several>{several}) (?P<of>{scale})|{_either(table.vague)})\b",
            re.IGNORECASE,
        ),
        word=re.compile(r"[a-z]+", re.IGNORECASE),
    )


def find_numbers(text: str) -> list[Number]:
    """Every number of ``text`` in order, none overlapping another, whatever it counts or names."""
    grammar = _grammar()
    found = [
        *_in_digits(text, grammar),
        *_in_words(text, grammar),
        *_in_parts(text, grammar),
        *_vague(text, grammar),
    ]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Number] = []
    for number in found:
        if kept and number.start < kept[-1].end:
            continue
        if kept and _goes_on(kept[-1], number, text):
            low, high = kept[-1].low + number.low, kept[-1].high + number.high
            kept[-1] = replace(kept[-1], end=number.end, low=low, high=high)
        else:
            kept.append(number)
    return kept


def _goes_on(former: Number, number: Number, text: str) -> bool:
    """Whether a smaller magnitude goes on with a number: "1 billion 200 million"."""
    scaled = former.scaled and number.scaled and not (former.short or number.short or former.vague or number.vague)
    return scaled and number.scale < former.scale and text[former.end : number.start] == " "


def _in_digits(text: str, grammar: _Grammar) -> Iterator[Number]:
    table = numbers()
    for match in grammar.digits.finditer(text):
        digits = match["digits"]
        if len(digits) > _LONGEST:
            continue
        if part := _FRACTION.search(digits):
            digits = str(int(digits[: part.start()] or 0) + _PARTS[part.group()])
        if digits.count(".") > 1:
            digits = digits.replace(".", "").replace(",", ".")
        if re.fullmatch(r"\d+,\d{1,2}", digits):
            digits = digits.replace(",", ".")  # a decimal comma: "1,5 million"
        value = Decimal(re.sub(r"[, '’]", "", digits))
        scale, short = match["scale"] or match["meant"], match["short"]  # a transcript's "220 [million]"
        times = Decimal(table.magnitudes[scale.lower()] if scale else table.short[short.lower()] if short else 1)
        value *= times
        bare = digits.isdigit() and not scale and not short
        counted = short and short.lower() in _SAID_SHORT and _COUNTED.match(text, match.end()) is not None
        yield Number(
            match.start(),
            match.end(),
            value,
            value,
            scaled=bool(scale or short),
            short=bool(short) and not counted,
            bare=bare,
            scale=times,
        )


def _in_words(text: str, grammar: _Grammar) -> Iterator[Number]:
    table = numbers()
    for match in grammar.words.finditer(text):
        said = [(w.group().lower(), match.start() + w.end()) for w in grammar.word.finditer(match.group())]
        if said[0][0] in table.magnitudes and not _LED.search(text, max(0, match.start() - 12), match.start()):
            continue  # "per million", "the last hundred"
        value, end, scaled = _value(said)
        shared = value == 1 and _SHARE.match(text, end)
        if value is not None and not shared and not _ORDINAL.match(text, end):
            yield Number(match.start(), end, value, value, scaled=scaled)


def _value(said: list[tuple[str, int]]) -> tuple[Decimal | None, int, bool]:
    """What the words amount to as far as they go together, where that ends, and whether a magnitude was said."""
    table = numbers()
    total, current, end, scaled, last = Decimal(0), None, 0, False, 0
    for place, (word, at) in enumerate(said):
        if word in ("a", "an", "and"):
            continue
        if word == "half" and last >= 100:  # "a million and a half"
            total += Decimal(last) / 2
            last = 0
        elif word == "half":
            current = Decimal("0.5") if current is None else current + Decimal("0.5")
            last = 0
        elif word in table.units:
            unit = table.units[word]
            if current is not None and not (last in range(20, 100, 10) and unit < 10) and last < 100:
                break
            current = (current or Decimal(0)) + unit
            last = unit
        else:
            scale = table.magnitudes[word]
            scaled = True
            last = scale
            current = (Decimal(1) if current is None else current) * scale
            if scale > 100 and word != "dozen":
                total += current
                current = None
        # "half" alone is a number only with what it halves
        if word != "half" or place == len(said) - 1 or scaled:
            end = at
    value = total + (current or 0)
    return (value if value == value.to_integral_value() or scaled else None), end, scaled


def _in_parts(text: str, grammar: _Grammar) -> Iterator[Number]:
    """ "a quarter of a million", "three quarters of a billion"."""
    for match in grammar.parts.finditer(text):
        share = Decimal("0.5") if match["many"] is None else Decimal(3 if match["many"].lower() == "three" else 1) / 4
        value = share * numbers().magnitudes[match["scale"].lower()]
        yield Number(match.start(), match.end(), value, value, scaled=True)


def _vague(text: str, grammar: _Grammar) -> Iterator[Number]:
    table = numbers()
    for match in grammar.vague.finditer(text):
        if match["couple"]:
            value = Decimal(2 * table.magnitudes[match["times"].lower()])
            yield Number(match.start(), match.end(), value, value, scaled=True, loose=True)
            continue
        if match["pair"]:
            value = Decimal(_PAIRS[match["pair"].lower()])
            end = match.start() + len(match.group().rstrip())
            yield Number(match.start(), end, value, value)
            continue
        if match["several"]:
            low, high = (Decimal(n) for n in table.several[match["several"].lower()])
            scale = table.magnitudes[match["of"].lower()]
            low, high = low * scale, (high + 1) * scale - 1
        else:
            low, high = (Decimal(n) for n in table.vague[match.group().lower()])
        scaled = match.group().lower() != "several"
        yield Number(match.start(), match.end(), low, high, scaled=scaled, vague=True)
