"""Funds, authorities and initiatives that assistance is given under."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.reference.automata import automaton
from pledgebook.reference.data_file import load
from pledgebook.reference.patterns import Glancing


@dataclass(frozen=True, slots=True)
class Mechanisms:
    """``known`` has a group per name of ``names``; ``capitalised`` finds further names by their last word."""

    names: tuple[str, ...]
    known: Any
    capitalised: Any
    never: Any


@cache
def mechanisms() -> Mechanisms:
    """The table of ``data/mechanisms.toml``, compiled; refuses a name without patterns."""
    data = load("mechanisms")
    names: dict[str, list[str]] = data["names"]
    for name, patterns in names.items():
        if not patterns:
            raise ValueError(f"mechanisms.toml: {name} has no pattern")
    known = "|".join(f"({'|'.join(f'(?:{p})' for p in patterns)})" for patterns in names.values())
    ends, never = data["kinds"]["ends"], data["kinds"]["never"]
    word = r"(?:[A-Z][\w’'.&-]*|[0-9.]+)"
    link = r"(?:of|for|and|the|to|in|on|&)"
    return Mechanisms(
        tuple(names),
        Glancing(automaton(rf"\b(?:{known})(?:\W|$)")),
        Glancing(automaton(rf"\b{word}(?: (?:{word}|{link})){{0,8}} (?:{'|'.join(ends)})\b")),
        automaton(rf"(?:.* )?(?:{'|'.join(never)})"),
    )
