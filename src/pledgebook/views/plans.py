"""Plans: proposals by parties, each cell the latest position with its date, quote and history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.model.claim import Position, Proposal
from pledgebook.model.codec import from_text
from pledgebook.model.filter import Filter
from pledgebook.reference.groups import groups
from pledgebook.store import Ledger, queries
from pledgebook.views.placing import PlanPlace, corrections, place_plans
from pledgebook.views.record import Proof, proof


@dataclass(frozen=True, slots=True)
class Stand:
    """What a party said once: its ``stance``, on what (``subject``), when (EDTF, or the document's day), and the proof.

    ``record`` opens the position.
    """

    stance: str
    subject: str
    date: str | None
    record: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class PlanCell:
    """A party on a proposal: the ``latest`` position, None where it is silent, and all of them, the oldest first."""

    party: str
    latest: Stand | None
    history: tuple[Stand, ...]

    @property
    def silent(self) -> bool:
        """Whether no document tells a position of the party."""
        return self.latest is None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One proposal of a plan, with a cell for each of the plan's parties.

    ``id`` opens it; the other slots are those of the claims' guide. ``date`` is when it was
    first told (EDTF, or the first document's day), ``renewed`` on which days again;
    ``documents`` is how many tell it. ``proofs`` are its quotes.
    """

    id: str
    direction: str
    proposer: tuple[str, ...]
    addressees: tuple[str, ...]
    subject: str
    category: str
    ordinal: int | None
    date: str | None
    renewed: tuple[str, ...]
    documents: int
    proofs: tuple[Proof, ...]
    cells: tuple[PlanCell, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan: its ``name`` (None: a proposal that belongs to none), who proposes it, and the matrix.

    ``parties`` are the columns, ``proposals`` the rows in the order of their place in the
    plan and their dates; ``whole`` are the cells on the plan as such.
    """

    name: str | None
    proposer: tuple[str, ...]
    parties: tuple[str, ...]
    proposals: tuple[ProposalRow, ...]
    whole: tuple[PlanCell, ...]


_Held = tuple[tuple[str, ...], Stand]  # who holds a position, and the position


@dataclass(frozen=True, slots=True)
class _Told:
    """A proposal's row with what it says, its proofs, and the positions on it."""

    row: Any
    content: Proposal
    proofs: tuple[Proof, ...]
    said: list[_Held]


def plans(
    ledger: Ledger, which: Filter | None = None, parties: Sequence[str] = (), *, unnamed: bool = False
) -> tuple[PlanView, ...]:
    """The plans with a proposal in the filter, those with most proposals first.

    ``parties`` are further columns: states, or groups whose members each have one (`reference.groups`);
    without them the columns are the addressees and whoever took a position. ``unnamed``
    adds, each alone, the proposals that belong to no plan and that somebody took a position on.
    """
    return open_plans(ledger, place_plans(ledger, which, unnamed=unnamed), parties)


def open_plans(ledger: Ledger, places: Sequence[PlanPlace], parties: Sequence[str] = ()) -> tuple[PlanView, ...]:
    """The matrices of plans (`place_plans`); what is no more in the ledger since they were placed is left out."""
    asked = [id_ for one in places for id_ in one.proposals]
    said = [claim for one in places for some in (*one.said, one.whole) for claim in some]
    mended = corrections(ledger)
    with ledger.reading() as connection:
        rows = {row.id: row for row in queries.records_by_id(connection, asked)}
        told = queries.proofs_of(connection, asked)
        stands = {row.id: _stand(row, mended) for row in queries.claims(connection, said, "position") if row.record_id}
    columns = _expanded(parties)
    found = []
    for one in places:
        held = [
            _Told(rows[id_], _proposal(rows[id_]), tuple(map(proof, told.get(id_, ()))), _held(claims, stands))
            for id_, claims in zip(one.proposals, one.said, strict=True)
            if id_ in rows
        ]
        if held:
            found.append(_plan(one, held, _held(one.whole, stands), columns))
    return tuple(found)


def _proposal(row: Any) -> Proposal:
    content = from_text(row.kind, row.content)
    assert isinstance(content, Proposal)  # noqa: S101  # the kind says so
    return content


def _stand(row: Any, mended: Mapping[str, Position]) -> _Held:
    """A claim of a position, as it was corrected, with who holds it."""
    one = proof(row)
    content = mended.get(row.id, one.content)
    assert isinstance(content, Position)  # noqa: S101  # the kind says so
    date = content.date.edtf if content.date else one.published
    return content.holder, Stand(content.stance.value, content.subject, date, row.record_id, one)


def _held(claims: Iterable[str], stands: Mapping[str, _Held]) -> list[_Held]:
    """The positions of these claims, the oldest first."""
    found = [stands[claim] for claim in claims if claim in stands]
    return sorted(found, key=lambda held: (held[1].date or "", held[1].proof.published or "", held[1].proof.place))


def _expanded(parties: Sequence[str]) -> tuple[str, ...]:
    known = groups()
    return tuple(
        m for party in parties for m in ([x.member for x in known[party].members] if party in known else [party])
    )


def _plan(one: PlanPlace, told: list[_Told], whole: list[_Held], columns: tuple[str, ...]) -> PlanView:
    proposer = one.proposer
    spoke = {p for some in (*(t.said for t in told), whole) for holder, _ in some for p in holder}
    asked = {a for t in told for a in t.content.addressees}
    # who was named to be looked at comes first, in the order in which they were named
    parties = tuple(dict.fromkeys((*columns, *sorted((spoke | asked) - set(proposer)), *sorted(spoke & set(proposer)))))
    rows = tuple(_row(t, _cells(parties, t.said)) for t in told)
    return PlanView(one.name, proposer, parties, rows, _cells(parties, whole))


def _cells(parties: tuple[str, ...], said: list[_Held]) -> tuple[PlanCell, ...]:
    cells = []
    for party in parties:
        history = tuple(stand for holder, stand in said if party in holder)
        cells.append(PlanCell(party, history[-1] if history else None, history))
    return tuple(cells)


def _row(told: _Told, cells: tuple[PlanCell, ...]) -> ProposalRow:
    row, content, proofs = told.row, told.content, told.proofs
    days = sorted({day for p in proofs if (day := _day(p))})
    return ProposalRow(
        id=row.id,
        direction=content.direction.value,
        proposer=content.proposer,
        addressees=content.addressees,
        subject=content.subject,
        category=content.category.value,
        ordinal=content.ordinal,
        date=days[0] if days else row.date,
        renewed=tuple(days[1:]),
        documents=row.sources,
        proofs=proofs,
        cells=cells,
    )


def _day(one: Proof) -> str | None:
    content = one.content
    said = content.date if isinstance(content, Proposal) else None
    return said.edtf if said else one.published
