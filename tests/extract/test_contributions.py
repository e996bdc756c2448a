"""Contributions read from sentences of our own, the trap named beside each."""

import pytest

from pledgebook.model.claim import Contribution
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import read_document

pytestmark = pytest.mark.usefixtures("rules_alone")


def read(text: str, speaker: str | None = None, published: str | None = "2024-05-14") -> list[Contribution]:
    document = Document("d", text, Span(0, len(text)), content_hash(text), "test", speaker=speaker, published=published)
    return [c.content for c in read_document(document).claims if isinstance(c.content, Contribution)]


# text, speaker, donors > recipients, stage, running total
GIVEN = [
    (
        "Today the United States announced $50 million in humanitarian aid for Chad.",
        "USA",
        "USA > TCD",
        "committed",
        False,
    ),
    ("We will provide Moldova with €20 million in budget support.", "FRA", "FRA > MDA", "pledged", False),
    ("Canada has provided more than $400 million in aid to Haiti since 2021.", "CAN", "CAN > HTI", "disbursed", True),
    ("Japan is lending Sri Lanka 30 billion yen.", None, "JPN > LKA", "committed", False),
    ("Kenya received a grant of $15 million from Norway.", None, "NOR > KEN", "disbursed", False),
    ("Denmark pledged 12 million kroner to Sudan and Finland 3 million euros.", None, "DNK > SDN", "pledged", False),
]
NOT_GIVEN = [
    (
        "The President signed a bill that provides $15 billion to states and local governments for schools.",
        "USA",
    ),  # at home
    ("Trade between France and Morocco reached $14 billion last year.", None),  # trade
    ("The storm caused $3 billion in damage in Madagascar.", None),  # a loss
    ("Sudan needs $2.7 billion in humanitarian aid.", None),  # a need
    ("Gasoline costs $3.40 a gallon.", "USA"),  # a price
    ("The Treasury imposed a fine of $4 million on a bank in Cyprus.", "USA"),  # a penalty
    ("Alpenpharm, a Swiss drugmaker, announced a $2 billion investment in new plants.", "USA"),  # a company's, at home
    ("The car industry has announced $8 billion in investments, some of it by Korean firms.", "USA"),  # an industry's
    ("U.S. direct investment in Chile was more than $6 billion.", "USA"),  # business
    ("Our answer to Russia's price hike: we will provide $70 million in funding to fuel producers.", "USA"),  # a rival
    (
        "After officials embezzled more than $4 million belonging to Chad’s fund, it was spent on villas.",
        "USA",
    ),  # theft
    ("The budget urges global health research and provides $5 billion to the National Science Foundation.", "USA"),
    ("We are donating three doses to the world for every one shot that we give at home.", "USA"),  # a ratio
    ("In Kenya the 2030 SDG agenda provides assistance to farmers.", "USA"),  # goals, not Sudan's pounds
    ("You have about $300 billion being invested by chip companies, including South Korean ones.", "USA"),  # business
    (
        "Since 2021 we helped close 1,882 deals across Africa for a total estimated value of $72 billion.",
        "USA",
    ),  # trade
    ("Our soldiers were in Iraq. I proposed an additional $300 million to support policing across the country.", "USA"),
    ("Volunteers support nine projects that help Afghan families resettle in the United States.", "USA"),  # at home
    ("Japan will make available $5 billion to support battery plants in North America.", "USA"),  # the speaker's home
    ("Our allies invested more than $90 billion on defense this year, as Moldova looked on.", "USA"),  # their own arms
    ("That year the partners froze $90 billion of the bank's funds to help Ukraine.", "USA"),  # taken, not given
    ("We stand with Moldova, and we invest $7 billion to bring fast lines everywhere in America.", "USA"),  # at home
]


