"""Whose "we" a publisher's text is: by the address's host, or by the publisher's name."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from pledgebook.reference.data_file import load, words

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?([\w.-]+)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_STATE_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Table:
    hosts: dict[str, str]
    domains: dict[str, str]
    labels: frozenset[str]
    names: dict[str, str]
    states: re.Pattern[str]
    bodies: re.Pattern[str]
    actors: dict[str, str]
    official: re.Pattern[str]
    towards: re.Pattern[str]
    media: re.Pattern[str]
    strong: re.Pattern[str]


def speaker(address: str | None, publisher: str | None) -> str | None:
    """The actor id that the text's "we" is, or None: an outlet's, or not to be told without guessing."""
    return (address and _of_host(address)) or (publisher and _of_name(publisher)) or None


def _of_host(address: str) -> str | None:
    found = _HOST.match(address.strip())
    if found is None:
        return None
    table = _table()
    parts = found.group(1).lower().rstrip(".").split(".")
    for start in range(len(parts)):
        actor = table.hosts.get(".".join(parts[start:]))
        if actor is not None:
            return actor
    if len(parts) > 1 and parts[-2] in table.labels:
        return table.domains.get(parts[-1])
    return None


@lru_cache(4096)
def _of_name(publisher: str) -> str | None:
    """By the whole name, or by the one body or state in it that an official word makes the speaker."""
    table = _table()
    name = " ".join(publisher.split())
    if _STATE_CODE.fullmatch(name) and name in table.domains.values():
        return name
    if name in table.hosts.values():
        return name
    plain = " ".join(_ASIDE.sub(" ", name).split()).replace("’", "'")
    bare = re.sub(r"^(?:the|u\.?s\.?) ", "", plain, flags=re.IGNORECASE).lower()
    exact = table.names.get(plain.lower()) or table.names.get(bare) or table.actors.get(bare)
    if exact is not None:
        return exact
    if table.media.search(plain) and not table.strong.search(plain):
        return None
    own = table.towards.split(plain, maxsplit=1)[0]
    return _unique(table, own) or (_unique(table, plain) if own != plain and table.strong.search(plain) else None)


def _unique(table: _Table, name: str) -> str | None:
    states = {table.actors[found.lower()] for found in table.states.findall(name)}
    bodies = {table.actors[found.lower()] for found in table.bodies.findall(name)}
    if len(bodies) == 1 and not re.search(r"\b(?:embassy|mission|representation)\b", name, re.IGNORECASE):
        return bodies.pop()
    if len(states) == 1 and table.official.search(name):
        return states.pop()
    return None


def _any(alternatives: frozenset[str] | set[str], flags: int = 0) -> re.Pattern[str]:
    ordered = sorted(alternatives, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})(?!\w)", flags)


@cache
def _table() -> _Table:
    data = load("publishers")
    hosts = {host: actor for actor, entries in data["hosts"].items() for host in entries}
    names = {name: actor for actor, entries in data["names"].items() for name in entries}
    states = _state_names(load("states"))
    bodies = {name: body for group in load("bodies").values() for body, entries in group.items() for name in entries}
    said = data["words"]
    return _Table(
        hosts,
        data["domains"],
        words(data, "labels"),
        names,
        _any(set(states)),
        _any({name for name in bodies if not name.startswith("the ")}),
        {name.lower(): actor for name, actor in (bodies | states).items()},
        official=_any(words(said, "official"), re.IGNORECASE),
        towards=re.compile(rf" (?:{'|'.join(sorted(words(said, 'towards')))}) ", re.IGNORECASE),
        media=_any(words(said, "media"), re.IGNORECASE),
        strong=_any(words(said, "strong"), re.IGNORECASE),
    )


def _state_names(states: dict[str, Any]) -> dict[str, str]:
    """Names and adjectives to codes; Georgian and the like that mean two are left to the names."""
    return {
        name: code
        for code, entry in states.items()
        for key in ("names", "adjectives")
        for name in entry.get(key, ())
        if len(name) > 2
    }
