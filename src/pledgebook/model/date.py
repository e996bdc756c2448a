"""A date as it was said: EDTF (ISO 8601-2) with the ground it stands on."""

import calendar
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Basis(StrEnum):
    """What a date rests on."""

    SAID = "said"  # the text names it
    RELATIVE = "relative"  # reckoned from the document's date: "today", "last week"
    PUBLICATION = "publication"  # the document's own date, where the text's "announced" tells no other


@dataclass(frozen=True, slots=True)
class Date:
    """``edtf`` such as 2024-10-16, 2024-11, 2024, XXXX-10-16 or an interval; never a false precision."""

    edtf: str
    basis: Basis = Basis.SAID


# Calendar dates of level 0 with level 1's marks of doubt, unspecified digits and seasons: what the readers write.
_POINT = re.compile(r"(\d[\dX]{3})(?:-(\d\d|XX))?(?:-(\d\d|XX))?[?~%]?", re.ASCII)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12), 33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_SEASONS |= {37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}


@lru_cache(maxsize=65536)
def day_range(edtf: str) -> tuple[str, str] | None:
    """The first and the last day that a date may mean, as "2024-10-01"; None for an unknown year or what is no date.

    An open interval ends at "9999-12-31" or begins at "0001-01-01".
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point(first)
    start = ("0001-01-01", "") if first in ("", "..") else _point(first)
    end = ("", "9999-12-31") if last in ("", "..") else _point(last)
    if start is None or end is None or start[0] > end[1] or start[0] == "0001-01-01" == end[1]:
        return None
    return start[0], end[1]


def is_date(edtf: str) -> bool:
    """Whether it is a date at all, be it of an unknown year: "XXXX-10-16"."""
    return day_range(edtf.replace("XXXX", "2024")) is not None


def _point(edtf: str) -> tuple[str, str] | None:
    found = _POINT.fullmatch(edtf)
    if found is None:
        return None
    year, month, day = found.groups()
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if last == "0000":
        return None
    first = max(first, "0001")
    if month is None or month == "XX" or first != last:
        return f"{first}-01-01", f"{last}-12-31"
    months = _SEASONS.get(int(month)) or ((int(month), int(month)) if 1 <= int(month) <= 12 else None)
    if months is None:
        return None
    days = calendar.monthrange(int(first), months[1])[1]
    if day is None or day == "XX":
        return f"{first}-{months[0]:02}-01", f"{first}-{months[1]:02}-{days}"
    return (f"{first}-{month}-{day}",) * 2 if 1 <= int(day) <= days else None
