"""Work off the parts: in processes of this machine, or with Ray on as many as there are. Both keep the same bytes."""

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from enum import StrEnum
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pledgebook.bulk.parts import BulkError, Part, begin, parts
from pledgebook.bulk.tables import Written, is_written, write
from pledgebook.bulk.workers import read_items, read_many
from pledgebook.sources import Origin, items


class Engine(StrEnum):
    """What the parts are worked off by."""

    LOCAL = "local"
    RAY = "ray"


def work(
    sources: Iterable[str], out: Path, origin: Origin | None = None, workers: int = 1, engine: Engine = Engine.LOCAL
) -> Iterator[tuple[int, int, Written]]:
    """Read ``sources`` into ``out``; ``(parts done, parts in all, what this one gave)`` for each part as it is done.

    Parts that are there are not read again, so that a run that was stopped goes on where it was. A part
    on which a worker dies is begun anew, and where it dies again read document by document, so that
    only what kills it is set aside. Raises `BulkError`.
    """
    origin = origin or Origin()
    divided = parts(sources)
    begin(out, origin, divided)
    left = [part for part in divided if not is_written(out, part.name)]
    done = len(divided) - len(left)
    run = _ray if engine is Engine.RAY else _local
    for number, written in enumerate(run(left, out, origin, workers), start=done + 1):
        yield number, len(divided), written


def read_part(part: Part, out: Path, origin: Origin) -> Written:
    """Read one part and keep it."""
    return write(out, part.name, read_items(items(part.files), origin))


def _local(left: list[Part], out: Path, origin: Origin, workers: int) -> Iterator[Written]:
    if workers <= 1:
        yield from (read_part(part, out, origin) for part in left)
        return
    tried = ""
    waiting = deque(left)
    while waiting:
        yield from _pooled(waiting, out, origin, workers)
        if waiting and waiting[0].name == tried:
            part = waiting.popleft()
            yield write(out, part.name, read_many(part.files, origin, workers=2))
        tried = waiting[0].name if waiting else ""


def _pooled(waiting: deque[Part], out: Path, origin: Origin, workers: int) -> Iterator[Written]:
    """Work off the parts in order; returns early, with what was not done still waiting, when a worker has died."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        under_way: deque[Future[Written]] = deque()
        while waiting:
            for part in list(waiting)[len(under_way) : 2 * workers]:
                under_way.append(pool.submit(read_part, part, out, origin))
            try:
                written = under_way.popleft().result()
            except BrokenProcessPool:
                return
            waiting.popleft()
            yield written


def _ray(left: list[Part], out: Path, origin: Origin, workers: int) -> Iterator[Written]:
    try:
        import ray  # noqa: PLC0415  # an extra
        import ray.data  # noqa: PLC0415
    except ImportError:
        raise BulkError("--engine ray needs Ray: pip install 'pledgebook[ray]'") from None
    if not left:
        return
    ours = not ray.is_initialized()
    if ours:
        ray.init(num_cpus=workers, include_dashboard=False, logging_level=logging.ERROR, log_to_driver=False)
    try:
        logging.getLogger("ray.data").setLevel(logging.ERROR)  # its progress is not ours
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.print_on_execution_start = False
        task = _Task(str(out.absolute()), origin)
        rows = [{"name": part.name, "files": list(part.files)} for part in left]
        data = ray.data.from_items(rows, override_num_blocks=len(rows))
        # a task whose worker dies is begun anew by Ray; what it had not put in place is written over
        for row in data.map(task, num_cpus=1).iter_rows():
            yield Written(row["documents"], row["claims"], row["failed"])
    finally:
        if ours:
            ray.shutdown()


class _Task:
    """Reads a part where Ray runs it."""

    def __init__(self, out: str, origin: Origin) -> None:
        self._out = out
        self._origin = origin

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        written = read_part(Part(str(row["name"]), tuple(map(str, row["files"]))), Path(self._out), self._origin)
        return {"documents": written.documents, "claims": written.claims, "failed": written.failed}
