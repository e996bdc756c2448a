"""Coverage-guided fuzzing of passages, figures, dates and the whole reading, with Atheris.

    python -m pip install atheris
    python -m benchmarks.fuzz [passages|figures|dates|actors|document] [-max_total_time=300] [CORPUS_FOLDER]

What follows the target goes to libFuzzer. A crash, a span that does not lead back to its words, or an
input that takes longer than five seconds stops the run and is kept as a file; what it shows becomes a
row in `tests/test_any_reading.py`. Atheris is not installed for development: it has no wheel for every
interpreter, and the tests with Hypothesis hold the same properties on every run.
"""

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["pledgebook"]):
    from pledgebook.extract.actors import find_actors
    from pledgebook.extract.dates import find_dates
    from pledgebook.extract.figures import find_figures
    from pledgebook.model.document import Document
    from pledgebook.model.ids import content_hash
    from pledgebook.model.span import Span
    from pledgebook.pipeline import read_document
    from pledgebook.text import lay_out, quotations, sentences

# what texts are made of, so that the fuzzer need not find it letter by letter
_PIECES = (
    *(
        " ",
        "\n\n",
        "\n- ",
        ", ",
        ". ",
        "“",
        "”",
        "'",
        "(",
        ")",
        "[",
        "](",
        "|",
        "<td>",
        "**",
        "\u200b",
        "\u202e",
        "\u2067",
    ),
    *("Kenya", "Norway’s", "the minister", "Ada Example", "said", "NATO", "the two leaders", "we", "Mr.", "U.S."),
    *(
        "$",
        "5",
        "million",
        "1,000",
        "half a",
        "up to",
        "between",
        "and",
        "%",
        "bn",
        "€",
        "hundreds of",
        "tanks",
        "155mm",
    ),
    *("on 5 May", "2024", "last week", "Monday", "by the end of", "will send", "asked", "to", "for", "instructed"),
)


def _text(data: bytes) -> str:
    """Words of the table above by the low half of a byte's range, signs as they come by the high half."""
    provider = atheris.FuzzedDataProvider(data)
    found: list[str] = []
    while provider.remaining_bytes() and len(found) < 400:
        pick = provider.ConsumeIntInRange(0, 2 * len(_PIECES) - 1)
        found.append(_PIECES[pick] if pick < len(_PIECES) else provider.ConsumeUnicodeNoSurrogates(3))
    return "".join(found)


def _document(text: str) -> Document:
    return Document("d", text, Span(0, len(text)), content_hash(text), "fuzz", published="2024-05-01")


def passages(text: str) -> None:
    layout = lay_out(_document(text))
    for passage in layout.passages:
        for sentence in sentences(layout.document, passage):
            assert sentence.span in passage.span
            assert sentence.text
    for quotation in quotations(layout):
        assert quotation.span.of(text)


def _mentions(find: Callable[[str], tuple[object, ...]]) -> Callable[[str], None]:
    def check(text: str) -> None:
        at = 0
        for mention in find(text):
            start, end = mention.start, mention.end  # type: ignore[attr-defined]
            assert at <= start < end <= len(text)
            assert mention.text == text[start:end]  # type: ignore[attr-defined]
            at = end

    return check


def document(text: str) -> None:
    found = read_document(_document(text))
    for claim in found.claims:
        assert claim.span.of(text) == claim.quote
    for issue in found.issues:
        assert issue.span is None or 0 <= issue.span.start <= issue.span.end <= len(text)


TARGETS: dict[str, Callable[[str], None]] = {
    "passages": passages,
    "figures": _mentions(find_figures),
    "dates": _mentions(lambda text: find_dates(text, published="2024-05-01")),
    "actors": _mentions(find_actors),
    "document": document,
}


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "document"
    if name not in TARGETS:
        sys.exit(f"{name} is no target: one of {', '.join(TARGETS)}")
    check = TARGETS[name]
    check("Kenya sent $5 million to Chad on 5 May, “as agreed,” said its minister.")  # the tables are read once
    atheris.Setup([sys.argv[0], "-timeout=5", *sys.argv[2:]], lambda data: check(_text(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
