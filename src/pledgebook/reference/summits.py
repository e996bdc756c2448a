"""Summits: words of their names that do not tell one from another, and who is at them."""

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


@cache
def members() -> dict[str, frozenset[str] | None]:
    """The states whose leaders are at the summits of a body; None stands for every state."""
    table = load("summits")["members"]
    return {body: None if said == "all" else frozenset(said.split()) for body, said in table.items()}


def is_member(state: str, body: str) -> bool:
    """Whether a state takes part in the summits of a body."""
    inside = members().get(body, frozenset())
    return inside is None or state in inside
