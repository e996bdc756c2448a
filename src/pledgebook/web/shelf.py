"""What is dear to make is kept, and made anew beside the answers: a reader need not wait for others' rulings."""

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")
State = tuple[int, ...]

_MOST = 200  # values that are kept at a time
_MAKERS = 4  # values that are made at a time
_PATIENCE = 0.5  # seconds that an answer waits for a newer value than the one at hand
_REST = 4.0  # times as long as a value took to make it is left alone, so that making it takes a fifth of the time


@dataclass(frozen=True, slots=True)
class Held:
    """A value, the ``state`` of the ledger that it is of, and its making.

    It began at ``begun`` (monotonic seconds) and ``at`` (UTC, for people), and took ``seconds``.
    """

    value: Any
    state: State
    begun: float
    at: str
    seconds: float

    def rests(self) -> bool:
        """Whether it was made so lately that it is left as it is."""
        return time.monotonic() < self.begun + self.seconds * (1 + _REST)


@dataclass(frozen=True, slots=True)
class Seen(Generic[Made]):
    """A value for a page; ``as_of`` is the time (UTC) that it is of, None where nothing came since."""

    value: Made
    as_of: str | None


class Shelf:
    """Values that hold until documents or decisions come.

    What came is told at once to whoever brought it (`changed`): they wait for a value that was begun after. Everyone
    else waits half a second for a newer value, then gets the last one with its time, and is never without one but at
    the first look. A value is made once for all who wait, and a fifth of the time at most goes into making it anew:
    what is shown is older than the ledger by six times what it takes to make.
    """

    def __init__(self, state: Callable[[], State]) -> None:
        self._state = state
        self._held: dict[Hashable, Held] = {}
        self._making: dict[Hashable, tuple[float, Future[Held]]] = {}
        self._changed: dict[str, float] = {}
        self._lock = Lock()
        self._makers = ThreadPoolExecutor(_MAKERS, "shelf")

    def changed(self, who: str) -> None:
        """Note that somebody has just brought documents or a decision."""
        self._changed[who] = time.monotonic()

    def begin(self, key: Hashable, make: Callable[[], Any]) -> None:
        """Make a value before anyone asks for it; what goes wrong is told to who asks."""
        self._made(key, make)

    def see(self, key: Hashable, make: Callable[[], Made], who: str = "") -> Seen[Made]:
        """The value of a key for somebody, as new as they may expect; whatever ``make`` raises is raised."""
        asked, state, since = time.monotonic(), self._state(), self._changed.get(who, 0.0)
        held = self._held.get(key)
        if held is not None and held.state == state:
            return Seen(held.value, None)
        if held is not None and held.begun >= since:
            if not held.rests():
                begun, making = self._made(key, make)
                with suppress(TimeoutError):
                    held = making.result(max(0.0, begun + _PATIENCE - time.monotonic()))
        else:
            while held is None or held.begun < since:  # what is being made may have been begun before they ruled
                held = self._made(key, make)[1].result()
        return Seen(held.value, None if held.state == state or held.begun >= asked else held.at)

    def close(self) -> None:
        """Begin nothing more."""
        self._makers.shutdown(wait=False, cancel_futures=True)

    def _made(self, key: Hashable, make: Callable[[], Any]) -> tuple[float, "Future[Held]"]:
        """When the making of a value began, and the making: the one under way, or a new one."""
        with self._lock:
            under_way = self._making.get(key)
            if under_way is None or under_way[1].done():
                while len(self._held) >= _MOST:
                    del self._held[min(self._held, key=lambda k: self._held[k].begun)]
                self._making = {k: m for k, m in self._making.items() if not m[1].done()}
                under_way = time.monotonic(), self._makers.submit(self._make, key, make)
                self._making[key] = under_way
            return under_way

    def _make(self, key: Hashable, make: Callable[[], Any]) -> Held:
        begun, at, state = time.monotonic(), datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"), self._state()
        value = make()
        held = self._held[key] = Held(value, state, begun, at, time.monotonic() - begun)
        return held
