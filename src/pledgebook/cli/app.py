"""The command line: which commands there are, in the order in which one uses them."""

from typing import Annotated

import typer

from pledgebook.cli import (
    demo,
    exchanging,
    feeding,
    following,
    keeping,
    listing,
    measuring,
    opening,
    reading,
    reviewing,
    ruling,
    serving,
    summing,
)
from pledgebook.cli.usage import Command, Commands

app = typer.Typer(
    name="pledgebook",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # the coloured help costs three times the start-up of all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from pledgebook import __version__

        typer.echo(f"pledgebook {__version__}")
        raise typer.Exit


_Version = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")]


@app.callback()
def pledgebook(
    *,
    version: _Version = False,
) -> None:
    """Public statements about international assistance, kept as a ledger that anyone can check."""


for command in (
    reading.extract,
    keeping.add,
    listing.contributions,
    summing.totals,
    following.plans,
    following.groups,
    following.group,
    listing.calendar,
    following.due,
    listing.conflicts,
    listing.actors,
    listing.documents,
    following.changes,
    opening.show,
    reviewing.review,
    ruling.decide,
    ruling.decisions,
    exchanging.export,
    exchanging.compare,
    keeping.check,
    keeping.reread,
    keeping.rebuild,
    serving.serve,
    serving.user,
    measuring.evaluate,
    demo.demo,
):
    app.command(cls=Command)(command)
app.command("import", cls=Command)(exchanging.import_)
app.add_typer(feeding.feeds)
