"""What was known then is apart from what happened then."""

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.store import Ledger, LedgerError
from pledgebook.views import Change, Filter, ViewError, as_of, changes, contributions, totals


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    at = "https://example.org/retracted"
    pipeline.keep(
        ledger,
        [
            told(given(stage="pledged", date="2024-01-10"), name="a", published="2024-01-10"),
            told(given("GBR>UKR 5m", date="2024-01-11"), name="x", published="2024-01-12", address=at),
        ],
    )
    pipeline.keep(
        ledger,
        [
            told(given(stage="delivered", date="2024-06-01"), name="b", published="2024-06-02"),
            told(given("JPN>UKR 7m", date="2023-12-01"), name="c", published="2024-07-01"),  # long known to others
            told(name="x2", published="2024-06-03", address=at),
        ],
    )
    return ledger


def _known(ledger: Ledger, day: str) -> dict[str, str]:
    with as_of(ledger, day) as then:
        return {row.donors[0]: row.stage for row in contributions(then)}


def test_each_day_knows_what_was_published_by_then(kept: Ledger) -> None:
    assert _known(kept, "2024-01-09") == {}
    assert _known(kept, "2024-01-10") == {"USA": "pledged"}
    assert _known(kept, "2024-02") == {"USA": "pledged", "GBR": "committed"}
    assert _known(kept, "2024-06-30") == {"USA": "delivered"}
    assert _known(kept, "2024") == {"USA": "delivered", "JPN": "committed"}


def test_any_view_may_be_had_and_nothing_is_written(kept: Ledger) -> None:
    with as_of(kept, "2024-02") as then:
        assert len(totals(then).cells) == 2
        with pytest.raises(LedgerError, match="for reading only"), then.writing():
            pass
    assert len(contributions(kept)) == 2


def test_changes_are_new_changed_and_withdrawn(kept: Ledger) -> None:
    found = changes(kept, "2024-02", "2024-12")
    assert [(c.how, c.kind) for c in found] == [
        ("changed", "contribution"),
        ("new", "contribution"),
        ("withdrawn", "contribution"),
    ]
    told_otherwise = {s.slot: (s.before, s.after) for s in found[0].slots}
    assert told_otherwise == {"stage": ("pledged", "delivered"), "sources": (1, 2)}


def test_changes_may_be_filtered_and_may_be_none(kept: Ledger) -> None:
    only = changes(kept, "2024-02", "2024-12", Filter(donor=("JPN",)))
    assert [c.how for c in only] == ["new"]
    assert changes(kept, "2024-02", "2024-03") == ()
    assert all(isinstance(c, Change) for c in only)


def test_a_day_that_is_none_is_refused(kept: Ledger) -> None:
    with pytest.raises(ViewError, match="is no date"):
        as_of(kept, "yesterday")
