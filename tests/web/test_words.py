"""Dates, names and rulings as a page puts them into words."""

import pytest

from pledgebook.web.rendering import called, dated, month, told


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-10-16", "2024-10-16"),
        ("2024-22", "summer 2024"),
        ("2024~", "about 2024"),
        ("2024-21~", "about spring 2024"),
        ("2024-04-27/2024-04-30", "2024-04-27 to 2024-04-30"),
        ("2021-01/..", "from 2021-01"),
        ("../2024", "until 2024"),
        ("XXXX-10-16", "October 16, year not told"),
        ("XXXX-10-06~", "about October 6, year not told"),
        ("XXXX-11", "November, year not told"),
        ("XXXX-22", "summer, year not told"),
        ("2022-33", "first quarter 2022"),
        ("2025-41", "second half 2025"),
        (None, ""),
    ],
)
def test_a_date_is_told_in_words(edtf: str | None, words: str) -> None:
    assert dated(edtf) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-10", "October 2024"),
        ("2024-24", "Winter 2024"),
        ("2022-33", "First quarter 2022"),
        ("undated", "Undated"),
        ("2024", "2024"),
    ],
)
def test_a_month_is_told_in_words(value: str, words: str) -> None:
    assert month(value) == words


@pytest.mark.parametrize(
    ("actor", "name"),
    [("DEU", "Germany"), ("region-horn-of-africa", "Horn of Africa"), ("a-small-fund", "A small fund"), ("USX", "USX")],
)
def test_an_actor_is_called_by_name(actor: str, name: str) -> None:
    assert called(actor) == name


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('{"qualifier":"about","value":"3500000.0","currency":"EUR"}', "about 3,500,000 EUR"),
        ('{"qualifier":"between","low":"5","high":"9","currency":"USD"}', "5 to 9 USD"),
        ('["DEU","a-fund"]', "Germany, A fund"),
        ('[{"name":"tents"},{"name":"radars"}]', "tents, radars"),
        ('{"edtf":"2024-22"}', "summer 2024"),
        ('"permits_with_limits"', "permits with limits"),
        ("true", "yes"),
        ("null", "nothing"),
        ("[]", "nothing"),
        (None, "nothing"),
    ],
)
def test_what_a_correction_says_is_told_in_words(value: str | None, words: str) -> None:
    assert told(value) == words
