"""The words and signs of a text."""

import re
from functools import lru_cache

_WORD = re.compile(r"\w+|[^\w\s]")
_MOST_TEXTS = 8_192  # sentences of a long document, and what stands before and behind their words


@lru_cache(maxsize=_MOST_TEXTS)
def words_in(text: str) -> tuple[str, ...]:
    """Every word and every single sign of a text, in order; asked for more than once of most sentences."""
    return tuple(_WORD.findall(text))
