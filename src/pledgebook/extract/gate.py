"""The cheap look that spares most of a text the reading.

A passage, and then a sentence, is read where it names a foreign state, a body or a
region together with a word of an act, or says that the world is meant; in a text that
is about other countries as a whole, the name may be left out beside a strong word;
asks and stances are read wherever they stand. What leads a passage in and heads it is
read with it.
"""

from dataclasses import dataclass

from pledgebook.extract.actors import find_actors
from pledgebook.extract.positions import may_take_a_stance
from pledgebook.model.document import Layout, Passage, PassageKind, Sentence
from pledgebook.reference.gate import foreign, gate

_INTERNATIONAL = 0.2  # share of passages with a foreign name from which a text is about other countries


@dataclass(frozen=True, slots=True)
class Worth:
    """The passages of a document that may hold a claim, in order, and what its sentences are looked at for."""

    passages: tuple[Passage, ...]
    home: str | None
    international: bool
    leading: frozenset[int]

    def reading(self, sentence: Sentence) -> bool:
        """Whether a sentence of one of the passages may hold a claim, or leads one in."""
        if sentence.passage.index in self.leading or sentence.passage.kind is PassageKind.HEADING:
            return True
        return _tells(sentence.text, self.home, self.international, sentence.passage.kind)


def worth_reading(layout: Layout) -> Worth:
    """What of a document may hold a claim."""
    document = layout.document
    home = document.speaker if document.speaker == "USA" else None
    raw = [p.span.of(document.text) for p in layout.passages]
    international = home is None or _is_international(layout, raw)
    chosen: set[int] = set()
    leading: set[int] = set()
    for passage, words in zip(layout.passages, raw, strict=True):
        if _tells(words, home, international, passage.kind):
            chosen.add(passage.index)
            leading.update(p for p in (passage.lead, passage.heading) if p is not None)
    passages = tuple(p for p in layout.passages if p.index in chosen or p.index in leading)
    return Worth(passages, home, international, frozenset(leading))


def _tells(words: str, home: str | None, international: bool, kind: PassageKind) -> bool:
    patterns = gate()
    if patterns.ask.search(words) is not None:
        return True
    if home is None:
        return True  # reported news: whom it is about is told by sentences without an act, too
    if international and (
        kind is PassageKind.ENTRY or patterns.strong.search(words) is not None or may_take_a_stance(words)
    ):
        return True
    if patterns.act.search(words) is not None and foreign(home).search(words) is not None:
        return True
    return patterns.world.search(words) is not None and patterns.strong.search(words) is not None


def _is_international(layout: Layout, raw: list[str]) -> bool:
    """Whether the text is about other countries as a whole: by its title, or by how many passages name one."""
    home = layout.document.speaker
    title = layout.document.title or ""
    if any(a != home for m in find_actors(title) for a in m.actors) or gate().world.search(title) is not None:
        return True
    if any(p.voice for p in layout.passages):
        return False  # a conversation wanders: what it says of other countries names them
    named = sum(foreign(home).search(words) is not None for words in raw)
    return named >= max(1.0, _INTERNATIONAL * len(raw))
