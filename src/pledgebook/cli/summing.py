"""The command that adds up: `totals`, with said totals, what is outstanding, and each sum opened."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgebook.cli.failure import fail
from pledgebook.cli.listing import parties
from pledgebook.cli.looking import Asked, short, some, viewing
from pledgebook.cli.opening import proof_lines
from pledgebook.cli.output import Column, Format, note, print_lines, print_rows
from pledgebook.cli.wording import count, figure, items, number

if TYPE_CHECKING:
    from pledgebook.views import Cell, Filter, OpenCell, OutstandingRow, SaidTotal, Totals

By = Annotated[
    str, typer.Option(metavar="NAMES", help="donor, recipient, type, stage, month, year, mechanism, item; by comma.")
]
Currency = Annotated[
    str | None, typer.Option(metavar="CODE", help="Count all in this currency, at the rate of the day.")
]
GdpYear = Annotated[
    int | None, typer.Option("--gdp", metavar="YEAR", help="Beside each sum its share of the donor's GDP of the year.")
]
Open = Annotated[
    str | None,
    typer.Option("--open", metavar="KEY", help='Open one sum down to quotes: "USA / 2024".'),
]
Said = Annotated[bool, typer.Option("--said", help="Running totals that were said, beside what the ledger holds.")]
Outstanding = Annotated[
    bool, typer.Option("--outstanding", help="What was committed less what was delivered, by item.")
]

Chart = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Draw them into this file, too: months.svg or months.png.")
]
_CHARTS = ("svg", "png")

SAID = (
    Column("short", "id", wrap=False),
    Column("date", "said on", wrap=False),
    Column("who", "who"),
    Column("type", "type", wrap=False),
    Column("since", "since", wrap=False),
    Column("said", "said", justify="right"),
    Column("held", "held", justify="right", wrap=False),
    Column("share", "share", justify="right", wrap=False),
    Column("records", "records", justify="right"),
    Column("too_large", "too large", justify="right"),
)
SAID_CSV = tuple(
    Column(key, key)
    for key in (
        "id", "date", "donors", "recipients", "aid_type", "since", "until", "currency", "said", "held", "held_low",
        "held_high", "share", "share_low", "share_high", "records", "not_valued", "too_large",
    )
)  # fmt: skip
OPEN_CSV = tuple(
    Column(key, key)
    for key in ("record", "counted", "date", "who", "what", "claim", "published", "publisher", "quote", "address")
)
OUTSTANDING = (
    Column("donor", "donor"),
    Column("recipient", "recipient"),
    Column("item", "item", ratio=2),
    Column("committed", "committed", justify="right"),
    Column("delivered", "delivered", justify="right"),
    Column("left", "outstanding", justify="right"),
    Column("unnumbered", "without a number", justify="right"),
)
OUTSTANDING_CSV = tuple(
    Column(key, key)
    for key in (
        "donor", "recipient", "item", "committed", "committed_low", "committed_high", "delivered", "delivered_low",
        "delivered_high", "left", "left_low", "left_high", "records", "unnumbered",
    )
)  # fmt: skip


@viewing
def totals(
    asked: Asked,
    by: By = "donor",
    currency: Currency = None,
    gdp_year: GdpYear = None,
    opened: Open = None,
    said: Said = False,
    outstanding: Outstanding = False,
    chart: Chart = None,
) -> None:
    """What the contributions come to, as intervals; parts, running totals and repeats are counted once."""
    from pledgebook import views

    if said + outstanding + (opened is not None) + (chart is not None) > 1:
        raise fail("take one of --said, --outstanding, --open and --chart", code=2)
    if said:
        print_said(views.said_totals(asked.ledger, asked.which), asked.form)
    elif outstanding:
        print_outstanding(views.outstanding(asked.ledger, asked.which), asked.form)
    else:
        names = tuple(name.strip() for name in by.split(","))
        found = views.totals(asked.ledger, names, currency, asked.which, gdp_year=gdp_year)
        if opened is None:
            print_totals(found, asked.form)
            if chart is not None:
                _draw(found, chart, asked.which)
        else:
            print_open(views.open_cell(asked.ledger, found, _key(opened, len(found.by))), asked.form)


def _draw(found: "Totals", chart: Path, which: "Filter") -> None:
    """Draw the totals into a file."""
    from pledgebook.web import charts

    kind = chart.suffix.lower().removeprefix(".")
    if kind not in _CHARTS:
        raise fail(f"{chart}: a chart is {' or '.join(f'.{k}' for k in _CHARTS)}", code=2)
    chart.write_bytes(charts.of_totals(found, charts.title(which, found.by), kind))
    note(f"drawn into {chart}")


def _key(said: str, length: int) -> tuple[str, ...]:
    """A key as it is written: parted by slashes, or by commas where that gives as many parts as there are."""
    parts = said.split("/")
    if len(parts) != length and len(said.split(",")) == length:
        parts = said.split(",")
    return tuple(part.strip() for part in parts)


def print_totals(found: "Totals", form: Format, title: str = "") -> None:
    """Print the totals, and what was left out of them and why."""
    from pledgebook import views

    if form is Format.JSON:
        print_rows((), [views.plain(found)], form)
        return
    shares = any(cell.share for cell in found.cells)
    keys = tuple(Column(name, name) for name in found.by)
    if form is Format.CSV:
        values = ("currency", "announced", "low", "high", "records", "ids")
        more = ("share", "share_low", "share_high", "gdp", "gdp_year") if shares else ()
        columns = (*keys, *(Column(name, name) for name in (*values, *more)))
        print_rows(columns, (_cell_csv(cell, found.by) for cell in found.cells), form)
        return
    columns = (
        *keys,
        *(() if "item" in found.by else (Column("currency", "currency", wrap=False),)),
        Column("announced", "as announced", justify="right", wrap=False),
        Column("low", "low", justify="right", wrap=False),
        Column("high", "high", justify="right", wrap=False),
        *((Column("share", "of GDP", justify="right", wrap=False),) if shares else ()),
        Column("records", "records", justify="right"),
    )
    print_rows(columns, (_cell(cell, found.by) for cell in found.cells), form, title)
    _left_out(found)


def _cell(cell: "Cell", by: tuple[str, ...]) -> dict[str, Any]:
    return {
        **dict(zip(by, cell.key, strict=True)),
        "currency": cell.currency,
        "announced": number(float(cell.announced)),
        "low": number(float(cell.low)),
        "high": "open" if cell.high is None else number(float(cell.high)),
        "share": percent(cell.share.announced, 4) if cell.share else "",
        "records": len(cell.records),
    }


def _cell_csv(cell: "Cell", by: tuple[str, ...]) -> dict[str, Any]:
    row: dict[str, Any] = dict(zip(by, cell.key, strict=True))
    row |= {name: getattr(cell, name) for name in ("currency", "announced", "low", "high")}
    row |= {"records": len(cell.records), "ids": cell.records}
    if cell.share:
        share = cell.share
        row |= {"share": share.announced, "share_low": share.low, "share_high": share.high}
        row |= {"gdp": share.gdp.value, "gdp_year": share.gdp.year}
    return row


def percent(share: Any, digits: int = 1) -> str:
    """A share of one as per cent; "open" where there is no bound."""
    return "open" if share is None else f"{float(share) * 100:,.{digits}f} %"


def _left_out(found: "Totals") -> None:
    lines = []
    if found.not_valued:
        what = "counted" if "item" in found.by else "valued"
        missing = list(dict.fromkeys(n.record for n in found.not_valued))
        lines.append(f"{len(missing)} could not be {what}: {some(missing)}")
    given_out = "told again as what is given out of"
    for one, more, ids in (
        ("part", "parts", found.parts),
        ("running total", "running totals", found.running_totals),
        ("considered", "considered", found.considered),
        (f"appropriation, {given_out} it,", f"appropriations, {given_out} them,", found.appropriations),
        ("given together by or to others,", "given together by or to others,", found.shared),
    ):
        if ids:
            lines.append(f"{count(len(ids), one, more)} not counted: {some(list(ids))}")
    pairs: dict[tuple[str, str], list[str]] = {}
    for r in sorted({c.rate for cell in found.cells for c in cell.converted}, key=lambda r: (r.currency, r.day)):
        pairs.setdefault((r.currency, r.to), []).append(f"{r.rate} on {r.day}")
    lines += [f"1 {one} in {other} (ECB): {'; '.join(told)}" for (one, other), told in pairs.items()]
    economies = sorted({cell.share.gdp for cell in found.cells if cell.share}, key=lambda g: g.actor)
    if economies:
        first = economies[0]
        told = ", ".join(f"{g.actor} {number(float(g.value))}" for g in economies)
        lines.append(f"GDP of {first.year} in USD: {told} ({first.source}, {first.address})")
    if lines:
        sys.stdout.write("\n".join(lines) + "\n")


def print_open(opened: "OpenCell", form: Format) -> None:
    """Print a sum with its records, and each record with its quotes."""
    from pledgebook import views

    row = views.plain(opened)
    if form is Format.JSON:
        print_rows((), [row], form)
        return
    if form is Format.CSV:
        print_rows(OPEN_CSV, (one for name in ("records", "not_valued") for one in _told(row, name)), form)
        return
    key = " / ".join(row["key"])
    lines = [f"{key}: {_sum(cell)}; {count(len(cell.records), 'record')}" for cell in opened.cells]
    for name, head in (("records", ""), ("not_valued", "could not be added: ")):
        for told in row[name]:
            what = told["contribution"]
            lines += ["", f"{head}{what['id']} {what['date'] or 'no date'}: {parties(what)}; {_what(what)}"]
            for proof in told["proofs"]:
                lines += proof_lines(proof)
    print_lines(lines)


def _sum(cell: "Cell") -> str:
    high = "open" if cell.high is None else number(float(cell.high))
    told = f"{number(float(cell.announced))} {cell.currency or 'of them'} as announced"
    return f"{told}, from {number(float(cell.low))} to {high}"


def _what(row: dict[str, Any]) -> str:
    said = [f"{row['stage']} {row['aid_type']}", figure(row["amount"]), items(row["items"])]
    return "; ".join(filter(None, said))


def _told(row: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [
        {
            "record": told["contribution"]["id"],
            "counted": "yes" if name == "records" else "no",
            "date": told["contribution"]["date"],
            "who": parties(told["contribution"]),
            "what": _what(told["contribution"]),
            **{key: proof[key] for key in ("claim", "published", "publisher", "quote", "address")},
        }
        for told in row[name]
        for proof in told["proofs"]
    ]


def print_said(found: "tuple[SaidTotal, ...]", form: Format) -> None:
    """Print said totals beside what the ledger holds."""
    from pledgebook import views

    if form is Format.JSON:
        print_rows((), [views.plain(one) for one in found], form)
    else:
        print_rows(SAID if form is Format.TABLE else SAID_CSV, (_said(one, form) for one in found), form)


def _said(one: "SaidTotal", form: Format) -> dict[str, Any]:
    from pledgebook import views

    said: dict[str, Any] = views.plain(one.said)
    row = {"since": one.since, "until": one.until, "records": len(one.held.records), "not_valued": len(one.not_valued)}
    row |= {"too_large": len(one.too_large)}
    if form is Format.CSV:
        return (
            said
            | row
            | {
                "currency": one.held.currency,
                "said": one.said.amount.announced if one.said.amount else None,
                "held": one.held.announced,
                "held_low": one.held.low,
                "held_high": one.held.high,
                "share": one.share,
                "share_low": one.share_low,
                "share_high": one.share_high,
            }
        )
    return row | {
        "short": short(said["id"]),
        "date": said["date"],
        "who": parties(said),
        "type": said["aid_type"],
        "said": figure(said["amount"]),
        "held": number(float(one.held.announced)),
        "share": percent(one.share),
    }


def print_outstanding(found: "tuple[OutstandingRow, ...]", form: Format) -> None:
    """Print what is outstanding; a table leaves out where nothing is."""
    from pledgebook import views

    if form is Format.JSON:
        print_rows((), [views.plain(one) for one in found], form)
    elif form is Format.CSV:
        print_rows(OUTSTANDING_CSV, map(_outstanding_csv, found), form)
    else:
        rows = [_outstanding(one) for one in found if one.left_high != 0 or one.unnumbered]
        print_rows(OUTSTANDING, rows, form)


def _outstanding_csv(one: "OutstandingRow") -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(one, name) for name in ("donor", "recipient", "item", "unnumbered")}
    for name, told in (("committed", one.committed), ("delivered", one.delivered)):
        row |= {name: told.announced, f"{name}_low": told.low, f"{name}_high": told.high}
    row |= {"left": one.left, "left_low": one.left_low, "left_high": one.left_high}
    return row | {"records": tuple(dict.fromkeys((*one.committed.records, *one.delivered.records)))}


def _outstanding(one: "OutstandingRow") -> dict[str, Any]:
    return {
        "donor": one.donor,
        "recipient": one.recipient,
        "item": one.item,
        "committed": between(one.committed.announced, one.committed.low, one.committed.high),
        "delivered": between(one.delivered.announced, one.delivered.low, one.delivered.high),
        "left": between(one.left, one.left_low, one.left_high),
        "unnumbered": len(one.unnumbered) or "",
    }


def between(announced: Any, low: Any, high: Any) -> str:
    """Three readings in one: "20", "200 (200 to 999)", "4 (4 to open)"."""
    told = number(float(announced))
    if low == high == announced:
        return told
    return f"{told} ({number(float(low))} to {'open' if high is None else number(float(high))})"
