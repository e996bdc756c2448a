"""Goods and services: heads of noun phrases, families of weapons, words of quantity, what is never goods."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from pledgebook.reference.automata import automaton
from pledgebook.reference.data_file import load


class Number(Enum):
    """How a head is counted."""

    ONE = "one"  # "tank"
    MANY = "many"  # "tanks"
    MASS = "mass"  # "fuel"


@dataclass(frozen=True, slots=True)
class Goods:
    """The tables of ``data/goods.toml``; heads and their like stand in every form, in lower case."""

    heads: dict[str, Number]
    family: Any
    hint: Any
    measure: Any
    weight: Any
    load: Any
    handing: Any
    bearers: frozenset[str]
    trainees: tuple[str, ...]
    staff: frozenset[str]
    generic: frozenset[str]
    broad: frozenset[str]
    people: frozenset[str]
    drop: frozenset[str]
    helpers: frozenset[str]
    loose: frozenset[str]
    pairs: frozenset[str]
    weighed: frozenset[str]
    doing: frozenset[str]
    abstract: tuple[str, ...]


def plural(word: str) -> str:
    """ "batteries" for "battery", "buses" for "bus"."""
    if word.endswith(("ch", "sh", "s", "x")):
        return f"{word}es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def _forms(words: list[str]) -> frozenset[str]:
    return frozenset(words) | frozenset(map(plural, words))


def _listed(table: dict[str, str], name: str) -> list[str]:
    words = [w for entry in table.values() for w in (" ".join(w.split()) for w in entry.split(",")) if w]
    if not words:
        raise ValueError(f"goods.toml: {name} is empty")
    return words


@cache
def goods() -> Goods:
    """The tables; refuses a list that is empty."""
    data = load("goods")
    words: dict[str, list[str]] = data["words"]
    for name, listed in {**words, **data["families"]}.items():
        if not listed:
            raise ValueError(f"goods.toml: {name} is empty")
    heads = {plural(w): Number.MANY for w in _listed(data["counted"], "counted")}
    counted = dict.fromkeys(_listed(data["counted"], "counted"), Number.ONE)
    heads |= counted
    heads |= dict.fromkeys(_listed(data["mass"], "mass"), Number.MASS)
    for word in _listed({"": data["mass"]["compound"]}, "compound"):
        last = word.rsplit(" ", 1)[-1]
        if word in counted:
            heads[word] = Number.ONE  # although its last word is not counted
            continue
        heads[word] = Number.MASS if last == "supply" else heads.get(last, Number.MASS)
        if heads[word] is Number.ONE:
            heads[plural(word)] = Number.MANY
    # a model: the letters of a maker's series, a hyphen, a number ("F-16s", "M113", "UH-60")
    series = "|".join(re.escape(s) for s in sorted(data["families"]["series"], key=len, reverse=True))
    mark = r"\d{1,4}[A-Z]{0,3}\d{0,2}(?:/[A-Z])?"
    model = rf"(?:{series})[-‑ ]?{mark}|[A-Z][-‑]{mark}|[MFT]\d{{2,4}}(?:[A-Z]\d{{0,2}})?"
    family = (
        rf"\b(?:{'|'.join(sorted(data['families']['names'], key=len, reverse=True))}|{model})(?:[- ]?\d[A-Z]?\d?)?s?\b"
    )
    ends = {h.rsplit(" ", 1)[-1] for h in heads} | _forms(words["weighed"])
    # only whether one stands there is asked: re2 joins what begins alike where it stands side by side
    hint, names = "|".join(sorted(ends)), "|".join(sorted(data["families"]["names"]))
    return Goods(
        heads=heads,
        family=automaton(family),
        hint=automaton(rf"(?i)\b(?:{hint})\b|\b[A-Z][\w/-]*\d|\b(?:{names})\b"),
        measure=automaton(rf"(?i)(?:{'|'.join(words['measures'])})"),
        weight=automaton(rf"(?i)(?:{'|'.join(words['weights'])})"),
        load=automaton(rf"(?i)(?:{'|'.join(words['loads'])})"),
        handing=automaton(rf"(?i)\b(?:{'|'.join(words['handing'])})\s+$"),
        bearers=_forms(words["bearers"]),
        trainees=tuple(words["trainees"]),
        staff=frozenset(words["staff"]),
        generic=_forms(words["generic"]),
        broad=_forms(words["broad"]),
        people=_forms(words["people"]),
        drop=frozenset(words["drop"]),
        helpers=frozenset(words["helpers"]),
        weighed=_forms(words["weighed"]),
        pairs=frozenset(words["pairs"]),
        loose=_forms(words["loose"]) | frozenset(words["loose_one"]),
        doing=frozenset(words["doing"]),
        abstract=tuple(words["abstract"]),
    )
