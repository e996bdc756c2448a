"""Which documents print again what another document printed: linked to it, and their claims not kept a second time.

Which text of several is kept depends on the texts alone and never on the order in which they came: the
documents are gone through in one order (`Known.place`: the earliest first, a body's own word before a
paper's, the fuller before the shorter), and each is linked to the likest of those before it that stand
for themselves, or stands for itself. A document that comes, or is superseded, can alter that only
for later ones that are like it, and these alone are looked at again. One rule goes before: a document
on whose claims somebody ruled stands for itself, as no ruling may be lost to a copy.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update

from pledgebook.model.document import Document
from pledgebook.store import tables
from pledgebook.store.rows import document_of
from pledgebook.store.selecting import claims_of, decisions, in_chunks

# Of texts that share a band and were published about the same day, those that are looked at: the nearest in the order.
# More are there only where hundreds of texts are written from one mould within a week, or tell no day at all.
_MOST = 200


class Comparer(Protocol):
    """What tells whether a text repeats another: `pledgebook.reconcile`."""

    def bands(self, text: str) -> list[str]:
        """Keys of which texts that are alike share one."""

    def near(self, published: str | None, other: str | None) -> bool:
        """Whether texts of these days can be one text at all."""

    def likeness(self, new: str, published: str | None, old: str, before_published: str | None) -> float | None:
        """How alike a text is to another, or None where it is no repeat of it."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of it: documents that ``stand`` for themselves now and had not, those that did and do no more.

    ``fallen`` are the latter; ``repeating`` are the new ones that repeat another.
    """

    stand: tuple[Document, ...]
    fallen: tuple[str, ...]
    repeating: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What the order goes by, and what a document was linked to before."""

    id: str
    published: str | None
    speaker: str | None
    publisher: str | None
    length: int
    repeats: str | None

    @property
    def place(self) -> tuple[object, ...]:
        """Where the document stands in the order; one that tells no day comes last."""
        day = self.published is None, self.published or ""
        return *day, self.speaker is None, -self.length, self.publisher or "", self.id


Link = tuple[str, float]


def settle(connection: Connection, new: Sequence[Document], gone: Sequence[str], comparer: Comparer) -> Settled:
    """Link documents that repeat another, with ``new`` ones that are in the ledger and others ``gone`` out of date.

    Raises nothing; claims are the caller's to take away and to add.
    """
    heirs = _bereft(connection, gone)
    keep_bands(connection, {d.id: comparer.bands(d.body.of(d.text)) for d in new})
    work = _Work(connection, comparer, frozenset(d.id for d in new))
    links = work.settle([*(d.id for d in new), *heirs])
    fallen = tuple(sorted(i for i, link in links.items() if link and i not in work.new and not work.known[i].repeats))
    stand = sorted(i for i, link in links.items() if not link and i not in work.new and work.known[i].repeats)
    d = tables.documents
    for id_, link in links.items():
        of, alike = link or (None, None)
        connection.execute(update(d).where(d.c.id == id_).values(repeats=of, likeness=alike))
    for id_ in fallen:  # older versions that printed it, too: what is repeated repeats nothing itself
        of, _ = links[id_] or (None, None)
        connection.execute(update(d).where(d.c.repeats == id_).values(repeats=of))
    return Settled(tuple(_documents(connection, stand)), fallen, frozenset(i for i in work.new if links[i]))


def keep_bands(connection: Connection, bands: dict[str, list[str]]) -> None:
    """Keep under which bands documents are found."""
    rows = [{"band": band, "document_id": id_} for id_, keys in bands.items() for band in dict.fromkeys(keys)]
    if rows:
        connection.execute(insert(tables.document_bands), rows)


def _bereft(connection: Connection, gone: Sequence[str]) -> list[str]:
    """The current documents that repeated what is superseded now; what is superseded is found no more."""
    d, b = tables.documents.c, tables.document_bands
    heirs: list[str] = []
    for some in in_chunks(gone):
        connection.execute(delete(b).where(b.c.document_id.in_(some)))
        heirs += connection.scalars(select(d.id).where(d.repeats.in_(some), d.superseded_by.is_(None)))
    return heirs


def _documents(connection: Connection, ids: Sequence[str]) -> Iterator[Document]:
    d = tables.documents
    for some in in_chunks(ids):
        yield from map(document_of, connection.execute(select(d).where(d.c.id.in_(some)).order_by(d.c.id)))