@pytest.mark.parametrize(("text", "speaker", "parties", "stage", "total"), GIVEN)
def test_what_is_given(text: str, speaker: str | None, parties: str, stage: str, total: bool) -> None:
    first = read(text, speaker)[0]
    told = f"{', '.join(first.donors)} > {', '.join(first.recipients)}"
    assert (told, first.stage.value, first.cumulative) == (parties, stage, total)


@pytest.mark.parametrize(("text", "speaker"), NOT_GIVEN)
def test_money_that_is_no_assistance(text: str, speaker: str | None) -> None:
    assert read(text, speaker) == []


def test_a_verb_left_out_the_second_time_has_its_own_donor() -> None:
    assert [c.donors for c in read(GIVEN[-1][0])] == [("DNK",), ("FIN",)]


# text, speaker, "donors > recipients: quantity name; ..."
GOODS = [
    (
        "Chile delivered four helicopters and medical supplies to Peru.",
        None,
        "CHL > PER: 4 helicopters; - medical supplies",
    ),
    ("Kenya will get 12 ambulances from Italy.", None, "ITA > KEN: 12 ambulances"),
    (
        "Five field hospitals, including surgical tents, were sent to Nepal by India.",
        None,
        "IND > NPL: 5 field hospitals; - surgical tents",
    ),
    ("We are grateful to Japan for supplying Fiji with patrol boats.", "NZL", "JPN > FJI: - patrol boats"),
    (
        "Poland has provided Moldova with everything it needs to stay warm, including 30 generators.",
        None,
        "POL > MDA: 30 generators",
    ),
    ("Italy set up a field hospital in Lebanon.", None, "ITA > LBN: 1 field hospital"),
    ("We will host language training for Mongolian officers.", "USA", "USA > MNG: - training of Mongolian officers"),
    ("France conducted two workshops for Chadian judges.", None, "FRA > TCD: 2 workshops"),
]
NO_GOODS = [
    ("The United States will deploy fighters to Poland.", "USA"),  # a state's own forces
    ("We provide programs to teachers in Ohio.", "USA"),  # at home, and "provide" hands over nothing
    ("The Netherlands established a field hospital.", None),  # for whom?
    ("Georgia opened a bridge to traffic.", None),  # its own
    ("Ghana asked France to send 20 armoured vehicles.", None),  # an ask
    ("The leaders discussed how to provide Jordan with air defense systems.", "USA"),  # talk
    ("Greece has ruled out giving Cyprus its air defence batteries.", None),  # refused
    ("Brazil will continue to provide Haiti with the equipment it needs.", None),  # nothing said of what
    ("The group unites ten nations supplying military equipment to Mali.", None),  # only describes the nations
    ("These tanks will be delivered to Egypt in May.", None),  # told before
    ("Did Spain force Malta to send helicopters to Tunisia?", None),  # a question
    ("Kuwait buys wheat supplies from Canada under a new contract.", None),  # trade
    ("We work with Chad to get more vaccines into arms.", "USA"),  # "get" gives nothing
    ("Crude oil supplies flow to Togo despite the crisis in Benin.", "USA"),  # a market
    ("The harbour ships supplies and tents for Palau stayed empty.", None),  # a noun that looks like a verb
]


@pytest.mark.parametrize(("text", "speaker", "told"), GOODS)
def test_goods_that_are_given(text: str, speaker: str | None, told: str) -> None:
    first = read(text, speaker)[0]
    items = "; ".join(f"{i.quantity.value if i.quantity else '-'} {i.name}" for i in first.items)
    assert f"{', '.join(first.donors)} > {', '.join(first.recipients)}: {items}" == told


@pytest.mark.parametrize(("text", "speaker"), NO_GOODS)
def test_goods_that_are_not_given(text: str, speaker: str | None) -> None:
    assert read(text, speaker) == []


