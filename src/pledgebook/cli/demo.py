"""The command `demo`: a small ledger from the bundled statements, on screen."""

import tempfile
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgebook.cli.failure import one_line
from pledgebook.cli.listing import print_calendar, print_contributions
from pledgebook.cli.opening import print_record
from pledgebook.cli.output import Format, print_lines
from pledgebook.cli.summing import print_totals
from pledgebook.cli.wording import count

if TYPE_CHECKING:
    from pledgebook.store import Added

STATEMENTS = "pledgebook.reference"
_MOST_TOLD = 10_000


def demo(
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", "-l", metavar="PATH", help="Keep the ledger here.  [default: thrown away]"),
    ] = None,
    *,
    serve: Annotated[bool, typer.Option("--serve", help="Open the workbench on it instead of printing.")] = False,
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="With --serve: 0 takes a free one.")
    ] = 8000,
) -> None:
    """A small ledger from bundled statements: totals, contributions, calendar and one record with its proof."""
    with one_line(), tempfile.TemporaryDirectory() as scratch:
        at = str(ledger or Path(scratch) / "demo.db")
        if serve:
            from pledgebook.cli.serving import LOCAL_HOSTS, run
            from pledgebook.web import Config

            _build(at)
            run(Config(at, hosts=LOCAL_HOSTS), "127.0.0.1", port)
        else:
            _print(at, _build(at))


def _build(at: str) -> "Added":
    from pledgebook import pipeline
    from pledgebook.bulk import read_many
    from pledgebook.sources import find
    from pledgebook.store import open_ledger

    with as_file(files(STATEMENTS) / "demo") as folder, open_ledger(at, create=True) as ledger:
        sources = list(find([str(folder)]))
        return pipeline.keep(ledger, read_many(sources), sources)


def _print(at: str, added: "Added") -> None:
    from pledgebook import views
    from pledgebook.store import open_ledger

    with open_ledger(at, read_only=True) as ledger:
        read = added.documents + added.known
        print_lines(
            [f"{read} statements read: {count(added.claims, 'claim')}" if added.documents else f"{read} statements"]
        )
        summed = views.totals(ledger, ("donor", "year"))
        print_totals(summed, Format.TABLE, "\nTotals: what was announced, and between which bounds it lies")
        rows = [views.plain(row) for row in views.contributions(ledger)]
        print_contributions(rows, Format.TABLE, "\nContributions")
        print_calendar([views.plain(row) for row in views.calendar(ledger)], Format.TABLE, "\nCalendar")
        best = max(rows, key=lambda row: (row["documents"], row["id"]))
        opened = views.record(ledger, best["id"])
        print_lines(["", "One record with its proof:", ""])
        print_record(views.plain(opened), opened.record.kind)
