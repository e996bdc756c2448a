"""Patterns that are tried only on texts with the words that they cannot do without.

Most of the patterns that every sentence is searched for stand in few of them. So the words of a text are looked up
once, each in a table that remembers which patterns need it, and a pattern is not tried where a word that it needs is
missing. What is found is the same.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from operator import or_
from typing import Any

import re2

from pledgebook.reference.needed_words import DIGIT, Piece, fold, needed_words
from pledgebook.reference.openings import opened
from pledgebook.reference.words import words_in

_LONGEST = 40  # letters of a word that is looked at; a longer one may hold anything
_MOST_WORDS = 100_000  # that are remembered
_MOST_MEMORY = 128 << 20  # bytes for what was met of the texts; a smaller table is begun anew too often
_MOST_TEXTS = 8_192  # sentences of a long document, and what stands before and behind their words


class _Words(dict[str, int]):
    """The words that were met, each with the bits of the sets of which it holds a piece."""

    def __init__(self) -> None:
        super().__init__()
        self.sets: dict[frozenset[Piece], int] = {}
        self.anywhere: dict[str, list[tuple[str, int]]] = {}  # by their first two letters
        self.single: dict[str, int] = {}
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.whole: dict[str, int] = {}

    def bit(self, pieces: frozenset[Piece]) -> int:
        """The bit of a set of pieces; where it is new, all that was looked up before is forgotten."""
        if pieces not in self.sets:
            bit = self.sets[pieces] = 1 << len(self.sets)
            for piece in pieces:
                self._add(piece, bit)
            self.clear()
            glance.cache_clear()
        return self.sets[pieces]

    def _add(self, piece: Piece, bit: int) -> None:
        letters, begins, ends = piece
        if begins or ends or len(letters) == 1:
            table = self.whole if begins and ends else self.first if begins else self.last if ends else self.single
            table[letters] = table.get(letters, 0) | bit
        else:
            self.anywhere.setdefault(letters[:2], []).append((letters, bit))

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = self._looked_up(fold(word))
        return found

    def _looked_up(self, word: str) -> int:
        length = len(word)
        if length > _LONGEST:
            return -1
        found = self.whole.get(word, 0)
        if not word.isalpha() and any(c.isdigit() for c in word):
            found |= self.single.get(DIGIT, 0)
        for at, letter in enumerate(word):
            if letter in self.single:
                found |= self.single[letter]
            if (piece := word[: at + 1]) in self.first:
                found |= self.first[piece]
            if (piece := word[at:]) in self.last:
                found |= self.last[piece]
            for letters, bit in self.anywhere.get(word[at : at + 2], ()):
                if word.startswith(letters, at):
                    found |= bit
        return found


_WORDS = _Words()


@lru_cache(maxsize=_MOST_TEXTS)
def glance(text: str) -> int:
    """The bits of all sets of which a piece stands in ``text``."""
    return reduce(or_, map(_WORDS.__getitem__, words_in(text)), 0)


class Glancing:
    """A pattern that is tried where the words stand that it needs. ``pattern`` is the one of re or re2 behind it.

    ``written`` is that pattern as it was written, where it is compiled with more.
    """

    __slots__ = ("needs", "pattern")

    def __init__(self, pattern: Any, written: str | None = None) -> None:
        self.pattern = pattern
        self.needs: int = reduce(or_, map(_WORDS.bit, needed_words(written or pattern.pattern)), 0)

    def may_be_in(self, text: str) -> bool:
        """Whether all words stand in ``text`` that the pattern needs."""
        return glance(text) & self.needs == self.needs

    # A piece that ends at ``place``'s second offset may be cut out of a word, whose pieces then tell nothing.

    def search(self, text: str, *place: int) -> Any:
        """The first match, or None; ``place`` as in re: where to begin and end."""
        missing = len(place) < 2 and glance(text) & self.needs != self.needs
        return None if missing else self.pattern.search(text, *place)

    def match(self, text: str, *place: int) -> Any:
        """The match at the beginning, or None."""
        missing = len(place) < 2 and glance(text) & self.needs != self.needs
        return None if missing else self.pattern.match(text, *place)

    def fullmatch(self, text: str, *place: int) -> Any:
        """The match of the whole, or None."""
        missing = len(place) < 2 and glance(text) & self.needs != self.needs
        return None if missing else self.pattern.fullmatch(text, *place)

    def finditer(self, text: str, *place: int) -> Iterator[Any]:
        """All matches in order."""
        missing = len(place) < 2 and glance(text) & self.needs != self.needs
        return iter(()) if missing else self.pattern.finditer(text, *place)


def glancing(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Glancing:
    """A pattern of re that is tried where the words stand that it needs."""
    return Glancing(opened(pattern, flags), pattern)


class Together:
    """Patterns of re2 that one pass over a text looks for, however many they are."""

    __slots__ = ("_match",)

    def __init__(self, patterns: Iterable[str]) -> None:
        options = re2.Options()
        options.max_mem = _MOST_MEMORY
        together = re2.Set.SearchSet(options)
        for pattern in patterns:
            together.Add(pattern)
        together.Compile()
        self._match = together._set.Match  # asked without the detours of its wrapper, as in `automata`

    def standing_in(self, text: str) -> list[int]:
        """Which of the patterns stand in the text: their places in the order in which they were given."""
        return sorted(self._match(text.encode()))
