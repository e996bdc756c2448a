"""Goods and services with their quantities, the trap named beside each row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.extract.actors import find_actors
from pledgebook.extract.figures import find_figures
from pledgebook.extract.items import find_items


def found(text: str) -> list[str]:
    short = []
    for mention in find_items(text, find_figures(text)):
        figure = mention.item.quantity
        number = "" if figure is None else f"{figure.value or figure.low} "
        if mention.known:
            short.append(f"{number}{mention.item.name}")
    return short


GOODS = [
    ("Peru gave 40 crates of bandages.", ["40 crates of bandages"]),  # whatever they are packed in
    ("France will send 40 armored vehicles to Chad.", ["40 armored vehicles"]),
    ("a dozen howitzers and ammunition", ["12 howitzers", "ammunition"]),
    (
        "hundreds of patrol boats and light helicopters",
        ["200 patrol boats and light helicopters"],
    ),  # one number, one item
    (
        "20,000 rounds of 155mm artillery ammunition",
        ["20000 rounds of 155mm artillery ammunition"],
    ),  # a calibre is no number
    ("6 million doses of the Novavax vaccine", ["6000000 Novavax vaccine doses"]),  # doses are named by the vaccine
    ("significant quantities of ammunition", ["ammunition"]),  # no number
    ("two additional air defense systems", ["2 air defense systems"]),
    ("a field hospital", ["1 field hospital"]),  # "a" is one
    ("2,400 tonnes of wheat", ["2400 tonnes of wheat"]),
    ("five Mi-8 helicopters", ["5 Mi-8 helicopters"]),
    ("trained 900 Ukrainian pilots", ["900 training of Ukrainian pilots"]),
    ("tents, blankets and hygiene kits", ["tents", "blankets", "hygiene kits"]),
    ("food, water and shelter", ["food", "water", "shelter"]),  # "shelter" alone says little, a list tells
    ("anti-tank and anti-drone systems", ["anti-tank and anti-drone systems"]),  # one head for both
    ("500,000 mortar, tank and artillery rounds", ["500000 mortar, tank and artillery rounds"]),  # one number for all
    ("two ASC 890 early warning aircraft", ["2 ASC 890 early warning aircraft"]),  # the model's number counts nothing
    ("25 second-hand Leopard 2A5 tanks", ["25 Leopard 2A5 tanks"]),  # no seconds
    ("Spanish-made anti-drone gear", ["anti-drone gear"]),
    ("12 tonnes of rice and cooking oil", ["12 tonnes of rice and cooking oil"]),  # one weight
    ("a shipment of antibiotics", ["antibiotics"]),  # the wrapping is no goods
    ("three airdrops of medical supplies", ["3 airdrops of medical supplies"]),
    ("40 trucks, of which 12 have arrived", ["40 trucks", "12 trucks"]),  # the noun was said before
    ("40 trucks, of a package of 30 million", ["40 trucks"]),  # money: there are not as many trucks
    ("60 members of a mountain rescue brigade", ["60 members of a mountain rescue brigade"]),
    ("a Peruvian team of 44", ["44 Peruvian team members"]),
    ("14 rescue workers with six search dogs", ["14 rescue workers", "6 search dogs"]),
    ("equipment, including radars and jammers", ["radars", "jammers"]),  # the list tells what the equipment is
    ("radars, trucks and other equipment", ["radars", "trucks"]),
    (
        "30 generators, 15 zorbs and 4 boilers",
        ["30 generators", "15 zorbs", "4 boilers"],
    ),  # unlisted, by its neighbours
    ("additional air defence capability", ["air defence capability"]),  # more of it is goods
    ("we began to train border guides.", ["training of border guides"]),  # whoever is trained
    ("a cement mixer lorry", ["1 cement mixer lorry"]),
    ("radars to protect hospitals, and fuel", ["radars", "fuel"]),  # the hospitals are what the radars are for
    ("trained 80 medics on logistics and maintenance", ["80 training of medics"]),  # what is taught
    ("12 attack helicopters", ["12 attack helicopters"]),  # no verb
    ("the equivalent of one battery and 9 guns", ["9 guns"]),
    ("70 pickups (SUVs) and other vehicles", ["70 pickups (SUVs) and other vehicles"]),
    ("a cargo plane carrying 40 tons of aid", ["40 tons of aid"]),  # the bearer is not given, whatever is weighed is
    ("a brigade of 36 doctors", ["36 doctors"]),
    ("donated 15 zorbs", ["15 zorbs"]),  # unlisted, but handed over by number
    ("the missiles Denmark sent", ["missiles"]),  # a name behind a plural begins a clause
    (
        "12 trucks of rice, beans and lamps",
        ["12 trucks of rice, beans and lamps"],
    ),  # the whole list is what is loaded
    ("12 trucks of rice, 9 tents and beans", ["12 trucks of rice", "9 tents", "beans"]),  # with a number of its own
    ("a new $4 million bridge", ["1 bridge"]),  # the article counts it, not the sum
    ("the $4 million howitzers", ["howitzers"]),
    ("instructed 70 Peruvian commandos", ["70 training of Peruvian commandos"]),
    ("a training mission", ["1 training mission"]),  # counted, although "mission" alone is no goods
    ("Peru places howitzers in Chad", ["howitzers"]),  # a verb, no part of the name
    ("Peru trained pilots and delivered tents.", ["training of pilots", "tents"]),  # a verb behind "and" as well
    ("Peru helps train and equip the police.", ["training of police"]),
    ("Peru trains police, judges and park rangers.", ["training of police, judges and park rangers"]),  # one item
    ("Peru will train a dozen Malians for a year.", ["12 training of Malians"]),  # a people
    ("the training of a Malian brigade", ["1 training of Malian brigade"]),
    ("9,000 sets of bedding", ["9000 sets of bedding"]),  # "set" is mostly a verb
    ("defense articles and services", ["defense articles and services"]),  # two heads of one item
    ("six ageing Mi-8 and Mi-17 helicopters", ["6 ageing Mi-8 and Mi-17 helicopters"]),  # one number
    ("a shipload of rice and 3 truckloads of aid", ["1 shipload of rice", "3 truckloads of aid"]),
    ("gave seed and powdered milk", ["seed", "powdered milk"]),
]
NO_GOODS = [
    "300 people were killed",
    "in 12 countries over three years",
    "a new support system for schools",
    "the Vaccine Alliance",  # a piece of a name
    "the programme was launched",
    "drone attacks and missile strikes on the city",  # the head is the strike
    "the vaccine rollout",
    "artillery strikes and concrete benefits",
    "dispatched three envoys",
    "Providing Vaccines",  # a heading
    "after food prices rose",
    "400 soldiers, 30 diplomats and 12 ministers",
    "a new project for schools",
    "the G7 and the G20",  # no models
    "combat operations and political activities",
    "the Council for Technical Cooperation",
    "eight resolutions, two summits and 40 agreements",
    "protesters stood by the train station",
    "a $4 million weapons package",  # the sum, no thing
    "64 police, clerks and judges",  # the number is of the people, not of a list
    "to finance vaccine",
]


@pytest.mark.parametrize(("text", "expected"), GOODS)
def test_goods_are_named_without_their_number(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NO_GOODS)
def test_what_is_no_goods(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Peru sent Chad pumps.", "pumps"),  # who gets them
        ("Peru sent Chad’s army pumps.", "army pumps"),
        ("Peru sent American pumps.", "pumps"),
    ],
)
def test_a_state_in_front_is_no_part_of_the_name(text: str, name: str) -> None:
    (mention,) = find_items(text, find_figures(text), find_actors(text))
    assert (mention.item.name, mention.text[-5:], mention.end) == (name, "pumps", len(text) - 1)
    assert text[mention.start : mention.end] == mention.text


def test_a_long_line_costs_its_length() -> None:
    text = "40 trucks, of which 12 have arrived, and food, water and shelter for the team of 6; " * 1000
    assert len(find_items(text, find_figures(text))) == 1000 * 6


@given(st.text(alphabet="a A4-.,’&(of and tanks)\n—“", max_size=80))
def test_mentions_stand_where_they_say(text: str) -> None:
    for mention in find_items(text, find_figures(text)):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fiji gave Chad a loan and economic assistance.", ["loan", "economic assistance"]),
        ("Fiji gave Chad a $3 million loan.", ["loan"]),
        ("Fiji gave assistance and support.", []),  # of which kind is not said
        ("Fiji gave support to the refugees.", ["support to refugees"]),  # said behind it
        ("Fiji gave support for schools.", ["schools"]),  # by goods that have a name of their own
    ],
)
def test_what_only_the_judge_takes_for_given(text: str, names: list[str]) -> None:
    items = find_items(text, find_figures(text))
    assert [i.item.name for i in items] == names
    assert not any(i.known for i in items)
