import re

import pytest

from pledgebook.reference import actors, gazetteer


def test_every_code_and_id_is_well_formed() -> None:
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in actors.states())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", body) for body in actors.bodies())
    assert len(actors.states()) > 195
    assert len(actors.bodies()) > 130


def test_no_two_states_share_a_name() -> None:
    seen: dict[str, str] = {}
    for code, entry in actors.states().items():
        for key in ("names", "adjectives", "capitals"):
            for name in entry.get(key, ()):
                assert seen.setdefault(name, code) == code, name


@pytest.mark.parametrize("key", ["titles", "organs", "qualifiers", "honorifics"])
def test_words_of_office_are_lower_case_and_listed_once(key: str) -> None:
    words = actors.titles()[key]
    assert all(word == word.lower() for word in words)
    assert len(words) == len(set(words))


def test_organs_and_leaders_belong_to_known_actors() -> None:
    owners = {code for table in actors.organs().values() for code in table} | {p.actor for p in actors.leaders()}
    assert all(actors.is_actor(owner) for owner in owners)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Emmanuel Macron", "Macron"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Xi, Jinping", "Xi"),
        ("Abdel Fattah al-Sisi", "al-Sisi"),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert actors.surname(name) == surname


def test_the_longest_name_is_found() -> None:
    words = gazetteer.atoms("Papua New Guinea’s people")
    found = gazetteer.match(words, 0)
    assert found is not None
    assert (found[0].ids, found[1]) == (("PNG",), 3)


@pytest.mark.parametrize("text", ["", "  ", "the U.S.’s aid‑worker – Mali", "a_b _c_ d__", "“Oman”;\n\tGeorgia's"])
def test_atoms_stand_in_the_text_one_behind_another(text: str) -> None:
    atoms = gazetteer.atoms(text)
    plain = text.replace("’", "'").replace("‑", "-").replace("–", "-")
    rest = list(plain)
    for atom, start in zip(atoms, gazetteer.places(text, atoms), strict=True):
        assert plain[start : start + len(atom)] == atom
        rest[start : start + len(atom)] = " " * len(atom)
    assert not "".join(rest).strip(" _\n\t")
