"""Dates that a text names: "16 October 2024", "Oct. 16", "in March", "2024-27", "the second quarter of 2024".

Each is found at its anchor, the name of a month or a year, from what stands around it;
what it leaves open (the year) is left open here.
"""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.reference.dates import DateWords, date_words
from pledgebook.reference.patterns import Glancing, glancing

_YEAR = r"(?:1[5-9]|20)\d\d"
_MAGNITUDE = r"(?:\s?%|\sper ?cent|\s(?:hundred|thousand|million|billion|trillion)\b)"
_ENDS = r"(?:st|nd|rd|th)?"
_UNTIL = r"\s?(?:-|–|—|to|through|until|till)\s?"
# "March 5 and 6 in Rome", not "March 5 and 6 people"
_FREE = r"(?=\s?(?:[,.;:)—–]|$)|\s(?:in|at|with|for|on|to|of|during|the|as|by|under|when|where|and|20\d\d)\b)"
_DAY_AFTER = re.compile(
    rf"\s(?:the\s)?(?P<day>\d{{1,2}}){_ENDS}(?![\d%]|[:.,]\d|/\d|(?-i:-?[a-z])|{_MAGNITUDE})"
    rf"(?:(?:{_UNTIL}(?P<until>\d{{1,2}}){_ENDS}|\s(?:and|or|&)\s(?P<other>\d{{1,2}}){_ENDS}{_FREE})"
    rf"(?![\w%]|[:.,]\d|{_MAGNITUDE}))?",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    rf"(?<![\d,.$€£:/#-])(?:(?P<first>\d{{1,2}}){_ENDS}(?:{_UNTIL}|\s(?:and|or|&)\s))?"
    rf"(?<!\d)(?<![$€£])(?P<day>\d{{1,2}}){_ENDS}(?:\sof|\sday\sof)?[\s-]$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    rf"(?:,?\s(?:(?:of|in)\s)?|-)(?P<year>{_YEAR})(?![\w%]|,\d|{_MAGNITUDE})|,?\sof (?P<which>this|last|next) year\b",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(r"\b(?P<weekday>[A-Z][a-z]+day),?\s(?:the\s)?$")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)[\s-]$")
_RANGE = re.compile(
    rf"\s?(?P<mark>-|–|—|/|to|through|until|till|and)\s?(?P<last>{_YEAR}|\d\d)(?![\w%]|,\d|-\d|{_MAGNITUDE})"
)
_THINGS = re.compile(r"\s(?!(?:was|has|as|is|this|its|does|thus|besides|towards|across|always|perhaps)\b)[a-z-]{2,}s\b")
_PART_BEFORE = re.compile(
    r"\b(?:(?P<quarter>first|second|third|fourth|last|final|1st|2nd|3rd|4th)\squarter\sof\s|Q(?P<q>[1-4])\s(?:of\s)?"
    r"|(?P<season>spring|summer|autumn|fall|winter),?\s(?:of\s)?)$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"\b([A-Z][a-z]+|[A-Z]{3,})\sof\s$")
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "final": 36}
_QUARTERS |= {"1": 33, "2": 34, "3": 35, "4": 36, "1st": 33, "2nd": 34, "3rd": 35, "4th": 36}


