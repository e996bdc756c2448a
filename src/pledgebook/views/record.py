"""One record opened down to its proof: every claim, quote, document and address."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.model.claim import Content
from pledgebook.model.document import page_at
from pledgebook.model.filter import ViewError
from pledgebook.model.record import Record, Step
from pledgebook.store import Ledger, claim_of, pages, queries, reviewing


@dataclass(frozen=True, slots=True)
class Proof:
    """One claim of a record with its place.

    ``claim`` is its id, ``quote`` the words, ``start`` and ``end`` their offsets in the
    document's text; ``content`` is what they were read to say, by ``rule``, with
    ``confidence``. ``document``, ``title``, ``publisher``, ``published`` and ``address``
    tell the source; ``source`` is where it was read from, ``page`` the page from 1 where it has
    pages, ``printed`` how many other documents print its text again.
    """

    claim: str
    quote: str
    start: int
    end: int
    content: Content
    rule: str
    confidence: float
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    address: str | None
    source: str
    page: int | None = None
    printed: int = 0

    @property
    def place(self) -> tuple[str, int, str]:
        """In the order of a document's text."""
        return self.document, self.start, self.claim


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its proof.

    ``record`` holds the chosen slots, figures, links and steps (`model.record`);
    ``proofs`` every claim, earliest first; ``parts`` the ids of the records that it
    includes. ``steps`` repeats the record's life line.
    """

    record: Record
    steps: tuple[Step, ...]
    proofs: tuple[Proof, ...]
    parts: tuple[str, ...]


def record(ledger: Ledger, beginning: str) -> RecordView:
    """The record whose id begins so; raises `ViewError` where there is none or more than one."""
    with ledger.reading() as connection:
        id_ = _whole(connection, beginning) if beginning.startswith("r-") else None
        if id_ is None:
            raise ViewError(f"no record has the id {beginning}")
        found = queries.record(connection, id_)
        told = tuple(map(proof, queries.proofs(connection, found.id)))
        return RecordView(found, found.steps, told, tuple(queries.parts(connection, found.id)))


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with its place and the ``record`` that it tells, None where a decision took it out."""

    record: str | None
    proof: Proof


def claim(ledger: Ledger, id_: str) -> ClaimView:
    """The claim of that id; raises `ViewError` where there is none."""
    with ledger.reading() as connection:
        row = pages.claims_by_id(connection, [id_]).get(id_)
    if row is None:
        raise ViewError(f"no claim has the id {id_}")
    return ClaimView(row.record_id, proof(row))


def proofs(ledger: Ledger, ids: Sequence[str]) -> tuple[Proof, ...]:
    """The proofs of claims, and of all claims of records, by their ids in this order; what is neither is left out."""
    with ledger.reading() as connection:
        claims = pages.claims_by_id(connection, list(ids))
        told = queries.proofs_of(connection, ids)
    return tuple(proof(row) for id_ in ids for row in ([claims[id_]] if id_ in claims else told.get(id_, ())))


def has_record(ledger: Ledger, id_: str) -> bool:
    """Whether there is a record of that id."""
    with ledger.reading() as connection:
        return id_.startswith("r-") and id_ in queries.ids_beginning(connection, id_)


def record_of(ledger: Ledger, claim: str) -> str | None:
    """The record that a claim is told in; None where it counts in none, or there is no such claim."""
    with ledger.reading() as connection:
        return reviewing.record_of_claim(connection, claim)


def full_id(ledger: Ledger, told: str) -> str:
    """The id of the record, claim, document or decision that was told by its beginning, or an address that ends in it.

    Where there is none, what was told; raises `ViewError` where there is more than one.
    """
    beginning = told.strip().rstrip("/").rpartition("/")[2]
    with ledger.reading() as connection:
        return _whole(connection, beginning) or told.strip()


def _whole(connection: Any, beginning: str) -> str | None:
    ids = queries.ids_beginning(connection, beginning)
    if len(ids) > 1 and beginning not in ids:
        raise ViewError(f"more than one id begins with {beginning}: {', '.join(ids[:2])} ...")
    return beginning if beginning in ids else next(iter(ids), None)


def proof(row: Any) -> Proof:
    """A claim's row with its document's columns as its proof."""
    claim = claim_of(row)
    return Proof(
        claim=claim.id,
        quote=claim.quote,
        start=claim.span.start,
        end=claim.span.end,
        content=claim.content,
        rule=claim.rule,
        confidence=claim.confidence,
        document=claim.document_id,
        title=row.title,
        publisher=row.publisher,
        published=row.published,
        address=row.address,
        source=row.source,
        page=page_at(tuple(json.loads(row.pages)), claim.span.start) if row.pages else None,
        printed=row.printed,
    )
