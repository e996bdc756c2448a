"""Positions read from sentences: who stands where on which measure."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import re2

from pledgebook.extract.backing import backing
from pledgebook.extract.clauses import Subject, clause_subject, group_around, subject_of
from pledgebook.extract.speakers import Speakers, reporter, speakers_of
from pledgebook.extract.wording import is_noun, phrase, phrase_end
from pledgebook.model.claim import Position, Stance
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm, Draft, Reading
from pledgebook.reference.position_cues import PositionCue, position_cues

_NEGATED = re.compile(r"(?:\bnot|n[’']t|\bnever|\bneither|\bno longer|\bto)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"\b(?:agree[sd]?|commit(?:s|ted|ting)?|continue[sd]?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|intend(?:s|ed)?|decided"
    r"|going|ready|prepared|is|are)\s+to\s+(?:\w+ly\s+)?$"
    r"|\b(?:will|would)\s+(?:continue to\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|can|could)\s+(?:\w+ly\s+)?\w+\s+")
_NOUN = re.compile(
    r"(?:\w+ )?(?:support (?:for|of)|commitment to|policy of|in favou?r|reluctance|express|voic)", re.IGNORECASE
)
_BARE = re.compile(r"(?:support|endorse|welcome|approve|oppose|reject|refuse|permit|allow)\b", re.IGNORECASE)
_BEEN = re.compile(r"\b(?:be|been|being|is|are|was|were|already)\s+(?:\w+ly\s+)?$")
_GERUND_OF = re.compile(r"\b(?:for|by|of|in|on|from|without|after|before|about|when|while)\s+$")
_BY = re.compile(r"\s+by\s+")
_FIRST_PERSON = re.compile(r"(?:we|I|our|my|us)\b|(?:the|my) administration", re.IGNORECASE)
_POSSESSED = re.compile(r"(?:\s+(?:[\w’'-]+)){0,3}\s+")


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: PositionCue
    pattern: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(c, re.compile(r"(?<![\w-])(?:" + "|".join(c.words) + r")(?![\w-])", re.IGNORECASE))
        for c in position_cues().cues
    )


@cache
def _glance() -> Any:
    """The cheap look: every cue without what must or must not stand around it, so it misses none."""
    words = [_without_surroundings(word) for cue in position_cues().cues for word in cue.words]
    return re2.compile(r"(?i)\b(?:" + "|".join(words) + r")")


def _without_surroundings(pattern: str) -> str:
    """``pattern`` without its look-arounds, which re2 does not know."""
    while found := re.search(r"\(\?<?[=!]", pattern):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(pattern[end], 0)
            end += 1
        pattern = pattern[: found.start()] + pattern[end:].removeprefix("?")
    return pattern


@cache
def _objects() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = position_cues()
    return (
        re.compile(
            r"\b[A-Z][\w’'-]*(?:\s+(?:[A-Z0-9][\w’'-]*|of|for|on|the|and|to|in|with))*?\s+(?:"
            + "|".join(cues.named)
            + r")\b|\b(?:"
            + "|".join(cues.named)
            + r") (?:of|for|on|to) [A-Z]"
        ),
        re.compile(r"\b(?:" + cues.common + r")(?![\w-])", re.IGNORECASE),
        re.compile(r"\b(?:" + cues.never + r")(?!\w)", re.IGNORECASE),
        re.compile(r"\b(?:" + cues.deeds + r")(?!\w)", re.IGNORECASE),
        re.compile(cues.limits, re.IGNORECASE),
    )


@dataclass(slots=True)
class _Reader:
    layout: Layout
    speakers: Speakers
    topic: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    said: dict[tuple[tuple[str, ...], Stance], list[frozenset[str]]] = field(default_factory=dict)


def may_take_a_stance(text: str) -> bool:
    """Whether any word of a stance stands in the text."""
    return _glance().search(text) is not None


def read_positions(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of positions in the order of the text, and what was found but could not be placed."""
    reader = _Reader(layout, speakers_of(readings, layout))
    for reading in readings:
        text = reading.sentence.text
        if text.endswith("?"):
            continue
        before = len(reader.drafts)
        if _glance().search(text):
            _read_sentence(reader, reading)
        if len(reader.drafts) == before:
            for position, cue in backing(reading, reader.speakers):
                _keep(reader, reading, position, "position/backing", cue)
    return reader.drafts, reader.issues


