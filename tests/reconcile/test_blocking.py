"""Keys: what may be one contribution shares one, and what lies years apart shares none that is asked for."""

import pytest

from factories import given, sourced, told
from pledgebook.model.claim import Contribution
from pledgebook.reconcile import asks, keys


def _meet(early: Contribution, later: Contribution) -> set[str]:
    """The keys under which the later of two claims finds the earlier."""
    first, second = sourced(told(early, name="a", published=None), told(later, name="b", published=None))
    return set(keys(first)) & set(asks(second))


@pytest.mark.parametrize("day", ["2019-12-30", "2021-06-15", "2023-01-01"])
@pytest.mark.parametrize(("years", "meet"), [(0, True), (1, True), (2, True), (7, False), (30, False)])
def test_a_life_is_looked_for_within_some_years(day: str, years: int, meet: bool) -> None:
    later = f"{int(day[:4]) + years}-{'01-01' if years == 2 else day[5:]}"
    pledged, delivered = given("DEU>UKR 425m", date=day), given("DEU>UKR 425m", date=later, stage="delivered")
    assert bool(_meet(pledged, delivered)) is meet
    assert bool(_meet(delivered, pledged)) is meet


@pytest.mark.parametrize("when", [None, "XXXX-10-16", "1900/2024"])
def test_what_tells_no_time_is_looked_for_at_any(when: str | None) -> None:
    dated, timeless = given("DEU>UKR 425m", date="1999-03-01"), given("DEU>UKR 425m", date=when)
    assert _meet(dated, timeless)
    assert _meet(timeless, dated)


def test_a_year_meets_its_days() -> None:
    assert _meet(given("DEU>UKR 425m", date="2022"), given("DEU>UKR 425m", date="2022-12-31"))
    assert _meet(given("DEU>UKR 425m", date="2022-01-01"), given("DEU>UKR 425m", date="2022"))
