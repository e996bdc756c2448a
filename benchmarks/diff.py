"""The claims that a change gained, lost and altered, on real documents.

    python -m benchmarks.diff [REV] [--show N] [--documents 500]

Reads ../shared/gold and a fixed choice of the corpus with the checkout as it stands
and with the revision REV (by default the last commit), and prints a summary by
kind; CI prints it against the commit before. With --show, the claims themselves:
what a person reads before a change is kept.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.corpus import ARCHIVE, SHARED, unpacked

ROOT = Path(__file__).parents[1]
_PLACE = ("quote", "start", "end", "confidence", "rule", "cues", "id", "part_of")

Row = dict[str, Any]


def claims(checkout: Path, sources: Iterable[Path], out: Path) -> dict[str, list[Row]]:
    """The claims that the code of ``checkout`` reads from ``sources``, by document."""
    command = [sys.executable, "-m", "pledgebook", "extract", *map(str, sources), "--out", str(out)]
    environment = os.environ | {"PYTHONPATH": str(checkout / "src")}
    done = subprocess.run(command, env=environment, cwd=out.parent, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{checkout}: {done.stderr.strip()[-500:]}")
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in out.glob("*.json")}


def meaning(row: Row) -> str:
    """What a claim says, apart from where it stands and how it was read."""
    return json.dumps({k: v for k, v in row.items() if k not in _PLACE}, sort_keys=True, ensure_ascii=False)


def compare(before: list[Row], after: list[Row]) -> list[tuple[str, Row, Row | None]]:
    """``("gained" | "lost" | "altered", claim, former claim)`` of one document.

    Altered is a claim of the same kind at an overlapping place with another meaning.
    """
    old, new = list(before), list(after)
    for row in before:
        same = next((r for r in new if r["kind"] == row["kind"] and meaning(r) == meaning(row)), None)
        if same is not None:
            old.remove(row)
            new.remove(same)
    changes: list[tuple[str, Row, Row | None]] = []
    for row in old:
        other = next(
            (r for r in new if r["kind"] == row["kind"] and r["start"] < row["end"] and row["start"] < r["end"]), None
        )
        if other is None:
            changes.append(("lost", row, None))
        else:
            new.remove(other)
            changes.append(("altered", other, row))
    return changes + [("gained", row, None) for row in new]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rev", nargs="?", default="HEAD")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N changes of each sort")
    parser.add_argument("--documents", type=int, default=500, help="how many documents of the corpus")
    args = parser.parse_args()
    if not ARCHIVE.exists():
        sys.exit("../shared is not here: there is nothing to compare on")
    known = ["git", "rev-parse", "--quiet", "--verify", f"{args.rev}^{{commit}}"]
    if subprocess.run(known, cwd=ROOT, capture_output=True, check=False).returncode:
        sys.exit(f"{args.rev} is no commit of this checkout (a shallow one has only the last): nothing to compare with")
    with tempfile.TemporaryDirectory() as scratch, unpacked(args.documents) as files:
        former, out = Path(scratch, "former"), Path(scratch, "claims")
        subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(former), args.rev], cwd=ROOT, check=True)
        try:
            sources = [SHARED / "gold/docs", *files]
            out.mkdir()
            with ThreadPoolExecutor(2) as both:  # each is a process of its own
                told = [
                    both.submit(claims, c, sources, out / name) for c, name in ((former, "before"), (ROOT, "after"))
                ]
                before, after = (one.result() for one in told)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(former)], cwd=ROOT, check=True)
    report(before, after, args.show)


def report(before: dict[str, list[Row]], after: dict[str, list[Row]], show: int) -> None:
    """Print the summary, and ``show`` changes of each sort."""
    counts: Counter[tuple[str, str]] = Counter()
    shown: Counter[str] = Counter()
    for name in sorted(before.keys() | after.keys()):
        for what, row, former in compare(before.get(name, []), after.get(name, [])):
            counts[row["kind"], what] += 1
            shown[what] += 1
            if shown[what] <= show:
                print(f"{what:8}{row['kind']:13}{name[:40]}: {' '.join(row['quote'].split())[:160]}")
                for key in (former or {}).keys() - set(_PLACE):
                    if former is not None and former[key] != row.get(key):
                        print(f"{'':21}{key}: {former[key]} -> {row.get(key)}")
    print(f"{'kind':13}{'before':>8}{'gained':>8}{'lost':>8}{'altered':>8}")
    for kind in sorted({r["kind"] for rows in (*before.values(), *after.values()) for r in rows}):
        total = sum(r["kind"] == kind for rows in before.values() for r in rows)
        print(f"{kind:13}{total:>8}" + "".join(f"{counts[kind, w]:>8}" for w in ("gained", "lost", "altered")))


if __name__ == "__main__":
    main()
