"""People as help: soldiers who are trained, members of teams that are sent."""

import re
from decimal import Decimal
from functools import cache

from pledgebook.model.claim import Item
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.mention import FigureMention, ItemMention, Unit
from pledgebook.reference.goods import goods
from pledgebook.reference.patterns import glancing

_TRAIN = glancing(
    r"\b(?:train(?:s|ed|ing)?|taught|instruct(?:s|ed|ing)?)\s+(?:(?:and|or)\s+(?:equip|advise|mentor|arm|support)(?:s|ped|d|ed|ing)?\s+)?"
    r"(?:of\s+|for\s+|up\s+)?(?:(?:the|our|its|their|these|those|some|all)\s+)?(?P<one>an?\s+)?",
    re.IGNORECASE,
)
# "we are working to train disease detectives": whoever is trained, training is given
_VERB = re.compile(
    r"\b(?:to|will|can|help|helped|helping|also|have|has|been|are|is|we|they|and|begin|began)\s+$", re.IGNORECASE
)
_STEP = (
    r"(?:(?!(?:to|in|on|for|from|with|who|that|which|by|at|as|how|the|how|via|through|so|than)\b)"
    r"[\w’'.-]+(?:,? and |, | ))"
)
_TRAINED = re.compile(
    r"(?:[\w’'-]+ ){0,2}(?:[a-z]{3,}(?:s|men|women|people)|[A-Z][a-z]+ans)\b"
    r"(?= (?:in|on|to|at|for|from|and)\b|[,.;—–]|$| —)"
)
_OF_A_FORCE = re.compile(
    r"\s*(?P<name>(?:members?|specialists?|personnel|people|staff|officers|workers|experts|soldiers) (?:of|from) "
    r"(?:the |a |an |its |their )?(?P<force>(?:[\w’'-]+ ){0,5}?"
    r"(?:teams?|force|forces|corps|brigade|unit|units|squad|service|services|agency|department)))\b"
)
_TEAM_OF = re.compile(r"(?:[\w-]+ )?\b(?:team|crew|contingent|squad) of $")
_NO_NOUN = re.compile(r"\s*(?:$|[,.;:)–—]|(?:has|have|is|are|was|were|will|from|to|in|arrived|left|flew)\b)")


def find_crews(text: str, figures: tuple[FigureMention, ...]) -> list[ItemMention]:
    """Training of people, and people of teams by their number, in the order of the text."""
    counts = [f for f in figures if f.unit is Unit.COUNT]
    found = _trained(text, {f.start: f for f in counts})
    for figure in counts:
        told = _OF_A_FORCE.match(text, figure.end)
        if told is not None and goods().helpers & set(told["force"].lower().split()):
            found.append(_item(text, figure.start, told.end(), told["name"], figure.figure))
        elif (team := _TEAM_OF.search(text, max(0, figure.start - 40), figure.start)) and _NO_NOUN.match(
            text, figure.end
        ):
            name = f"{team.group().removesuffix(' of ')} members"
            found.append(_item(text, team.start(), figure.end, name, figure.figure))
    return sorted(found, key=lambda i: i.start)


def _item(text: str, start: int, end: int, name: str, quantity: Figure | None) -> ItemMention:
    return ItemMention(start, end, text[start:end], Item(name, quantity))


def _trained(text: str, counts: dict[int, FigureMention]) -> list[ItemMention]:
    """ "train 3,000 Ukrainian soldiers" gives "training of Ukrainian soldiers", 3,000 of it."""
    found: list[ItemMention] = []
    for match in _TRAIN.finditer(text):
        at, quantity = match.end(), None
        if figure := counts.get(at) or counts.get(match.start("one")):
            at, quantity = figure.end + 1, figure.figure
        elif match["one"]:
            quantity = Figure(Qualifier.EXACT, Decimal(1))
        people = _trainees().match(text, at)
        if people is None and _VERB.search(text, max(0, match.start() - 12), match.start()):
            people = _TRAINED.match(text, at)
            if people and people.group().rsplit(" ", 1)[-1].lower() in goods().heads:
                people = None
        if people is not None and text[people.end() : people.end() + 1] != ":":  # a heading trains nobody
            more = _more_trainees().match(text, people.end())
            end = more.end() if more else people.end()
            name = _plain(text[people.start() : end])
            found.append(_item(text, match.start(), end, f"training of {name}", quantity))
    return found


@cache
def _trainees() -> re.Pattern[str]:
    return re.compile(rf"{_STEP}{{0,6}}?(?:{'|'.join(goods().trainees)})\b", re.IGNORECASE)


@cache
def _more_trainees() -> re.Pattern[str]:
    """Who else is trained: ", judges and police officers" behind "prosecutors"."""
    each = rf"(?:,? and |, )(?:the )?(?:[\w’'-]+ ){{0,2}}?(?:{'|'.join(goods().trainees)})\b"
    return re.compile(rf"(?:{each})+", re.IGNORECASE)


def _plain(words: str) -> str:
    pieces = words.split()
    while len(pieces) > 1 and pieces[0].lower().strip(",") in goods().drop:
        pieces.pop(0)
    return " ".join(pieces)
