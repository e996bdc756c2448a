"""What is found by words: the likest first, and where very many hold them the latest added."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exchange.making import a_ledger
from pledgebook.store import searching

Ask = Callable[[str, int], list[tuple[str, str]]]


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ask]:
    """Asks the ledger, where more than so many rows are very many."""
    with a_ledger(tmp_path) as ledger:

        def ask(words: str, weighed: int) -> list[tuple[str, str]]:
            monkeypatch.setattr(searching, "_WEIGHED", weighed)
            with ledger.reading() as connection:
                return searching.search(connection, words, 100)

        yield ask


def test_common_words_find_the_same_in_another_order(found: Ask) -> None:
    likest, latest = found("contribution", 5000), found("contribution", 1)
    assert len(likest) > 2
    assert sorted(likest) == sorted(latest)
    assert likest != latest


def test_the_last_word_may_be_half_typed_however_many_hold_it(found: Ask) -> None:
    whole = set(found("contribution", 5000))
    assert whole <= set(found("contributi", 5000))
    assert whole <= set(found("contributi", 1))
    assert found("contributi engagement", 5000) == []
