"""Words that tell of money as set aside by a legislature, to be given out later."""

from functools import cache
from typing import Any

import re2

from pledgebook.reference.data_file import load


def is_appropriation(words: str) -> bool:
    """Whether the words of a claim say that a legislature set the money aside, or is asked to."""
    patterns, never = _table()
    said = " ".join(words.split())
    return patterns.search(said) is not None and patterns.search(never.sub("", said)) is not None


@cache
def _table() -> tuple[Any, Any]:
    """The patterns of ``data/appropriations.toml``: what tells of it, and what is left out before one looks."""
    data = load("appropriations")
    return _one_of(data["patterns"]), _one_of(data["never"])


def _one_of(patterns: list[str]) -> Any:
    return re2.compile("|".join(f"(?:{pattern})" for pattern in patterns))
