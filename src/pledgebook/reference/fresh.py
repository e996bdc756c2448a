"""Words that say that assistance is new money."""

from functools import cache

from pledgebook.reference.data_file import load, words


@cache
def fresh() -> frozenset[str]:
    """The words of ``data/fresh.toml``, in lower case."""
    return words(load("fresh"), "fresh")
