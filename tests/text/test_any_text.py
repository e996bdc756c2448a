"""What holds for any text whatever: offsets survive cleaning, nothing is lost, nothing is slow."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costs import growth
from pledgebook.model.document import Document, Layout, Sentence
from pledgebook.model.span import Span
from pledgebook.text import lay_out, quotations, sentences
from pledgebook.text.markup import clean

_BITS = (
    *("\n", "\n\n", " ", "  ", "  \n", "\u00a0", "\t", "\x0b", "\x1c", "\u2028", "\u200b", "\u202e", "\ufeff"),
    *("**", "*", "_", "[", "](", "http://a.b", ")", "<", ">", "<u>", "</u>", "<!--", "-->", "&nbsp;", "&amp;", "\\"),
    *("<table>", "<tr>", "<td>", "</td>", "</table>", "|", "|---|", "- ", "1. ", "(a) ", "# ", "====", "[1]"),
    *("“", "”", '"', ".", "?", ":", ";", "...", "Mr.", "U.S.", "No.", "MR. X:", "said", "Ada Smith", "The"),
    *("5", "word", "Wort", "слово", "词。", "é"),
)
texts = st.one_of(st.lists(st.sampled_from(_BITS), max_size=60).map("".join), st.text(max_size=200))


def laid_out(text: str) -> Layout:
    return lay_out(Document("d", text, Span(0, len(text)), "h", "test"))


def cut(layout: Layout) -> list[list[Sentence]]:
    return [sentences(layout.document, passage) for passage in layout.passages]


@given(texts)
@settings(max_examples=400, deadline=None)
def test_each_sign_of_a_sentence_leads_back_to_itself(text: str) -> None:
    for found in cut(laid_out(text)):
        for sentence in found:
            for at, sign in enumerate(sentence.text):
                place = sentence.locate(at, at + 1)
                assert place in sentence.span
                assert place.of(text) == sign or sign == " "


@given(texts, st.data())
@settings(max_examples=300, deadline=None)
def test_a_located_piece_cleans_to_itself(text: str, data: st.DataObject) -> None:
    for found in cut(laid_out(text)):
        for sentence in found:
            start = data.draw(st.integers(0, len(sentence.text) - 1))
            end = data.draw(st.integers(start + 1, len(sentence.text)))
            place = sentence.locate(start, end)
            if sentence.span == place:  # a piece cut out of markup may be other markup; a whole sentence is not
                assert clean(text, place.start, place.end)[0] == sentence.text.strip()


@given(texts)
@settings(max_examples=400, deadline=None)
def test_spans_are_in_order_and_leave_nothing_out(text: str) -> None:
    layout = laid_out(text)
    at = 0
    for passage, found in zip(layout.passages, cut(layout), strict=True):
        assert at <= passage.span.start < passage.span.end <= len(text)
        at = passage.span.start
        for sentence in found:
            assert not text[at : sentence.span.start].strip()
            assert at <= sentence.span.start < sentence.span.end <= passage.span.end
            at = sentence.span.end
        if found:
            assert not text[at : passage.span.end].strip()
        at = passage.span.end
        assert all(cell in passage.span for cell in passage.cells)
        assert all(index is None or index < passage.index for index in (passage.lead, passage.heading))


@given(texts)
@settings(max_examples=400, deadline=None)
def test_quotations_stand_in_order_and_apart(text: str) -> None:
    at = 0
    for quotation in quotations(laid_out(text)):
        assert at <= quotation.span.start < quotation.span.end <= len(text)
        at = quotation.span.end


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "word " * n,
        lambda n: "Norway sends two. " * n,
        lambda n: "[" * n,
        lambda n: "[a](" * n,
        lambda n: "(" * n + ")" * n,
        lambda n: "<!--" * n,
        lambda n: "<a " * n,
        lambda n: "“" * n,
        lambda n: '" a' * n,
        lambda n: "“We help,” said " * n,
        lambda n: "*_" * n,
        lambda n: "\u200b\u202e" * n,
        lambda n: "|" * n,
        lambda n: "| a\n" * n,
        lambda n: "<table><tr><td>" * n,
        lambda n: " " * n + "x",
        lambda n: "\n \n" * n + "x",
        lambda n: ("x\n" + " " * 40) * n,
        lambda n: "A.B." * n,
        lambda n: "U.S. " * n,
        lambda n: "MR. X: " * n,
        lambda n: "MR. X: yes\n\n" * n,
        lambda n: "- one;\n" * n,
        lambda n: "词。" * n,
    ],
)
def test_time_grows_with_the_text_and_no_faster(make: Callable[[int], str]) -> None:
    def read(text: str) -> None:
        layout = laid_out(text)
        cut(layout)
        quotations(layout)

    # eight times the text may cost twice as much again as that, the square may not
    assert growth(read, make(1_000), make(8_000)) < 24


def test_a_thousand_lists_in_each_other() -> None:
    layout = laid_out("".join(f"{' ' * depth * 2}- entry {depth}\n" for depth in range(1_000)))
    assert layout.passages[-1].depth == 999


@pytest.mark.slow
def test_a_line_of_five_megabytes() -> None:
    layout = laid_out("Norway sends **two** radars to the U.S. in Oct. “It helps,” said Ada Smith. " * 65_000)
    assert sum(map(len, cut(layout))) == 130_000
    assert len(quotations(layout)) == 65_000
