"""Which documents print again what another document printed: linked to it, and their claims not kept a second time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection, delete, insert, select, update

from pledgebook.model.document import Document
from pledgebook.store import tables
from pledgebook.store.selecting import in_chunks

_MOST = 50  # candidates that are looked at; more share a band only where texts are written from one mould


class Comparer(Protocol):
    """What tells whether a text repeats another: `pledgebook.reconcile`."""

    def bands(self, text: str) -> list[str]:
        """Keys of which texts that are alike share one."""

    def likeness(self, new: str, published: str | None, old: str, before_published: str | None) -> float | None:
        """How alike a text is to one read before, or None where it is no repeat of it."""


@dataclass(slots=True)
class Repeats:
    """Of new documents: which repeat which, how alike they are, and the bands of those that do not."""

    of: dict[str, tuple[str, float]] = field(default_factory=dict)
    bands: dict[str, list[str]] = field(default_factory=dict)


def find(connection: Connection, documents: Sequence[Document], comparer: Comparer) -> Repeats:
    """Look at each document beside those that the ledger holds and those before it; the earliest read is the original.

    Another text at the same address is a newer version and no repeat; a text that has been superseded
    is no original.
    """
    found = Repeats()
    keys = {d.id: comparer.bands(d.body.of(d.text)) for d in documents}
    holders = _holders(connection, sorted({band for bands in keys.values() for band in bands}))
    texts: dict[str, Any] = {}
    for document in documents:
        candidates = list(dict.fromkeys(id_ for band in keys[document.id] for id_ in holders.get(band, ())))[:_MOST]
        _load(connection, [id_ for id_ in candidates if id_ not in texts], texts)
        best: tuple[float, str] | None = None
        for candidate in candidates:
            text, published, address = texts[candidate]
            if address is not None and address == document.address:
                continue
            alike = comparer.likeness(document.body.of(document.text), document.published, text, published)
            if alike is not None and (best is None or alike > best[0]):
                best = alike, candidate
        if best is not None:
            found.of[document.id] = best[1], best[0]
            continue
        found.bands[document.id] = keys[document.id]
        texts[document.id] = document.body.of(document.text), document.published, document.address
        for band in keys[document.id]:
            holders.setdefault(band, []).append(document.id)
    return found


def keep_bands(connection: Connection, bands: dict[str, list[str]]) -> None:
    """Keep under which bands new documents are found."""
    rows = [{"band": band, "document_id": id_} for id_, keys in bands.items() for band in dict.fromkeys(keys)]
    if rows:
        connection.execute(insert(tables.document_bands), rows)


def bereft(connection: Connection, superseded: Iterable[str]) -> list[str]:
    """Documents that repeated what has been superseded, and so stand for themselves again: the first of each.

    The others repeat that one from now on. The claims of the first are still to be read and kept.
    """
    d = tables.documents.c
    first: list[str] = []
    for gone in superseded:
        connection.execute(delete(tables.document_bands).where(tables.document_bands.c.document_id == gone))
        query = select(d.id).where(d.repeats == gone, d.superseded_by.is_(None)).order_by(d.added_at, d.id)
        heirs = list(connection.scalars(query))
        if not heirs:
            continue
        first.append(heirs[0])
        connection.execute(update(tables.documents).where(d.id == heirs[0]).values(repeats=None, likeness=None))
        connection.execute(update(tables.documents).where(d.id.in_(heirs[1:])).values(repeats=heirs[0]))
    return first


def _holders(connection: Connection, bands: Sequence[str]) -> dict[str, list[str]]:
    b = tables.document_bands.c
    found: dict[str, list[str]] = {}
    for some in in_chunks(bands):
        query = select(b.band, b.document_id).where(b.band.in_(some)).order_by(b.band, b.document_id)
        for band, id_ in connection.execute(query):
            found.setdefault(band, []).append(id_)
    return found


def _load(connection: Connection, ids: Sequence[str], texts: dict[str, Any]) -> None:
    d = tables.documents.c
    for some in in_chunks(ids):
        query = select(d.id, d.text, d.body_start, d.body_end, d.published, d.address).where(d.id.in_(some))
        for row in connection.execute(query):
            texts[row.id] = row.text[row.body_start : row.body_end], row.published, row.address
