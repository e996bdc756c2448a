"""Money that a legislature sets aside, and packages that only mention one."""

import pytest

from pledgebook.reference.appropriations import is_appropriation


@pytest.mark.parametrize(
    "words",
    [
        "Congress has approved another $9 billion for the reconstruction of the ports.",
        "The House of Representatives narrowly passed\na $12 billion aid measure.",
        "The Bundestag set aside two billion euros.",
        "She will sign the omnibus tomorrow, which includes $30 million for mine clearance.",
        "The legislation provides 700 million for air defence.",
        "This $4 billion request covers six months.",
        "The president is asking Congress for $800 million.",
        "A bipartisan package of nearly $50 billion is on its way.",
        "It comes with $2 billion in additional drawdown authority.",
        "You just got six billion in the CR.",
    ],
)
def test_it_is_one(words: str) -> None:
    assert is_appropriation(words)


@pytest.mark.parametrize(
    "words",
    [
        "The White House announced a package of $400 million.",  # a house, and no legislature
        "Up to $250 million will be drawn down from stocks under presidential drawdown authority.",
        "Subject to the availability of appropriations, the agency intends to give $70 million.",
        "Working with Congress, the agency pledged $15 million for clinics.",
        "The loan of $1 billion is paid using previously appropriated funds.",
        "The guns were requested in talks between the two governments.",
        "Parliaments of both countries welcomed the delivery.",
    ],
)
def test_it_is_none(words: str) -> None:
    assert not is_appropriation(words)
