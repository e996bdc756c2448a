"""What a reviewer's queue asks of the ledger, as rows with the columns of its tables."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from pledgebook.model.filter import Filter
from pledgebook.store import tables
from pledgebook.store.queries import matching
from pledgebook.store.selecting import source_columns


def uncertain(connection: Connection, which: Filter, *, largest: bool = False) -> Iterator[Any]:
    """The claims that count with their records and documents, those read with least confidence first.

    ``largest`` puts those with the largest figures first instead, in whichever currency.
    """
    d, rc, c, r = tables.documents.c, tables.record_claims.c, tables.claims.c, tables.records
    query = (
        select(tables.claims, *source_columns(), rc.record_id)
        .join(tables.record_claims, rc.claim_id == c.id)
        .join(tables.documents, c.document_id == d.id)
    )
    if largest:
        query = query.where(c.amount_low.is_not(None)).order_by(c.amount_low.desc(), c.id)
    else:
        query = query.order_by(c.confidence, c.id)
    if which != Filter():
        query = query.join(r, rc.record_id == r.c.id).where(matching(which))
    yield from connection.execute(query.execution_options(yield_per=200))


def record_of_claim(connection: Connection, claim: str) -> str | None:
    """The record that a claim is told in; None where it counts in none."""
    rc = tables.record_claims.c
    found: str | None = connection.scalar(select(rc.record_id).where(rc.claim_id == claim))
    return found


def text_of(connection: Connection, document: str) -> str:
    """A document's text."""
    d = tables.documents.c
    return str(connection.scalars(select(d.text).where(d.id == document)).one())


def weighed_against(connection: Connection, record: str, limit: int) -> list[Any]:
    """The other records of a record's kind and cluster, those that most documents tell first."""
    r = tables.records.c
    cluster, kind = connection.execute(select(r.cluster, r.kind).where(r.id == record)).one()
    query = select(tables.records).where(r.cluster == cluster, r.kind == kind, r.id != record)
    return list(connection.execute(query.order_by(r.sources.desc(), r.id).limit(limit)))


def without_claims(connection: Connection, which: Filter) -> list[Any]:
    """Current documents in which nothing was found, without their texts but with the ``length``, the longest first."""
    d, c = tables.documents.c, tables.claims.c
    names = ("id", "published", "publisher", "title", "address", "source")
    length = func.length(d.text).label("length")
    query = select(*(d[name] for name in names), length).where(
        d.superseded_by.is_(None), ~select(c.id).where(c.document_id == d.id).exists()
    )
    if which.first_day is not None:
        query = query.where(d.published >= which.first_day)
    if which.last_day is not None:
        query = query.where(d.published <= which.last_day)
    return list(connection.execute(query.order_by(length.desc(), d.id)))
