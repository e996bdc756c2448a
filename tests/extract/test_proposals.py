"""Sentences to proposals: each row a text and what it asks or offers, the trap named above it."""

import pytest

from costs import growth
from extract.reading import readings_of
from pledgebook.extract.positions import read_positions
from pledgebook.extract.proposals import read_proposals
from pledgebook.model.claim import Proposal


def proposals(text: str, speaker: str | None = "USA") -> list[Proposal]:
    drafts, _ = read_proposals(*readings_of(text, speaker))
    return [draft.content for draft in drafts if isinstance(draft.content, Proposal)]


ASKED = [
    # the plain frame
    ("France urged Russia to withdraw its troops.", ["FRA"], ["RUS"], "withdraw its troops", "security"),
    # the verb takes a preposition
    ("Japan called on Iran to release the hostages.", ["JPN"], ["IRN"], "release the hostages", "humanitarian"),
    # the thing is a noun
    ("Norway called for a ceasefire.", ["NOR"], [], "ceasefire", "diplomacy"),
    # the addressee stands between verb and thing
    ("Ukraine asked Germany for Leopard tanks.", ["UKR"], ["DEU"], "Leopard tanks", "weapons"),
    # the addressee stands after the thing
    ("Russia is seeking more ammunition from Iran.", ["RUS"], ["IRN"], "more ammunition from Iran", "weapons"),
    # an asker in a verb chain: the second verb shares the subject
    (
        "Canada thanked Kenya and urged Sudan to open the crossing.",
        ["CAN"],
        ["SDN"],
        "open the crossing",
        "humanitarian",
    ),
    # a state asks its own legislature
    ("We urge Congress to pass the funding bill.", ["USA"], ["USA"], "pass the funding bill", "funding"),
    # a duty laid on another party by whoever speaks
    ("Russia must withdraw its forces from Ukraine.", ["USA"], ["RUS"], "withdraw its forces from Ukraine", "security"),
    # a subjunctive after "that"
    ("Egypt demanded that Israel open the crossing.", ["EGY"], ["ISR"], "open the crossing", "humanitarian"),
    # a request as a noun, its owner possessive
    ("Poland repeated Ukraine's appeal to Germany for air defence.", ["UKR"], ["DEU"], "air defence", "weapons"),
    # an invitation to act is an ask
    (
        "We invite our partners to impose similar sanctions.",
        ["USA"],
        ["allies-and-partners"],
        "impose similar sanctions",
        "sanctions",
    ),
    # the "not" belongs to what is asked
    (
        "Kenya appealed to partners not to sell arms to Chad.",
        ["KEN"],
        ["allies-and-partners"],
        "not to sell arms to Chad",
        "weapons",
    ),
    # a thing urged
    (
        "We urge unhindered humanitarian access to Chad.",
        ["USA"],
        [],
        "unhindered humanitarian access to Chad",
        "humanitarian",
    ),
    # a budget asks the legislature for its sums, and for more
    (
        "My 2024 Budget includes $8 million for clinics in Chad.",
        ["USA"],
        ["USA"],
        "$8 million for clinics in Chad",
        "funding",
    ),
    (
        "The President’s budget request includes an increase in aid to Chad.",
        ["USA"],
        ["USA"],
        "increase in aid to Chad",
        "funding",
    ),
    # asked by another: the subject is asked
    ("Kenya has been asked by Norway to send tents.", ["NOR"], ["KEN"], "send tents", "other"),
    # another asks in the next clause
    (
        "Kenya asked Chad for a field hospital, and Uganda has refused.",
        ["KEN"],
        ["TCD"],
        "field hospital",
        "humanitarian",
    ),
    # an act that no table lists
    ("Kenya urged Uganda to forgo the levy.", ["KEN"], ["UGA"], "forgo the levy", "economic"),
    # a list of those asked, with commas
    (
        "Fiji has asked Japan, Australia and France for two patrol ships.",
        ["FJI"],
        ["JPN", "AUS", "FRA"],
        "two patrol ships",
        "security",
    ),
    # a subjunctive of two parties
    (
        "Chad requested that Niger and Mali reopen the crossing.",
        ["TCD"],
        ["NER", "MLI"],
        "reopen the crossing",
        "humanitarian",
    ),
    # the asker after a noun, by "by"
    ("Peru granted a request by Chile for medicine.", ["CHL"], [], "medicine", "humanitarian"),
    # the asker is those of whom it speaks
    ("Members of the African Union demanded a ceasefire.", ["au"], [], "ceasefire", "diplomacy"),
    # asked of whom it concerns, by whoever speaks
    ("It is time to release the hostages.", ["USA"], [], "release the hostages", "humanitarian"),
    ("All hostages must be released at once.", ["USA"], [], "All hostages", "humanitarian"),
    # an appeal that needs money
    ("The UN response plan requires $2.5 billion this year.", ["un"], [], "$2.5 billion this year", "funding"),
]


