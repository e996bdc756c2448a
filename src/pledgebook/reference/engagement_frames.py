"""The wordings that engagements are told with, as data: patterns and lists of words by the module that reads them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.reference.data_file import load, words
from pledgebook.reference.openings import opened
from pledgebook.reference.patterns import Glancing


@dataclass(frozen=True, slots=True)
class Frames:
    """One module's table of ``data/engagement_frames.toml``; what it asks for must be there and be right."""

    name: str
    table: dict[str, Any]

    def pattern(self, key: str) -> re.Pattern[str]:
        """The pattern, put together from its pieces; refuses one that is missing, empty or no regular expression."""
        value = self.table.get(key)
        pieces = [value] if isinstance(value, str) else value
        if not isinstance(pieces, list) or not all(isinstance(piece, str) and piece for piece in pieces) or not pieces:
            raise ValueError(f"engagement_frames.toml: {self.name}.{key} must be a pattern or its pieces")
        try:
            return opened("".join(pieces))
        except re.error as broken:
            raise ValueError(f"engagement_frames.toml: {self.name}.{key} is no pattern: {broken}") from broken

    def glancing(self, key: str) -> Glancing:
        """The pattern, tried only on texts with the words that it needs: for what every sentence is searched for."""
        pattern = self.pattern(key)
        return Glancing(pattern, "".join(self.table[key]))

    def words(self, key: str) -> frozenset[str]:
        """The set of words."""
        return words(self.table, key)

    def listed(self, key: str) -> tuple[str, ...]:
        """The words in their order."""
        self.words(key)
        return tuple(self.table[key])


@cache
def _data() -> dict[str, Any]:
    return load("engagement_frames")


def frames(name: str) -> Frames:
    """The table of one module; refuses a name that the file has not."""
    if name not in _data():
        raise ValueError(f"engagement_frames.toml has no table {name}")
    return Frames(name, _data()[name])
