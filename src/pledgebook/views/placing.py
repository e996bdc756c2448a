"""Which proposals make up a plan and which positions are on which proposal: ids alone, however large the ledger.

What is shown of a plan (`plans`) is read of the few that a reader looks at; this is worked out of all of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from math import ceil
from typing import Any

from pledgebook.model.claim import Position, Proposal
from pledgebook.model.codec import corrected, from_text
from pledgebook.model.decision import standing
from pledgebook.model.filter import Filter
from pledgebook.reconcile.facts import normal
from pledgebook.reconcile.rulings import rulings
from pledgebook.store import Ledger, queries
from pledgebook.store.steady import steady
from pledgebook.views import subjects


@dataclass(frozen=True, slots=True)
class PlanPlace:
    """A plan with the ids of what it is made of.

    ``name`` is None for a proposal that belongs to none. ``proposals`` are records in the order of their place in the
    plan and their dates; ``said`` are the claims of positions on each of them, ``whole`` those on the plan as such.
    """

    name: str | None
    proposer: tuple[str, ...]
    proposals: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A proposal as far as it is looked at here: record, content, first day, and the documents that tell it."""

    id: str
    content: Proposal
    first_day: str | None
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """A claim of a position: what it is on, and the document that tells it."""

    claim: str
    subject: str
    document: str


def corrections(ledger: Ledger) -> dict[str, Position]:
    """The claims of positions that reviewers corrected, as they count now."""
    with ledger.reading() as connection:
        said = rulings(standing(queries.decisions(connection))).corrections
        rows = queries.claims(connection, said, "position")
    found: dict[str, Position] = {}
    for row in rows:
        content = from_text(row.kind, row.content)
        for decision in said[row.id]:
            content = corrected(content, decision.slot or "", decision.value or "null")
        if isinstance(content, Position):
            found[row.id] = content
    return found


def place_plans(ledger: Ledger, which: Filter | None = None, *, unnamed: bool = False) -> tuple[PlanPlace, ...]:
    """The plans with a proposal in the filter, those with most proposals first.

    ``unnamed`` adds, each alone, the proposals that belong to no plan and that somebody took a position on.
    """
    mended = corrections(ledger)
    with steady(), ledger.reading() as connection:
        # who proposes or when narrows the plans, never what is said of them
        asked = _asked(queries.proposals(connection), queries.telling(connection, "proposal"))
        wanted = None if which in (None, Filter()) else queries.ids(connection, "proposal", which or Filter())
        said = [
            _Said(row.id, mended[row.id].subject if row.id in mended else row.subject, row.document_id)
            for row in queries.telling(connection, "position")
        ]
        said_of, loose = _placed(asked, said)
        whole = _Whole(loose)
        found = []
        for name, some in _grouped(asked):
            if (name or (unnamed and some[0].id in said_of)) and (wanted is None or any(o.id in wanted for o in some)):
                found.append(_place(name, some, said_of, whole))
    return tuple(sorted(found, key=lambda p: (p.name is None, -len(p.proposals), p.name or "", p.proposals[0])))


def _asked(rows: Iterable[Any], claims: Iterable[Any]) -> list[_Asked]:
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        documents[claim.record_id].add(claim.document_id)
    found = []
    for row in rows:
        content = from_text("proposal", row.content)
        assert isinstance(content, Proposal)  # noqa: S101  # the kind says so
        found.append(_Asked(row.id, content, row.first_day, frozenset(documents[row.id])))
    return found


def _place(name: str | None, some: list[_Asked], said_of: Mapping[str, list[_Said]], whole: "_Whole") -> PlanPlace:
    proposer = tuple(sorted({p for one in some for p in one.content.proposer}))
    some = sorted(some, key=lambda one: (one.content.ordinal or 99, one.first_day or "9999", one.id))
    return PlanPlace(
        name,
        proposer,
        tuple(one.id for one in some),
        tuple(tuple(s.claim for s in said_of.get(one.id, ())) for one in some),
        tuple(s.claim for s in whole.of(name, proposer)) if name else (),
    )


def _grouped(asked: list[_Asked]) -> list[tuple[str | None, list[_Asked]]]:
    """The proposals of each plan of a proposer; those of no plan each alone.

    A plan that is only called its proposer's ("Zelenskyy's plan") is the one with a name that the
    same documents tell, where there is exactly one.
    """
    named: defaultdict[tuple[str, tuple[str, ...]], list[_Asked]] = defaultdict(list)
    found: list[tuple[str | None, list[_Asked]]] = []
    for one in asked:
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
            documents = {document for one in named[key] for document in one.documents}
            meant = [o for o in others[proposer] if o != key and named[o] and _tell(named[o], documents)]
            if len(meant) == 1:
                named[meant[0]] += named[key]
                named[key] = []
    return found + [(some[0].content.plan, some) for some in named.values() if some]


