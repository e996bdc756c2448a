"""Plans: proposals by parties, each cell the latest position with its date, quote and history."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from pledgebook.model.claim import Position, Proposal
from pledgebook.model.codec import from_text
from pledgebook.model.filter import Filter
from pledgebook.reconcile.facts import normal
from pledgebook.reference.groups import groups
from pledgebook.store import Ledger, queries
from pledgebook.views import subjects
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


@dataclass(frozen=True, slots=True)
class _Told:
    """A proposal's row with what it says and its proofs."""

    row: Any
    content: Proposal
    proofs: tuple[Proof, ...]


_Held = tuple[tuple[str, ...], Stand]  # who holds a position, and the position


def plans(
    ledger: Ledger, which: Filter | None = None, parties: Sequence[str] = (), *, unnamed: bool = False
) -> tuple[PlanView, ...]:
    """The plans with a proposal in the filter, those with most proposals first.

    ``parties`` are further columns: states, or groups whose members each have one (`reference.groups`);
    without them the columns are the addressees and whoever took a position. ``unnamed``
    adds, each alone, the proposals that belong to no plan and that somebody took a position on.
    """
    with ledger.reading() as connection:
        # who proposes or when narrows the plans, never what is said of them
        asked = queries.told_of(connection, "proposal", Filter())
        wanted = {row.id for row in queries.records(connection, "proposal", which or Filter())}
        said = queries.told_of(connection, "position", Filter())
    told = [_Told(row, _proposal(row), tuple(map(proof, claims))) for row, claims in asked]
    said_of, loose = _placed(told, _stands(said))
    whole = _Whole(loose)
    columns = _expanded(parties)
    found = []
    for name, rows in _grouped(told):
        if any(one.row.id in wanted for one in rows) and (name or unnamed):
            view = _plan(name, rows, said_of, whole, columns)
            if name or any(not cell.silent for cell in view.proposals[0].cells):
                found.append(view)
    return tuple(sorted(found, key=lambda p: (p.name is None, -len(p.proposals), p.name or "", p.proposals[0].id)))


def _proposal(row: Any) -> Proposal:
    content = from_text(row.kind, row.content)
    assert isinstance(content, Proposal)  # noqa: S101  # the kind says so
    return content


def _grouped(told: list[_Told]) -> list[tuple[str | None, list[_Told]]]:
    """The proposals of each plan of a proposer; those of no plan each alone.

    A plan that is only called its proposer's ("Zelenskyy's plan") is the one with a name that the
    same documents tell, where there is exactly one.
    """
    named: defaultdict[tuple[str, tuple[str, ...]], list[_Told]] = defaultdict(list)
    found: list[tuple[str | None, list[_Told]]] = []
    for one in told:
        if one.content.plan:
            named[normal(one.content.plan), tuple(sorted(one.content.proposer))].append(one)
        else:
            found.append((None, [one]))
    others: defaultdict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for key in named:
        others[key[1]].append(key)
    for key in sorted(named):
        proposer = key[1]
        if subjects.of_whole(named[key][0].content.plan or "", "", proposer):
            documents = {p.document for one in named[key] for p in one.proofs}
            meant = [o for o in others[proposer] if o != key and named[o] and _tell(named[o], documents)]
            if len(meant) == 1:
                named[meant[0]] += named[key]
                named[key] = []
    return found + [(rows[0].content.plan, rows) for rows in named.values() if rows]


def _tell(told: list[_Told], documents: set[str]) -> bool:
    return any(p.document in documents for one in told for p in one.proofs)


def _expanded(parties: Sequence[str]) -> tuple[str, ...]:
    known = groups()
    return tuple(
        m for party in parties for m in ([x.member for x in known[party].members] if party in known else [party])
    )


def _stands(said: list[tuple[Any, list[Any]]]) -> list[_Held]:
    """Every claim of a position with who holds it, the oldest first."""
    found = []
    for row, claims in said:
        for one in map(proof, claims):
            content = one.content
            assert isinstance(content, Position)  # noqa: S101  # the kind says so
            date = content.date.edtf if content.date else one.published
            found.append((content.holder, Stand(content.stance.value, content.subject, date, row.id, one)))
    return sorted(found, key=lambda held: (held[1].date or "", held[1].proof.published or "", held[1].proof.place))


