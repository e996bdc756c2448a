"""How many belong to a body: "its fifteen members", "the 32 NATO allies", "the 11,900-strong force"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.model.mention import ActorForm, ActorMention, FigureMention, Reading
from pledgebook.reference.actors import blocs, bodies
from pledgebook.reference.patterns import glancing

_MEMBERS = (
    r"(?:member[- ](?:states|countries|nations|governments)|members|allies"
    r"|(?:contributing|partner|participating)\s(?:states|nations|countries)|capitals|signatories|shareholders|partners|states|nations|countries|governments)"
)
_ALL = glancing(
    rf"[-\s](?:{_MEMBERS}|Allies|Member States|Members)\b|[-\s](?:strong|man|nation|member|country|state)\b"
)
# what stands before a figure that counts all: "the 32", "its fifteen", "all 27"; "five of the" and "14" count some
_WHOLE = re.compile(
    r"(?i)\b(?:the|its|their|whose|all(?:\s+of)?(?:\s+(?:the|its|their))?|every one of (?:the|its)|[’']s?)\s+$"
)
_ITS = re.compile(r"\b(?:its|their)\s+$|[’']s?\s+$")
_COUNTED = re.compile(rf"[-\s](?P<what>{_MEMBERS})\b", re.IGNORECASE)
_NATO = re.compile(r"\s(?:NATO (?:[Aa]llies|members|countries|states)|Allies)\b")
_OF_BODY = re.compile(r"\s(?:of|in|on|to|within)\s(?:the\s)?$")
_STRONG = re.compile(
    r"[-\s](?:strong|man|member|nation|country|state)\s(?P<role>(?:[\w-]+\s){0,2}?(?:force|mission|contingent|operation|brigade"
    r"|bloc|alliance|coalition|group|body|club|grouping|pact|organi[sz]ation|union|council|board|committee|forum))\b"
)
# "the 18-member Forum": the last word of the name of the body that was named before
_SHORT = re.compile(r"[-\s](?:member|nation|country|state)\s(?P<role>[A-Z][a-z]{3,})\b(?!\s[A-Z])")
_TROOPS = frozenset({"force", "mission", "contingent", "operation", "brigade"})
_MISSION = re.compile(r"\b[A-Z]{5,9}\b")  # "UNIFIL", "AUSSOM"
_IN_ALL = re.compile(r"\s(?:of\s|\()(?:some\s|about\s|more than\s|over\s|nearly\s)?")
_JOINED = re.compile(r"\s(?:now\s)?(?:belong to|have joined|are members of|make up|form|are in)\s(?=\S)")
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Ii]ts|[’']s)\s+$")


@dataclass(frozen=True, slots=True)
class Sized:
    """A body with the figure of who belong to it, and the words that tell it."""

    group: str
    figure: FigureMention | None
    role: str
    start: int
    end: int


def sizes(reading: Reading, last: tuple[str, ...]) -> Iterator[Sized]:
    """The sizes told in a sentence; ``last`` is the body that was named before it."""
    text = reading.sentence.text
    if _ALL.search(text) is None:
        return
    for figure in reading.figures:
        if text[figure.end : figure.end + 1] not in (" ", "-"):
            continue
        yield from _counted(reading, figure, last)
        yield from _strong(reading, figure, last)


def _counted(reading: Reading, figure: FigureMention, last: tuple[str, ...]) -> Iterator[Sized]:
    """ "its fifteen members", "the EU's 27 governments", "the 32 NATO allies", "all 27 members of the bloc"."""
    text = reading.sentence.text
    whole = _WHOLE.search(text, max(0, figure.start - 24), figure.start)
    if whole is None:
        yield from _in_all(reading, figure)
        return
    if nato := _NATO.match(text, figure.end):
        yield Sized("nato", figure, "allies", whole.start(), nato.end())
        return
    between = [m for m in reading.actors if figure.end < m.start <= figure.end + 8 and _body(m)]
    after = _COUNTED.match(text, between[0].end if between else figure.end)
    if after is None:
        return
    owner = next((_body(m) for m in between), None) or _owner(reading, figure) or _behind(reading, after.end())
    if owner is None and after["what"].startswith("member") and not _ITS.search(text, 0, figure.start):
        owner = last[0] if last else None
    if owner is not None:
        yield Sized(owner, figure, after["what"], whole.start(), after.end())


def _in_all(reading: Reading, figure: FigureMention) -> Iterator[Sized]:
    """ "the Contact Group of ten nations", "the Contact Group (50 nations)", "eight countries belong to IGAD"."""
    text = reading.sentence.text
    after = _COUNTED.match(text, figure.end)
    if after is None:
        return
    joined = _JOINED.match(text, after.end())
    for mention in reading.actors:
        before = _IN_ALL.fullmatch(text[mention.end : figure.start]) is not None
        if (before or (joined and mention.start == joined.end())) and (body := _body(mention)):
            start, end = min(mention.start, figure.start), max(mention.end, after.end())
            yield Sized(body, figure, after["what"], start, end)


def _owner(reading: Reading, figure: FigureMention) -> str | None:
    """Whose members: the body right before, in the possessive."""
    for mention in reversed(reading.actors):
        if mention.end <= figure.start:
            near = figure.start - mention.end <= 3 and mention.possessive
            return _body(mention) or _pronoun(mention) if near else None
    return None


def _behind(reading: Reading, end: int) -> str | None:
    """ "the 32 members of NATO"."""
    for mention in reading.actors:
        if mention.start >= end:
            return _body(mention) if _OF_BODY.fullmatch(reading.sentence.text[end : mention.start]) else None
    return None


def _strong(reading: Reading, figure: FigureMention, last: tuple[str, ...]) -> Iterator[Sized]:
    """ "the 11,900-strong force": the body that the sentence names, or else the one before."""
    text = reading.sentence.text
    found = _STRONG.match(text, figure.end)
    short = _SHORT.match(text, figure.end)
    if short and last and last[0].endswith(f"-{short['role'].lower()}"):
        yield Sized(last[0], figure, short["role"], figure.start, short.end())
        return
    if found is None or _DEFINITE.search(text, max(0, figure.start - 6), figure.start) is None:
        return
    if any(text[found.end() : m.start] == " " for m in reading.actors):
        return  # "the 27-member bloc Mercosur"
    if found["role"].split()[-1] in _TROOPS:
        missions = [m[0].lower() for m in _MISSION.finditer(text, 0, figure.start)]
        owner = missions[-1] if missions else None
    else:
        named = [b for m in reading.actors if m.end <= figure.start and (b := _body(m)) and not m.possessive]
        owner = named[-1] if named else last[0] if last else None
    if owner is not None:
        yield Sized(owner, figure, found["role"], figure.start, found.end())


def _pronoun(mention: ActorMention) -> str | None:
    one = mention.actors[0] if len(mention.actors) == 1 else ""
    return one if mention.form is ActorForm.PRONOUN and one in bodies() else None


def _body(mention: ActorMention) -> str | None:
    """The body of states that a mention names."""
    one = mention.actors[0] if len(mention.actors) == 1 else ""
    named = mention.form in (ActorForm.NAME, ActorForm.ORGAN, ActorForm.ADJECTIVE)
    return one if (one in bodies() or one in blocs()) and (named or mention.text.lower().startswith("the ")) else None