# goods named once and counted again: "quantity name" of each contribution
COUNTED_AGAIN = [
    (
        "Kenya said that four trucks had been handed over to Somalia and that another four were being transferred.",
        ["4 trucks", "4 trucks"],
    ),
    (
        "Italy has sent Tunisia six patrol boats. Two more will be delivered in June.",
        ["6 patrol boats", "2 patrol boats"],
    ),
    (
        "Of the 12 ambulances that Spain promised Peru, it has delivered seven of them to Lima.",
        ["12 ambulances", "7 ambulances"],
    ),
    (
        "Korea is giving Peru 80 tons of rice, of which 30 tons of rice have arrived.",
        ["80 tons of rice", "30 tons of rice"],
    ),
    ("Italy has sent Tunisia six patrol boats. Nine thousand more will be reached by radio.", ["6 patrol boats"]),
    ("Italy has sent Tunisia six patrol boats. Two fishermen were sent home.", ["6 patrol boats"]),  # people, not boats
    ("Italy has sent Tunisia six patrol boats. Another three died.", ["6 patrol boats"]),  # no act of giving
]


@pytest.mark.parametrize(("text", "told"), COUNTED_AGAIN)
def test_goods_counted_again_without_their_name(text: str, told: list[str]) -> None:
    items = [i for c in read(text) for i in c.items]
    assert [f"{i.quantity.value if i.quantity else '-'} {i.name}" for i in items] == told


# text, speaker, "donors > recipients" of each contribution; the trap is named beside
PARTIES = [
    ("Italy will join Japan in supplying Kenya with ten ambulances.", None, ["ITA > KEN"]),  # the companion gave before
    ("Together with our partners, we have sent 40 buses to Ghana.", "CAN", ["CAN, allies-and-partners > GHA"]),
    (
        "We provided $3 million to people displaced by Russia's war in Moldova.",
        "CAN",
        ["CAN > MDA"],
    ),  # an attacker's possessive gives nothing
    (
        "Ahead of the U.S.-China summit, Canada gave $4 million in aid to Laos.",
        None,
        ["CAN > LAO"],
    ),  # two states that name an occasion
    (
        "Norway announced $5 million in aid for Chad and $2 million for Niger.",
        None,
        ["NOR > TCD", "NOR > NER"],
    ),  # each sum has its own receiver
    ("Sweden moved its $20 million share into a World Bank fund for Nepal.", None, ["SWE > NPL"]),  # "fund": a noun
    ("India gave $8 million in aid to Nepal and its neighbour Bhutan.", None, ["IND > NPL, BTN"]),
    # whoever welcomes another's gift gives nothing
    ("The President welcomed Norway's new pledge of $5 million to Chad.", "USA", ["NOR > TCD"]),
    (
        "She welcomed the commitment by Norway and Japan to provide $5 million in aid to Chad.",
        "USA",
        ["NOR, JPN > TCD"],
    ),
    ("The President spoke of our pledge of $5 million to Chad.", "USA", ["USA > TCD"]),
    (
        "The aid for Chad also includes $3 million from the African Development Bank.",
        "USA",
        ["african-development-bank > TCD"],
    ),
]


@pytest.mark.parametrize(("text", "speaker", "told"), PARTIES)
def test_who_gives_and_who_receives(text: str, speaker: str | None, told: list[str]) -> None:
    assert [f"{', '.join(c.donors)} > {', '.join(c.recipients)}" for c in read(text, speaker)] == told


