"""The engagements that the ledger holds, oldest first: who met whom, and who is to meet."""

from dataclasses import dataclass
from typing import Any

from pledgebook.model.claim import Engagement
from pledgebook.model.codec import from_text
from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One engagement.

    ``id`` opens it. ``date`` is EDTF with ``date_basis``. ``type``, ``parties``, ``status``,
    ``format`` and ``name`` are those of the claims' guide. ``documents`` is the number of
    documents that tell it.
    """

    id: str
    date: str | None
    date_basis: str | None
    type: str
    parties: tuple[str, ...]
    status: str
    format: str | None
    name: str | None
    documents: int


def calendar(ledger: Ledger, which: Filter | None = None) -> tuple[CalendarRow, ...]:
    """The engagements of a filter by date; those without a date come last."""
    with ledger.reading() as connection:
        return tuple(map(engagement, queries.records(connection, "engagement", which or Filter())))


def engagement(row: Any) -> CalendarRow:
    """A record's row as an engagement."""
    met = from_text(row.kind, row.content)
    assert isinstance(met, Engagement)  # noqa: S101  # the kind says so
    return CalendarRow(
        id=row.id,
        date=row.date,
        date_basis=row.date_basis,
        type=row.type,
        parties=met.parties,
        status=row.status,
        format=met.format.value if met.format else None,
        name=met.name,
        documents=row.sources,
    )
