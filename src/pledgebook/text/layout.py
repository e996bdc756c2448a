"""Markup to passages: paragraphs, headings, list entries with their lead-in, rows of tables, transcript turns."""

import re

from pledgebook.model.document import Document, Layout
from pledgebook.text.lines import MARK, Sort, pieces
from pledgebook.text.outline import Outline
from pledgebook.text.tables import html_rows, pipe_rows

_GAP = re.compile(r"\n\s*\n")
_SPECIAL = re.compile(  # what makes a block more than one paragraph; each way in begins with a line's start
    r"\n(?:(?<=  \n)(?=\S)|(?<=[.!?:;…\"”’)\]]\n)(?=\S)|(?<=[.!?:;…\"”’)\]] \n)(?=\S)"
    rf"|[ \t\xa0]*(?:{MARK}[ \t\xa0]|\\?#|\||<|={{3}}|-{{3}}))"
)
_LONG = 160


def lay_out(document: Document) -> Layout:
    """All passages of the document in order; cheap, as most are never read further."""
    text, end = document.text, document.body.end
    outline = Outline(text)
    at = document.body.start
    while at < end:
        gap = _GAP.search(text, at, end)
        stop, after = (gap.start(), gap.end()) if gap else (end, end)
        table = text.find("<table", at, stop)
        if table >= 0:
            if table > at:
                _block(outline, text, at, table)
            closing = text.find("</table", table, end)
            stop = closing if closing >= 0 else stop
            outline.rows(list(html_rows(text, table, stop)))
            after = text.find(">", stop, end) + 1 if closing >= 0 else after
            after = after or end
        else:
            _block(outline, text, at, stop)
        at = after
    return Layout(document, tuple(outline.passages))


def _block(outline: Outline, text: str, start: int, end: int) -> None:
    plain = start > 0 and text[start - 1] == "\n" and _SPECIAL.search(text, start - 1, end) is None
    if plain and not _has_long_lines(text, start, end):
        outline.paragraph(start, end)
        return
    if "|" in text[start : start + 200]:
        rows = pipe_rows(text, start, end)
        if rows is not None:
            outline.rows(rows)
            return
    for piece in pieces(text, start, end):
        if piece.sort is Sort.ENTRY:
            outline.entry(piece)
        elif piece.sort is Sort.HEADING:
            outline.heading(piece.start, piece.end, piece.level)
        else:
            outline.paragraph(piece.start, piece.end, piece.indent)


def _has_long_lines(text: str, start: int, end: int) -> bool:
    if end - start <= _LONG or text.find("\n", start, end) < 0:
        return False
    return max(map(len, text[start:end].split("\n"))) >= _LONG
