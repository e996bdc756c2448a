"""Quoted speech and its speaker."""

import pytest

from pledgebook.model.document import Document
from pledgebook.model.span import Span
from pledgebook.text import lay_out, quotations


def quoted(text: str) -> list[tuple[str, str | None]]:
    layout = lay_out(Document("d", text, Span(0, len(text)), "h", "test"))
    return [(q.span.of(text), q.speaker.of(text) if q.speaker else None) for q in quotations(layout)]


@pytest.mark.parametrize(
    ("trap", "text", "expected"),
    [
        ("after", "“We will help,” Ada Smith said.", [("We will help,", "Ada Smith")]),
        ("verb first", '"We will help," said Ada Smith, who leads it.', [("We will help,", "Ada Smith")]),
        ("titles before a full name", '"We help," Defence Minister Ada Smith said.', [("We help,", "Ada Smith")]),
        ("a title before a surname", '"We help," said Minister Smith.', [("We help,", "Minister Smith")]),
        ("an office", '"We help," the Danish president said.', [("We help,", "the Danish president")]),
        ("before", 'Envoy Ada Smith told reporters in Oslo: "We help."', [("We help.", "Ada Smith")]),
        ("a label", "**Ada Smith:** “We help.”", [("We help.", "Ada Smith")]),
        ("according to", '"We help," according to Ada Smith.', [("We help,", "Ada Smith")]),
        (
            "running on",
            '"We will help," Smith said. "It is time."',
            [("We will help,", "Smith"), ("It is time.", "Smith")],
        ),
        (
            "a pronoun",
            'Ada Smith opened the talks in Oslo. "We help," she said.',
            [("We help,", "Ada Smith")],
        ),
        ("a fragment", 'Smith said the plan was "too slow" for her.', [("too slow", "Smith")]),
        ("no speaker", 'The so-called "victory fund" is empty.', [("victory fund", None)]),
        ("the writer", "I said, “Run.”", [("Run.", None)]),
        (
            "nested",
            "“He told me ‘no’ and “never” again,” Ada Smith said.",
            [("He told me ‘no’ and “never” again,", "Ada Smith")],
        ),
        ("who runs it", '"We help," Ada Smith, who runs it, told us.', [("We help,", "Ada Smith")]),
        ("speaking there", '"We help," Smith, speaking in Oslo, told a crowd.', [("We help,", "Smith")]),
        ("several", '"We help," officials in Oslo said.', [("We help,", "officials in Oslo")]),
        ("described", '"We help," says baker Ada Smith, 54.', [("We help,", "Ada Smith")]),
        ("not what is asked of her", '"We help," said a baker who asked for flour.', [("We help,", "a baker")]),
        ("as she put it", 'As Ada Smith put it: "We help."', [("We help.", "Ada Smith")]),
        ("two words", '"We help," Ada Smith went on.', [("We help,", "Ada Smith")]),
        ("her answer", 'Minister Smith\'s answer: "We help."', [("We help.", "Minister Smith")]),
        ("without a verb", '"We help," was the reply of Ada Smith.', [("We help,", "Ada Smith")]),
        ("told of the words", '"We help," a line that all cheered, said Ada Smith.', [("We help,", "Ada Smith")]),
        ("its director", '"We help," said the director of the agency, Ada Smith.', [("We help,", "Ada Smith")]),
        ("low marks", "„Wir helfen“, said Ada Smith.", [("Wir helfen", "Ada Smith")]),
        ("British marks", "‘We help,’ Ada Smith said. It’s true.", [("We help,", "Ada Smith")]),
        ("straight ones", "'We won't wait,' Ada Smith said.", [("We won't wait,", "Ada Smith")]),
        (
            "British marks around others",
            "‘He said “never” to us,’ Ada Smith said.",
            [("He said “never” to us,", "Ada Smith")],
        ),
        (
            "British marks, parted",
            "‘We help,’ Ada Smith said, ‘and we stay.’",
            [("We help,", "Ada Smith"), ("and we stay.", "Ada Smith")],
        ),
        ("British marks, small letters", "It was old, ‘so to speak,’ Ada Smith said.", []),
        ("apostrophes", "The minister’s ’Stans policy, the ministers’ plan.", []),
        ("an adverb", "Ada Smith later told us: “We help.”", [("We help.", "Ada Smith")]),
        ("an office of small letters", '"We help," company boss Ada Smith said.', [("We help,", "Ada Smith")]),
        ("from where", '"We help," said Ada Smith of Kenya.', [("We help,", "Ada Smith")]),
        ("a pronoun, two sentences on", 'Ada Smith came. It rained. "We help," she said.', [("We help,", "Ada Smith")]),
        ("a pronoun, no body", 'Ada Smith came to the Relief Fund. "We help," she said.', [("We help,", "Ada Smith")]),
        (
            "a pronoun, a surname",
            'Ada Smith came. Bo Berg left. Smith sat. "We help," she said.',
            [("We help,", "Smith")],
        ),
        ("inches are no quotation", 'a 5" pipe and a 6" pipe', []),
        ("never closed", "“We will help, and so on.\n\nNothing more.", []),
        ("attributes of tags", 'The <span class="x">text</span> is plain.', []),
        (
            "over paragraphs",
            "“We will help.\n\n“It is time,” Ada Smith said.",
            [("We will help.\n\n“It is time,", "Ada Smith")],
        ),
    ],
)
def test_quotations(trap: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert quoted(text) == expected