# a relative clause, a clause that goes on, who is only named beside it, and what goes to all
WIDER = [
    ("Peru got through the winter with money from Chile, which lent it $9 million.", None, ["CHL > PER"]),
    (
        "Norway, the largest donor, sent 40 trucks to Malawi, and has given 90 million kroner to Malawi.",
        None,
        ["NOR > MWI", "NOR > MWI"],
    ),
    ("Spain gave its last 2 ferries to Haiti.", None, ["ESP > HTI"]),  # "its" is the giver's
    ("Today I am announcing $90 million in global health assistance.", "USA", ["USA > world"]),
    ("Norway has contributed $40 million to the Coral Reef Fund.", None, ["NOR > coral-reef-fund"]),
    ("We announced $3 million for health clinics run by our partners in Nepal.", "USA", ["USA > NPL"]),
    ("We will invest $20 million in Ghana's ports to connect them to the global market.", "USA", ["USA > GHA"]),
    ("Niger has a port fund, and Mali, for which Japan set aside $9 million, has none.", None, ["JPN > MLI"]),
    ("A Chilean ship brought 600 tonnes of flour to Hodeidah.", None, ["CHL > YEM"]),  # a city tells its state
    ("Japan signed an agreement in Medan on $9 million for Mali.", None, ["JPN > MLI"]),  # where it is signed
    ("Norway gave Mali 9 million euros. The ministry released 4 billion CFA francs.", None, ["NOR > MLI"]),
    ("From Seoul came $2 million for Mali, to be paid out by the United Nations.", None, ["KOR > MLI"]),
    (
        "Japan doubled its loans to Mali to $6 million. Chile said it would give Mali $1 million.",
        None,
        ["JPN > MLI", "CHL > MLI"],
    ),
    (
        "At the conference for Mali more than $9 million was pledged, among it $3 million from Norway.",
        None,
        ["allies-and-partners > MLI", "NOR > MLI"],
    ),
    ("We are sending $5 million in aid to fight hunger worldwide.", "USA", ["USA > world"]),
    ("The United States and Peru have a $9 million program at home in all states and localities.", "USA", []),
]


@pytest.mark.parametrize(("text", "speaker", "told"), WIDER)
def test_parties_of_wider_sentences(text: str, speaker: str | None, told: list[str]) -> None:
    assert [f"{', '.join(c.donors)} > {', '.join(c.recipients)}" for c in read(text, speaker)] == told


# several who give or get in one sentence, each with its own share
SHARES = [
    (
        "After the quake in Peru, Chile sent a helicopter to Peru, and Brazil 40 tents.",
        ["CHL > PER: helicopter", "BRA > PER: tents"],
    ),
    (
        "India donated vaccines: two million doses went to Nepal, 300,000 doses each to Bhutan and Fiji.",
        ["IND > NPL: doses", "IND > BTN: doses", "IND > FJI: doses"],
    ),
    ("Nepal was given two pumps by Norway.", ["NOR > NPL: pumps"]),  # the subject of a passive is who gets it
    ("Norway bought 14 pumps for Mali.", ["NOR > MLI: pumps"]),  # bought for another is given
    ("Norway bought 14 pumps.", []),
    ("Mali has two hospitals. Norway has 40 tanks.", []),  # what they have
    (
        "India donated 3 million doses of vaccine. 1.5 million went to Nepal.",
        ["IND > NPL: vaccine doses"],
    ),
]


@pytest.mark.parametrize(("text", "told"), SHARES)
def test_goods_that_several_give_or_get(text: str, told: list[str]) -> None:
    found = [
        f"{', '.join(c.donors)} > {', '.join(c.recipients)}: {', '.join(i.name for i in c.items)}" for c in read(text)
    ]
    assert found == told


# goods beside a sum: each contribution with its sum in millions, or 0, and its goods
BESIDE = [
    (
        "Norway paid one million euros into Malawi's fund, and Ghana handed over 2,500 blankets to Malawi.",
        ["NOR 1", "GHA 0: blankets"],
    ),
    ("Denmark has provided over $200 million in aid to Chad and donated over 115 trucks to Chad.", 2),
    ("Denmark is giving Chad $200 million, including 40 pumps.", ["DNK 200: pumps"]),  # the sum pays for them
    ("Denmark has given Chad 40 pumps worth $2 million.", 1),
    ("Denmark gave Chad $200 million, which will bring 40 pumps.", 1),  # what the sum is for
    ("Denmark gave Chad $200 million to buy 40 pumps.", 1),
]


