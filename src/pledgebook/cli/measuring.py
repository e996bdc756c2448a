"""The command `evaluate`: what is read beside the annotators' claims."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.output import Column, Format, plain, print_rows
from pledgebook.cli.wording import what, who

COLUMNS = (
    Column("kind", "kind"),
    Column("gold", "gold", justify="right"),
    Column("read", "read", justify="right"),
    Column("precision", "precision", justify="right"),
    Column("recall", "recall", justify="right"),
    Column("f1", "F1", justify="right"),
    Column("slots", "slots right", ratio=1),
)
GoldAt = Annotated[
    Path, typer.Argument(metavar="GOLD", help="A folder with docs/ and claims/, as the annotators keep it.")
]
Show = Annotated[bool, typer.Option("--show", help="List each missed, false and differing claim beside its text.")]
Kind = Annotated[str | None, typer.Option(help="Only claims of this kind are listed.")]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print.", case_sensitive=False)]


def evaluate(gold: GoldAt, show: Show = False, kind: Kind = None, form: Form = Format.TABLE) -> None:
    """Precision, recall and F1 against gold claims."""
    from pledgebook.evaluation import evaluate as compare

    if not (gold / "docs").is_dir() or not (gold / "claims").is_dir():
        raise fail(f"{gold}: has no docs and claims folders", code=2)
    with one_line():
        report = compare(_read(gold))
    rows = [_row(name, count, report.slots) for name, count in report.counts.items() if count.gold or count.read]
    print_rows(COLUMNS, rows, form)
    if form is Format.TABLE and report.money_error is not None:
        sys.stdout.write(f"money error {report.money_error:.3f}: mean relative error in new US dollars\n")
    if show:
        for verdict in report.verdicts:
            if kind in (None, verdict.claim["kind"]):
                _print_verdict(verdict)


def _read(gold: Path) -> Any:
    from pledgebook.exchange.claims import to_json
    from pledgebook.model.document import Document
    from pledgebook.pipeline import read_document
    from pledgebook.sources import read

    for document in read([str(gold / "docs")]):
        path = gold / "claims" / f"{Path(document.source).stem}.json"
        if isinstance(document, Document) and path.exists():
            said = json.loads(path.read_text(encoding="utf-8"))
            yield path.stem, said, to_json(read_document(document).claims)


def _row(name: str, count: Any, slots: dict[tuple[str, str], Any]) -> dict[str, Any]:
    right = [f"{slot} {c.both / c.gold:.2f}" for (kind, slot), c in slots.items() if kind == name and c.gold]
    return {
        "kind": name,
        "gold": count.gold,
        "read": count.read,
        "precision": f"{count.precision:.3f}",
        "recall": f"{count.recall:.3f}",
        "f1": f"{count.f1:.3f}",
        "slots": ", ".join(right),
    }


def _print_verdict(verdict: Any) -> None:
    claim = verdict.claim
    sys.stdout.write(f"\n{verdict.what} {claim['kind']} in {plain(verdict.document)}\n")
    sys.stdout.write(f"  text:  {plain(' '.join(claim['quote'].split()))}\n")
    for side, row in (("gold" if verdict.what != "false" else "read", claim), ("read", verdict.other)):
        if row is not None:
            sys.stdout.write(f"  {side}:  {plain(who(row))}; {plain(what(row))}; {row.get('date') or 'no date'}\n")
    if verdict.slots:
        sys.stdout.write(f"  slots that differ: {', '.join(verdict.slots)}\n")
