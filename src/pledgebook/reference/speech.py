"""How speech is told of: verbs of saying and the names of speakers in transcripts."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of ``data/speech.toml``."""

    verbs: frozenset[str]
    phrases: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    modifiers: frozenset[str]
    labels: frozenset[str]
    never: frozenset[str]


@cache
def speech() -> Speech:
    """The table, read once."""
    data = load("speech")
    keys = ("verbs", "phrases", "pronouns", "titles", "modifiers", "labels", "never")
    return Speech(*(words(data, key) for key in keys))
