"""How meetings between parties are told of."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from unicodedata import combining, normalize

from pledgebook.reference.actors import states
from pledgebook.reference.automata import automaton
from pledgebook.reference.data_file import load
from pledgebook.reference.inflections import expand, irregular_pasts
from pledgebook.reference.patterns import Glancing


@dataclass(frozen=True, slots=True)
class EngagementCues:
    """Compiled cues of ``data/engagement_cues.toml``; ``trigger`` has one named group per type and sort of word.

    ``any_trigger`` is the same without the groups: finding is far faster than telling the sort.
    """

    trigger: Any
    any_trigger: Any
    objects: dict[str, Any]
    words: dict[str, Any]
    links: frozenset[str]
    persons: frozenset[str]
    summit: Any
    world: Any
    meeting_name: Any
    attend: Any
    bodies: frozenset[str]
    together: Any
    apart: Any
    past_verbs: frozenset[str]
    strong: Any
    venues: Any


def _words(words: list[str], flags: str = "(?i)") -> Any:
    return Glancing(automaton(rf"{flags}(?:\b|[’'])(?:{'|'.join(words)})\b"))


@cache
def engagement_cues() -> EngagementCues:
    """The cues, checked: every pattern compiles."""
    data = load("engagement_cues")
    trigger = "|".join(rf"(?P<{name}>{'|'.join(words)})" for name, words in data["triggers"].items())
    heads = "|".join(data["summit"]["heads"])
    name = r"(?:[A-Z0-9][\w’'.&+-]*(?:–[A-Z]\w+)?|\d+(?:st|nd|rd|th))"
    small = "(?:" + "|".join(data["summit"]["small"]) + ")"
    link = r"(?:of|the|for|and|on|to|a|in)"
    return EngagementCues(
        trigger=automaton(rf"(?i)\b(?:{trigger})\b"),
        any_trigger=automaton(rf"(?i)\b(?:{'|'.join('|'.join(w) for w in data['triggers'].values())})\b"),
        objects={key: _words(words) for key, words in data["objects"].items()},
        words={key: _words(words) for key, words in data["words"].items()},
        links=frozenset(data["links"]["words"].split()),
        persons=frozenset(data["links"]["persons"].split()),
        summit=Glancing(
            automaton(
                rf"\b(?:(?:{name}|(?:of|and|to)(?: the)?(?: {name}))[ –-])*(?:{name}[ –-])?(?:{small} )*"
                rf"(?:\([A-Z]+\) )?(?:{heads})\b"
                rf"(?: (?:of|for|on) (?:the |an? )?{name}(?: (?:{link} )*{name})*)?"
            )
        ),
        world=_words(data["summit"]["world"], ""),
        meeting_name=automaton(rf"(?:{'|'.join(data['summit']['meetings'])})$"),
        attend=_words(data["summit"]["attend"]),
        bodies=frozenset(data["summit"]["bodies"]),
        together=automaton("|".join(expand(w) for w in data["together"]["acts"])),
        apart=automaton("|".join(expand(w) for w in data["together"]["apart"])),
        past_verbs=irregular_pasts(),
        strong=automaton(rf"(?i)(?:{'|'.join(data['strong']['words'])})"),
        venues=_words(data["strong"]["venues"], ""),
    )


@cache
def state_names() -> dict[str, str]:
    """Each state by its names of one word, for names of summits that the actors' names do not hold."""
    return {name: code for code, entry in states().items() for name in entry.get("names", ()) if " " not in name}


@cache
def capitals() -> dict[str, str]:
    """The state of each capital and large city, with and without its accents: places that are no actors."""
    cities: dict[str, str] = {}
    for code, names in load("cities").items():
        for name in names:
            plain = "".join(c for c in normalize("NFD", name) if not combining(c))
            cities[name] = cities[plain] = code
    return cities | {name: code for code, entry in states().items() for name in entry.get("capitals", ())}
