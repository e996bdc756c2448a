"""Patterns of what stands right before something, tried only where the last word is one that they can end with.

``\\b(?:to|for)(?:\\s+the)?\\s*$`` is found in no text but those whose last word ends in "to", "for" or "the". Without
that a pattern is tried from each word of the text on, and fails at its end nearly always. And one for which the case of
letters does not count is tried on small letters first, as that costs a third. What is found is the same.
"""

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from re import _constants as codes
from re import _parser
from sys import maxsize
from typing import Any, NamedTuple

from pledgebook.reference.needed_words import DIGIT, fold
from pledgebook.reference.openings import opened

_MOST_WORDS = 100_000  # that are remembered
_OF_NO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_BEGINNINGS = (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


class _Ends(NamedTuple):
    """Small letters and signs that a part of a pattern ends with, or that its last word holds anywhere.

    ``bare`` where it may be nothing but white space, ``white`` where white space may be what it ends with, ``open``
    where it may be any letters that a word goes on with.
    """

    ends: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    bare: bool = False
    white: bool = False
    open: bool = False


_WHITE = _Ends(bare=True, white=True)
_KINDS = {
    codes.CATEGORY_DIGIT: _Ends(frozenset((DIGIT,))),
    codes.CATEGORY_SPACE: _WHITE,
    codes.CATEGORY_WORD: _Ends(bare=True, open=True),
}


class _Words(dict[str, int]):
    """The last words that were met, each with the bits of the patterns that can end with it."""

    def __init__(self) -> None:
        super().__init__()
        self.ends: dict[str, int] = {}
        self.held: dict[str, int] = {}
        self.longest = 0
        self.patterns = 0

    def bit(self, known: _Ends) -> int:
        """The bit of a new pattern, which ends as ``known``; all that was looked up before is forgotten."""
        bit = 1 << self.patterns
        self.patterns += 1
        for letters, table in ((known.ends, self.ends), (known.held, self.held)):
            for piece in letters:
                table[piece] = table.get(piece, 0) | bit
        self.longest = max(map(len, self.ends), default=0)
        self.clear()
        return bit

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_WORDS:
            self.clear()
        said = fold(word)
        found = self.ends.get(DIGIT, 0) if said[-1].isdigit() else 0
        for length in range(1, min(self.longest, len(said)) + 1):
            found |= self.ends.get(said[-length:], 0)
        self[word] = found = reduce(or_, (bits for letters, bits in self.held.items() if letters in said), found)
        return found


_WORDS = _Words()
_ODD = re.compile("[İıſ]")  # taken for other letters where case does not count


def _is_plain(text: str) -> bool:
    """Whether its small letters tell all that is told of it where case does not count."""
    return text.isascii() or _ODD.search(text) is None


class Ending:
    """A pattern that is found at the end of a text only, tried where the last word is one that it can end with."""

    __slots__ = ("bit", "opened", "pattern", "small")

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.opened = opened(pattern.pattern, re.RegexFlag(pattern.flags))
        self.bit = _WORDS.bit(_known(pattern))
        self.small = _of_small_letters(pattern)

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The match, or None; ``start`` and ``end`` as in re."""
        if not last_word(text[start:end]) & self.bit:
            return None
        if self.small is not None:
            before = max(0, start - 1)  # whether a word begins at ``start`` is told by the letter before it
            letters = text[before:end]
            if _is_plain(letters) and self.small.search(letters.lower(), start - before) is None:
                return None
        return self.opened.search(text, start, end)

    def closes(self, text: str, last: int) -> bool:
        """Whether it is found in ``text``, of which `last_word` has told ``last``, for several patterns in turn."""
        if not last & self.bit:
            return False
        if self.small is not None and _is_plain(text):
            return self.small.search(text.lower()) is not None
        return self.opened.search(text) is not None


def last_word(text: str) -> int:
    """The bits of all patterns that can end with the last word of a text; all of them where it has no word."""
    words = text.rsplit(None, 1)
    return _WORDS[words[-1]] if words else -1


def ending(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Ending:
    """A pattern of re for what a text ends with; refuses one that has not its end, or may end with anything."""
    return Ending(re.compile(pattern, flags))


def _known(pattern: re.Pattern[str]) -> _Ends:
    """What a pattern ends with."""
    items = list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    found = _sequence(items) if _has_its_end(items) else None
    if found is None or found.bare or pattern.flags & re.MULTILINE:
        raise ValueError(f"what this pattern ends with is not told: {pattern.pattern}")
    return found


def _of_small_letters(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """The same pattern for texts in small letters; None where case counts, or letters far before a text's start."""
    written = pattern.pattern
    letters = re.sub(r"\\.", "", written)
    if not pattern.flags & re.IGNORECASE or letters != letters.lower() or "(?<" in letters or "(?i" in letters:
        return None
    return opened(written, re.RegexFlag(pattern.flags & ~re.IGNORECASE))


def _has_its_end(items: Sequence[tuple[Any, Any]]) -> bool:
    """Whether each alternative of a pattern is found at the end of a text only."""
    if not items:
        return False
    code, argument = items[-1]
    if code is codes.BRANCH:
        return all(map(_has_its_end, argument[1]))
    return bool(code is codes.AT and argument is codes.AT_END)


def _sequence(items: Sequence[tuple[Any, Any]]) -> _Ends | None:
    """What stands in a row ends with; None where that may be anything."""
    found: _Ends | None = _Ends(bare=True)
    letters = ""
    for code, argument in reversed(items):
        if code is codes.LITERAL and not chr(argument).isspace():
            letters = chr(argument) + letters
        elif letters:
            break
        else:
            found = _joined(_item(code, argument), found)
            if found is None or not found.bare:
                return found
    return _joined(_Ends(frozenset((fold(letters),))), found) if letters else found


def _joined(before: _Ends | None, found: _Ends | None) -> _Ends | None:
    """What two parts end with of which the second, ``found``, may be bare or a mere piece of a word."""
    if before is None or found is None or (found.open and before.white):
        return None
    ends, held = before.ends, before.held
    if found.open:
        ends, held = frozenset[str](), ends | held
    open_ = before.open or (found.open and before.bare)
    return _Ends(found.ends | ends, found.held | held, before.bare, found.white or before.white, open_)


def _item(code: Any, argument: Any) -> _Ends | None:
    found: _Ends | None = None
    if code is codes.AT and argument in _BEGINNINGS:
        found = _Ends(white=True)  # behind it is nothing but white space, as if it were some
    elif code in _OF_NO_WIDTH:
        found = _Ends(bare=True)
    elif code is codes.LITERAL:  # a letter is told by `_sequence`: this one is white space
        found = _WHITE
    elif code is codes.IN:
        found = _class(argument)
    elif code is codes.SUBPATTERN:
        found = _sequence(argument[3])
    elif code is codes.BRANCH:
        found = _either([_sequence(branch) for branch in argument[1]])
    elif code in _REPEATS:
        found = _either([_sequence(argument[2]), *([] if argument[0] else [_Ends(bare=True)])])
    return found


def _either(branches: list[_Ends | None]) -> _Ends | None:
    known = [branch for branch in branches if branch is not None]
    if len(known) < len(branches):
        return None
    ends = frozenset[str]().union(*(b.ends for b in known))
    held = frozenset[str]().union(*(b.held for b in known))
    bare, white, open_ = (any(flags) for flags in zip(*(b[2:] for b in known), strict=True))
    return _Ends(ends, held, bare, white, open_)


def _class(members: list[tuple[Any, Any]]) -> _Ends | None:
    """One of a class of characters; where it may be any letter a word goes on with it."""
    kinds = [_sequence([m]) if m[0] is codes.LITERAL else _KINDS.get(m[1]) for m in members]
    found = _either(kinds)
    if found is None or (found.open and found.white):
        return None
    return _Ends(bare=True, open=True) if found.open else found
