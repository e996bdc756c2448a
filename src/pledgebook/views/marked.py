"""A document's text with every claim marked in its place."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pledgebook.model.claim import Content
from pledgebook.model.filter import ViewError
from pledgebook.store import Ledger, claim_of, pages
from pledgebook.views.documents import IssueRow

_LONGEST = 400_000  # characters that a screen shows of a text; what lies beyond is cut


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text between two borders of claims: the words and the claims that it belongs to."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedClaim:
    """One claim of the document: where it stands, what it says, and the ``record`` that it tells (None: ruled out)."""

    id: str
    kind: str
    content: Content
    quote: str
    start: int
    end: int
    rule: str
    cues: tuple[str, ...]
    confidence: float
    record: str | None


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document with its text in ``pieces``, ``claims`` in the order of the text, and what was given up in it.

    ``cut`` is true where the text is longer than a screen shows.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None
    language: str | None
    source: str
    added_at: str
    superseded_by: str | None
    pieces: tuple[Piece, ...]
    claims: tuple[MarkedClaim, ...]
    issues: tuple[IssueRow, ...]
    cut: bool


def document(ledger: Ledger, id_: str) -> MarkedDocument:
    """The document of that id; raises `ViewError` where there is none."""
    with ledger.reading() as connection:
        row = pages.document(connection, id_)
        if row is None:
            raise ViewError(f"no document has the id {id_}")
        claims = tuple(map(_claim, pages.claims_of_document(connection, id_)))
        issues = tuple(map(_issue, pages.issues_of_document(connection, id_)))
    start = row.body_start + len(row.text[row.body_start :]) - len(row.text[row.body_start :].lstrip())
    end = min(row.body_end, start + _LONGEST)
    return MarkedDocument(
        **{name: getattr(row, name) for name in _NAMES},
        pieces=marked(row.text, start, end, claims),
        claims=claims,
        issues=issues,
        cut=end < row.body_end,
    )


_NAMES = (
    "id", "title", "publisher", "published", "address", "language", "source", "added_at", "superseded_by",
)  # fmt: skip


def has_document(ledger: Ledger, id_: str) -> bool:
    """Whether the ledger holds the document."""
    with ledger.reading() as connection:
        return bool(pages.documents_by_id(connection, [id_]))


def marked(text: str, start: int, end: int, claims: tuple[MarkedClaim, ...]) -> tuple[Piece, ...]:
    """``text[start:end]`` cut at every border of a claim; claims may lie within each other and overlap."""
    inside = [c for c in claims if c.start < end and c.end > start]
    borders = {start, end, *(max(start, c.start) for c in inside), *(min(end, c.end) for c in inside)}
    cuts = sorted(borders)
    opening: dict[int, list[MarkedClaim]] = {}
    for claim in inside:
        opening.setdefault(max(start, claim.start), []).append(claim)
    found: list[Piece] = []
    held: list[MarkedClaim] = []
    for left, right in pairwise(cuts):
        held = [c for c in held if c.end > left] + opening.get(left, [])
        found.append(Piece(text[left:right], tuple(c.id for c in held)))
    return tuple(found)


def _claim(row: Any) -> MarkedClaim:
    claim = claim_of(row)
    return MarkedClaim(
        claim.id,
        claim.kind,
        claim.content,
        claim.quote,
        claim.span.start,
        claim.span.end,
        claim.rule,
        claim.cues,
        claim.confidence,
        row.record_id,
    )


def _issue(i: Any) -> IssueRow:
    return IssueRow(i.code, i.severity, i.message, i.source, i.document_id, i.span_start, i.span_end, i.run_id)
