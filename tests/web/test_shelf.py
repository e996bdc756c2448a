"""What is dear to make is made once for all who wait; who ruled waits for what they did, others get the last value."""

import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from pledgebook.web import shelf as shelves
from pledgebook.web.shelf import Shelf
from web.serving import browser, form_of


@dataclass
class Numbers:
    """Makes 1, 2, 3, ...; where it is told to wait it says that it began and goes on when it may."""

    waits: bool = False
    made: int = 0
    begun: Event = field(default_factory=Event)
    go: Event = field(default_factory=Event)

    def __call__(self) -> int:
        self.made += 1
        mine = self.made
        if self.waits:
            self.begun.set()
            assert self.go.wait(20)
        return mine


@dataclass
class Ledger:
    """Stands for the ledger: what came is a number that grows."""

    numbers: dict[str, int] = field(default_factory=dict)

    def __call__(self, kinds: Collection[str]) -> tuple[int, ...]:
        return tuple(self.numbers.get(kind, 0) for kind in kinds or ("",))

    def comes(self, kind: str = "") -> None:
        self.numbers[kind] = self.numbers.get(kind, 0) + 1


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


@pytest.fixture
def shelf(ledger: Ledger) -> Iterator[Shelf]:
    made = Shelf(ledger)
    yield made
    made.close()


@pytest.fixture
def set_to(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set what is quick, how long an answer waits for it, and how many times as long as it took a value is left."""

    def to(**said: float) -> None:
        for name, value in said.items():
            monkeypatch.setattr(shelves, f"_{name.upper()}", value)

    return to


_SLOW = {"quick": -1.0, "rest": 0.0}  # whatever is made is made beside
_LEFT = {"patience": 0.0, "rest": 1e6}  # whatever was made is left alone for ever, and nobody waits


def test_a_value_holds_until_something_comes(shelf: Shelf, ledger: Ledger, set_to: Callable[..., None]) -> None:
    set_to(patience=20.0, rest=0.0)
    make = Numbers()
    assert [shelf.see("a", make).value for _ in range(3)] == [1, 1, 1]
    assert shelf.see("b", Numbers()).value == 1
    ledger.comes()
    seen = shelf.see("a", make)
    assert (seen.value, seen.as_of) == (2, None), "what is made while one waits is told as new"


def test_a_value_holds_while_what_comes_is_of_another_kind(
    shelf: Shelf, ledger: Ledger, set_to: Callable[..., None]
) -> None:
    set_to(patience=20.0, rest=0.0)
    make = Numbers()
    shelf.see("a", make, kinds=("contribution",))
    ledger.comes("position")
    shelf.changed("who ruled")
    assert shelf.see("a", make, "who ruled", ("contribution",)).value == 1
    ledger.comes("contribution")
    assert shelf.see("a", make, "who ruled", ("contribution",)).value == 2


def test_what_is_made_of_a_value_goes_with_it(
    shelf: Shelf, ledger: Ledger, set_to: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_to(patience=20.0, rest=0.0)
    monkeypatch.setattr(shelves, "_PIECES", 2)
    pieces = Numbers()
    seen = shelf.see("a", Numbers())
    assert [seen.piece(name, pieces) for name in ("x", "x", "y", "z", "x")] == [1, 1, 2, 3, 4], "two are kept"
    assert shelf.see("a", Numbers()).piece("x", pieces) == 4
    ledger.comes()
    anew = shelf.see("a", Numbers())
    assert anew.number != seen.number
    assert anew.piece("x", pieces) == 5


def test_who_asks_while_it_is_made_waits_for_it(shelf: Shelf) -> None:
    make = Numbers(waits=True)
    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(shelf.see, "a", make)
        assert make.begun.wait(20)
        others = [pool.submit(shelf.see, "a", make) for _ in range(3)]
        make.go.set()
        assert [f.result(20).value for f in (first, *others)] == [1, 1, 1, 1]


def test_others_get_the_last_value_and_are_told_of_when_it_is(
    shelf: Shelf, ledger: Ledger, set_to: Callable[..., None]
) -> None:
    set_to(**_SLOW)
    make = Numbers()
    shelf.see("a", make)
    ledger.comes()
    slow = Numbers(waits=True, made=1)
    seen = shelf.see("a", slow, "a reader")
    assert seen.value == 1
    assert seen.as_of is not None
    assert len(seen.as_of) == len("2026-01-31 10:02:11")
    assert slow.begun.wait(20), "it is made beside"
    slow.go.set()
    deadline = time.monotonic() + 20
    while (seen := shelf.see("a", slow, "a reader")).as_of is not None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (seen.value, seen.as_of, slow.made) == (2, None, 2), "once for all who ask"


def test_what_is_made_beside_is_made_one_after_the_other(
    shelf: Shelf, ledger: Ledger, set_to: Callable[..., None]
) -> None:
    set_to(**_SLOW)
    for key in "ab":
        shelf.see(key, Numbers())
    ledger.comes()
    first, second = Numbers(waits=True), Numbers(waits=True)
    shelf.see("a", first)
    shelf.see("b", second)
    assert first.begun.wait(20)
    assert not second.begun.wait(0.1)
    first.go.set()
    assert second.begun.wait(20)
    second.go.set()


def test_what_was_begun_before_a_decision_is_not_told_to_who_made_it(
    shelf: Shelf, ledger: Ledger, set_to: Callable[..., None]
) -> None:
    set_to(**_LEFT)
    make = Numbers(waits=True)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(shelf.see, "a", make, "a reader")
        assert make.begun.wait(20)
        ledger.comes()
        shelf.changed("who ruled")
        second = pool.submit(shelf.see, "a", make, "who ruled")
        make.go.set()
        assert first.result(20).value == 1
        told = second.result(20)
        assert (told.value, told.as_of) == (2, None)
        ledger.comes()
        assert shelf.see("a", make, "a reader").value == 2, "others are told the last value"
        assert shelf.see("a", make, "a reader").as_of is not None


def test_who_fails_to_make_it_leaves_it_to_the_next(shelf: Shelf) -> None:
    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        shelf.see("a", fail)
    assert shelf.see("a", Numbers()).value == 1


def test_the_oldest_values_give_way(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_MOST", 2)
    makes = {name: Numbers() for name in "abc"}
    for name in "abc":
        shelf.see(name, makes[name])
    assert shelf.see("c", makes["c"]).value == 1
    assert shelf.see("a", makes["a"]).value == 2


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with browser(tmp_path) as made:
        yield made


def test_who_ruled_sees_the_sums_change_and_others_are_told_of_when_theirs_are(
    client: TestClient, set_to: Callable[..., None]
) -> None:
    set_to(**_LEFT)

    def donors() -> tuple[str, ...]:
        return tuple(cell["key"][0] for cell in client.get("/overview.json").json()["data"]["by_donor"])

    assert "POL" in donors()
    record = client.get("/contributions.json?donor=POL").json()["data"]["rows"][0]["id"]
    said = {"csrf": form_of(client, f"/record/{record}"), "verdict": "reject", "subjects": record}
    assert client.post("/review/keep", data=said).status_code == 303
    assert "POL" not in donors()
    assert "As of" not in client.get("/").text

    undo = {**said, "verdict": "undo", "subjects": client.get("/api/v1/decisions").json()["rows"][0]["decision"]["id"]}
    assert client.post("/review/keep", data=undo).status_code == 303
    client.cookies.clear()  # another browser, under the same name
    assert "POL" not in donors()
    assert client.get("/overview.json").json()["as_of"].endswith(" UTC")
    assert "As of" in client.get("/").text
