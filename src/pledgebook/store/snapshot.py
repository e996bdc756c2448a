"""The ledger as it would be with the documents that were out by some day: what was known then."""

from typing import Any

from sqlalchemy import Connection, create_engine, insert, or_, select
from sqlalchemy.pool import StaticPool

from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.records import Reconciler, rebuild

_COPIED = (tables.claims, tables.claim_actors, tables.claim_items)


def as_of(ledger: Ledger, day: str, reconciler: Reconciler) -> Ledger:
    """A ledger in memory, to be read and closed, of the documents published by ``day`` (an ISO date).

    A document without a date of publication counts from the day on which it was added. All
    decisions hold: they say what documents say, not what was known. Texts are left behind.
    """
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    then = Ledger(f"{ledger.name} as of {day}", engine, read_only=False)
    tables.metadata.create_all(engine)
    with ledger.reading() as source, then.writing() as target:
        _copy(source, target, day)
    rebuild(then, reconciler, to_add=False)
    then.read_only = True
    return then


def _copy(source: Connection, target: Connection, day: str) -> None:
    d = tables.documents.c
    out = or_(d.published <= day, d.published.is_(None) & (d.added_at <= f"{day}T23:59:59Z"))
    newer = {row.id: row.superseded_by for row in source.execute(select(d.id, d.superseded_by))}
    out = or_(out, d.id.in_(select(d.repeats).where(out, d.repeats.is_not(None))))  # what was printed was known
    there = set(source.scalars(select(d.id).where(out)))
    _put(target, tables.runs, [dict(row._mapping) for row in source.execute(select(tables.runs))])
    columns = [column for column in tables.documents.columns if column.name != "text"]
    rows = [dict(row._mapping) for row in source.execute(select(*columns).where(out))]
    _put(target, tables.documents, [r | {"text": "", "superseded_by": _latest(r["id"], newer, there)} for r in rows])
    known = set(source.scalars(select(tables.claims.c.id).join(tables.documents).where(out)))
    for table in _COPIED:
        key = "id" if table is tables.claims else "claim_id"
        rows = [dict(row._mapping) for row in source.execute(select(table))]
        _put(target, table, [row for row in rows if row[key] in known])
    rows = [dict(row._mapping) for row in source.execute(select(tables.issues))]
    _put(target, tables.issues, [row for row in rows if row["document_id"] in there])
    _put(target, tables.decisions, [dict(row._mapping) for row in source.execute(select(tables.decisions))])


def _latest(document: str, newer: dict[str, str | None], there: set[str]) -> str | None:
    """The next version of a document that was out."""
    after = newer.get(document)
    while after is not None and after not in there:
        after = newer.get(after)
    return after


def _put(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
