"""Named plans and the places that proposals have in them."""

import re

from pledgebook.model.mention import Reading
from pledgebook.reference.patterns import glancing

_NAMED = re.compile(
    r"(?:[“\"'‘]\s*)?\b((?:[a-z]+(?:-[a-z]+)?|[A-Z][\w’'-]+|\d+-point)\s+(?:peace\s+|action\s+)?"
    r"(?:plan|formula|roadmap|initiative))\b"
)
_COMMON = frozenset(
    "the a an this that his her its their our my your whole new same no any every each such own response to of and or "
    "for in action also entire complete proposed named initial current health payment business saving".split()
)
_MENTIONED = glancing(r"\b(?:plan|formula|roadmap|initiative)(?:[’']s)?\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"(?:\s+(?:and\s+)?(?:final|last))?\s+(?:plank|part|point|element|component|pillar|step"
    r"|item|section|proposal|piece)\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def plan_named(text: str) -> str | None:
    """The name of the plan that ``text`` names: "victory plan"; None for "the plan" and "a new plan"."""
    for found in _NAMED.finditer(text):
        name = found[1]
        if name.split()[0].lower() not in _COMMON:
            return name
    return None


def tells_of_plan(text: str) -> bool:
    """Whether a plan is spoken of at all: "the plan includes", "part of his plan"."""
    return _MENTIONED.search(text) is not None


def ordinal_of(text: str) -> int | None:
    """The place in the plan: "as a fourth plank to" is 4."""
    found = _PART.search(text)
    return _ORDINALS.index(found["ordinal"].lower()) + 1 if found else None


_OWNED = re.compile(
    r"(?:\s+[\w’'“”\"-]+){0,3}?\s+[“\"]?(?:[\w-]+\s+)?(?:plan|formula|roadmap|initiative)\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:request|offer|proposal|demand)s?\s+from\s+(?:the\s+)?$", re.IGNORECASE)


def plan_owner(reading: Reading) -> tuple[str, ...]:
    """Whose plan the sentence speaks of: "Kyiv's plan", "his peace plan", "a request from Kyiv"; () if unsaid."""
    text = reading.sentence.text
    for m in reading.actors:
        if m.actors and m.possessive and _OWNED.match(text, m.end):
            return m.actors
        if m.actors and _FROM.search(text[max(0, m.start - 60) : m.start]):
            return m.actors
    for m in reading.actors:
        if m.actors and re.match(
            r"\s+(?:has\s+|had\s+|have\s+)?(?:described|called|calls|dubbed|presented|unveiled|outlined|proposed)\b",
            text[m.end : m.end + 60],
        ):
            return m.actors
    return ()
