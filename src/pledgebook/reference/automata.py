"""Patterns of re2, which looks for many alternatives in one pass, asked without the detours of its own wrapper.

The wrapper goes through a generator and counts each match's characters anew from its bytes, also in text of which each
character is one byte. That costs as much again as the search, and of a match five times as much. What is found is the
same; places count characters, as in re.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import re2

# the parts of re2 that its wrapper itself is made of: the automaton's one method, and where a match must lie
_ANYWHERE, _AT_START, _WHOLE = re2._Anchor.UNANCHORED, re2._Anchor.ANCHOR_START, re2._Anchor.ANCHOR_BOTH
_NOWHERE = (-1, -1)


class Found:
    """A match, with the methods of re's that are asked of one; ``spans`` has the whole first, then each group."""

    __slots__ = ("_names", "_spans", "string")

    def __init__(self, string: str, spans: tuple[tuple[int, int], ...], names: dict[str, int]) -> None:
        self.string, self._spans, self._names = string, spans, names

    def start(self, group: int = 0) -> int:
        """Where it begins; -1 of a group that has no part in it."""
        return self._spans[group][0]

    def end(self, group: int = 0) -> int:
        """Where it ends; -1 of a group that has no part in it."""
        return self._spans[group][1]

    def span(self, group: int = 0) -> tuple[int, int]:
        """Both."""
        return self._spans[group]

    def group(self, group: int | str = 0) -> str | None:
        """The words of the whole or of a group; None of one that has no part in it."""
        start, end = self._spans[self._names[group] if isinstance(group, str) else group]
        return self.string[start:end] if start >= 0 else None

    __getitem__ = group

    def groupdict(self) -> dict[str, str | None]:
        """The words of each named group."""
        return {name: self.group(place) for name, place in self._names.items()}

    @property
    def lastindex(self) -> int | None:
        """The group that ends last, the outermost of several; None where no group has a part in it."""
        ends = [end for _, end in self._spans[1:]]
        return ends.index(max(ends)) + 1 if max(ends, default=-1) >= 0 else None


class Automaton:
    """A pattern of re2 with the methods of re's; ``pattern`` as it was written."""

    __slots__ = ("_match", "_names", "pattern")

    def __init__(self, written: Any) -> None:
        self.pattern: str = written.pattern
        self._match, self._names = written._regexp.Match, dict(written.groupindex)

    def search(self, text: str, *place: int) -> Found | None:
        """The first match, or None; ``place`` as in re: where to begin and end."""
        return next(self._found(_ANYWHERE, text, *place), None) if place else self._first(_ANYWHERE, text)

    def match(self, text: str, *place: int) -> Found | None:
        """The match at the beginning, or None."""
        return next(self._found(_AT_START, text, *place), None) if place else self._first(_AT_START, text)

    def fullmatch(self, text: str, *place: int) -> Found | None:
        """The match of the whole, or None."""
        return next(self._found(_WHOLE, text, *place), None) if place else self._first(_WHOLE, text)

    def finditer(self, text: str, *place: int) -> Iterator[Found]:
        """All matches in order, none overlapping another."""
        return self._found(_ANYWHERE, text, *place)

    def _first(self, anchor: Any, text: str) -> Found | None:
        said = text.encode()
        spans = self._match(anchor, said, 0, len(said))
        if spans[0] == _NOWHERE:
            return None
        return Found(text, spans if len(said) == len(text) else _counted(said, spans), self._names)

    def _found(self, anchor: Any, text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
        said, plain = text.encode(), text.isascii()
        end = len(text) if end is None else max(0, min(end, len(text)))
        start = max(0, min(start, len(text)))
        at, last = (start, end) if plain else (len(text[:start].encode()), len(text[:end].encode()))
        while at <= last:
            spans = self._match(anchor, said, at, last)
            if spans[0] == _NOWHERE:
                return
            yield Found(text, spans if plain else _counted(said, spans), self._names)
            behind = spans[0][1]
            if at == last:
                return
            at = behind if behind > at else at + _width(said[at])


def _width(first: int) -> int:
    """How many bytes the character has that begins with this one."""
    return 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _counted(said: bytes, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Spans of bytes as spans of characters."""
    places = {offset: len(said[:offset].decode()) for span in spans for offset in span if offset >= 0}
    return tuple((places[start], places[end]) if start >= 0 else _NOWHERE for start, end in spans)


@cache
def automaton(pattern: str, megabytes: int | None = None) -> Automaton:
    """A pattern compiled by re2; its automaton may take as many ``megabytes``, or what re2 allows any."""
    options = re2.Options()
    if megabytes is not None:
        options.max_mem = megabytes << 20
    return Automaton(re2.compile(pattern, options=options))
