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
    assert table.margin > 0
    assert table.weights["rank=0"] > 0
    assert len(table.weights) < 5_000
