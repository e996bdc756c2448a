"""The regions whose states are known."""

import pytest

from pledgebook.reference.actors import collectives, states
from pledgebook.reference.regions import regions


def test_every_region_is_one_that_texts_can_name_and_holds_known_states() -> None:
    assert set(regions()) <= set(collectives()["regions"])
    assert {s for held in regions().values() for s in held} <= set(states())


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("region-central-america", "GTM", "MEX"),
        ("region-latin-america", "MEX", "JAM"),  # a state beside the regions that it is made of
        ("region-africa", "EGY", "YEM"),  # made of regions that are made of others
        ("region-sub-saharan-africa", "GHA", "EGY"),
        ("region-indo-pacific", "FJI", "KAZ"),
    ],
)
def test_a_region_holds_its_states(region: str, inside: str, outside: str) -> None:
    assert inside in regions()[region]
    assert outside not in regions()[region]
