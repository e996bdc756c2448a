"""The outline of a document as it is read from top to bottom: what is led in, headed and spoken by whom."""

import re

from pledgebook.model.document import Passage, PassageKind
from pledgebook.model.span import Span
from pledgebook.text.lines import Piece
from pledgebook.text.tables import Row
from pledgebook.text.turns import Turns

_WORD = re.compile(r"[^\W_]")
_TAG = re.compile(r"<!--.{0,200}?-->|</?[A-Za-z!][^<>]*>", re.DOTALL)
_BOLD = re.compile(r"[\s\\]*(\*\*\*?|__|<u>|<strong>|<b>|<span [^<>]{1,80}>|<h\d>)(?!\s)")
_BOLD_END = re.compile(r"(?:\*\*\*?|__|</u>|</strong>|</b>|</span>|</h\d>)\W{0,6}$")
_STOPPED = re.compile(r"[.!?;,…][\"'”’)\]»*_\s]*(?:</?\w+>\s*)*$")
_LINE_OF_LIST = re.compile(r"(?:;|,|;? (?:and|or))[*_\s]*$")
_CLOCK = re.compile(r"\d:\d\d")
_LONGEST_HEADING = 220
_BOLD_LEVEL, _TITLE_LEVEL = 7, 8


class Outline:
    """Takes the pieces in order and makes passages of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.passages: list[Passage] = []
        self._turns = Turns(text)
        self._voice: str | None = None
        self._lead: int | None = None  # the paragraph that leads in what follows
        self._colon = False  # it ends with a colon
        self._loose: str = ""  # the last line of a list without marks
        self._headings: list[tuple[int, int]] = []  # level and index, outermost first
        self._entries: list[tuple[int, str, int]] = []  # indent, style of mark and index, outermost first

    def paragraph(self, start: int, end: int, indent: int | None = None) -> None:
        """A run of text: a paragraph, a heading without hashes, a turn, or a list's line that has lost its mark."""
        span = self._span(start, end)
        if span is None:
            return
        if indent is None:
            indent = span.start - start - self.text.count("\n", start, span.start)
        piece = self.text[span.start : span.end]
        if self._entries and indent >= self._entries[0][0] + 2:
            self._continue(span, indent)
            return
        turn = self._turns.at(span.start, span.end)
        if turn is not None:
            self._voice = turn[0]
            span = Span(turn[1], span.end)
        elif len(piece) <= _LONGEST_HEADING and self._voice is None:
            if self._is_loose_entry(piece):
                self._loose = piece
                self._add(PassageKind.ENTRY, span, self._lead)
                return
            level = self._heading_level(piece)
            if level:
                self.heading(span.start, span.end, level)
                return
        self._entries.clear()
        self._lead = self._add(PassageKind.PARAGRAPH, span, None)
        self._colon = piece.rstrip("*_ \n").endswith(":")
        self._loose = ""

    def heading(self, start: int, end: int, level: int) -> None:
        """A heading: it ends the list above, and stands under the nearest heading of a lower level."""
        span = self._span(start, end)
        if span is None:
            return
        self._entries.clear()
        apart = self._lead is not None and self._lead < len(self.passages) - 1
        while self._headings and self._headings[-1][0] >= level:
            _, closed = self._headings.pop()
            # the lead stood in a section that ends here; right before the heading it leads that one in
            self._colon = self._colon and not (apart and self._lead is not None and closed < self._lead)
        if not self._colon:
            self._lead = None
        index = self._add(PassageKind.HEADING, span, self._lead if self._colon else None)
        self._headings.append((level, index))
        self._loose = ""

    def entry(self, piece: Piece) -> None:
        """A list entry: nested under one of lesser indent, or of another mark at the same indent."""
        span = self._span(piece.start, piece.end)
        if span is None:
            return
        stack = self._entries
        while stack and stack[-1][0] > piece.indent:
            stack.pop()
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth][0] != piece.indent:
                break
            if stack[depth][1] == piece.style:
                del stack[depth:]
                break
        index = self._add(PassageKind.ENTRY, span, stack[-1][2] if stack else self._lead_in(), len(stack))
        stack.append((piece.indent, piece.style, index))

    def rows(self, rows: list[Row]) -> None:
        """The rows of a table, led by its head, the head by what leads the table in."""
        head: int | None = None
        for span, cells, is_head in rows:
            index = len(self.passages)
            lead = self._lead_in() if head is None or is_head else head
            if any(_WORD.search(self.text, cell.start, cell.end) for cell in cells):
                self._add(PassageKind.ROW, span, lead, cells=cells)
                head = index if is_head or head is None else head

    def _add(
        self, kind: PassageKind, span: Span, lead: int | None, depth: int = 0, cells: tuple[Span, ...] = ()
    ) -> int:
        index = len(self.passages)
        heading = self._headings[-1][1] if self._headings else None
        self.passages.append(Passage(index, kind, span, lead, heading, depth, self._voice, cells))
        return index

    def _lead_in(self) -> int | None:
        heading = self._headings[-1][1] if self._headings else None
        if self._lead is None or (heading is not None and heading > self._lead):
            return heading
        return self._lead

    def _continue(self, span: Span, indent: int) -> None:
        """A further paragraph of an entry is led by that entry."""
        stack = self._entries
        while len(stack) > 1 and indent < stack[-1][0] + 2:
            stack.pop()
        self._add(PassageKind.PARAGRAPH, span, stack[-1][2], len(stack) - 1)

    def _span(self, start: int, end: int) -> Span | None:
        """The span without white space at its ends; None where nothing in it is a word."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        first = text[start] if start < end else ""
        if first == "<" or not first.isalnum():
            piece = text[start:end]
            if not _WORD.search(_TAG.sub("", piece) if "<" in piece else piece):
                return None
        return Span(start, end)

    def _is_loose_entry(self, piece: str) -> bool:
        if not (self._colon or self._loose):
            return False
        if _LINE_OF_LIST.search(piece):
            return not piece.isupper()
        return bool(self._loose) and (_LINE_OF_LIST.search(self._loose) is not None)

    def _heading_level(self, piece: str) -> int:
        """The level of a line that is a heading by its look: all bold, all capitals, or a title; else 0."""
        if _STOPPED.search(piece) and not piece.rstrip("*_ \n\\").endswith("?"):
            return 0
        opening = _BOLD.match(piece)
        if opening is not None:
            closing = _BOLD_END.search(piece)
            mark = opening.group(1)
            inside = piece[opening.end() : closing.start()] if closing else ""
            return _BOLD_LEVEL if inside and not (mark[0] in "*_" and mark[:2] in inside) else 0
        if "\n" in piece or len(piece) > 90 or _CLOCK.search(piece):
            return 0
        words = [word for word in re.findall(r"[^\W\d_]+", piece) if len(word) > 3]
        if not words or piece.endswith(":") or not (piece[0].isupper() or piece[0].isdigit()):
            return 0
        capital = sum(word[0].isupper() for word in words)
        return _TITLE_LEVEL if capital >= 0.7 * len(words) and (len(words) > 1 or piece.isupper()) else 0
