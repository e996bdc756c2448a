"""Words that do not tell one meeting of a body from another."""

from functools import cache

from pledgebook.reference.data_file import load, words


@cache
def common() -> frozenset[str]:
    """The words of ``data/summits.toml``, as `reconcile` writes names: lower case, singular."""
    return words(load("summits"), "common")
