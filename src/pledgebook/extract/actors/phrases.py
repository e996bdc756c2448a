"""A sentence as atoms with the known names among them: what the grammars of actors are read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pledgebook.reference import gazetteer
from pledgebook.reference.actors import Sort

_ARTICLES = frozenset({"the", "The", "THE"})


class Phrase(NamedTuple):
    """A known name from atom ``start`` up to ``end``."""

    start: int
    end: int
    sort: Sort
    ids: tuple[str, ...]


@dataclass(slots=True)
class Phrases:
    """The atoms of a text and the known names by the atom they begin at, none overlapping another.

    ``starts`` are the atoms' offsets, left out of a text without a name.
    ``american`` says that the text is the United States' own, where Georgia is a state of theirs.
    """

    text: str
    words: Sequence[str]
    starts: list[int]
    at: dict[int, Phrase]
    american: bool = True

    def word(self, place: int) -> str:
        """The atom at ``place``, or nothing beyond either end."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def begin(self, place: int) -> int:
        """Where the atom begins in the text."""
        return self.starts[place]

    def end(self, place: int) -> int:
        """Where the atom before ``place`` ends in the text."""
        return self.starts[place - 1] + len(self.words[place - 1])

    def touches(self, place: int) -> bool:
        """Whether the atom stands right behind the one before, without a space."""
        return 0 < place < len(self.words) and self.end(place) == self.begin(place)

    def possessive(self, place: int) -> int:
        """The atom behind "'s" (or "'" after s) that begins at ``place``; ``place`` itself where there is none."""
        if self.word(place) == "'" and self.touches(place):
            if self.word(place + 1) == "s" and self.touches(place + 1):
                return place + 2
            if self.word(place - 1).endswith(("s", "S")) and not self.touches(place + 1):
                return place + 1
        return place


def find_phrases(text: str, *, american: bool = True) -> Phrases:
    """All known names of the text, the longest at each place, from left to right."""
    words = gazetteer.atoms(text)
    roots = gazetteer.tree()
    at: dict[int, Phrase] = {}
    behind = 0
    for place in [place for place, word in enumerate(words) if word in roots]:
        if place < behind or (hit := gazetteer.match(words, place)) is None:
            continue
        start, (name, behind) = place, hit
        if words[place] in _ARTICLES and (inner := gazetteer.match(words, place + 1)) and inner[1] > behind:
            start += 1  # "the organization" stands in "the Organization of American States"
            name, behind = inner
        at[start] = Phrase(start, behind, name.sort, name.ids)
    return Phrases(text, words, gazetteer.places(text, words) if at else [], at, american)
