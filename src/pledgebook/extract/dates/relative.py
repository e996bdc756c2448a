"""Dates reckoned from the document's own: "yesterday", "last week", "on Friday", "in the next six months"."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from pledgebook.extract.dates.tense import looks_ahead
from pledgebook.reference.dates import date_words
from pledgebook.reference.patterns import Glancing, glancing

Found = tuple[int, int, str]
_NAME_AFTER = re.compile(r" (?:Agreement|Group|Media|Club|Foundation|Fund)\b")
_SHARE = 0.9  # how much of a stretch of days a month or a year must hold to stand for it
_STEPS = {"last": -1, "past": -1, "next": 1}
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "final": 36}


@cache
def _pattern() -> Glancing:
    words = date_words()
    count = "|".join(sorted(words.counts, key=len, reverse=True))
    weekday = "|".join(words.weekdays)
    season = "|".join(words.seasons)
    unit = r"(?:day|week|month|year)"
    return glancing(
        r"(?<![\w-])(?:"
        r"(?P<day>(?:the )?day before yesterday|(?:the )?day after tomorrow|overnight"
        r"|(?:earlier |later )?(?:today|tonight)|tomorrow(?: morning| afternoon| evening| night)?"
        r"|yesterday(?: morning| afternoon| evening)?|last night|this (?:morning|afternoon|evening))"
        rf"|(?:the |these |this )(?P<stretch>past|last|next|coming) (?:(?P<many>\d{{1,2}}|{count}) )?(?P<of>{unit})s?"
        rf"|(?P<many_ago>\d{{1,2}}|{count}) (?:short |long )?(?P<ago>{unit}|fortnight)s? (?P<way>ago|earlier|from now)"
        r"|(?:(?P<of_weekend>last|next|this past|this coming|this|the) )(?P<weekend>weekend)"
        r"|(?<=\b[Oo]n )the (?P<nth>\d{1,2})(?:st|nd|rd|th)"
        r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|to|with|in|at|for|when|after|by|he|she|they|of this month)\b)"
        r"|(?:the )?(?P<end>end of the (?:year|month|week)|year['’]s end|year[- ]end|month[- ]end)"
        r"|(?:(?P<quarter>first|second|third|fourth|last|final) quarter of )?(?:(?P<part>earlier|later) )?"
        rf"(?P<which>this|last|next|past) (?P<unit>week|month|year|{season})"
        rf"|(?:(?P<of_week>last|next|this|coming|this coming|this past) )?(?P<weekday>{weekday})"
        r")(?!\w|-\w)",
        re.IGNORECASE,
    )


def find_relative(text: str, today: date) -> Iterator[Found]:
    """Every date that ``text`` tells by its distance from ``today``; a stretch too wide for one EDTF date is none."""
    for match in _pattern().finditer(text):
        if match["weekday"]:
            when = _weekday(text, match, today)
        elif match["weekend"]:
            when = _weekend(text, match, today)
        elif match["nth"]:
            when = _nth(text, match, today)
        elif match["day"]:
            when = (today + timedelta(_days_from(match["day"].lower()))).isoformat()
        elif match["stretch"]:
            when = _stretch(match, today)
        elif match["ago"]:
            when = _ago(text, match, today)
        elif match["end"]:
            when = _unit(match["end"], 0, None, today, text, match)
        else:
            step = _STEPS.get(match["which"].lower(), 0)
            when = _unit(match["unit"].lower(), step, match["part"], today, text, match)
        if when is not None:
            yield match.start(), match.end(), when


def _days_from(said: str) -> int:
    """How many days "tomorrow", "last night" and "the day before yesterday" lie from the document's."""
    if "day before" in said or "day after" in said:
        return 2 if "after" in said else -2
    if said.startswith("tomorrow"):
        return 1
    return -1 if said.startswith("yesterday") or said == "last night" else 0


def _weekend(text: str, match: re.Match[str], today: date) -> str:
    """The Saturday and Sunday that are meant: by "last" and "next", else by the tense."""
    which = match["of_weekend"].lower()
    ahead = which in ("next", "this coming") or (
        which in ("this", "the") and bool(looks_ahead(text, match.start(), match.end()))
    )
    saturday = today + timedelta((5 - today.weekday()) % 7)
    if not ahead and saturday > today:
        saturday -= timedelta(7)
    return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"


