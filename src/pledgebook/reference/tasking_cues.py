"""Words by which someone is told to follow up, and who can be told as one's own."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class TaskingCues:
    """The words of ``data/tasking_cues.toml``."""

    strong: frozenset[str]
    own: frozenset[str]
    first: frozenset[str]
    orders: frozenset[str]
    organs: frozenset[str]
    bearers: frozenset[str]
    inquiries: frozenset[str]


@cache
def tasking_cues() -> TaskingCues:
    """The table, read once."""
    data = load("tasking_cues")
    keys = ("strong", "own", "first", "orders", "organs", "bearers", "inquiries")
    return TaskingCues(*(words(data, key) for key in keys))
