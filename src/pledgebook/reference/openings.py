"""Patterns of re that are tried only where a sign stands that they can begin with, which is read off the pattern.

re tries a pattern of many alternatives at each place of a text, and each alternative there: to look first for the
letters that any of them begins with costs a fraction. What is found is the same.
"""

import re
from collections.abc import Sequence
from re import _constants as codes
from re import _parser
from typing import Any

_OF_NO_WIDTH = (codes.AT, codes.ASSERT, codes.ASSERT_NOT)
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_KINDS = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s"}  # with any other nearly every place would do
_CASE = "(?i)"
_FEWEST = 2  # alternatives from which on it pays


def opened(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """``pattern`` compiled so that it is tried where it can begin; as it is where that is not told."""
    signs = _sequence(list(_parser.parse(pattern, flags)))
    if signs is None or len(signs) < _FEWEST:
        return re.compile(pattern, flags)
    flag = _CASE if pattern.startswith(_CASE) else ""  # which stands first in a pattern
    return re.compile(f"{flag}(?=[{''.join(sorted(signs))}])(?:{pattern.removeprefix(flag)})", flags)


def _sequence(items: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """What stands in a row can begin with, as members of a class; None where that may be anything, or nothing."""
    found = frozenset[str]()
    for code, argument in items:
        if code in _OF_NO_WIDTH:
            continue
        signs = _item(code, argument)
        if signs is None:
            return None
        found |= signs
        if not _may_be_left_out(code, argument):
            return found
    return None


def _may_be_left_out(code: Any, argument: Any) -> bool:
    return code in _REPEATS and argument[0] == 0


def _item(code: Any, argument: Any) -> frozenset[str] | None:
    found: frozenset[str] | None = None
    if code is codes.LITERAL:
        found = frozenset((re.escape(chr(argument)),))
    elif code is codes.IN:
        found = _either([_member(*member) for member in argument])
    elif code is codes.BRANCH:
        found = _either([_sequence(list(branch)) for branch in argument[1]])
    elif code is codes.SUBPATTERN and not argument[1]:
        found = _sequence(list(argument[3]))
    elif code in _REPEATS:
        found = _sequence(list(argument[2]))
    elif code is codes.ATOMIC_GROUP:
        found = _sequence(list(argument))
    return found


def _member(code: Any, argument: Any) -> frozenset[str] | None:
    """A member of a class; None for one that shuts out, or for all letters."""
    if code is codes.LITERAL:
        return frozenset((re.escape(chr(argument)),))
    if code is codes.RANGE:
        return frozenset((f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}",))
    return frozenset((_KINDS[argument],)) if code is codes.CATEGORY and argument in _KINDS else None


def _either(branches: list[frozenset[str] | None]) -> frozenset[str] | None:
    known = [branch for branch in branches if branch is not None]
    return frozenset[str]().union(*known) if len(known) == len(branches) else None
