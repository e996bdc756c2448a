"""How time and memory of reconciling grow with the claims: per claim, and as ratios to the smallest size.

python -m benchmarks.reconcile [10000 100000 1000000]
"""

import gc
import resource
import subprocess
import sys
import time

from benchmarks.synthetic import claims
from pledgebook.reconcile import build

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


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
