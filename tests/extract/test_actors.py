import pytest

from pledgebook.extract.actors import find_actors


def found(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(m.text, m.form.value, m.actors) for m in find_actors(text)]


def ids(text: str) -> list[str]:
    return [a for m in find_actors(text) for a in m.actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway will send pumps.", [("Norway", "name", ("NOR",))]),
        ("Kyiv thanked the White House.", [("Kyiv", "metonym", ("UKR",)), ("the White House", "metonym", ("USA",))]),
        ("Danish tents arrived.", [("Danish", "adjective", ("DNK",))]),
        ("The Danes sent tents.", [("The Danes", "name", ("DNK",))]),
        ("U.S. troops and the U.S.", [("U.S.", "adjective", ("USA",)), ("the U.S.", "name", ("USA",))]),
        ("a U.S.-Japan fund", [("U.S.", "adjective", ("USA",)), ("Japan", "adjective", ("JPN",))]),
        ("the Estonian government", [("the Estonian government", "organ", ("EST",))]),
        ("Latvia's foreign ministry said", [("Latvia's foreign ministry", "organ", ("LVA",))]),
        ("the Government of Palau", [("the Government of Palau", "organ", ("PLW",))]),
        ("the Ministry of Health of Ghana", [("the Ministry of Health of Ghana", "organ", ("GHA",))]),
        ("U.S. military assistance", [("U.S.", "adjective", ("USA",))]),
        ("the U.S. military said", [("the U.S. military", "organ", ("USA",))]),
        ("Finnish President Anna Example spoke", [("Finnish President Anna Example", "officer", ("FIN",))]),
        ("President Anna Example of Finland", [("President Anna Example of Finland", "officer", ("FIN",))]),
        ("the Irish prime minister", [("the Irish prime minister", "officer", ("IRL",))]),
        ("Minister for Trade Anna Example", [("Minister for Trade Anna Example", "officer", ())]),
        ("UNHCR’s head spoke", [("UNHCR’s head", "officer", ("unhcr",))]),
        ("UNHCR’s head start", [("UNHCR’s", "name", ("unhcr",))]),  # "head" describes the next word
        ("the health minister spoke", [("the health minister", "officer", ())]),
        ("a health minister spoke", []),
        ("the landlocked nation", [("the landlocked nation", "pronoun", ())]),
        ("the island nation of 9,000", [("the island nation", "pronoun", ())]),
        ("the Finnish Red Cross", [("the Finnish Red Cross", "name", ("finnish-red-cross",))]),
        ("the Republic of Peru", [("the Republic of Peru", "name", ("PER",))]),
        ("the Republic of China", [("the Republic of China", "name", ("TWN",))]),
        ("Vienna will pay", [("Vienna", "metonym", ("AUT",))]),
        ("the Vienna Convention", []),
        ("allies and partners gave", [("allies and partners", "collective", ("allies-and-partners",))]),
        ("help across the Sahel", [("the Sahel", "collective", ("region-sahel",))]),
        # a region's first or last word may be small
        ("clinics in sub-Saharan Africa", [("sub-Saharan Africa", "collective", ("region-sub-saharan-africa",))]),
        ("wells in the Lake Chad basin", [("the Lake Chad basin", "collective", ("region-lake-chad-basin",))]),
        ("Mr. Example met both countries", [("Mr. Example", "officer", ()), ("both countries", "pronoun", ())]),
        ("It's time that he's heard", [("he", "pronoun", ())]),
        ("We sent our teams", [("We", "pronoun", ()), ("our", "pronoun", ())]),
    ],
)  # fmt: skip
def test_forms(text: str, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guinea-Bissau, Guinea and Equatorial Guinea", ["GNB", "GIN", "GNQ"]),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("the Democratic Republic of the Congo and the Republic of the Congo", ["COD", "COG"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("North Korea threatened the Republic of Korea", ["PRK", "KOR"]),
        ("Sudan and South Sudan", ["SDN", "SSD"]),
        ("Georgia and Moldova", ["GEO", "MDA"]),
        ("US aid", ["USA"]),
        ("the Baltic states and the Baltics", ["EST", "LVA", "LTU", "region-baltics"]),
        ("the Apple Tree Foundation gave", ["apple-tree-foundation"]),
        ("the Foundation and a third party", []),
        ("The Organization of American States paid", ["oas"]),  # more than "the organization"
    ],
)
def test_names_within_names(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "voters in Georgia and Alabama",  # the state of the United States
        "New Mexico",
        "the Paris Agreement",
        "the Washington Post",
        "offices in Washington, D.C.",
        "the South China Sea",
        "the Indian Ocean",
        "carved the turkey",  # the bird
        "Michael Jordan",  # a person
        "non-U.S. persons",
        "Ukrainian-American groups",
        "they met in Berlin",  # a place
        "the Geneva Conventions",
        "U.S. dollars",
    ],
)
def test_names_that_are_something_else(text: str) -> None:
    assert [i for i in ids(text) if i != "UKR"] == []


