"""The commands that hand the ledger to other programs and set theirs beside it."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.looking import filter_of, looking
from pledgebook.cli.output import Column, Format, note, print_rows
from pledgebook.cli.wording import number

_FormatName = Annotated[
    str, typer.Argument(metavar="FORMAT", help="csv, xlsx, parquet, jsonl, kiel, iati, fts, ftm, ics or csl.")
]
_Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Where its files go; made where it is missing.")]


def export(
    form: _FormatName,
    folder: _Folder,
    ledger: options.LedgerAt = None,
    donor: options.Donor = None,
    recipient: options.Recipient = None,
    kind: options.Type = None,
    stage: options.StageOption = None,
    since: options.From = None,
    until: options.To = None,
) -> None:
    """Write the ledger in a format of others; a log beside it tells what the format could not say."""
    from pledgebook.exchange.exporting import export as write
    from pledgebook.exchange.place import ExchangeError

    with looking(ledger) as opened:
        which = filter_of(donor=donor, recipient=recipient, kind=kind, stage=stage, since=since, until=until)
        try:
            made = write(opened, form, folder, which)
        except ExchangeError as error:
            raise fail(str(error), code=2 if "is no format" in str(error) else 1) from None
    for line in made.log.summary():
        note(line)
    note(f"{len(made.files)} files in {folder}: {', '.join(p.name for p in made.files)}")


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
        note(f"{file.name}: and {len(set(odd)) - _SHOWN} more warnings; they stand in reference_rows.warning")
    note(f"{len(found.rows)} rows of {file.name}" + ("" if fresh else ", known already"))


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


def compare(
    form: _Read,
    ledger: options.LedgerAt = None,
    donor: options.Donor = None,
    recipient: options.Recipient = None,
    kind: options.Type = None,
    stage: options.StageOption = None,
    since: options.From = None,
    until: options.To = None,
    output: options.Form = Format.TABLE,
) -> None:
    """Set imported files beside the ledger: matched, differing and why, missing here, missing there."""
    from pledgebook import views
    from pledgebook.exchange.comparing import compare as beside
    from pledgebook.exchange.importing import READERS

    if form not in READERS:
        raise fail(f"{form!r} is no format to compare with; take one of {', '.join(READERS)}", code=2)
    with looking(ledger) as opened:
        which = filter_of(donor=donor, recipient=recipient, kind=kind, stage=stage, since=since, until=until)
        lines = beside(opened, form, which)
    rows = [views.plain(line) for line in lines]
    if output is Format.TABLE:
        print_rows(_COLUMNS, map(_compared, rows), output)
    else:
        print_rows(_COLUMNS_CSV, rows, output)
    count = Counter(line.verdict for line in lines)
    if not lines:
        note(f"nothing to compare: import a file first with: pledgebook import {form} FILE")
    else:
        note(", ".join(f"{n} {verdict}" for verdict, n in sorted(count.items())))


def _compared(row: dict[str, Any]) -> dict[str, Any]:
    low, high = number(row["low"]), "open" if row["high"] is None else number(row["high"])
    span = number(row["announced"]) if row["low"] == row["high"] else f"{low} to {high}"
    return row | {
        "here": (row["here"] or "")[:10],
        "ours": f"{span} {row['currency']}" if row["currency"] else "",
        "theirs": f"{number(row['their_amount'])} {row['their_currency']}" if row["their_currency"] else "",
    }
