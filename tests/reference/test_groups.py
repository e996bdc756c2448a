"""Groups, economies and the words of subjects: reference data is checked once when it is read."""

import pytest

from pledgebook.model.date import day_range
from pledgebook.reference.actors import states
from pledgebook.reference.gdp import gdp, gdp_years
from pledgebook.reference.groups import groups, groups_of
from pledgebook.reference.subjects import subject_words


def test_days_are_days_and_nobody_leaves_before_joining() -> None:
    for member in (m for g in groups().values() for m in g.members):
        assert member.since is None or day_range(member.since) == (member.since, member.since)
        assert member.until is None or (member.since or "") < member.until


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        ("GBR", ("g7", "nato", "udcg")),
        ("DEU", ("eu", "g7", "nato", "udcg")),
        ("AUT", ("eu", "udcg")),
        ("CHN", ()),
        ("nato", ()),
    ],
)
def test_which_groups_a_state_belongs_to_and_not_which_it_left(actor: str, expected: tuple[str, ...]) -> None:
    assert groups_of(actor) == expected


def test_economies_are_of_states_and_the_union_with_source_and_in_dollars() -> None:
    usa, union = gdp("USA", 2021), gdp("eu", 2021)
    assert usa is not None
    assert union is not None
    assert 20 * 10**12 < usa.value < 30 * 10**12
    assert union.source == usa.source
    assert union.address.startswith("https://data.worldbank.org/")
    assert gdp("nato", 2021) is None
    assert gdp("USA", 1999) is None


def test_nearly_every_state_has_an_economy_in_some_year() -> None:
    without = [s for s in states() if not any(gdp(s, year) for year in gdp_years())]
    assert len(without) < 10, without


def test_words_that_tell_nothing_tell_no_plan_apart() -> None:
    assert "support" in subject_words().empty
    assert "membership" not in subject_words().empty
    assert "formula" in subject_words().plans
