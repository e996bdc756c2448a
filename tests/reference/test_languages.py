"""The language of a text by its small words."""

import pytest

from pledgebook.reference.languages import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said that the radars will be sent to the border of Moldova.", "en"),
        ("Le ministre a dit que les radars sont pour la frontière et dans une base avec des soldats.", "fr"),
        ("Der Minister sagte, das Radar werde von der Bundeswehr und mit dem Partner geliefert.", "de"),
        ("Radar", None),  # too little to tell
        ("12 34 56", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language(text) == code
