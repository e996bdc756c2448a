"""Search: claims and documents by words of quotes, items, actors and texts."""

from dataclasses import dataclass

from pledgebook.store import Ledger, pages, searching


@dataclass(frozen=True, slots=True)
class Found:
    """One claim (``sort`` is its kind) or document that holds the words.

    ``record`` opens a claim's record, ``quote`` are its words (of a document None); the other fields tell the document.
    """

    sort: str
    id: str
    record: str | None
    quote: str | None
    document: str
    title: str | None
    publisher: str | None
    published: str | None


def search(ledger: Ledger, words: str, *, limit: int = 40, offset: int = 0) -> tuple[Found, ...]:
    """What holds every one of the words, the likest first; the last word may be half typed."""
    with ledger.reading() as connection:
        hits = searching.search(connection, words, limit, offset)
        claims = pages.claims_by_id(connection, [ref for sort, ref in hits if sort == "claim"])
        documents = pages.documents_by_id(connection, [ref for sort, ref in hits if sort == "document"])
    found = []
    for sort, ref in hits:
        if sort == "claim" and ref in claims:
            c = claims[ref]
            found.append(Found(c.kind, ref, c.record_id, c.quote, c.document_id, c.title, c.publisher, c.published))
        elif ref in documents:
            d = documents[ref]
            found.append(Found("document", ref, None, None, ref, d.title, d.publisher, d.published))
    return tuple(found)
