"""The contributions that the ledger holds, oldest first."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from pledgebook.model.claim import Item
from pledgebook.model.codec import all_from_text
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One contribution.

    ``id`` opens it (`show`). ``date`` is EDTF, of the first stage after ``considered``,
    with ``date_basis``; ``stage`` the furthest reached. ``amount`` is the chosen figure
    and ``conflict`` whether the sources' figures cannot all be so. ``cumulative`` marks a
    running total, ``part_of`` the record that includes this one. ``documents`` is the
    number of documents that tell it.
    """

    id: str
    date: str | None
    date_basis: str | None
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    aid_type: str
    stage: str
    amount: Figure | None
    items: tuple[Item, ...]
    mechanism: str | None
    cumulative: bool
    part_of: str | None
    conflict: bool
    documents: int


def contributions(ledger: Ledger, which: Filter | None = None) -> tuple[ContributionRow, ...]:
    """The contributions of a filter by date; those without a date come last."""
    with ledger.reading() as connection:
        return tuple(map(contribution, queries.records(connection, "contribution", which or Filter())))


def contributions_of(ledger: Ledger, records: Iterable[str]) -> tuple[ContributionRow, ...]:
    """The contributions of these ids, the newest first; those without a date come last."""
    with ledger.reading() as connection:
        rows = [contribution(row) for row in queries.records_by_id(connection, records)]
    dated = [row for row in rows if row.date is not None]
    return (*reversed(dated), *(row for row in rows if row.date is None))


def figure_of(row: Any) -> Figure | None:
    """The figure in a row's columns."""
    if row.qualifier is None:
        return None
    return figure_from(row.qualifier, row.amount, row.amount_min, row.amount_max, row.currency)


@lru_cache(maxsize=65536)  # figures are round: a million records tell some thousands
def figure_from(
    qualifier: str, amount: str | None, least: str | None, most: str | None, currency: str | None
) -> Figure:
    """The figure that such columns hold."""
    value, low, high = (None if n is None else Decimal(n) for n in (amount, least, most))
    return Figure(Qualifier(qualifier), value, low, high, currency)


def contribution(row: Any) -> ContributionRow:
    """A record's row as a contribution."""
    return ContributionRow(
        id=row.id,
        date=row.date,
        date_basis=row.date_basis,
        donors=tuple(json.loads(row.donors)),
        recipients=tuple(json.loads(row.recipients)),
        aid_type=row.aid_type,
        stage=row.stage,
        amount=figure_of(row),
        items=all_from_text(Item, row.items) if row.items else (),
        mechanism=row.mechanism,
        cumulative=row.cumulative,
        part_of=row.part_of,
        conflict=row.conflict,
        documents=row.sources,
    )
