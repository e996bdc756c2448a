"""The cheap look that spares most of a text the reading.

A passage, and then a sentence, is read where it names a foreign state, a body or a
region together with a word of an act, or says that the world is meant; in a text that
is about other countries as a whole, the name may be left out beside a strong word;
asks and stances are read wherever they stand. What leads a passage in and heads it is
read with it. Of the sentences that pass, the words tell which kinds of claim each is
read for (`likely`).
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from pledgebook.extract.actors import find_actors
from pledgebook.extract.engagements import may_be_an_occasion
from pledgebook.extract.likely import likely_kinds
from pledgebook.extract.positions import may_take_a_stance
from pledgebook.model.document import Layout, Passage, PassageKind, Sentence
from pledgebook.model.mention import EVERY_KIND
from pledgebook.reference.gate import foreign, gate
from pledgebook.reference.patterns import Glancing

_APART = b"\n.\n"  # between passages
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
        return _tells(sentence.text, self.home, self.international, sentence.passage.kind)


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
    """All passages of a document looked through at once: each pattern runs over them as one text."""

    def __init__(self, layout: Layout, home: str | None) -> None:
        self.layout, self.home = layout, home
        self.international = home is None
        self.telling = {p.index for p in layout.passages}
        if home is None:
            return  # reported news: whom it is about is told by sentences without an act, too
        pieces = [p.span.of(layout.document.text).encode() for p in layout.passages]
        self.text = _APART.join(pieces)
        self.starts = list(accumulate((len(piece) + len(_APART) for piece in pieces), initial=0))
        patterns = gate()
        self.foreign = self.holding(foreign(home))
        self.international = self._is_international()
        self.telling = self.holding(patterns.ask)
        if self.international:
            self.telling |= {p.index for p in layout.passages if p.kind is PassageKind.ENTRY}
            self.telling |= self.holding(patterns.strong)
        else:
            self.telling |= self.also(self.holding(patterns.world), patterns.strong)
        self.telling |= self.also(self.foreign, patterns.act)
        if self.international:
            for passage in layout.passages:
                if passage.index not in self.telling and may_take_a_stance(passage.span.of(layout.document.text)):
                    self.telling.add(passage.index)

    def holding(self, pattern: Glancing) -> set[int]:
        """The passages in which the pattern stands."""
        found = set()
        at = 0
        while match := pattern.pattern.search(self.text, at):
            place = bisect_right(self.starts, match.start()) - 1
            at = self.starts[place + 1]
            # what runs on into the next passage stands in none, but another may begin behind it
            if match.end() < at or pattern.pattern.search(self.text[self.starts[place] : at - len(_APART)]):
                found.add(place)
        return found

    def also(self, places: set[int], pattern: Glancing) -> set[int]:
        """Those of the passages that do not tell yet in which the pattern stands, too."""
        new = places - self.telling
        return {p for p in new if pattern.pattern.search(self.text, self.starts[p], self.starts[p + 1] - len(_APART))}

    def _is_international(self) -> bool:
        """Whether the text is about other countries: by its title, or by how many passages name one."""
        title = self.layout.document.title or ""
        if any(a != self.home for m in find_actors(title) for a in m.actors) or gate().world.search(title) is not None:
            return True
        if any(p.voice for p in self.layout.passages):
            return False  # a conversation wanders: what it says of other countries names them
        return len(self.foreign) >= max(1.0, _INTERNATIONAL * len(self.layout.passages))


def _tells(words: str, home: str | None, international: bool, kind: PassageKind) -> bool:
    patterns = gate()
    if patterns.ask.search(words) is not None:
        return True
    if home is None:
        return True
    if international and (
        kind is PassageKind.ENTRY or patterns.strong.search(words) is not None or may_take_a_stance(words)
    ):
        return True
    if patterns.act.search(words) is not None and foreign(home).search(words) is not None:
        return True
    return patterns.world.search(words) is not None and patterns.strong.search(words) is not None
