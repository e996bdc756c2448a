"""Records with everything that stands of them, streaming: what is handed out whole."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from pledgebook.model.filter import Filter
from pledgebook.model.record import Record
from pledgebook.store import tables
from pledgebook.store.queries import documents_telling, matching, proofs_of
from pledgebook.store.rows import record_of, step_of
from pledgebook.store.selecting import in_chunks


def entries(connection: Connection, which: Filter, kind: str | None = None) -> Iterator[tuple[Record, list[Any]]]:
    """Each record of a filter (of one kind), by kind and date, with the rows of its claims and their documents."""
    r = tables.records.c
    query = select(r.id).where(matching(which))
    if kind is not None:
        query = query.where(r.kind == kind)
    query = query.order_by(r.kind, r.first_day.is_(None), r.first_day, r.last_day, r.id)
    for ids in in_chunks(connection.scalars(query).all()):
        rows = {row.id: row for row in connection.execute(select(tables.records).where(r.id.in_(ids)))}
        told, steps, wholes = proofs_of(connection, ids), _steps(connection, ids), _wholes(connection, ids)
        for id_ in ids:
            proofs = told.get(id_, [])
            claims = tuple(row.id for row in proofs)
            yield record_of(rows[id_], claims, tuple(steps[id_]), tuple(wholes[id_])), proofs


def _steps(connection: Connection, ids: Sequence[str]) -> dict[str, list[Any]]:
    s = tables.record_steps.c
    query = select(tables.record_steps).where(s.record_id.in_(ids)).order_by(s.record_id, s.ordinal)
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.record_id].append(step_of(row))
    return found


def _wholes(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    w = tables.record_wholes.c
    query = select(tables.record_wholes).where(w.record_id.in_(ids)).order_by(w.record_id, w.claim_id)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.record_id] += [row.claim_id] * row.votes
    return found


def sources(connection: Connection, which: Filter) -> list[Any]:
    """The documents that tell a record of a filter (any at all where it leaves all), without texts, by publication."""
    d = tables.documents.c
    columns = [column for column in tables.documents.columns if column.name not in ("text", "body_start", "body_end")]
    query = select(*columns).order_by(d.published.is_(None), d.published, d.id)
    return list(connection.execute(query if which == Filter() else query.where(d.id.in_(documents_telling(which)))))
