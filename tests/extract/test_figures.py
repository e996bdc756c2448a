"""Figures as they are said in statements, the trap named beside each row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import growth
from pledgebook.extract.figures import find_figures
from pledgebook.model.mention import Unit


def said(text: str, speaker: str | None = None) -> list[str]:
    """What was found, in short: "about 425000000 USD", "200-999", "7.5 percent"."""
    short = []
    for mention in find_figures(text, speaker):
        figure = mention.figure
        number = f"{figure.value.normalize():f}" if figure.value is not None else f"{figure.low:f}-{figure.high:f}"
        unit = mention.unit.value if mention.unit in (Unit.PERCENT, Unit.MEASURE) else ""
        qualifier = "" if figure.qualifier in ("exact", "vague", "between") else figure.qualifier.value
        short.append(" ".join(filter(None, (qualifier, number, figure.currency, unit))))
    return short


MONEY = [
    ("a new $425 million package", ["425000000 USD"]),
    ("worth $425m", ["425000000 USD"]),
    ("€1.2bn in loans", ["1200000000 EUR"]),
    ("1.2bn euros", ["1200000000 EUR"]),
    ("a $1.2-billion facility", ["1200000000 USD"]),
    ("a 50-million-euro loan", ["50000000 EUR"]),
    ("two and a half billion dollars", ["2500000000 USD"]),
    ("half a billion pounds", ["500000000 GBP"]),
    ("NOK 75 billion", ["75000000000 NOK"]),
    ("75 billion Norwegian kroner", ["75000000000 NOK"]),
    ("13.3 billion Swedish kronor", ["13300000000 SEK"]),
    ("US$1.5bn and A$20m and Can$5 million", ["1500000000 USD", "20000000 AUD", "5000000 CAD"]),
    ("5,00,000 rupees", ["500000 INR"]),  # Indian grouping
    ("1,5 million euros", ["1500000 EUR"]),  # a decimal comma
    ("CHF 1’200’000", ["1200000 CHF"]),  # Swiss grouping
    ("nearly $2.5 billion", ["about 2500000000 USD"]),
    ("up to $125 million", ["at_most 125000000 USD"]),
    ("at least another £200 million", ["at_least 200000000 GBP"]),
    ("more than an additional $50 million", ["at_least 50000000 USD"]),
    ("100 million dollars or more", ["at_least 100000000 USD"]),
    ("pledges exceed two billion euros", ["at_least 2000000000 EUR"]),
    ("$3-4 billion", ["3000000000-4000000000 USD"]),
    ("between 5 and 7 million euros", ["5000000-7000000 EUR"]),
    ("1 billion 200 million dollars", ["1200000000 USD"]),  # said aloud, one number
    ("hundreds of millions of dollars", ["200000000-999999999 USD"]),
    ("tens of billions of euros", ["20000000000-99999999999 EUR"]),
    ("increased from $5 million to $10 million", ["5000000 USD", "10000000 USD"]),  # a change, no range
    ("the team won 3 million viewers", ["3000000"]),  # a verb, no South Korean money
    ("raise 5 to 10 million euros", ["5000000-10000000 EUR"]),  # a range, for no "from" stands before it
    ("up from $5 million to $10 million", ["5000000 USD", "10000000 USD"]),
    ("$8 billion [$80 billion] in support", ["80000000000 USD"]),  # a transcript that corrects its speaker
    ("a couple of million dollars", ["about 2000000 USD"]),
    ("5 million U.S. dollars", ["5000000 USD"]),
    ("2½ million euros, 1 1/2 billion pounds", ["2500000 EUR", "1500000000 GBP"]),
    ("5 billion CFA francs", ["5000000000 XOF"]),
    ("£E5m, TL 5 million, S/5 million", ["5000000 EGP", "5000000 TRY", "5000000 PEN"]),
    ("$5 mil and 5 Mio. EUR", ["5000000 USD", "5000000 EUR"]),
    ("north of $1bn, a maximum 20 million euros", ["at_least 1000000000 USD", "at_most 20000000 EUR"]),
    ("kr 500 million and 300 million kr", ["500000000 SEK", "300000000 SEK"]),
    ("the U.S. $50 million of it", ["50000000 USD"]),
    ("AUD $20 million", ["20000000 AUD"]),
    ("A $50 million gift", ["50000000 USD"]),  # an article, no Australian money
    ("SACRAMENTO CA $107,000", ["107000 USD"]),  # a state of the union
    ("ALL 50 STATES, TOP 10 DONORS", ["50"]),  # words, no money of Albania and Tonga
    ("at COP28 and COP 28", []),  # a conference, no Colombian pesos
    ("6.8 billion pounds of coal", ["6800000000"]),  # a weight
    ("2,000-pound bombs", ["2000 measure"]),
    ("50 million pounds of military aid", ["50000000 GBP"]),
    ("$5 million plus interest", ["5000000 USD"]),
]
QUALIFIERS = [
    *(
        (f"{words} 300 tents", ["about 300"])
        for words in ("about", "some", "nearly", "roughly", "close to", "an estimated")
    ),
    *(
        (f"{words} 300 tents", ["at_least 300"])
        for words in ("more than", "over", "at least", "well over", "upwards of")
    ),
    *((f"{words} 300 tents", ["at_most 300"]) for words in ("up to", "as many as", "no more than", "fewer than")),
    ("just under 300 tents", ["about 300"]),
    ("300 or more", ["at_least 300"]),
    ("300-plus tents, 50 plus countries", ["at_least 300", "at_least 50"]),
    ("$2.1 billion and counting", ["at_least 2100000000 USD"]),
    ("300 or so", ["about 300"]),
    ("up to about 300", ["at_most 300"]),  # the outer word rules
    ("more than 2000 tents", ["at_least 2000"]),
    ("signed over three boats", ["3"]),
    ("they spoke about two questions", ["2"]),  # of what, not how many
    ("under two programmes", ["2"]),
]
COUNTS = [
    ("31 Abrams tanks", ["31"]),
    ("a dozen howitzers", ["12"]),
    ("half a dozen howitzers", ["6"]),
    ("thirty-one trucks", ["31"]),
    ("one hundred and fifty buses", ["150"]),
    ("half a billion doses", ["500000000"]),
    ("10 thousand tents", ["10000"]),
    ("1 500 generators", ["1500"]),
    ("20,000+ rounds", ["at_least 20000"]),
    ("some 1,500 lorries", ["about 1500"]),
    ("70-odd dogs", ["about 70"]),
    ("hundreds of interceptors and dozens of systems", ["200-999", "24-99"]),
    ("several hundred rifles", ["300-999"]),
    ("handed over three boats", ["3"]),  # "handed over", not "over three"
    ("one battery", ["1"]),
    ("2,955 tonnes of flour", ["2955"]),
    ("19 second-hand tanks", ["19"]),  # no seconds
    ("a quarter of a million doses", ["250000"]),
    ("a million and a half doses", ["1500000"]),
    ("another dozen trucks", ["12"]),
    ("two or three batteries", ["2-3"]),
    ("a pair of radars and a couple of boats", ["2", "2"]),
    ("1.5m doses, 5k tents, 2bn people", ["1500000", "5000", "2000000000"]),  # a letter before what is counted
    ("1½ dozen trucks", ["18"]),
    ("a few hundred rifles, a couple dozen trucks", ["200-999", "about 24"]),
    ("between 1,000 and 1,500 soldiers", ["1000-1500"]),
    ("rose from 5 to 7 boats", ["5", "7"]),
    ("sent 2000 tents", ["2000"]),  # no year
    ("220 [million] shots", ["220000000"]),
    ("8,000 [800] guns", ["800"]),
    ("One Patriot battery", ["1"]),
    ("9" * 30, []),  # no figure is that long
]
NAMES = [
    "F-16s, Mi-17s, M777s and MiG-29s",
    "COVID-19, G7 and AT-4",
    "155mm shells and 105mm rounds",
    "Article 5, Section 506(a)(1) and Resolution 2202",
    "in 2022 and 2023",
    "at 9:08 on the 16th",
    "the 67th tranche",
    "the two hundred and forty-fifth year",
    "two thirds of it, one-third, three quarters of the cost",
    "1 in 4, two out of three",
    "on November 17, 17 November and the 5 of May",
    "on July 5, 1814, and in 1868",
    "from 2011 to 2012",
    "in 2000 voters chose",
    "in December of ’21",
    "call (202) 646-3272 or 1-800-555-0142",
    "19 U.S.C. 2483, 73 Stat. 212 and 89 FR 24101",
    "per hundred thousand people",
    "at DEFCON 31.",
    "number one, no one, every single one",
    "get one for you, one was seen",
    "the One Health plan",
    "one of them, one another",
    "1) first, 2) second",
    "open 24/7",
    "a 100m track, 5m wide, 5m was paid",
    "the pair of them",
    "a Leopard 2A4 and a Leopard 2 hull",
]
MEASURES = [
    ("7.5 percent of GDP", ["7.5 percent"]),
    ("20% more", ["20 percent"]),
    ("a 10-day visit", ["10 measure"]),
    ("a 30-bed field hospital", ["30 measure"]),
    ("over five years", ["at_least 5 measure"]),
    ("300 kilometres away", ["300 measure"]),
    ("hundreds of miles", ["200-999 measure"]),
    ("at age 65, children aged 5 to 11", ["65 measure", "5-11 measure"]),
]


@pytest.mark.parametrize(("text", "expected"), MONEY + QUALIFIERS + COUNTS + MEASURES)
def test_a_figure_is_read_as_it_is_said(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NAMES)
def test_a_number_in_a_name_a_year_a_time_or_a_rank_is_no_figure(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("speaker", "code"), [("CAN", "CAD"), ("AUS", "AUD"), ("USA", "USD"), (None, "USD"), ("FRA", "USD")]
)
def test_a_bare_dollar_is_the_speakers_own(speaker: str | None, code: str) -> None:
    assert said("another $40 million", speaker) == [f"40000000 {code}"]


@pytest.mark.parametrize(
    ("text", "conversion"),
    [
        ("SEK 3 billion (about $290 million)", [False, True]),
        ("150 million lira (€5.6m)", [False, True]),
        ("SEK 3 billion (€270 million, $290 million)", [False, True, True]),
        ("$5 million, or €4.6 million", [False, True]),
        ("12 billion euros, which is approximately 13 billion dollars", [False, True]),
        ("€12 million, which is for Chad, and $3 million for Mali", [False, False]),
        ("$30 million for Chad, €20 million for Mali", [False, False]),
        ("$30 million ($10 million of it new)", [False, False]),  # a part, not a conversion
    ],
)
def test_the_same_money_in_another_currency_is_marked(text: str, conversion: list[bool]) -> None:
    assert [m.conversion for m in find_figures(text)] == conversion


@pytest.mark.parametrize(
    ("text", "speaker", "code"),
    [
        ("200 million kroner", "NOR", "NOK"),
        ("200 million kr", "NOR", "NOK"),
        ("200 million crowns", "SWE", "SEK"),
        ("200 million rupees", "PAK", "PKR"),
        ("Rs 200 million", None, "INR"),
        ("200 million francs", "RWA", "RWF"),
        ("¥200 million", "CHN", "CNY"),
        ("¥200 million", None, "JPY"),
        ("200 million Canadian dollars", "AUS", "CAD"),  # what is said rules
        ("US$200 million", "AUS", "USD"),
    ],
)
def test_money_of_many_is_the_speakers_own(text: str, speaker: str | None, code: str) -> None:
    assert said(text, speaker) == [f"200000000 {code}"]


def test_a_figure_stands_with_its_qualifier_and_its_currency() -> None:
    text = "gave between $3 and $4 billion, at least another 20 million euros or more, and hundreds of tents"
    assert [m.text for m in find_figures(text)] == [
        "between $3 and $4 billion",
        "at least another 20 million euros or more",
        "hundreds",
    ]


@pytest.mark.parametrize(
    "piece", ["9", "1 ", "(1) ", "([{", "$1 to ", "up to 5 or ", "one hundred and ", "1,000,", "²٣४ ", "10-"]
)
def test_a_line_without_end_costs_its_length(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (10_000, 40_000))
    assert growth(find_figures, small, large) < 8


@given(st.text(alphabet="0123456789.,-–$€£ '’()andmillion bfortwehundsv%+\u200b\u202e", max_size=80))
def test_any_text_gives_places_in_order_and_numbers_that_are_finite(text: str) -> None:
    at = 0
    for mention in find_figures(text):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.figure.value is None or Decimal(mention.figure.value).is_finite()
        at = mention.end
