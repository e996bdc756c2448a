"""Services found by the people that they reach, in sentences of our own."""

import pytest

from pledgebook.extract.figures import find_figures
from pledgebook.extract.items.services import find_services

SERVED = [
    ("Japan provided legal services to 300 victims of fraud in Fiji.", ["300 legal services for victims of fraud"]),
    ("The project reached 2,000 farmers in Togo with irrigation training.", ["2000 irrigation training for farmers"]),
    ("In Niger, 450 judges have been trained on land law.", ["450 training of judges"]),
    ("In Niger, 30 pilots were taught by Peruvians.", ["30 training of pilots"]),
    ("Some 900 survivors have received access to health care in Haiti.", ["900 health care for survivors"]),
    ("Provide coaching for 700 nurses in Fiji.", ["700 coaching for nurses"]),
    (
        "The fund pays for the provision of sleep medication to over 4,000 Fijians.",
        ["4000 sleep medication for Fijians"],
    ),
    ("Peru helped 600 women receive mentoring.", ["600 mentoring for women"]),
    ("It led to the treatment of 800 people with malaria.", ["800 treatment of people with malaria"]),
    ("Chad vaccinated 5,000 children.", ["5000 vaccination of children"]),
    (
        "Japan supported 90 people with sight testing, and 30 people with eye treatment.",
        ["90 sight testing for people", "30 eye treatment for people"],
    ),
    (
        "Japan supported 90 people with sight testing services, and 30 people with eye treatment.",
        ["90 sight testing services for people", "30 eye treatment for people"],
    ),
    ("The clinics screened 700 children.", ["700 screening of children"]),
    ("The king met 90 people with a view to peace, and 30 people with maps.", []),  # they are not reached
    ("The treatment of the wounds took 30 people a day.", []),  # who treats
    ("The flood killed 300 people in Chad.", []),  # nobody is served
    ("The summit was attended by 40 leaders.", []),  # nobody is served
    ("It provided services in 12 provinces.", []),  # no people
    ("The state supported 5,000 families.", []),  # with what is not said
]


@pytest.mark.parametrize(("text", "told"), SERVED)
def test_services(text: str, told: list[str]) -> None:
    found = find_services(text, find_figures(text))
    assert [f"{i.item.quantity.value if i.item.quantity else '-'} {i.item.name}" for i in found] == told
