"""Whose turn it is to write: those of one program write in the order in which they came."""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from pledgebook.store.errors import BUSY, BusyError


class Turns:
    """A lock that is handed on to whoever has waited longest.

    SQLite lets a writer ask again after ever longer pauses, and whoever comes at the right moment goes first: of
    several that write all the time one may wait for ever. Between programs it is so still.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = Lock()
        self._taken = False
        self._waiting: deque[Event] = deque()

    @contextmanager
    def mine(self, seconds: float) -> Iterator[None]:
        """One's turn, until the end of the ``with`` statement; raises `BusyError` where it comes too late."""
        if not self._take(seconds):
            raise BusyError(f"{self._name}: {BUSY}")
        try:
            yield
        finally:
            self._hand_on()

    def _take(self, seconds: float) -> bool:
        with self._lock:
            if not self._taken:
                self._taken = True
                return True
            turn = Event()
            self._waiting.append(turn)
        try:
            turn.wait(seconds)
        except BaseException:  # Ctrl-C: nobody is to wait for one who is gone
            if not self._gave_up(turn):
                self._hand_on()
            raise
        return turn.is_set() or not self._gave_up(turn)

    def _gave_up(self, turn: Event) -> bool:
        """Leave the line; false where the turn came in the last moment."""
        with self._lock:
            if turn.is_set():
                return False
            self._waiting.remove(turn)
            return True

    def _hand_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
