"""The words on either side of a number that say how sure it is: "nearly", "up to", "or more"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pledgebook.model.figure import Qualifier
from pledgebook.reference.numbers import numbers

_FILLER = (
    r"(?:(?:an additional|another|additional|a further|a total of|a record|a new|a historic|a combined|a"
    r"|an unprecedented|an extra|a whopping|a staggering|an initial|an annual)\s+)?"
)
_FILLER_ENDS = (
    "a additional another further of record new historic combined unprecedented extra whopping"
    " staggering initial annual"
).split()
_LAST = re.compile(r"(\w+\.?|[^\w\s])\s*$")
_WORD = re.compile(r"([^\W\d_]+)\s$")
_PLUS = re.compile(r" plus(?= (?!an?\b|the\b|another\b|about\b|interest\b|its\b|some\b|any\b|up\b)[a-z]+s\b|[.,;)]|$)")
_SMALL = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Sides:
    before: re.Pattern[str]
    after: re.Pattern[str]
    last: frozenset[str]  # what the words before a number may end in: most numbers have none of them before them


def either(words: Iterable[str]) -> str:
    """An alternation of ``words``, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _sides() -> _Sides:
    table = numbers()
    return _Sides(
        before=re.compile(rf"(?:^|(?<=[\s(“\"‘—–/-]))({either(table.before)})\s*{_FILLER}$", re.IGNORECASE),
        after=re.compile(rf"\s?({either(table.after)})(?!\w)", re.IGNORECASE),
        last=frozenset([*(words.split()[-1] for words in table.before), *_FILLER_ENDS]),
    )


def qualified(text: str, start: int, end: int) -> tuple[int, int, Qualifier | None]:
    """The place of the number at ``start:end`` with the words that qualify it, and what they say."""
    table, sides = numbers(), _sides()
    qualifier = None
    while (last := _LAST.search(text, max(0, start - 18), start)) and last[1].lower() in sides.last:
        before = sides.before.search(text, max(0, start - 48), start)
        if before is None or _is_of_another_phrase(text, before):
            break
        # "up to about", "more than an estimated": the outer word rules
        start, qualifier = before.start(), table.before[before[1].lower()]
    if after := sides.after.match(text, end):
        end, qualifier = after.end(), qualifier or table.after[after[1].lower()]
    elif plus := _PLUS.match(text, end):
        end, qualifier = plus.end(), qualifier or Qualifier.AT_LEAST
    return start, end, qualifier


def _is_of_another_phrase(text: str, match: re.Match[str]) -> bool:
    """Whether it is no qualifier: "handed over three boats", "spoke about two questions", "under two programmes"."""
    said = match[1].lower()
    if said not in ("over", "about", "around", "under", "beyond", "above"):
        return False
    if said in ("under", "beyond", "above"):
        return _SMALL.match(text, match.end()) is not None
    before = _WORD.search(text, max(0, match.start() - 16), match.start())
    verbs = numbers().phrases["verbs_with_over" if said == "over" else "verbs_with_about"]
    if before is None or before[1].lower() not in verbs:
        return False
    return said == "over" or _SMALL.match(text, match.end()) is not None
