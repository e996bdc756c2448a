"""Whether a sentence looks ahead or back at a place: what settles "in March" and "on Friday"."""

import re
from functools import cache
from typing import Any

from pledgebook.reference.automata import automaton
from pledgebook.reference.dates import date_words

_BEFORE, _AFTER = 140, 90  # characters that are looked at on either side of the place
_STOP = re.compile(r"[;:]")


@cache
def _tells() -> tuple[Any, re.Pattern[str]]:
    words = date_words().words

    def either(name: str) -> str:
        return "|".join(re.escape(w) for w in sorted(words[name], key=len, reverse=True))

    # the verb that goes with "will" is taken with it: "will be delivered" is not of the past
    then = r"(?:\s(?:not|also|then|now|each|be|have|been|again|\w+ly))*(?:\s[a-z]+)?"
    return (
        automaton(
            rf"\b(?:{either('ahead_with_to')})\s(?:\S+\s){{0,3}}?to\s[a-z]+"
            rf"|(?:(?:\b(?:{either('ahead')})\b|[’']ll\b){then})"
            rf"|(?P<behind>\b(?:{either('behind')}|[a-z]+[^e\W]ed)\b|[’']ve\b)"
        ),
        re.compile(rf"\b(?:{either('ahead_weakly')})\s(?:\w+\s){{0,3}}$", re.IGNORECASE),
    )


def looks_ahead(text: str, start: int, end: int) -> bool | None:
    """True where the nearest tell before ``start``, else the first after ``end``, is of the future; None where none is.

    The clause decides: what stands beyond a semicolon or a colon does not count.
    """
    weak = _tells()[1]
    before = text[max(0, start - _BEFORE) : start]
    before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    told = _told(before)
    if told:
        return told[-1]
    led_by = weak.search(before)
    if led_by and led_by.start():  # "a deal by March", but "By March, the state had"
        return True
    after = text[end : end + _AFTER]
    stop = _STOP.search(after)
    told = _told(after[: stop.start()] if stop else after)
    if told:
        return told[0]
    return True if led_by else None


def _told(text: str) -> list[bool]:
    """Each tell in order: True of the future, False of the past."""
    return [m["behind"] is None for m in _tells()[0].finditer(text) if m.group() not in ("hundred", "sacred")]
