"""Positions read from sentences: who stands where on which measure."""

import re
from collections import deque
from dataclasses import dataclass, field, replace

from pledgebook.extract.doers import Memory
from pledgebook.extract.positions.holders import CLAUSES, Held, held, phrase_before, promise
from pledgebook.extract.positions.judged import judge
from pledgebook.extract.positions.measures import fits, is_measure
from pledgebook.extract.positions.party_clauses import PartyClause, party_clauses, predicate_object
from pledgebook.extract.positions.stances import Told, stances
from pledgebook.extract.positions.traits import traits
from pledgebook.extract.speakers import Speakers, is_press, is_reported, speakers_of
from pledgebook.extract.telling import until_told
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Position, Stance
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm, Draft, Reading
from pledgebook.reference.position_cues import cues_in, measures

_IF = re.compile(
    r"\s(?:only\s+)?(?:if|provided (?:that|the|it|they)|as long as (?!it takes|necessary|needed)|so long as"
    r"|on condition|unless|only when|only after)\s(?!possible|needed)"
)
_OWN = re.compile(r"(?:we|I)\b", re.IGNORECASE)
_CONDITION = 140  # characters after a cue in which its condition begins
_LIKELY = 0.45  # from which a clause tells a stance; by `training/stances.py`
_SHORTEST = 4  # letters of a subject
_NO_HOLDER = "a stance on a measure is told, and the text does not tell whose"
_NEAR = 2  # sentences in which "it" can be what was spoken of


@dataclass(slots=True)
class _Reader:
    layout: Layout
    speakers: Speakers
    reported: bool = False
    memory: Memory = field(default_factory=Memory)
    topic: str | None = None
    spoken_at: int = -9
    before: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_NEAR))
    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    said: dict[tuple[tuple[str, ...], Stance], list[frozenset[str]]] = field(default_factory=dict)
    nobodys: bool = False  # whether the sentence tells a stance of nobody known


def may_take_a_stance(text: str) -> bool:
    """Whether any word of a stance stands in the text; the looser words of news are not looked for."""
    return bool(cues_in(text, reported=False))


