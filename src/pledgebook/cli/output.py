"""Rows to a terminal, to JSON or to CSV. What comes out of texts is data: it is never read as markup."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

Row = dict[str, Any]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the row's ``key``, its ``title`` in a table, and how it stands there."""

    key: str
    title: str
    justify: Literal["left", "right"] = "left"
    wrap: bool = True
    ratio: int | None = None


# Escape sequences and marks that reorder text: a hostile title must not rewrite the reader's terminal.
_UNSAFE = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298))) | {
    ord(c): " " for c in "\n\r\t"
}


def plain(value: object) -> str:
    """A value as one line of safe text: lists joined by commas, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(plain(v) for v in value)
    return str(value).translate(_UNSAFE)


def print_rows(columns: Sequence[Column], rows: Iterable[Row], form: Format, title: str = "") -> None:
    """Print the rows; JSON carries every key of a row, a table and CSV the columns."""
    if form is Format.JSON:
        json.dump(list(rows), sys.stdout, ensure_ascii=False, indent=1, default=str)
        sys.stdout.write("\n")
    elif form is Format.CSV:
        _print_csv(columns, rows)
    else:
        _print_table(columns, rows, title)


def _print_csv(columns: Sequence[Column], rows: Iterable[Row]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([c.key for c in columns])
    for row in rows:
        writer.writerow([_cell(row.get(c.key)) for c in columns])


def _cell(value: object) -> str:
    """A CSV cell that no spreadsheet takes for a formula."""
    text = plain(value)
    return f"'{text}" if text[:1] in ("=", "+", "@") or (text[:1] == "-" and not _is_number(text)) else text


def _is_number(text: str) -> bool:
    return text.removeprefix("-").replace(".", "", 1).isdigit()


def _print_table(columns: Sequence[Column], rows: Iterable[Row], title: str) -> None:
    """A table as wide as the screen; where the screen is too narrow for its columns, each row is a card."""
    from rich.console import Console
    from rich.text import Text

    cells = [[plain(row.get(c.key)) for c in columns] for row in rows]
    if not cells and not title:
        note("nothing that fits")
        return
    console = Console(highlight=False)
    texts = [[c.title, *(row[place] for row in cells)] for place, c in enumerate(columns)]
    most = [max(map(_wide, column)) for column in texts]
    if title:
        console.print(Text(title, style="bold"))
    for word, gap in _LAYOUTS:
        least = [_least(t, m, word) if c.wrap else m for t, m, c in zip(texts, most, columns, strict=True)]
        room = console.width if console.is_terminal else max(console.width, _PIPED, sum(least) + gap * len(columns) + 1)
        left = room - 1 - gap * len(columns) - sum(least)
        if left >= 0:
            widths = _shared(least, most, columns, left)
            console.print()
            head = list(_lines([c.title for c in columns], columns, widths, gap, low=True))
            console.print(Text("\n".join(head), style="bold"), soft_wrap=True)
            sys.stdout.write(f" {'─' * (sum(widths) + gap * (len(widths) - 1))}\n")
            for row in cells:  # written by hand: Rich's tables take ten times as long, which long lists feel
                sys.stdout.writelines(f"{line}\n" for line in _lines(row, columns, widths, gap))
            sys.stdout.write("\n")
            return
    console.print(_cards(columns, cells))


_PIPED = 130  # characters of a line that goes into a file
# characters from which on a word may be broken, and spaces between two columns: the first that fits the screen
_LAYOUTS = ((18, 3), (18, 2), (12, 2))


def _least(texts: Sequence[str], most: int, word: int) -> int:
    """How many characters a column takes at least; no number is broken, and no word that is shorter than ``word``."""
    words = {w for text in texts for w in text.split()}
    return min(most, max((_wide(w) if w[0].isdigit() else min(word, _wide(w)) for w in words), default=1))


def _wide(text: str) -> int:
    """How many places of a screen a text takes: letters of the east take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _shared(least: list[int], most: list[int], columns: Sequence[Column], left: int) -> list[int]:
    """The widths when the room that is left goes to the columns that want it, by their ratio."""
    widths = list(least)
    while left and (wanting := [i for i, width in enumerate(widths) if width < most[i]]):
        widths[min(wanting, key=lambda i: widths[i] / (columns[i].ratio or 1))] += 1
        left -= 1
    return widths


def _lines(
    texts: Sequence[str], columns: Sequence[Column], widths: Sequence[int], gap: int, *, low: bool = False
) -> Iterator[str]:
    """A row of a table: as many lines as its longest cell takes; the others stand high, or ``low``."""
    told = [_wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    height = max(map(len, told), default=0)
    if low:
        told = [[""] * (height - len(cell)) + cell for cell in told]
    for place in range(height):
        parts = []
        for cell, column, width in zip(told, columns, widths, strict=True):
            text = cell[place] if place < len(cell) else ""
            blank = " " * (width - _wide(text))
            parts.append(blank + text if column.justify == "right" else text + blank)
        yield f" {(' ' * gap).join(parts)}".rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines of a width, broken between words, and within those that are longer."""
    if _wide(text) <= width:
        return [text]
    from rich.text import Text

    return [line.plain.rstrip() for line in Text(text).wrap(_console(), width, overflow="fold")]


@cache
def _console() -> "Console":
    from rich.console import Console

    return Console()


def _cards(columns: Sequence[Column], cells: list[list[str]]) -> "Table":
    """Each row as lines of what and how much, one below the other; nothing is cut off."""
    from rich.table import Table
    from rich.text import Text

    cards = Table.grid(padding=(0, 2, 0, 0))
    cards.add_column(no_wrap=True)
    cards.add_column(overflow="fold")
    for row in cells:
        cards.add_row("", "")
        for column, text in zip(columns, row, strict=True):
            if text:
                cards.add_row(Text(column.title or column.key, style="bold"), Text(text))
    return cards


def print_lines(lines: Iterable[str]) -> None:
    """Lines of safe text; what a line begins with stays as it is."""
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        sys.stdout.write(" " * indent + plain(line.strip()) + "\n")


def note(line: str) -> None:
    """One line for the person, beside the output: progress, what failed, where files went."""
    sys.stderr.write(plain(line) + "\n")
