"""What the views ask of the ledger, as rows with the columns of its tables."""

from collections import namedtuple
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, true

from pledgebook.model.filter import Filter
from pledgebook.model.record import Record
from pledgebook.store import tables
from pledgebook.store.rows import record_of, step_of
from pledgebook.store.selecting import decisions, in_chunks, source_columns

_INNER = ("text", "body_start", "body_end", "content_hash", "run_id", "likeness", "raw", "pages")
_LAST = "\U0010ffff"  # comes after whatever may follow the beginning of an id
_CALLED = {"r-": tables.records, "c-": tables.claims, "doc-": tables.documents, "d-": tables.decisions}
_SUMMED = (
    "id", "donors", "recipients", "aid_type", "stage", "amount", "amount_min", "amount_max", "qualifier", "currency",
    "mechanism", "first_day", "last_day", "cumulative", "part_of", "appropriation",
)  # fmt: skip

_Summed = namedtuple("_Summed", _SUMMED)  # type: ignore[misc]  # the columns are listed once, above
_SummedItems = namedtuple("_SummedItems", (*_SUMMED, "items"))  # type: ignore[misc]


def records(
    connection: Connection, kind: str | None, which: Filter, *, conflicting: bool = False, cumulative: bool = False
) -> list[Any]:
    """The records of a kind, or of all, by date, all columns; those without a date last.

    ``conflicting`` and ``cumulative`` leave only those whose figures cannot all be so, and running totals.
    """
    r = tables.records.c
    query = select(tables.records).where(matching(which))
    if kind is not None:
        query = query.where(r.kind == kind)
    if conflicting:
        query = query.where(r.conflict)
    if cumulative:
        query = query.where(r.cumulative)
    return list(connection.execute(query.order_by(r.first_day.is_(None), r.first_day, r.last_day, r.id)))


def ids(connection: Connection, kind: str, which: Filter) -> set[str]:
    """The ids of the records of a kind in a filter."""
    r = tables.records.c
    return set(connection.scalars(select(r.id).where(r.kind == kind, matching(which))))


def proposals(connection: Connection) -> list[Any]:
    """The proposals as far as plans are put together of them, by date; those without one last."""
    r = tables.records.c
    query = select(r.id, r.content, r.first_day).where(r.kind == "proposal")
    return list(connection.execute(query.order_by(r.first_day.is_(None), r.first_day, r.last_day, r.id)))


def telling(connection: Connection, kind: str) -> list[Any]:
    """The claims that tell records of a kind: id, record, document and subject."""
    c, rc = tables.claims.c, tables.record_claims.c
    query = select(c.id, rc.record_id, c.document_id, c.subject).join(tables.record_claims, rc.claim_id == c.id)
    return list(connection.execute(query.where(c.kind == kind).order_by(c.id)))


def claims(connection: Connection, ids: Iterable[str], kind: str) -> list[Any]:
    """Those of these claims that are of a kind, with their documents and records (None where they count in none)."""
    c, d, rc = tables.claims.c, tables.documents.c, tables.record_claims.c
    query = (
        select(tables.claims, *source_columns(), rc.record_id)
        .join(tables.documents, c.document_id == d.id)
        .outerjoin(tables.record_claims, rc.claim_id == c.id)
        .where(c.kind == kind)
    )
    return [row for some in in_chunks(sorted(ids)) for row in connection.execute(query.where(c.id.in_(some)))]


def summed(connection: Connection, which: Filter, *, items: bool = False) -> list[Any]:
    """The contributions as far as totals look at them, by id; with their ``items`` where goods are counted."""
    r = tables.records.c
    names = (*_SUMMED, "items") if items else _SUMMED
    query = select(*(r[name] for name in names)).where(r.kind == "contribution", matching(which))
    # each is asked for some twenty of its columns: a named tuple tells one in a fraction of a row's time
    make = (_SummedItems if items else _Summed)._make
    return list(map(make, connection.execute(query.order_by(r.id))))


def ids_beginning(connection: Connection, beginning: str, limit: int = 3) -> list[str]:
    """Ids of records, claims, documents or decisions (whichever begin as it does) that begin so."""
    table = next((table for start, table in _CALLED.items() if beginning.startswith(start)), None)
    if table is None:
        return []
    i = table.c.id
    begins = i.startswith(beginning, autoescape=True)
    if connection.dialect.name == "sqlite":  # whose LIKE is deaf to case and would look at every one
        begins = and_(i >= beginning, i < beginning + _LAST)
    return list(connection.scalars(select(i).where(begins).order_by(i).limit(limit)))


