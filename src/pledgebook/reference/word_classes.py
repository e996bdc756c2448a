"""Words that are used alike, in classes at several grains, as learned from the corpus (`training/words.py`).

Behind a line of heading and one of the grains (how many classes each has, the coarsest first) a line of
``data/word_classes.tsv`` is a finest class: the names of the coarser classes that it lies in, then its words, which are
stems, the most frequent first. A class is called by its grain and its most frequent word: ``512:ammunition``.
"""

from functools import cache
from importlib.resources import files


@cache
def word_classes() -> dict[str, tuple[str, ...]]:
    """The classes of each word that the corpus has often enough, the coarsest first; read once."""
    return parse((files("pledgebook.reference") / "data" / "word_classes.tsv").read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, tuple[str, ...]]:
    """The classes that a file's text holds; refuses a word of two classes."""
    _, head, *lines = text.splitlines()
    grains = head.split("\t")
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        *coarser, members = line.split("\t")
        words = members.split(" ")
        names = tuple(f"{grain}:{name}" for grain, name in zip(grains, (*coarser, words[0]), strict=True))
        for word in words:
            if word in found:
                raise ValueError(f"{word} has two classes")
            found[word] = names
    return found
