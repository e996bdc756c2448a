"""What is dear to make is made once for all who wait, and anew for whoever asks after a decision."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from pledgebook import views
from pledgebook.model.decision import Verdict
from pledgebook.web.pages.holding import kept
from pledgebook.web.workbench import Workbench
from web.serving import browser


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with browser(tmp_path) as client:
        yield client.app.state.bench  # type: ignore[attr-defined]


def _rule(bench: Workbench, place: int = 0) -> None:
    views.rule(bench.ledger, "someone", Verdict.ACCEPT, (views.inbox(bench.ledger, 5)[place].proof.claim,))


def test_a_value_is_kept_until_a_decision_comes(bench: Workbench) -> None:
    made = iter(range(9))
    assert [kept(bench, "a", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    assert kept(bench, "b", lambda: next(made)) == 1
    _rule(bench)
    assert kept(bench, "a", lambda: next(made)) == 2


def test_who_asks_while_it_is_made_waits_for_it(bench: Workbench) -> None:
    begun, go, made = Event(), Event(), []

    def make() -> int:
        begun.set()
        assert go.wait(10)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(kept, bench, "a", make)
        assert begun.wait(10)
        others = [pool.submit(kept, bench, "a", make) for _ in range(3)]
        go.set()
        assert [f.result(10) for f in (first, *others)] == [1, 1, 1, 1]


def test_what_was_begun_before_a_decision_is_not_told_to_who_asks_after_it(bench: Workbench) -> None:
    begun, go, made = Event(), Event(), []

    def make() -> int:
        made.append(1)
        mine = len(made)
        begun.set()
        assert go.wait(10)
        return mine

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(kept, bench, "a", make)
        assert begun.wait(10)
        _rule(bench)
        second = pool.submit(kept, bench, "a", make)
        go.set()
        assert (first.result(10), second.result(10)) == (1, 2)


def test_who_fails_to_make_it_leaves_it_to_the_next(bench: Workbench) -> None:
    def fail() -> int:
        raise views.ViewError("no")

    with pytest.raises(views.ViewError):
        kept(bench, "a", fail)
    assert kept(bench, "a", lambda: 1) == 1
