"""Engagements from sentences of our own, the trap named beside each."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.engagements import read_engagements
from pledgebook.model.claim import Engagement

pytestmark = pytest.mark.usefixtures("rules_alone")


def engagements(
    text: str, speaker: str | None = None, title: str | None = None, published: str | None = None
) -> list[str]:
    drafts, _ = read_engagements(*readings_of(text, speaker, title, published))
    return [_told(d.content) for d in drafts if isinstance(d.content, Engagement)]


def _told(content: Engagement) -> str:
    date = f" {content.date.edtf}" if content.date else ""
    return f"{content.status.value} {content.type.value} {'+'.join(content.parties)}{date}"


ENGAGEMENTS = [
    # calls
    (
        "The French president spoke by phone with the Indian prime minister on 3 May 2024.",
        ["held call FRA+IND 2024-05-03"],
    ),
    ("We call on the French president to speak out.", []),  # nobody telephones
    ("The French envoy called on Kenyan President Example to sign on 3 May 2024.", []),  # asked him
    (
        "The French envoy called on Kenyan President Example on 3 May 2024.",  # went to see him
        ["held meeting FRA+KEN 2024-05-03"],
    ),
    (
        "The French president had spoken that morning with the Kenyan president, on 3 May 2024.",
        ["held call FRA+KEN 2024-05-03"],
    ),
    ("The German chancellor spoke to the nation about Kenya on 3 May 2024.", []),  # a speech
    ("France renewed its call for talks with Chad on 3 May 2024.", []),  # asks for them
    # meetings
    (
        "Foreign Minister Ada Example of Australia met with her Japanese counterpart on 4 June 2024.",
        ["held meeting AUS+JPN 2024-06-04"],
    ),
    (
        "Norway and Chad met in Oslo on 4 June 2024 to discuss the war in Sudan.",  # Sudan is what they spoke of
        ["held meeting NOR+TCD 2024-06-04"],
    ),
    (
        "The Minister of Defence of Estonia met on 4 June 2024 with Finnish and Swedish officials in Riga, Latvia.",
        ["held meeting EST+FIN+SWE 2024-06-04"],  # the place takes no part
    ),
    ("The IMF's board meets on 4 June 2024.", ["planned meeting imf 2024-06-04"]),
    (
        "The Indian prime minister welcomed the French president to Delhi on 4 June 2024.",
        ["held meeting IND+FRA 2024-06-04"],
    ),
    ("The Indian prime minister welcomed France’s support on 4 June 2024.", []),  # nobody came
    ("France met all its targets for Chad on 4 June 2024.", []),  # nobody is met
    ("France should meet with Chad on 4 June 2024.", []),  # a wish
    ("France refused to meet with Chad on 4 June 2024.", []),  # did not
    ("Chad asked whether France would meet with Mali on 4 June 2024.", []),  # a question
    (
        "Officials from Kenya, Chad and Mali met in Oslo on 4 June 2024.",  # people of several
        ["held meeting KEN+TCD+MLI 2024-06-04"],
    ),
    (
        "The foreign minister of Chad was received on 4 June 2024 by the president of Kenya.",
        ["held meeting TCD+KEN 2024-06-04"],
    ),
    ("The plan was met with scorn by Kenya on 4 June 2024.", []),  # nobody comes
    (
        "The French president and the Indian prime minister agreed at talks in Delhi on 4 June 2024 to trade more.",
        ["held meeting FRA+IND 2024-06-04"],
    ),
    ("The French president agreed at talks in Delhi on 4 June 2024 to trade more.", []),  # with whom, nobody says
    (
        "The conversation that the French president had with the Indian prime minister on 4 June 2024 was short.",
        ["held call FRA+IND 2024-06-04"],
    ),
    ("A meeting of the EU's foreign ministers took place on 4 June 2024.", ["held meeting eu 2024-06-04"]),
    ("A meeting of the village council took place in Kenya on 4 June 2024.", []),  # no body of states
    ("Had the French president met with the Kenyan president on 4 June 2024, he would know.", []),  # he had not
    (
        "The minister said that the French president would meet with the Kenyan president on 4 June 2024.",
        ["planned meeting FRA+KEN 2024-06-04"],
    ),
    (
        "Norway and Chad held talks in Oslo on 4 June 2024. The next round of talks will be held in March 2025.",
        ["held meeting NOR+TCD 2024-06-04", "planned meeting NOR+TCD 2025-03"],
    ),
    ("The next round of talks will be held in March 2025.", []),  # nothing tells between whom
    (
        "Oslo met with Kenya on 4 June 2024. The Norwegian king spoke by phone with his counterpart on 5 June 2024.",
        ["held meeting NOR+KEN 2024-06-04", "held call NOR+KEN 2024-06-05"],
    ),
    (
        "We, the leaders of Norway and Chad, met in Oslo on 4 June 2024.",
        ["held meeting NOR+TCD 2024-06-04"],
    ),
    (
        "The president of Kenya (EAC chair) and the president of Chad (AU chair) met on 4 June 2024.",
        ["held meeting KEN+TCD 2024-06-04"],  # what stands in brackets does not part them
    ),
    (
        "The king of Jordan, whom the French president had received in Paris on 4 June 2024, was grateful.",
        ["held meeting JOR+FRA 2024-06-04"],
    ),
    ("The first round of elections in Kenya took place on 4 June 2024.", []),  # a vote
    ("Norway and Chad pursue a bilateral partnership from 4 June 2024.", []),  # the adjective
    ("Norway and Chad have met annually since 4 June 2014.", []),  # a habit
    (
        "The telephone conversation held on 4 June 2024 by the Kenyan president and the French president was short.",
        ["held call KEN+FRA 2024-06-04"],
    ),
    (
        "After meeting the Polish president in Warsaw on 4 June 2024, the Kenyan president praised him.",
        ["held meeting KEN+POL 2024-06-04"],
    ),
    ("EU leaders, meeting in Brussels on 4 June 2024, agreed on a fund.", ["held summit eu 2024-06-04"]),
    ("A Turkish delegation held consultations in Nairobi on 4 June 2024.", ["held meeting TUR+KEN 2024-06-04"]),
    ("The EU opened accession talks with Moldova on 4 June 2024.", []),  # years of paper
    (
        "The king of Jordan and the president of Kenya inaugurated a dam on 4 June 2024.",
        ["held meeting JOR+KEN 2024-06-04"],
    ),
    ("The president of Kenya inaugurated a dam on 4 June 2024.", []),  # alone
    (
        "The president of Chad took a phone call from the king of Jordan on 3 May 2024.",
        ["held call TCD+JOR 2024-05-03"],
    ),
    (
        "The king of Jordan held telephone consultations with the president of Chad on 3 May 2024.",
        ["held call JOR+TCD 2024-05-03"],
    ),
    (
        "The king of Jordan told the president of Chad by telephone on 3 May 2024 that he would come.",
        ["held call JOR+TCD 2024-05-03"],
    ),
    (
        "Norway and the EU announced the launch of their Energy Dialogue on 4 June 2024.",
        ["held meeting NOR+eu 2024-06-04"],
    ),
    ("Norway and the EU announced the launch of a satellite on 4 June 2024.", []),  # into space
    # visits
    ("The German chancellor visited Kenya on 5 May 2023.", ["held visit DEU+KEN 2023-05-05"]),
    ("The German chancellor led a delegation of ministers to Kenya on 5 May 2023.", ["held visit DEU+KEN 2023-05-05"]),
    ("The German chancellor sent senior officials to Kenya on 5 May 2023.", ["held visit DEU+KEN 2023-05-05"]),
    ("The German chancellor sent tents to Kenya on 5 May 2023.", []),  # aid
    (
        "The German chancellor travelled to Southeast Asia on 5 May 2023.",
        ["held visit DEU+region-southeast-asia 2023-05-05"],
    ),
    ("German relief flights arrived in Kenya on 5 May 2023.", []),  # nobody travels
    ("The German and Kenyan presidents will continue to meet in 2025.", []),  # a habit
    ("Germany stands ready to meet Kenya on 5 May 2025.", []),  # nobody has agreed
    ("The Pacific Islands Forum asked for help on 5 May 2023.", []),  # the body, not its meeting
    ("It was launched on 5 May 2023, as announced at the second EU Summit.", ["held summit eu"]),  # not of that day
    ("The French president will travel to Brazil in March 2024.", ["planned visit FRA+BRA 2024-03"]),
    (
        "The French president travelled to Kenya on 5 May 2023 to meet with the Kenyan president.",  # one journey
        ["held visit FRA+KEN 2023-05-05"],
    ),
    (
        "During her trips to Norway and Chad in May 2023, Foreign Minister Ada Example of Australia announced a grant.",
        ["held visit AUS+NOR 2023-05", "held visit AUS+TCD 2023-05"],
    ),
    (
        "The German chancellor flew to Norway, Chad and Kenya on 5 May 2023.",  # one journey
        ["held visit DEU+NOR+TCD+KEN 2023-05-05"],
    ),
    ("The grain travelled to Kenya on 5 May 2023.", []),  # goods
    ("The German chancellor flew into Accra on 5 May 2023.", ["held visit DEU+GHA 2023-05-05"]),
    ("The flood came to Kenya on 5 May 2023, Germany said.", []),  # water
    (
        "The German chancellor was in Oslo and in Helsinki on 5 May 2023.",
        ["held visit DEU+NOR 2023-05-05", "held visit DEU+FIN 2023-05-05"],
    ),
    (
        "The German chancellor accepted an invitation to pay a visit to Kenya in May 2025.",
        ["planned visit DEU+KEN 2025-05"],
    ),
    ("The German chancellor was invited to pay a visit to Kenya in May 2025.", []),  # may not come
    (
        "The German chancellor attended the coronation of the king in Oslo on 5 May 2023.",
        ["held visit DEU+NOR 2023-05-05"],
    ),
    ("The German chancellor attended the debate in Berlin on 5 May 2023.", []),  # at home
    ("Norway led a mission to build a pier in Kenya on 5 May 2023.", []),  # a task
    ("The Security Support Mission to Haiti began on 5 May 2023.", []),  # a name
    ("The German chancellor left Nairobi on 5 May 2023.", ["held visit DEU+KEN 2023-05-05"]),
    ("The German chancellor leaves on 5 May 2023 for Nairobi.", ["planned visit DEU+KEN 2023-05-05"]),
    ("The German chancellor is expected in Nairobi on 5 May 2023.", ["planned visit DEU+KEN 2023-05-05"]),
    ("Rain is expected in Nairobi on 5 May 2023, Germany said.", []),  # weather
    ("NAIROBI - The German chancellor was in the capital on 5 May 2023.", ["held visit DEU+KEN 2023-05-05"]),
    ("ACCRA - The German chancellor ended a two-day visit on 5 May 2023.", ["held visit DEU+GHA 2023-05-05"]),
    ("ACCRA - Germany's training mission ended on 5 May 2023.", []),  # years of work
    ("ACCRA - The visiting German chancellor promised help on 5 May 2023.", ["held visit DEU+GHA 2023-05-05"]),
    ("The German chancellor visited the king of Jordan on 5 May 2023.", ["held meeting DEU+JOR 2023-05-05"]),
    (
        "The president of Chad, who chairs the African Union, visited Kenya on 5 May 2023.",
        ["held visit TCD+KEN 2023-05-05"],  # the Union did not travel
    ),
    (
        "The German chancellor attended the inauguration of President Ada Example of Chad on 5 May 2023.",
        ["held visit DEU+TCD 2023-05-05"],
    ),
    ("Norway will send a delegation of senior officials to Kenya in May 2025.", ["planned visit NOR+KEN 2025-05"]),
    ("Norway will send pumps to Kenya in May 2025.", []),  # aid
    (
        "During her May 2023 trip to Kenya, Foreign Minister Ada Example of Norway praised the Fund for Water.",
        ["held visit NOR+KEN 2023-05"],  # "her" is she who is named behind
    ),
    # signings
    (
        "Norway signed a security agreement with Chad on 6 June 2024.",
        ["held signing NOR+TCD 2024-06-06"],
    ),
    ("The agreement that Norway and Chad signed on 6 June 2024 is short.", ["held signing NOR+TCD 2024-06-06"]),
    ("The Norway-Chad Treaty on Water, signed in 1966, still stands.", ["held signing NOR+TCD 1966"]),
    ("Norway signed the bill for its new ferries to Sweden on 6 June 2024.", []),  # a law
    ("Norway signed up to the fund for Chad on 6 June 2024.", []),  # joined it
    (
        "Ministers attended the signing of a memorandum between Norway and Chad on 6 June 2024.",
        ["held signing NOR+TCD 2024-06-06"],
    ),
    ("Norway and Chad will prepare the accord for signature.", ["planned signing NOR+TCD"]),
    (
        "Norway and Chad held talks in Oslo on 6 June 2024. Nine accords were signed.",
        ["held meeting NOR+TCD 2024-06-06", "held signing NOR+TCD"],
    ),
    ("Nine accords were signed.", []),  # by whom, nobody says
    ("Norway and Chad resolved to quickly conclude an agreement on fish.", []),  # not yet
    ("Norway and Chad concluded negotiations on an agreement on fish.", []),  # talks
    ("Norway extended an invitation for the president of Chad to visit Oslo.", []),  # may not come
    ("Norway, with Chad in mind, met the country’s most urgent energy needs on 6 June 2024.", []),  # needs
    ("Norway and Chad promote candid dialogue in the region.", []),  # at large
    # summits
    ("NATO leaders met on 7 July 2024.", ["held summit nato 2024-07-07"]),
    ("The second Kenya-Chad Water Summit took place in May 2024.", ["held summit KEN+TCD 2024-05"]),
    (
        "Norway and Sweden will hold a donors’ conference in March 2025.",
        ["planned summit NOR+SWE 2025-03"],
    ),
    ("Kenya held a press conference on 7 July 2024.", []),  # for the press
    ("The Kenyan president will speak at COP28 in December 2023.", ["planned summit un+KEN 2023-12"]),
    ("The success of COP28 matters to Kenya.", []),  # spoken of
    (
        "At the Kenya-Chad Water Summit on 7 July 2024, Norway, Sweden and Mali promised pumps.",
        ["held summit KEN+TCD+NOR+SWE+MLI 2024-07-07"],
    ),
    (
        "The Kenya-Chad Water Summit began on 7 July 2024. Mali’s president and Jordan’s king came in person.",
        ["held summit KEN+TCD+MLI+JOR 2024-07-07"],
    ),
    (
        "A donor conference hosted by Sweden and Norway in Oslo on 7 July 2024 raised a billion dollars.",
        ["held summit SWE+NOR 2024-07-07"],
    ),
    (
        "The presidents of Kenya, Chad and Mali met in Oslo on 7 July 2024 for a regional summit.",
        ["held summit KEN+TCD+MLI 2024-07-07"],  # one occasion, told of by its noun
    ),
    ("The European Council on 14 December 2023 decided to lend the money.", ["held summit eu 2023-12-14"]),
    ("The board of the World Bank approved a loan to Kenya on 7 July 2024.", []),  # what it does each week
    (
        "The Kenyan president will travel to Egypt for COP 27 in 2025.",
        ["planned summit un+KEN 2025", "planned visit KEN+EGY 2025"],
    ),
    ("ASEAN and the Pacific Islands Forum have asked Kenya for help.", []),  # bodies
    ("The Kenya-Chad Water Summit Accelerator has helped Norway.", []),  # what was founded there
    ("The Kenya-Chad Water Dialogue Partnership has helped Norway.", []),
    ("The president of Kenya held a video conference on 7 July 2024.", []),  # no conference of states
    (
        "We, the leaders of the G7, met with the president of Kenya on 7 July 2024.",
        ["held summit g7+KEN 2024-07-07"],
    ),
    # exercises
    ("Kenya and Chad discussed future joint exercises.", []),  # spoken of
    (
        "Kenya and Chad will hold a joint exercise with Norway in May 2025.",
        ["planned exercise KEN+TCD+NOR 2025-05"],
    ),
    ("The meeting of Kenya and Chad on 8 May 2024 was cancelled.", ["cancelled meeting KEN+TCD 2024-05-08"]),
]


@pytest.mark.parametrize(("text", "expected"), ENGAGEMENTS)
def test_who_meets_whom_and_when(text: str, expected: list[str]) -> None:
    assert engagements(text) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (  # the title tells the form, and that it was that day
            "Readout of the Foreign Minister’s Call with Foreign Minister Example of Australia",
            "The Norwegian foreign minister convened with Foreign Minister Ada Example of Australia.",
            ["held call NOR+AUS 2024-05-10"],
        ),
        (  # remarks of two are of their meeting
            "Remarks by French President Example and Indian Prime Minister Sample in Joint Press Conference",
            "Thank you for the warm welcome.",
            ["held meeting FRA+IND 2024-05-10"],
        ),
        (  # remarks of one on a country are no meeting with it
            "Remarks by French President Example on Support for Kenya",
            "Thank you. We shall stand by Kenya.",
            [],
        ),
        (
            "Background Press Call on the Meeting with Kenya",
            "Good morning, and welcome to the call.",
            [],
        ),  # the press's
    ],
)
def test_the_document_has_its_own_occasion(title: str, text: str, expected: list[str]) -> None:
    assert engagements(text, "NOR", title, "2024-05-10") == expected


@pytest.mark.parametrize(
    ("speaker", "text", "expected"),
    [
        ("JPN", "The G7 Summit on 5 May 2024 agreed on the Rail Plan.", ["held summit g7+JPN 2024-05-05"]),
        ("NOR", "The G7 Summit on 5 May 2024 agreed on the Rail Plan.", ["held summit g7 2024-05-05"]),  # no member
        ("NOR", "The UN Water Summit opened on 5 May 2024.", ["held summit un+NOR 2024-05-05"]),  # every state is one
        (None, "The G7 Summit on 5 May 2024 agreed on the Rail Plan.", ["held summit g7 2024-05-05"]),  # nobody speaks
    ],
)
def test_a_member_that_speaks_of_a_summit_is_at_it(speaker: str | None, text: str, expected: list[str]) -> None:
    assert engagements(text, speaker, "Fact Sheet", "2024-05-10") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Norwegian president spoke at the second Kenya Water Summit.", "second Kenya Water Summit"),
        ("The Norwegian president spoke at the great Kenya Water Summit.", "Kenya Water Summit"),
        ("The Norwegian president spoke first. Kenya Water Summit of 5 May 2024 is over.", "Kenya Water Summit"),
    ],
)
def test_the_name_of_a_summit_tells_which_of_a_row_it_is(text: str, name: str) -> None:
    drafts, _ = read_engagements(*readings_of(text, None, None, "2024-05-10"))
    assert [d.content.name for d in drafts if isinstance(d.content, Engagement) and d.content.name] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our leaders meet Chad next month.", []),  # nobody says which leaders
        ("The French president visits Kenya next month.", ["planned visit FRA+KEN 2024-06"]),
        (
            "The French president met with the Indian prime minister in June.",
            ["held meeting FRA+IND 2023-06"],
        ),  # the past one
        ("The French president will meet with the Indian prime minister in June.", ["planned meeting FRA+IND 2024-06"]),
    ],
)
def test_tense_tells_which_month(text: str, expected: list[str]) -> None:
    assert engagements(text, None, None, "2024-05-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a goal's year is no meeting's
        ("The French president met the Indian prime minister and promised net zero by 2050.", ["held meeting FRA+IND"]),
        ("France and India signed a treaty to double their solar power by 2035.", ["held signing FRA+IND"]),
        ("The French president will meet the Indian prime minister in 2026.", ["planned meeting FRA+IND 2026"]),
        ("The French president met the Indian prime minister in 2021.", ["held meeting FRA+IND 2021"]),
    ],
)
def test_a_year_that_is_far_off_is_a_goal(text: str, expected: list[str]) -> None:
    found = engagements(text, None, None, "2024-05-10")
    assert [one.removesuffix(" 2024-05-10") for one in found] == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (  # the two whom the title is about
            "Fact sheet: the Norway-Kenya partnership",
            "Norway will host the next meeting of the Water Council in 2025.",
            ["planned meeting NOR+KEN 2025"],
        ),
        (
            "Fact sheet: the Norway-Kenya partnership",
            "In 2023, the two countries signed an agreement on fish.",
            ["held signing NOR+KEN 2023"],
        ),
        (  # of three nobody tells which two
            "Fact sheet: Norway, Kenya and Chad",
            "Norway will host the next meeting of the Water Council in 2025.",
            [],
        ),
        (
            "Fact sheet: the Norway-Kenya partnership",
            "The Joint Committee held its 13th meeting in Oslo in April 2024.",
            ["held meeting NOR+KEN 2024-04"],
        ),
        (
            "Fact sheet: the Norway-Kenya-Chad partnership",
            "On 3 May 2024, ministers of the three countries met in Oslo.",
            ["held meeting NOR+KEN+TCD 2024-05-03"],
        ),
        (  # a joint statement's own summit is that of all who speak
            "Joint Statement of Norway, Kenya and Chad",
            "We applaud the successful first Trilateral Youth Summit in May 2023.",
            ["held summit NOR+KEN+TCD 2023-05"],
        ),
        (  # one with each
            "Statement on the Norwegian Minister’s Calls with Kenya and Chad",
            "The Norwegian minister spoke on 3 May 2024 with the Kenyan president and the Chadian president.",
            ["held call NOR+KEN 2024-05-03", "held call NOR+TCD 2024-05-03"],
        ),
        (  # whose journey it tells of
            "Readout of the Norwegian Minister’s Travel to Kenya",
            "In Nairobi, the delegation met with the Kenyan president on 3 May 2024.",
            ["held meeting NOR+KEN 2024-05-03"],
        ),
        (  # an office of the meeting, not its name
            "Remarks of the Norwegian and Kenyan Presidents Before Bilateral Meeting",
            "The Norwegian president spoke of fish.",
            ["held meeting NOR+KEN 2024-05-10"],
        ),
        (
            "Statement of Norway on Kenya and Chad",
            "On the margins of the G20 in Delhi, the Norwegian and Kenyan presidents met on 3 May 2024.",
            ["held summit g20+NOR+KEN 2024-05", "held meeting NOR+KEN 2024-05-03"],
        ),
        (
            "Statement of Norway on Kenya",
            "Norway will host the Kenya Senior Officials Meeting in June 2024.",
            ["planned meeting KEN+NOR 2024-06"],
        ),
        (
            "Statement of Norway on Kenya and Chad",
            "We applaud the successful first Trilateral Youth Summit in May 2023.",
            [],
        ),
        (
            "Statement on the visit of the president of Kenya",
            "During the Kenyan president’s State Visit in May 2024, Norway promised help.",
            ["held visit KEN+NOR 2024-05"],
        ),
    ],
)
def test_the_title_tells_who_the_two_are(title: str, text: str, expected: list[str]) -> None:
    assert engagements(text, "NOR", title, "2024-05-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what people of several states do side by side
        (
            "French President Ada Example and Kenyan President Ann Doe walked along the quay in Oslo on 3 May 2024.",
            ["held meeting FRA+KEN 2024-05-03"],
        ),
        (
            "On 3 May 2024 in Oslo, the French prime minister and Kenyan President Ann Doe rode a tram.",
            ["held meeting FRA+KEN 2024-05-03"],
        ),
        (
            "The French president and the Kenyan president condemned the attack in Chad on 3 May 2024.",
            [],
        ),  # each at home
        ("The French president and the Kenyan president sent troops to the port of Lamu on 3 May 2024.", []),
        # seen, rung, talked over
        ("The French president saw the Kenyan president on 3 May 2024.", ["held meeting FRA+KEN 2024-05-03"]),
        ("The French president is to see Kenyan President Doe on 13 May 2024.", ["planned meeting FRA+KEN 2024-05-13"]),
        ("The French president saw the Kenyan president’s hand in it on 3 May 2024.", []),  # nobody comes
        ("The French president saw the Kenyan president lose the vote on 3 May 2024.", []),  # an onlooker
        (
            "The French president, who rang Kenyan President Doe on 3 May 2024, asked for jets.",
            ["held call FRA+KEN 2024-05-03"],
        ),
        ("The news rang alarm bells for Kenyan President Doe on 3 May 2024.", []),
        ("The French president has rung Kenyan President Doe.", ["held call FRA+KEN 2024-05-10"]),
        ("The French president has rung the changes for Kenyan farmers.", []),
        (
            "The French president intends to telephone Kenyan President Doe on 13 May 2024.",
            ["planned call FRA+KEN 2024-05-13"],
        ),
        ("The French president would like to telephone Kenyan President Doe on 13 May 2024.", []),  # a wish
        ("The French president has just hung up from Kenyan President Doe.", ["held call FRA+KEN 2024-05-10"]),
        ("The French president hung up from sheer spite about the Kenyan budget.", []),  # from nobody
        # one after the other
        (
            "The French president spoke separately with the leaders of Chad and Kenya on 3 May 2024.",
            ["held call FRA+TCD 2024-05-03", "held call FRA+KEN 2024-05-03"],
        ),
        (
            "The French president spoke with his Chadian and Kenyan counterparts on 3 May 2024.",
            ["held call FRA+TCD 2024-05-03", "held call FRA+KEN 2024-05-03"],
        ),
        (
            "The French president spoke with the leaders of Chad and Kenya on 3 May 2024.",
            ["held call FRA+TCD+KEN 2024-05-03"],
        ),  # one call
        (
            "The French president met with his Chadian and Kenyan counterparts on 3 May 2024.",
            ["held meeting FRA+TCD+KEN 2024-05-03"],
        ),  # at one table
        # who receives on a day meets, who welcomes has a visitor
        (
            "The French president will receive the Kenyan president on 13 May 2024.",
            ["planned meeting FRA+KEN 2024-05-13"],
        ),
        (
            "The French president will welcome the Kenyan president on 13 May 2024.",
            ["planned visit FRA+KEN 2024-05-13"],
        ),
        # what is signed by more names
        (
            "France signed the first such package with Kenya on 3 May 2024.",
            ["held signing FRA+KEN 2024-05-03"],
        ),
        ("The French president signed the relief package into law for Kenya on 3 May 2024.", []),  # a law
        (
            "In the margins the French minister and Kenyan President Doe talked about spare parts.",
            ["held meeting FRA+KEN 2024-05-10"],
        ),
        # visits without a place, and those that do not come about
        ("The visit of the Hungarian minister, planned for 13 May 2024, has been cancelled.", []),  # to whom?
        (
            "The visit of the Kenyan president to Oslo has slipped; no day is fixed.",
            ["planned visit KEN+NOR"],
        ),
        ("The Kenyan minister goes on to Oslo on 13 May 2024.", ["planned visit KEN+NOR 2024-05-13"]),
        ("The money goes on to Oslo on 13 May 2024.", []),
        (
            "The Kenyan minister was in Brussels on 3 May 2024, where NATO’s ministers met on 3 May 2024.",
            ["held meeting nato 2024-05-03"],
        ),
        ("A Norwegian parliamentary delegation is in Nairobi this week.", ["held visit NOR+KEN 2024-05"]),
        ("A Norwegian oil platform is in Nairobi this week.", []),  # no people
        ("The Norwegian minister visited a hospital in Kisumu on 3 May 2024.", ["held visit NOR+KEN 2024-05-03"]),
        ("The Norwegian minister visited a hospital in Oslo on 3 May 2024.", []),  # at home
        ("The IMF mission to Kenya ended on 3 May 2024.", ["held visit imf+KEN 2024-05-03"]),
        # what one does to another in a city, on a day
        (
            "Kenya’s chief of staff told his Norwegian counterpart in Nairobi on 3 May 2024 that the base would close.",
            ["held meeting KEN+NOR 2024-05-03"],
        ),
        ("Norway’s minister told reporters in Nairobi on 3 May 2024 that Kenya’s president was right.", []),
        (
            "Kenya’s chief of staff told Norway’s minister that the base would close.",
            [],
        ),  # in a letter, for all we know
        # forces that exercise together, ceremonies, several who sign
        (
            "Norwegian and Kenyan troops began a joint exercise off Mombasa on 3 May 2024.",
            ["held exercise NOR+KEN 2024-05-03"],
        ),
        ("The Kenyan army exercised restraint on 3 May 2024.", []),
        (
            "Norway’s ambassador handed over the trucks to Kenyan Defence Minister Ann Doe on 3 May 2024.",
            ["held meeting NOR+KEN 2024-05-03"],
        ),
        ("Norway’s ambassador handed over the trucks on 3 May 2024.", []),  # nobody is named who takes them
        (
            "Norway and Kenya signed the papers on 3 May 2024.",
            ["held signing NOR+KEN 2024-05-03"],
        ),
        ("Norway signed a petition on 3 May 2024.", []),
        (
            "The Norwegian and Kenyan presidents agreed to speak again in June.",
            ["planned call NOR+KEN 2024-06"],
        ),
        ("At the 9th EU-U.S. Summit in May 2021, both agreed.", ["held summit eu+USA 2021-05"]),
    ],
)
def test_wordings_of_news(text: str, expected: list[str]) -> None:
    assert engagements(text, None, None, "2024-05-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # news from Oslo: who comes, and whom the minister meets
        (
            "OSLO, 10 May — The Kenyan president held talks with officials on Tuesday.",
            ["held meeting KEN+NOR 2024-05-07"],
        ),
        ("OSLO, 10 May — An IMF mission due on Monday was put off.", ["cancelled visit imf+NOR 2024-05-13"]),
        ("OSLO, 10 May — The Kenyan president met the target on Tuesday.", []),
        ("OSLO, 10 May — Kenya and Chad have met with success on Tuesday.", []),
        # another's city is where they meet, Geneva is not
        ("The Kenyan president had talks in Oslo on Tuesday.", ["held meeting KEN+NOR 2024-05-07"]),
        ("The Kenyan president had talks in Geneva on Tuesday.", []),
    ],
)
def test_a_side_that_stands_elsewhere(text: str, expected: list[str]) -> None:
    assert engagements(text, None, None, "2024-05-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan president held talks on 3 May 2024.", ["a meeting is told of"]),
        ("The Kenyan finance minister signed an agreement on 3 May 2024.", ["a signing is told of"]),
        ("Kenyan President Ann Doe arrived on 3 May 2024.", ["a visit is told of"]),
        ("The Kenyan president met with officials on 3 May 2024.", ["a meeting is told of"]),
        ("The Kenyan president met the Norwegian premier on 3 May 2024.", []),  # it is a claim
        ("Kenyan flour arrived on 3 May 2024.", []),  # nobody travels
        ("The Kenyan president met the target on 3 May 2024.", []),
        ("The Kenyan president should hold talks on 3 May 2024.", []),  # a wish
        ("The Kenyan president signed the bill on 3 May 2024.", []),
        ("The Kenyan president has met with officials.", []),  # no day: who knows which
    ],
)
def test_what_is_told_of_one_side_only_is_given_up_with_a_reason(text: str, expected: list[str]) -> None:
    readings, layout = readings_of(text, None, None, "2024-05-10")
    _, issues = read_engagements(readings, layout)
    assert [issue.message.split(",")[0] for issue in issues] == expected
    assert all(issue.span is not None and issue.span.of(text) == text for issue in issues)
