"""Writers of one program go in the order in which they came; none waits for ever."""

import signal
import threading
import time

import pytest

from pledgebook.store import BusyError, open_ledger
from pledgebook.store.turns import Turns

_LONG = 30.0  # seconds: no test waits for it


def _waiting(turns: Turns, count: int) -> None:
    while len(turns._waiting) < count:
        time.sleep(0.001)


def test_whoever_came_first_goes_first() -> None:
    turns = Turns("ledger")
    went: list[int] = []

    def go(number: int) -> None:
        with turns.mine(_LONG):
            went.append(number)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(8)]
    with turns.mine(_LONG):
        for place, thread in enumerate(threads, start=1):
            thread.start()
            _waiting(turns, place)
        assert went == []
    for thread in threads:
        thread.join()
    assert went == list(range(8))


def test_only_one_at_a_time() -> None:
    turns = Turns("ledger")
    within, most = 0, 0

    def go() -> None:
        nonlocal within, most
        for _ in range(50):
            with turns.mine(_LONG):
                within += 1
                most = max(most, within)
                time.sleep(0)
                within -= 1

    threads = [threading.Thread(target=go) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (within, most) == (0, 1)


def test_who_waits_too_long_is_told_and_holds_nobody_up() -> None:
    turns = Turns("ledger")
    with turns.mine(0):
        with pytest.raises(BusyError, match="ledger: is being written"), turns.mine(0.01):
            raise AssertionError("two had their turn")
        assert not turns._waiting
    with turns.mine(0):  # handed on to nobody who gave up
        pass


def test_a_turn_ends_whatever_goes_wrong_in_it() -> None:
    turns = Turns("ledger")
    with pytest.raises(ZeroDivisionError), turns.mine(0):
        raise ZeroDivisionError
    with turns.mine(0):
        pass


def test_who_is_interrupted_while_waiting_holds_nobody_up() -> None:
    turns = Turns("ledger")
    me = threading.get_ident()

    def interrupt() -> None:
        _waiting(turns, 1)
        signal.pthread_kill(me, signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    try:
        threading.Thread(target=interrupt).start()
        with turns.mine(0):
            with pytest.raises(KeyboardInterrupt), turns.mine(_LONG):
                raise AssertionError("two had their turn")
            assert not turns._waiting
    finally:
        signal.signal(signal.SIGINT, before)
    with turns.mine(0):
        pass


def test_two_threads_of_one_ledger(where: str) -> None:
    with open_ledger(where, create=True, wait=0.05) as ledger:
        with ledger.writing(), pytest.raises(BusyError, match="try again"), ledger.writing():
            raise AssertionError("two wrote at once")
        with ledger.writing():
            pass
