"""Read nouns out of the ledger, streaming."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from pledgebook.model.decision import Decision, Verdict
from pledgebook.model.record import Sourced
from pledgebook.store import tables
from pledgebook.store.rows import claim_of

# SQLite before 3.32 takes 999 variables in a statement; the others more
CHUNK = 900


def in_chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Pieces that fit into one ``IN (...)``."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def source_columns() -> tuple[ColumnElement[Any], ...]:
    """Of a claim's document, what tells the source: its metadata, its pages, how many documents printed it again."""
    d, again = tables.documents.c, tables.documents.alias("again")
    printed = select(func.count()).where(again.c.repeats == d.id).scalar_subquery().label("printed")
    return d.title, d.publisher, d.published, d.address, d.source, d.pages, printed


def sourced(connection: Connection, where: ColumnElement[bool] | None = None) -> Iterator[Sourced]:
    """The claims that count: those of the latest version of each document, in the order of their ids."""
    c, d = tables.claims.c, tables.documents.c
    query = (
        select(
            c.id, c.document_id, c.kind, c.span_start, c.span_end, c.quote, c.rule, c.cues, c.confidence, c.content,
            d.published, d.speaker, d.publisher,
        )
        .join(tables.documents, c.document_id == d.id)
        .where(d.superseded_by.is_(None))
        .order_by(c.id)
    )  # fmt: skip
    if where is not None:
        query = query.where(where)
    for row in connection.execute(query.execution_options(yield_per=2000)):
        yield Sourced(claim_of(row), row.published, row.speaker, row.publisher)


def sourced_by_id(connection: Connection, ids: Sequence[str]) -> list[Sourced]:
    """The claims of these ids that count."""
    return [s for chunk in in_chunks(ids) for s in sourced(connection, tables.claims.c.id.in_(chunk))]


def claims_of(connection: Connection, documents: Sequence[str]) -> set[str]:
    """The ids of the claims of documents."""
    c = tables.claims.c
    return {
        claim
        for chunk in in_chunks(documents)
        for claim in connection.scalars(select(c.id).where(c.document_id.in_(chunk)))
    }


def decisions(connection: Connection) -> list[Decision]:
    """All decisions in their order, also those that were undone."""
    query = select(tables.decisions).order_by(tables.decisions.c.ordinal)
    return [
        Decision(d.id, d.at, d.who, Verdict(d.verdict), tuple(json.loads(d.subjects)), d.why, d.slot, d.value)
        for d in connection.execute(query)
    ]
