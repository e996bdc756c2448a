"""The commands that list what a ledger holds: `contributions`, `calendar`, `documents`, `conflicts`, `actors`."""

from typing import Any

from pledgebook.cli.looking import Asked, short, viewing
from pledgebook.cli.opening import proof_lines
from pledgebook.cli.output import Column, Format, note, print_lines, print_rows
from pledgebook.cli.wording import called, figure, items, publisher

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
        "superseded_by", "repeats", "claims", "issues",
    )
)  # fmt: skip
CONFLICTS_CSV = tuple(
    Column(key, key)
    for key in ("id", "date", "who", "chosen", "rule", "figure", "publisher", "published", "quote", "address", "claim")
)
ACTORS = (
    Column("id", "actor"),
    Column("name", "name"),
    Column("given", "gave", justify="right"),
    Column("received", "received", justify="right"),
    Column("proposed", "proposed", justify="right"),
    Column("addressed", "was asked", justify="right"),
    Column("positions", "positions", justify="right"),
    Column("engagements", "met", justify="right"),
    Column("taskings", "tasked", justify="right"),
    Column("first", "first", wrap=False),
    Column("last", "last", wrap=False),
    Column("groups", "belongs to"),
)
ACTORS_CSV = tuple(
    Column(key, key)
    for key in (
        "id", "name", "sort", "groups", "given", "received", "proposed", "addressed", "positions", "engagements",
        "taskings", "first", "last",
    )
)  # fmt: skip


@viewing
def contributions(asked: Asked) -> None:
    """The contributions: who gave what to whom, when, and how far it has come."""
    from pledgebook import views

    print_contributions([views.plain(row) for row in views.contributions(asked.ledger, asked.which)], asked.form)


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
        f"part of {short(row['part_of'])}" if row["part_of"] else "",
        "figures differ" if row["conflict"] else "",
    ]
    what = [figure(row["amount"]), items(row["items"]), row["mechanism"]]
    return row | {
        "short": short(row["id"]),
        "who": parties(row),
        "what": "; ".join(filter(None, what)),
        "type": row["aid_type"],
        "notes": ", ".join(filter(None, notes)),
    }


def parties(row: dict[str, Any]) -> str:
    """Who gives to whom."""
    return f"{', '.join(row['donors']) or '?'} → {', '.join(row['recipients']) or '?'}"


@viewing
def calendar(asked: Asked) -> None:
    """The engagements: who met whom, and who is to meet."""
    from pledgebook import views

    print_calendar([views.plain(row) for row in views.calendar(asked.ledger, asked.which)], asked.form)


def print_calendar(rows: list[dict[str, Any]], form: Format, title: str = "") -> None:
    """Print rows of the calendar's view."""
    if form is Format.TABLE:
        print_rows(CALENDAR, (r | {"short": short(r["id"])} for r in rows), form, title)
    else:
        print_rows(CALENDAR_CSV, rows, form)


@viewing
def documents(asked: Asked) -> None:
    """The documents, and what was found and given up in each; a filter keeps those that tell what fits it."""
    from pledgebook import views

    rows = [views.plain(row) for row in views.documents(asked.ledger, asked.which)]
    if asked.form is Format.TABLE:
        print_rows(
            DOCUMENTS,
            (r | {"short": short(r["id"]), "title": called(r), "publisher": publisher(r)} for r in rows),
            asked.form,
        )
    else:
        print_rows(DOCUMENTS_CSV, rows, asked.form)


@viewing
def conflicts(asked: Asked) -> None:
    """The contributions on whose figure the sources disagree: each figure, who tells it, and which was chosen why."""
    from pledgebook import views

    rows = [views.plain(row) for row in views.conflicts(asked.ledger, asked.which)]
    if asked.form is Format.JSON:
        print_rows((), rows, asked.form)
        return
    if asked.form is Format.CSV:
        print_rows(CONFLICTS_CSV, (one for row in rows for one in _versions(row)), asked.form)
        return
    if not rows:
        note("no sources disagree on a figure")
    for row in rows:
        what = row["contribution"]
        said = f"{figure(what['amount'])} ({row['rule']})"
        lines = [f"{what['id']} {what['date'] or 'no date'}: {parties(what)}; chosen: {said}"]
        for version in row["versions"]:
            lines += ["", f"  {figure(version['figure'])}"]
            lines += (line for proof in version["proofs"] for line in proof_lines(proof, "    ")[1:])
        print_lines([*lines, ""])


def _versions(row: dict[str, Any]) -> list[dict[str, Any]]:
    """A line for each claim of each figure; what all share stands on the first."""
    what = row["contribution"]
    head = {
        "id": what["id"],
        "date": what["date"],
        "who": parties(what),
        "chosen": figure(what["amount"]),
        "rule": row["rule"],
    }
    kept = ("publisher", "published", "address", "claim")
    return [
        head
        | {"figure": figure(version["figure"])}
        | {key: proof[key] for key in kept}
        | {"quote": " ".join(proof["quote"].split())}
        for version in row["versions"]
        for proof in version["proofs"]
    ]


@viewing
def actors(asked: Asked) -> None:
    """Who is in the ledger, and in how many records of which role."""
    from pledgebook import views

    rows = [views.plain(row) for row in views.actors(asked.ledger, asked.which)]
    print_rows(ACTORS if asked.form is Format.TABLE else ACTORS_CSV, rows, asked.form)