@pytest.mark.parametrize(("text", "proposer", "addressees", "subject", "category"), ASKED)
def test_asked(text: str, proposer: list[str], addressees: list[str], subject: str, category: str) -> None:
    [found] = proposals(text)
    assert (list(found.proposer), list(found.addressees)) == (proposer, addressees)
    assert (found.direction, found.subject, found.category) == ("request", subject, category)


def test_they_are_those_who_asked_in_the_sentence_before() -> None:
    found = proposals("The African Union urged Sudan to open the crossing. They called on Sudan to stop the bombing.")
    assert [p.proposer for p in found] == [("au",), ("au",)]


def test_what_was_given_at_a_request_stands_before_its_verb() -> None:
    [found] = proposals("Relief goods were provided on Friday at the request of Chad.", speaker=None)
    assert (found.proposer, found.subject, found.category) == (("TCD",), "Relief goods", "humanitarian")


def test_a_government_without_a_name_asks_its_own_parliament() -> None:
    [found] = proposals("The minority cabinet has asked the Storting for NOK 5 billion.", speaker=None)
    assert (found.proposer, found.addressees, found.category) == (("NOR",), ("NOR",), "funding")


def test_a_party_that_no_table_knows_is_named_by_its_name() -> None:
    [found] = proposals("The Harbour party demanded that the government call for a ceasefire.", speaker=None)
    assert found.proposer == ("harbour-party",)


def test_coordinated_acts_of_different_kinds_are_several_asks() -> None:
    found = proposals("We call on Sudan to withdraw its troops, open the crossing, and re-engage in negotiations.")
    assert [p.category for p in found] == ["security", "humanitarian", "diplomacy"]


def test_two_things_asked_for_are_two_asks() -> None:
    found = [p.subject for p in proposals("Zambia asked for tents and for a ship to carry them.", None)]
    assert found == ["tents", "ship to carry them"]


def test_only_somebody_below_asks_their_own_state_for_something() -> None:
    assert [p.addressees for p in proposals("Kenya’s opposition asked Kenya for tents.", None)]
    assert not proposals("Kenya’s minister asked Kenya for tents.", None)


def test_acts_of_one_kind_are_one_ask() -> None:
    [found] = proposals("We call on Sudan to withdraw its troops and to stop the bombing.")
    assert found.subject == "withdraw its troops and to stop the bombing"


def test_a_lead_makes_each_entry_an_ask() -> None:
    found = proposals("We ask Sudan to:\n\n- open the crossing;\n- pay local staff directly.\n")
    assert [(p.addressees, p.subject) for p in found] == [
        (("SDN",), "open the crossing"),
        (("SDN",), "pay local staff directly"),
    ]


