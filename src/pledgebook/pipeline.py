"""The stages in order: the only module that names them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from pledgebook import __version__, extract, resolve, text
from pledgebook.model.claim import Claim
from pledgebook.model.document import Document, Layout, Sentence
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Reading
from pledgebook.reference.publishers import speaker

if TYPE_CHECKING:
    from pledgebook.store import Added, Ledger, Reread


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document says, and what was found in it but given up."""

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def read_document(document: Document) -> Extraction:
    """Read one document: the same text and metadata give the same claims, whatever else is known."""
    readings, layout = mentions(document)
    drafts, given_up = extract.read(readings, layout)
    claims, unrelated = resolve.relate(drafts, readings, layout)
    return Extraction(document, claims, (*given_up, *unrelated))


def mentions(document: Document) -> tuple[tuple[Reading, ...], Layout]:
    """The sentences of a document that may hold a claim, with all that is found in them, and its layout."""
    layout = text.lay_out(document)
    worth = extract.worth_reading(layout)
    sentences: list[Sentence] = []
    for passage in worth.passages:
        sentences += text.sentences(document, passage, first=len(sentences))
    chosen = worth.chosen(sentences, layout)
    quoted = text.quotations(layout) if chosen else ()
    readings = tuple(extract.find(s, document, quoted, kinds) for s, kinds in chosen)
    return resolve.settle_actors(readings, layout), layout


def read_again(document: Document) -> Extraction:
    """Read a document that is kept: its text stays, and whose "we" it is, is told by the publishers known today."""
    return read_document(replace(document, speaker=speaker(document.address, document.publisher)))


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
    try:
        for batch in _batches(found):
            read = [one for one in batch if isinstance(one, Extraction)]
            failed = [one for one in batch if isinstance(one, Issue)]
            added += store.add(ledger, run, read, failed, reconcile, read_document)
        status = "done"
    finally:
        store.end_run(ledger, run, status)
    return added


def reread(ledger: "Ledger", found: Iterable[Extraction]) -> "Reread":
    """Put what is read in the ledger's documents today in the place of what was read before, batch by batch.

    Each batch is replaced whole or not at all; a reading that changes nothing leaves no trace.
    """
    from pledgebook import reconcile, store

    run, status, done = None, "stopped", store.Reread()
    try:
        for batch in _batches(found):
            differing, same = store.differing(ledger, batch)
            done += same
            if differing and run is None:
                run = store.start_run(ledger, __version__, ())
            if differing and run is not None:
                done += store.replace(ledger, run, differing, reconcile)
        status = "done"
    finally:
        if run is not None:
            store.end_run(ledger, run, status)
    return done


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for count, one in enumerate(found, 1):
        batch.append(one)
        if len(batch) >= min(max(_FIRST, count // 5), _LARGEST):
            yield batch
            batch = []
    yield batch


def rebuild(ledger: "Ledger") -> int:
    """Throw the ledger's records away and put them together anew from claims and decisions; how many there are."""
    from pledgebook import reconcile, store

    return store.rebuild(ledger, reconcile)
