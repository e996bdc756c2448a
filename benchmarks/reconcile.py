"""How time and memory of reconciling grow with the claims: per claim, and as ratios to the smallest size.

python -m benchmarks.reconcile [10000 100000 1000000]
python -m benchmarks.reconcile --ledger [1000000]     one document more, beside a rebuild of the whole ledger
"""

import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from benchmarks.synthetic import claims
from pledgebook import pipeline, reconcile
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.record import Sourced
from pledgebook.model.span import Span
from pledgebook.reconcile import build
from pledgebook.store import Ledger, open_ledger, rebuild
from pledgebook.store.adding import _document, start_run
from pledgebook.store.putting import numbered, put, put_claims
from pledgebook.store.tables import documents

SIZES = (10_000, 100_000, 1_000_000)


def measure(count: int) -> tuple[float, float, int]:
    """Seconds of this process, MiB that reconciling took beyond the claims, and records."""
    told = list(claims(count))
    gc.disable()  # as the ledger does
    before = _mib()
    start = time.process_time()
    records = build(told)
    seconds = time.process_time() - start
    gc.enable()
    return seconds, _mib() - before, len(records)


def _mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def beside_a_rebuild(count: int, rounds: int = 25) -> tuple[float, list[float]]:
    """Seconds of a rebuild of a ledger of that many claims, and of adding one document of four to it, each time.

    What a document costs depends on whom it meets: from a new sum to one that half the ledger repeats. What a process
    pays once, for loading what it needs, is paid before, and the million claims that the ledger was made of are let
    go: a collector that walks through them would be counted as the first document's.
    """
    told = list(claims(count + 4 * rounds))
    more = list(_documents(told[count:]))
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "l.db", create=True) as ledger:
        with open_ledger(Path(folder) / "other.db", create=True) as other:
            pipeline.keep(other, more[:1])
        _fill(ledger, told[:count])
        del told
        start = time.process_time()
        rebuild(ledger, reconcile)
        whole = time.process_time() - start
        gc.collect()
        each = []
        for one in more:
            start = time.process_time()
            pipeline.keep(ledger, [one])
            each.append(time.process_time() - start)
    return whole, each


def _fill(ledger: Ledger, told: list[Sourced]) -> None:
    """Documents and claims without records: the rebuild makes these."""
    run = start_run(ledger, "benchmark", ())
    with ledger.writing() as connection:
        for start in range(0, len(told), 8000):
            some = list(_documents(told[start : start + 8000]))
            put(connection, documents, [_document(one.document, run) for one in some])
            put_claims(connection, ((e.document, i, claim) for e in some for i, claim in numbered(e)))


def _documents(told: Iterable[Sourced]) -> Iterator[pipeline.Extraction]:
    """The made-up claims as documents of four, each with a text that has their quotes."""
    for name, group in groupby(told, key=lambda s: s.claim.document_id):
        some = list(group)
        text = f"Text {name}: " + "x" * len(some)
        at = len(text) - len(some)
        id_ = make_id("doc", name, content_hash(text))
        document = Document(
            id_, text, Span(0, len(text)), content_hash(text), name, published=some[0].published, address=name
        )
        made = [replace(s.claim, document_id=id_, span=Span(at + i, at + i + 1)) for i, s in enumerate(some)]
        yield pipeline.Extraction(document, tuple(made), ())


def main(sizes: list[int]) -> None:
    """Each size in a process of its own, so that its memory is its own."""
    if len(sizes) == 1:
        print(sizes[0], *measure(sizes[0]))
        return
    first: tuple[float, float] | None = None
    for size in sizes:
        run = [sys.executable, "-m", "benchmarks.reconcile", str(size)]
        _, seconds, mib, records = map(float, subprocess.run(run, capture_output=True, check=True).stdout.split())
        each = seconds / size * 1e6, mib / size * 1024
        first = first or each
        print(
            f"{size:>9,} claims: {records:>9,.0f} records, {seconds:7.1f} s, {each[0]:4.0f} us and {each[1]:.1f} KiB "
            f"a claim ({each[0] / first[0]:.2f} and {each[1] / first[1]:.2f} times the first)",
            flush=True,
        )


def ledger(size: int) -> None:
    """Print the ratio of a document more to a rebuild."""
    whole, each = beside_a_rebuild(size)
    one, mean, most = statistics.median(each), statistics.mean(each), max(each)
    print(
        f"{size:>9,} claims in a ledger: a rebuild {whole:.1f} s, one document more {one * 1000:.0f} ms "
        f"(1/{whole / one:,.0f} of a rebuild); on average {mean * 1000:.0f} ms (1/{whole / mean:,.0f}), at most "
        f"{most * 1000:.0f} ms (1/{whole / most:,.0f})"
    )


if __name__ == "__main__" and sys.argv[1:2] == ["--ledger"]:
    ledger(int(sys.argv[2]) if len(sys.argv) > 2 else SIZES[-1])
elif __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
