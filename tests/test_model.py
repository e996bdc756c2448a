"""The nouns refuse what cannot be."""

from decimal import Decimal

import pytest

from pledgebook.model.document import Passage, PassageKind, Sentence
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.span import Span


def test_a_span_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="cannot run"):
        Span(5, 4)


@pytest.mark.parametrize(
    ("qualifier", "value", "low", "high"),
    [
        (Qualifier.VAGUE, Decimal(500), None, None),  # "hundreds" never becomes 500
        (Qualifier.BETWEEN, None, Decimal(5), Decimal(4)),
        (Qualifier.EXACT, None, None, None),
        (Qualifier.AT_LEAST, Decimal(5), Decimal(5), None),
    ],
)
def test_a_figure_has_a_value_or_bounds(
    qualifier: Qualifier, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> None:
    with pytest.raises(ValueError, match="a figure that is"):
        Figure(qualifier, value, low, high)


def test_a_cleaned_sentence_leads_back_to_its_document() -> None:
    raw = "x  **Two**\n  words."
    sentence = Sentence(
        0, Passage(0, PassageKind.PARAGRAPH, Span(3, 19)), Span(3, 19), "Two words.", (0, 3, 4), (5, 7, 9)
    )
    assert sentence.locate(0, 3).of(raw) == "Two"
    assert sentence.locate(4, 10).of(raw) == "words."