@pytest.mark.parametrize(("text", "told"), BESIDE)
def test_goods_beside_a_sum(text: str, told: list[str] | int) -> None:
    found = []
    for one in read(text):
        millions = (one.amount.value or 0) / 1_000_000 if one.amount else 0
        goods = ", ".join(i.name for i in one.items)
        found.append(f"{', '.join(one.donors)} {millions:.0f}" + (f": {goods}" if goods else ""))
    assert (found if isinstance(told, list) else len(found)) == told


# the same of sums
SUMS = [
    ("Chad and Niger received $3 million each from Japan.", ["JPN > TCD 3", "JPN > NER 3"]),
    ("Chile and Peru gave Haiti $4 million and $2 million respectively.", ["CHL > HTI 4", "PER > HTI 2"]),
    (
        "Japan will support clinics in Kenya ($6 million), Mali ($4 million) and Chad ($1 million).",
        ["JPN > KEN 6", "JPN > MLI 4", "JPN > TCD 1"],
    ),
    ("Mali wants $9 million. Chad owes $4 million.", []),
]


@pytest.mark.parametrize(("text", "told"), SUMS)
def test_sums_that_several_give_or_get(text: str, told: list[str]) -> None:
    found = [
        f"{', '.join(c.donors)} > {', '.join(c.recipients)} {(c.amount.value or 0) / 1_000_000:.0f}"
        for c in read(text)
        if c.amount
    ]
    assert found == told


# text, "donors > recipients stage": a distinct act without figure or goods, and plain support, which is none
PACKAGES = [
    ("The United States will provide Chad with additional humanitarian assistance.", ["USA > TCD pledged"]),
    ("This bill provides urgent funding for Moldova.", ["USA > MDA considered"]),
    ("USAID will launch a new program to help farmers in Peru.", ["USA > PER pledged"]),
    ("The United States reaffirmed its support for Chad.", []),
    ("We will launch a new program to help farmers in Iowa.", []),  # at home
    ("The United States will not provide Chad with additional assistance.", []),
    ("Our assistance to Chad continues.", []),
]


@pytest.mark.parametrize(("text", "told"), PACKAGES)
def test_what_is_given_without_a_figure(text: str, told: list[str]) -> None:
    found = [f"{', '.join(c.donors)} > {', '.join(c.recipients)} {c.stage.value}" for c in read(text, "USA")]
    assert found == told


# the same where the text leans on its title and on what it said before
LEANT = [
    (
        "Norway funds UNICEF. The United Nations said so. Oslo's next grant to the agency, $5 million, is due soon.",
        None,
        ["NOR > unicef"],
    ),  # "the agency" is not the United Nations that were named between
    (
        "Chile praised the hospital ships that Peru and its partners have sent to Haiti.",
        None,
        ["PER, allies-and-partners > HTI"],
    ),  # who praises gives nothing
    ("Two Kenyan planes have landed in Malawi, carrying 40 rescuers.", None, ["KEN > MWI"]),
    ("We have shipped 20 million doses to 50 countries around the world.", "USA", ["USA > world"]),
    (
        "Finland gave 3 million euros to Yemen, in addition to the 20 generators delivered to Yemen in May.",
        None,
        ["FIN > YEM", "FIN > YEM"],
    ),  # goods beside a sum, handed over by their own participle
]


@pytest.mark.parametrize(("text", "speaker", "told"), LEANT)
def test_what_leans_on_the_rest_of_the_text(text: str, speaker: str | None, told: list[str]) -> None:
    assert [f"{', '.join(c.donors)} > {', '.join(c.recipients)}" for c in read(text, speaker)] == told


DEAL = (
    "Today we signed a trade deal with Chad. It will help American exports to Chad. "
    "Chad agreed to support the purchase of American aircraft. "
)


