"""Who gives and who gets, chosen: what there is to choose from, what is seen of it, and what the weights decide."""

import pytest

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.choosing import Asked
from pledgebook.extract.contributions.choosing.choose import likeliest
from pledgebook.model.claim import Contribution
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import mentions, read_document
from pledgebook.reference.judge import ChoiceWeights, choice_weights

NEWS = "Chad gets help after the floods\n\nFiji sent Chad $5 million in aid. {}"
SAID = "Peru and Chile gave the Harbour Relief Fund 12 million euros for tents."


def asked(text: str) -> list[Asked]:
    found: list[Asked] = []
    read_contributions(*mentions(of(text)), asked=found)
    return found


def of(text: str) -> Document:
    return Document("d", text, Span(0, len(text)), content_hash(text), "test", published="2024-05-14")


def seen(one: Asked, *actors: str) -> set[str]:
    place = [set(option) for option in one.options].index(set(actors))
    return {*one.features[place], *one.rules[place]}


def test_all_that_the_text_names_is_offered_once_and_first_whom_the_rules_took() -> None:
    donors, recipients = asked(NEWS.format(SAID))[2:]
    assert (donors.slot, recipients.slot) == ("donors", "recipients")
    assert donors.options[0] == ("PER", "CHL")
    groups = [frozenset(option) for option in donors.options]
    assert len(groups) == len(set(groups))
    # each alone, both, a body that no list has, who stood before, and whom nothing names
    expected = ("PER", "CHL", "harbour-relief-fund", "FJI", "TCD", "world", "allies-and-partners")
    assert {frozenset(), *(frozenset([actor]) for actor in expected)} <= set(groups)


def test_an_option_is_seen_by_its_place_its_source_and_its_part_and_by_no_name() -> None:
    donors, recipients = asked(NEWS.format(SAID))[2:]
    assert {"subject/give", "before/free", "act=before/give", "rank=0"} <= seen(donors, "PER", "CHL")
    assert {"from=topic/news", "of-topic", "absent/state", "absent/others/news"} <= seen(recipients, "TCD")
    assert {"form=unlisted", "kind=body"} <= seen(recipients, "harbour-relief-fund")
    assert "from=before1-same" in seen(donors, "FJI")
    assert "told=1" in seen(donors, "FJI")  # the rules had it before
    all_seen = {f.lower() for one in (donors, recipients) for option in one.features for f in option}
    assert not [f for f in all_seen if any(name in f for name in ("peru", "chile", "chad", "tcd", "harbour"))]


def groups_of(one: Asked) -> set[frozenset[str]]:
    return set(map(frozenset, one.options))


@pytest.mark.parametrize(
    ("text", "slot", "group", "offered"),
    [
        # two who stand apart may give, or get, together
        ("Peru, in partnership with the World Bank, gave Chad 12 million euros.", 0, {"PER", "world-bank"}, True),
        ("Peru sent tents worth 12 million euros to Mali, and to farmers in Togo.", 1, {"MLI", "TGO"}, True),
        # ... but nobody twice, and not three of whom no two are joined
        ("Peru gave Peru’s 12 million euros to Chad.", 0, {"PER"}, True),
        ("Peru flew over Mali, then over Togo, and gave Chad 12 million euros.", 0, {"PER", "MLI", "TGO"}, False),
        # a list that a later sentence has
        ("Peru gave 12 million euros. Mali, Togo and Benin wait for rain.", 1, {"MLI", "TGO", "BEN"}, True),
        # a body whose abbreviation the text explains has its full name, wherever it stands
        (
            "The Alliance for Dry Lakes (ADLK) met. Peru gave the ADLK 12 million euros.",
            1,
            {"alliance-for-dry-lakes"},
            True,
        ),
        ("The Alliance for Dry Lakes (ADLK) met. Peru gave the ADLK 12 million euros.", 1, {"adlk"}, False),
        ("The Alliance for Dry Lakes (NICE) met. Peru gave 12 million euros.", 1, {"alliance-for-dry-lakes"}, False),
        # capitals are a body's name, but not where all is in capitals
        ("Peru gave the ADLK 12 million euros.", 1, {"adlk"}, True),
        ("PERU GAVE SOMEWHAT MORE: 12 MILLION EUROS.", 1, {"somewhat"}, False),
        # a name that no list has, where it gives; not wherever else it stands
        ("Tall Ships Circle has pledged 12 million euros.", 0, {"tall-ships-circle"}, True),
        ("Tall Ships: 12 million euros in aid.", 0, {"tall-ships"}, True),
        ("Another 12 million euros from Old Loom is for tents.", 0, {"old-loom"}, True),
        ("Peru gave 12 million euros when Tall Ships Circle sailed.", 0, {"tall-ships-circle"}, False),
        # all of a sentence, though no two of its names are joined
        ("It set up a fund with Mali, for Togo and from Peru, of 12 million euros.", 0, {"MLI", "TGO", "PER"}, True),
    ],
)
def test_what_is_joined_listed_elsewhere_or_abbreviated_is_offered(
    text: str, slot: int, group: set[str], *, offered: bool
) -> None:
    assert (group in groups_of(asked(NEWS.format(text))[2:][slot])) is offered


