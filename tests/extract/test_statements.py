"""Statements from sentences of our own, the trap named beside each."""

import pytest

from extract.reading import readings_of
from pledgebook.extract.statements import read_statements
from pledgebook.model.claim import Statement


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("“Our tents will arrive before the rain,” said the Kenyan health minister.", "KEN"),
        ("Chad’s UN envoy Ada Example told reporters: “We shall need tents before the rain.”", "TCD"),  # not the UN
        ("The Kenyan health minister spoke of “a new dawn” for the region.", None),  # a fragment
        ("“Nobody told us that they would come,” a shopkeeper said.", None),  # nobody's party
        ("KENYAN MINISTER: They said “we shall send tents before the rain.”", None),  # a conversation's turn
    ],
)
def test_a_whole_sentence_in_quotation_marks_is_a_statement(text: str, party: str | None) -> None:
    drafts, _ = read_statements(*readings_of(text, None))
    assert [d.content.party for d in drafts if isinstance(d.content, Statement)] == ([party] if party else [])
