"""Verb forms, regular and irregular, and the patterns that are made of them."""

import pytest

from pledgebook.reference.inflections import expand, forms

FORMS = [
    ("urge", ("urge", "urges", "urged", "urging")),
    ("deny", ("deny", "denies", "denied", "denying")),
    # a vowel before the y
    ("delay", ("delay", "delays", "delayed", "delaying")),
    ("pass", ("pass", "passes", "passed", "passing")),
    # no rule gives these
    ("seek", ("seek", "seeks", "sought", "seeking")),
    # the last letter is doubled
    ("commit", ("commit", "commits", "committed", "committing")),
]


@pytest.mark.parametrize(("verb", "expected"), FORMS)
def test_forms(verb: str, expected: tuple[str, ...]) -> None:
    assert forms(verb) == expected


def test_a_pattern_holds_every_form_and_keeps_its_counts() -> None:
    assert expand(r"{back} (?:\w+ ){0,2}up") == r"(?:backing|backed|backs|back) (?:\w+ ){0,2}up"