class _Work:
    """The documents that are looked at, each loaded once, and what has been settled of them."""

    def __init__(self, connection: Connection, comparer: Comparer, new: frozenset[str]) -> None:
        self.new = new
        self.known: dict[str, Known] = {}
        self._connection = connection
        self._comparer = comparer
        self._links: dict[str, Link | None] = {}
        self._texts: dict[str, str] = {}

    def settle(self, ids: Sequence[str]) -> dict[str, Link | None]:
        """What each document that is looked at repeats; those left out are as they were."""
        self._load(ids)
        waiting = [self.known[id_].place for id_ in ids]
        heapq.heapify(waiting)
        while waiting:
            one = self.known[str(heapq.heappop(waiting)[-1])]
            while waiting and waiting[0] == one.place:
                heapq.heappop(waiting)
            stood = self._stands(one) and (one.id not in self.new or one.id in self._links)
            link = None if self._is_ruled_on(one) else self._likest(one)
            self._links[one.id] = link
            if stood != (link is None):
                for other in self._followers(one) if link else self._alike(one):
                    heapq.heappush(waiting, other.place)
        return self._links

    def _stands(self, one: Known) -> bool:
        return self._links.get(one.id, (one.repeats, 0.0) if one.repeats else None) is None

    def _likest(self, one: Known) -> Link | None:
        """What a document repeats: the likest of those before it that stand for themselves, of equals the first."""
        before = sorted(
            (o for o in self._sharing(one) if o.place < one.place and self._stands(o)), key=lambda o: o.place
        )
        best: Link | None = None
        for other in before[-_MOST:]:
            alike = self._likeness(one, other)
            if alike is not None and (best is None or alike > best[1]):
                best = other.id, alike
        return best

    def _alike(self, one: Known) -> Iterator[Known]:
        """Later documents that may repeat this one."""
        after = sorted((o for o in self._sharing(one) if o.place > one.place), key=lambda o: o.place)
        return (other for other in after[:_MOST] if self._likeness(other, one) is not None)

    def _followers(self, one: Known) -> list[Known]:
        """The current documents that are linked to this one so far."""
        d = tables.documents.c
        query = select(d.id).where(d.repeats == one.id, d.superseded_by.is_(None))
        ids = {id_ for id_ in self._connection.scalars(query) if id_ not in self._links}
        ids |= {id_ for id_, link in self._links.items() if link and link[0] == one.id}
        self._load(sorted(ids))
        return [self.known[id_] for id_ in sorted(ids)]

    def _sharing(self, one: Known) -> list[Known]:
        b, other = tables.document_bands.alias(), tables.document_bands.alias()
        query = select(other.c.document_id).distinct().join(b, b.c.band == other.c.band)
        found = [i for i in self._connection.scalars(query.where(b.c.document_id == one.id)) if i != one.id]
        self._load(found)
        return [self.known[i] for i in found if self._comparer.near(one.published, self.known[i].published)]

    def _likeness(self, one: Known, other: Known) -> float | None:
        self._load_texts([one.id, other.id])
        return self._comparer.likeness(
            self._texts[one.id], one.published, self._texts[other.id], other.published
        )  # fmt: skip

    def _is_ruled_on(self, one: Known) -> bool:
        """Whether somebody ruled on a claim of a document that stood for itself before."""
        if one.id in self.new or one.repeats or not self._named:
            return False
        return not self._named.isdisjoint(claims_of(self._connection, [one.id]))

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(subject for decision in decisions(self._connection) for subject in decision.subjects)

    def _load(self, ids: Iterable[str]) -> None:
        d = tables.documents.c
        columns = d.id, d.published, d.speaker, d.publisher, (d.body_end - d.body_start).label("length"), d.repeats
        for some in in_chunks([id_ for id_ in ids if id_ not in self.known]):
            for row in self._connection.execute(select(*columns).where(d.id.in_(some))):
                self.known[row.id] = Known(**row._mapping)

    def _load_texts(self, ids: Iterable[str]) -> None:
        d = tables.documents.c
        missing = [id_ for id_ in ids if id_ not in self._texts]
        if missing:
            query: Any = select(d.id, d.text, d.body_start, d.body_end).where(d.id.in_(missing))
            for row in self._connection.execute(query):
                self._texts[row.id] = row.text[row.body_start : row.body_end]
