"""The cheap look that spares most of a text the reading.

A passage, and then a sentence, is read where it names a foreign state, a body or a
region together with a word of an act, or says that the world is meant; in a text that
is about other countries as a whole, the name may be left out beside a strong word;
asks and stances are read wherever they stand. What leads a passage in and heads it is
read with it. Of the sentences that pass, the words tell which kinds of claim each is
read for (`likely`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.extract.actors import find_actors
from pledgebook.extract.engagements import may_be_an_occasion
from pledgebook.extract.likely import likely_kinds
from pledgebook.extract.positions import may_take_a_stance
from pledgebook.model.document import Layout, Passage, PassageKind, Sentence
from pledgebook.model.mention import EVERY_KIND
from pledgebook.reference.gate import signs

_INTERNATIONAL = 0.2  # share of passages with a foreign name from which a text is about other countries


@dataclass(frozen=True, slots=True)
class Worth:
    """The passages of a document that may hold a claim, in order, and what its sentences are looked at for."""

    passages: tuple[Passage, ...]
    home: str | None
    international: bool
    leading: frozenset[int]

    def chosen(self, sentences: Iterable[Sentence], layout: Layout) -> list[tuple[Sentence, frozenset[str]]]:
        """The sentences that may hold a claim or lead one in, each with the kinds of claim that it may tell.

        There is none where no sentence may tell any, and neither does the title.
        """
        near = [s for s in sentences if self.is_near(s)]
        if self.home is None:
            return [(s, EVERY_KIND) for s in near]
        told = likely_kinds(near, international=self.international)
        return list(zip(near, told, strict=True)) if any(told) or may_be_an_occasion(layout) else []

    def is_near(self, sentence: Sentence) -> bool:
        """Whether a sentence of one of the passages may hold a claim, or leads one in."""
        if sentence.passage.index in self.leading or sentence.passage.kind is PassageKind.HEADING:
            return True
        return self.home is None or _tells(sentence.text, self.home, self.international, sentence.passage.kind)


def worth_reading(layout: Layout) -> Worth:
    """What of a document may hold a claim."""
    document = layout.document
    home = document.speaker if document.speaker == "USA" else None
    looked = _Looked(layout, home)
    leading: set[int] = set()
    for passage in layout.passages:
        if passage.index in looked.telling:
            leading.update(p for p in (passage.lead, passage.heading) if p is not None)
    passages = tuple(p for p in layout.passages if p.index in looked.telling or p.index in leading)
    return Worth(passages, home, looked.international, frozenset(leading))


class _Looked:
    """All passages of a document looked through."""

    def __init__(self, layout: Layout, home: str | None) -> None:
        self.layout, self.home = layout, home
        self.international = home is None
        self.telling = {p.index for p in layout.passages}
        if home is None:
            return  # reported news: whom it is about is told by sentences without an act, too
        texts = [(p, p.span.of(layout.document.text)) for p in layout.passages]
        self.foreign = sum(signs(text, home).foreign for _, text in texts)
        self.international = self._is_international(home)
        self.telling = {p.index for p, text in texts if _tells(text, home, self.international, p.kind)}

    def _is_international(self, home: str) -> bool:
        """Whether the text is about other countries: by its title, or by how many passages name one."""
        title = self.layout.document.title or ""
        if any(a != home for m in find_actors(title) for a in m.actors) or signs(title, home).world:
            return True
        if any(p.voice for p in self.layout.passages):
            return False  # a conversation wanders: what it says of other countries names them
        return self.foreign >= max(1.0, _INTERNATIONAL * len(self.layout.passages))


def _tells(words: str, home: str, international: bool, kind: PassageKind) -> bool:
    """Whether a passage, or a sentence of one, of that kind may hold a claim."""
    seen = signs(words, home)
    if seen.ask or (seen.act and seen.foreign) or (seen.world and seen.strong):
        return True
    return international and (kind is PassageKind.ENTRY or seen.strong or may_take_a_stance(words))
