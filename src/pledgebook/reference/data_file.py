"""Read one of the data files that the package ships with."""

import tomllib
from importlib.resources import files
from typing import Any


def load(name: str) -> dict[str, Any]:
    """The content of ``data/<name>.toml``."""
    return tomllib.loads((files("pledgebook.reference") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


def words(data: dict[str, Any], key: str) -> frozenset[str]:
    """The list of strings at ``key`` as a set; refuses a missing, empty or mixed one, and an entry given twice."""
    value = data.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise ValueError(f"{key} must be a list of words")
    found = frozenset(value)
    if len(found) != len(value):
        raise ValueError(f"{key} has a word twice: {sorted(w for w in found if value.count(w) > 1)}")
    return found
