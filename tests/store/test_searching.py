"""What is found by words: the likest first, and where very many hold them the latest added."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exchange.making import a_ledger
from factories import given, told
from pledgebook import views
from pledgebook.pipeline import keep
from pledgebook.store import Ledger, searching

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


@pytest.mark.parametrize("asked", ["defence", "Defense", "air defenc", "air defens", "defence labour"])
def test_a_word_is_found_in_either_spelling(ledger: Ledger, asked: str) -> None:
    british = "The labour ministry sent air defence systems."
    american = "The labor department sent air defense systems."
    keep(ledger, [told(given(), name="uk", quotes=[british]), told(given(), name="us", quotes=[american])])
    quotes = {hit.quote for hit in views.search(ledger, asked) if hit.sort == "contribution"}
    both = not asked.startswith("air")  # of a word that is half typed nobody knows how it ends
    assert quotes >= ({british, american} if both else {british if asked.endswith("c") else american})
    assert not views.search(ledger, "defence labour harbour")
