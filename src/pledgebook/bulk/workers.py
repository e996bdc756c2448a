"""Read many documents on several processes, in a stable order, in bounded memory."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from multiprocessing import get_context

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue, Severity
from pledgebook.pipeline import Extraction, read_document
from pledgebook.sources import Fetcher, Item, Keeper, Origin, Raw, documents, items

Outcome = Extraction | Issue

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
    remaining = _batches(items(files, fetcher=fetcher))
    batches: deque[list[Item]] = deque()
    while batches or (batches := _refill(remaining, workers * _AHEAD)):
        yield from _pooled(batches, remaining, read, workers)


def _batches(found: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    weight = 0
    for item in found:
        batch.append(item)
        weight += len(item.data) if isinstance(item, Raw) else 0
        if len(batch) >= _BATCH or weight > _HEAVY:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def _refill(remaining: Iterator[list[Item]], count: int) -> deque[list[Item]]:
    return deque(islice(remaining, count))


_Read = Callable[[list[Item]], list[Outcome]]


def _pooled(
    batches: deque[list[Item]], remaining: Iterator[list[Item]], read: _Read, workers: int
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


def _alone(item: Item, read: _Read) -> list[Outcome]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read, [item]).result()
        except BrokenProcessPool:
            source = item if isinstance(item, str) else item.source
            return [Issue("reader-died", "the process that read it died", source, severity=Severity.ERROR)]


def _read_all(batch: list[Item], origin: Origin, keeper: Keeper | None) -> list[Outcome]:
    return [outcome for item in batch for outcome in _read(item, origin, keeper)]


def _read(item: Item, origin: Origin, keeper: Keeper | None) -> Iterator[Outcome]:
    for found in documents(item, origin, keeper=keeper):
        yield read_document(found) if isinstance(found, Document) else found
