"""The command `evaluate`: what is read beside the annotators' claims."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.output import Column, Format, print_lines, print_rows
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
Show = Annotated[
    bool,
    typer.Option("--show", help="Set what is annotated beside what was read; list what was given up."),
]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Only claims of this kind are listed.")]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print.", case_sensitive=False)]


def evaluate(gold: GoldAt, show: Show = False, kind: Kind = None, form: Form = Format.TABLE) -> None:
    """Precision, recall and F1 against gold claims."""
    from pledgebook.evaluation import beside
    from pledgebook.evaluation import evaluate as compare

    if not (gold / "docs").is_dir() or not (gold / "claims").is_dir():
        raise fail(f"{gold}: has no docs and claims folders", code=2)
    with one_line():
        given_up: dict[str, list[str]] = {}
        report = compare(_read(gold, given_up))
    rows = [_row(name, count, report.slots) for name, count in report.counts.items() if count.gold or count.read]
    print_rows(COLUMNS, rows, form)
    if form is Format.TABLE and report.money_error is not None:
        sys.stdout.write(f"money error {report.money_error:.3f}: mean relative error in new US dollars\n")
    if show:
        for one in beside(report.verdicts):
            if kind in (None, one.kind):
                _print_beside(one)
        for document, issues in given_up.items():
            _print_given_up(document, issues)


def _read(gold: Path, given_up: dict[str, list[str]]) -> Any:
    from pledgebook.exchange.claims import to_json
    from pledgebook.model.document import Document
    from pledgebook.pipeline import read_document
    from pledgebook.sources import read

    for document in read([str(gold / "docs")]):
        path = gold / "claims" / f"{Path(document.source).stem}.json"
        if isinstance(document, Document) and path.exists():
            said = json.loads(path.read_text(encoding="utf-8"))
            found = read_document(document)
            for issue in found.issues:
                place = f" at “{issue.span.of(document.text)[:60]}”" if issue.span else ""
                given_up.setdefault(path.stem, []).append(f"{issue.code}: {issue.message}{place}")
            yield path.stem, said, to_json(found.claims)


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


def _print_beside(one: Any) -> None:
    """One place: the text, and under it what is annotated and what was read, with the rule that read it."""
    lines = ["", f"{one.what} {one.kind} in {one.document}", f"  text  {one.text}"]
    for side, row in (("gold", one.gold), ("read", one.read)):
        lines.append(f"  {side}  {_said(row) if row is not None else '-'}")
    if one.read is not None and one.read.get("rule"):
        lines.append(f"  rule  {one.read['rule']}: {', '.join(one.read['cues']) or 'no cue'}")
    print_lines([*lines, *(f"  differs in {slot}: {one.gold.get(slot)} / {one.read.get(slot)}" for slot in one.slots)])


def _said(row: dict[str, Any]) -> str:
    return f"{who(row)}; {what(row)}; {row.get('date') or 'no date'}"


def _print_given_up(document: str, issues: list[str]) -> None:
    print_lines(["", f"given up in {document}", *(f"  {issue}" for issue in issues)])
