"""Which documents are on domestic matters, and that the rulings are about places in documents."""

import json
import re

import pytest
from benchmarks.silence import RULINGS, domestic, foreign_names, named

from pledgebook.model.document import Document
from pledgebook.model.span import Span

WORDS = "The county repaired a bridge. " * 70  # 350 words


@pytest.mark.parametrize(
    ("title", "text", "home"),
    [
        ("Roads and bridges", WORDS, True),
        ("Roads and bridges", WORDS + "Canada has bridges too.", True),  # once in more than 300 words
        ("Roads and bridges", WORDS + "Canada and Norway have bridges too.", False),
        ("Bridges to Norway", WORDS, False),  # the title names a state
        ("Bridges at a NATO summit", WORDS, False),
        (
            "Bridges in New Mexico",
            WORDS + "New Mexico, Indiana and Georgia.",
            True,
        ),  # names of home within foreign ones
        ("Roads", "Norway paid.", False),  # a short text has no room for one
    ],
)
def test_what_is_on_domestic_matters(title: str, text: str, home: bool) -> None:
    document = Document("doc-1", text, Span(0, len(text)), "0", "roads.md", title=title)
    assert domestic(document, foreign_names()) is home


def test_names_are_counted_as_whole_words_over_line_ends() -> None:
    assert named("Niger, Nigeria, the United\nNations and Omaha", ["Niger", "Nigeria", "United Nations", "Oman"]) == 3


def test_rulings_are_on_places() -> None:
    for stem, rulings in json.loads(RULINGS.read_text(encoding="utf-8")).items():
        assert stem
        assert rulings
        for place, ruled in rulings.items():
            assert re.fullmatch(r"\d+-\d+", place)
            assert isinstance(ruled, bool)
