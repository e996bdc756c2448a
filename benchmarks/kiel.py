"""What the United States gave Ukraine by month: the ledger beside the Kiel Institute's Ukraine Support Tracker.

python -m benchmarks.kiel LEDGER [--months 2022-02..2024-12] [--largest 12]

Theirs is the column `commitments` for the United States in ../shared/reference/kiel-monthly-release-29.csv (cite the
Kiel Institute for the World Economy; billion euros); ours is `pledgebook totals --donor USA --recipient UKR --by month
--currency EUR`. The two do not count alike: they enter an appropriation in the month of its law, a press service tells
of the packages drawn from it. So the script also prints the largest contributions behind our side, each with its
quote, for a reader to see what is a package, what an appropriation, and what was misread.
"""

import argparse
import csv
import sys
from decimal import Decimal

from benchmarks.corpus import SHARED
from pledgebook.store import Ledger, open_ledger
from pledgebook.views import Filter, Told, Totals, open_cell, totals

_FILE = SHARED / "reference/kiel-monthly-release-29.csv"
_BILLION = Decimal(10**9)


def theirs() -> dict[str, Decimal]:
    """Billion euros by month."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['year']}-{int(row['month']):02}": Decimal(row["commitments"])
            for row in csv.DictReader(file)
            if row["iso"] == "USA"
        }


def ours(ledger: Ledger, first: str, last: str) -> Totals:
    """The totals by month in euros."""
    which = Filter(donor=("USA",), recipient=("UKR",), since=first, until=last)
    return totals(ledger, ("month",), "EUR", which)


def main() -> None:
    """Print the two side by side, and the largest of what makes up ours."""
    if not _FILE.exists():
        sys.exit("../shared is not here: nothing to compare with")
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    said.add_argument("ledger")
    said.add_argument("--months", default="2022-02..2024-12")
    said.add_argument("--largest", type=int, default=12)
    asked = said.parse_args()
    first, _, last = asked.months.partition("..")
    there = {month: value for month, value in theirs().items() if first <= month <= last}
    with open_ledger(asked.ledger, read_only=True) as ledger:
        found = ours(ledger, first, last)
        print_months(there, found)
        print_largest(ledger, found, asked.largest)


def print_months(there: dict[str, Decimal], found: Totals) -> None:
    """Both sides by month, in billion euros."""
    here = {cell.key[0]: cell for cell in found.cells}
    print(f"{'month':8} {'Kiel':>8} {'announced':>10} {'low':>9} {'high':>9} {'records':>8}   billion euros")
    for month in sorted({*there, *here}):
        line = f"{month:8} {there.get(month, Decimal(0)):8.2f}"
        if month in here:
            cell = here[month]
            high = "open" if cell.high is None else f"{cell.high / _BILLION:.2f}"
            line += f" {cell.announced / _BILLION:10.2f} {cell.low / _BILLION:9.2f} {high:>9} {len(cell.records):8}"
        print(line)
    total = sum((cell.announced for cell in found.cells), Decimal(0)) / _BILLION
    print(f"sum: {sum(there.values(), Decimal(0)):.2f} there, {total:.2f} here as announced")
    print(
        f"without a figure or a rate: {len(found.not_valued)}; not added: {len(found.parts)} parts, "
        f"{len(found.running_totals)} running totals, {len(found.considered)} considered"
    )


def print_largest(ledger: Ledger, found: Totals, count: int) -> None:
    """The largest contributions of our side, with their quotes."""
    told = [one for cell in found.cells for one in open_cell(ledger, found, cell.key).records]
    print(f"\nthe largest of {len(told)} contributions here:")
    sized = sorted((one for one in told if one.contribution.amount), key=_size, reverse=True)
    for one in sized[:count]:
        what = one.contribution
        currency = what.amount.currency if what.amount else ""
        print(f"  {_size(one) / _BILLION:8.2f} bn {currency} {what.date} {what.stage} {what.id}")
        print(f"    {' '.join(one.proofs[0].quote.split())[:200]}")


def _size(one: Told) -> Decimal:
    return one.contribution.amount.announced if one.contribution.amount else Decimal(0)


if __name__ == "__main__":
    main()
