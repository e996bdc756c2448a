"""What an export could not say as the ledger says it: one line each, kept beside the files."""

import csv
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

FILE = "export-log.csv"


@dataclass(slots=True)
class Log:
    """Lines of an export: a record that was left out or said otherwise, and why."""

    lines: list[tuple[str, str, str]] = field(default_factory=list)

    def left_out(self, record: str, why: str) -> None:
        """The record is not in the file."""
        self.lines.append((record, "left out", why))

    def altered(self, record: str, why: str) -> None:
        """The record is in the file with less or other than the ledger says."""
        self.lines.append((record, "altered", why))

    def save(self, folder: Path) -> None:
        """Write the log where there is anything to tell."""
        if not self.lines:
            return
        with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("record", "outcome", "why"))
            writer.writerows(self.lines)

    def summary(self) -> list[str]:
        """The reasons with how often each was met, the most frequent first."""
        count = Counter((outcome, why) for _, outcome, why in self.lines)
        return [f"{n} {outcome}: {why}" for (outcome, why), n in count.most_common()]
