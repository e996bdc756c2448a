"""Who the actors are: the curated tables of states, bodies, organs, leaders and the words that point at them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pledgebook.reference.data_file import load, words

UNNAMED = frozenset({"world", "allies-and-partners"})  # ids of whom a text means without saying which states


class Sort(StrEnum):
    """What a name is, which decides how a text may use it."""

    STATE = "state"  # "Ukraine"
    ADJECTIVE = "adjective"  # "Ukrainian"
    PEOPLE = "people"  # "Ukrainians"
    CAPITAL = "capital"  # "Kyiv"
    SEAT = "seat"  # "the Kremlin"
    AGENCY = "agency"  # "USAID"
    BODY = "body"  # "NATO"
    LEADER = "leader"  # "Emmanuel Macron", "Macron"
    GROUP = "group"  # "allies and partners"
    REGION = "region"  # "the Sahel"
    PRONOUN = "pronoun"  # "we"
    TITLE = "title"  # "prime minister"
    OFFICE = "office"  # "head": an office only with whose it is
    QUALIFIER = "qualifier"  # "deputy"
    HONORIFIC = "honorific"  # "Mr."
    ORGAN = "organ"  # "government"
    ORGANISATION = "organisation"  # "Foundation", the last word of a name that no table lists
    FIXED = "fixed"  # "Paris Agreement": no actor


@dataclass(frozen=True, slots=True)
class Name:
    """A name as texts write it, what it is and whose it is; a pronoun's ids are its kind ("speaker")."""

    text: str
    sort: Sort
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in office: full name, actor, and the months in office where the person served more than one actor."""

    name: str
    actor: str
    since: str = ""
    until: str = "9999"
    alone: bool = False


@cache
def states() -> dict[str, dict[str, list[str]]]:
    """Every state's names, adjectives, people and capitals by its code; the people filled in where it is regular."""
    table: dict[str, dict[str, list[str]]] = load("states")
    for entry in table.values():
        regular = [a + "s" for a in entry.get("adjectives", ()) if a.endswith(("an", "i", "ian"))]
        entry.setdefault("people", regular)
    return table


@cache
def bodies() -> dict[str, list[str]]:
    """Every international body's names by its id."""
    return {body: names for section in load("bodies").values() for body, names in section.items()}


@cache
def body_sections() -> dict[str, str]:
    """The section of the list that each body stands in: union, finance, relief ..."""
    return {body: section for section, table in load("bodies").items() for body in table}


@cache
def blocs() -> frozenset[str]:
    """Bodies that states belong to, which a text may call "the bloc"."""
    table = load("bodies")
    return frozenset(body for section in ("union", "alliance", "group", "regional") for body in table[section])


@cache
def organs() -> dict[str, dict[str, list[str]]]:
    """Names of seats and of agencies by state."""
    return load("organs")


@cache
def collectives() -> dict[str, dict[str, list[str]]]:
    """Groups, regions and pronouns by id, the words in lower case."""
    return load("collectives")


@cache
def titles() -> dict[str, Any]:
    """Words of office and organ."""
    return load("titles")


@cache
def fixed() -> dict[str, list[str]]:
    """Words that keep a name from being the actor."""
    return load("fixed")


@cache
def at_home() -> dict[str, frozenset[str]]:
    """Words that show that a name stays at home: a tribe, a school, partners of a county."""
    data = load("at_home")
    return {key: words(data, key) for key in data}


@cache
def leaders() -> tuple[Leader, ...]:
    """People in office, one entry for each actor that a person spoke for.

    In the file a name with ``*`` is known by its surname alone; ``<2024-10`` and
    ``>2024-10`` close or open the time in office.
    """
    people = []
    for actor, names in load("leaders").items():
        for written in names:
            name, since, until = written, "", "9999"
            if "<" in name:
                name, until = name.split("<")
            if ">" in name:
                name, since = name.split(">")
            people.append(Leader(name.rstrip("*"), actor, since, until, alone=name.endswith("*")))
    return tuple(people)


def surname(name: str) -> str:
    """The part of a full name that texts use alone: the last word, or what stands before a comma ("Xi, Jinping")."""
    if "," in name:
        return name.split(",", maxsplit=1)[0]
    words = [word for word in name.split() if word not in ("II", "III", "VI", "XIV")]
    for place, word in enumerate(words[1:], 1):
        if word[0].islower() and not word.startswith(("al-", "el-")):
            return " ".join(words[place:])
    return words[-1]


def full_name(name: str) -> str:
    """A leader's name as it is written in full."""
    return name.replace(",", "")


@cache
def is_actor(id_: str) -> bool:
    """Whether the tables know this id."""
    return id_ in states() or id_ in bodies()