def _nth(text: str, match: re.Match[str], today: date) -> str | None:
    """ "On the 17th": of the document's month, or of the one before or after it as the tense tells."""
    day = int(match["nth"])
    step = 0
    if looks_ahead(text, match.start(), match.end()):
        step = 1 if day < today.day else 0
    elif day > today.day:
        step = -1
    year, month = (int(part) for part in months_on(today, step).split("-"))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _weekday(text: str, match: re.Match[str], today: date) -> str | None:
    words = date_words()
    name, which = match["weekday"], (match["of_week"] or "").lower()
    if not name[0].isupper():
        return None
    before = re.search(r"([A-Za-z]+)\s$", text[max(0, match.start() - 12) : match.start()])
    if (before and before[1].lower() in words.words["named_days"]) or _NAME_AFTER.match(text, match.end()):
        return None
    distance = (words.weekdays[name.lower()] - today.weekday()) % 7
    if which in ("next", "coming", "this coming"):
        ahead = True
    elif which in ("last", "this past"):
        ahead = False
    else:
        ahead = bool(looks_ahead(text, match.start(), match.end()))
    if ahead:
        distance = distance or (7 if which else 0)
    else:
        distance -= 7 if distance or which else 0
    return (today + timedelta(distance)).isoformat()


def _stretch(match: re.Match[str], today: date) -> str | None:
    """ "the past few weeks" is the month or year that holds all but a little of it; "the coming months" is none."""
    unit = match["of"].lower()
    if match["many"] is None and (
        unit == "day" or match["stretch"].lower() == "coming" or match.group().lower().endswith("s")
    ):
        return None
    days = _count(match["many"] or "one") * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    if days > 366:
        return None
    step = -days if match["stretch"].lower() in ("past", "last") else days
    return _holding(*sorted((today, today + timedelta(step))))


def _holding(first: date, last: date) -> str | None:
    """The month, of a longer stretch the year, that holds nearly all of its days."""
    days = [(first + timedelta(n)).isoformat() for n in range((last - first).days + 1)]
    held = Counter(day[: 7 if len(days) < 45 else 4] for day in days)
    best, count = held.most_common(1)[0]
    return best if count >= _SHARE * len(days) else None


def _ago(text: str, match: re.Match[str], today: date) -> str | None:
    count = _count(match["many_ago"])
    count *= 1 if match["way"].lower() == "from now" else -1
    unit = match["ago"].lower()
    if unit == "year":
        return str(today.year + count)
    if unit == "month":
        return months_on(today, count)
    when = today + timedelta(count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    loose = re.search(
        r"\b(?:than|about|over|nearly|almost|some|around|roughly|just|a)\s$",
        text[max(0, match.start() - 8) : match.start()],
    ) or match["many_ago"].lower() in ("few", "several", "couple of")
    return f"{when:%Y-%m}" if loose else when.isoformat()


def _count(word: str) -> int:
    return int(word) if word.isdigit() else date_words().counts[word.lower()]


def _unit(unit: str, step: int, part: str | None, today: date, text: str, match: re.Match[str]) -> str | None:
    """This, last or next week, month, year or season."""
    if "year" in unit:
        year = f"{today.year + step}"
        quarter = match["quarter"]
        return f"{year}-{_QUARTERS[quarter.lower()]}" if quarter else year
    if "month" in unit:
        return months_on(today, step)
    if "week" in unit:
        return _week(step, part, today, text, match)
    code = date_words().seasons[unit]
    if code == 24:
        return None  # a winter lies in two years
    middle = 3 * (code - 21) + 4
    year_of = today.year
    if step < 0 and middle >= today.month:
        year_of -= 1
    if step > 0 and middle <= today.month:
        year_of += 1
    return f"{year_of}-{code}"


def _week(step: int, part: str | None, today: date, text: str, match: re.Match[str]) -> str:
    """A week has no EDTF of its own: the month its working days lie in, or the two months."""
    monday = today - timedelta(today.weekday()) + timedelta(weeks=step)
    first, last = monday, monday + timedelta(4)
    if step == 0:
        ahead = looks_ahead(text, match.start(), match.end()) if part is None else part.lower() == "later"
        first, last = (min(today, last), last) if ahead else (first, max(first, min(today, last)))
    one, other = f"{first:%Y-%m}", f"{last:%Y-%m}"
    return one if one == other else f"{one}/{other}"


def months_on(today: date, count: int) -> str:
    """The month ``count`` months after that of ``today``."""
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return f"{year:04}-{month + 1:02}"
