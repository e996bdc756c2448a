"""The texts of one address in their order: the latest counts, and each older one says which came after it."""

import itertools
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from pledgebook.model.document import Document
from pledgebook.store import tables
from pledgebook.store.selecting import in_chunks

Version = tuple[str, str | None]
"""A document's id and the day of its publication."""


def supersede(connection: Connection, new: Sequence[Document]) -> list[str]:
    """Put new documents, which are in the ledger, behind those that they come after.

    A text comes after those that were published before it, whichever was read first; of one day, or where a
    day is not told, after those that were read before. Returns the documents that do not count, and did or are new.
    """
    came: dict[str, list[Version]] = {}
    for document in new:
        if document.address:
            came.setdefault(document.address, []).append((document.id, document.published))
    fresh = {id_ for versions in came.values() for id_, _ in versions}
    d, gone = tables.documents, []
    links: dict[str, str | None] = {}
    known: dict[str, list[tuple[Version, str | None]]] = {}
    for addresses in in_chunks(list(came)):
        query = select(d.c.id, d.c.published, d.c.superseded_by, d.c.address).where(d.c.address.in_(addresses))
        for row in connection.execute(query.order_by(d.c.added_at, d.c.id)):
            if row.id not in fresh:
                known.setdefault(row.address, []).append(((row.id, row.published), row.superseded_by))
                links[row.id] = row.superseded_by
    for address, versions in came.items():
        before = _in_order(known.get(address, []))
        after = _merged(before, versions)
        gone += [id_ for id_, _ in (*before[-1:], *versions) if id_ != after[-1][0]]
        for (older, _), (newer, _) in itertools.pairwise(after):
            if links.get(older) != newer:
                connection.execute(update(d).where(d.c.id == older).values(superseded_by=newer))
    return gone


def _in_order(known: Iterable[tuple[Version, str | None]]) -> list[Version]:
    """The versions of an address, the latest last: each before what came after it."""
    newer = {version[0]: after for version, after in known}

    def steps(version: Version) -> int:
        count, after = 0, newer[version[0]]
        while after is not None:
            count, after = count + 1, newer[after]
        return count

    return sorted((version for version, _ in known), key=steps, reverse=True)


def _merged(before: Sequence[Version], came: Iterable[Version]) -> list[Version]:
    order = list(before)
    for version in came:
        at = len(order)
        while at and _later(order[at - 1], version):
            at -= 1
        order.insert(at, version)
    return order


def _later(one: Version, other: Version) -> bool:
    return one[1] is not None and other[1] is not None and one[1] > other[1]
