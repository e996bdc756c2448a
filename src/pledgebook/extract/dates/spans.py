"""Two dates that make one period, and a year that is said once for both."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pledgebook.extract.dates.said import Said

_LISTED = re.compile(r",?\s?(?:and|or|to|through|until|till|-|–|—|,)\s?(?:in\s|on\s)?")
_TO = re.compile(r",?\s?(?:to|through|until|till|-|–|—)\s?")


def joined(text: str, found: list[Said]) -> Iterator[tuple[Said, Said | None]]:
    """Each date with the later one that ends its period ("30 June to 2 July"), which then is not told by itself.

    A year said once holds for both ("in May and June 2023").
    """
    told = list(found)
    for place in range(len(told) - 2, -1, -1):
        one, other = told[place], told[place + 1]
        open_year = one.year is None and one.which is None and (other.year or other.which)
        if open_year and one.month and other.month and _LISTED.fullmatch(text[one.end : other.start]):
            year = other.year - 1 if other.year and other.month < one.month <= 12 else other.year
            told[place] = replace(one, year=year, which=other.which)
    place = 0
    while place < len(told):
        end = told[place + 1] if place + 1 < len(told) and _spans(text, told[place], told[place + 1]) else None
        yield told[place], end
        place += 2 if end else 1


def _spans(text: str, one: Said, other: Said) -> bool:
    if not one.month or not other.month or one.last or other.last or (one.day is None) != (other.day is None):
        return False
    between = text[one.end : other.start]
    if _TO.fullmatch(between):
        return True
    return between == " and " and re.search(r"\bbetween\s$", text[max(0, one.start - 8) : one.start]) is not None