def _read_sentence(reader: _Reader, reading: Reading) -> None:
    text = reading.sentence.text
    taken: list[tuple[int, int]] = []
    for cue in _cues():
        for m in cue.pattern.finditer(text):
            if any(a <= m.start() < b for a, b in taken):
                continue
            end = _read_cue(reader, reading, cue.kind, m.start(), m.end())
            if end:
                taken.append((m.start(), end))


def _is_verb(text: str, at: int, after: int) -> bool:
    """Whether the cue is a verb that somebody is the subject of: not "for refusing", nor "has been rejected"."""
    verb = text[at:after].split(maxsplit=1)[0]
    if verb.endswith("ing") and _GERUND_OF.search(text[max(0, at - 40) : at]):
        return False
    if verb.endswith("ed") and verb.lower() not in ("committed", "opposed") and not _BY.match(text, after):
        return _BEEN.search(text[max(0, at - 40) : at]) is None
    return True


def _read_cue(reader: _Reader, reading: Reading, cue: PositionCue, at: int, after: int) -> int:
    """The offset up to which the stance was read, 0 where it is none."""
    text = reading.sentence.text
    holder, start, end = _parts(reader, reading, cue, at, after) if _is_verb(text, at, after) else ((), 0, 0)
    if not holder:
        return 0
    subject = phrase(text, start, end)
    if not _fits(cue, subject) or is_noun(text, at, after):
        return 0
    subject = _short(subject)
    if len(subject) < 4:
        subject = reader.topic or phrase(text, _before(text, at), after)
    stance = cue.stance
    if stance is Stance.PERMITS and _objects()[4].search(text[at:end]):
        stance = Stance.PERMITS_WITH_LIMITS
    _keep(reader, reading, Position(holder, subject, stance), cue.rule, text[at:after].lower())
    return max(end, after)


_TAIL = re.compile(
    r"\s+(?:who|that|which|so that|to (?:my|the [Pp]resident’s) desk|without delay|immediately|as soon as)\b"
)


_COPULA = re.compile(r"\s+(?:is|are|was|were|be|been|has been|have been|will be)$")


def _short(subject: str) -> str:
    """The subject without relative clause and haste, where enough is left."""
    subject = _COPULA.sub("", subject.removeprefix("to "))
    cut = _TAIL.search(subject)
    return subject[: cut.start()] if cut and len(subject[: cut.start()].split()) >= 2 else subject


def _parts(
    reader: _Reader, reading: Reading, cue: PositionCue, at: int, after: int
) -> tuple[tuple[str, ...], int, int]:
    """Holder and the offsets of the subject, by the frame of the cue; no holder where the frame does not hold."""
    text = reading.sentence.text
    end = phrase_end(text, after)
    if cue.object in ("speaker-law", "before"):
        holder = reporter(reading, at, reader.speakers.of(reading))
        return (holder, after, end) if cue.object == "speaker-law" else (holder, _before(text, at), at)
    if cue.object == "opening":
        comma = text.find(",", after)
        return (_holder_after(reading, comma, 30) if at < 3 and comma > 0 else ()), after, max(comma, after)
    if cue.object == "whether":
        verb = _WILL.search(text, after, end)
        found = subject_of(reading, verb.start(), floor=after) if verb else None
        holder = found.actors if found else _holder_after(reading, after, 40)
        return holder, verb.end() if verb else after, end
    if passive := _BY.match(text, after):
        return _holder_after(reading, passive.end(), 12), _before(text, at), at
    if cue.stance is Stance.CONDITIONAL:
        return _of_condition(reader, reading, at), _before(text, at), at if at > 12 else end
    near = text[max(0, at - 60) : at]
    negated = cue.object != "none" and _NEGATED.search(near) and not _INFINITIVE.search(near)
    return () if negated else _holder(reader, reading, at), after, end