def record(connection: Connection, record_id: str) -> Record:
    """One record, whole."""
    r, rc, s = tables.records.c, tables.record_claims.c, tables.record_steps.c
    row = connection.execute(select(tables.records).where(r.id == record_id)).one()
    claims = tuple(connection.scalars(select(rc.claim_id).where(rc.record_id == record_id).order_by(rc.ordinal)))
    steps = connection.execute(select(tables.record_steps).where(s.record_id == record_id).order_by(s.ordinal))
    rw = tables.record_wholes.c
    named = connection.execute(select(rw.claim_id, rw.votes).where(rw.record_id == record_id).order_by(rw.claim_id))
    wholes = tuple(claim for claim, votes in named for _ in range(votes))
    return record_of(row, claims, tuple(map(step_of, steps)), wholes)


def proofs(connection: Connection, record_id: str) -> list[Any]:
    """A record's claims with their documents, without the texts."""
    d, rc = tables.documents.c, tables.record_claims.c
    query = (
        select(tables.claims, *source_columns())
        .join(tables.record_claims, rc.claim_id == tables.claims.c.id)
        .join(tables.documents, tables.claims.c.document_id == d.id)
        .where(rc.record_id == record_id)
        .order_by(rc.ordinal)
    )
    return list(connection.execute(query))


def records_by_id(connection: Connection, ids: Iterable[str]) -> list[Any]:
    """The records of these ids, all columns, by date; those without a date last."""
    r = tables.records.c
    found: list[Any] = []
    for some in in_chunks(sorted(ids)):
        found += connection.execute(select(tables.records).where(r.id.in_(some)))
    return sorted(found, key=lambda row: (row.first_day is None, row.first_day or "", row.last_day or "", row.id))


def proofs_of(connection: Connection, ids: Iterable[str], reached: Sequence[str] = ()) -> dict[str, list[Any]]:
    """The claims of these records with their documents, each record's earliest told first.

    ``reached`` leaves out those of another stage or status.
    """
    c, d, rc = tables.claims.c, tables.documents.c, tables.record_claims.c
    so_far = or_(c.stage.in_(reached), c.status.in_(reached)) if reached else true()
    found: dict[str, list[Any]] = {}
    for some in in_chunks(sorted(ids)):
        query = (
            select(tables.claims, *source_columns(), rc.record_id)
            .join(tables.record_claims, rc.claim_id == tables.claims.c.id)
            .join(tables.documents, tables.claims.c.document_id == d.id)
            .where(rc.record_id.in_(some), so_far)
            .order_by(rc.record_id, rc.ordinal)
        )
        for row in connection.execute(query):
            found.setdefault(row.record_id, []).append(row)
    return found


def told_of(
    connection: Connection, kind: str, which: Filter, reached: Sequence[str] = ()
) -> list[tuple[Any, list[Any]]]:
    """The records of a kind by date, each with the claims and documents that tell it (that it ``reached`` a stage)."""
    rows = records(connection, kind, which)
    told = proofs_of(connection, (row.id for row in rows), reached)
    return [(row, told.get(row.id, [])) for row in rows]


def steps(connection: Connection, which: Filter) -> dict[str, list[Any]]:
    """The life lines of the contributions of a filter: each record's stages in their order."""
    r, s = tables.records.c, tables.record_steps.c
    query = (
        select(tables.record_steps)
        .join(tables.records, s.record_id == r.id)
        .where(r.kind == "contribution", matching(which))
        .order_by(s.record_id, s.ordinal)
    )
    found: dict[str, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.record_id, []).append(row)
    return found


def item_claims(connection: Connection, which: Filter) -> list[Any]:
    """The claims that name goods, with stage, goods and record, of the contributions of a filter; no running totals."""
    r, c, rc = tables.records.c, tables.claims.c, tables.record_claims.c
    query = (
        select(rc.record_id, c.id, c.stage, c["items"], r.donors, r.recipients, r.part_of)
        .join(tables.record_claims, rc.claim_id == c.id)
        .join(tables.records, rc.record_id == r.id)
        .where(r.kind == "contribution", c["items"].is_not(None), ~r.cumulative, matching(which))
        .order_by(rc.record_id, rc.ordinal)
    )
    return list(connection.execute(query))


def named_nowhere(connection: Connection, actors: Iterable[str]) -> list[str]:
    """Those of these actors that play no role in any record."""
    a = tables.record_actors.c
    wanted = list(dict.fromkeys(actors))
    known = {x for some in in_chunks(wanted) for x in connection.scalars(select(a.actor).where(a.actor.in_(some)))}
    return [actor for actor in wanted if actor not in known]


def acting(connection: Connection, which: Filter) -> list[Any]:
    """Who plays which role in records of which kind: how many records, the first and the last day of them."""
    r, a = tables.records.c, tables.record_actors.c
    query = (
        select(
            a.actor, a.role, r.kind, func.count().label("records"), func.min(r.first_day).label("first"),
            func.max(r.first_day).label("last"),
        )
        .join(tables.records, a.record_id == r.id)
        .where(matching(which))
        .group_by(a.actor, a.role, r.kind)
        .order_by(a.actor, a.role, r.kind)
    )  # fmt: skip
    return list(connection.execute(query))


