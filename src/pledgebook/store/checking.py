"""Is the ledger whole? Every quote, every relation, every record: looked at, none sampled."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from pledgebook.model.decision import standing
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.issue import Issue, Severity
from pledgebook.model.span import Span
from pledgebook.store import tables
from pledgebook.store.kept import State
from pledgebook.store.ledger import Ledger
from pledgebook.store.records import CHILDREN, Reconciler, record_rows, wholes
from pledgebook.store.rows import actors, claim_of, item_rows, slots
from pledgebook.store.selecting import decisions, sourced
from pledgebook.store.steady import steady

_STREAM = {"yield_per": 500}


def check(ledger: Ledger, reconciler: Reconciler) -> Iterator[Issue]:
    """All that is wrong with the ledger, each as an issue with its place; nothing where it is whole."""
    with ledger.reading() as connection:
        for look in (_database, _texts, _claims, _relations):
            for issue in look(connection):
                yield _named(issue, ledger.name)
        for issue in _kept(connection, ledger):
            yield _named(issue, ledger.name)
        with steady():
            found = list(_records(connection, reconciler))
        for issue in found:
            yield _named(issue, ledger.name)


def _named(issue: Issue, ledger: str) -> Issue:
    return issue if issue.source else Issue(issue.code, issue.message, ledger, issue.span, issue.severity)


def _issue(code: str, message: str, source: str = "", span: Span | None = None) -> Issue:
    return Issue(code, message, source, span, Severity.ERROR)


def _database(connection: Connection) -> Iterator[Issue]:
    """What the database itself finds wrong; PostgreSQL keeps its own house."""
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if line != "ok":
            yield _issue("database-damaged", str(line))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _issue("relation-broken", f"row {row} of {table} refers to {parent} that is not there")


def _texts(connection: Connection) -> Iterator[Issue]:
    """Each document's hash, and each claim's quote at its place."""
    d, c = tables.documents.c, tables.claims.c
    quotes = select(c.document_id, c.id, c.span_start, c.span_end, c.quote).order_by(c.document_id)
    said = iter(connection.execute(quotes.execution_options(**_STREAM)))
    claim: Any = next(said, None)
    texts = select(d.id, d.address, d.source, d.content_hash, d.text).order_by(d.id)
    for row in connection.execute(texts.execution_options(**_STREAM)):
        digest = content_hash(row.text)
        if digest != row.content_hash or make_id("doc", row.address or "", digest) != row.id:
            yield _issue("text-altered", f"the text of document {row.id} is not the one that was read", row.source)
        while claim is not None and claim.document_id <= row.id:
            if claim.document_id == row.id and row.text[claim.span_start : claim.span_end] != claim.quote:
                place = Span(claim.span_start, max(claim.span_start, claim.span_end))
                yield _issue(
                    "quote-not-in-text", f"claim {claim.id} quotes what does not stand there", row.source, place
                )
            claim = next(said, None)


def _kept(connection: Connection, ledger: Ledger) -> Iterator[Issue]:
    """The bytes that documents were read from; a folder that is not there at all is one issue."""
    d = tables.documents.c
    rows = connection.execute(select(d.raw, d.source).where(d.raw.is_not(None)).order_by(d.id))
    kept = ledger.kept
    for row in rows.mappings():
        if kept is None or not Path(kept.folder).is_dir():
            where = f"the folder {kept.folder} is not there" if kept else "no folder is named (PLEDGEBOOK_KEPT)"
            yield _issue("bytes-missing", f"{where}, and documents refer to bytes in it")
            return
        state = kept.state(row["raw"])
        if state is State.MISSING:
            yield _issue("bytes-missing", f"the bytes {row['raw']} that it was read from are not there", row["source"])
        elif state is State.ALTERED:
            yield _issue("bytes-altered", f"the bytes {row['raw']} are not those that were read", row["source"])


def _claims(connection: Connection) -> Iterator[Issue]:
    """Each claim's readable columns and child rows against the form that counts."""
    who = _children(connection, tables.claim_actors, "claim_id")
    goods = _children(connection, tables.claim_items, "claim_id")
    for row in connection.execute(select(tables.claims).execution_options(**_STREAM)):
        claim = claim_of(row)
        columns = slots(claim.content)
        said = {tuple(sorted({"claim_id": claim.id, "role": r, "actor": a}.items())) for r, a in actors(claim.content)}
        items = {tuple(sorted(i.items())) for i in item_rows(claim.content, {"claim_id": claim.id})}
        if (
            any(getattr(row, name) != value for name, value in columns.items())
            or said != who.pop(claim.id, set())
            or items != goods.pop(claim.id, set())
        ):
            yield _issue("columns-differ", f"the readable columns of claim {claim.id} are not what it says")


def _children(connection: Connection, table: Table, key: str) -> dict[str, set[tuple[tuple[str, Any], ...]]]:
    found: dict[str, set[tuple[tuple[str, Any], ...]]] = {}
    for row in connection.execute(select(table).execution_options(**_STREAM)):
        found.setdefault(getattr(row, key), set()).add(tuple(sorted(dict(row._mapping).items())))
    return found


def _relations(connection: Connection) -> Iterator[Issue]:
    """Documents superseded in a circle, and records that nothing tells."""
    d, r, rc = tables.documents.c, tables.records.c, tables.record_claims.c
    newer = dict(connection.execute(select(d.id, d.superseded_by).where(d.superseded_by.is_not(None))).fetchall())
    for document in newer:
        seen, above = {document}, newer.get(document)
        while above is not None and above not in seen:
            seen.add(above)
            above = newer.get(above)
        if above is not None:
            yield _issue("relation-broken", f"document {document} is superseded in a circle")
    bare = select(r.id).where(~select(rc.claim_id).where(rc.record_id == r.id).exists())
    for (record,) in connection.execute(bare):
        yield _issue("record-without-claims", f"record {record} rests on no claim")
    repeats = select(d.id, d.repeats).where(d.repeats.is_not(None))
    originals = dict(connection.execute(select(d.id, d.repeats)).fetchall())
    for document, original in connection.execute(repeats):
        if originals.get(original) is not None:
            yield _issue("relation-broken", f"document {document} repeats {original}, which repeats another itself")
    counted = set(connection.scalars(select(rc.record_id).distinct()))
    for record, parts in connection.execute(select(r.id, r.part_of).where(r.part_of.is_not(None))):
        if parts not in counted:
            yield _issue("relation-broken", f"record {record} is part of record {parts} that is not there")


def _records(connection: Connection, reconciler: Reconciler) -> Iterator[Issue]:
    """The records and keys against those that claims and decisions give when they are put together anew."""
    held = standing(decisions(connection))
    claims = reconciler.ruled(sourced(connection), held)
    records = reconciler.build(claims, held)
    expected = record_rows(connection, records, {s.claim.id: s.claim.document_id for s in claims})
    named = wholes(connection, [record.id for record in records])
    for row in expected[tables.records]:
        row["part_of"] = named.get(row["id"])
    expected[tables.claim_keys] = [{"key": k, "claim_id": s.claim.id} for s in claims for k in {*reconciler.keys(s)}]
    for table in (tables.records, *CHILDREN, tables.claim_keys):
        rows = {_key(table, row): row for row in expected[table]}
        for stored in connection.execute(select(table).execution_options(**_STREAM)):
            row = dict(stored._mapping)
            if rows.pop(_key(table, row), None) != row:
                yield _issue("record-differs", f"{table.name} {_key(table, row)} is not what the claims give")
        for key in rows:
            yield _issue("record-differs", f"{table.name} {key} is missing")


def _key(table: Table, row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key.columns)
