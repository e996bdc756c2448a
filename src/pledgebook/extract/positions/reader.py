"""Positions read from sentences: who stands where on which measure."""

import re
from collections import deque
from dataclasses import dataclass, field, replace

from pledgebook.extract.doers import Memory
from pledgebook.extract.positions.holders import CLAUSES, Held, held, phrase_before, promise
from pledgebook.extract.positions.judging import Anchor, Around, Heard, Judge
from pledgebook.extract.positions.measures import fits, is_measure
from pledgebook.extract.positions.party_clauses import party_clauses
from pledgebook.extract.positions.repeats import Said, is_new
from pledgebook.extract.positions.stances import Occurrence, Told, occurrences
from pledgebook.extract.positions.subjects import SHORTEST, shortened
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
_CONDITION = 140  # characters after a cue in which its condition begins
_NO_HOLDER = "a stance on a measure is told, and the text does not tell whose"
_NEAR = 2  # sentences in which "it" can be what was spoken of


@dataclass(slots=True)
class _Reader:
    layout: Layout
    speakers: Speakers
    judge: Judge
    reported: bool = False
    memory: Memory = field(default_factory=Memory)
    topic: str | None = None
    spoken_at: int = -9
    before: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=_NEAR))
    ruled: list[Draft] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    said: Said = field(default_factory=dict)
    kept: Said = field(default_factory=dict)
    last: dict[int, Reading] = field(default_factory=dict)  # of each passage
    nobodys: bool = False  # whether the sentence tells a stance of nobody known


def may_take_a_stance(text: str) -> bool:
    """Whether any word of a stance stands in the text; the looser words of news are not looked for."""
    return bool(cues_in(text, reported=False))


def read_positions(
    readings: tuple[Reading, ...], layout: Layout, heard: list[list[Heard]] | None = None
) -> tuple[list[Draft], list[Issue]]:
    """Drafts of positions in the order of the text, and what was found but could not be placed.

    With a list ``heard`` it takes only what the rules read, and puts there for each sentence what may be judged.
    """
    until = until_told(readings, "position")
    if not until:
        return [], []
    reported = is_reported(layout)
    reader = _Reader(layout, speakers_of(readings, layout), Judge(layout, heard, reported=reported), reported=reported)
    for reading in until:
        text = reading.sentence.text
        if "position" in reading.may_tell and not text.endswith("?") and not is_press(reading):
            _read_sentence(reader, reading)
        reader.memory.note(reading)
        reader.before.append((reading.sentence.index, text))
    return reader.drafts, reader.issues


def _read_sentence(reader: _Reader, reading: Reading) -> None:
    text = reading.sentence.text
    reader.nobodys = False
    ruled, looked = _by_rules(reader, reading)
    drafts: list[Draft] = []
    if ruled or reader.judge.looks_at(reading):
        clauses = tuple(party_clauses(reading))
        around = Around(clauses, reader.memory, _lead(reader, reading), reader.speakers.of(reading))
        drafts = reader.judge.hear(reading, looked, ruled, around)
        reader.drafts += [draft for draft in drafts if is_new(draft, reader.drafts, reader.kept)]
        for draft in ruled.values():
            if draft not in drafts:
                told = f"the rules take it for a position, the judge does not ({', '.join(draft.cues)})"
                reader.issues.append(Issue("position-overruled", told, reader.layout.document.source, draft.span))
    reader.last[reading.sentence.passage.index] = reading
    if reader.nobodys and not drafts:
        span = reading.sentence.locate(0, len(text))
        reader.issues.append(Issue("position-without-holder", _NO_HOLDER, reader.layout.document.source, span))


def _lead(reader: _Reader, reading: Reading) -> tuple[str, ...]:
    """Whom the passage that leads the sentence's list in is about: the last party of its last sentence."""
    lead = reading.sentence.passage.lead
    said = reader.last.get(lead) if lead is not None else None
    return next((c.actors for c in reversed(tuple(party_clauses(said)))), ()) if said else ()


def _by_rules(reader: _Reader, reading: Reading) -> tuple[dict[int, Draft], list[Anchor]]:
    """What the rules read in the sentence, by the place of its words, and every place that they looked at."""
    taken: list[tuple[int, int]] = []
    ruled: dict[int, Draft] = {}
    looked: list[Anchor] = []
    text = reading.sentence.text
    for one in occurrences(text, reported=reader.reported):
        told, verdict = one.told, "loose"
        holder: tuple[str, ...] = ()
        if told is not None and not any(a <= told.at < b for a, b in taken):
            found = held(reading, told, reader.speakers.of(reading), reader.memory)
            holder, verdict = found.holder, "refused" if found.holder else "nobody"
            count = len(reader.ruled)
            if end := _read_cue(reader, reading, told, found):
                # what is promised under a condition is no stance of its own
                conditional = told.cue.stance is Stance.CONDITIONAL
                taken.append(((promise(text, told.at) if conditional else 0) or told.at, end))
                verdict = "taken" if len(reader.ruled) > count else "again"
            if verdict == "taken" and one.at not in ruled:
                ruled[one.at] = reader.ruled[-1]
        elif told is not None:
            verdict = "inside"
        anchor = _anchor(text, one, verdict, holder)
        if verdict in ("taken", "again"):
            looked.insert(len(ruled) - 1 if verdict == "taken" else len(ruled), anchor)
        else:
            looked.append(anchor)
    return ruled, looked


def _anchor(text: str, one: Occurrence, verdict: str, holder: tuple[str, ...]) -> Anchor:
    told = one.told
    stance, end = (told.stance, told.end) if told else (one.cue.stance, phrase_end(text, one.after))
    start = told.after if told else one.after
    return Anchor(one.at, start, max(start, end), verdict, one.cue.rule, one.form, stance, holder)


def _is_of_nobody(reader: _Reader, told: Told, subject: str) -> bool:
    """Whether a reporter tells of a stance on a measure that is named, and nobody is told who takes it."""
    clear = told.cue.object not in ("any", "none") and len(subject) >= SHORTEST and is_measure(subject, loose=False)
    return reader.reported and clear and fits(told, subject, topic=False, reported=True)


def _read_cue(reader: _Reader, reading: Reading, told: Told, found: Held) -> int:
    """The offset up to which the stance was read, 0 where it is none."""
    text = reading.sentence.text
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
    subject = shortened(subject)
    if len(subject) < SHORTEST:
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


def _keep(reader: _Reader, reading: Reading, content: Position, told: Told) -> None:
    """Add what the rules read unless the document, or the sentence in other words, has said the same before."""
    sentence = reading.sentence
    span = sentence.locate(0, len(sentence.text))
    draft = Draft(content, span, sentence.index, told.cue.rule, (told.words.lower(),))
    if is_new(draft, reader.ruled, reader.said):
        reader.topic, reader.spoken_at = content.subject, sentence.index
        reader.ruled.append(draft)
