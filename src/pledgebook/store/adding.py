"""Put documents with their claims and issues into the ledger in batches, each whole or not at all."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, insert, select, update

from pledgebook.model.claim import Claim
from pledgebook.model.document import Document
from pledgebook.model.issue import Issue
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.records import Reconciler, refresh
from pledgebook.store.rows import actors, claim_row, document_row, item_rows
from pledgebook.store.selecting import in_chunks
from pledgebook.store.steady import steady


class Extraction(Protocol):
    """What one document says: `pledgebook.pipeline` makes it."""

    @property
    def document(self) -> Document: ...  # noqa: D102
    @property
    def claims(self) -> tuple[Claim, ...]: ...  # noqa: D102
    @property
    def issues(self) -> tuple[Issue, ...]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch, or a run of batches, did: new documents, those known before, older versions superseded."""

    documents: int = 0
    known: int = 0
    superseded: int = 0
    claims: int = 0
    issues: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.documents + other.documents,
            self.known + other.known,
            self.superseded + other.superseded,
            self.claims + other.claims,
            self.issues + other.issues,
        )


def now() -> str:
    """The time as the ledger writes it: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def start_run(ledger: Ledger, version: str, sources: Sequence[str]) -> int:
    """Note that sources are being read; the id of the run."""
    row = {
        "started_at": now(),
        "version": version,
        "sources": json.dumps(list(sources), ensure_ascii=False),
        "status": "running",
        "documents": 0,
        "claims": 0,
        "issues": 0,
    }
    with ledger.writing() as connection:
        key = connection.execute(insert(tables.runs).values(row)).inserted_primary_key
    assert key is not None  # noqa: S101  # an insert of one row has one
    return int(key[0])


def end_run(ledger: Ledger, run: int, status: str) -> None:
    """Note how a run ended: "done" or "stopped"."""
    with ledger.writing() as connection:
        ended = update(tables.runs).where(tables.runs.c.id == run).values(ended_at=now(), status=status)
        connection.execute(ended)


def add(
    ledger: Ledger, run: int, extractions: Sequence[Extraction], failures: Sequence[Issue], reconciler: Reconciler
) -> Added:
    """Keep a batch in one transaction and bring the records up to date with it.

    A document that is there already changes nothing; another text at a known
    address supersedes the one before, which is kept.
    """
    with steady(), ledger.writing() as connection:
        new, known = _sorted_out(connection, extractions)
        _insert(connection, tables.documents, [_document(e.document, run) for e in new])
        superseded = _supersede(connection, [e.document for e in new])
        claims = _insert_claims(connection, new)
        issues = [_issue(i, run, e.document.id) for e in new for i in e.issues]
        issues += [_issue(i, run, None) for i in failures]
        _insert(connection, tables.issues, issues)
        added = Added(len(new), known, len(superseded), len(claims), len(issues))
        counted = {c: tables.runs.c[c] + getattr(added, c) for c in ("documents", "claims", "issues")}
        connection.execute(update(tables.runs).where(tables.runs.c.id == run).values(counted))
        refresh(connection, reconciler, claims, superseded)
    return added


def _sorted_out(connection: Connection, extractions: Sequence[Extraction]) -> tuple[list[Extraction], int]:
    """The extractions of documents that the ledger does not hold, each once, and how many it does."""
    fresh = {e.document.id: e for e in extractions}
    for ids in in_chunks(list(fresh)):
        for (known,) in connection.execute(select(tables.documents.c.id).where(tables.documents.c.id.in_(ids))):
            del fresh[known]
    return list(fresh.values()), len(extractions) - len(fresh)


def _supersede(connection: Connection, new: Sequence[Document]) -> list[str]:
    """Mark older versions of the addresses; the ids of all documents that were current and are no more."""
    latest = {d.address: d.id for d in new if d.address}
    older = [(d.id, latest[d.address]) for d in new if d.address and latest[d.address] != d.id]
    documents = tables.documents
    for addresses in in_chunks(list(latest)):
        at = select(documents.c.id, documents.c.address).where(
            documents.c.address.in_(addresses), documents.c.superseded_by.is_(None)
        )
        older += [(row.id, latest[row.address]) for row in connection.execute(at) if row.id != latest[row.address]]
    older = list(dict(older).items())
    for old, newer in older:
        connection.execute(update(documents).where(documents.c.id == old).values(superseded_by=newer))
    return [old for old, _ in older]


def _insert_claims(connection: Connection, extractions: Iterable[Extraction]) -> list[str]:
    claims: list[dict[str, Any]] = []
    who: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    for extraction in extractions:
        for ordinal, claim in enumerate({c.id: c for c in extraction.claims}.values()):
            if claim.span.of(extraction.document.text) != claim.quote:
                raise ValueError(f"claim {claim.id} is not what {extraction.document.source} says at {claim.span}")
            claims.append(claim_row(claim, ordinal))
            who += ({"claim_id": claim.id, "role": role, "actor": actor} for role, actor in actors(claim.content))
            items += item_rows(claim.content, {"claim_id": claim.id})
    _insert(connection, tables.claims, claims)
    _insert(connection, tables.claim_actors, who)
    _insert(connection, tables.claim_items, items)
    return [row["id"] for row in claims]


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _document(document: Document, run: int) -> dict[str, Any]:
    return document_row(document) | {"added_at": now(), "run_id": run, "superseded_by": None}


def _issue(issue: Issue, run: int, document: str | None) -> dict[str, Any]:
    return {
        "run_id": run,
        "document_id": document,
        "code": issue.code,
        "severity": issue.severity.value,
        "message": issue.message,
        "source": issue.source,
        "span_start": issue.span.start if issue.span else None,
        "span_end": issue.span.end if issue.span else None,
    }
