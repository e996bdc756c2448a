"""Services found by the people that they reach, in sentences of our own."""

import pytest

from pledgebook.extract.figures import find_figures
from pledgebook.extract.items.services import find_services

SERVED = [
    ("Japan provided legal services to 300 victims of fraud in Fiji.", ["300 legal services for victims of fraud"]),
    ("The project reached 2,000 farmers in Togo with irrigation training.", ["2000 irrigation training for farmers"]),
    ("In Niger, 450 judges have been trained on land law.", ["450 training of judges"]),
    ("Some 900 survivors have received access to health care in Haiti.", ["900 health care for survivors"]),
    ("The flood killed 300 people in Chad.", []),  # nobody is served
    ("The summit was attended by 40 leaders.", []),  # nobody is served
    ("It provided services in 12 provinces.", []),  # no people
    ("The state supported 5,000 families.", []),  # with what is not said
]


@pytest.mark.parametrize(("text", "told"), SERVED)
def test_services(text: str, told: list[str]) -> None:
    found = find_services(text, find_figures(text))
    assert [f"{i.item.quantity.value if i.item.quantity else '-'} {i.item.name}" for i in found] == told
