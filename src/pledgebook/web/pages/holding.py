"""What is dear to make is kept until documents or decisions come, and made once for all who wait for it."""

import time
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

from pledgebook.store import pages
from pledgebook.web.workbench import Held, Workbench

Made = TypeVar("Made")
_MOST = 200  # values that are kept at a time


def kept(bench: Workbench, key: Hashable, make: Callable[[], Made]) -> Made:
    """A value that holds until documents or decisions come.

    Whoever asks while it is made waits for it. What was begun after they asked is new enough for them, though a
    decision came since: else, where many read and some rule, each would make it anew. So nobody is told what was
    so before they asked.
    """
    asked = time.monotonic()
    held = bench.kept.get(key)
    if held is None or held.state != _state(bench):
        with bench.making.setdefault(key, Lock()):
            held = bench.kept.get(key)
            if held is None or (held.begun < asked and held.state != _state(bench)):
                if len(bench.kept) >= _MOST:
                    bench.kept.clear()
                    bench.making.clear()
                begun, state = time.monotonic(), _state(bench)
                held = bench.kept[key] = Held(state, begun, make())
    value: Made = held.value
    return value


def _state(bench: Workbench) -> tuple[int, ...]:
    with bench.ledger.reading() as connection:
        return pages.state(connection)