def _of_condition(reader: _Reader, reading: Reading, at: int) -> tuple[str, ...]:
    """Who sets the condition: the subject, the clause's first actor, or who reports or speaks."""
    if holder := _holder(reader, reading, at):
        return holder
    if len(reading.sentence.text) > 400:
        return ()  # a long provision of a law or an order
    first = clause_subject(reading, at)
    return first.actors if first and first.actors else reporter(reading, at, reader.speakers.of(reading))


def _holder(reader: _Reader, reading: Reading, at: int) -> tuple[str, ...]:
    """Who holds the stance of the cue at ``at``."""
    text = reading.sentence.text
    found = subject_of(reading, at)
    if found is None and _NOUN.match(text, at):
        found = _possessor(reading, at)
    if (
        found
        and found.start + 60 < at
        and _BARE.match(text, at)
        and found.form is not ActorForm.PRONOUN
        and len(found.actors) < 2
    ):
        return ()  # "agencies identify and support": a bare form far from a single subject is no finite verb
    if found is None and re.match(r"\w+ing\b|support for|commitment to|in support of|in favou?r", text[at:]):
        found = clause_subject(reading, at)
    if found is None:
        return ()
    if not found.actors and found.form is ActorForm.PRONOUN and _FIRST_PERSON.match(text[found.start :]):
        return reader.speakers.of(reading)
    return found.actors


def _possessor(reading: Reading, at: int) -> Subject | None:
    """ "Canada's support for", "the U.S. commitment to": whose the stance is."""
    for i, m in enumerate(reading.actors):
        if (
            m.end <= at
            and (m.possessive or m.form is ActorForm.ADJECTIVE)
            and _POSSESSED.fullmatch(reading.sentence.text[m.end : at])
        ):
            return group_around(reading, i)
    return None


def _holder_after(reading: Reading, start: int, reach: int) -> tuple[str, ...]:
    for m in reading.actors:
        if start <= m.start <= start + reach and m.form is not ActorForm.ADJECTIVE and m.actors:
            return m.actors
    return ()


def _before(text: str, at: int) -> int:
    """Where the phrase before ``at`` begins."""
    marks = (", ", "; ", ": ", " that ", " – ", "—", " and ")
    floor = max(0, at - 300)
    return max((text.rfind(mark, floor, at) + len(mark) for mark in marks if mark in text[floor:at]), default=floor)


_NOBODY = re.compile(
    r"(?:those who|people|you know|foreign powers|anyone|everyone|each other"
    r"|(?:us|me|is|are|was|hate|violence)\b|(?:the )?(?:false|idea|notion|way)\b)",
    re.IGNORECASE,
)


def _fits(cue: PositionCue, subject: str) -> bool:
    """Whether the subject is of the kind that the cue asks for."""
    named, common, never, deeds, _ = _objects()
    head = " ".join(re.split(r"\s(?:who|that|which)\s", subject)[0].split()[:14])
    if cue.object == "none" or len(subject) < 4:
        return cue.object in ("none", "act")
    if cue.object == "deed":
        return deeds.search(subject) is not None
    if cue.object in ("act", "whether"):
        return not _NOBODY.match(subject)
    if cue.object in ("law", "speaker-law", "before"):
        return _laws().search(head) is not None
    first = common.search(re.split(r"\sand\s", head)[0]) or named.search(head)
    refused = never.search(head)
    if head.lower().startswith(("and ", "or ", "but ")):
        return False
    return first is not None and (refused is None or refused.start() > first.start())


@cache
def _laws() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + position_cues().laws + r")\b", re.IGNORECASE)


_BACK = re.compile(
    r"(?:this|that|these|those|such)\b|(?:bill|legislation|agreement|deal|plan|law|proposal|request)$", re.IGNORECASE
)


def _keep(reader: _Reader, reading: Reading, content: Position, rule: str, cue: str) -> None:
    """Add a draft unless the document has said the same before."""
    words = frozenset(re.findall(r"\w+", content.subject.lower()))
    before = reader.said.setdefault((content.holder, content.stance), [])
    if before and _BACK.match(content.subject):
        return
    if any(len(words & other) >= 0.6 * min(len(words), len(other)) for other in before):
        return
    before.append(words)
    reader.topic = content.subject
    sentence = reading.sentence
    reader.drafts.append(Draft(content, sentence.locate(0, len(sentence.text)), sentence.index, rule, (cue,)))