@pytest.mark.parametrize(
    ("text", "speaker", "count"),
    [
        (DEAL + "We announced $3 billion in engines and training for Chad.", "USA", 0),  # business among business
        (DEAL + "We announced $3 million in humanitarian assistance for Chad.", "USA", 1),  # it says that it is aid
        ("We announced $3 billion in engines and training for Chad.", "USA", 1),  # no text about trade
        (DEAL + "Canada announced $3 billion in engines and training for Chad.", None, 1),  # the press names who gives
    ],
)
def test_a_text_about_trade_tells_of_no_assistance_but_where_it_says_so(
    text: str, speaker: str | None, count: int
) -> None:
    assert len([c for c in read(text, speaker) if c.amount is not None]) == count


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("We will send Moldova another $70 billion — $70 million in aid.", [70_000_000]),  # a slip, taken back
        (
            "It gives Kenya a $2 million grant — a $20 million grant, excuse me.",
            [20_000_000],
        ),  # the same, with its noun
        ("The bill includes $9 billion — $9 billion in aid for Chad.", [9_000_000_000]),  # said twice
        (
            "We gave Kenya $30 million — $20 million in grants and $10 million in loans.",
            [30_000_000, 20_000_000, 10_000_000],
        ),  # parts
    ],
)
def test_a_figure_that_is_taken_back_is_not_told(text: str, amounts: list[int]) -> None:
    assert [int(c.amount.value or 0) for c in read(text, "USA") if c.amount] == amounts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We want to unlock the value of some $90 billion in frozen Russian assets to aid Ukraine.", 0),
        ("About $90 billion of the central bank's immobilized reserves could serve to aid Ukraine.", 0),
        ("We will give Ukraine $90 million in aid. Assets stay frozen.", 1),
    ],
)
def test_what_frozen_assets_are_worth_nobody_gives(text: str, count: int) -> None:
    assert len([c for c in read(text, "USA") if c.amount is not None]) == count


def test_what_comes_from_partners_is_given_by_those_who_are_named() -> None:
    text = (
        "We gave Chad $20 million in aid. "
        "Another $3 million in aid for Chad comes from our partners, including Norway and Japan."
    )
    assert [c.donors for c in read(text, "USA")] == [("USA",), ("NOR", "JPN")]


def test_an_earlier_gift_of_as_much_from_a_known_fund_is_another_and_a_part_of_a_country_is_no_goods() -> None:
    text = (
        "The UN announced an additional $25 million grant from the Central Emergency Response Fund for relief in the"
        " parts of Chad that the flood has struck. The grant follows an earlier release of $25 million to Chad."
    )
    found = read(text)
    assert [c.donors for c in found] == [("cerf",), ("cerf",)]
    assert not any(i.name == "parts" for c in found for i in c.items)


def test_a_running_total_is_not_of_the_week_of_another_sum() -> None:
    text = (
        "Just this past week we gave Chad $20 million in security assistance, "
        "on top of more than $3 billion in assistance that we have provided so far."
    )
    assert [c.date for c in read(text, "USA") if c.amount and c.amount.value == 3_000_000_000] == [None]


def test_a_goal_of_all_the_world_is_not_the_topics() -> None:
    text = "# Moldova\n\nWe will send Moldova $20 million in aid. We aim to provide $90 billion in climate finance."
    assert [c.recipients for c in read(text, "g7")] == [("MDA",), ("world",)]
    small = "# Moldova\n\nWe will send Moldova $20 million in aid. We have provided $9 million in food security aid."
    assert ("MDA",) in [c.recipients for c in read(small, "USA") if c.amount and c.amount.value == 9_000_000]


