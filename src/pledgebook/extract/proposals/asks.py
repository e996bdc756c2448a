"""Where a sentence asks for something: the frames of `ask_frames` as they are found.

A frame tells where the cue stands, whom it is addressed to and where the thing
asked for begins; who asks is found by `doers`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pledgebook.extract.proposals.ask_frames import Frame, any_of, frames_in
from pledgebook.extract.wording import is_noun
from pledgebook.reference.endings import ending
from pledgebook.reference.proposal_cues import proposal_cues


@dataclass(frozen=True, slots=True)
class Ask:
    """A frame found: offsets in the sentence of the cue, the addressee phrase and the thing asked for.

    ``verbal`` is true where the thing is an act ("to pass the bill"); ``passive`` where the addressee
    is the subject ("was asked to"); ``noun`` where a noun asks; ``by`` where it names who does.
    """

    rule: str
    cue: str
    at: int
    start: int
    verbal: bool
    addressee: tuple[int, int] | None = None
    passive: bool = False
    noun: bool = False
    by: tuple[int, int] | None = None


_NEGATED = ending(
    r"(?:\bnot|n[’']t|\bnever|\bnobody|\bno one|\bno longer|\bwithout)\s+(?:have\s+|be\s+|been\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_NEAR = 60  # characters in which what governs the cue stands
_SUPPOSED = re.compile(r"\b(?:if|whether)\s+[^,;:.]{0,60}$|\b(?:could|may|might)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_INFINITIVE = re.compile(r"\bto\s+(?!(?:the|this|an?|our|its|their|these|his|her|all|both)\b)[a-z]+", re.IGNORECASE)


# "appealed to partners not to sell", "asked that the sums for": other frames take them; "has been asked by Norway to"
_NOBODY = re.compile(r"^(?:by|that)\s|\snot$", re.IGNORECASE)
_FINITE = re.compile(
    r"\s(?:has|have|had|is|are|was|were|would|will|that"
    r"|and (?:urged|asked|called|demanded|requested|appealed|pressed))\s"
)


def asks(text: str) -> Iterator[Ask]:
    """Every frame of the sentence, the more telling first; frames may overlap."""
    for frame in frames_in(text):
        m = frame.pattern.search(text)
        while m:
            if ask := _ask(text, frame, m):
                yield ask
            m = frame.pattern.search(text, m.start("cue") + 1)


def _ask(text: str, frame: Frame, m: re.Match[str]) -> Ask | None:
    """The frame found as an ask; None where its cue is no word of asking here."""
    cue, who = m.span("cue"), _span(m, "who")
    if not (_holds_of_noun(text, cue) if frame.noun else _holds_of_verb(text, cue, frame)):
        return None
    if who and _NOBODY.search(text[slice(*who)]):
        return None
    if who and " and for " in text[slice(*who)]:
        return None  # "asked for tents and for a ship to carry them"
    if who and (_INFINITIVE.search(text[slice(*who)]) or _FINITE.search(text[slice(*who)])):
        return None  # another verb between it and its act
    place = (cue[0], m.start("thing"))
    return Ask(frame.rule, m["cue"].lower(), *place, frame.verbal, who, frame.passive, frame.noun, _span(m, "by"))


def _holds_of_verb(text: str, cue: tuple[int, int], frame: Frame) -> bool:
    """Whether the word asks: not negated, supposed, part of a name, or a noun that looks like the verb."""
    near = text[max(0, cue[0] - _NEAR) : cue[0]]
    if _NEGATED.search(near) or near.endswith("-") or (text[cue[0]].isupper() and near.strip(' “"‘')):
        return False
    if frame.passive:
        return True
    if _SUPPOSED.search(near) or is_noun(text, *cue):
        return False
    return frame.rule != "requests" or _is_finite(near, text[slice(*cue)].lower())


def _holds_of_noun(text: str, cue: tuple[int, int]) -> bool:
    """Whether the noun is somebody's request: not a verb, a court's name, or "no request"."""
    near = text[max(0, cue[0] - _NEAR) : cue[0]]
    if _NEGATED.search(near) or near.endswith("-") or near.lower().endswith("court of "):
        return False
    return is_noun(text, *cue) or text[cue[1] - 1] == "s" or _patterns()[0].search(near) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    cues = proposal_cues()
    held = re.compile(rf"(?:[’']s?|\b[A-Z]\w+(?:an|ese|ish|i)|\b{any_of(cues.held)}\w*)\s+(?:\w+\s+)?$")
    active = re.compile(rf"(?:\b(?:\w+ly|{any_of(cues.active)})|[,’'”)]|\b[A-Z][\w’'.-]*)\s+$")
    return held, active


_GOING_ON = re.compile(r"(?:\b(?:is|are|was|were|been|be|also|and|still|now|by|in|\w+ly)|,|[’'](?:s|re|m))\s+$")


_DOUBTFUL = ("requested", "requests", "demanded", "demands", "sought", "solicited")


def _is_finite(near: str, verb: str) -> bool:
    """Whether the verb before its object is finite: not "requested assistance", "refugees seeking admission"."""
    if verb.endswith("ing"):
        return _GOING_ON.search(near) is not None
    return (
        verb not in ("requested", "requests", "demanded", "demands", "sought", "solicited")
        or _patterns()[1].search(near) is not None
    )


def _span(m: re.Match[str], name: str) -> tuple[int, int] | None:
    return m.span(name) if name in m.re.groupindex and m[name] is not None else None
