"""The commands that hand the ledger to other programs and set theirs beside it."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.looking import Narrowed, narrowing
from pledgebook.cli.output import Column, Format, note, print_rows
from pledgebook.cli.wording import count, number

_FormatName = Annotated[
    str, typer.Argument(metavar="FORMAT", help="csv, xlsx, parquet, jsonl, kiel, iati, fts, ftm, ics or csl.")
]
_Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where its files go; made where it is missing.")]


@narrowing("form")
def export(
    asked: Narrowed,
    name: _FormatName,
    folder: _Folder,
) -> None:
    """Write the ledger in a format of others; a log beside it tells what the format could not say."""
    from pledgebook.exchange.exporting import export as write
    from pledgebook.exchange.place import ExchangeError

    with asked.opened() as ledger:
        try:
            made = write(ledger, name, folder, asked.which)
        except ExchangeError as error:
            raise fail(str(error), code=2 if "is no format" in str(error) else 1) from None
    for line in made.log.summary():
        note(line)
    note(f"{count(len(made.files), 'file')} in {folder}: {', '.join(p.name for p in made.files)}")


_Read = Annotated[str, typer.Argument(metavar="FORMAT", help="kiel, iati or fts.")]
_File = Annotated[Path, typer.Argument(metavar="FILE", help="The tracker's file.", exists=False)]


def import_(form: _Read, file: _File, ledger: options.LedgerAt = None) -> None:
    """Keep a file of another tracker beside the ledger, to compare with; the records stay as they are."""
    from pledgebook import settings
    from pledgebook.exchange.importing import READERS, import_file
    from pledgebook.exchange.place import ExchangeError
    from pledgebook.store import open_ledger

    if form not in READERS:
        raise fail(f"{form!r} is no format to import; take one of {', '.join(READERS)}", code=2)
    with one_line(), open_ledger(ledger or settings.load().ledger, create=True) as opened:
        try:
            found, fresh = import_file(opened, form, file)
        except ExchangeError as error:
            raise fail(str(error)) from None
    odd = [row.warning for row in found.rows if row.warning]
    for line in list(dict.fromkeys(odd))[:_SHOWN]:
        note(f"{file.name}: {line}")
    if len(set(odd)) > _SHOWN:
        more = count(len(set(odd)) - _SHOWN, "more warning")
        note(f"{file.name}: and {more}; reference_rows.warning has them all")
    note(f"{count(len(found.rows), 'row')} of {file.name}" + ("" if fresh else ", known already"))


_SHOWN = 5

_COLUMNS = (
    Column("verdict", "verdict", wrap=False),
    Column("donors", "donor"),
    Column("when", "when", wrap=False),
    Column("ours", "here", justify="right"),
    Column("theirs", "there", justify="right"),
    Column("here", "record"),
    Column("there", "their key"),
    Column("reason", "reason", ratio=2),
)
_COLUMNS_CSV = tuple(
    Column(key, key)
    for key in (
        "verdict", "reason", "donors", "when", "here", "there", "announced", "low", "high", "currency", "their_amount",
        "their_currency",
    )
)  # fmt: skip


@narrowing()
def compare(asked: Narrowed, tracker: _Read) -> None:
    """Set imported files beside the ledger: matched, differing and why, missing here, missing there."""
    from pledgebook import views
    from pledgebook.exchange.comparing import compare as beside
    from pledgebook.exchange.importing import READERS

    if tracker not in READERS:
        raise fail(f"{tracker!r} is no format to compare with; take one of {', '.join(READERS)}", code=2)
    with asked.opened() as ledger:
        lines = beside(ledger, tracker, asked.which)
    rows = [views.plain(line) for line in lines]
    if not lines:
        note(f"nothing to compare: import a file first with: pledgebook import {tracker} FILE")
    if asked.form is not Format.TABLE:
        print_rows(_COLUMNS_CSV, rows, asked.form)
    elif lines:
        print_rows(_COLUMNS, map(_compared, rows), asked.form)
    verdicts = Counter(line.verdict for line in lines)
    if lines:
        note(", ".join(f"{n} {verdict}" for verdict, n in sorted(verdicts.items())))


def _compared(row: dict[str, Any]) -> dict[str, Any]:
    low, high = number(row["low"]), "open" if row["high"] is None else number(row["high"])
    span = number(row["announced"]) if row["low"] == row["high"] else f"{low} to {high}"
    return row | {
        "here": (row["here"] or "")[:10],
        "ours": f"{span} {row['currency']}" if row["currency"] else "",
        "theirs": f"{number(row['their_amount'])} {row['their_currency']}" if row["their_currency"] else "",
    }
