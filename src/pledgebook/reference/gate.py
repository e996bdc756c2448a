"""The patterns of the gate: foreign names, acts, asks; all are looked for in one pass over a text."""

from dataclasses import dataclass
from functools import cache, lru_cache

import re2

from pledgebook.reference import actors
from pledgebook.reference.data_file import load
from pledgebook.reference.patterns import Together

_KINDS = ("act", "strong", "ask", "world", "foreign")
_MOST_TEXTS = 8_192  # of which the signs are remembered: a passage of one sentence is asked for twice


@dataclass(frozen=True, slots=True)
class Signs:
    """Which of the patterns stand in a text; ``foreign`` are names of any state but the text's own, body or region."""

    act: bool
    strong: bool
    ask: bool
    world: bool
    foreign: bool


@lru_cache(maxsize=_MOST_TEXTS)
def signs(text: str, home: str) -> Signs:
    """The signs in a raw text that is told from ``home``."""
    return _signs(*_patterns(home).standing_in(text))


@lru_cache(maxsize=128)
def _signs(*found: int) -> Signs:
    return Signs(*(place in found for place in range(len(_KINDS))))


@cache
def _patterns(home: str) -> Together:
    """The patterns of ``data/gate.toml`` and the foreign names, in the order of ``_KINDS``.

    White space in them stands for any run of it, as raw lines are wrapped. Alternatives are sorted: re2 joins those
    that stand side by side and begin alike, and gets ready to look for them in half the time.
    """
    data = load("gate")

    def either(words: list[str]) -> str:
        return "(?i)(?:" + "|".join(sorted(w.replace(" ", r"\s+") for w in words)) + ")"

    return Together(_foreign(home) if kind == "foreign" else either(data[kind]) for kind in _KINDS)


def _foreign(home: str) -> str:
    """A pattern for the names, adjectives and capitals of every state but ``home``, for bodies and regions."""
    names: set[str] = set()
    for code, entry in actors.states().items():
        if code != home:
            for key in ("names", "adjectives", "people", "capitals"):
                names.update(entry.get(key, ()))
    for texts in actors.bodies().values():
        names.update(t for t in texts if len(t) > 2 or t[-1].isdigit())
    collectives = actors.collectives()
    for group, texts in collectives["regions"].items():
        if group != "world":
            names.update(t[:1].upper() + t[1:] for t in texts)
    names.update(t for texts in collectives["groups"].values() for t in texts)
    listed = sorted(re2.escape(n).replace(r"\ ", r"\s+") for n in names)
    return rf"\b(?:{'|'.join(listed)})\b"