def test_two_who_stand_apart_are_seen_as_they_are_joined() -> None:
    joined = asked(NEWS.format("Peru, in partnership with the World Bank, gave Chad 12 million euros."))[2]
    assert {"pair/together/near", "pair/before-before"} <= seen(joined, "PER", "world-bank")
    assert not any(f.startswith("absent/") for f in seen(joined, "PER", "world-bank"))
    unjoined = asked(NEWS.format("Peru, as Fiji fears, gave Chad 12 million euros."))[2]
    assert "pair/listed/near" in seen(unjoined, "PER", "FJI")


@pytest.mark.parametrize(
    ("text", "slot", "group", "expected", "unexpected"),
    [
        # a region beside a state in it, and the state beside the region
        ("Peru gave West Africa 12 million euros.", 1, {"region-west-africa"}, "region/holds-named=0/here", ""),
        (
            "Peru gave Mali and West Africa 12 million euros.",
            1,
            {"region-west-africa"},
            "region/holds-named=1/here",
            "",
        ),
        (
            "Peru gave Mali and West Africa 12 million euros.",
            1,
            {"MLI"},
            "in-region/state/here",
            "not-in-region/state/here",
        ),
        (
            "Peru gave Fiji and West Africa 12 million euros.",
            1,
            {"FJI"},
            "not-in-region/state/here",
            "in-region/state/here",
        ),
        # whose goods they are, and whose deed it is
        ("Peru welcomed Chile’s grant of 12 million euros.", 0, {"CHL"}, "owns/owner", ""),
        ("Peru welcomed Chile’s decision on Monday to give 12 million euros.", 0, {"CHL"}, "owns-act", ""),
        ("Chile led, and Peru gave 12 million euros.", 0, {"CHL"}, "", "owns-act"),
        # an entry's label, and an example
        ("Mali: 12 million euros from Peru.", 1, {"MLI"}, "entry/state", "example/state"),
        ("Peru gave states such as Mali 12 million euros.", 1, {"MLI"}, "example/state", "entry/state"),
        # whom "they" may be
        ("I spoke with Chile, and they gave 12 million euros.", 0, {"CHL"}, "taken-up/they/nearest", ""),
        ("They gave Chile 12 million euros.", 0, {"CHL"}, "", "taken-up/they/nearest"),
        # whom the sentence has for its other finds
        ("Peru gave 12 million euros and 30 trucks to Mali.", 0, {"PER"}, "", "former-donors/other/here"),
    ],
)
def test_a_group_is_seen_beside_what_else_the_text_tells(
    text: str, slot: int, group: set[str], expected: str, unexpected: str
) -> None:
    said = seen(asked(NEWS.format(text))[2:][slot], *group)
    assert not expected or expected in said
    assert not unexpected or unexpected not in said


def test_the_second_find_of_a_sentence_is_seen_beside_the_first() -> None:
    second = asked(NEWS.format("Peru gave Mali 12 million euros and Togo 3 million euros."))[4:]
    assert "former-donors/same/here" in seen(second[0], "PER")
    assert "former-recipients/other/here" in seen(second[1], "TGO")
    assert not any(
        f.startswith("former-") for f in seen(asked(NEWS.format("Peru gave Mali 12 million euros."))[2], "PER")
    )


def test_who_gave_before_is_seen_when_it_might_get() -> None:
    recipients = asked(NEWS.format("Peru gave 12 million euros."))[3]
    assert "opposite=1/absent" in seen(recipients, "FJI")
    assert "opposite=0/absent" in seen(recipients, "TCD")


def test_the_rules_are_outweighed_by_more_than_the_margin_only() -> None:
    donors, recipients = asked(NEWS.format("Peru gave 12 million euros."))[2:]
    silent = ChoiceWeights(1.0, {})
    assert likeliest(donors, recipients, silent, silent) == (("PER",), ("TCD",))
    assert likeliest(donors, recipients, ChoiceWeights(1.0, {"from=gave1": 0.9}), silent)[0] == ("PER",)
    assert likeliest(donors, recipients, ChoiceWeights(1.0, {"kind=many": 1.1}), silent)[0] == ("allies-and-partners",)


