"""What the contributions of a whole ledger come to, in all the ways that the first page shows: read once for all."""

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries
from pledgebook.store.steady import steady
from pledgebook.views.counting import told_apart
from pledgebook.views.elsewhere import elsewhere
from pledgebook.views.said import SaidTotal, latest_said
from pledgebook.views.totals import Totals, totals_each


@dataclass(frozen=True, slots=True)
class Summary:
    """The ``totals`` by each of some names, and the latest running totals that are ``said``, the newest first."""

    totals: tuple[Totals, ...]
    said: tuple[SaidTotal, ...]


def summary(ledger: Ledger, names: Sequence[str], currency: str, latest: int) -> Summary:
    """Totals by each of these names alone, in one currency, and so many of the latest running totals."""
    with steady(), ledger.reading() as connection:
        rows = queries.summed(connection, Filter())
        counted_already = elsewhere(connection, Filter(), rows)
        said = queries.records(connection, "contribution", Filter(), cumulative=True)
        totals = totals_each(told_apart(rows, counted_already), names, currency)
        return Summary(totals, latest_said(said, rows, counted_already, latest))
