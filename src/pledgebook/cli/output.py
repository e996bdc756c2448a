"""Rows to a terminal, to JSON or to CSV. What comes out of texts is data: it is never read as markup."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
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
    needed = [_needed([c.title, *(row[place] for row in cells)], c) for place, c in enumerate(columns)]
    room = console.width
    if not console.is_terminal:  # there is no screen to fit: room for every column
        room = max(room, _PIPED, sum(least for least, _ in needed) + (_GAP + 1) * len(columns))
        console = Console(highlight=False, width=room)
    for gap in (_GAP, _GAP - 1):
        left = room - 1 - (gap + 1) * len(columns) - sum(least for least, _ in needed)
        if left >= 0:
            widths = _shared([least for least, _ in needed], [most for _, most in needed], columns, left)
            console.print(_table(columns, cells, widths, gap, title))
            return
    if title:
        console.print(Text(title, style="bold"))
    console.print(_cards(columns, cells))


_PIPED = 130  # characters of a line that goes into a file
_GAP = 2  # spaces between two columns, beside the one that the box draws
_WORD = 18  # a longer word is broken where there is little room


def _needed(texts: Sequence[str], column: Column) -> tuple[int, int]:
    """How many characters a column takes at least, and with nothing wrapped."""
    from rich.cells import cell_len

    most = max(map(cell_len, texts))
    if not column.wrap:
        return most, most
    words = {word for text in texts for word in text.split()}
    return max(1, min(_WORD, max(map(cell_len, words), default=1))), most


def _shared(least: list[int], most: list[int], columns: Sequence[Column], left: int) -> list[int]:
    """The widths when the room that is left goes to the columns that want it, by their ratio."""
    widths = list(least)
    while left and (wanting := [i for i, width in enumerate(widths) if width < most[i]]):
        widths[min(wanting, key=lambda i: widths[i] / (columns[i].ratio or 1))] += 1
        left -= 1
    return widths


def _table(columns: Sequence[Column], cells: list[list[str]], widths: list[int], gap: int, title: str) -> "Table":
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title, style="bold") if title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, gap - 1, 0, 1),
    )
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.title, justify=column.justify, no_wrap=not column.wrap, overflow="fold", width=width)
    for row in cells:
        table.add_row(*map(Text, row))
    return table


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