def read_positions(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of positions in the order of the text, and what was found but could not be placed."""
    until = until_told(readings, "position")
    if not until:
        return [], []
    reader = _Reader(layout, speakers_of(readings, layout), reported=is_reported(layout))
    for reading in until:
        text = reading.sentence.text
        if "position" in reading.may_tell and not text.endswith("?") and not is_press(reading):
            _read_sentence(reader, reading)
        reader.memory.note(reading)
        reader.before.append((reading.sentence.index, text))
    return reader.drafts, reader.issues


def _read_sentence(reader: _Reader, reading: Reading) -> None:
    taken: list[tuple[int, int]] = []
    text = reading.sentence.text
    reader.nobodys = False
    cues = list(stances(text, reported=reader.reported))
    for told in cues:
        if any(a <= told.at < b for a, b in taken):
            continue
        if end := _read_cue(reader, reading, told):
            # what is promised under a condition is no stance of its own
            conditional = told.cue.stance is Stance.CONDITIONAL
            taken.append(((promise(text, told.at) if conditional else 0) or told.at, end))
    for clause in party_clauses(reading):
        _judge_clause(reader, reading, clause, cues)
    if reader.nobodys and not _holders(reader, reading):
        span = reading.sentence.locate(0, len(text))
        reader.issues.append(Issue("position-without-holder", _NO_HOLDER, reader.layout.document.source, span))


def _is_of_nobody(reader: _Reader, told: Told, subject: str) -> bool:
    """Whether a reporter tells of a stance on a measure that is named, and nobody is told who takes it."""
    clear = told.cue.object not in ("any", "none") and len(subject) >= _SHORTEST and is_measure(subject, loose=False)
    return reader.reported and clear and fits(told, subject, topic=False, reported=True)


def _judge_clause(reader: _Reader, reading: Reading, clause: PartyClause, cues: list[Told]) -> None:
    """A stance that no rule tells, where the clause as a whole speaks for one."""
    if any(set(clause.actors) & set(holder) for holder in _holders(reader, reading)):
        return
    judged = judge(traits(reading, clause, cues, reported=reader.reported))
    if judged.likely < _LIKELY:
        return
    text = reading.sentence.text
    inside = [told for told in cues if clause.at <= told.at < clause.end]
    start = inside[0].after if inside else predicate_object(text, clause)
    subject = _short(phrase(text, start, min(phrase_end(text, start), max(clause.end, start))))
    if len(subject) < _SHORTEST:
        subject = phrase(text, clause.at, phrase_end(text, clause.at))
    if _OWN.match(text, clause.start) and not is_measure(subject, loose=True):
        return  # "we will not give up"
    _add(reader, reading, Position(clause.actors, subject, judged.stance), "judged", judged.reasons)
    reader.drafts[-1] = replace(reader.drafts[-1], confidence=round(judged.likely, 2))


def _holders(reader: _Reader, reading: Reading) -> list[tuple[str, ...]]:
    """Who takes a stance in the sentence by the drafts so far."""
    here = (d for d in reader.drafts[-9:] if d.sentence == reading.sentence.index)
    return [d.content.holder for d in here if isinstance(d.content, Position)]


def _read_cue(reader: _Reader, reading: Reading, told: Told) -> int:
    """The offset up to which the stance was read, 0 where it is none."""
    text = reading.sentence.text
    found = held(reading, told, reader.speakers.of(reading), reader.memory)
    subject = phrase(text, found.start, found.end)
    if not found.holder:
        reader.nobodys = reader.nobodys or _is_of_nobody(reader, told, subject)
        return 0
    if not fits(told, subject, topic=_has_topic(reader, reading), reported=reader.reported):
        return 0
    courteous = told.cue.object == "named" and not told.passive
    if courteous and not reader.reported and _is_solidarity(reading, found.start):
        return 0
    if told.cue.object == "before-party" and not _parties(reading, found.start, told.at) - set(found.holder):
        return 0
    if found.own and told.cue.object in ("any", "none") and not _is_of_others(reading, told, found, subject):
        return 0
    subject = _short(subject)
    if len(subject) < _SHORTEST:
        subject = reader.topic or phrase(text, phrase_before(text, told.at, CLAUSES), told.after)
    position = Position(found.holder, subject, told.stance)
    if told.stance is Stance.PERMITS and measures().limits.search(text[told.at : found.end]):
        position = replace(position, stance=Stance.PERMITS_WITH_LIMITS)
    elif told.stance in (Stance.SUPPORTS, Stance.PERMITS) and _IF.search(text[told.after : told.after + _CONDITION]):
        position = replace(position, stance=Stance.CONDITIONAL)
    _keep(reader, reading, position, told)
    return max(found.end, told.after)


def _has_topic(reader: _Reader, reading: Reading) -> bool:
    """Whether a measure was spoken of just before, or a stance on one taken."""
    near = reading.sentence.index - _NEAR
    return reader.spoken_at >= near or any(
        measures().definite.search(text) or (reader.reported and measures().loose.search(text))
        for index, text in reader.before
        if index >= near
    )


def _is_of_others(reading: Reading, told: Told, found: Held, subject: str) -> bool:
    """Whether what "we" are for or against is a measure, or another party's: not "we refuse to give up"."""
    if told.cue.stance is Stance.CONDITIONAL:
        return True
    return bool(_parties(reading, told.at, found.end) - set(found.holder)) or is_measure(subject, loose=True)


_DOING = re.compile(r"(?:(?:,|\s+and)\s+(?:the\s+)?[A-Z][\w’.-]+)*\s+\w+ing\b")


def _is_solidarity(reading: Reading, start: int) -> bool:
    """Whether a party itself is backed, "support for Kenya", not what it does: "Kenya's bid", "Kenya joining"."""
    text = reading.sentence.text
    first = next((m for m in reading.actors if start <= m.start <= start + 6), None)
    if first is None or first.possessive or first.form in (ActorForm.ADJECTIVE, ActorForm.PRONOUN):
        return False
    return _DOING.match(text, first.end) is None


def _parties(reading: Reading, start: int, end: int) -> set[str]:
    return {a for m in reading.actors if start <= m.start < end for a in m.actors}


_TAIL = re.compile(
    r"\s+(?:(?:and|but)\s+(?:is|are|was|were|has|have|had|will|would|does|did|not|cannot)"
    r"|who|that|which|so that|to (?:my|the [Pp]resident’s) desk|without delay|immediately|as soon as)\b"
)
_COPULA = re.compile(r"\s+(?:is|are|was|were|be|been|has been|have been|will be)$")


def _short(subject: str) -> str:
    """The subject without relative clause and haste, where enough is left."""
    subject = _COPULA.sub("", subject.removeprefix("to "))
    cut = _TAIL.search(subject)
    return subject[: cut.start()] if cut and len(subject[: cut.start()].split()) >= 2 else subject


_BACK = re.compile(
    r"(?:this|that|these|those|such)\b|(?:bill|legislation|agreement|deal|plan|law|proposal|request)$", re.IGNORECASE
)


def _keep(reader: _Reader, reading: Reading, content: Position, told: Told) -> None:
    """Add a draft unless the document, or the sentence in other words, has said the same before."""
    words = frozenset(re.findall(r"\w{3,}", content.subject.lower()))
    before = reader.said.setdefault((content.holder, content.stance), [])
    if before and _BACK.match(content.subject):
        return
    if any(len(words & other) >= 0.6 * min(len(words), len(other)) for other in before):
        return
    sentence = reading.sentence
    same = [d.content for d in reader.drafts[-3:] if d.sentence == sentence.index]
    if any(
        isinstance(c, Position)
        and c.holder == content.holder
        and (content.subject in c.subject or c.subject in content.subject)
        for c in same
    ):
        return
    before.append(words)
    _add(reader, reading, content, told.cue.rule, (told.words.lower(),))


def _add(reader: _Reader, reading: Reading, content: Position, rule: str, cues: tuple[str, ...]) -> None:
    sentence = reading.sentence
    reader.topic, reader.spoken_at = content.subject, sentence.index
    span = sentence.locate(0, len(sentence.text))
    reader.drafts.append(Draft(content, span, sentence.index, rule, cues))
