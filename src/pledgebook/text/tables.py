"""Rows of tables, in pipes or in HTML tags, and their cells."""

import re
from collections.abc import Iterator

from pledgebook.model.span import Span

_CELL = re.compile(r"<t([dh])\b[^<>]*>")
_RULE = re.compile(r"[\s|:+=-]*$")

Row = tuple[Span, tuple[Span, ...], bool]
"""The row's span, its cells, and whether it is the table's head."""


def html_rows(text: str, start: int, end: int) -> Iterator[Row]:
    """The rows of the HTML table in ``text[start:end]``."""
    at = text.find("<tr", start, end)
    while at >= 0:
        following = text.find("<tr", at + 3, end)
        stop = text.find("</tr", at, end if following < 0 else following)
        stop = stop if stop >= 0 else (following if following >= 0 else end)
        openings = list(_CELL.finditer(text, at, stop))
        cells = []
        for number, opening in enumerate(openings):
            limit = openings[number + 1].start() if number + 1 < len(openings) else stop
            closing = text.rfind("</t", opening.end(), limit)
            cells.append(trim(text, opening.end(), closing if closing >= 0 else limit))
        if cells:
            yield Span(cells[0].start, cells[-1].end), tuple(cells), all(o.group(1) == "h" for o in openings)
        at = following


def pipe_rows(text: str, start: int, end: int) -> list[Row] | None:
    """The rows of a table drawn with pipes, or None where a line of the block is not of one."""
    rows: list[Row] = []
    ruled = False
    while start < end:
        stop = text.find("\n", start, end)
        stop = stop if stop >= 0 else end
        line = trim(text, start, stop)
        start = stop + 1
        if len(line) == 0:
            continue
        raw = line.of(text)
        if "|" not in raw:
            return None
        if _RULE.match(raw):
            if len(rows) == 1 and not ruled:
                rows[0] = (rows[0][0], rows[0][1], True)
            ruled = True
            continue
        low = line.start + raw.startswith("|")
        high = line.end - (raw.endswith("|") and len(raw) > 1)
        cells = []
        for part in text[low:high].split("|"):
            cells.append(trim(text, low, low + len(part)))
            low += len(part) + 1
        rows.append((Span(cells[0].start, max(c.end for c in cells)), tuple(cells), False))
    return rows if ruled or len(rows) > 1 else None


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    piece = text[start:end]
    stripped = piece.strip()
    start += len(piece) - len(piece.lstrip()) if stripped else 0
    return Span(start, start + len(stripped))
