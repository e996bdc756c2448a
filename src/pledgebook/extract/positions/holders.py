"""Who holds a stance and where its subject stands, by the frame of the cue."""

import re
from dataclasses import dataclass

from pledgebook.extract.clauses import clause_subject, group_after, group_around, subject_of
from pledgebook.extract.doers import Memory, doer
from pledgebook.extract.positions.stances import Told
from pledgebook.extract.speakers import reporter
from pledgebook.model.claim import Stance
from pledgebook.model.mention import ActorForm, Reading

_WILL = re.compile(r"\b(?:will|would|can|could)\s+(?:\w+ly\s+)?\w+\s+")
_PROMISE = re.compile(
    r"\b(?:will|would|agree[sd]?|ready|willing|prepared|open|could|can|accept\w*|support\w*|back(?:s|ed)?|allow\w*"
    r"|permit\w*|lift\w*|join\w*|[’']ll|threaten\w*|favou?r\w*|go(?:es)? along|consider\w*|take part|sign"
    r"|intend\w*|plans?|pledg\w*|promis\w*|offer\w*)\b",
    re.IGNORECASE,
)
_QUESTIONED = re.compile(r"\b(?:what|how|who|whether|which)\s+$")
_POSSESSED = re.compile(r"(?:\s+(?:[\w’'-]+)){0,3}\s+")
_VERB = 80  # characters before a noun in which somebody expresses it
_EXPRESSED = re.compile(
    r"\b(?:express|reiterat|reaffirm|affirm|voic|underscor|confirm|renew|pledg|announc|convey|signal|restat|emphasi|stress"
    r"|ha[sd]|have|declar|repeat|reassur|highlight|maintain|state|stating|underlin|made clear|know|proclaim|register"
    r"|lodge|join|drop|their|its|our|my|his|her)\w*\b",
    re.IGNORECASE,
)
_COMMITS = re.compile(r"\b(?:re)?commit(?:s|ted)?\s+to\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"(?:we|I)\b", re.IGNORECASE)
_SAID_OF = ("speaker-law", "before", "before-measure", "before-party")
_LONG = 400  # a provision of a law or an order, not a sentence that tells where somebody stands
_AGENTS = 90  # characters after "by" in which the holders are named
CLAUSES = ("; ", ": ", " that ", "—")
_MARKS = (", ", "; ", ": ", " that ", " – ", "—", " and ")


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a stance, and the offsets of what it is about; ``own`` where it is said of "we" or "I"."""

    holder: tuple[str, ...]
    start: int
    end: int
    own: bool = False


def held(reading: Reading, told: Told, speaker: tuple[str, ...], memory: Memory) -> Held:
    """Holder and subject of a cue; holder () where nobody known holds it."""
    text, at = reading.sentence.text, told.at
    if told.cue.object in _SAID_OF:
        return _of_speaker(reading, told, speaker)
    if told.cue.object in ("opening", "whether"):
        return _of_opening(reading, told) if told.cue.object == "opening" else _whether(reading, told)
    if told.passive:
        holder = group_after(reading, told.after, told.after + _AGENTS)
        return Held(holder, phrase_before(text, at, CLAUSES), at)
    if told.cue.stance is Stance.CONDITIONAL:
        holder = _of_condition(reading, told, speaker, memory)
        return Held(holder, phrase_before(text, at), at if at > 12 else told.end)
    return _FORMS.get(told.form, _of_verb)(reading, told, speaker, memory)


def _of_list(reading: Reading, told: Told, speaker: tuple[str, ...], memory: Memory) -> Held:
    """ "Peru has committed to open its market; to implement the Lima Compact": who committed."""
    begun = list(_COMMITS.finditer(reading.sentence.text, 0, told.at))
    found = doer(reading, begun[0].start(), speaker, memory) if begun else None
    return Held(found.actors if found else (), told.after, told.end)


def _of_opening(reading: Reading, told: Told) -> Held:
    """ "In support of the Lima Compact, Peru will ..."."""
    comma = reading.sentence.text.find(",", told.after)
    holder = _named_after(reading, comma, 30) if told.at < 3 and comma > 0 else ()
    return Held(holder, told.after, max(comma, told.after))


def _of_verb(reading: Reading, told: Told, speaker: tuple[str, ...], memory: Memory) -> Held:
    found = doer(reading, told.at, speaker, memory)
    own = found is not None and _FIRST_PERSON.match(reading.sentence.text, found.start) is not None
    return Held(found.actors if found else (), told.after, told.end, own)


def _of_noun(reading: Reading, told: Told, speaker: tuple[str, ...], memory: Memory) -> Held:
    """Whose the support or opposition is: its owner's, or of whoever expresses it; "reviewed support" is nobody's."""
    if owner := _possessor(reading, told.at):
        return Held(owner, told.after, told.end)
    if _EXPRESSED.search(reading.sentence.text[max(0, told.at - _VERB) : told.at]):
        return _of_verb(reading, told, speaker, memory)
    return Held((), told.after, told.end)


def _of_speaker(reading: Reading, told: Told, speaker: tuple[str, ...]) -> Held:
    """ "The bill is critical to", "Congress must pass the bill", "Hamas cannot govern": what whoever speaks holds."""
    text, kind = reading.sentence.text, told.cue.object
    holder = reporter(reading, told.at, speaker)
    if kind == "speaker-law":
        return Held(holder, told.after, told.end)
    start = phrase_before(text, told.at, _MARKS if kind == "before" else CLAUSES)
    return Held(holder, start, told.end if kind == "before-party" else told.at)


def _whether(reading: Reading, told: Told) -> Held:
    """ "It remains to be seen whether Austria will embrace the plan"."""
    verb = _WILL.search(reading.sentence.text, told.after, told.end)
    found = subject_of(reading, verb.start(), floor=told.after) if verb else None
    holder = found.actors if found else _named_after(reading, told.after, 40)
    return Held(holder, verb.end() if verb else told.after, told.end)


def _of_condition(reading: Reading, told: Told, speaker: tuple[str, ...], memory: Memory) -> tuple[str, ...]:
    """Who sets the condition: the subject of what is promised under it, or whose thing depends on it."""
    text = reading.sentence.text
    if len(text) > _LONG:
        return ()
    promised = promise(text, told.at)
    if told.form == "weak":
        found = doer(reading, promised, (), memory) if promised else None
        return found.actors if found and not _FIRST_PERSON.match(text, found.start) else ()
    found = doer(reading, promised or told.at, speaker, memory) or clause_subject(reading, told.at)
    if found and any(m.start < found.end and found.start < m.end for m in reading.actors):
        return found.actors  # a thing that depends on something is no party by its name
    return reporter(reading, told.at, speaker) or (memory.last if told.form == "verbs" else ())


def promise(text: str, at: int) -> int:
    """Where what is promised under the condition at ``at`` begins, 0 where nothing is."""
    clause = max(text.rfind("; ", 0, at), text.rfind("” ", 0, at), 0)
    found = [m.start() for m in _PROMISE.finditer(text, clause, at)]
    return max((p for p in found if not _QUESTIONED.search(text[:p])), default=0)


def _possessor(reading: Reading, at: int) -> tuple[str, ...]:
    """ "Canada's support for", "the U.S. commitment to": whose the stance is."""
    for i, m in enumerate(reading.actors):
        if m.start < at < m.end and m.actors:
            return m.actors  # "Austria's opposition" is taken for a body
        owns = m.end <= at and m.actors and (m.possessive or m.form is ActorForm.ADJECTIVE)
        if owns and _POSSESSED.fullmatch(reading.sentence.text[m.end : at]):
            return group_around(reading, i).actors
    return ()


def _named_after(reading: Reading, start: int, reach: int) -> tuple[str, ...]:
    for m in reading.actors:
        if start <= m.start <= start + reach and m.form is not ActorForm.ADJECTIVE and m.actors:
            return m.actors
    return ()


def phrase_before(text: str, at: int, marks: tuple[str, ...] = _MARKS) -> int:
    """Where the phrase before ``at`` begins: after the last of the ``marks``."""
    floor = max(0, at - 300)
    return max((text.rfind(mark, floor, at) + len(mark) for mark in marks if mark in text[floor:at]), default=floor)


_FORMS = {"nouns": _of_noun, "listed": _of_list}