def current(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these are ids of current documents or of their claims."""
    d, c = tables.documents.c, tables.claims.c
    found: set[str] = set()
    for some in in_chunks(sorted(ids)):
        found.update(connection.scalars(select(d.id).where(d.id.in_(some), d.superseded_by.is_(None))))
        query = select(c.id).join(tables.documents, c.document_id == d.id)
        found.update(connection.scalars(query.where(c.id.in_(some), d.superseded_by.is_(None))))
    return found


def claims_of_records(connection: Connection) -> dict[str, tuple[str, ...]]:
    """The claims of each record, the earliest told first."""
    rc = tables.record_claims.c
    found: dict[str, list[str]] = {}
    for record, claim in connection.execute(select(rc.record_id, rc.claim_id).order_by(rc.record_id, rc.ordinal)):
        found.setdefault(record, []).append(claim)
    return {record: tuple(claims) for record, claims in found.items()}


def parts(connection: Connection, record_id: str) -> list[str]:
    """The ids of the records that a record includes."""
    r = tables.records.c
    return list(connection.scalars(select(r.id).where(r.part_of == record_id).order_by(r.id)))


def documents(connection: Connection, which: Filter) -> list[Any]:
    """The documents without their texts, with counts of claims and issues, by date of publication."""
    d, query = tables.documents.c, documents_counted()
    if which.first_day is not None:
        query = query.where(d.published >= which.first_day)
    if which.last_day is not None:
        query = query.where(d.published <= which.last_day)
    timeless = replace(which, since=None, until=None)
    if timeless != Filter():
        query = query.where(d.id.in_(documents_telling(timeless)))
    return list(connection.execute(query.order_by(d.published.is_(None), d.published, d.id)))


def documents_counted() -> Select[Any]:
    """Documents without their texts, with how many claims and issues they have."""
    columns = [column for column in tables.documents.columns if column.name not in _INNER]
    counted = ((table.c.document_id, table.name) for table in (tables.claims, tables.issues))
    return select(*columns, *(_count(document_id).label(name) for document_id, name in counted))


def documents_telling(which: Filter) -> Select[Any]:
    """The ids of the documents that tell a record of a filter."""
    c, rc = tables.claims.c, tables.record_claims.c
    telling = select(c.document_id).join(tables.record_claims, rc.claim_id == c.id)
    return telling.join(tables.records, rc.record_id == tables.records.c.id).where(matching(which))


def issues(connection: Connection, code: str | None) -> list[Any]:
    """What could not be done, in the order in which it was met."""
    query = select(tables.issues).order_by(tables.issues.c.id)
    return list(connection.execute(query if code is None else query.where(tables.issues.c.code == code)))


def _count(document_id: ColumnElement[Any]) -> Any:
    return select(func.count()).where(document_id == tables.documents.c.id).scalar_subquery()


def matching(which: Filter) -> ColumnElement[bool]:
    """The condition on `tables.records` that a filter sets."""
    r = tables.records.c
    told: list[ColumnElement[bool]] = [true()]
    for role, actors in (("donor", which.donor), ("recipient", which.recipient), (None, which.party)):
        if actors:
            told.append(r.id.in_(_playing(role, actors)))
    if which.type:
        told.append(or_(r.aid_type.in_(which.type), r.type.in_(which.type)))
    if which.stage:
        told.append(or_(r.stage.in_(which.stage), r.status.in_(which.stage)))
    if which.first_day is not None:
        told.append(r.last_day >= which.first_day)
    if which.last_day is not None:
        told.append(r.first_day <= which.last_day)
    if which.mechanism:
        told.append(or_(*(r.mechanism.icontains(name, autoescape=True) for name in which.mechanism)))
    if which.item:
        i = tables.record_items.c
        told.append(r.id.in_(select(i.record_id).where(i.name.icontains(which.item, autoescape=True))))
    if which.text:
        told.append(_saying(which.text).exists())  # of each record asked for, not once of all claims
    return and_(*told)


def _playing(role: str | None, actors: tuple[str, ...]) -> Select[Any]:
    a = tables.record_actors.c
    query = select(a.record_id).where(a.actor.in_(actors))
    return query if role is None else query.where(a.role == role)


def _saying(words: str) -> Select[Any]:
    c, rc = tables.claims.c, tables.record_claims.c
    query = select(rc.record_id).join(tables.claims, rc.claim_id == c.id).where(rc.record_id == tables.records.c.id)
    return query.where(c.quote.icontains(words, autoescape=True)).correlate(tables.records)


__all__ = [
    "acting",
    "claims",
    "claims_of_records",
    "current",
    "decisions",
    "documents",
    "documents_counted",
    "documents_telling",
    "ids",
    "ids_beginning",
    "issues",
    "item_claims",
    "matching",
    "named_nowhere",
    "parts",
    "proofs",
    "proofs_of",
    "proposals",
    "record",
    "records",
    "records_by_id",
    "steps",
    "summed",
    "telling",
    "told_of",
]
