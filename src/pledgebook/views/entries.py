"""The ledger whole, record by record with its proof: what is exported."""

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.model.filter import Filter
from pledgebook.model.record import Record
from pledgebook.store import Ledger, queries
from pledgebook.store import entries as stored
from pledgebook.views.counting import told_apart
from pledgebook.views.elsewhere import elsewhere
from pledgebook.views.record import Proof, proof


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with every claim that tells it, earliest first.

    ``left_out`` says why a contribution does not count in a sum of all: "part", "running
    total", "considered", "appropriation", "shared"; None where it counts, and for every other kind.
    """

    record: Record
    proofs: tuple[Proof, ...]
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the ledger as a source: columns as in the data dictionary, without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None
    language: str | None
    source: str
    added_at: str
    superseded_by: str | None
    content_hash: str


def entries(ledger: Ledger, which: Filter | None = None, kind: str | None = None) -> Iterator[Entry]:
    """The records of a filter by kind and date, streaming; those without a date come last in their kind.

    ``kind`` narrows them to one kind.
    """
    which = which or Filter()
    with ledger.reading() as connection:
        summed = queries.summed(connection, which)
        told = told_apart(summed, elsewhere(connection, which, summed))
        reasons = dict.fromkeys(told.parts, "part") | dict.fromkeys(told.considered, "considered")
        reasons |= dict.fromkeys(told.running_totals, "running total")
        reasons |= dict.fromkeys(told.appropriations, "appropriation") | dict.fromkeys(told.shared, "shared")
        for record, rows in stored.entries(connection, which, kind):
            yield Entry(record, tuple(map(proof, rows)), reasons.get(record.id))


def sources(ledger: Ledger, which: Filter | None = None) -> tuple[Source, ...]:
    """Every document by date of publication, of a filter those that tell a record; those without a date come last."""
    with ledger.reading() as connection:
        rows = stored.sources(connection, which or Filter())
    return tuple(Source(**{name: getattr(row, name) for name in Source.__dataclass_fields__}) for row in rows)
