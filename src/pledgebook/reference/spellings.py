"""Words that are written in two ways: British and American."""

import re
from functools import cache

from pledgebook.reference.data_file import load

_BEHIND = "(s?)$"  # a plural, or a verb's third person


def spellings(word: str) -> tuple[str, ...]:
    """The word in small letters and in its other spellings, itself first ("Defence": defence, defense)."""
    word = word.lower()
    found = [word]
    for pattern, put in _rules():
        if (other := pattern.sub(put, word)) != word:
            found.append(other)
    return tuple(dict.fromkeys(found))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each way of ``data/spellings.toml`` from one spelling to the other; refuses a row that is not of strings."""
    data = load("spellings")
    rules = []
    for row in (*data["endings"], *(["^", *pair] for pair in data["words"])):
        if len(row) != 3 or not all(isinstance(part, str) and part for part in row):  # before, one, other
            raise ValueError(f"spellings.toml: {row} is not a row")
        before, british, american = row
        rules += [
            (re.compile(f"({before}){one}{_BEHIND}"), rf"\g<1>{other}\g<2>")
            for one, other in ((british, american), (american, british))
        ]
    return tuple(rules)
