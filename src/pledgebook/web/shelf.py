"""What is dear to make is kept, and made anew beside the answers: a reader need not wait for others' rulings."""

import time
from collections.abc import Callable, Collection, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from threading import Event, Lock
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")
State = tuple[int, ...]

_MOST = 200  # values that are kept at a time
_MAKERS = 4  # values that are made at a time for somebody who waits
_QUICK = 0.05  # seconds: what takes no longer to make is waited for by everyone
_PATIENCE = 0.5  # seconds that is waited for it: the machine may be busy
_REST = 4.0  # times as long as making a value took nothing is made beside, so that it takes a fifth of a processor
_PIECES = 60  # things that are kept of a value: pages as they are shown, charts


@dataclass(frozen=True, slots=True)
class Held:
    """A value, the ``state`` of the ledger that it is of, and its making.

    It began at ``begun`` (monotonic seconds) and ``at`` (UTC, for people), and took ``seconds`` of a processor.
    No other has its ``number``. ``pieces`` are what was made of it since: they go with it.
    """

    value: Any
    state: State
    begun: float
    at: str
    seconds: float
    number: int = field(default_factory=count().__next__)
    pieces: dict[Hashable, Any] = field(default_factory=dict)

    def rests(self) -> bool:
        """Whether it was made so lately that it is left as it is."""
        return time.monotonic() < self.begun + self.seconds * (1 + _REST)

    def seen(self, as_of: str | None) -> "Seen[Any]":
        """It as a page has it."""
        return Seen(self.value, as_of, self.number, self.pieces)


@dataclass(frozen=True, slots=True)
class Seen(Generic[Made]):
    """A value for a page; ``as_of`` is the time (UTC) that it is of, None where nothing came since.

    No other value has its ``number``.
    """

    value: Made
    as_of: str | None
    number: int
    _pieces: dict[Hashable, Any]

    def piece(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """Something that is made of this value alone, once."""
        found = self._pieces.get(key)
        if found is None:
            found = make()
            while len(self._pieces) >= _PIECES:
                self._pieces.pop(next(iter(self._pieces)), None)  # two threads may take out the same
            self._pieces[key] = found
        return found


class Shelf:
    """Values that hold until documents come or decisions on the kinds of records that they are made of.

    What came is told at once to whoever brought it (`changed`): they wait for a value that was begun after. Everyone
    else waits for what is quickly made, and of what is not gets the last value with its time; it is made anew beside,
    one value after the other, with a rest after each. Nobody is without a value but at the first look, and a value is
    made once for all who wait.
    """

    def __init__(self, state: Callable[[Collection[str]], State]) -> None:
        self._state = state
        self._held: dict[Hashable, Held] = {}
        self._making: dict[Hashable, tuple[float, Future[Held]]] = {}
        self._changed: dict[str, float] = {}
        self._wanted: set[Hashable] = set()
        self._lock = Lock()
        self._closed = Event()
        self._makers = ThreadPoolExecutor(_MAKERS, "shelf")
        self._renewer = ThreadPoolExecutor(1, "shelf-renewer")

    def changed(self, who: str) -> None:
        """Note that somebody has just brought documents or a decision."""
        self._changed[who] = time.monotonic()

    def begin(self, key: Hashable, make: Callable[[], Any], kinds: Collection[str] = ()) -> None:
        """Make a value before anyone asks for it, when its turn comes; what goes wrong is told to who asks."""
        with self._lock:
            if key in self._wanted:
                return
            self._wanted.add(key)
        with suppress(RuntimeError):  # closed meanwhile
            self._renewer.submit(self._renew, key, make, kinds)

    def see(self, key: Hashable, make: Callable[[], Made], who: str = "", kinds: Collection[str] = ()) -> Seen[Made]:
        """The value of a key for somebody, as new as they may expect; whatever ``make`` raises is raised.

        ``kinds`` are those of the records that it is made of, () for all.
        """
        asked, state, since = time.monotonic(), self._state(kinds), self._changed.get(who, 0.0)
        held = self._held.get(key)
        if held is not None and held.state == state:
            return held.seen(None)
        if held is not None and held.begun >= since:
            if held.seconds > _QUICK:
                self.begin(key, make, kinds)
            elif not held.rests():
                begun, making = self._made(key, make, kinds)
                with suppress(TimeoutError):
                    held = making.result(max(0.0, begun + _PATIENCE - time.monotonic()))
        else:
            while held is None or held.begun < since:  # what is being made may have been begun before they ruled
                held = self._made(key, make, kinds)[1].result()
        return held.seen(None if held.state == state or held.begun >= asked else held.at)

    def close(self) -> None:
        """Begin nothing more."""
        self._closed.set()
        for pool in (self._makers, self._renewer):
            pool.shutdown(wait=False, cancel_futures=True)

    def _renew(self, key: Hashable, make: Callable[[], Any], kinds: Collection[str]) -> None:
        """Make a value anew beside the answers, and rest; what goes wrong is told to who asks next."""
        self._wanted.discard(key)  # what comes from now on is not in it
        held = self._held.get(key)
        if held is not None and held.state == self._state(kinds):
            return
        with suppress(Exception):
            made = self._made(key, make, kinds)[1].result()
            if held is not None:  # somebody may wait for what is made for the first time
                self._closed.wait(made.seconds * _REST)

    def _made(self, key: Hashable, make: Callable[[], Any], kinds: Collection[str]) -> tuple[float, "Future[Held]"]:
        """When the making of a value began, and the making: the one under way, or a new one."""
        with self._lock:
            under_way = self._making.get(key)
            if under_way is None or under_way[1].done():
                while len(self._held) >= _MOST:
                    del self._held[min(self._held, key=lambda k: self._held[k].begun)]
                self._making = {k: m for k, m in self._making.items() if not m[1].done()}
                under_way = time.monotonic(), self._makers.submit(self._make, key, make, kinds)
                self._making[key] = under_way
            return under_way

    def _make(self, key: Hashable, make: Callable[[], Any], kinds: Collection[str]) -> Held:
        begun, at, state = time.monotonic(), datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S"), self._state(kinds)
        took = time.thread_time()  # of a busy machine the others' share is none of it
        value = make()
        held = self._held[key] = Held(value, state, begun, at, time.thread_time() - took)
        return held
