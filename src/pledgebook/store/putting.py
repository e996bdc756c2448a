"""Rows of what was read, put where they belong."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Table, insert, update

from pledgebook.model.claim import Claim
from pledgebook.model.document import Document
from pledgebook.model.issue import Issue
from pledgebook.store import tables
from pledgebook.store.rows import actors, claim_row, item_rows


class Extraction(Protocol):
    """What one document says: `pledgebook.pipeline` makes it."""

    @property
    def document(self) -> Document: ...  # noqa: D102
    @property
    def claims(self) -> tuple[Claim, ...]: ...  # noqa: D102
    @property
    def issues(self) -> tuple[Issue, ...]: ...  # noqa: D102


def now() -> str:
    """The time as the ledger writes it: UTC, ISO 8601, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def numbered(read: Extraction) -> Iterator[tuple[int, Claim]]:
    """The claims of a document, each once, with their ordinals."""
    return enumerate({claim.id: claim for claim in read.claims}.values())


def put_claims(connection: Connection, told: Iterable[tuple[Document, int, Claim]]) -> list[str]:
    """Insert claims with their actors and goods; their ids. Refuses a quote that does not stand where it should."""
    claims: list[dict[str, Any]] = []
    who: list[dict[str, Any]] = []
    items: list[dict[str, Any]] = []
    for document, ordinal, claim in told:
        if claim.span.of(document.text) != claim.quote:
            raise ValueError(f"claim {claim.id} is not what {document.source} says at {claim.span}")
        claims.append(claim_row(claim, ordinal))
        who += ({"claim_id": claim.id, "role": role, "actor": actor} for role, actor in actors(claim.content))
        items += item_rows(claim.content, {"claim_id": claim.id})
    put(connection, tables.claims, claims)
    put(connection, tables.claim_actors, who)
    put(connection, tables.claim_items, items)
    return [row["id"] for row in claims]


def issue_row(issue: Issue, document: str | None) -> dict[str, Any]:
    """An issue without the run that met it."""
    return {
        "document_id": document,
        "code": issue.code,
        "severity": issue.severity.value,
        "message": issue.message,
        "source": issue.source,
        "span_start": issue.span.start if issue.span else None,
        "span_end": issue.span.end if issue.span else None,
    }


def put_issues(connection: Connection, run: int, rows: Iterable[dict[str, Any]]) -> int:
    """Insert issues that a run met; how many."""
    met = [row | {"run_id": run} for row in rows]
    put(connection, tables.issues, met)
    return len(met)


def count_run(connection: Connection, run: int, **counts: int) -> None:
    """Add to what a run has done: ``documents``, ``claims``, ``issues``."""
    c = tables.runs.c
    connection.execute(update(tables.runs).where(c.id == run).values({name: c[name] + n for name, n in counts.items()}))
