"""Whether a number counts anything, and what: or is a piece of a name, a year, a day, a time, a rank, a law's place."""

import re
from functools import cache

from pledgebook.extract.figures.numbers import Number
from pledgebook.model.mention import Unit
from pledgebook.reference.dates import date_words
from pledgebook.reference.numbers import numbers

_NAMED = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*\.?)(?:[ -]|$)$")
_ACRONYM = re.compile(r"(?<![A-Z] )\b[A-Z]{3,}[ -]$")
_NO_NOUN = re.compile(
    r"\s?[.,;:!?)—–]|$| (?:and|or|in|at|on|of|for|to|was|were|is|are|will|has|had|that|which|with|from|by)\b"
)
_LAW = re.compile(r" (?:U\.? ?S\.? ?C\b|Stat\.|C\.?F\.?R\b|F\.?R\.? \d|Fed\. ?Reg)")
_THINGS = re.compile(r" (?!(?:was|has|as|is|this|its|does|us|thus|perhaps|always)\b)[a-z][a-z-]+s\b")
_GIVEN = re.compile(
    r"\b(?:[a-z]+(?:ed|ing)|of|to|for|with|from|sent?|sends|give|gives|gave|provides?|donates?|delivers?|than|all) $"
)
_PHONE = re.compile(r"(?:[)\]] ?|\d[-.])$")
_AGE = re.compile(r"\b(?:age|aged|ages)(?: of| from)? $", re.IGNORECASE)
_WORD = re.compile(r"([^\W\d_]+) $")
_HYPHENED = re.compile(r"[-‑]([A-Za-z]+)")
_NEXT = re.compile(r" (?:of )?([^\W\d_]+(?:[.’'][^\W\d_]+\.?)?)(?![\w-])")
_AFTER_ONE = re.compile(r" ([^\W\d_]+)")


@cache
def _month() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(m.capitalize()) for m in sorted(date_words().months, key=len, reverse=True))
    names = f"(?:{names}|{names.upper()})"
    return (
        re.compile(rf"(?<!\w){names}(?: the)? $"),
        re.compile(rf"(?: of|-| day of)? {names}(?!\w)|(?:-|–| to | and )\d{{1,2}}(?: of)? {names}(?!\w)"),
    )


def is_count(text: str, first: Number, last: Number) -> bool:
    """Whether the number from ``first`` to ``last`` (the same, or the ends of a range) counts something."""
    if last.vague:
        return True
    if last.short or _touches_a_name(text, first, last):
        return False
    if not last.bare:
        word = text[first.start : last.end].lower()
        return (word != "one" or _is_one_thing(text, last)) and not _is_ranked(text, first.start)
    return not (
        _is_list_mark(text, first.start, last.end)
        or _is_ranked(text, first.start)
        or _is_year(text, first, last)
        or _is_day(text, first, last)
        or _LAW.match(text, last.end)
        or _is_phone(text, first, last)
        or (
            last.high < 100
            and _ACRONYM.search(text, max(0, first.start - 16), first.start)
            and _NO_NOUN.match(text, last.end)
        )
    )


def unit_of(text: str, first: Number, last: Number) -> Unit:
    """COUNT, or MEASURE for a length, a time, an age, a piece of a compound ("30-bed")."""
    hyphened = _HYPHENED.match(text, last.end)
    if hyphened and hyphened[1] not in ("odd", "some", "plus"):
        return Unit.MEASURE
    if _AGE.search(text, max(0, first.start - 10), first.start):
        return Unit.MEASURE
    following = _NEXT.match(text, last.end)
    return Unit.MEASURE if following and following[1].lower() in numbers().measures else Unit.COUNT


def _touches_a_name(text: str, first: Number, last: Number) -> bool:
    """Whether the digits are a piece of something longer: "M777", "F-16", "155mm", "24/7", "506(a)", "9:08"."""
    start = first.start
    before, after = text[max(0, start - 2) : start], text[last.end : last.end + 2]
    if before and before[-1] in "‘’'" and last.end - start == 2 and not before[0].isalnum():
        return True  # "of ’21"
    if before and (before[-1].isalnum() or before[-1] in "_/.,:#&@"):
        return True
    if before[-1:] in ("-", "‑", "–") and before[0].isalnum():
        return True
    return bool(after) and (
        after[0].isalpha()
        or after[0] in "_°"
        or (after[0] == "(" and last.bare)
        or (len(after) == 2 and after[0] in "/:.,-" and after[1].isdigit())
    )


def _is_one_thing(text: str, number: Number) -> bool:
    """Whether "one" counts the thing after it: not "no one", "one of them", "one was seen"."""
    phrases = numbers().phrases
    before = _WORD.search(text, max(0, number.start - 12), number.start)
    if before and before[1].lower() in phrases["not_before_one"]:
        return False
    after = _AFTER_ONE.match(text, number.end)
    if after and text[number.start].isupper() and after[1][0].isupper() and before is not None:
        return False  # "the One Health plan": a name
    return after is not None and len(after[1]) > 2 and after[1].lower() not in phrases["not_after_one"]


def _is_ranked(text: str, start: int) -> bool:
    named = _NAMED.search(text, max(0, start - 18), start)
    return named is not None and named[1].lower() in numbers().numbered


def _is_list_mark(text: str, start: int, end: int) -> bool:
    """Whether it is "1) first", "(2)", "[3]", or "3." at the very start."""
    mark = text[end : end + 1]
    if mark == ".":
        return start == 0
    if mark not in (")", "]"):
        return False
    opener = "(" if mark == ")" else "["
    return text[start - 1 : start] == opener or text.rfind(opener, max(0, start - 60), start) < 0


def _is_year(text: str, first: Number, last: Number) -> bool:
    if any(n.end - n.start != 4 for n in (first, last)) or not 1500 <= first.high < 2100:
        return False
    counted = _THINGS.match(text, last.end) is not None
    if first.high < 1900:
        if re.search(r"[A-Z][a-z]+\.? \d{1,2}, $", text[max(0, first.start - 16) : first.start]):
            return True
        placed = re.search(
            r"\b(?:in|of|since|by|from|until|before|after|early|late) $", text[max(0, first.start - 8) : first.start]
        )
        return placed is not None and not counted
    if first.high == 2000 and counted:  # "sent 2000 tents", but "in 2000 voters"
        return re.search(r"\b(?:in|since|by|the|year) $", text[max(0, first.start - 6) : first.start]) is not None
    return not (counted and _GIVEN.search(text, max(0, first.start - 16), first.start))


def _is_day(text: str, first: Number, last: Number) -> bool:
    if not 1 <= first.high <= 31 or last.end - last.start > 2:
        return False
    before, after = _month()
    if before.search(text, max(0, first.start - 16), first.start):
        return True
    return after.match(text, last.end) is not None


def _is_phone(text: str, first: Number, last: Number) -> bool:
    """ "646-3272", "1-800": digits that no range has."""
    if first is last:
        return False
    low, high = first.end - first.start, last.end - last.start
    glued = text[first.end : last.start] == "-"
    return glued and ((low == 3 and high == 4 and last.high % 10 != 0) or (low == 1 and high == 3 and last.high == 800))
