"""The commands that look at a ledger: `contributions`, `calendar`, `totals`, `documents`, `show`."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import one_line
from pledgebook.cli.output import Column, Format, print_rows
from pledgebook.cli.wording import figure, items, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pledgebook.store import Ledger
    from pledgebook.views import Cell, Filter

_ID = Column("short", "id", wrap=False)
_DATE = Column("date", "date", wrap=False)
_TOLD = Column("documents", "told by", justify="right")
CONTRIBUTIONS = (
    _ID,
    _DATE,
    Column("who", "who"),
    Column("what", "what", ratio=2),
    Column("stage", "stage", wrap=False),
    Column("type", "type", wrap=False),
    Column("notes", "notes", ratio=1),
    _TOLD,
)
# what a spreadsheet gets: whole ids, one thing in a column
CONTRIBUTIONS_CSV = tuple(
    Column(key, key)
    for key in (
        "id", "date", "date_basis", "donors", "recipients", "aid_type", "stage", "value", "min", "max", "qualifier",
        "currency", "items", "mechanism", "cumulative", "part_of", "conflict", "documents",
    )
)  # fmt: skip
CALENDAR = (
    _ID,
    _DATE,
    Column("status", "status", wrap=False),
    Column("type", "type", wrap=False),
    Column("parties", "parties"),
    Column("name", "name", ratio=1),
    _TOLD,
)
CALENDAR_CSV = tuple(
    Column(key, key) for key in ("id", "date", "date_basis", "type", "parties", "status", "format", "name", "documents")
)
DOCUMENTS = (
    _ID,
    Column("published", "published", wrap=False),
    Column("publisher", "publisher"),
    Column("title", "title", ratio=2),
    Column("claims", "claims", justify="right"),
    Column("issues", "issues", justify="right"),
    Column("address", "address", ratio=2),
)
DOCUMENTS_CSV = tuple(
    Column(key, key)
    for key in (
        "id", "published", "publisher", "speaker", "title", "address", "language", "source", "added_at",
        "superseded_by", "claims", "issues",
    )
)  # fmt: skip

By = Annotated[
    str, typer.Option(metavar="NAMES", help="donor, recipient, type, stage, month, year, mechanism; by comma.")
]
Currency = Annotated[
    str | None, typer.Option(metavar="CODE", help="Count all in this currency, at the rate of the day.")
]
Party = Annotated[str | None, typer.Option(metavar="ACTOR", help="Only with this actor.")]


@contextmanager
def looking(at: str | None) -> "Iterator[Ledger]":
    """The ledger, for reading; what cannot be is one line and an exit code."""
    from pledgebook import settings
    from pledgebook.store import open_ledger

    with one_line(), open_ledger(at or settings.load().ledger, read_only=True) as ledger:
        yield ledger


def filter_of(**said: str | None) -> "Filter":
    """The filter that the options say: actors by id or by name, lists parted by commas."""
    from pledgebook.views import Filter

    return Filter(
        donor=_actors(said.get("donor")),
        recipient=_actors(said.get("recipient")),
        party=_actors(said.get("party")),
        type=_words(said.get("kind")),
        stage=_words(said.get("stage")),
        since=said.get("since"),
        until=said.get("until"),
    )


def _words(said: str | None) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in said.split(",")) if said else ()


def _actors(said: str | None) -> tuple[str, ...]:
    """Ids as they are ("USA", "eu"), and names by the reference ("Germany", "the European Union")."""
    from pledgebook.extract.actors import find_actors

    found: list[str] = []
    for name in said.split(",") if said else ():
        word = name.strip()
        known = [a for m in find_actors(word) for a in m.actors] if not (len(word) == 3 and word.isupper()) else []
        found += known or [word]
    return tuple(found)


def contributions(
    ledger: options.LedgerAt = None,
    donor: options.Donor = None,
    recipient: options.Recipient = None,
    kind: options.Type = None,
    stage: options.StageOption = None,
    since: options.From = None,
    until: options.To = None,
    form: options.Form = Format.TABLE,
) -> None:
    """The contributions: who gave what to whom, when, and how far it has come."""
    from pledgebook import views

    with looking(ledger) as opened:
        which = filter_of(donor=donor, recipient=recipient, kind=kind, stage=stage, since=since, until=until)
        rows = [views.plain(row) for row in views.contributions(opened, which)]
    print_contributions(rows, form)


def print_contributions(rows: list[dict[str, Any]], form: Format, title: str = "") -> None:
    """Print rows of the contributions' view."""
    if form is Format.TABLE:
        print_rows(CONTRIBUTIONS, map(_contribution, rows), form, title)
    else:
        flat = ({**r, **(r["amount"] or {}), "items": items(r["items"])} for r in rows)
        print_rows(CONTRIBUTIONS_CSV, rows if form is Format.JSON else flat, form)


