"""How the cost of a work grows with its input: a ratio of two costs of the same run, never seconds.

Taken is this process's own processor time, the least of three: a busy machine is no fault of the work.
"""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_SETUP = 0.02  # seconds below which a cost is that of the call, not of the input


def growth(work: Callable[[T], object], small: T, large: T) -> float:
    """How many times as much ``work`` costs on ``large`` as on ``small``, both counted from a call's own cost on."""
    return max(_SETUP, _seconds(work, large)) / max(_SETUP, _seconds(work, small))


def _seconds(work: Callable[[T], object], given: T) -> float:
    def once() -> float:
        begun = time.process_time()
        work(given)
        return time.process_time() - begun

    return min(once() for _ in range(3))
