"""Parts bound to their wholes, in texts of our own; half of them sums that only stand near each other."""

import pytest

from pledgebook.model.claim import Contribution
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import read_document

# text, "part in whole" in millions
PARTS = [
    ("Japan gave Mali $9 million, $4 million of it for schools.", ["4 in 9"]),
    ("Japan paid Mali $4 million of the $9 million in aid that it had promised.", ["4 in 9"]),
    ("Japan pledged $9 million to Mali. It has paid Mali $4 million of the total.", ["4 in 9"]),
    ("Japan promised Mali a $9 million loan. The remainder, $4 million, will be paid to Mali in May.", ["4 in 9"]),
    ("Japan pledged $9 million to Mali. Of the Japanese amount, $4 million will go to Mali's schools.", ["4 in 9"]),
    ("Japan gave Mali $9 million and Chad $4 million.", []),  # one beside the other
    ("Japan gave Mali $9 million. Norway gave Mali $4 million.", []),
    ("Japan gave Mali $9 million. Last year it gave Mali $4 million.", []),
    ("Japan gave $9 million to Mali in March. In May Japan gave $4 million to the schools of Mali.", []),
]


@pytest.mark.parametrize(("text", "told"), PARTS)
def test_parts_of_wholes(text: str, told: list[str]) -> None:
    document = Document("d", text, Span(0, len(text)), content_hash(text), "test", published="2024-05-14")
    claims = {c.id: c.content for c in read_document(document).claims if isinstance(c.content, Contribution)}
    found = [
        f"{_millions(part)} in {_millions(claims[part.part_of])}" for part in claims.values() if part.part_of in claims
    ]
    assert found == told


def _millions(content: Contribution) -> str:
    assert content.amount is not None
    assert content.amount.value is not None
    return f"{content.amount.value / 1_000_000:.0f}"
