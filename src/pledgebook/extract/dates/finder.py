"""Dates found in a text, as EDTF: said ("Oct. 16"), or reckoned from the document's own ("last week").

What a text leaves open stays open: a missing year is ``XXXX`` unless the document's
date settles it, a month is no first of the month, and "in the coming months" is no date.
A day or month that is said counts as said though its year is settled by the document's.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from pledgebook.extract.dates.relative import find_relative
from pledgebook.extract.dates.said import Said, find_said
from pledgebook.extract.dates.spans import joined
from pledgebook.extract.dates.tense import looks_ahead
from pledgebook.model.date import Basis, Date
from pledgebook.model.mention import DateMention
from pledgebook.reference.automata import automaton
from pledgebook.reference.dates import date_words
from pledgebook.reference.patterns import Glancing

_NEARER = 3  # without a tell of tense the coming day is meant where it is so many times nearer than the past one
# a day so near is meant, whatever the tense, where the other one is nearly a year away; it would be told with its year
_AT_HAND, _FAR = 30, 300  # days
_SINCE = re.compile(
    r"\b(?:since|dating back to|going back to)\s"
    r"(?:(?!(?:and|or|but|has|have|had|was|were|will|is|are)\b)[\w’'.-]+\s){0,8}$",
    re.IGNORECASE,
)
_STEPS = {"last": -1, "this": 0, "next": 1}


@cache
def _glance() -> Glancing:
    """Any word or digits that a date has: most sentences have none and cost no more than this."""
    words = date_words()
    name = "|".join(
        re.escape(m) for m in sorted({*words.months, *words.weekdays, *words.feasts}, key=len, reverse=True)
    )
    season = "|".join(words.seasons)
    return Glancing(
        automaton(
            rf"(?i)\b(?:{name}|(?:1[5-9]|20)\d\d|FY ?\d\d|\d/\d+/\d\d|to(?:day|night|morrow)|yesterday|last night"
            rf"|(?:week|month|year)s?|fortnights?|weekend|overnight|the \d\d?(?:st|nd|rd|th)"
            rf"|days? (?:ago|earlier|from)|(?:past|last|next|coming) [\w ]{{0,12}}days?"
            rf"|this (?:morning|afternoon|evening)|(?:this|last|next) (?:{season}))(?:\b|\d)"
        )
    )


def find_dates(text: str, published: str | None = None) -> tuple[DateMention, ...]:
    """Every date of ``text`` in order, none overlapping; ``published`` (ISO) settles years and relative dates."""
    if _glance().search(text) is None:
        return ()
    today = _day(published)
    found = [(start, end, Date(edtf)) for start, end, edtf in _said(text, today)]
    if today is not None:
        found += [(start, end, Date(edtf, Basis.RELATIVE)) for start, end, edtf in find_relative(text, today)]
        found.sort(key=lambda f: (f[0], -f[1]))
    mentions: list[DateMention] = []
    for start, end, when in found:
        if not mentions or start >= mentions[-1].end:
            since = _SINCE.search(text, max(0, start - 90), start) is not None
            mentions.append(DateMention(start, end, text[start:end], when, since))
    return tuple(mentions)


def _day(published: str | None) -> date | None:
    """The document's date; one outside living memory and plans is no ground to reckon from."""
    try:
        said = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return said if said is not None and 1900 <= said.year <= 2200 else None


def _said(text: str, today: date | None) -> Iterator[tuple[int, int, str]]:
    for one, other in joined(text, find_said(text)):
        first = _edtf(text, one, today)
        if other is None:
            yield one.start, one.end, first
            continue
        last = _edtf(text, other, today)
        if "X" not in first + last and first < last:
            yield one.start, other.end, f"{first.split('/')[0]}/{last}"
        else:
            yield one.start, one.end, first
            yield other.start, other.end, last


def _edtf(text: str, said: Said, today: date | None) -> str:
    year = said.year
    if year is None and today is not None:
        year = today.year + _STEPS[said.which] if said.which else _year(text, said, today)
    shown = "XXXX" if year is None else f"{year:04}"
    if said.month is None:
        return f"{shown}/{said.last}" if said.last else shown
    if said.day is None:
        return f"{shown}-{said.month:02}"
    day = f"{shown}-{said.month:02}-{said.day:02}"
    return f"{day}/{shown}-{said.month:02}-{said.last:02}" if said.last else day


def _year(text: str, said: Said, today: date) -> int:
    """The year of a day or month that is said without one: as its weekday, else the tense, else nearness tells."""
    month = said.month or 1
    years = [today.year - 1, today.year, today.year + 1]
    if said.weekday is not None and said.day is not None:
        fit = [y for y in years if (day := _safe(y, month, said.day)) and day.weekday() == said.weekday]
        if len(fit) == 1:
            return fit[0]
    before = re.search(r"(?i)\b(last|next|this)\s(?:past\s|coming\s)?$", text[max(0, said.start - 12) : said.start])
    which = before[1].lower() if before else ""
    now = today.month * 100 + (today.day if said.day else 0)
    then = month * 100 + (said.day or 0)
    past = today.year if then < now or (then == now and which != "last") else today.year - 1
    coming = today.year if then > now or (then == now and which != "next") else today.year + 1
    if which.startswith(("last", "next")):
        return past if which == "last" else coming
    if which == "this":
        return today.year
    ahead = looks_ahead(text, said.start, said.end)
    to_come, gone_by = (_middle(coming, said) - today).days, (today - _middle(past, said)).days
    if ahead is None:
        return coming if to_come * _NEARER < gone_by else past
    if said.day and min(to_come, gone_by) <= _AT_HAND and max(to_come, gone_by) > _FAR:
        return coming if to_come < gone_by else past
    return coming if ahead else past


def _middle(year: int, said: Said) -> date:
    return _safe(year, said.month or 1, said.day or 15) or date(year, said.month or 1, 28)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
