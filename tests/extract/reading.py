"""Readings made from sentences, as the pipeline makes them, for the tables of the readers."""

from pledgebook import resolve, text
from pledgebook.extract.mentions import find
from pledgebook.model.document import Document, Layout, Sentence
from pledgebook.model.ids import content_hash
from pledgebook.model.mention import Reading
from pledgebook.model.span import Span


def readings_of(
    words: str, speaker: str | None = "USA", title: str | None = None, published: str | None = None
) -> tuple[tuple[Reading, ...], Layout]:
    """The readings and the layout of a text whose "we" is ``speaker``'s."""
    body, key = Span(0, len(words)), content_hash(words)
    document = Document("d", words, body, key, "test", title=title, speaker=speaker, published=published)
    layout = text.lay_out(document)
    sentences: list[Sentence] = []
    for passage in layout.passages:
        sentences += text.sentences(document, passage, first=len(sentences))
    quoted = text.quotations(layout)
    return resolve.settle_actors(tuple(find(s, document, quoted) for s in sentences), layout), layout
