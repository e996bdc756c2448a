import pytest

from pledgebook import extract, text
from pledgebook.model.document import Document, Sentence
from pledgebook.model.span import Span
from pledgebook.resolve import settle_actors


def settled(
    words: str, title: str = "", speaker: str | None = "USA", publisher: str = ""
) -> dict[str, tuple[str, ...]]:
    """What each mention of the document stands for in the end, by its words; the last one wins."""
    document = Document(
        "d", words, Span(0, len(words)), "", "test", title, publisher, speaker=speaker, published="2023-05-02"
    )
    layout = text.lay_out(document)
    found: list[Sentence] = []
    for passage in layout.passages:
        found += text.sentences(document, passage, first=len(found))
    quoted = text.quotations(layout)
    readings = settle_actors(tuple(extract.find(s, document, quoted) for s in found), layout)
    return {m.text: m.actors for reading in readings for m in reading.actors}


@pytest.mark.parametrize(
    ("words", "mention", "expected"),
    [
        ("We will send pumps to Moldova.", "We", ("USA",)),
        ("Today my Administration sent pumps.", "my Administration", ("USA",)),
        ("King Al of Finland and King Bo of Norway met. The two leaders ate.", "The two leaders", ("FIN", "NOR")),
        ("Peru and Chile signed. Both countries will pay.", "Both countries", ("PER", "CHL")),
        ("Peru, Chile and Cuba signed. Both countries will pay.", "Both countries", ()),  # three: which two?
        ("Finnish President Anna Example called. Example asked for pumps.", "Example", ("FIN",)),
        ("Finnish President Anna Example called. Mr. Example asked for pumps.", "Mr. Example", ("FIN",)),
        ("Anna Example called. Mr. Other asked.", "Mr. Other", ("USA",)),
        ("NATO ministers met. The Alliance will help.", "The Alliance", ("nato",)),
        ("I spoke with King Al of Norway.", "I", ("USA",)),
        ("Aid for Central America. Trade helps the region.", "the region", ("region-central-america",)),
        ("Gavi, the Vaccine Alliance, met. The alliance will help.", "The alliance", ()),
        ("Norwegian Minister Bo Berg spoke. He pledged pumps.", "He", ("NOR",)),
        ("The secretary-general spoke.", "The secretary-general", ("un",)),
        ("President Macron of France came. The President thanked him.", "The President", ("USA",)),
        ("Prime Minister Al of Norway came. The Prime Minister spoke.", "The Prime Minister", ("NOR",)),
        ("The Prime Minister spoke.", "The Prime Minister", ()),  # nobody introduced one
        ("Money for UNHCR. The agency asked.", "The agency", ("unhcr",)),
        ("The European Commission met. The Commission paid.", "The Commission", ("eu",)),
        ("The European Union paid. The Union is strong.", "The Union", ()),  # an American text has its own
        ("Prime Minister Mark Rutte spoke.", "Prime Minister Mark Rutte", ("NLD",)),  # by the date
    ],
)  # fmt: skip
def test_pointing_words(words: str, mention: str, expected: tuple[str, ...]) -> None:
    assert settled(words)[mention] == expected


@pytest.mark.parametrize(
    ("words", "mention", "expected"),
    [
        ("Peru will send a ship to Chad, Minister Ada Example said.", "Minister Ada Example", ("PER",)),
        ("In Peru a ship lies idle, Minister Ada Example said.", "Minister Ada Example", ("PER",)),
        ("Peru lent Chad a ship. Minister Ada Example thanked all.", "Minister Ada Example", ("PER",)),
        ("Minister Ada Example said that Peru would pay.", "Minister Ada Example", ("PER",)),
        ("Minister Ada Example flew to Peru.", "Minister Ada Example", ()),  # a guest
        ("Minister Ada Example said that Peru would pay. Example left.", "Example", ("PER",)),
        ("Minister Ada Example of Peru spoke. Example left.", "Example", ("PER",)),
        ("Peru’s health minister, Ada Example, spoke. Example left.", "Example", ("PER",)),
        ("Nepal asked India for rice. The Himalayan nation paid.", "The Himalayan nation", ("NPL",)),
        ("Peru and Chile met. The two Andean neighbours paid.", "The two Andean neighbours", ("PER", "CHL")),
        ("Peru’s health minister spoke. The minister paid.", "The minister", ("PER",)),
        ("NATO allies met. The alliance paid.", "The alliance", ("nato",)),
        ("ECOWAS warned Mali. The bloc paid.", "The bloc", ("ecowas",)),
        ("The European Union met. The bloc paid.", "The bloc", ("eu",)),
        ("The bloc paid.", "The bloc", ()),
        ("The head of the IMF met Peru. The fund paid.", "The fund", ("imf",)),
    ],
)
def test_pointing_words_in_the_news(words: str, mention: str, expected: tuple[str, ...]) -> None:
    assert settled(words, speaker=None)[mention] == expected