def _contribution(row: dict[str, Any]) -> dict[str, Any]:
    notes = [
        "running total" if row["cumulative"] else "",
        f"part of {_short(row['part_of'])}" if row["part_of"] else "",
        "figures differ" if row["conflict"] else "",
    ]
    what = [figure(row["amount"]), items(row["items"]), row["mechanism"]]
    return row | {
        "short": _short(row["id"]),
        "who": f"{', '.join(row['donors']) or '?'} → {', '.join(row['recipients']) or '?'}",
        "what": "; ".join(filter(None, what)),
        "type": row["aid_type"],
        "notes": ", ".join(filter(None, notes)),
    }


def _short(record: str) -> str:
    """An id as far as a table has room; `show` takes it so."""
    return record[:10]


def calendar(
    ledger: options.LedgerAt = None,
    party: Party = None,
    kind: Annotated[
        str | None, typer.Option("--type", help="call, meeting, visit, summit, signing or exercise.")
    ] = None,
    status: Annotated[str | None, typer.Option(help="held, planned or cancelled.")] = None,
    since: options.From = None,
    until: options.To = None,
    form: options.Form = Format.TABLE,
) -> None:
    """The engagements: who met whom, and who is to meet."""
    from pledgebook import views

    with looking(ledger) as opened:
        which = filter_of(party=party, kind=kind, stage=status, since=since, until=until)
        rows = [views.plain(row) for row in views.calendar(opened, which)]
    print_calendar(rows, form)


def print_calendar(rows: list[dict[str, Any]], form: Format, title: str = "") -> None:
    """Print rows of the calendar's view."""
    if form is Format.TABLE:
        print_rows(CALENDAR, (r | {"short": _short(r["id"])} for r in rows), form, title)
    else:
        print_rows(CALENDAR_CSV, rows, form)


def totals(
    ledger: options.LedgerAt = None,
    by: By = "donor",
    currency: Currency = None,
    donor: options.Donor = None,
    recipient: options.Recipient = None,
    kind: options.Type = None,
    stage: options.StageOption = None,
    since: options.From = None,
    until: options.To = None,
    form: options.Form = Format.TABLE,
) -> None:
    """What the contributions come to, as intervals; parts, running totals and repeats are counted once."""
    from pledgebook import views

    with looking(ledger) as opened:
        which = filter_of(donor=donor, recipient=recipient, kind=kind, stage=stage, since=since, until=until)
        found = views.totals(opened, tuple(name.strip() for name in by.split(",")), currency, which)
    print_totals(found, form)


def print_totals(found: Any, form: Format, title: str = "") -> None:
    """Print the totals, and what was left out of them and why."""
    from pledgebook import views

    if form is Format.JSON:
        print_rows((), [views.plain(found)], form)
        return
    columns = (
        *(Column(name, name) for name in found.by),
        Column("currency", "currency", wrap=False),
        Column("announced", "as announced", justify="right", wrap=False),
        Column("low", "low", justify="right", wrap=False),
        Column("high", "high", justify="right", wrap=False),
        Column("records", "records", justify="right"),
    )
    print_rows(columns, (_cell(cell, found.by) for cell in found.cells), form, title)
    if form is Format.TABLE:
        _left_out(found)


