"""What a screen asks for: a page of records, one document with all that was read in it."""

from typing import Any

from sqlalchemy import Connection, func, select

from pledgebook.model.filter import Filter
from pledgebook.store import tables
from pledgebook.store.queries import documents_counted, matching
from pledgebook.store.selecting import source_columns

ORDERS = ("newest", "oldest", "largest", "most told")
"""The orders in which records are listed."""


def page(connection: Connection, kind: str, which: Filter, order: str, *, limit: int, offset: int) -> list[Any]:
    """Records of a kind, ``limit`` at most, from the ``offset``-th on; those without a date come last."""
    r = tables.records.c
    query = select(tables.records).where(r.kind == kind, matching(which))
    lite = connection.dialect.name == "sqlite"
    if order == "oldest":
        # two steps of one index: a sort by "is null" would look at every record
        return _dated_first(connection, query, limit, offset)
    if order == "newest":
        day = r.first_day.desc() if lite else r.first_day.desc().nulls_last()
        query = query.order_by(day, r.id.desc() if lite else r.id)
    elif order == "largest":
        query = query.order_by(r.amount_low.desc().nulls_last(), r.id)
    else:
        query = query.order_by(r.sources.desc(), r.id)
    return list(connection.execute(query.limit(limit).offset(offset)))


def _dated_first(connection: Connection, query: Any, limit: int, offset: int) -> list[Any]:
    r = tables.records.c
    dated = query.where(r.first_day.is_not(None)).order_by(r.first_day, r.id)
    found = list(connection.execute(dated.limit(limit).offset(offset)))
    if len(found) < limit:
        before = offset - count(connection, dated, most=None) if not found else 0
        undated = query.where(r.first_day.is_(None)).order_by(r.id)
        found += connection.execute(undated.limit(limit - len(found)).offset(max(0, before)))
    return found


def count(connection: Connection, query: Any, most: int | None) -> int:
    """How many rows a query has; it stops counting at ``most``."""
    inner = query.with_only_columns(tables.records.c.id).order_by(None)
    rows = (inner.limit(most) if most else inner).subquery()
    return int(connection.scalar(select(func.count()).select_from(rows)) or 0)


def matches(connection: Connection, kind: str, which: Filter, most: int) -> int:
    """How many records of a kind a filter leaves; it stops counting at ``most``."""
    query = select(tables.records).where(tables.records.c.kind == kind, matching(which))
    return count(connection, query, most)


def document(connection: Connection, id_: str) -> Any | None:
    """A document's row, whole."""
    return connection.execute(select(tables.documents).where(tables.documents.c.id == id_)).first()


def claims_of_document(connection: Connection, id_: str) -> list[Any]:
    """Its claims in the order of the text, with the records that they tell (None where a decision took them out)."""
    c, rc = tables.claims.c, tables.record_claims.c
    query = (
        select(tables.claims, rc.record_id)
        .outerjoin(tables.record_claims, rc.claim_id == c.id)
        .where(c.document_id == id_)
        .order_by(c.span_start, c.ordinal)
    )
    return list(connection.execute(query))


def issues_of_document(connection: Connection, id_: str) -> list[Any]:
    """What was given up in it."""
    i = tables.issues.c
    return list(connection.execute(select(tables.issues).where(i.document_id == id_).order_by(i.span_start, i.id)))


def documents_page(connection: Connection, *, limit: int, offset: int) -> list[Any]:
    """Documents without their texts, the newest first, with how many claims and issues they have."""
    d = tables.documents.c
    lite = connection.dialect.name == "sqlite"
    day = d.published.desc() if lite else d.published.desc().nulls_last()
    return list(connection.execute(documents_counted().order_by(day, d.id).limit(limit).offset(offset)))


def claims_by_id(connection: Connection, ids: list[str]) -> dict[str, Any]:
    """Claims with their documents and records, by id."""
    c, d, rc = tables.claims.c, tables.documents.c, tables.record_claims.c
    query = (
        select(tables.claims, *source_columns(), rc.record_id)
        .join(tables.documents, c.document_id == d.id)
        .outerjoin(tables.record_claims, rc.claim_id == c.id)
        .where(c.id.in_(ids))
    )
    return {row.id: row for row in connection.execute(query)}


def documents_by_id(connection: Connection, ids: list[str]) -> dict[str, Any]:
    """Documents without their texts, by id."""
    d = tables.documents.c
    query = select(d.id, d.title, d.publisher, d.published, d.address, d.source).where(d.id.in_(ids))
    return {row.id: row for row in connection.execute(query)}


def counts(connection: Connection) -> dict[str, int]:
    """How many documents, claims, records and decisions there are, and the number of the last run and decision."""
    found = {}
    for name, table in (("documents", tables.documents), ("claims", tables.claims), ("records", tables.records)):
        found[name] = int(connection.scalar(select(func.count()).select_from(table)) or 0)
    found["decisions"] = int(connection.scalar(select(func.max(tables.decisions.c.ordinal))) or 0)
    found["run"] = int(connection.scalar(select(func.max(tables.runs.c.id))) or 0)
    return found
