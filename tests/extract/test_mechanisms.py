"""Mechanisms found in sentences of our own, the trap named beside each."""

import pytest

from pledgebook.extract.mechanisms import find_mechanisms

NAMED = [
    ("He authorised another drawdown for Ukraine.", ["Presidential Drawdown Authority"]),
    (
        "The money comes from USAI and from Foreign Military Financing.",
        ["Ukraine Security Assistance Initiative", "Foreign Military Financing"],
    ),
    ("Doses go to Peru through COVAX.", ["COVAX"]),
    ("Through the Blue Rivers Resilience Fund the EU supports Laos.", ["Blue Rivers Resilience Fund"]),
    ("A pledge to the Initiative for Clean Harbours.", []),  # does not end in its kind
    ("The International Monetary Fund lends Kenya money.", []),  # an organisation
    ("Staff of the World Food Programme arrived in Chad.", []),  # an agency
    ("A new fund will help farmers; the initiative begins in May.", []),  # no name
    ("The Era of Good Feelings ended.", []),  # a word that only looks like an abbreviation
]


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_mechanisms(text: str, names: list[str]) -> None:
    assert [m.name for m in find_mechanisms(text)] == names
