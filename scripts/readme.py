"""Write the README's screens from what the commands really print.

    python scripts/readme.py [--check]

Each block between ``<!-- output: COMMAND -->`` and ``<!-- end -->`` is the output of that
command on the demo's ledger; ``MOST-TOLD`` is the record that most documents tell. ``--check``
changes nothing and fails where a block is stale.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"(<!-- output: (?P<command>.+?) -->\n)```text\n.*?```\n(<!-- end -->)", re.DOTALL)


def screen(command: str, folder: Path) -> str:
    """What the command prints, in 130 columns, without trailing blanks."""
    words = [sys.executable, "-m", *shlex.split(command)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "COLUMNS": "130", "PLEDGEBOOK_LEDGER": "demo.db"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    lines = [line.rstrip() for line in done.stdout.strip("\n").splitlines()]
    return "\n".join(lines).strip("\n")


def render(text: str) -> str:
    """The text with every block made anew."""
    with tempfile.TemporaryDirectory() as scratch:
        screen("pledgebook demo --ledger demo.db", Path(scratch))

        rows = json.loads(screen("pledgebook contributions --format json", Path(scratch)))
        most_told = max(rows, key=lambda row: (row["documents"], row["id"]))["id"]

        def block(match: re.Match[str]) -> str:
            command = match["command"].replace("MOST-TOLD", most_told)
            return f"{match[1]}```text\n{screen(command, Path(scratch))}\n```\n{match[3]}"

        return _BLOCK.sub(block, text)


def main() -> None:
    """Write the README, or say that it is stale."""
    text = README.read_text(encoding="utf-8")
    made = render(text)
    if "--check" in sys.argv[1:]:
        sys.exit("README.md is stale; run scripts/readme.py" if made != text else 0)
    README.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