@pytest.mark.parametrize(
    ("text", "person", "actor"),
    [
        ("Peru’s health minister, Ada Example, spoke.", "Ada Example", "PER"),
        ("Ada Example, Peru’s health minister, spoke.", "Ada Example", "PER"),
        ("Ada Example, the health minister of Peru, spoke.", "Ada Example", "PER"),
        ("Peru’s ambassador to Kenya, Ada Example, spoke.", "Ada Example", "PER"),
        ("Ada Example, a spokeswoman for UNICEF, spoke.", "Ada Example", "unicef"),
        ("Ada Example, deputy head of the WFP mission in Chad, spoke.", "Ada Example", "wfp"),
        ("Ada Example of Peru said so.", "Ada Example", "PER"),
        ("the Peruvian counterpart Ada Example spoke.", "the Peruvian counterpart Ada Example", "PER"),
        ("Mr Example, Peru’s health minister, spoke.", "Mr Example", "PER"),
        ("Peru’s health minister, however, spoke.", None, None),  # no name
        ("Peru’s health minister, Nairobi, spoke.", None, None),  # one word is no full name
        ("Kenya, Peru’s health minister said, pays.", None, None),  # a state
        ("The Grand Canal of Peru opened.", None, None),  # nobody speaks
        ("Ada Example, who had been to Peru, spoke.", None, None),
        ("Ada Example, a shopkeeper in Peru, spoke.", None, None),  # no office
    ],
)
def test_people_are_named_beside_their_office(text: str, person: str | None, actor: str | None) -> None:
    named = {m.text: m.actors for m in find_actors(text) if "Example" in m.text or "Canal" in m.text}
    assert named == ({person: (actor,)} if person else {})


def test_what_is_found_does_not_hang_on_the_length_of_the_line() -> None:
    text = "Peru and Mr. Example of the Ministry of Health, President A. B. "
    assert len(find_actors(text * 2000)) == 2000 * len(find_actors(text))


def test_mentions_stand_where_they_say() -> None:
    text = "The Netherlands’ prime minister met “our allies” – and Côte d’Ivoire’s too."
    assert [text[m.start : m.end] for m in find_actors(text)] == [m.text for m in find_actors(text)]
    assert [m.possessive for m in find_actors(text)] == [False, True, False, True]


@pytest.mark.parametrize(
    ("text", "american", "expected"),
    [
        ("Georgia will send trucks.", True, []),
        ("Georgia will send trucks.", False, ["GEO"]),
        ("Georgia’s prime minister spoke.", True, ["GEO"]),  # a state of the United States has none
        ("Georgia’s governor and voters in Atlanta agreed.", False, []),
        ("Georgia Senator Ada Example spoke.", False, []),
    ],
)
def test_which_georgia(text: str, american: bool, expected: list[str]) -> None:
    assert [a for m in find_actors(text, american=american) for a in m.actors] == expected
