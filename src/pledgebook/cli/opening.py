"""The command that opens one thing: `show`."""

from typing import Annotated, Any

import typer

from pledgebook.cli import options
from pledgebook.cli.looking import looking
from pledgebook.cli.output import Column, Format, print_lines, print_rows
from pledgebook.cli.wording import figure, what, who

PROOFS = (
    Column("claim", "claim", wrap=False),
    Column("published", "published", wrap=False),
    Column("publisher", "publisher"),
    Column("quote", "quote", ratio=2),
    Column("start", "start", justify="right"),
    Column("end", "end", justify="right"),
    Column("address", "address", ratio=1),
)


def show(
    record: Annotated[str, typer.Argument(metavar="ID", help="A record's id, or how it begins.")],
    ledger: options.LedgerAt = None,
    as_of: options.AsOf = None,
    form: options.Form = Format.TABLE,
) -> None:
    """One record with every claim, quote, document and address."""
    from pledgebook import views

    with looking(ledger, as_of) as opened:
        found = views.record(opened, record)
    if form is Format.TABLE:
        print_record(views.plain(found), found.record.kind)
    else:
        rows = views.plain(found)
        print_rows(PROOFS, [rows] if form is Format.JSON else rows["proofs"], form)


def print_record(row: dict[str, Any], kind: str) -> None:
    """Print a record and its proof."""
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
        lines += proof_lines(proof)
    print_lines(lines)


def proof_lines(proof: dict[str, Any], indent: str = "  ") -> list[str]:
    """A quote with its source and place."""
    source = ", ".join(filter(None, (proof["publisher"], proof["published"])))
    place = f"[{proof['start']}:{proof['end']}]" + (f" p. {proof['page']}" if proof["page"] else "")
    again = f" (printed again by {proof['printed']})" if proof["printed"] else ""
    return [
        "",
        f"{indent}“{' '.join(proof['quote'].split())}”",
        f"{indent}  {source} · {proof['title'] or proof['source']}",
        f"{indent}  {proof['address'] or proof['source']} {place} {proof['claim']}{again}",
    ]
