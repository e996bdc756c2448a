"""What a reviewer writes for a slot, and what stands there to be changed."""

import json
from decimal import Decimal
from typing import Any

import pytest

from pledgebook.exchange.correcting import as_json, choices, in_words
from pledgebook.model.claim import Contribution, Engagement, Item, Stage
from pledgebook.model.codec import plain
from pledgebook.model.date import Date
from pledgebook.model.figure import Figure, Qualifier


@pytest.mark.parametrize(
    ("slot", "said", "json_value"),
    [
        ("donors", "USA, GBR", '["USA", "GBR"]'),
        ("donors", '["USA"]', '["USA"]'),
        ("recipients", "Germany, a-fund", '["DEU", "a-fund"]'),
        ("stage", '"pledged"', '"pledged"'),
        ("donors", "none", "[]"),
        ("mechanism", "none", "null"),
        ("mechanism", "Ukraine Facility", '"Ukraine Facility"'),
        ("mechanism", "2024", '"2024"'),
        ("stage", "pledged", '"pledged"'),
        ("date", "2024-10", '{"edtf": "2024-10"}'),
        ("cumulative", "true", "true"),
        ("amount", "$5", '{"qualifier":"exact","value":"5","currency":"USD"}'),
        ("amount", "much", '"much"'),
        ("items", "-", "[]"),
        ("items", "31 tanks", '[{"name":"tanks","quantity":{"qualifier":"exact","value":"31"}}]'),
        ("items", "ammunition; training", '[{"name":"ammunition"},{"name":"training"}]'),
        ("items", "about 40 trucks;", '[{"name":"trucks","quantity":{"qualifier":"about","value":"40"}}]'),
        ("items", "M777 howitzers", '[{"name":"M777 howitzers"}]'),
        ("items", "31", '[{"name":"31"}]'),
        ("items", "[{", '"[{"'),
        ("ordinal", "4", "4"),
    ],
)
def test_what_is_written_for_a_slot(slot: str, said: str, json_value: str) -> None:
    assert as_json(slot, said) == json_value


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("amount", Figure(Qualifier.EXACT, Decimal(75_000_000), currency="NOK")),
        ("amount", Figure(Qualifier.AT_LEAST, Decimal("2500000.50"), currency="USD")),
        ("amount", Figure(Qualifier.AT_MOST, Decimal(3000), currency="EUR")),
        ("amount", Figure(Qualifier.ABOUT, Decimal(10**11), currency="USD")),
        ("amount", Figure(Qualifier.BETWEEN, low=Decimal(5), high=Decimal(9), currency="USD")),
        ("items", (Item("tents", Figure(Qualifier.EXACT, Decimal(200))),)),
        ("items", (Item("tanks", Figure(Qualifier.AT_LEAST, Decimal(31))), Item("medicine"))),
        ("items", (Item("boats", Figure(Qualifier.BETWEEN, low=Decimal(5), high=Decimal(9))),)),
        ("items", (Item("missiles", Figure(Qualifier.VAGUE, low=Decimal(200), high=Decimal(999))),)),
        ("items", (Item("155 mm shells"), Item("rice; beans"))),
        ("donors", ("USA", "a-fund")),
        ("donors", ()),
        ("date", Date("2024-10/2024-11")),
        ("stage", Stage.PLEDGED),
        ("cumulative", True),
        ("mechanism", "a facility"),
        ("mechanism", None),
    ],
)
def test_what_stands_in_a_slot_is_written_back_as_it_was(slot: str, value: Any) -> None:
    assert json.loads(as_json(slot, in_words(value))) == plain(value)


def test_goods_to_be_changed_are_told_in_words_where_words_say_the_same() -> None:
    tanks = Item("tanks", Figure(Qualifier.ABOUT, Decimal(31)))
    assert in_words((tanks, Item("medicine"))) == "about 31 tanks; medicine"
    assert in_words((Item("155 mm shells"),)) == '[{"name":"155 mm shells"}]'


def test_a_figure_to_be_changed_shows_no_needless_decimals() -> None:
    assert in_words(Figure(Qualifier.EXACT, Decimal("1900000000.0"), currency="USD")) == "1,900,000,000 USD"
    assert in_words(Figure(Qualifier.EXACT, Decimal("0.5"), currency="USD")) == "0.5 USD"


def test_slots_that_take_only_some_words_tell_them() -> None:
    assert choices(Contribution)["stage"] == ("considered", "pledged", "committed", "disbursed", "delivered")
    assert choices(Contribution)["cumulative"] == ("false", "true")
    assert choices(Engagement)["format"][:2] == ("", "in_person")
    assert "donors" not in choices(Contribution)
