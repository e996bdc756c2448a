"""Words that tell nothing of what a proposal or position is about, and what plans are called."""

from dataclasses import dataclass
from functools import cache

from pledgebook.reference.data_file import load, words


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """``empty`` tell nothing of what a phrase is about; ``plans`` are what a set of proposals is called."""

    empty: frozenset[str]
    plans: frozenset[str]


@cache
def subject_words() -> SubjectWords:
    """The table of ``data/subjects.toml``; refuses an empty list, and a word that stands in it twice."""
    data = load("subjects")
    empty = [*data["idle"].split(), *data["common"].split()]
    if len(set(empty)) < len(empty):
        raise ValueError(f"subjects.toml has a word twice: {sorted(w for w in set(empty) if empty.count(w) > 1)}")
    return SubjectWords(frozenset(empty), words(data, "plans"))
