"""The date of publication as documents write it in their metadata."""

import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_WORDS = re.compile(
    r"\s*(?:\w+,\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.?\s+(\d{1,2}))\s*,?\s+(\d{4})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIRST, _LAST = 1900, 2100  # years that a statement to be read here can be of


def publication_date(written: str) -> str | None:
    """The day as YYYY-MM-DD, or None where ``written`` is no day that a statement can be of."""
    iso, words = _ISO.match(written), _WORDS.match(written)
    if iso is not None:
        year, month, day = map(int, iso.groups())
    elif words is not None and (name := (words.group(2) or words.group(3)).lower()[:3]) in _MONTHS:
        year, month, day = int(words.group(5)), _MONTHS.index(name) + 1, int(words.group(1) or words.group(4))
    else:
        return None
    try:
        return date(year, month, day).isoformat() if _FIRST <= year <= _LAST else None
    except ValueError:
        return None
