"""Sums of months: theirs beside the ledger's new money."""

from collections.abc import Sequence
from decimal import Decimal

from pledgebook.exchange.comparing.line import Compared
from pledgebook.model.reference_data import ReferenceRow
from pledgebook.views import Cell, Totals

_CLOSE = Decimal("0.1")  # of the larger sum: rates of other days, and what is dated on the month's edge
_BILLION = Decimal(10) ** 9


def months(rows: Sequence[ReferenceRow], found: Totals) -> list[Compared]:
    """Their commitments of each donor's months beside ``found``, totals by donor and month in euros."""
    ours = {(cell.key[0], cell.key[1]): cell for cell in found.cells}
    lines: list[Compared] = []
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if not row.donors or row.first_day is None:
            lines.append(Compared("missing here", row.warning or "no month is told", row.donors, None, there=row.key))
            continue
        key = (row.donors[0], row.first_day[:7])
        seen.add(key)
        theirs, cell = _committed(row), ours.get(key)
        if cell is not None:
            verdict, reason = _judged(theirs, cell)
            lines.append(_line(verdict, reason, key, cell, row.key, theirs))
        elif theirs:
            lines.append(_line("missing here", "no document of the ledger tells it", key, None, row.key, theirs))
    donors = {row.donors[0] for row in rows if row.donors}
    for key, cell in ours.items():
        if key not in seen and key[0] in donors and key[1] != "unknown":
            lines.append(_line("missing there", "they have no row for this month", key, cell, None, None))
    return lines


def _line(
    verdict: str, reason: str, key: tuple[str, str], cell: Cell | None, there: str | None, theirs: Decimal | None
) -> Compared:
    return Compared(
        verdict,
        reason,
        (key[0],),
        key[1],
        here=f"{len(cell.records)} records" if cell else None,
        there=there,
        announced=cell.announced if cell else None,
        low=cell.low if cell else None,
        high=cell.high if cell else None,
        currency="EUR" if cell else None,
        their_amount=theirs,
        their_currency=None if theirs is None else "EUR",
    )


def _committed(row: ReferenceRow) -> Decimal:
    """What the tracker holds to be committed in the month; where it does not tell, what was allocated."""
    said = row.raw.get("commitments")
    return Decimal(str(said)) * _BILLION if said not in (None, "") else row.amount or Decimal(0)


def _judged(theirs: Decimal, cell: Cell) -> tuple[str, str]:
    slack = max(abs(theirs), cell.announced) * _CLOSE
    if cell.low - slack <= theirs and (cell.high is None or theirs <= cell.high + slack):
        return "matched", "within the words' bounds, give or take a tenth"
    if theirs > cell.announced:
        return "differing", f"the ledger's documents tell {cell.announced / theirs:.0%} of it"
    return "differing", "the ledger's documents tell more: not counted there, or in another month"
