"""Sentences to positions: each row a text and where a party stands, the trap named above it."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.positions import _without_surroundings, read_positions
from pledgebook.model.claim import Position


def positions(text: str, speaker: str | None = "USA") -> list[tuple[tuple[str, ...], str, str]]:
    drafts, _ = read_positions(*readings_of(text, speaker))
    return [(d.content.holder, d.content.subject, d.content.stance) for d in drafts if isinstance(d.content, Position)]


TAKEN = [
    # a named agreement
    ("Chile supports the Lima Declaration.", ("CHL",), "Lima Declaration", "supports"),
    # a common noun that is a measure
    ("We welcome the ceasefire agreement.", ("USA",), "ceasefire agreement", "supports"),
    # support as a noun
    ("Italy reiterated its support for a two-state solution.", ("ITA",), "two-state solution", "supports"),
    # a law that its asker backs
    ("We urge Congress to pass the Harbour Safety Act.", ("USA",), "Harbour Safety Act", "supports"),
    # a stance without an object
    ("Belgium is against.", ("BEL",), "Belgium is against", "opposes"),
    ("Hungary opposes the price cap.", ("HUN",), "price cap", "opposes"),
    # a refusal in the future tense
    ("Canada will not recognise the referendum.", ("CAN",), "referendum", "refuses"),
    ("Spain has ruled out giving up its tanks.", ("ESP",), "giving up its tanks", "refuses"),
    ("Germany is reluctant to send missiles.", ("DEU",), "send missiles", "reluctant"),
    # who holds it stands after the cue
    ("It remains to be seen whether Austria will embrace the plan.", ("AUT",), "plan", "undecided"),
    ("Poland allowed strikes from its territory.", ("POL",), "strikes from its territory", "permits"),
    # a list of holders
    ("Latvia, Estonia and Poland endorsed the proposal.", ("LVA", "EST", "POL"), "proposal", "supports"),
    # a people for its state
    ("The British oppose the treaty.", ("GBR",), "treaty", "opposes"),
    # a holder after "by"
    ("The bill was opposed by France.", ("FRA",), "bill", "opposes"),
    # what depends on something
    (
        "The World Bank said that its future grants hinge on the reforms.",
        ("world-bank",),
        "its future grants",
        "conditional",
    ),
    # a permission that is bounded
    ("Poland allowed only limited strikes.", ("POL",), "only limited strikes", "permits_with_limits"),
]


@pytest.mark.parametrize(("text", "holder", "subject", "stance"), TAKEN)
def test_taken(text: str, holder: tuple[str, ...], subject: str, stance: str) -> None:
    assert positions(text) == [(holder, subject, stance)]


NOT_TAKEN = [
    # solidarity
    "We support Ukraine.",
    "The leaders reaffirmed their support for Ukraine’s sovereignty.",
    # condemnation of an attack
    "We condemn this attack.",
    # a purpose, not a stance
    "The grant helps Kenya to support the agreement.",
    # a guest
    "We welcome Prime Minister Kishida to Washington.",
    # what nobody permits
    "The fund will allow Moldova to repair its grid.",
    # a decision to give is a contribution
    "I have authorized an additional drawdown.",
    # declining to speak
    "France declined to comment on the agreement.",
    # resolve, not refusal
    "We will not let Russia succeed.",
    # a passive of nobody
    "The proposal has been rejected.",
    # a gerund after a preposition
    "Canada was criticised for refusing the treaty.",
    # negated
    "France does not oppose the treaty.",
    # going back on something
    "They are going back on the agreement.",
    # a persistence, not a refusal
    "We will not give up.",
    # a question
    "Does Japan support the treaty?",
    # spending, not a stance
    "The programme supports farmers in Kenya.",
    # a negated stance of no known kind
    "The bill does not change our policy.",
]


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_not_taken(text: str) -> None:
    assert positions(text) == []


@pytest.mark.parametrize(
    ("pattern", "bare"),
    [("backs?(?! (?:by|up))", "backs?"), ("(?<!un)clear(?= (?:a|the))? it", "clear it"), ("veto", "veto")],
)
def test_the_cheap_look_leaves_out_what_stands_around(pattern: str, bare: str) -> None:
    assert _without_surroundings(pattern) == bare


def test_a_stance_is_told_once() -> None:
    found = positions("We support the Lima Declaration. Again, we support the Lima Declaration on fisheries.")
    assert len(found) == 1
