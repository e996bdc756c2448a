"""The learned gate: what is weighed of a sentence, how the weights are packed, and what becomes of a document."""

import pytest

from pledgebook import pipeline
from pledgebook.extract import read
from pledgebook.extract.gate import worth_reading
from pledgebook.extract.likely import likely_kinds, traits
from pledgebook.extract.telling import telling, until_told
from pledgebook.model.document import Document, Passage, PassageKind, Sentence
from pledgebook.model.ids import content_hash
from pledgebook.model.mention import EVERY_KIND, Reading
from pledgebook.model.span import Span
from pledgebook.reference.kind_weights import WIDTH, kind_weights, name_classes, parse
from pledgebook.text import lay_out, sentences


def of(text: str, speaker: str | None = "USA", title: str | None = None) -> Document:
    body = Span(0, len(text))
    return Document("d", text, body, content_hash(text), "test", title, speaker=speaker, published="2024-05-14")


def said(*texts: str) -> list[Sentence]:
    passage = Passage(0, PassageKind.PARAGRAPH, Span(0, 1))
    return [Sentence(place, passage, Span(0, 1), text) for place, text in enumerate(texts)]


def kinds(text: str) -> list[frozenset[str]]:
    return likely_kinds(said(text), international=True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Today the United States is providing $20 million in humanitarian assistance to Chad.", "contribution"),
        ("We urge Chad to allow immediate humanitarian access.", "proposal"),
        ("The United States strongly opposes any attempt to change the border by force.", "position"),
        ("President Biden met today with Prime Minister Rabuka of Fiji.", "engagement"),
    ],
)
def test_what_plainly_tells_a_kind_is_read_for_it(text: str, kind: str) -> None:
    assert kind in kinds(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "He grew up in Ohio and studied law before he was a judge.",
        "Our schools deserve teachers who are paid well.",
        "The flag shall be flown at half-staff on all buildings until sunset.",
    ],
)
def test_what_tells_nothing_is_read_for_nothing(text: str) -> None:
    assert kinds(text) == [frozenset()]


def test_a_name_counts_as_what_it_is_and_a_number_as_any() -> None:
    first, second = said("Chad received 20 tents.", "Fiji received 700 tents.")
    shared = traits(first, international=True).keys() & traits(second, international=True).keys()
    assert {"<state>", "#", "<state> received", "# tents"} <= shared
    assert name_classes()["Guinea"] == "<state>"
    assert "American" not in name_classes()  # the speaker’s own


def test_a_kind_that_no_sentence_tells_clearly_is_told_by_none() -> None:
    table = "# made by hand\nsaid\tgift\tcall\nstart=\t-10\t-10\nclear=\t-20\t-20\nfaint\t10\nloud\t30\t-500\n"
    weights = parse(table)
    faint, loud = (weights.start + weights.words[word] for word in ("faint", "loud"))
    assert weights.told(faint) == weights.told(loud) == {"gift"}
    assert weights.told(faint + weights.clear) == frozenset()
    assert weights.told(loud + weights.clear) == {"gift"}


def test_the_weights_of_one_kind_never_reach_into_the_field_of_another() -> None:
    weights = kind_weights()
    told = weights.told(weights.start)
    for place, kind in enumerate(weights.kinds):
        assert weights.told(weights.start - (5_000 << WIDTH * place)) == told - {kind}
        assert weights.told(weights.start + (5_000 << WIDTH * place)) == told | {kind}
    assert set(weights.kinds) == EVERY_KIND


@pytest.mark.parametrize(
    "text",
    ["# made by hand\nsaid\tgift\nclear=\t1\n", "# made by hand\nsaid\tgift\nstart=\t1\nclear=\t1\na\t1\na\t2\n"],
)
def test_a_file_without_a_start_or_with_a_word_twice_is_refused(text: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        parse(text)


def chosen(document: Document) -> list[tuple[str, frozenset[str]]]:
    layout = lay_out(document)
    worth = worth_reading(layout)
    found = [s for passage in worth.passages for s in sentences(document, passage)]
    return [(sentence.text, may) for sentence, may in worth.chosen(found, layout)]


def test_reported_texts_are_read_whole() -> None:
    assert chosen(of("The minister grew up in Fiji.", speaker=None)) == [("The minister grew up in Fiji.", EVERY_KIND)]


def test_a_text_that_tells_nothing_is_not_read_unless_its_title_does() -> None:
    text = "She grew up in Fiji and sent us a letter."
    assert not chosen(of(text))
    assert chosen(of(text, title="Readout of President Biden’s Call with Prime Minister Rabuka of Fiji"))


def test_a_sentence_that_may_not_tell_a_kind_is_passed_over_by_its_reader() -> None:
    text = "We gave Chad $5 million in aid."
    readings, layout = pipeline.mentions(of(text, speaker=None))
    barred = tuple(
        Reading(r.sentence, r.actors, r.figures, r.dates, r.items, may_tell=EVERY_KIND - {"contribution"})
        for r in readings
    )
    assert not [d for d in read(barred, layout)[0] if d.rule.startswith("contribution")]


def reading(index: int, *may: str, passage: int = 0, lead: int | None = None) -> Reading:
    place = Passage(passage, PassageKind.PARAGRAPH, Span(0, 1), lead)
    return Reading(Sentence(index, place, Span(0, 1), "x"), may_tell=frozenset(may))


def test_what_leads_in_and_what_is_led_in_is_read_with_what_tells() -> None:
    row = (
        reading(0, passage=0),
        reading(1, passage=1),  # leads in an entry that tells
        reading(2, "gift", passage=2, lead=1),
        reading(3, "gift", passage=3),  # leads in an entry that does not
        reading(4, passage=4, lead=3),
        reading(5, passage=5),
    )
    assert telling(row, "gift") == {1, 2, 3, 4}
    assert [r.sentence.index for r in until_told(row, "gift")] == [0, 1, 2, 3, 4]
    assert until_told(row, "call") == ()
