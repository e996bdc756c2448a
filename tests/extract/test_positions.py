"""Sentences to positions: each row a text and where a party stands, the trap named above it."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.positions import read_positions
from pledgebook.model.claim import Position

pytestmark = pytest.mark.usefixtures("rules_alone")


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
    # negated opposition lets it pass
    ("France would not object to the transfer.", ("FRA",), "transfer", "permits"),
    # negated backing is opposition
    ("Kenya does not support the proposal.", ("KEN",), "proposal", "opposes"),
    # the holder is a list after "by", the measure the subject
    ("The plan is favoured by Italy and Spain.", ("ITA", "ESP"), "plan", "supports"),
    # a predicate that is no verb
    ("Greece and Cyprus are hesitant.", ("GRC", "CYP"), "Greece and Cyprus are hesitant", "reluctant"),
    ("Peru has reservations about the size of the mission.", ("PER",), "size of the mission", "reluctant"),
    # neither yes nor no
    ("Malaysia has yet to decide on the loan.", ("MYS",), "on the loan", "undecided"),
    ("Brazil is still studying the request.", ("BRA",), "Brazil is still studying the request", "undecided"),
    # not ruled out is undecided
    ("Denmark has not ruled out a second grant.", ("DNK",), "second grant", "undecided"),
    # leave given in an idiom
    ("Ghana gave the green light to the flights.", ("GHA",), "flights", "permits"),
    # consent under a condition
    ("Egypt will back the mission only if Sudan agrees.", ("EGY",), "Egypt will back the mission", "conditional"),
    (
        "Qatar would lend the money on condition that the talks resume.",
        ("QAT",),
        "Qatar would lend the money",
        "conditional",
    ),
    # a threat
    ("Slovakia threatened to veto the package.", ("SVK",), "package", "opposes"),
    # a noun and its owner
    ("The minister recalled Austria's opposition to the pipeline.", ("AUT",), "pipeline", "opposes"),
    # the cue is far from its subject
    ("Fiji thanked Australia for the loan and rejected the second offer.", ("FJI",), "second offer", "opposes"),
    # the best way, held by whoever speaks
    ("A two-state solution remains the best path to peace.", ("USA",), "two-state solution", "supports"),
    # who must not rule, held by whoever speaks
    ("Hamas cannot govern Gaza.", ("USA",), "Hamas cannot govern Gaza", "opposes"),
    # no view
    ("We have not weighed in on the Danish proposal.", ("USA",), "on the Danish proposal", "undecided"),
    # asked, and not yet answered
    (
        "Malta and Cyprus have yet to be convinced.",
        ("MLT", "CYP"),
        "Malta and Cyprus have yet to be convinced",
        "undecided",
    ),
    # what would make it worse, in its eyes
    ("Russia warned that the sale would mean war.", ("RUS",), "Russia warned that the sale would mean", "opposes"),
    # a judgement
    ("Peru considers it premature.", ("PER",), "Peru considers it premature", "opposes"),
    ("Chile had no objection.", ("CHL",), "Chile had no objection", "permits"),
    # a name that comes late
    (
        "We reiterate our commitment to stronger ties under the Lima Compact.",
        ("USA",),
        "stronger ties under the Lima Compact",
        "supports",
    ),
    # a candidacy
    ("Peru supports Chile’s candidacy for the council.", ("PER",), "Chile’s candidacy for the council", "supports"),
    # a preamble in capitals
    ("REAFFIRMING our support for the Lima Compact;", ("USA",), "Lima Compact", "supports"),
    # refusing what everybody is against
    ("We will not fight a war against Chile.", ("USA",), "war against Chile", "refuses"),
    # two who would join
    ("We support Sweden and Finland joining NATO.", ("USA",), "Sweden and Finland joining NATO", "supports"),
    # a decision of another
    (
        "We commend Peru’s decision to join the Lima Accords.",
        ("USA",),
        "Peru’s decision to join the Lima Accords",
        "supports",
    ),
    # an adverb inside the cue
    ("We stand firmly behind the Normandy process.", ("USA",), "Normandy process", "supports"),
    # taken up in a list of commitments
    ("Peru has committed to open its market and to implement the Lima Compact.", ("PER",), "Lima Compact", "supports"),
    # an attempt
    (
        "Japan reiterated its opposition to attempts to change the borders.",
        ("JPN",),
        "attempts to change the borders",
        "opposes",
    ),
    # a judgement on a measure, by whoever speaks
    ("The annexation is null and void.", ("USA",), "annexation", "opposes"),
    # what is still to be concluded
    ("We underscored the need to conclude the Code of Conduct.", ("USA",), "Code of Conduct", "supports"),
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
    # under an obligation, not a stance
    "France must support the treaty.",
    # what somebody else is asked to do
    "Egypt urged Jordan to support the treaty.",
    # a supposition
    "Turkey said nothing on whether Greece would back the treaty.",
    # a direction, not backing
    "Sudan will pull back the mission.",
    # a comparison
    "With corridors like the Lobito Corridor, everybody wins.",
    # an adjective that looks like the verb
    "France has been clear that talks go on.",
    # everybody is against it
    "Norway opposes aggression and terrorism.",
    # an act agreed, not a measure
    "Chile agreed to work harder.",
    # a noun after its adjectives, not a verb
    "We will provide bilateral support aligned with the declaration.",
    # a consequence, not a condition
    "She described what would happen if Chile left the treaty.",
    # what nobody in it expresses
    "The two sides reviewed support for the Lima Compact.",
    # a day, not a measure
    "China and France agreed on Thursday to restructure the loans under the treaty.",
    # its own gift
    "The World Bank has approved a $20 million grant for 2023.",
    # a party, not what it does
    "We reaffirm our commitment to Japan under the Lima Treaty.",
    # told of the plan, not of the body
    "We spoke of the plan as endorsed by the African Union.",
    # an aim, not a stance on who rules
    "We will ensure that Hamas will never govern Gaza.",
    # a way, not a plan
    "We seek the peaceful resolution of disputes and support the resolution of all claims.",
    # a people, not a measure
    "Every day, Chile stands with them.",
    # praise for what others do
    "The leaders welcomed Kenya’s efforts to expand trade.",
    # a courtesy
    "We welcome Kenya’s progress and generosity.",
    # nobody's in particular
    "Japan noted the broad international support for the treaty.",
    # what an appropriation provides
    "The grant was provided the following week.",
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


def test_a_stance_is_told_once() -> None:
    found = positions("We support the Lima Declaration. Again, we support the Lima Declaration on fisheries.")
    assert len(found) == 1


def test_a_role_is_whoever_was_last_spoken_of_as_such() -> None:
    found = positions("Japan called the talks useful. The government opposes the levy.", speaker=None)
    assert found == [(("JPN",), "levy", "opposes")]


def test_what_is_promised_under_a_condition_is_no_stance_of_its_own() -> None:
    found = positions("Norway will back the mission, provided that the talks resume.", speaker=None)
    assert [stance for _, _, stance in found] == ["conditional"]


def test_a_short_answer_is_about_what_was_spoken_of() -> None:
    found = positions("Latvia supports the training mission. Estonia is against.", speaker=None)
    assert found == [(("LVA",), "training mission", "supports"), (("EST",), "training mission", "opposes")]


def test_a_parliament_that_passes_a_bill_is_news() -> None:
    assert positions("The Polish parliament passed the bill.", speaker=None) == [(("POL",), "bill", "supports")]
    assert positions("Congress passed the bill.") == []


def test_what_had_been_stopped_goes_on() -> None:
    found = positions("Sweden has resumed payments to the agency.", speaker=None)
    assert [(holder, stance) for holder, _, stance in found] == [(("SWE",), "supports")]
    assert positions("Sweden has resumed payments to the agency.") == []


def test_a_question_of_the_press_holds_no_stance() -> None:
    found = positions(
        "Q    The minister has said that Kenya opposes the levy.\n\nMS. DOE:  Kenya opposes the price cap."
    )
    assert [subject for _, subject, _ in found] == ["price cap"]


def test_leaders_without_a_name_are_those_who_were_named_together() -> None:
    found = positions("Chile and Peru met. Participants supported the Lima Compact.", speaker=None)
    assert found == [(("CHL", "PER"), "Lima Compact", "supports")]
