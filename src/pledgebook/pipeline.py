"""The stages in order: the only module that names them all."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pledgebook import __version__, extract, resolve, text
from pledgebook.model.claim import Claim
from pledgebook.model.document import Document, Sentence
from pledgebook.model.issue import Issue

if TYPE_CHECKING:
    from pledgebook.store import Added, Ledger


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says, and what was found in it but given up."""

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def read_document(document: Document) -> Extraction:
    """Read one document: the same text and metadata give the same claims, whatever else is known."""
    layout = text.lay_out(document)
    worth = extract.worth_reading(layout)
    sentences: list[Sentence] = []
    for passage in worth.passages:
        sentences += text.sentences(document, passage, first=len(sentences))
    quoted = text.quotations(layout) if sentences else ()
    readings = tuple(extract.find(s, document, quoted) for s in sentences if worth.reading(s))
    readings = resolve.settle_actors(readings, layout)
    drafts, given_up = extract.read(readings, layout)
    claims, unrelated = resolve.relate(drafts, readings, layout)
    return Extraction(document, claims, (*given_up, *unrelated))


# Documents kept in one transaction; a killed run loses at most these. A batch grows with what was kept before it,
# as each may touch records of all that is there: so the whole work stays in proportion to what is read.
_FIRST, _LARGEST = 250, 2000


def keep(ledger: "Ledger", found: Iterable[Extraction | Issue], sources: Iterable[str] = ()) -> "Added":
    """Put what was read into the ledger and bring its records up to date, batch by batch.

    Each batch is kept whole or not at all; the same document again changes nothing.
    """
    from pledgebook import reconcile, store  # reading alone does without the database's library

    run = store.start_run(ledger, __version__, tuple(sources))
    status, added = "stopped", store.Added()
    read: list[Extraction] = []
    failed: list[Issue] = []
    try:
        for one in found:
            if isinstance(one, Issue):
                failed.append(one)
            else:
                read.append(one)
            if len(read) + len(failed) >= min(max(_FIRST, added.documents // 4), _LARGEST):
                added += store.add(ledger, run, read, failed, reconcile, read_document)
                read, failed = [], []
        added += store.add(ledger, run, read, failed, reconcile, read_document)
        status = "done"
    finally:
        store.end_run(ledger, run, status)
    return added


def rebuild(ledger: "Ledger") -> int:
    """Throw the ledger's records away and put them together anew from claims and decisions; how many there are."""
    from pledgebook import reconcile, store

    return store.rebuild(ledger, reconcile)
