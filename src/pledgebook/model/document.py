"""A document and the passages, sentences and quotations it is made of.

All offsets count Unicode code points of ``Document.text``, which is the file's
decoded text whole, front matter included (line ends as ``\\n``): what an
outsider reads with ``Path.read_text()`` is what the offsets are counted in.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum

from pledgebook.model.span import Span


@dataclass(frozen=True, slots=True)
class Document:
    """One published text.

    ``id`` comes from address and content (`model.ids`), ``body`` is where the
    text itself stands (front matter left out), ``speaker`` the actor id whose
    "we" it is ("USA", "eu"), ``published`` an ISO date "2024-10-16" or None.
    ``source`` is where it was read from: a path or an address, for messages.
    ``pages`` are the offsets at which the pages of a paged document begin,
    ``raw`` the SHA-256 of the bytes that it was read from, where they are kept.
    """

    id: str
    text: str
    body: Span
    content_hash: str
    source: str
    title: str | None = None
    publisher: str | None = None
    speaker: str | None = None
    published: str | None = None
    address: str | None = None
    language: str | None = None
    pages: tuple[int, ...] = ()
    raw: str | None = None

    def page(self, offset: int) -> int | None:
        """The page, from 1, on which the offset stands; None where the document has no pages."""
        return page_at(self.pages, offset)


def page_at(pages: tuple[int, ...], offset: int) -> int | None:
    """The page, from 1, on which an offset stands, where ``pages`` are the offsets at which pages begin."""
    return bisect_right(pages, offset) or None


class PassageKind(StrEnum):
    """What a block of a document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ENTRY = "entry"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of a document: paragraph, heading, list entry or table row, in the document's order.

    ``span`` leaves out the list's mark or the heading's hashes. ``lead`` is the
    index of the passage that leads a list in ("The package includes:"),
    ``heading`` that of the nearest heading above, ``depth`` a list entry's
    nesting from 0. ``voice`` is the name in front of a transcript's turn
    ("PRESIDENT ZELENSKYY"), carried on until the next turn; ``cells`` the
    spans of a row's cells.
    """

    index: int
    kind: PassageKind
    span: Span
    lead: int | None = None
    heading: int | None = None
    depth: int = 0
    voice: str | None = None
    cells: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list entry as the finders read it.

    ``text`` is cleaned: runs of white space are one space, emphasis marks,
    link targets and zero-width characters are gone, all else is as written.
    ``starts`` and ``shifts`` map back: clean offset ``i`` stands in the document at
    ``i + shifts[k]`` where ``k`` is the last with ``starts[k] <= i``.
    """

    index: int
    passage: Passage
    span: Span
    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def locate(self, start: int, end: int) -> Span:
        """The span in the document of ``text[start:end]``; the piece must not be empty."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no piece {start}:{end} in a sentence of {len(self.text)}")
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, offset: int) -> int:
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted speech: the span between the marks and, where said, the span of its speaker's name."""

    span: Span
    speaker: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All passages of a document in order, with the document that they are offsets into."""

    document: Document
    passages: tuple[Passage, ...] = field(default=())