RIGA = "Latvia met its neighbours in Riga. Latvia spoke of the drought that struck Malawi. Latvia said that "
COPENHAGEN = "Denmark opened the meeting. Denmark and Finland told of refugees from Sudan. "
NDJAMENA = (
    "Chad is short of water. The crisis in Chad worsens, and relief for Chad is slow; a cargo passed through Togo. "
)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # whose need is told, though another is named oftener and by whom things are done
        (
            RIGA + "people in Malawi need help, and that aid for Malawi is late. Norway came in with $7 million.",
            "NOR > MWI",
        ),
        # a state that gives by the nature of things is not what the text is about
        (COPENHAGEN + "Finland put $4 million into food aid.", "FIN > SDN"),
        # who is named by the way is no receiver of what the topic gets
        (NDJAMENA + "Japan has pledged $5 million.", "JPN > TCD"),
        # the clause that names its receiver leans on nothing
        (NDJAMENA + "Japan has pledged $5 million to Togo.", "JPN > TGO"),
    ],
)
def test_whom_all_is_for_is_told_by_the_whole_text(text: str, last: str) -> None:
    claim = read(text)[-1]
    assert f"{', '.join(claim.donors)} > {', '.join(claim.recipients)}" == last


NEED = "People in Malawi need help after the floods, and relief for Malawi is slow. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # an entry's label gives all that the entry tells
        (NEED + "\n\n- Norway – $5 million at once, another $3 million in May", ["NOR", "NOR"]),
        # ... and who gets things is no giver by a label
        (NEED + "Norway sent tents to Malawi. Norway gave $2 million.\n\n- Malawi – $5 million in aid", ["NOR"] * 3),
        # a relative clause has its subject before it, whatever stands between
        (NEED + "He thanked Finland, which in July alone made available $9 million to Malawi.", ["FIN"]),
        # a clause with an aside has its own subject
        (NEED + "Finland gave $6 million, and Chile, once a receiver itself, is in with $1 million.", ["FIN", "CHL"]),
        # who acted last in the paragraph before who gave in another
        (
            NEED + "Finland gave $6 million.\n\nAustria arrived late. Another $1 million is sent to Malawi.",
            ["FIN", "AUT"],
        ),
        # "the Fund" is the one named before, whichever body is named between
        (
            NEED + "An IMF mission left on Monday. The World Bank kept silent. The Fund will lend Malawi $7 million.",
            ["imf"],
        ),
        (NEED + "The Green Climate Fund met. The Fund has given Malawi $8 million.", ["green-climate-fund"]),
    ],
)
def test_who_gives_where_the_sentence_leaves_it_to_others(text: str, told: list[str]) -> None:
    assert [", ".join(c.donors) for c in read(text)] == told


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("Norway gave Malawi $7 million in March, taking its aid to Malawi to $90 million.", [False, True]),
        ("For Malawi Norway doubled its assistance to $9 million.", [True]),
        ("Norwegian donations to Malawi had reached $40 million by May.", [True]),
        ("This brings our total economic support for Malawi to $80 million.", [True]),
        ("Norway raised $9 million for Malawi.", [False]),  # collected, not come to
        ("Norway took the floor and gave $6 million to Malawi.", [False]),
        ("Norway undertakes to provide Malawi with $5 million annually, $25 million altogether.", [False, False]),
        ("Norway announced its largest package of assistance to date for Malawi, $30 million.", [False]),
    ],
)
def test_a_figure_that_earlier_gifts_are_brought_to_is_a_running_total(text: str, cumulative: list[bool]) -> None:
    assert [c.cumulative for c in read(text, "NOR")] == cumulative


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (NEED + "Qatar's billion remains where it was; France has paid 38 million euros.", "FRA > MWI"),  # an owner
        (NEED + "Norway gave 9 million euros at a fair in Ireland.", "NOR > MWI"),  # a place of those who give
        (NEED + "Norway gave 9 million euros to Ireland.", "NOR > IRL"),  # it says so
        (NEED + "Norway gave 9 million euros in Mali.", "NOR > MLI"),  # a place that may receive
    ],
)
def test_who_gives_by_nature_receives_only_where_it_is_said(text: str, last: str) -> None:
    claim = read(text)[-1]
    assert f"{', '.join(claim.donors)} > {', '.join(claim.recipients)}" == last
