"""The frames in which a text says that somebody asks for something: each a pattern with its parts.

A frame tells where the cue stands, whom it is addressed to and where the thing
asked for begins; who asks is found by `clauses`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2

from pledgebook.extract.wording import is_noun
from pledgebook.reference.proposal_cues import proposal_cues


@dataclass(frozen=True, slots=True)
class Ask:
    """A frame found: offsets in the sentence of the cue, the addressee phrase and the thing asked for.

    ``verbal`` is true where the thing is an act ("to pass the bill");
    ``passive`` where the addressee is the subject ("was asked to").
    """

    rule: str
    cue: str
    at: int
    start: int
    verbal: bool
    addressee: tuple[int, int] | None = None
    passive: bool = False


_ADVERBS = r"(?:(?:[a-z]+ly|again|once more|also|now|today|further|instead|both)\s+)*"
_WHO = r"(?P<who>(?:U\.S\.|[^.;:!?“”\"]){2,170}?)"


def _any(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


@dataclass(frozen=True, slots=True)
class _Frame:
    rule: str
    pattern: re.Pattern[str]
    verbal: bool
    passive: bool = False


@cache
def _frames() -> tuple[_Frame, ...]:
    cues = proposal_cues()
    act = rf"(?P<thing>(?:not\s+(?:to\s+)?)?(?:[a-z]+ly\s+)?{_any(cues.acts)}\b)"
    to_act = rf"(?:\s+|[—–])to\s+{act}"
    noun = rf"(?<!-)(?<![Oo]f )\b(?P<cue>{_any(cues.nouns)})\b"
    frames = []

    def add(rule: str, pattern: str, *, verbal: bool, passive: bool = False) -> None:
        flags = re.NOFLAG if rule == "as-asked" else re.IGNORECASE
        frames.append(_Frame(rule, re.compile(pattern, flags), verbal, passive))

    add("asks-party-to", rf"\b(?P<cue>{_any(cues.to_party)})\s+{_ADVERBS}{_WHO}{to_act}", verbal=True)
    add("asks-party-not-to", rf"\b(?P<cue>{_any(cues.to_party)})\s+{_WHO}\s+(?P<thing>not\s+to\s+\w+)", verbal=True)
    for words, prepositions in cues.to_party_with:
        called = rf"\b(?P<cue>{_any(words)})\s+{_ADVERBS}{_any(prepositions)}\s+{_WHO}"
        add("calls-on-party-to", rf"{called}{to_act}", verbal=True)
        add("calls-on-party-not-to", rf"{called}\s+(?P<thing>not\s+to\s+\w+)", verbal=True)
        add("calls-on-party-for", rf"{called}\s+for\s+(?P<thing>\S)", verbal=False)
    add(
        "is-asked-to",
        rf"\b(?:is|are|was|were|been|being)\s+{_ADVERBS}"
        rf"(?P<cue>asked|urged|invited|requested|encouraged|called (?:up)?on)\s+{_ADVERBS}to\s+{act}",
        verbal=True,
        passive=True,
    )
    add(
        "asks-party-for",
        rf"\b(?P<cue>{_any(cues.to_party)})\s+(?P<who>[A-Za-z][^.;:!?,“”\"]{{2,70}}?)\s+for\s+(?P<thing>\S)",
        verbal=False,
    )
    add(
        "calls-for-party-to",
        rf"\b(?P<cue>{_any(cues.for_thing)})\s+{_ADVERBS}for\s+(?P<who>[^.;:!?,“”\"]{{2,90}}?)\s+to\s+{act}",
        verbal=True,
    )
    add(
        "calls-for",
        rf"\b(?P<cue>{_any(cues.for_thing)})\s+{_ADVERBS}for\s+(?P<thing>(?!(?:in|by|on|from|with|at|this|that|what|me|us|you)\b)\S)",
        verbal=False,
    )
    add(
        "requests-from",
        rf"\b(?P<cue>{_any(cues.thing)})\s+(?:from|of)\s+(?P<who>(?:U\.S\.|[^.;:!?,“”\"]){{2,50}}?)\s+"
        r"(?P<thing>[$€£¥\d]|an?\b|additional\b|more\b|billions\b|millions\b)",
        verbal=False,
    )
    add(
        "requests",
        rf"\b(?P<cue>{_any(cues.thing)})\s+(?P<thing>(?!(?:to|that|for|by|from|on|at|in|and|of|with)\b)\S)",
        verbal=False,
    )
    add(
        "demands-that",
        rf"\b(?P<cue>{_any(cues.that)})\s+{_ADVERBS}that\s+(?P<who>[^.;:!?,“”\"]{{2,90}}?)\s+"
        rf"(?P<thing>(?:not\s+)?(?:be\s+\w+|{_any(cues.acts)}\b))",
        verbal=True,
    )
    add(
        "proposes-law",
        rf"\b(?P<cue>{_any(cues.propose)})\s+"
        r"(?P<thing>(?:(?:\w|-)+\s+){0,3}(?:legislation|law|bill|amendment|package of bills)\b)",
        verbal=False,
    )
    add(
        "request-for-party-to",
        rf"{noun}(?:\s+(?:from|by)\s+(?P<by>[^.;:!?,“”\"]{{2,60}}?))?\s+(?:for|to|on|upon)\s+{_WHO}{to_act}",
        verbal=True,
    )
    add(
        "request-for",
        rf"{noun}(?:\s+(?:from|by)\s+(?P<by>[^.;:!?,“”\"]{{2,60}}?))?"
        rf"(?:\s+(?:to|of)\s+(?P<who>[^.;:!?,“”\"]{{2,60}}?))?\s+for\s+(?P<thing>\S)",
        verbal=False,
    )
    add("demand-that", rf"{noun}(?<!proposal)(?<!proposals)\s+that\s+(?P<thing>\S)", verbal=True)
    add(
        "should-be-done",
        r"\b(?P<cue>(?:insist|demand|repeat|argu|maintain|urg)\w*)\s[^.;:!?“”\"]{0,40}?\bthat\s+"
        r"(?P<thing>[^.;:!?“”\"]{2,90}?)\s(?:should|must)\s+be\s+\w+",
        verbal=False,
    )
    add(
        "as-asked",
        r"(?:^|(?<=[.;:!?]\s))(?P<thing>\S[^.;:!?]{8,160}?),\s+as\s+(?:[A-Z]\S+\s+){1,4}(?:has\s+|had\s+|have\s+)?"
        r"(?P<cue>asked|requested|demanded|sought|urged)\b(?=[.,;]|\s*$)",
        verbal=False,
    )
    add("must", rf"\b(?P<cue>{_any(cues.modals)})\s+{_ADVERBS}{act}", verbal=True, passive=True)
    add(
        "time-for",
        rf"\b(?P<cue>time|critical|vital|essential|imperative|urgent)\s+for\s+(?P<who>[^.;:!?,“”\"]{{2,60}}?)\s+to\s+{act}",
        verbal=True,
    )
    return tuple(frames)


@cache
def _glance() -> Any:
    cues = proposal_cues()
    verbs = {
        *cues.to_party,
        *cues.for_thing,
        *cues.thing,
        *cues.that,
        *cues.propose,
        *cues.nouns,
        *cues.offer,
        *cues.modals,
    }
    verbs |= {w for words, _ in cues.to_party_with for w in words} | {"for the house to", "time for"}
    return re2.compile(r"(?i)\b" + _any(tuple(verbs)) + r"\b")


def may_ask(text: str) -> bool:
    """Whether any word of any frame stands in the text."""
    return _glance().search(text) is not None


_NEGATED = re.compile(r"(?:\bnot|n[’']t|\bnever)\s+(?:have\s+|be\s+|been\s+)?(?:\w+ly\s+)?$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto\s+(?!(?:the|this|an?|our|its|their|these|his|her|all|both)\b)[a-z]+", re.IGNORECASE)


def asks(text: str) -> Iterator[Ask]:
    """Every frame of the sentence, the more telling first; frames may overlap."""
    for frame in _frames():
        m = frame.pattern.search(text)
        while m:
            if ask := _ask(text, frame, m):
                yield ask
            m = frame.pattern.search(text, m.start("cue") + 1)


def _ask(text: str, frame: _Frame, m: re.Match[str]) -> Ask | None:
    """The frame found as an ask; None where a noun stands for the verb, or another verb between it and its act."""
    noun = frame.rule.startswith(("request-", "demand-that"))
    near = text[max(0, m.start("cue") - 60) : m.start("cue")]
    if _NEGATED.search(near) or near.lower().endswith("court of "):
        return None
    if is_noun(text, *m.span("cue")) if not noun and not frame.passive else noun and not _held(text, *m.span("cue")):
        return None
    who = m.span("who") if "who" in m.re.groupindex and m["who"] is not None else None
    if who and _INFINITIVE.search(text[slice(*who)]):
        return None
    return Ask(frame.rule, m["cue"].lower(), m.start("cue"), m.start("thing"), frame.verbal, who, frame.passive)


_OWNED = re.compile(
    r"(?:[’']s?|\b[A-Z]\w+(?:an|ese|ish|i)|\b(?:renew|repeat|reiterat|echo|issu|reject|support|join)\w*)\s+(?:\w+\s+)?$"
)


def _held(text: str, start: int, end: int) -> bool:
    """Whether the noun at ``start:end`` is somebody's request, not a verb."""
    return (
        is_noun(text, start, end) or text[end - 1] == "s" or _OWNED.search(text[max(0, start - 60) : start]) is not None
    )
