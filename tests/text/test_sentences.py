"""A passage to sentences, and the way back."""

import pytest

from pledgebook.model.document import Document, Passage, PassageKind, Sentence
from pledgebook.model.span import Span
from pledgebook.text import sentences


def cut(text: str) -> list[Sentence]:
    document = Document("d", text, Span(0, len(text)), "h", "test")
    return sentences(document, Passage(0, PassageKind.PARAGRAPH, Span(0, len(text))))


@pytest.mark.parametrize(
    ("trap", "text"),
    [
        ("full stops", "Norway sends two.|They arrive soon."),
        ("an abbreviated state behind a hyphen", "At the EU-U.S. Summit they met.|It was Japan-U.K.–U.S. trade."),
        ("an abbreviated state before a noun", "The U.S. Congress met.|It voted."),
        ("an abbreviated state at the end", "They come from the U.S.|The rest is new."),
        ("months", "It came on Oct. 3.|More came in Nov.|The rest is due."),
        ("titles", "Gen. Ada Smith, Sen. Doe and Mr. Roe met at St. Mary.|They talked."),
        ("initials", "Joseph R. Roe and J. A. Doe signed."),
        ("one letter at the end", "There is no plan B.|He said so."),
        ("numbers", "No. 5 costs $1.5 million, i.e. Norway pays.|Art. 5 holds."),
        ("no as an answer", "Did it help?|No.|It did not."),
        ("times", "It began at 10 a.m. Tuesday.|All came at 9 p.m.|The end."),
        ("a closing quotation mark", "“We will help.”|Others will too."),
        ("a closing bracket", "It came late. (See above.)|It helped.".replace(". (", ".|(")),
        ("a footnote's number", "It came late.[1]|It helped.[12]"),
        ("a question and its attribution", "“Will it help?” the Danish minister asked.|Nobody knew."),
        ("a question and another sentence", "“Will it help?”|Ada Smith left the room."),
        ("ellipses", "It came … late.|It helped...|Nobody knew."),
        ("money first", "It came.|$425 million was paid.|€5 followed."),
        ("semicolons stay", "two radars; three tents; and blankets."),
        ("a small letter goes on", "The firm eVac. is small."),
        ("an address", "See www.example.org for more.|It helps."),
        ("companies", "Acme Inc. and Roe Ltd. Norway signed.|They pay."),
    ],
)
def test_where_sentences_end(trap: str, text: str) -> None:
    expected = text.split("|")
    assert [s.text for s in cut(" ".join(expected))] == expected


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("two\nhard-wrapped\n  lines", "two hard-wrapped lines"),
        ("**bold**, *slanted*, ***both*** and __under__ _lines_", "bold, slanted, both and under lines"),
        ("snake_case and 2_000 stay", "snake_case and 2_000 stay"),
        ("[a link](https://a.example/x_(y)) and ![a picture](b.png)", "a link and"),
        ("[brackets] (stay) and [1]", "[brackets] (stay) and [1]"),
        ("<u>tags</u> go <!-- as --> do <b\nclass='x'>these</b>; 3 < 5 > 2 stays", "tags go do these; 3 < 5 > 2 stays"),
        (r"\# escaped \[marks\] and AT\&T", "# escaped [marks] and AT&T"),
        ("nbsp\u00a0and&nbsp;thin\u2009spaces", "nbsp and thin spaces"),
        ("R&amp;D", "R&D"),
        ("zero\u200bwidth and \u202ebidi\u202c and soft\u00adhyphen", "zerowidth and bidi and softhyphen"),
        ("“curly” ’quotes’ — stay", "“curly” ’quotes’ — stay"),
        ("** **", ""),
    ],
)
def test_what_is_cleaned_and_what_stays(raw: str, clean: str) -> None:
    assert " ".join(s.text for s in cut(raw)) == clean


def test_every_piece_leads_back_to_where_it_stands() -> None:
    raw = "It came.  **Norway sends\n[two\u00a0radars](https://a.example)** to\u200b Moldova.  They   help."
    assert [s.span.of(raw) for s in cut(raw)] == [
        "It came.",
        "**Norway sends\n[two\u00a0radars](https://a.example)** to\u200b Moldova.",
        "They   help.",
    ]
    second = cut(raw)[1]
    start = second.text.index("two radars to Moldova")
    assert second.locate(start, start + 10).of(raw) == "two\u00a0radars"
    assert second.locate(start + 11, start + 21).of(raw) == "to\u200b Moldova"


def test_sentences_are_numbered_from_the_first_asked_for() -> None:
    document = Document("d", "One. Two.", Span(0, 9), "h", "test")
    passage = Passage(0, PassageKind.PARAGRAPH, Span(0, 9))
    assert [s.index for s in sentences(document, passage, first=7)] == [7, 8]
