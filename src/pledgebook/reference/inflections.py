"""The forms of English verbs: the regular ones by rule, the others from a table."""

import re
from functools import cache

from pledgebook.reference.data_file import load

_VOWELS = "aeiou"
_MACRO = re.compile(r"\{([a-z-]+)\}")


@cache
def forms(verb: str) -> tuple[str, ...]:
    """Base, third person, past, participles of ``verb``, the base first: ("seek", "seeks", "sought", "seeking").

    A verb of several words joined by "-" in the table of irregular forms keeps them; the stress
    of a regular verb is not known, so verbs that double their last letter stand in the table.
    """
    known = _irregular().get(verb)
    if known:
        return known
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return (verb, third, verb + "ed", verb + "ing")


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    lines = [line.split() for line in load("inflections")["irregular"].strip().splitlines()]
    return {words[0]: tuple(dict.fromkeys(words)) for words in lines}


@cache
def irregular_pasts() -> frozenset[str]:
    """The past tenses of the table of irregular forms: "met", "sat", "went"."""
    return frozenset(words[2] for words in _irregular().values() if len(words) > 2 and not words[2].endswith("ing"))


def expand(pattern: str) -> str:
    """``pattern`` with each "{verb}" replaced by the alternation of its forms, longest first."""
    return _MACRO.sub(lambda m: "(?:" + "|".join(sorted(forms(m[1]), key=len, reverse=True)) + ")", pattern)
