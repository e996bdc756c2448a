"""What holds for any text whatever, read from end to end: no crash, every claim leads back to its words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.extract.actors import find_actors
from pledgebook.extract.dates import find_dates
from pledgebook.extract.figures import find_figures
from pledgebook.model.document import Document
from pledgebook.model.span import Span
from pledgebook.pipeline import Extraction, read_document

_BITS = (
    *(
        " ",
        ", ",
        ". ",
        ": ",
        "\n\n",
        "\n- ",
        "\n1. ",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "(",
        ")",
        "[",
        "](",
        "|",
        "**",
        "\\",
    ),
    *(
        "\u200b",
        "\u202e",
        "\u2067",
        "\u2069",
        "\ufeff",
        "\u00a0",
        "<td>",
        "</td>",
        "<!--",
        "&nbsp;",
        "👍🏽",
        "e\u0301",
        "é",
    ),
    *("Kenya", "Norway’s", "Kyiv", "the minister", "Ada Example", "Dr. Example", "said", "NATO", "the European Union"),
    *(
        "the two leaders",
        "we",
        "it",
        "their",
        "U.S.",
        "the bloc",
        "the 27-nation bloc",
        "allies",
        "Кения",
        "肯尼亚",
        "كينيا",
    ),
    *(
        "$",
        "€",
        "5",
        "٥",
        "½",
        "million",
        "1,000",
        "1.000.000",
        "half a",
        "up to",
        "between",
        "and",
        "%",
        "bn",
        "dozens of",
    ),
    *(
        "hundreds of",
        "tanks",
        "155mm",
        "F-16s",
        "doses of vaccine",
        "in aid",
        "a package",
        "on 5 May",
        "2024",
        "last week",
    ),
    *("Monday", "by the end of", "will send", "asked", "to", "for", "instructed", "met", "visited", "is reluctant to"),
)
texts = st.one_of(st.lists(st.sampled_from(_BITS), max_size=50).map(" ".join), st.text(max_size=120))


def read(text: str, speaker: str | None = None) -> Extraction:
    return read_document(Document("d", text, Span(0, len(text)), "h", "t", speaker=speaker, published="2024-05-01"))


@given(texts, st.sampled_from([None, "USA", "KEN"]))
@settings(max_examples=200, deadline=None)
def test_each_claim_and_issue_leads_back_to_its_words(text: str, speaker: str | None) -> None:
    found = read(text, speaker)
    for claim in found.claims:
        assert claim.span.of(text) == claim.quote
    for issue in found.issues:
        assert issue.span is None or 0 <= issue.span.start <= issue.span.end <= len(text)


@given(texts)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    assert read(text) == read(text)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_mentions_stand_in_order_and_where_they_say(text: str) -> None:
    for found in (find_actors(text), find_figures(text), find_dates(text, published="2024-05-01")):
        at = 0
        for mention in found:
            assert at <= mention.start < mention.end <= len(text)
            assert mention.text == text[mention.start : mention.end]
            at = mention.end


PROSE = "Norway’s minister, Ada Example, said “we will send 20 radars worth $5 million to Chad and Kenya”, and "


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        "(" * 10_000 + ")" * 10_000,
        "[" * 10_000,
        "“" * 10_000,
        "".join(f"{' ' * depth * 2}- Kenya sent {depth} tents\n" for depth in range(1_000)),
        "\u200b".join("Kenya sent $5 million to Chad. ") * 20,
        "\u202eKenya sent \u2067$5 million\u2069 to Chad.\u202c " * 20,
        "Кения 送 ５ 百万 كينيا sent $5 million to Chad. " * 20,
        "\x00\x01Kenya\x1b[31m sent $5 million to Chad.",
        "9" * 100_000,
        "Kenya" * 20_000,
        PROSE * 20,
    ],
    ids=lambda text: f"{text[:12]!r} {len(text)}",
)
def test_hostile_texts_are_read(text: str) -> None:
    for claim in read(text).claims:
        assert claim.span.of(text) == claim.quote


@pytest.mark.slow
def test_a_line_of_five_megabytes_that_tells_of_nothing_is_read() -> None:
    assert read("There was rain and then there was none and then " * (5_000_000 // 48)).claims == ()
