"""Replace what was read in the ledger's documents by what a later reading finds in them."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select, update

from pledgebook.model.claim import Claim
from pledgebook.model.document import Document
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.putting import Extraction, count_run, issue_row, numbered, put_claims, put_issues
from pledgebook.store.records import Reconciler, refresh
from pledgebook.store.rows import claim_row, document_of
from pledgebook.store.searching import index
from pledgebook.store.selecting import claims_of, in_chunks
from pledgebook.store.steady import steady
from pledgebook.store.withdrawing import withdraw

_AT_ONCE = 200  # texts that are held in memory


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading again came to: documents, those of which something is known otherwise now, and claims.

    ``kept`` are claims that are found as before: of the same place and content.
    """

    documents: int = 0
    changed: int = 0
    gained: int = 0
    lost: int = 0
    kept: int = 0

    def __add__(self, other: "Reread") -> "Reread":
        return Reread(
            self.documents + other.documents,
            self.changed + other.changed,
            self.gained + other.gained,
            self.lost + other.lost,
            self.kept + other.kept,
        )


@dataclass(frozen=True, slots=True)
class _Change:
    """How a reading of one document differs from what is kept of it.

    ``told`` are claims that are new or whose row is another now (by another rule, with another
    confidence), with their ordinals; ``gone`` the ids of rows that give way; ``moved`` the
    ordinals of claims that only stand at another place of the list.
    """

    document: Document
    told: list[tuple[int, Claim]]
    gone: set[str]
    moved: dict[str, int]
    counts: Reread
    told_by: bool
    issues: bool

    def __bool__(self) -> bool:
        return bool(self.told or self.gone or self.moved or self.told_by or self.issues)


def readable(
    ledger: Ledger,
    ids: Sequence[str] = (),
    *,
    since: str | None = None,
    until: str | None = None,
    publisher: str | None = None,
) -> list[str]:
    """The documents that claims are kept of, also superseded ones: all, these, or by publication and publisher.

    ``since`` and ``until`` are ISO dates; ``publisher`` is a part of the name, in any case. By date, as they were told.
    """
    d = tables.documents.c
    query = select(d.id).where(d.repeats.is_(None)).order_by(d.published.is_(None), d.published, d.id)
    if since is not None:
        query = query.where(d.published >= since)
    if until is not None:
        query = query.where(d.published <= until)
    if publisher is not None:
        query = query.where(d.publisher.icontains(publisher, autoescape=True))
    with ledger.reading() as connection:
        found = list(connection.scalars(query))
    return [id_ for id_ in found if id_ in set(ids)] if ids else found


def texts(ledger: Ledger, ids: Sequence[str]) -> Iterator[Document]:
    """These documents one by one; no transaction stays open while they are read."""
    for start in range(0, len(ids), _AT_ONCE):
        with ledger.reading() as connection:
            query = select(tables.documents).where(tables.documents.c.id.in_(ids[start : start + _AT_ONCE]))
            found = {row.id: document_of(row) for row in connection.execute(query)}
        yield from (found[id_] for id_ in ids[start : start + _AT_ONCE])


def differing(ledger: Ledger, read: Sequence[Extraction]) -> tuple[list[Extraction], Reread]:
    """The readings that are not what the ledger holds, and what the others come to. Writes nothing."""
    with ledger.reading() as connection:
        changes = {change.document.id: change for change in _changes(connection, read)}
    same = sum((change.counts for change in changes.values() if not change), Reread())
    return [one for one in read if changes.get(one.document.id)], same


def replace(ledger: Ledger, run: int, read: Sequence[Extraction], reconciler: Reconciler) -> Reread:
    """Keep these readings instead of the earlier ones, in one transaction, and bring the records up to date."""
    with steady(), ledger.writing() as connection:
        changes = [change for change in _changes(connection, read) if change]
        spoken = [change.document for change in changes if change.told_by]
        told = [claim for change in changes for _, claim in change.told]
        loose = withdraw(connection, {id_ for change in changes for id_ in change.gone})
        _move(connection, changes)
        put_claims(connection, ((change.document, i, claim) for change in changes for i, claim in change.told))
        index(connection, [], told)
        issues = _put_issues(connection, run, {e.document.id: e for e in read}, changes)
        _put_publishers(connection, spoken)
        again = {claim.id for claim in told}.union(claims_of(connection, [document.id for document in spoken]))
        refresh(connection, reconciler, again, loose=loose)
        count = sum((change.counts for change in changes), Reread())
        count_run(connection, run, documents=count.changed, claims=count.gained, issues=issues)
    return count


