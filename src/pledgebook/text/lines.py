"""The lines of a block to its pieces: runs of text, list entries, headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pledgebook.reference.abbreviations import abbreviations

_BULLET, _NUMBER, _ROMAN, _LETTER = r"[-*+•·‣▪◦●○–]", r"\d{1,3}(?:\.\d{1,2}){0,2}", "[ivx]{1,5}", "[a-z]"
_CLOSE = r"(?:\\?\)|\\?\.(?=[ \t\xa0]))"
_CAPITAL = r"\\?\([A-Z]\\?\)"
MARK = rf"(?:{_BULLET}|o(?=[ \t\xa0]{{2}})|{_CAPITAL}|\\?\(?(?:{_NUMBER}|{_ROMAN}|{_LETTER}){_CLOSE})"
"""What stands before a list's entry, white space aside."""
_ENTRY = re.compile(
    rf"(?P<indent>[ \t\xa0]*)(?:(?P<bullet>{_BULLET})|o(?=[ \t\xa0]{{2}})|(?P<capital>{_CAPITAL})"
    rf"|\\?\(?(?:(?P<number>{_NUMBER})|(?P<roman>{_ROMAN})|(?P<letter>{_LETTER})){_CLOSE})[ \t\xa0]+(?=[^\s|])"
)
_MARKED_SOON = re.compile(r"[a-z]{1,5}\\?[.)]")
_HASH = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:={3,}|-{3,})\s*$")
_STOPPED = re.compile(r"[.!?:;…][\"'”’)\]»*_]*$")
_ADDRESS = re.compile(r"\S{50}")  # an address cannot be wrapped: its line tells nothing of how wide the text was set
_LONG = 160  # no hand or program wraps at that: each line is a paragraph of its own


class Sort(Enum):
    """What a piece of a block is."""

    TEXT = "text"
    ENTRY = "entry"
    HEADING = "heading"


@dataclass(slots=True)
class Piece:
    """``start:end`` of one piece; ``indent`` in columns, ``style`` the kind of a list's mark, ``level`` a heading's."""

    sort: Sort
    start: int
    end: int
    indent: int = 0
    style: str = ""
    level: int = 0


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of the block ``text[start:end]`` in order; hard-wrapped lines belong to the piece they go on with."""
    lines = text[start:end].split("\n")
    width = _width(lines)
    open_: Piece | None = None
    before = ""
    for line in lines:
        begin, stop = start, start + len(line)
        start = stop + 1
        if not line or line.isspace():
            continue
        if not line[0].isalpha() and _UNDERLINE.match(line):
            if open_ is not None:
                if open_.sort is Sort.TEXT and "\n" not in text[open_.start : open_.end]:
                    open_.sort, open_.level = Sort.HEADING, 1 if "=" in line else 2
                yield open_
            open_ = None
            continue
        fresh = open_ is None or _breaks(before, line, width)
        piece = _piece(line, begin, stop)
        if piece.sort is Sort.ENTRY and open_ is not None and not fresh and not _begins(piece.style, open_, before):
            piece = Piece(Sort.TEXT, begin, stop)
        if piece.sort is Sort.TEXT and not fresh and open_ is not None and open_.sort is not Sort.HEADING:
            open_.end = stop
        else:
            if open_ is not None:
                yield open_
            open_ = piece
        before = line
    if open_ is not None:
        yield open_


def _width(lines: list[str]) -> int:
    """How wide the text was set: its longest line that no address made long."""
    width = max(map(len, lines))
    if width > 80:
        width = max((len(line) for line in lines if _ADDRESS.search(line) is None), default=0)
    return width


def _piece(line: str, begin: int, stop: int) -> Piece:
    first = line[0]
    if first.isupper() or (first.islower() and first != "o" and _MARKED_SOON.match(line) is None):
        return Piece(Sort.TEXT, begin, stop)  # most lines of hard-wrapped text
    mark = _ENTRY.match(line)
    if mark is not None:
        style = mark.lastgroup or "bullet"
        if style == "bullet":
            style += line[mark.end("indent")]
        else:
            style += mark.group().strip()[-1]
        return Piece(Sort.ENTRY, begin + mark.end(), stop, len(mark.group("indent").expandtabs(4)), style)
    heading = _HASH.match(line)
    if heading is not None:
        return Piece(Sort.HEADING, begin + heading.end(), stop, level=len(heading.group(1)))
    indent = len(line) - len(line.lstrip())
    return Piece(Sort.TEXT, begin + indent, stop, indent)


def _begins(style: str, above: Piece, before: str) -> bool:
    """Whether a mark in the midst of a block begins an entry: not a dash, a number or a "v." wrapped there."""
    if above.sort is Sort.HEADING or above.style == style:
        return True
    bare = before.rstrip()
    if style in ("roman.", "letter."):
        return bare.endswith(":")
    return (style.startswith("bullet") and above.style.startswith("bullet")) or _STOPPED.search(bare) is not None


def _breaks(before: str, line: str, width: int) -> bool:
    """Whether the end of line ``before`` was meant: a hard break, or a sentence's end where more words had room."""
    bare = before.rstrip()
    word = line.lstrip()
    opens = not word[:1].islower()
    if width > _LONG:
        return opens or _STOPPED.search(bare) is not None
    if len(before) - len(bare) >= 2 and before.endswith("  "):
        return opens
    if not opens or _STOPPED.search(bare) is None or bare[bare.rfind(" ") + 1 : -1] in abbreviations().titles:
        return False  # "Dr." at a line's end ends nothing
    return len(bare) + 1 + len(word.split(" ", 1)[0]) < width or len(line) - len(word) > len(before) - len(
        before.lstrip()
    )
