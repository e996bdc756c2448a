"""Reconciling grows with the claims, not with their pairs."""

import gc
import time

import pytest
from benchmarks.synthetic import claims

from pledgebook.reconcile import build


@pytest.mark.slow
def test_four_times_the_claims_take_about_four_times_as_long() -> None:
    def each(count: int) -> float:
        told = list(claims(count))
        gc.disable()  # as the ledger does
        try:
            start = time.process_time()
            build(told)
            return (time.process_time() - start) / count
        finally:
            gc.enable()

    small = min(each(5_000) for _ in range(3))
    assert each(20_000) < 1.6 * small