def _cell(cell: "Cell", by: tuple[str, ...]) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(by, cell.key, strict=True))
    high = "open" if cell.high is None else number(float(cell.high))
    return row | {
        "currency": cell.currency,
        "announced": number(float(cell.announced)),
        "low": number(float(cell.low)),
        "high": high,
        "records": len(cell.records),
    }


def _left_out(found: Any) -> None:
    lines = []
    if found.not_valued:
        lines.append(f"{len(found.not_valued)} could not be valued: " + _some([n.record for n in found.not_valued]))
    for name, ids in (
        ("parts", found.parts),
        ("running totals", found.running_totals),
        ("considered", found.considered),
    ):
        if ids:
            lines.append(f"{len(ids)} {name} not counted: {_some(list(ids))}")
    rates = {c.rate for cell in found.cells for c in cell.converted}
    lines += [
        f"1 {r.currency} = {r.rate} {r.to} on {r.day} (ECB)" for r in sorted(rates, key=lambda r: (r.currency, r.day))
    ]
    if lines:
        sys.stdout.write("\n".join(lines) + "\n")


def _some(ids: list[str], most: int = 6) -> str:
    return ", ".join(_short(i) for i in ids[:most]) + (f" and {len(ids) - most} more" if len(ids) > most else "")


def documents(
    ledger: options.LedgerAt = None,
    since: options.From = None,
    until: options.To = None,
    form: options.Form = Format.TABLE,
) -> None:
    """The documents, and what was found and given up in each."""
    from pledgebook import views

    with looking(ledger) as opened:
        rows = [views.plain(row) for row in views.documents(opened, since, until)]
    if form is Format.TABLE:
        print_rows(DOCUMENTS, (r | {"short": _short(r["id"])} for r in rows), form)
    else:
        print_rows(DOCUMENTS_CSV, rows, form)


def show(
    record: Annotated[str, typer.Argument(metavar="ID", help="A record's id, or how it begins.")],
    ledger: options.LedgerAt = None,
    form: options.Form = Format.TABLE,
) -> None:
    """One record with every claim, quote, document and address."""
    from pledgebook import views

    with looking(ledger) as opened:
        found = views.record(opened, record)
    if form is Format.TABLE:
        print_record(views.plain(found), found.record.kind)
    else:
        rows = views.plain(found)
        print_rows(PROOFS, [rows] if form is Format.JSON else rows["proofs"], form)


PROOFS = (
    Column("claim", "claim", wrap=False),
    Column("published", "published", wrap=False),
    Column("publisher", "publisher"),
    Column("quote", "quote", ratio=2),
    Column("start", "start", justify="right"),
    Column("end", "end", justify="right"),
    Column("address", "address", ratio=1),
)


def print_record(row: dict[str, Any], kind: str) -> None:
    """Print a record and its proof."""
    from pledgebook.cli.output import print_lines
    from pledgebook.cli.wording import what, who

    record = row["record"]
    content = record["content"] | {"kind": kind}
    lines = [f"{kind} {record['id']}", f"  {who(content)}", f"  {what(content)}"]
    for step in row["steps"]:
        date = step["date"]["edtf"] if step["date"] else "no date told"
        lines.append(f"  {step['stage']}: {date}")
    if len(record["figures"]) > 1:
        told = "; ".join(f"{figure(f['figure'])} ({len(f['claims'])})" for f in record["figures"])
        lines.append(f"  figures told: {told}; chosen: {record['rule']}")
    if record["part_of"]:
        lines.append(f"  part of {record['part_of']}")
    if row["parts"]:
        lines.append(f"  parts: {', '.join(row['parts'])}")
    for proof in row["proofs"]:
        quote = " ".join(proof["quote"].split())
        source = ", ".join(filter(None, (proof["publisher"], proof["published"])))
        lines += ["", f"  “{quote}”", f"    {source} · {proof['title'] or proof['source']}"]
        lines.append(f"    {proof['address'] or proof['source']} [{proof['start']}:{proof['end']}] {proof['claim']}")
    print_lines(lines)
