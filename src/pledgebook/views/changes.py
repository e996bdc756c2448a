"""What was known by some day, and what came to be known between two."""

from dataclasses import dataclass
from typing import Any

from pledgebook import reconcile
from pledgebook.model.claim import Content
from pledgebook.model.codec import from_text
from pledgebook.model.date import day_range
from pledgebook.model.filter import Filter, ViewError
from pledgebook.store import Ledger, queries
from pledgebook.store import as_of as snapshot

_COMPARED = (
    "donors", "recipients", "parties", "aid_type", "stage", "amount", "amount_min", "amount_max", "qualifier",
    "currency", "items", "mechanism", "date", "cumulative", "type", "status", "subject", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One column of a record (docs/data-dictionary.md) ``before`` and ``after``."""

    slot: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is ``new``, ``changed`` or ``withdrawn`` (``how``).

    ``id`` and ``kind`` are the record's, that of the later day where there is one;
    ``slots`` tell what a changed one says otherwise, ``sources`` counting its documents.
    ``content`` is what the record says: on the later day, or where it was withdrawn on the
    earlier.
    """

    how: str
    kind: str
    id: str
    content: Content
    slots: tuple[SlotChange, ...] = ()


def as_of(ledger: Ledger, day: str) -> Ledger:
    """The ledger by what was known on a day, apart from when things happened; look at it with any view, then close it.

    Known is what documents published by then say; raises `ViewError` where ``day`` is no date.
    """
    days = day_range(day)
    if days is None:
        raise ViewError(f"{day!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    return snapshot(ledger, days[1], reconcile)


def changes(ledger: Ledger, since: str, until: str, which: Filter | None = None) -> tuple[Change, ...]:
    """What became known after ``since`` and by ``until``: records new, changed or withdrawn, by kind and id.

    Raises `ViewError` where one is no date, or the later comes first.
    """
    Filter(since=since, until=until)
    with as_of(ledger, since) as before, as_of(ledger, until) as after:
        old, new = _records(before, which), _records(after, which)
    holder = {claim: record for record, (_, claims) in new.items() for claim in claims}
    found: list[Change] = []
    continued: set[str] = set()
    for record, (row, claims) in old.items():
        # the record that holds its earliest claim goes on; a claim that is gone gives way to the next
        now = next((holder[claim] for claim in claims if claim in holder), None)
        if now is None:
            found.append(Change("withdrawn", row["kind"], record, _content(row)))
            continue
        slots = tuple(SlotChange(s, row[s], new[now][0][s]) for s in _COMPARED if row[s] != new[now][0][s])
        if slots and now not in continued:
            found.append(Change("changed", row["kind"], now, _content(new[now][0]), slots))
        continued.add(now)
    came = ((record, row) for record, (row, _) in new.items() if record not in continued)
    found += (Change("new", row["kind"], record, _content(row)) for record, row in came)
    return tuple(sorted(found, key=lambda change: (change.kind, change.how, change.id)))


def _content(row: dict[str, Any]) -> Content:
    return from_text(row["kind"], row["content"])


def _records(ledger: Ledger, which: Filter | None) -> dict[str, tuple[dict[str, Any], tuple[str, ...]]]:
    """Each record's columns and claims, the earliest first."""
    with ledger.reading() as connection:
        rows = queries.records(connection, None, which or Filter())
        claims = queries.claims_of_records(connection)
    return {row.id: (dict(row._mapping), claims[row.id]) for row in rows}
