"""Put documents with their claims and issues into the ledger in batches, each whole or not at all."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.putting import Extraction, count_run, issue_row, now, numbered, put, put_claims, put_issues
from pledgebook.store.records import Reconciler, refresh
from pledgebook.store.repeating import Comparer, settle
from pledgebook.store.rows import document_row
from pledgebook.store.searching import index
from pledgebook.store.selecting import claims_of, in_chunks
from pledgebook.store.steady import steady
from pledgebook.store.versions import supersede
from pledgebook.store.withdrawing import withdraw


class Across(Reconciler, Comparer, Protocol):
    """What knows of several documents: `pledgebook.reconcile`."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a batch, or a run of batches, did.

    New documents, those known before, older versions superseded, and new ones that repeat another.
    """

    documents: int = 0
    known: int = 0
    superseded: int = 0
    repeats: int = 0
    claims: int = 0
    issues: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.documents + other.documents,
            self.known + other.known,
            self.superseded + other.superseded,
            self.repeats + other.repeats,
            self.claims + other.claims,
            self.issues + other.issues,
        )


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
    ledger: Ledger,
    run: int,
    extractions: Sequence[Extraction],
    failures: Sequence[Issue],
    across: Across,
    reader: Callable[[Document], Extraction],
) -> Added:
    """Keep a batch in one transaction and bring the records up to date with it.

    A document that is there already changes nothing; another text at a known address supersedes
    those before it (`versions`), which are kept. Of texts that repeat each other one stands for all, whichever
    came first (`repeating`), and no claims are kept of the others; one that comes to stand for itself is read
    with ``reader``.
    """
    with steady(), ledger.writing() as connection:
        new, known = _sorted_out(connection, extractions)
        put(connection, tables.documents, [_document(e.document, run) for e in new])
        superseded = supersede(connection, [e.document for e in new])
        settled = settle(connection, [e.document for e in new if e.document.id not in superseded], superseded, across)
        loose = _take_back(connection, settled.fallen)
        told = [e for e in new if e.document.id not in settled.repeating]
        told += [reader(document) for document in settled.stand]
        claims = put_claims(connection, ((e.document, i, claim) for e in told for i, claim in numbered(e)))
        index(connection, [e.document for e in new], [c for e in told for c in e.claims])
        met = [issue_row(issue, e.document.id) for e in told for issue in e.issues]
        issues = put_issues(connection, run, met + [issue_row(issue, None) for issue in failures])
        count_run(connection, run, documents=len(new), claims=len(claims), issues=issues)
        refresh(connection, across, claims, superseded, loose)
    return Added(len(new), known, len(superseded), len(settled.repeating), len(claims), issues)


def _take_back(connection: Connection, documents: Sequence[str]) -> set[str]:
    """What was read in documents that repeat another now: that one tells it. As `withdraw` for the claims beside."""
    i = tables.issues
    for some in in_chunks(documents):
        connection.execute(delete(i).where(i.c.document_id.in_(some)))
    return withdraw(connection, claims_of(connection, documents))


def _sorted_out(connection: Connection, extractions: Sequence[Extraction]) -> tuple[list[Extraction], int]:
    """The extractions of documents that the ledger does not hold, each once, and how many it does."""
    fresh = {e.document.id: e for e in extractions}
    for ids in in_chunks(list(fresh)):
        for (known,) in connection.execute(select(tables.documents.c.id).where(tables.documents.c.id.in_(ids))):
            del fresh[known]
    return list(fresh.values()), len(extractions) - len(fresh)


def _document(document: Document, run: int) -> dict[str, Any]:
    return document_row(document) | {"added_at": now(), "run_id": run}
