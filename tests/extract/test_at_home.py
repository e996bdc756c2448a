"""Names that stay at home: each beside a sentence where the same word is the actor abroad."""

import pytest

from pledgebook.extract.actors import find_actors
from pledgebook.extract.contributions.acts import acts


def ids(text: str) -> list[str]:
    return [a for m in find_actors(text) for a in m.actors if a != "USA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # tribes
        ("A grant to the Green Valley Indian Community", []),
        ("The Tribe runs three Indian health clinics", []),
        ("Funding for Indian water rights", []),
        ("The Indian government sent tents", ["IND"]),
        ("India, and Indian relief teams, reached tribal areas", ["IND", "IND"]),  # the state is named beside it
        # descent
        ("the Italian American Chamber of Commerce", []),
        ("Mexican Americans", []),
        ("Italian and American pilots", ["ITA"]),
        # schools and towns that bear a state's name
        ("Denmark Valley College: $800,000", []),
        ("Lebanon Elementary got a new roof", []),
        ("Denmark gave the college $800,000", ["DNK"]),
        ("Denmark Supports Teachers", ["DNK"]),
        # a language
        ("students who learn English", []),
        ("programs for English learners", []),
        ("the English government", ["GBR"]),
        # the world of comparisons
        ("a world-class railway", []),
        ("host cities of the World Cup", []),
        ("the best-trained crews in the world", []),
        ("vaccines for the world", ["world"]),
        ("tents for people around the world", ["world"]),
        # partners at home
        ("CDC works with school districts and other partners", []),
        ("grants to local partners", []),
        ("projects in 11 Western states", []),
        ("crews from Ohio moved into other states", []),
        ("Western states sent howitzers", ["allies-and-partners"]),
        ("Norway and other partners paid for school meals", ["NOR", "allies-and-partners"]),
        ("our allies and partners sent workforce trainers", ["allies-and-partners"]),
    ],
)
def test_who_is_abroad(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Norway did not send tents.", []),
        ("Norway won’t be sending tents.", []),
        ("Norway has never provided loans.", []),
        ("Norway doesn't plan to deliver tents.", []),
        ("Norway will send tents.", ["send"]),
        ("Norway did not hesitate: it sent tents.", ["sent"]),  # another verb is denied
        ("Norway will not deliver tents unless the road opens.", ["deliver"]),  # a condition, not a denial
        ("Norway has not only sent tents.", ["sent"]),
    ],
)
def test_what_is_denied_is_not_given(text: str, verbs: list[str]) -> None:
    assert [act.word for act in acts(text)] == verbs
