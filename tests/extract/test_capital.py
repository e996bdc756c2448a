"""Large sums that nobody gives: brought from others, set as a goal, invested by companies, spent at home."""

import pytest

from extract.test_contributions import read

pytestmark = pytest.mark.usefixtures("rules_alone")

# text, speaker: the trap beside it
NOBODY_GIVES = [
    ("The United States aims to mobilize $4 billion in financing for clean energy in Africa.", "USA"),  # hoped for
    ("To date, we have mobilized $3 billion for Mali through grants and leveraged private investments.", "USA"),
    ("Our grant to Ghana is expected to catalyze $300 million in private capital.", "USA"),
    ("USAID’s work in Peru helped unlock more than $90 million in new investment.", "USA"),
    ("The plan will expand the Bank’s lending capacity for poor countries by $40 billion.", "USA"),  # others lend
    ("We reaffirm the goal of raising $70 billion for climate action in developing countries.", "g7"),
    ("We will meet the $70 billion climate finance goal for developing countries.", "USA"),
    ("Acme Solar’s intent to invest $200 million in India was welcomed.", "USA"),  # a company without a word for it
    ("Kenya thanked twelve U.S. companies, which presented $700 million in combined investments in Kenya.", "USA"),
    ("Japan will invest $8 billion in the United States.", "USA"),  # in the speaker's own country
    ("We gave Kenya $2 million in aid.\n\nOur teachers matter.\n\nThe law provides $12 billion to build ports.", "USA"),
]
GIVEN = [
    ("The EU has mobilised €20 million in humanitarian aid for Sudan.", None, ("SDN",)),  # its own
    ("Norway mobilised 300 million kroner to help Ukraine through the winter.", None, ("UKR",)),
    ("The partners intend to mobilise $2 billion in public and private financing for Senegal.", None, ("SEN",)),
    ("The Development Finance Corporation will invest $60 million in a vaccine maker in Ghana.", "USA", ("GHA",)),
    ("The deal unlocks $90 million in budget support for Moldova.", "USA", ("MDA",)),
    ("We will target $50 million in direct support to Kenya.", "USA", ("KEN",)),  # a verb, no goal
    ("We increased our aid to Chad by $5 million.", "USA", ("TCD",)),  # no capacity to lend
    ("Canada’s goal is to give Haiti $30 million in relief.", "CAN", ("HTI",)),  # a goal of one, for somebody named
]


@pytest.mark.parametrize(("text", "speaker"), NOBODY_GIVES)
def test_what_others_are_to_bring_is_no_assistance(text: str, speaker: str) -> None:
    assert not [c for c in read(text, speaker) if c.amount and (c.amount.value or 0) > 5_000_000]


@pytest.mark.parametrize(("text", "speaker", "recipients"), GIVEN)
def test_what_is_given_is_read_all_the_same(text: str, speaker: str | None, recipients: tuple[str, ...]) -> None:
    assert [c.recipients for c in read(text, speaker)] == [recipients]


def test_what_is_for_all_the_world_is_not_the_topics() -> None:
    text = "We will send Moldova $20 million in aid. We give $900 million in aid against hunger around the world."
    assert [c.recipients for c in read(text, "USA")] == [("MDA",), ("world",)]


SLIPS = [
    ("We gave Kenya $40 billion [million] in aid.", [40_000_000]),  # an editor's mark
    ("We sent Ukraine $400 million in aid and $40 million in loans.", [400_000_000, 40_000_000]),  # two sums
    ("We sent Ukraine $400 billion, I think — $400 million, sorry.", []),  # taken back at once
    ("We sent hundreds of billions of dollars to Kenya.", []),  # said in anger
]


@pytest.mark.parametrize(("text", "values"), SLIPS)
def test_slips_of_scale_are_mended(text: str, values: list[int]) -> None:
    assert [c.amount.value for c in read(text, "USA") if c.amount] == values


def test_a_span_that_opens_the_sentence_holds_for_all_its_sums() -> None:
    text = "Since 2010, we have provided Mali $8 billion in aid; $3 billion in loans; and $90 million in grants."
    assert [c.cumulative for c in read(text, "USA")] == [True, True, True]
    text = "Today we announced $8 billion in aid to Mali; it adds to $3 million in loans to Mali."
    assert not any(c.cumulative for c in read(text, "USA"))


def test_what_no_single_act_has_paid_is_a_running_total() -> None:
    assert [c.cumulative for c in read("The United States has put up $75 billion for Ukraine.", "USA")] == [True]
    assert [c.cumulative for c in read("The United States has contributed $75 million to Ukraine.", "USA")] == [False]
    assert [c.cumulative for c in read("Today Congress approved $61 billion in aid for Ukraine.", "USA")] == [False]
