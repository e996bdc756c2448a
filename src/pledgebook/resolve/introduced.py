"""People whom a text introduces by whom they speak for: "its director, <name>", "the party's <name> said"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference import actors

_WORD = r"[A-ZÀ-Þ][\w’'-]*\w"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Amb|Sir)\.?\s)?"
_NAME = rf"{_TITLE}{_WORD}(?:\s(?:[A-Z]\.|(?:(?:de|van|von|der|bin|el|da|dos|al)\s)?{_WORD})){{1,3}}"
# what a person does, right behind the name
_DOES = (
    r"(?:said|says|told|tells|called|calls|asked|asks|urged|urges|wants|wanted|pleaded|pressed|demanded|demands|proposed|proposes"
    r"|appealed|appeals|insisted|insists|warned|warns|announced|wrote|rejected|rejects|backed|backs|opposed|opposes|supports"
    r"|supported|promised|offered|agreed|refused|wondered|suggested|added|argued|argues|also|has|had|is|was|will|would)\b"
)
_ENDS = rf"(?=[,.;)]|\s(?:{_DOES}|who\b|and\b)|$)"
_FEW = r"(?:[\w-]+\s){0,4}?"
_FIELD = r"(?:\s(?:for|of|in|to|on|at)\s[\w’ -]{1,50}?)?"
_WHO_LEADS = re.compile(rf"(?P<name>{_NAME}),\swho\s(?:leads|heads|runs|directs|chairs)\s(?:the\s)?$")
_BEFORE = re.compile(rf"(?P<name>{_NAME}),\s$")
_DIRECTLY = re.compile(rf"\s(?P<name>{_NAME})\s(?={_DOES})")
_REACH = 80  # characters of a name and what stands between it and whose it is
_NO_PERSONS = frozenset(
    "Service Agency Ministry Fund Council Party Committee Organization Organisation Union Group Forum Bank Office House"
    " Court Commission Department Institute University Foundation Association Society Agreement Summit Conference Act"
    " Plan Programme Program Initiative Army Guard Force Forces Security Affairs Cross Crescent Republicans Democrats"
    " Greens".split()
)


_OF_A_BODY = re.compile(
    r"\b(?:(?:executive|managing|country|programme|program) (?:secretary|director|head|officer|manager)"
    r"|(?:secretary|director)[ -]general)"
)


class Introduced(NamedTuple):
    """A person's name as a mention without ids, the mention of whom the person speaks for, and the office."""

    person: ActorMention
    owner: ActorMention
    office: str = ""

    def may_speak_for(self, actors: tuple[str, ...]) -> bool:
        """Whether the office is one that such a party has: no state has an executive director."""
        return len(actors) == 1 and not (actors[0].isupper() and _OF_A_BODY.search(self.office))


@cache
def _offices() -> str:
    owned = actors.titles()["owned"]
    words = sorted({*owned["titles"], *owned["offices"], "spokespeople"}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _office_and_name() -> re.Pattern[str]:
    return re.compile(rf"\s{_FEW}{_offices()}{_FIELD},?\s(?P<name>{_NAME}){_ENDS}")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"\s{_FEW}{_offices()}\b")


def introduced(reading: Reading) -> Iterator[Introduced]:
    """The people whom the sentence introduces, that no mention holds yet."""
    text = reading.sentence.text
    for owner in reading.actors:
        found = _of_owner(text, owner)
        if found is None:
            continue
        start, end = found.span("name")
        if text[start:end].split()[-1] in _NO_PERSONS or _is_taken(reading, start, end):
            continue
        office = text[owner.end : min(len(text), owner.end + _REACH)]
        yield Introduced(ActorMention(start, end, text[start:end], ActorForm.OFFICER), owner, office)


def _of_owner(text: str, owner: ActorMention) -> re.Match[str] | None:
    before = max(0, owner.start - _REACH)
    if owner.possessive:
        near = _office_and_name().match(text, owner.end)
        if near or _office().match(text, owner.end) is None:
            pronoun = owner.form is ActorForm.PRONOUN
            return near or (None if pronoun else _DIRECTLY.match(text, owner.end))
        return _BEFORE.search(text, before, owner.start)
    return _WHO_LEADS.search(text, before, owner.start) if owner.form is ActorForm.NAME else None


def _is_taken(reading: Reading, start: int, end: int) -> bool:
    """Whether a mention stands there already; a name within the person's is none: "Ada Wagner"."""
    return any(m.start < end and start < m.end and not (start < m.start and m.end == end) for m in reading.actors)
