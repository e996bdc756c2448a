"""The language of a text by its commonest small words."""

import re
from collections import Counter
from functools import cache

from pledgebook.reference.data_file import load, words

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3


@cache
def _table() -> dict[str, str]:
    data = load("languages")
    table: dict[str, str] = {}
    for code in data:
        for word in words(data, code):
            if table.setdefault(word, code) != code:
                raise ValueError(f"{word!r} stands in {table[word]} and {code}")
    return table


def language(text: str) -> str | None:
    """The ISO 639-1 code, or None where too few words tell or two languages tie."""
    table = _table()
    votes = Counter(filter(None, map(table.get, _WORD.findall(text.lower()))))
    ranked = sorted(votes.items(), key=lambda vote: -vote[1])
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]
