"""Which text of an address counts depends on when they were published, not on when they were read."""

from itertools import permutations
from pathlib import Path

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.pipeline import Extraction
from pledgebook.store import Ledger, open_ledger
from pledgebook.views import as_of, check, contributions, documents

ADDRESS = "https://example.org/statement"
DAYS = ("2024-01-10", "2024-02-10", "2024-03-10")


def version(number: int, day: str | None) -> Extraction:
    return told(given(f"USA>UKR {number}m"), name=f"v{number}", address=ADDRESS, published=day)


def links(ledger: Ledger) -> dict[str, str | None]:
    """Each version by its name, and the name of the next."""
    names = {d.id: d.source for d in documents(ledger)}
    return {d.source: names.get(d.superseded_by or "") for d in documents(ledger)}


def amounts(ledger: Ledger) -> list[str]:
    return [str(c.amount.value) for c in contributions(ledger) if c.amount]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_any_order_makes_one_chain(tmp_path: Path, empty: bytes, order: tuple[int, ...], size: int) -> None:
    path = tmp_path / "l.db"
    path.write_bytes(empty)
    with open_ledger(path) as ledger:
        read = [version(n + 1, DAYS[n]) for n in order]
        for start in range(0, 3, size):
            pipeline.keep(ledger, read[start : start + size])
        pipeline.keep(ledger, read)  # again: it changes nothing
        assert links(ledger) == {"v1.md": "v2.md", "v2.md": "v3.md", "v3.md": None}
        assert amounts(ledger) == ["3000000"]
        for day, said in (("2024-01-31", ["1000000"]), ("2024-02-28", ["2000000"]), ("2024-12-31", ["3000000"])):
            with as_of(ledger, day) as then:
                assert amounts(then) == said
        assert list(check(ledger)) == []


def test_an_older_text_that_is_read_later_does_not_count(ledger: Ledger) -> None:
    pipeline.keep(ledger, [version(2, DAYS[1])])
    added = pipeline.keep(ledger, [version(1, DAYS[0])])
    assert (added.documents, added.superseded) == (1, 1)
    assert amounts(ledger) == ["2000000"]
    assert list(check(ledger)) == []


@pytest.mark.parametrize("day", [DAYS[0], None])
def test_of_one_day_or_of_none_that_is_told_the_one_that_is_read_last_counts(ledger: Ledger, day: str | None) -> None:
    for number in (3, 1, 2):
        pipeline.keep(ledger, [version(number, day)])
    assert links(ledger) == {"v3.md": "v1.md", "v1.md": "v2.md", "v2.md": None}
    assert amounts(ledger) == ["2000000"]