def _placed(told: list[_Told], stands: list[_Held]) -> tuple[dict[str, list[_Held]], list[_Held]]:
    """Each position with the proposal that it is on, by the proposal's record; and those that are on none.

    In a document that tells the proposal itself a third of the shorter one's words are enough; a
    position of another text must be on the same thing in so many words. The likest proposal is taken, of
    several the first.
    """
    telling = _Telling(told)
    found: dict[str, list[_Held]] = {}
    loose: list[_Held] = []
    for held in stands:
        stand = held[1]
        best, score = -1, 0.0
        for place in sorted(telling.near(stand)):
            like = subjects.likeness(stand.subject, told[place].content.subject)
            here = telling.here(stand, place)
            enough = like.of_all >= subjects.ALIKE or (here and like.of_shorter >= subjects.NEAR)
            if enough and like.of_all + here > score:
                best, score = place, like.of_all + here
        if best < 0:
            loose.append(held)
        else:
            found.setdefault(told[best].row.id, []).append(held)
    return found, loose


class _Telling:
    """Proposals by their words, by their whole subjects and by the documents that tell them."""

    def __init__(self, told: list[_Told]) -> None:
        self._sharing: defaultdict[str, list[int]] = defaultdict(list)
        self._same: defaultdict[str, list[int]] = defaultdict(list)
        self._in: defaultdict[str, set[int]] = defaultdict(set)
        self._words = [subjects.words(one.content.subject).all for one in told]
        for place, one in enumerate(told):
            self._same[normal(one.content.subject)].append(place)
            for word in self._words[place]:
                self._sharing[word].append(place)
            for p in one.proofs:
                self._in[p.document].add(place)

    def here(self, stand: Stand, place: int) -> bool:
        """Whether a document that tells the position tells the proposal, too."""
        return place in self._in.get(stand.proof.document, ())

    def near(self, stand: Stand) -> set[int]:
        """The proposals that a position may be on: those of its document, of its subject, and those like enough.

        What has a share `subjects.ALIKE` of all words in common has so many words of the position that it shares one
        at least even where the commonest of them are not looked at: these stand in most proposals.
        """
        words = sorted(subjects.words(stand.subject).all, key=lambda word: (len(self._sharing.get(word, ())), word))
        needed = max(subjects.ENOUGH, ceil(subjects.ALIKE * len(words)))
        near: set[int] = set()
        for word in words[: len(words) - needed + 1]:
            near.update(self._sharing.get(word, ()))
        said = frozenset(words)
        alike = {place for place in near if subjects.are_alike(said, self._words[place])}
        return alike.union(self._in.get(stand.proof.document, ()), self._same.get(normal(stand.subject), ()))


class _Whole:
    """Positions on no proposal that may mean a plan as a whole, each under a word that such a plan's name must hold."""

    def __init__(self, loose: list[_Held]) -> None:
        self._held = [held for held in loose if subjects.calls_plan(held[1].subject)]
        self._under: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, stand) in enumerate(self._held):
            keys = subjects.about_plan(stand.subject) or subjects.words(stand.subject).actors
            if keys:
                self._under[min(keys)].append(place)

    def of(self, name: str, proposer: tuple[str, ...]) -> list[_Held]:
        """Those on the plan of this name, in their order."""
        places = {place for word in subjects.words(name).all.union(proposer) for place in self._under.get(word, ())}
        found = [self._held[place] for place in sorted(places)]
        return [held for held in found if subjects.of_whole(held[1].subject, name, proposer)]


def _plan(
    name: str | None,
    told: list[_Told],
    said_of: dict[str, list[_Held]],
    on_whole: _Whole,
    columns: tuple[str, ...],
) -> PlanView:
    proposer = tuple(sorted({p for one in told for p in one.content.proposer}))
    told = sorted(told, key=lambda t: (t.content.ordinal or 99, t.row.first_day or "9999", t.row.id))
    whole = on_whole.of(name, proposer) if name else []
    spoke = {p for some in (*(said_of.get(t.row.id, []) for t in told), whole) for holder, _ in some for p in holder}
    asked = {a for one in told for a in one.content.addressees}
    # who was named to be looked at comes first, in the order in which they were named
    parties = tuple(dict.fromkeys((*columns, *sorted((spoke | asked) - set(proposer)), *sorted(spoke & set(proposer)))))
    rows = tuple(_row(one, _cells(parties, said_of.get(one.row.id, []))) for one in told)
    return PlanView(name, proposer, parties, rows, _cells(parties, whole))


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
