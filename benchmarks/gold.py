"""The figures that the project steers by, on the annotators' documents, with the floors that CI holds.

    python -m benchmarks.gold SHARED_FOLDER [--no-floors]

Reads `seed`, `gold` and `news` of the folder. A third of gold and news, chosen by hash
(`aside`), is never read while rules are written; its figures are reported apart. The row
`unseen` is on documents of the folder's corpus that nobody read while writing rules.
The rows `development` (documents of the corpus) and `newsroom` (texts of our own) are there
to learn from: half of them, chosen by hash (`unread`), is scored and never read.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.annotated import DEVELOPMENT, UNSEEN, joined
from benchmarks.corpus import ARCHIVE, SHARED
from pledgebook.evaluation import Report, evaluate
from pledgebook.exchange.claims import to_json
from pledgebook.model.document import Document
from pledgebook.pipeline import read_document
from pledgebook.sources import read

Rows = dict[str, tuple[list[Any], list[Any]]]

NEWSROOM = Path(__file__).parent / "newsroom"

# What a change may not fall below; raised as the reading gets better.
FLOORS: dict[str, dict[str, float]] = {
    "seed": dict.fromkeys(
        ("contribution", "strict", "item", "engagement", "proposal", "position", "group", "tasking", "statement"), 1.0
    ),
    "gold": {
        "contribution": 0.81,
        "strict": 0.65,
        "item": 0.74,
        "engagement": 0.75,
        "proposal": 0.54,
        "position": 0.56,
    },
    "news": {
        "contribution": 0.79,
        "strict": 0.67,
        "item": 0.70,
        "engagement": 0.74,
        "proposal": 0.57,
        "position": 0.59,
        "group": 0.66,
        "tasking": 0.85,
        "statement": 0.92,
    },
    "unseen": {
        "contribution": 0.73,
        "strict": 0.56,
        "item": 0.60,
        "engagement": 0.73,
        "proposal": 0.48,
        "position": 0.44,
    },
}
CEILINGS = {"gold": 0.24, "news": 0.34, "unseen": 0.33}


def aside(stem: str) -> bool:
    """Whether a document is in the third that is kept unseen."""
    return int(hashlib.sha256(stem.encode()).hexdigest(), 16) % 3 == 0


def unread(stem: str) -> bool:
    """Whether a document of the rows to learn from is only scored."""
    return int(hashlib.sha256(stem.encode()).hexdigest(), 16) % 2 == 1


def compare(folder: Path) -> Rows:
    """Gold and read claims of each document of ``folder/docs`` and ``folder/claims``, by stem."""
    rows = {}
    for document in read([str(folder / "docs")]):
        if isinstance(document, Document):
            stem = Path(document.source).stem
            gold = json.loads((folder / "claims" / f"{stem}.json").read_text(encoding="utf-8"))
            rows[stem] = (gold, to_json(read_document(document).claims))
    return rows


def line(name: str, report: Report) -> str:
    """One line of figures."""
    kinds = "  ".join(f"{kind} {count.f1:.3f}" for kind, count in report.counts.items() if count.gold)
    money = "" if report.money_error is None else f"  money_error {report.money_error:.3f}"
    return f"{name:12} {kinds}{money}"


def below(name: str, report: Report) -> list[str]:
    """The figures of ``report`` that are worse than the floors of the row ``name``, in words."""
    f1s = {kind: report.counts[kind].f1 for kind in FLOORS.get(name, {})}
    low = [f"{name} {kind} {f1:.3f} < {FLOORS[name][kind]}" for kind, f1 in f1s.items() if f1 < FLOORS[name][kind]]
    if (report.money_error or 0) > CEILINGS.get(name, 1):
        low.append(f"{name} money_error {report.money_error:.3f} > {CEILINGS[name]}")
    return low


def _row(name: str, rows: Rows, kept: str = "", keeps: Callable[[str], bool] | None = None) -> list[str]:
    """Print the figures of a row, and of the part that ``keeps`` keeps from being read; what is below its floor."""
    report = evaluate((stem, *pair) for stem, pair in rows.items())
    print(line(name, report))
    if keeps is not None:
        for part, wanted in (("read", False), (kept, True)):
            print(line(f"  {part}", evaluate((stem, *pair) for stem, pair in rows.items() if keeps(stem) is wanted)))
    return below(name, report)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--no-floors", action="store_true")
    args = parser.parse_args()
    low = []
    for name in ("seed", "gold", "news"):
        low += _row(name, compare(args.shared / name), "aside", aside if name != "seed" else None)
    low += _row("newsroom", compare(NEWSROOM), "unread", unread)
    archive = args.shared / ARCHIVE.relative_to(SHARED)
    if archive.exists():
        with joined(DEVELOPMENT, archive) as folder:
            low += _row("development", compare(folder), "unread", unread)
        with joined(UNSEEN, archive) as folder:
            low += _row("unseen", compare(folder))
    else:
        print(f"development and unseen are not measured: {archive} is not here")
    if low and not args.no_floors:
        sys.exit("below the floor: " + "; ".join(low))


if __name__ == "__main__":
    main()
