"""Who is asked: the ids of an addressee phrase."""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.extract.clauses import group_after
from pledgebook.extract.wording import slug
from pledgebook.model.mention import Reading
from pledgebook.reference.patterns import Glancing, glancing
from pledgebook.reference.proposal_cues import proposal_cues

_NAME = re.compile(r"^(?:the\s+)?((?:[A-Z][\w’'-]*\s*(?:(?:of|for|the|and)\s+(?=[A-Z]))?){1,6})$")


_HEAD = re.compile(r"\s(?:of|in|who|that|from|at|across)\s|[,(—–]")


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who is asked; ``legislature`` where it is an assembly, which a state's own government can ask."""

    actors: tuple[str, ...]
    legislature: bool = False


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = proposal_cues()
    nobody = re.compile(r"\b(?:" + cues.nobody + r")$", re.IGNORECASE)
    groups = re.compile(
        r"\b(?:" + "|".join(sorted(map(re.escape, cues.groups), key=len, reverse=True)) + r")\b", re.IGNORECASE
    )
    return nobody, groups, re.compile(r"\b(?:" + cues.legislatures + r")\b", re.IGNORECASE)


def is_legislature(phrase: str) -> bool:
    """Whether the phrase names an assembly."""
    return _assembly().search(phrase) is not None


def is_nobody(phrase: str) -> bool:
    """Whether the phrase names people whom no proposal between parties goes to: "Americans", "reporters"."""
    return _patterns()[0].search(_HEAD.split(phrase)[0]) is not None


def is_party(phrase: str) -> bool:
    """Whether the phrase tells a party without its name: "the coalition", "creditors"."""
    return _parties().search(phrase) is not None


@cache
def _assembly() -> Glancing:
    return glancing(r"\b(?:" + proposal_cues().legislatures + r")\b", re.IGNORECASE)


def addressee_of(reading: Reading, start: int, end: int) -> Addressee | None:
    """The addressee named in ``text[start:end]``; None where the phrase names nobody that a proposal can go to."""
    phrase = reading.sentence.text[start:end].strip(" ,")
    nobody, groups, legislature = _patterns()
    is_assembly = legislature.search(phrase) is not None
    if not is_assembly and (nobody.search(_HEAD.split(phrase)[0]) or nobody.search(phrase)):
        return None
    actors = group_after(reading, start, end)
    found = [_group(m, others=bool(actors)) for m in groups.finditer(phrase)]
    found = [g for g in found if g]
    if "world" in found and set(actors) <= {"allies-and-partners", "world"}:
        return Addressee(("world",), is_assembly)
    if actors:
        return Addressee(tuple(dict.fromkeys((*actors, *found))), is_assembly)
    if found:
        return Addressee(tuple(dict.fromkeys(found)), is_assembly)
    if is_assembly:
        return Addressee((), legislature=True)
    name = _NAME.match(phrase)
    return Addressee((slug(name[1]),)) if name else Addressee(()) if _parties().search(phrase) else None


def _group(found: re.Match[str], *, others: bool) -> str:
    """The id of a group's words; beside named parties only "other partners", "and others" add to them."""
    word = found[0].lower()
    group = proposal_cues().groups[word]
    if not others or (group == "world" and word not in ("others", "other countries", "other nations")):
        return group
    added = word in ("others", "western countries") or re.search(r"\bother\s+$", found.string[: found.start()])
    return "allies-and-partners" if added else ""


@cache
def _parties() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + proposal_cues().parties + r")\b", re.IGNORECASE)
