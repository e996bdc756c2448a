"""The words that a pattern cannot do without, read off the pattern itself.

Every text in which ``\\b(?:pledg|promis)\\w* (?:arms|aid)\\b`` is found holds a word that begins with "pledg" or
"promis", and a word "arms" or "aid". Whoever has looked at the words of a text need not try the pattern on most texts.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from re import _constants as codes
from re import _parser
from typing import Any, NamedTuple

DIGIT = "\x01"  # stands for any digit in a piece
_EDGE = "\x00"  # among letters: a word begins or ends here
_MOST = 4_000  # alternatives of one set
_MULTIPLIED = 64  # alternatives that two sets behind one another may have together
_PIECE = re.compile(rf"[\w{DIGIT}]+|(?P<sign>[^\w\s{_EDGE}])")
_CASE = re.compile(r"\(\?i\)")

# How many pieces of a set stand in ten sentences, by and large: by the letters of a piece, and of the commonest words.
_OFTEN = {1: 5.0, 2: 2.0, 3: 0.4, 4: 0.1, 5: 0.05}
_RARE = 0.02
_SIGN, _COMMON_SIGN = 0.3, 9.0
_DIGITS = 3.0
_TOO_OFTEN = 90.0  # then nearly every sentence holds one
_NOTHING_KNOWN = 99.0
_COMMON_SIGNS = frozenset(".,-'’;:–—\"“”()")
_COMMON = frozenset(
    "a all also an and are as at be been but by can for from had has have he her his i if in into is it its more not of"
    " on or other our s she so than that the their they this to was we were which who will with would you your".split()
)


class Piece(NamedTuple):
    """Small letters of a word, or one sign; ``begins`` and ``ends`` where the word does so with them."""

    letters: str
    begins: bool
    ends: bool


class _Read(NamedTuple):
    """What a part of a pattern can be, where that is little, and the sets of which each match holds one."""

    exact: frozenset[str] | None
    sets: tuple[frozenset[str], ...] = ()


_EMPTY, _AT_EDGE = frozenset(("",)), frozenset((_EDGE,))
_DIGITS_OF_CLASSES = ((codes.CATEGORY, codes.CATEGORY_DIGIT), (codes.RANGE, (ord("0"), ord("9"))))
_ANYTHING = _Read(None)
_NOTHING = _Read(_EMPTY)


def fold(text: str) -> str:
    """Small letters, where all that patterns take for the same whatever the case is the same."""
    return text.casefold() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


def needed_words(pattern: str, most: int = 2) -> tuple[frozenset[Piece], ...]:
    """Up to ``most`` sets, the rarest first: a piece of each stands in every text in which ``pattern`` is found.

    There is none where a pattern can do without words or has only such as are everywhere. Case never counts.
    """
    read = _sequence(_parser.parse(_CASE.sub("", pattern)))
    found = {pieces: often for words in _all(read) if (often := _often(pieces := _pieces(words))) < _TOO_OFTEN}
    return tuple(sorted(found, key=lambda pieces: (found[pieces], sorted(pieces)))[:most])


def _all(read: _Read) -> tuple[frozenset[str], ...]:
    return (*read.sets, read.exact) if read.exact else read.sets


def _sequence(items: Iterable[tuple[Any, Any]], edge: bool = False) -> _Read:
    """What stands in a row; ``edge`` where a word can only begin with it."""
    run, letters = _AT_EDGE if edge else _EMPTY, ""
    sets: list[frozenset[str]] = []
    whole = True
    for code, argument in items:
        if code is codes.LITERAL:
            letters += chr(argument)
            continue
        if letters:
            run, letters = _each(run, fold(letters)), ""
        read = _item(code, argument, all(map(_ends_a_word, run)))
        sets += read.sets
        if read.exact is not None and _fit(run, read.exact):
            run = frozenset(a + b for a in run for b in read.exact)
        else:
            sets.append(run)
            run = read.exact or _EMPTY
            whole = False
    if letters:
        run = _each(run, fold(letters))
    return _Read(run, tuple(sets)) if whole else _Read(None, (*sets, run))


def _each(run: frozenset[str], letters: str) -> frozenset[str]:
    return frozenset(r + letters for r in run) if run is not _EMPTY else frozenset((letters,))


def _ends_a_word(text: str) -> bool:
    return text != "" and text[-1] not in (DIGIT, "_") and not text[-1].isalnum()


def _fit(run: frozenset[str], following: frozenset[str]) -> bool:
    return len(run) == 1 or len(following) == 1 or len(run) * len(following) <= _MULTIPLIED


def _item(code: Any, argument: Any, edge: bool) -> _Read:
    read = _ANYTHING
    if code is codes.IN:
        read = _class(argument)
    elif code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):  # of no width
        read = _Read(_AT_EDGE) if argument is codes.AT_BOUNDARY else _NOTHING
    elif code is codes.BRANCH:
        read = _branch([_sequence(branch, edge) for branch in argument[1]])
    elif code is codes.SUBPATTERN:
        read = _sequence(argument[3], edge)
    elif code is codes.ATOMIC_GROUP:
        read = _sequence(argument, edge)
    elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        read = _repeat(argument[0], argument[1], _sequence(argument[2], edge))
    return read


def _class(members: list[tuple[Any, Any]]) -> _Read:
    """A class of characters: a digit for any digit and a space for any white space, as they are never told apart."""
    found = set()
    for member in members:
        if member[0] is codes.LITERAL:
            found.add(fold(chr(member[1])))
        elif member in _DIGITS_OF_CLASSES:
            found.add(DIGIT)
        elif member == (codes.CATEGORY, codes.CATEGORY_SPACE):
            found.add(" ")
        else:
            return _ANYTHING
    return _Read(frozenset(found)) if len(found) <= 8 else _ANYTHING


def _branch(branches: list[_Read]) -> _Read:
    exact = frozenset[str]().union(*(b.exact or () for b in branches))
    if all(b.exact is not None for b in branches) and len(exact) <= _MOST:
        return _Read(exact)
    rarest = [min(_all(b), key=lambda words: _often(_pieces(words)), default=_EMPTY) for b in branches]
    return _Read(None, (frozenset[str]().union(*rarest),))


def _repeat(least: int, most: Any, read: _Read) -> _Read:
    if least == most == 1:
        return read
    if read.exact is not None and all(text.strip(_EDGE) == " " for text in read.exact):
        return read if least else _Read(read.exact | _EMPTY)
    if least:
        return _Read(None, _all(read))
    if most == 1 and read.exact is not None and len(read.exact) <= _MULTIPLIED:
        return _Read(read.exact | _EMPTY)
    return _ANYTHING


def _pieces(words: frozenset[str]) -> frozenset[Piece]:
    """Of each alternative its rarest piece; none where one of them has none."""
    found = frozenset(map(_rarest, words))
    return frozenset() if None in found else frozenset(p for p in found if p is not None)


@lru_cache(maxsize=20_000)
def _rarest(text: str) -> Piece | None:
    found = []
    for match in _PIECE.finditer(text):
        letters = match.group()
        if DIGIT in letters:
            found.append(Piece(DIGIT, False, False))
        else:
            sign = match["sign"] is not None
            found.append(Piece(letters, sign or match.start() > 0, sign or match.end() < len(text)))
    return min(found, key=lambda piece: (_how_often(piece), -len(piece.letters), piece), default=None)


def _often(pieces: frozenset[Piece]) -> float:
    return sum(map(_how_often, pieces)) if pieces else _NOTHING_KNOWN


def _how_often(piece: Piece) -> float:
    letters = piece.letters
    if letters == DIGIT:
        return _DIGITS
    if not letters.isalnum():
        return _COMMON_SIGN if letters in _COMMON_SIGNS else _SIGN
    whole = piece.begins and piece.ends
    if letters in _COMMON:
        return 6.0 if whole else 9.0
    often = _OFTEN.get(len(letters) + whole, _RARE)
    return often if piece.begins or piece.ends else 2 * often
