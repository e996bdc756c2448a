"""One claim as a reviewer needs it: what it was read to say, the words around it, what it was joined with and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pledgebook.model.claim import Content
from pledgebook.model.codec import corrected, from_text
from pledgebook.model.decision import standing
from pledgebook.model.filter import Filter, ViewError
from pledgebook.model.record import Link
from pledgebook.reconcile.rulings import rulings
from pledgebook.store import Ledger, queries, reviewing
from pledgebook.views.record import Proof, proof

_AROUND = 240  # characters of the text before and after a quote
_ALIKE = 9  # other records that a reviewer is offered: one key each


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One claim that nobody has ruled on: ``record`` that it is told in, and its ``proof``."""

    record: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Joined:
    """Another claim of the same record: its proof, and the reasons that put the two together, () for no direct link."""

    proof: Proof
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """Another record that was weighed against this one and not joined: it may be the same thing after all."""

    record: str
    content: Content
    documents: int


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One claim, opened for a ruling.

    ``content`` is what it counts as now: as it was read (`proof`), or as it was corrected.
    ``before`` and ``after`` are the text around the quote; ``joined`` the other claims of its
    record and ``alike`` the records that it was weighed against.
    """

    record: str
    proof: Proof
    content: Content
    before: str
    after: str
    joined: tuple[Joined, ...]
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class UnlookedRow:
    """One document in which nothing was found and at which nobody has looked; ``words`` counts its text."""

    document: str
    published: str | None
    publisher: str | None
    title: str | None
    address: str | None
    source: str
    words: int


def inbox(
    ledger: Ledger, limit: int = 50, which: Filter | None = None, *, largest: bool = False
) -> tuple[InboxRow, ...]:
    """Claims of current documents that nobody has ruled on, in the records of a filter, the most uncertain first.

    With ``largest`` those with the largest figures come first, and those without one not at all: a
    misread trillion weighs more in a total than a hundred doubtful claims.
    What was merged or split was looked at for what it is one with, not for what it says: it still waits.
    """
    rows: list[InboxRow] = []
    with ledger.reading() as connection:
        looked_at = rulings(standing(queries.decisions(connection))).looked_at
        for row in reviewing.uncertain(connection, which or Filter(), largest=largest):
            if len(rows) == limit:
                break
            if row.id not in looked_at:
                rows.append(InboxRow(row.record_id, proof(row)))
    return tuple(rows)


def review_item(ledger: Ledger, claim: str) -> ReviewItem:
    """A claim opened for a ruling; raises `ViewError` where no record tells it."""
    with ledger.reading() as connection:
        held = reviewing.record_of_claim(connection, claim)
        if held is None:
            raise ViewError(f"no record tells the claim {claim}")
        told = {p.claim: p for p in map(proof, queries.proofs(connection, held))}
        record = queries.record(connection, held)
        text = reviewing.text_of(connection, told[claim].document)
        weighed = reviewing.weighed_against(connection, held, _ALIKE)
        said = rulings(standing(queries.decisions(connection)))
    mine = told.pop(claim)
    content = mine.content
    for decision in said.corrections.get(claim, ()):
        content = corrected(content, decision.slot or "", decision.value or "null")
    return ReviewItem(
        record=held,
        proof=mine,
        content=content,
        before=text[max(0, mine.start - _AROUND) : mine.start],
        after=text[mine.end : mine.end + _AROUND],
        joined=tuple(Joined(other, tuple(_reasons(record.links, claim, other.claim))) for other in told.values()),
        alike=tuple(map(_alike, weighed)),
    )


def alike(ledger: Ledger, record: str) -> tuple[Alike, ...]:
    """The records that were weighed against one and not joined, those that most documents tell first."""
    with ledger.reading() as connection:
        weighed = reviewing.weighed_against(connection, record, _ALIKE)
    return tuple(map(_alike, weighed))


def _alike(row: Any) -> Alike:
    return Alike(row.id, from_text(row.kind, row.content), row.sources)


def _reasons(links: tuple[Link, ...], one: str, other: str) -> Iterator[str]:
    for link in links:
        if {link.claim, link.other} == {one, other}:
            yield from link.reasons


def unlooked(ledger: Ledger, limit: int = 50, which: Filter | None = None) -> tuple[UnlookedRow, ...]:
    """Current documents in which nothing was found and at which nobody has looked, the longest first.

    Of the filter only the days of publication count: nothing was found that else could fit it.
    """
    which = which or Filter()
    with ledger.reading() as connection:
        ruled = {s for d in standing(queries.decisions(connection)) for s in d.subjects}
        rows = [row for row in reviewing.without_claims(connection, which) if row.id not in ruled]
    return tuple(
        UnlookedRow(row.id, row.published, row.publisher, row.title, row.address, row.source, row.length // 6)
        for row in rows[:limit]
    )
