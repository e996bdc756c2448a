"""Read many documents on several processes, in a stable order, in bounded memory."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue, Severity
from pledgebook.pipeline import Extraction, read_document
from pledgebook.sources import Origin, read

Outcome = Extraction | Issue

_BATCH = 24  # documents a worker is handed at once: a fair price for sending it, and soon shown as progress
_AHEAD = 4  # batches under way for each worker: what is read and not yet taken stays bounded


def read_many(files: Iterable[str], origin: Origin | None = None, workers: int = 1) -> Iterator[Outcome]:
    """What each of ``files`` says, or why it could not be read, in the order of ``files``.

    The outcome is the same for any number of workers. A file on which a worker dies
    (out of memory, killed) becomes an issue, and the rest is read on.
    """
    origin = origin or Origin()
    if workers <= 1:
        yield from _read(files, origin)
        return
    remaining = iter(files)
    batches: deque[list[str]] = deque()
    while batches or (batches := _refill(remaining, workers * _AHEAD)):
        yield from _pooled(batches, remaining, origin, workers)


def _refill(remaining: Iterator[str], count: int) -> deque[list[str]]:
    return deque(batch for _ in range(count) if (batch := list(islice(remaining, _BATCH))))


def _pooled(batches: deque[list[str]], remaining: Iterator[str], origin: Origin, workers: int) -> Iterator[Outcome]:
    """Work off ``batches`` and ``remaining`` in one pool; returns early when the pool has died.

    What was under way is left in ``batches``, the first of it read file by file.
    """
    # spawn: a fork of a process with threads (a progress bar has one) may hang
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[list[Outcome]]] = deque(pool.submit(_read_all, batch, origin) for batch in batches)
        while batches:
            try:
                outcomes = under_way[0].result()
            except BrokenProcessPool:
                break
            under_way.popleft()
            batches.popleft()
            if more := list(islice(remaining, _BATCH)):
                batches.append(more)
                under_way.append(pool.submit(_read_all, more, origin))
            yield from outcomes
        else:
            return
    for file in batches.popleft():
        yield from _alone(file, origin)


def _alone(file: str, origin: Origin) -> list[Outcome]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(_read_all, [file], origin).result()
        except BrokenProcessPool:
            return [Issue("reader-died", "the process that read it died", file, severity=Severity.ERROR)]


def _read_all(files: list[str], origin: Origin) -> list[Outcome]:
    return list(_read(files, origin))


def _read(files: Iterable[str], origin: Origin) -> Iterator[Outcome]:
    for found in read(files, origin):
        yield read_document(found) if isinstance(found, Document) else found
