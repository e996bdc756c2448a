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
        ("allies and partners gave", [("allies and partners", "collective", ("allies-and-partners",))]),
        ("help across the Sahel", [("the Sahel", "collective", ("region-sahel",))]),
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


def test_what_is_found_does_not_hang_on_the_length_of_the_line() -> None:
    text = "Peru and Mr. Example of the Ministry of Health, President A. B. "
    assert len(find_actors(text * 2000)) == 2000 * len(find_actors(text))


def test_mentions_stand_where_they_say() -> None:
    text = "The Netherlands’ prime minister met “our allies” – and Côte d’Ivoire’s too."
    assert [text[m.start : m.end] for m in find_actors(text)] == [m.text for m in find_actors(text)]
    assert [m.possessive for m in find_actors(text)] == [False, True, False, True]