@dataclass(frozen=True, slots=True)
class Said:
    """A date named at ``start:end``: parts that are None are not told.

    ``which`` is a year said as this, last or next;
    ``month`` may be a code of EDTF for a season (21-24) or a quarter (33-36);
    ``last`` ends a period of days or of years; ``weekday`` counts from Monday, 0.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    weekday: int | None = None
    which: str | None = None


@cache
def _anchor() -> Glancing:
    table = date_words()
    months = "|".join(re.escape(m) for m in sorted(table.months, key=len, reverse=True))
    feasts = "|".join(table.feasts)
    return glancing(
        rf"(?<!\w)(?:(?P<month>{months})(?!\w)|(?P<iso>{_YEAR}-\d\d-\d\d)(?![\d-])|(?P<slashed>\d{{1,2}}/\d{{1,2}}/\d{{2,4}})(?![\d/])"
        rf"|(?P<year>{_YEAR})(?![\d%]|,\d|\.\d|:\d)|(?P<fiscal>FY\s?(?:20)?\d\d)(?!\w)|(?P<feast>{feasts})(?!\w))",
        re.IGNORECASE,
    )


def find_said(text: str) -> list[Said]:
    """Every date that ``text`` names, in order, none overlapping another."""
    table = date_words()
    found: list[Said] = []
    for match in _anchor().finditer(text):
        if found and match.start() < found[-1].end:
            continue
        said = _read(text, match, table, found[-1].end if found else 0)
        if said is not None and (not found or said.start >= found[-1].end):
            found.append(said)
    return found


def _read(text: str, match: re.Match[str], table: DateWords, at: int) -> Said | None:
    match match.lastgroup:
        case "month":
            return _of_month(text, match, table, at)
        case "iso":
            year, month, day = (int(n) for n in match["iso"].split("-"))
            return Said(match.start(), match.end(), year, month, day) if _exists(year, month, day) else None
        case "slashed":
            return _slashed(match)
        case "fiscal":
            year = int(match["fiscal"][-2:]) + 2000
            return Said(match.start(), match.end(), year)
        case "feast":
            return _of_feast(text, match, table)
        case _:
            return _of_year(text, match, table)


def _slashed(match: re.Match[str]) -> Said | None:
    """ "10/16/2024" as the day it must be; of "5/6/2024", which may be either of two, the year alone."""
    first, second, year = (int(n) for n in match["slashed"].split("/"))
    if year < 100:
        return None  # "24/7/365", fractions, versions
    if not 1900 <= year < 2100 or max(first, second) > 31 or min(first, second) > 12 or min(first, second) < 1:
        return None
    if first <= 12 and second <= 12 and first != second:
        return Said(match.start(), match.end(), year)
    month, day = (first, second) if first <= 12 else (second, first)
    return Said(match.start(), match.end(), year, month, day) if _exists(year, month, day) else None


def _of_month(text: str, match: re.Match[str], table: DateWords, at: int) -> Said | None:
    name, start, end = match["month"], match.start(), match.end()
    if not name[0].isupper():
        return None
    month = table.months[name.lower()]
    days: list[int] = []
    before = _DAY_BEFORE.search(text, max(at, start - 28), start)
    after = None if before else _DAY_AFTER.match(text, end)
    if before:
        start = before.start()
        days = [int(d) for d in (before["first"], before["day"]) if d]
    elif after:
        end = after.end()
        days = [int(d) for d in (after["day"], after["until"] or after["other"]) if d]
    year = _YEAR_AFTER.match(text, end)
    end = year.end() if year else end
    if any(not _exists(int(year["year"]) if year and year["year"] else 2024, month, d) for d in days):
        return None
    if not days and not _is_month(text, match, year is not None, table):
        return None
    weekday = None
    named = _WEEKDAY_BEFORE.search(text, max(at, start - 16), start) if days else None
    if named and named["weekday"].lower() in table.weekdays:
        weekday, start = table.weekdays[named["weekday"].lower()], named.start()
    return Said(
        start,
        end,
        year=int(year["year"]) if year and year["year"] else None,
        month=month,
        day=days[0] if days else None,
        last=days[1] if len(days) > 1 and days[1] > days[0] else None,
        weekday=weekday,
        which=year["which"].lower() if year and year["which"] else None,
    )


def _is_month(text: str, match: re.Match[str], dated: bool, table: DateWords) -> bool:
    """Whether the name alone is a month: not "May we all", not "April Doe", not "the March on the capital"."""
    name = match["month"].lower()
    word = _WORD_BEFORE.search(text, max(0, match.start() - 14), match.start())
    led = word is not None and word[1].lower() in table.words["month_after"]
    following = text[match.end() : match.end() + 2]
    if dated:
        return True
    if name in table.words["ambiguous"] or match["month"].isupper():
        on = re.match(r"\s(?:on|for|of|to|forward|through|past)\b", text[match.end() : match.end() + 9])
        return led and not (word is not None and word[1].lower() == "the" and on)
    if following[:1] == " " and following[1:].isupper():  # "June Roe", but "in June Ukraine"
        return word is not None and (word[1].lower() == "the" or word[1].lower() in table.words["month_surely_after"])
    return True


def _of_feast(text: str, match: re.Match[str], table: DateWords) -> Said | None:
    led = re.search(
        r"\b(?:by|before|after|until|till|around|over|at|since|this|last|next)\s$",
        text[max(0, match.start() - 9) : match.start()],
    )
    alone = re.match(
        r"\s*(?:[.,;:)—–]|$)|\s(?:Day|Eve|and|the|he|she|they|we|it|that|is|was|will|to|in|at|on|with|as|for|this|last)\b",
        text[match.end() : match.end() + 6],
    )
    if led is None or alone is None or not match["feast"][0].isupper():
        return None
    year = _YEAR_AFTER.match(text, match.end())
    told = int(year["year"]) if year and year["year"] else None
    return Said(match.start(), year.end() if year and told else match.end(), told, table.feasts[match["feast"].lower()])


def _of_year(text: str, match: re.Match[str], table: DateWords) -> Said | None:
    start, end, year = match.start(), match.end(), int(match["year"])
    if text[end : end + 1].isalnum():
        return None
    span = _RANGE.match(text, end)
    word = _WORD_BEFORE.search(text, max(0, start - 14), start)
    low = word[1].lower() if word else ""
    if span and (span["mark"] != "and" or low == "between"):
        last = int(span["last"]) if len(span["last"]) == 4 else year // 100 * 100 + int(span["last"])
        if year < last < year + 100 and (len(span["last"]) == 4 or span["mark"] in "-–—/"):
            return Said(start, span.end(), year, last=last)
    part = _PART_BEFORE.search(text, max(0, start - 24), start)
    if part:
        code = (
            table.seasons[part["season"].lower()]
            if part["season"]
            else _QUARTERS[(part["quarter"] or part["q"]).lower()]
        )
        return Said(part.start(), end, year, month=code)
    if low not in table.words["year_after"] or _is_number(text, low, year, end, table):
        return None
    named = _NAMED_BEFORE.search(text, max(0, start - 20), start) if low == "of" else None
    if named and named[1].lower() in table.words["dated_names"]:
        return None
    return None if re.match(r"\s(?:Agenda|Census|U\.S\.C)", text[end : end + 8]) else Said(start, end, year)


def _is_number(text: str, before: str, year: int, end: int, table: DateWords) -> bool:
    """Whether four digits count what follows: "of 2000 tents", "1 of 1500"."""
    if re.match(rf"[ -]?{_MAGNITUDE}|\s?(?:US|euro|dollar|km|kg)", text[end : end + 12]):
        return True
    counted = _THINGS.match(text, end) is not None
    return (counted and before in table.words["year_or_number_after"]) or (year < 1900 and counted)


def _exists(year: int, month: int, day: int) -> bool:
    lengths = (
        31,
        29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28,
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    )
    return 1 <= month <= 12 and 1 <= day <= lengths[month - 1]