def _tell(asked: list[_Asked], documents: set[str]) -> bool:
    return any(not one.documents.isdisjoint(documents) for one in asked)


def _placed(asked: list[_Asked], said: list[_Said]) -> tuple[dict[str, list[_Said]], list[_Said]]:
    """Each position with the proposal that it is on, by the proposal's record; and those that are on none.

    In a document that tells the proposal itself a third of the shorter one's words are enough; a
    position of another text must be on the same thing in so many words. The likest proposal is taken, of
    several the first.
    """
    telling = _Telling(asked)
    found: dict[str, list[_Said]] = {}
    loose: list[_Said] = []
    for one in said:
        best, score = -1, 0.0
        words, same = subjects.words(one.subject), telling.same(one)
        for place in sorted(telling.near(one)):
            like = subjects.compared(words, telling.words[place], same=place in same)
            here = one.document in asked[place].documents
            enough = like.of_all >= subjects.ALIKE or (here and like.of_shorter >= subjects.NEAR)
            if enough and like.of_all + here > score:
                best, score = place, like.of_all + here
        if best < 0:
            loose.append(one)
        else:
            found.setdefault(asked[best].id, []).append(one)
    return found, loose


class _Telling:
    """Proposals by pairs of their words, by their whole subjects and by the documents that tell them.

    What a position is on shares two words with it (`subjects.likeness`), so that it stands under a pair of them.
    Pairs of the commonest words of long subjects are left out: what is like enough shares rarer ones, too.
    """

    def __init__(self, asked: list[_Asked]) -> None:
        self.words = [subjects.words(one.content.subject) for one in asked]
        self._sizes = [len(some.all) for some in self.words]
        self._longest = max(self._sizes, default=0)
        self._common = Counter(word for some in self.words for word in some.all)
        self._sharing: dict[tuple[str, str], list[int]] = {}
        self._same: dict[str, list[int]] = {}
        self._in: dict[str, list[int]] = {}
        for place, one in enumerate(asked):
            self._same.setdefault(normal(one.content.subject), []).append(place)
            for document in one.documents:
                self._in.setdefault(document, []).append(place)
            for pair in self._pairs(self.words[place].all):
                self._sharing.setdefault(pair, []).append(place)

    def near(self, said: _Said) -> set[int]:
        """The proposals that a position may be on: those of its document, of its subject, and those like enough."""
        words = subjects.words(said.subject).all
        hits = Counter(chain.from_iterable(self._sharing.get(pair, ()) for pair in self._pairs(words)))
        least, sizes = [_pairs_at_least(len(words), size) for size in range(self._longest + 1)], self._sizes
        alike = {place for place, n in hits.items() if n >= least[sizes[place]]}  # of a million records, thousands
        return alike.union(self._in.get(said.document, ()), self.same(said))

    def same(self, said: _Said) -> Sequence[int]:
        """The proposals of the very subject of a position."""
        return self._same.get(normal(said.subject), ())

    def _pairs(self, words: frozenset[str]) -> Iterator[tuple[str, str]]:
        """Pairs of the rarest words, in one order.

        Phrases that share `subjects.ALIKE` of all their words share so many of n that two shared ones are among the
        rarest n - that many + 2.
        """
        ranked = sorted(words, key=lambda word: (self._common[word], word))
        return combinations(ranked[: max(0, len(words) - _left_out(len(words)))], 2)


def _left_out(n: int) -> int:
    """How many of the commonest of n words are looked at in no pair."""
    return max(subjects.ENOUGH, ceil(subjects.ALIKE * n)) - 2


@cache
def _pairs_at_least(n: int, m: int) -> int:
    """How many pairs phrases of n and m words are both found by where a share `subjects.ALIKE` of all is in common."""
    shared = ceil(subjects.ALIKE * (n + m) / (1 + subjects.ALIKE) - 1e-9)
    looked_at = max(2, shared - _left_out(n) - _left_out(m))
    return looked_at * (looked_at - 1) // 2


class _Whole:
    """Positions on no proposal that may mean a plan as a whole, each under a word that such a plan's name must hold."""

    def __init__(self, loose: list[_Said]) -> None:
        self._said = [one for one in loose if subjects.calls_plan(one.subject)]
        self._under: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._said):
            keys = subjects.about_plan(one.subject) or subjects.words(one.subject).actors
            if keys:
                self._under[min(keys)].append(place)

    def of(self, name: str, proposer: tuple[str, ...]) -> list[_Said]:
        """Those on the plan of this name, in their order."""
        places = {place for word in subjects.words(name).all.union(proposer) for place in self._under.get(word, ())}
        found = [self._said[place] for place in sorted(places)]
        return [one for one in found if subjects.of_whole(one.subject, name, proposer)]
