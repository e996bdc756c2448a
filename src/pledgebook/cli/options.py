"""The options that several commands share, each said once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pledgebook.cli.output import Format


class EngineName(StrEnum):
    """What reads many documents."""

    LOCAL = "local"
    RAY = "ray"


Sources = Annotated[
    list[str],
    typer.Argument(metavar="SOURCE", help="Files, archives or folders; - is standard input.", show_default=False),
]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Write one FILE.json per document into this folder.")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date (YYYY-MM-DD) of documents that tell none themselves.")
]
Publisher = Annotated[
    str | None,
    typer.Option(metavar="NAME", help='Whose "we" it is, where a text does not tell: a name, USA, eu.'),
]
Workers = Annotated[
    int | None, typer.Option(metavar="N", min=1, max=256, help="Processes that read.  [default: one per core]")
]
Keep = Annotated[
    bool, typer.Option("--keep/--no-keep", help="Keep the bytes of each document in a folder beside the ledger.")
]
Parquet = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Write documents, claims and issues as partitioned Parquet; finished parts are not read again.",
    ),
]
EngineOption = Annotated[
    EngineName,
    typer.Option("--engine", help="With --parquet: processes of this machine, or Ray.", case_sensitive=False),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print.", case_sensitive=False)]
LedgerAt = Annotated[
    str | None,
    typer.Option("--ledger", "-l", metavar="PATH_OR_URL", help="The ledger.  [default: pledgebook.db]"),
]
Donor = Annotated[str | None, typer.Option(metavar="ACTOR", help="Only from this donor: USA, eu, Germany.")]
Recipient = Annotated[str | None, typer.Option(metavar="ACTOR", help="Only to this recipient.")]
Party = Annotated[
    str | None, typer.Option("--party", "--actor", metavar="ACTOR", help="Only with this actor, in any role.")
]
Type = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="NAMES",
        help="military, humanitarian, ...; call, meeting, ...; request, offer; a stance; by comma.",
    ),
]
StageOption = Annotated[
    str | None,
    typer.Option(
        "--stage",
        "--status",
        metavar="NAMES",
        help="considered, pledged, committed, ...; held, planned, ...; by comma.",
    ),
]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Not before: 2024, 2024-10 or 2024-10-16.")]
To = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after.")]
Mechanism = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only by an instrument with this in its name: drawdown; by comma.")
]
ItemName = Annotated[str | None, typer.Option("--item", metavar="NAME", help="Only of goods with this in their name.")]
Text = Annotated[str | None, typer.Option(metavar="WORDS", help="Only what a quote with these words tells.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="By what was known on this day.")]
