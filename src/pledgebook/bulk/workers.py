"""Read many documents on several processes, in a stable order, in bounded memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue, Severity
from pledgebook.pipeline import Extraction, read_again, read_document
from pledgebook.sources import Fetcher, Item, Keeper, Origin, Raw, documents, items

Outcome = Extraction | Issue
T = TypeVar("T", bound=Item | Document)

_BATCH = 24  # documents a worker is handed at once: a fair price for sending it, and soon shown as progress
_HEAVY = 4 * 2**20  # bytes out of archives that a batch holds at most, one document more or less
_AHEAD = 4  # batches under way for each worker: what is read and not yet taken stays bounded


def read_items(found: Iterable[Item], origin: Origin | None = None, keeper: Keeper | None = None) -> Iterator[Outcome]:
    """What each of these items says, one after the other, in this process."""
    for item in found:
        yield from _read(item, origin or Origin(), keeper)


def read_many(
    files: Iterable[str],
    origin: Origin | None = None,
    workers: int = 1,
    keeper: Keeper | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Outcome]:
    """What each document of ``files`` says, or why it could not be read, in the order of ``files``.

    The outcome is the same for any number of workers. A document on which a worker dies
    (out of memory, killed) becomes an issue, and the rest is read on. Archives are unpacked and
    addresses fetched (with ``fetcher``) here; the workers read.
    """
    read = partial(_read_all, origin=origin or Origin(), keeper=keeper)
    if workers <= 1:
        yield from read_items(items(files, fetcher=fetcher), origin, keeper)
        return
    yield from _shared_out(_batches(items(files, fetcher=fetcher)), read, workers)


def read_kept(kept: Iterable[Document], workers: int = 1) -> Iterator[Outcome]:
    """What each of these documents of a ledger says by today's reading, in their order; as `read_many`."""
    if workers <= 1:
        yield from map(read_again, kept)
        return
    yield from _shared_out(_batches(kept), _read_all_again, workers)


def _shared_out(
    remaining: Iterator[list[T]], read: Callable[[list[T]], list[Outcome]], workers: int
) -> Iterator[Outcome]:
    batches: deque[list[T]] = deque()
    while batches or (batches := _refill(remaining, workers * _AHEAD)):
        yield from _pooled(batches, remaining, read, workers)


def _weight(item: Item | Document) -> int:
    """What is sent to a worker with it."""
    return len(item.data) if isinstance(item, Raw) else len(item.text) if isinstance(item, Document) else 0


def _batches(found: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    weight = 0
    for item in found:
        batch.append(item)
        weight += _weight(item)
        if len(batch) >= _BATCH or weight > _HEAVY:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _refill(remaining: Iterator[list[T]], count: int) -> deque[list[T]]:
    return deque(islice(remaining, count))


def _pooled(
    batches: deque[list[T]], remaining: Iterator[list[T]], read: Callable[[list[T]], list[Outcome]], workers: int
) -> Iterator[Outcome]:
    """Work off ``batches`` and ``remaining`` in one pool; returns early when the pool has died.

    What was under way is left in ``batches``, the first of it read one by one.
    """
    # spawn: a fork of a process with threads (a progress bar has one) may hang
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[list[Outcome]]] = deque(pool.submit(read, batch) for batch in batches)
        while batches:
            try:
                outcomes = under_way[0].result()
            except BrokenProcessPool:
                break
            under_way.popleft()
            batches.popleft()
            if more := next(remaining, None):
                batches.append(more)
                under_way.append(pool.submit(read, more))
            yield from outcomes
        else:
            return
    for item in batches.popleft():
        yield from _alone(item, read)


def _alone(item: T, read: Callable[[list[T]], list[Outcome]]) -> list[Outcome]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read, [item]).result()
        except BrokenProcessPool:
            source = item if isinstance(item, str) else item.source
            return [Issue("reader-died", "the process that read it died", source, severity=Severity.ERROR)]


def _read_all(batch: list[Item], origin: Origin, keeper: Keeper | None) -> list[Outcome]:
    return [outcome for item in batch for outcome in _read(item, origin, keeper)]


def _read_all_again(kept: list[Document]) -> list[Outcome]:
    return list(map(read_again, kept))


def _read(item: Item, origin: Origin, keeper: Keeper | None) -> Iterator[Outcome]:
    for found in documents(item, origin, keeper=keeper):
        yield read_document(found) if isinstance(found, Document) else found
