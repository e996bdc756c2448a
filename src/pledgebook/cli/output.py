"""Rows to a terminal, to JSON or to CSV. What comes out of texts is data: it is never read as markup."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

Row = dict[str, Any]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the row's ``key``, its ``title`` in a table, and how it stands there: ``least`` characters wide."""

    key: str
    title: str
    justify: Literal["left", "right"] = "left"
    wrap: bool = True
    ratio: int | None = None
    least: int = 8


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
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title, style="bold") if title else None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False
    )
    for column in columns:
        table.add_column(
            column.title,
            justify=column.justify,
            no_wrap=not column.wrap,
            overflow="fold",
            min_width=column.least if column.least > 8 else min(8, len(column.title)),
        )
    for row in rows:
        table.add_row(*(Text(plain(row.get(c.key))) for c in columns))
    # piped, there is no screen to fit: room for every column
    console = Console(highlight=False)
    Console(highlight=False, width=console.width if console.is_terminal else max(console.width, 130)).print(table)


def print_lines(lines: Iterable[str]) -> None:
    """Lines of safe text; what a line begins with stays as it is."""
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        sys.stdout.write(" " * indent + plain(line.strip()) + "\n")


def note(line: str) -> None:
    """One line for the person, beside the output: progress, what failed, where files went."""
    sys.stderr.write(plain(line) + "\n")