def _changes(connection: Connection, read: Sequence[Extraction]) -> list[_Change]:
    """How each reading differs, of documents that claims are kept of; a copy's are those of what it repeats."""
    d = tables.documents.c
    ids = [one.document.id for one in read]
    rows, issues = _rows(connection, ids), _issues(connection, ids)
    publishers = {
        row.id: (row.publisher, row.speaker)
        for some in in_chunks(ids)
        for row in connection.execute(select(d.id, d.publisher, d.speaker).where(d.id.in_(some), d.repeats.is_(None)))
    }
    return [
        _change(one, rows[one.document.id], publishers[one.document.id], issues[one.document.id])
        for one in {one.document.id: one for one in read}.values()
        if one.document.id in publishers
    ]


def _change(
    read: Extraction, rows: dict[str, dict[str, Any]], told_by: tuple[str | None, str | None], issues: list[Any]
) -> _Change:
    document = read.document
    told: list[tuple[int, Claim]] = []
    moved: dict[str, int] = {}
    for ordinal, claim in numbered(read):
        new, old = claim_row(claim, ordinal), rows.get(claim.id)
        if old is None or old | {"ordinal": ordinal} != new:
            told.append((ordinal, claim))
        elif old != new:
            moved[claim.id] = ordinal
    now = {claim.id for claim in read.claims}
    counts = Reread(1, 0, len(now - rows.keys()), len(rows.keys() - now), len(now & rows.keys()))
    met = [issue_row(issue, document.id) for issue in read.issues]
    gone = (rows.keys() - now) | {claim.id for _, claim in told if claim.id in rows}
    another = told_by != (document.publisher, document.speaker)
    change = _Change(document, told, gone, moved, counts, another, met != issues)
    return dataclasses.replace(change, counts=dataclasses.replace(counts, changed=int(bool(change))))


def _rows(connection: Connection, documents: Sequence[str]) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of the claims of documents, by document and claim."""
    c = tables.claims
    found: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for some in in_chunks(documents):
        for row in connection.execute(select(c).where(c.c.document_id.in_(some))).mappings():
            found[row["document_id"]][row["id"]] = dict(row)
    return found


def _issues(connection: Connection, documents: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    i = tables.issues.c
    columns = [column for column in i if column.name not in ("id", "run_id")]
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for some in in_chunks(documents):
        for row in connection.execute(select(*columns).where(i.document_id.in_(some)).order_by(i.id)).mappings():
            found[row["document_id"]].append(dict(row))
    return found


def _move(connection: Connection, changes: Sequence[_Change]) -> None:
    """Number claims anew in two steps, as no two of a document may have one number at any time."""
    c = tables.claims
    moved = [(id_, ordinal) for change in changes for id_, ordinal in change.moved.items()]
    for sign in (-1, 1):
        for id_, ordinal in moved:
            place = ordinal if sign > 0 else -1 - ordinal
            connection.execute(update(c).where(c.c.id == id_).values(ordinal=place))


def _put_issues(connection: Connection, run: int, read: dict[str, Extraction], changes: Sequence[_Change]) -> int:
    i = tables.issues
    documents = [change.document.id for change in changes if change.issues]
    for some in in_chunks(documents):
        connection.execute(delete(i).where(i.c.document_id.in_(some)))
    return put_issues(connection, run, (issue_row(issue, id_) for id_ in documents for issue in read[id_].issues))


def _put_publishers(connection: Connection, documents: Sequence[Document]) -> None:
    d = tables.documents
    for document in documents:
        told_by = {"publisher": document.publisher, "speaker": document.speaker}
        connection.execute(update(d).where(d.c.id == document.id).values(**told_by))