def test_a_minister_without_a_state_is_not_the_americans() -> None:
    assert settled("The health minister spoke.")["The health minister"] == ()


@pytest.mark.parametrize(
    ("title", "mention", "expected"),
    [
        ("Remarks on the partnership with Norway", "Foreign Minister Example", ("NOR",)),  # the one who is named beside
        ("Remarks on the partnership with Norway", "King Example", ("NOR",)),
        ("Remarks on Norway and Chad", "Foreign Minister Example", ()),  # of which of the two?
        ("Remarks on the economy", "Foreign Minister Example", ()),
        ("Remarks on the partnership with Norway", "Secretary Example", ("USA",)),
    ],
)
def test_offices_that_the_united_states_has_not(title: str, mention: str, expected: tuple[str, ...]) -> None:
    assert settled(f"{mention} spoke.", title)[mention] == expected


def test_we_of_a_joint_statement_is_all_who_sign() -> None:
    title = "Joint Statement of the Leaders of Peru, Chile and Japan"
    assert settled("We will fund wells.", title)["We"] == ("PER", "CHL", "JPN")


def test_we_name_themselves_at_the_opening() -> None:
    words = "We, the leaders of the Group of Seven (G7), met today with Moldova’s president. We will fund wells."
    assert settled(words, "Statement on Moldova")["We"] == ("g7",)


def test_a_bodys_statement_is_its_own_and_not_of_what_it_is_about() -> None:
    assert settled("We will fund wells.", "G7 Statement on Peru")["We"] == ("g7",)
    assert settled("We will fund wells.", "FACT SHEET: Our ASEAN Vision")["We"] == ("USA",)


def test_we_in_a_quotation_is_its_speakers() -> None:
    words = "Latvian Minister Anna Example signed. “We will send pumps to Moldova,” Example said."
    assert settled(words, speaker=None)["We"] == ("LVA",)


def test_we_of_nobody_known_stays_open() -> None:
    assert settled("We will send pumps.", speaker=None, publisher="a newspaper")["We"] == ()


def test_each_voice_of_a_transcript_speaks_for_its_own_state() -> None:
    words = "PRESIDENT ZELENSKYY:  We need pumps.\n\nTHE PRESIDENT:  Our pumps will come.\n"
    found = settled(words)
    assert (found["We"], found["Our"]) == (("UKR",), ("USA",))


def test_a_dateline_tells_whose_minister_speaks() -> None:
    words = "MADRID (Agency) – Minister Anna Example promised pumps."
    assert settled(words, speaker=None)["Minister Anna Example"] == ("ESP",)


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Ministry of Defence of the Netherlands", ("NLD",)),  # an office speaks of its own
        ("The Dutch Weekly", ("DNK",)),  # a paper of whoever it named last
    ],
)
def test_whose_government_it_is(publisher: str, expected: tuple[str, ...]) -> None:
    words = "The training has begun in Denmark. The government is giving ten pumps to Mali."
    assert settled(words, speaker=None, publisher=publisher)["The government"] == expected


@pytest.mark.parametrize(
    ("title", "words", "mention", "expected"),
    [
        ("Readout of the Meeting with Kenya and Chad", "Participants welcomed the plan.", "Participants",
         ("USA", "KEN", "TCD")),
        ("Joint Readout of the Kenya-Norway Dialogue", "The co-chairs also noted it.", "The co-chairs",
         ("KEN", "NOR")),
        ("Readout of the Call with Kenya", "The leaders spoke of it.", "The leaders", ("USA", "KEN")),
        ("Readout of the Call with Kenya", "Both sides agreed.", "Both sides", ("USA", "KEN")),
        ("Readout of the Meeting with Kenya and Chad", "Both sides agreed.", "Both sides", ()),  # three: which two?
        ("Readout of the Meeting with Kenya", "Ministers of Chad welcomed it.", "Ministers", None),  # named
        ("Readout of the Meeting with Kenya", "It was welcomed by participants.", "participants", None),
        ("Fact Sheet: The Kenya Dialogue", "Participants welcomed the plan.", "Participants", None),  # no readout
        ("Remarks on Kenya", "Participants welcomed the plan.", "Participants", None),
    ],
)  # fmt: skip
def test_those_who_open_a_sentence_of_a_readout_are_whom_its_title_names(
    title: str, words: str, mention: str, expected: tuple[str, ...] | None
) -> None:
    assert settled(words, title).get(mention) == expected
