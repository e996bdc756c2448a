"""What PDFium finds on the pages: runs of words with their boxes, in the order in which they were drawn."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_PAGES = 3000
_LETTERS = 12_000_000  # of all pages: a hundred novels
HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at a line's end, and we for a soft one."""
# Old TeX fonts carry no table of what their glyphs mean: the places of T1 and OT1, below the space and at the bullet
_GLYPHS = {
    0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl", 0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»",
    0x15: "–", 0x16: "—", 0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl", 0x88: "•",
    0xA0: " ", 0xAD: HYPHEN, 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "‣", 0xFFFE: HYPHEN, 0x02: HYPHEN,
}  # fmt: skip
WIDE = 1.5
"""Heights of a letter between words after which it is another column or cell."""


class PdfProblem(ValueError):  # noqa: N818  # a value of the file's, not an error of ours
    """Why a PDF cannot be read, in one line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False

    @property
    def height(self) -> float:
        """Of the letters' boxes: what gaps are measured by, as PDFs scale their fonts at will."""
        return self.top - self.bottom


@dataclass(slots=True)
class Run:
    """Words that stand together on a line."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words as read; a soft hyphen inside the line joins what it parts."""
        return " ".join(word.text for word in self.words).replace(f"{HYPHEN} ", "")

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @property
    def bottom(self) -> float:
        """Its foot."""
        return min(word.bottom for word in self.words)

    @property
    def top(self) -> float:
        """Its head."""
        return max(word.top for word in self.words)

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """Of most of its letters."""
        return sorted(word.height for word in self.words)[len(self.words) // 2]

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(word.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its runs as drawn, its width and height in points."""

    runs: list[Run]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Letters:
    """All pages, and the title that the file gives itself."""

    pages: list[Sheet]
    title: str | None


def read(data: bytes) -> Letters:
    """The pages of the file; raises `PdfProblem`."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise PdfProblem("is locked by a password" if locked else "is a damaged PDF document") from None
    try:
        if len(document) > _PAGES:
            raise PdfProblem(f"has {len(document):,} pages, more than the {_PAGES:,} that are read; split it")
        title = document.get_metadata_value("Title").strip() or None
        pages: list[Sheet] = []
        letters = 0
        for number in range(len(document)):
            sheet, count = _sheet(document, number)
            letters += count
            if letters > _LETTERS:
                raise PdfProblem(f"has more than {_LETTERS:,} letters; split it")
            pages.append(sheet)
        return Letters(pages, title)
    finally:
        document.close()


def _sheet(document: Any, number: int) -> tuple[Sheet, int]:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Sheet([], 0, 0), 0  # one damaged page costs itself
    try:
        count = text.count_chars()
        return Sheet(list(_runs(text.raw, count)), page.get_width(), page.get_height()), count
    finally:
        text.close()
        page.close()


def _runs(page: Any, count: int) -> Iterator[Run]:
    """Words joined as long as they stand on one line without a wide gap."""
    open_: Run | None = None
    for word in _words(page, count):
        if open_ is not None and _goes_on(open_.words[-1], word):
            open_.words.append(word)
            continue
        if open_ is not None:
            yield open_
        open_ = Run([word])
    if open_ is not None:
        yield open_


def _goes_on(before: Word, word: Word) -> bool:
    shared = min(before.top, word.top) - max(before.bottom, word.bottom)
    lower = min(before.height, word.height)
    return shared > 0.4 * lower and -0.6 * lower < word.left - before.right < WIDE * max(before.height, word.height)


def _words(page: Any, count: int) -> Iterator[Word]:
    letters: list[str] = []
    first = last = -1
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(page, index)
        letter = _GLYPHS.get(code) or (chr(code) if code >= 0x20 else " ")
        if not letter.isspace():
            first = first if letters else index
            last = index
            letters.append(letter)
        if letters and (letter.isspace() or letter == HYPHEN):
            yield _word(page, "".join(letters), first, last)
            letters = []
    if letters:
        yield _word(page, "".join(letters), first, last)


def _word(page: Any, text: str, first: int, last: int) -> Word:
    left, bottom, right, top = _box(page, first)
    _, low, end, high = _box(page, last) if last != first else (left, bottom, right, top)
    return Word(text, left, max(right, end), min(bottom, low), max(top, high), _bold(page, first))


def _box(page: Any, index: int) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.bottom, box.right, box.top


def _bold(page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(96)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(page, index, name, 96, ctypes.byref(flags))
    return (
        b"bold" in name.value.lower()
        or bool(flags.value & 0x40000)
        or pdfium.FPDFText_GetFontWeight(page, index) >= 600
    )