def test_nobody_stands_on_both_sides() -> None:
    donors, recipients = asked(NEWS.format("Peru gave 12 million euros."))[2:]
    for_chad, to_chad = ChoiceWeights(0.0, {"of-topic": 2.0}), ChoiceWeights(0.0, {"of-topic": 3.0})
    assert likeliest(donors, recipients, for_chad, to_chad)[1] == ("TCD",)
    assert likeliest(donors, recipients, for_chad, to_chad)[0] != ("TCD",)
    assert likeliest(donors, recipients, to_chad, for_chad)[0] == ("TCD",)


def test_what_is_chosen_is_claimed_and_does_not_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    text = of(NEWS.format("Peru gave 12 million euros. It includes 3 million euros for tents."))
    tables = {"donors": ChoiceWeights(0.0, {"subject": 5.0, "kind=many": 1.0}), "recipients": ChoiceWeights(1.0, {})}
    monkeypatch.setattr("pledgebook.extract.contributions.choosing.choose.choice_weights", tables.__getitem__)
    claims = [c.content for c in read_document(text).claims if isinstance(c.content, Contribution)]
    assert [c.donors for c in claims] == [("FJI",), ("PER",), ("allies-and-partners",)]
    assert {c.recipients for c in claims} == {("TCD",)}


@pytest.mark.parametrize("slot", ["donors", "recipients"])
def test_the_weights_that_are_shipped_are_few_and_trust_the_rules(slot: str) -> None:
    table = choice_weights(slot)
    assert table.margin >= 0
    assert table.weights["rank=0"] > 0
    assert len(table.weights) < 9_000


@pytest.mark.parametrize(
    ("text", "group", "expected", "unexpected"),
    [
        # what a word of the name tells, else the list that it stands in
        (
            "Peru gave the Harbour Relief Fund 12 million euros.",
            "harbour-relief-fund",
            {"body=fund"},
            {"body=unlisted"},
        ),
        ("The Tidewater Bank lent Chad 12 million euros.", "tidewater-bank", {"body=lender"}, {"body=fund"}),
        ("UNICEF got 12 million euros from Peru.", "unicef", {"body=united_nations"}, {"body=unlisted"}),
        # the sum that a name labels, and the one that it stands behind
        ("Peru gave 12 million euros; Fiji, 3 million euros.", "FJI", {"labels-another"}, {"labels-own"}),
        ("Chad got 12 million euros from Peru and 3 million euros from Mali.", "PER", {"from-own"}, {"from-another"}),
        ("Chad got 12 million euros from Peru and 3 million euros from Mali.", "MLI", {"from-another"}, {"from-own"}),
    ],
)
def test_a_body_is_seen_by_its_sort_and_a_group_by_the_sum_it_stands_at(
    text: str, group: str, expected: set[str], unexpected: set[str]
) -> None:
    said = seen(asked(NEWS.format(text))[2], group)
    assert expected <= said
    assert not unexpected & said


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Peru gave the International Fund for Fisheries 12 million euros.", "international-fund-for-fisheries"),
        ("Peru gave the Coalition against Thirst 12 million euros.", "coalition-against-thirst"),
    ],
)
def test_a_name_goes_on_behind_a_generic_head(text: str, body: str) -> None:
    assert {body} in groups_of(asked(NEWS.format(text))[2])


def test_a_head_with_a_name_of_its_own_does_not_go_on() -> None:
    offered = groups_of(asked(NEWS.format("Peru gave the Harbour Fund for Chad 12 million euros."))[2])
    assert {"harbour-fund"} in offered
    assert {"fund-for-chad"} not in offered


@pytest.mark.parametrize(
    ("text", "donors"),
    [
        # of nobody is told who "we" is: an open donor is better than partners that nobody named
        ("On 3 May 2024 we gave Chad 20 million euros for food.", ()),
        ("Our company has given Chad $5 million for wells.", ()),
        ("We and our allies have given Chad $5 million for wells.", ("allies-and-partners",)),
        ("Norway and Fiji gave Chad $5 million for wells, and we thank them.", ("NOR", "FJI")),
    ],
)
def test_whoever_we_is_in_a_text_without_a_publisher_is_no_vague_group(text: str, donors: tuple[str, ...]) -> None:
    (claim,) = [c for c in read_document(of(text)).claims if isinstance(c.content, Contribution)]
    assert isinstance(claim.content, Contribution)
    assert claim.content.donors == donors
