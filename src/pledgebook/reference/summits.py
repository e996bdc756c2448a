"""Words that do not tell one meeting of a body from another."""

from functools import cache

from pledgebook.reference.data_file import load, words


@cache
def common() -> frozenset[str]:
    """The words of ``data/summits.toml``, as `reconcile` writes names: lower case, singular."""
    return words(load("summits"), "common")


@cache
def ordinals() -> frozenset[str]:
    """Words for a place in a row of meetings, likewise."""
    return words(load("summits"), "ordinals")
