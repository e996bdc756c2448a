"""The documents of the ledger and what could not be read in them."""

from dataclasses import dataclass
from typing import Any

from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document.

    ``id``, ``title``, ``publisher``, ``speaker`` (whose "we" it is), ``published`` (ISO date),
    ``address`` and ``language`` as read; ``source`` is where it was read from, ``added_at``
    when (UTC). ``superseded_by`` is the id of a newer text at the same address, ``repeats`` that
    of the document whose text this one prints again (its claims are that one's). ``claims``
    and ``issues`` count what was found and what was given up.
    """

    id: str
    published: str | None
    publisher: str | None
    speaker: str | None
    title: str | None
    address: str | None
    language: str | None
    source: str
    added_at: str
    superseded_by: str | None
    repeats: str | None
    claims: int
    issues: int


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One thing that could not be done: ``code`` (docs/issues.md), ``message``, ``severity``, and where.

    ``document`` is the document's id, None where the source could not be read at all;
    ``start`` and ``end`` are offsets into its text. ``run`` is the run that met it.
    """

    code: str
    severity: str
    message: str
    source: str
    document: str | None
    start: int | None
    end: int | None
    run: int


def documents(ledger: Ledger, which: Filter | None = None) -> tuple[DocumentRow, ...]:
    """The documents of a filter by date of publication; those without one come last.

    ``since`` and ``until`` are of the publication; anything else keeps the documents that
    tell a record which fits it.
    """
    with ledger.reading() as connection:
        rows = queries.documents(connection, which or Filter())
    return tuple(map(document_row, rows))


def document_row(row: Any) -> DocumentRow:
    """The document of a row of the ledger, with its counts."""
    return DocumentRow(**{name: getattr(row, name) for name in DocumentRow.__dataclass_fields__})


def issues(ledger: Ledger, code: str | None = None) -> tuple[IssueRow, ...]:
    """What could not be done, in the order in which it was met."""
    with ledger.reading() as connection:
        rows = queries.issues(connection, code)
    return tuple(
        IssueRow(i.code, i.severity, i.message, i.source, i.document_id, i.span_start, i.span_end, i.run_id)
        for i in rows
    )
