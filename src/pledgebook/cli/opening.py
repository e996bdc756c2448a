"""The command that opens one thing: `show`."""

from typing import Annotated, Any

import typer

from pledgebook.cli import options
from pledgebook.cli.looking import looking, short
from pledgebook.cli.output import Column, Format, print_lines, print_rows
from pledgebook.cli.wording import called, figure, minute, publisher, slot_value, what, who

_MANY = 100  # rulings on one record that are told
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
    beginning: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a record, claim or document, or how it begins.")
    ],
    ledger: options.LedgerAt = None,
    as_of: options.AsOf = None,
    form: options.Form = Format.TABLE,
) -> None:
    """One record with every claim, quote, document and address; of a claim its record, of a document its claims."""
    from pledgebook import views

    with looking(ledger, as_of) as opened:
        id_ = views.full_id(opened, beginning)
        if views.has_document(opened, id_):
            _show_document(views.plain(views.document(opened, id_)), form)
            return
        found = views.record(opened, (views.record_of(opened, id_) or id_) if id_.startswith("c-") else id_)
        ruled = views.decisions_page(opened, about=found.record.claims, limit=_MANY).rows
    row = views.plain(found) | {"ruled": [views.plain(one) for one in ruled]}
    if form is Format.TABLE:
        print_record(row, found.record.kind)
    else:
        print_rows(PROOFS, [row] if form is Format.JSON else row["proofs"], form)


def _show_document(row: dict[str, Any], form: Format) -> None:
    """Print a document's source, its claims in the order of the text, and what was given up in it."""
    if form is not Format.TABLE:
        told = {key: row[key] for key in ("publisher", "published", "address")}
        claims = [told | claim | {"claim": claim["id"]} for claim in row["claims"]]
        print_rows(PROOFS, [row] if form is Format.JSON else claims, form)
        return
    lines = [f"document {row['id']}", f"  {called(row)}"]
    lines.append(f"  {', '.join(filter(None, (publisher(row), row['published'] or 'no date', row['address'])))}")
    lines.append(f"  read from {row['source']}, {minute(row['added_at'])} UTC")
    for claim in row["claims"]:
        content = claim["content"] | {"kind": claim["kind"]}
        place = f"[{claim['start']}:{claim['end']}] {claim['id']}"
        lines += [
            "",
            f"  {claim['kind']}: {who(content)}; {what(content)}",
            f"    “{' '.join(claim['quote'].split())}”",
        ]
        lines.append(f"    {place}, in {claim['record'] or 'no record: it was ruled out'}")
    lines += ["", *(f"  given up: {i['message']} ({i['code']})" for i in row["issues"])]
    print_lines(lines)


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
    lines += map(_ruling, reversed(row.get("ruled", ())))
    for proof in row["proofs"]:
        lines += proof_lines(proof)
    print_lines(lines)


def _ruling(row: dict[str, Any]) -> str:
    """Who ruled what on it, when and why."""
    made = row["decision"]
    to = f" {made['slot']} to {slot_value(made['value'])}" if made["slot"] else ""
    why = f" ({made['why']})" if made["why"] else ""
    state = "" if row["stands"] else ", taken back"
    return f"  ruled {minute(made['at'])} by {made['who']}: {made['verdict']}{to}{why}{state} {short(made['id'])}"


def proof_lines(proof: dict[str, Any], indent: str = "  ") -> list[str]:
    """A quote with its source and place."""
    source = ", ".join(filter(None, (publisher(proof), proof["published"])))
    place = f"[{proof['start']}:{proof['end']}]" + (f" p. {proof['page']}" if proof["page"] else "")
    again = f" (printed again by {proof['printed']})" if proof["printed"] else ""
    return [
        "",
        f"{indent}“{' '.join(proof['quote'].split())}”",
        f"{indent}  {source} · {called(proof)}",
        f"{indent}  {proof['address'] or proof['source']} {place} {proof['claim']}{again}",
    ]
