"""Which states lie in the regions that texts name without their states (``data/regions.toml``)."""

from functools import cache
from typing import Any

from pledgebook.reference.data_file import load


@cache
def regions() -> dict[str, frozenset[str]]:
    """The states of each region by its id."""
    data: dict[str, Any] = load("regions")
    made_of: dict[str, list[str]] = data.pop("made_of")
    table = {region: frozenset(states) for region, states in data.items()}
    for region, parts in made_of.items():
        table[region] = frozenset(s for part in parts for s in table.get(part, (part,)))
    return table