REPORTED = [
    # what one wants of another
    ("The IMF wants Ghana to float the currency.", ("imf", "GHA", "float the currency")),
    # told, to a state
    ("China told Vietnam to remove the ship.", ("CHN", "VNM", "remove the ship")),
    # told, to nobody that can be asked
    ("China told reporters to leave the hall.", None),
    # a wish for what is given
    ("Vanuatu wants 20 million dollars from the EU.", ("VUT", "eu", "20 million dollars from the EU")),
    # a wish for nothing that is given
    ("Vanuatu wants calm from the EU.", None),
    # a turn to a lender
    ("Honduras has turned to the World Bank for a loan.", ("HND", "world-bank", "loan")),
    # what is only supposed
    ("It was unclear whether Ghana had asked Togo to close the port.", None),
    # an adjective, not a verb
    ("Japan will provide the requested boats.", None),
    # told to do something by nobody that is named
    ("The High Commission has been asked to report daily.", None),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported(text: str, expected: tuple[str, str, str] | None) -> None:
    found = [(p.proposer[0], p.addressees[0], p.subject) for p in proposals(text, speaker=None)]
    assert found == ([expected] if expected else [])


TOLD_OF = [
    # what shall be done to a thing
    ("Chad called for the border to be opened.", "request TCD: border to be opened"),
    # things of no category, many of them
    ("Chad appealed for tents.", "request TCD: tents"),
    # nothing that can be counted
    ("Chad appealed for calm.", None),
    # a noun asks, and what became of it
    ("A request by Chad for trucks is pending before the board.", "request TCD: trucks"),
    # what else was done
    ("Chad asked for a meeting with Peru and had not yet been given a date.", "request TCD: meeting with Peru"),
    # what else is repeated
    ("Chad repeated its call for a truce in May and its rejection of all blame.", "request TCD: truce in May"),
    # an aside between the verb and its thing
    ("Chad requested, in addition, a loan of 30 million dollars.", "request TCD: loan of 30 million dollars"),
    # those whom no name tells
    ("Chad wants the coalition to buy from its factories.", "request TCD: buy from its factories"),
    # a party by its name, not the opposition of the state
    ("Chad is quiet. The opposition Reds demand that the army leave.", "request reds: army leave"),
    # a name in capitals that begins like a number
    ("The ONE Team wanted the cut reversed.", "request one-team: cut reversed"),
    # a town's mayor is no party by the town's name
    ("The mayor of Springfield wanted the cut reversed.", None),
    # a thing that is proposed is held out
    ("Chad proposed a common fund for victims.", "offer TCD: common fund for victims"),
    ("A proposal by Chad for an envoy was turned down.", "offer TCD: envoy"),
    # an act of others that is proposed is asked for
    ("Chad proposed that Peru open its border.", "request TCD: open its border"),
    # whose offer it is
    ("Peru turned down an offer by Chad of 30 tents.", "offer TCD: 30 tents"),
    ("Chad’s offer of soldiers was declined.", "offer TCD: soldiers"),
    # nothing is held out
    ("Chad’s offer of condolences was heard.", None),
    # on a condition
    ("Chad would supply gas if Peru paid.", "offer TCD: supply gas if Peru paid"),
    # a future
    ("Chad would supply gas in May, he said.", None),
    # a second verb, no gerund
    ("Chad sent money and offered a ship.", "offer TCD: ship"),
    # what one does oneself
    ("Chad helps by offering a scholarship.", None),
    ("Chad has declared itself ready to host the talks.", "offer TCD: host the talks"),
    ("Chad has also offered, free of charge, to train pilots.", "offer TCD: train pilots"),
    # a person who is introduced by whom they speak for
    (
        "UNICEF left. Ada Example, its country director, pleaded with Chad to open the road.",
        "request unicef: open the road",
    ),
    ("Kenya’s Ada Example urged Chad to open the road.", "request KEN: open the road"),
    ("Ada Example, who heads UNICEF, urged Chad to open the road.", "request unicef: open the road"),
    ("Ada Example, who met UNICEF, urged Chad to open the road.", "request ada-example: open the road"),
    # a sum that is sought
    ("Gavi set out to raise $9 billion for vaccines.", "request gavi: $9 billion for vaccines"),
    ("The mission of the African Union requires $9 billion.", "request au: $9 billion"),
    ("The law of Kenya requires nine signatures.", None),
    ("Of the $9 million that Zambia appealed for, a third has come.", "request ZMB: $9 million"),
    # at somebody's wish
    ("Kenya closed the border at Chad’s urging.", "request TCD: closed the border"),
    ("Kenya closed the border at Chad’s edge.", None),
    # one's own parliament is moved
    ("Finland has tabled a motion to ban tankers.", "request FIN: motion to ban tankers"),
    ("Finland has tabled an offer of tents.", "offer FIN: offer of tents"),
    # what is asked ends before what it is not, and before why
    ("Chad asked Kenya for tents, since it rains.", "request TCD: tents"),
    ("Chad wants Kenya to buy tents instead of boats.", "request TCD: buy tents"),
    # the subject of what shall be done has more words
    ("Chad asked that rebuilding of the port be included.", "request TCD: rebuilding of the port be included"),
    # a name that ends like the verb's noun
    ("Save the Children wants Kenya to open the road.", "request save-the-children: open the road"),
    # held out in other words
    ("Qatar floated a truce of sixty days.", "offer QAT: truce of sixty days"),
    ("Qatar floated on a wave of money.", None),
    ("Peru let it be known that two of its boats could be lent.", "offer PER: two of its boats lent"),
    ("Peru said that nothing could be lent.", None),
    ("Turkey has proposed hosting a new round of talks.", "offer TUR: hosting a new round of talks"),
    ("Peru offered cheap coal.", "offer PER: cheap coal"),
    ("A Chinese proposal to build the port was turned down.", "offer CHN: build the port"),
    # a sum that is missing is asked for by the body that tells of it
    ("UNICEF says $9 million is needed by June.", "request unicef: $9 million"),
    ("UNICEF says $9 million is safe until June.", None),
    ("Without $9 million, the clinics must close, UNICEF warned.", "request unicef: $9 million"),
    ("The clinics will close unless $9 million came in for UNICEF.", "request unicef: $9 million"),
    ("The appeal of UNICEF, $9 million, is a fifth funded.", "request unicef: $9 million"),
    ("The appeal of UNICEF, $9 million old, is a success.", None),
    # at whose wish stands first
    ("At Kenya’s request, Chad will repair the boats.", "request KEN: will repair the boats"),
    ("At Kenya’s border, Chad will repair the boats.", None),
    # by whom stands last
    (
        "Chad was asked to open the crossing by the United Nations.",
        "request un: open the crossing by the United Nations",
    ),
    # a vote is wanted of others, a friend is not
    ("Labour wants a vote in parliament on the boats.", "request labour: vote in parliament on the boats"),
    ("Labour wants a friend in parliament.", None),
    # whom one counts on
    ("Lesotho is counting on Kenya to extend its loan.", "request LSO: extend its loan"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_OF)
def test_told_of(text: str, expected: str | None) -> None:
    found = [f"{p.direction} {p.proposer[0]}: {p.subject}" for p in proposals(text, speaker=None)]
    assert found == ([expected] if expected else [])


HELD_OUT = [
    # goods without an article
    ("Egypt offered weapons.", "EGY"),
    # nothing that is given
    ("Egypt offered hope.", None),
    # readiness with a thing
    ("Romania stands ready to sell Moldova gas worth 40 million euros.", "ROU"),
    # what could be done
    ("South Africa could send 50 monitors.", "ZAF"),
    # in the passive, the host behind
    ("The delegations were invited to stay in Nairobi by President Ruto.", "KEN"),
    # only if
    ("Nobody knows whether Romania could send 50 monitors.", None),
    # nothing concrete
    ("Romania stands ready to help.", None),
    # what somebody says it can do
    ("Norway says it can take in 120 patients.", "NOR"),
    ("Norway says it can see the tents.", None),
    # an offer that is made
    ("South Korea made an offer of 200 engines to Greece.", "KOR"),
    ("South Korea left; an offer of 200 engines was late.", None),
    # itself
    ("The Red Cross has offered itself as a go-between.", "red-cross"),
    # a thing to be given is suggested
    ("France has suggested sending tents to Chad.", "FRA"),
    ("France has suggested closing the road to Chad.", None),
]


@pytest.mark.parametrize(("text", "proposer"), HELD_OUT)
def test_held_out(text: str, proposer: str | None) -> None:
    found = [p.proposer[0] for p in proposals(text, speaker=None) if p.direction == "offer"]
    assert found == ([proposer] if proposer else [])


OFFERED = [
    # goods held out
    ("Sweden offered Ukraine a field hospital.", (["SWE"], "field hospital")),
    ("New Zealand offered a transport aircraft.", (["NZL"], "transport aircraft")),
    # an act held out
    ("Turkey offered to host the talks.", (["TUR"], "host the talks")),
    # an invitation to a place
    ("President Macron invited Canada to the summit in Paris.", (["FRA"], "invitation to summit in Paris")),
    # a courtesy is no offer
    ("Japan offered its condolences.", None),
    # a service at home is no offer between parties
    ("The college offers a course on diplomacy.", None),
    # to whoever "us" is
    ("Sweden offered us 19 boats.", (["SWE"], "19 boats")),
]


@pytest.mark.parametrize(("text", "expected"), OFFERED)
def test_offered(text: str, expected: tuple[list[str], str] | None) -> None:
    found = [(list(p.proposer), p.subject) for p in proposals(text) if p.direction == "offer"]
    assert found == ([expected] if expected else [])


NOTHING_ASKED = [
    # a budget without a sum, and one of nobody's asking
    "The budget includes clinics.",
    "The budget grew by $8 million.",
    # nobody urges a thing
    "The United States will act with urgency on access to Chad.",
    "We urge calm.",
    # the public at home is no party
    "I call upon the people of the United States to observe this day.",
    "We urge all Americans to get vaccinated.",
    # a journalist
    "I have not called on you yet.",
    # no concrete act
    "Congress must act.",
    "We called for unity.",
    "We urge Congress to act.",
    # a duty of one's own
    "We must protect our children.",
    # a relative clause, not a duty
    "We will send Ukraine the weapons Ukraine needs to defend itself.",
    # a noun that looks like the verb
    "The request also outlines authorities to support Ukraine.",
    "The leaders spoke in a call with Canada.",
    # what one does oneself
    "We support students by offering a scholarship.",
    # a compound, not a demand
    "The course teaches high-demand skills to nurses.",
    # a law's nouns
    "The Secretary shall consider exclusion requests under the third clause.",
    # offices at home, in a list
    "I call on our Federal, State and local agencies to share tools.",
    # a market, not a request
    "Europe’s demand for gas has risen.",
    # a need at home
    "It is time to get to work.",
    # negated
    "We did not ask Germany for tanks.",
    # a court's name
    "She served on the Court of Appeals for the Third Circuit.",
    # a document is no party
    "The Harbour Plan urges states to close the port.",
    # a question
    "Will Germany ask France to send tanks?",
    # a wish about an outcome
    "Russia must not win this war.",
]


@pytest.mark.parametrize("text", NOTHING_ASKED)
def test_nothing_asked(text: str) -> None:
    assert proposals(text) == []


def test_a_plan_keeps_its_name_owner_and_places() -> None:
    found = proposals(
        "Zelenskyy’s harvest plan includes a request for Poland to open the crossing. "
        "As a second point of the plan, Ukraine could sign agreements with Romania to export grain.",
        speaker=None,
    )
    assert [(p.plan, p.ordinal, p.direction, p.proposer, p.addressees) for p in found] == [
        ("harvest plan", None, "request", ("UKR",), ("POL",)),
        ("harvest plan", 2, "offer", ("UKR",), ("ROU",)),
    ]


def test_a_line_without_end_costs_its_length() -> None:
    # thousands of subjects and verbs in one sentence: each is looked for near by only
    clause = "We urge Russia to withdraw its troops and support the Lima Declaration, "

    def read(text: str) -> None:
        found = readings_of(text)
        read_proposals(*found)
        read_positions(*found)

    assert growth(read, clause * 50, clause * 200) < 8
