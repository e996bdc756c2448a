"""The patterns of the gate: foreign names, acts, asks, quotations."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from pledgebook.reference import actors
from pledgebook.reference.data_file import load
from pledgebook.reference.patterns import Glancing


@dataclass(frozen=True, slots=True)
class Gate:
    """Compiled patterns over raw text. ``foreign`` finds any state but ``home``, any body, any region."""

    act: Glancing
    strong: Glancing
    ask: Glancing
    world: Glancing
    quote: Any


@cache
def gate() -> Gate:
    """The patterns of ``data/gate.toml``; white space in them stands for any run of it, as raw lines are wrapped."""
    data = load("gate")

    def pattern(words: list[str]) -> Glancing:
        return Glancing(re2.compile("(?i)(?:" + "|".join(w.replace(" ", r"\s+") for w in words) + ")"))

    return Gate(
        act=pattern(data["act"]),
        strong=pattern(data["strong"]),
        ask=pattern(data["ask"]),
        world=pattern(data["world"]),
        quote=re2.compile("|".join(data["quote"])),
    )


@cache
def foreign(home: str | None) -> Glancing:
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
    options = re2.Options()
    options.max_mem = 64 << 20
    listed = sorted((re2.escape(n).replace(r"\ ", r"\s+") for n in names), key=len, reverse=True)
    return Glancing(re2.compile(rf"\b(?:{'|'.join(listed)})\b", options=options))
