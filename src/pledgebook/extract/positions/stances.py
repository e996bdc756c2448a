"""Stances as a sentence tells them: the cue and what governs it; who holds it and on what comes after.

A cue counts only where it is said to be so: not under "must" and "could", not in a
question or after "whether", not as an infinitive that nobody does ("urged them to
support"), not as a noun that looks like the verb. A negation turns some stances round
and makes the others silent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.extract.wording import phrase_end
from pledgebook.model.claim import Stance
from pledgebook.reference.endings import ending
from pledgebook.reference.position_cues import Governs, PositionCue, cues_in, governs

_BEFORE = 70  # characters in which what governs a cue stands
_HYPOTHESIS = re.compile(r"\b(?:if|whether|unless|until|were|in case)\s+[^,;:.]{0,70}$", re.IGNORECASE)
_BE = ending(
    r"(?:\b(?:be|been|being|is|are|was|were|get|gets|got)|[’']s|[’']re)(?:\s+(?:\w+ly|also|now|already|still))*\s+$"
)
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|our|newly|recently|previously)\s+$")
_GERUND_OF = re.compile(
    r"\b(?:for|by|of|in|on|from|without|after|before|about|against|towards?|than|into|despite|and|or)\s+$",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:in|with|through)\s+$", re.IGNORECASE)
_ENSURED = re.compile(r"\b(?:ensur\w+|so that|make sure|made sure|prevent\w*)\b[^.;]*$", re.IGNORECASE)
_COMMITTED = re.compile(r"\b(?:re)?commit(?:s|ted)?\s+to\b", re.IGNORECASE)
_GOES_ON = re.compile(r"[\w-]")
_BY = re.compile(r"(?:\s+\w+ly)?\s+by\s+")
_BY_TIME = re.compile(
    r"(?:the\s+)?(?:end|time|year|summer|winter|\d|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday)"
)
_PARTICIPLES = ("ed", "en", "wn", "ught")
_SHORT_PARTICIPLES = frozenset(("let", "put", "lit", "green-lit"))


@dataclass(frozen=True, slots=True)
class Told:
    """A cue that tells a stance: offsets of its words (``at``, ``after``) and of the end of its object.

    ``form`` is the one of the cue's lists that was found; ``passive`` where the holder follows "by" at ``after``,
    ``finite`` false where no "is" stands before: "the plan endorsed by the Council".
    """

    cue: PositionCue
    form: str
    stance: Stance
    words: str
    at: int
    after: int
    end: int
    passive: bool = False
    finite: bool = True


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A cue's words at ``at:after``, and what they tell: ``told`` None where something around them forbids it."""

    cue: PositionCue
    form: str
    at: int
    after: int
    told: Told | None


def occurrences(text: str, *, reported: bool) -> Iterator[Occurrence]:
    """Every cue that stands in the sentence, the more telling first; later ones may overlap earlier ones."""
    for cue, form, pattern in cues_in(text, reported=reported):
        for m in pattern.finditer(text):
            start, after = m.span()
            if text[start - 1 : start] != "-" and not _GOES_ON.match(text, after):
                yield Occurrence(cue, form, start, after, _told(text, cue, form, (start, after)))


def _told(text: str, cue: PositionCue, form: str, place: tuple[int, int]) -> Told | None:
    at, after = place
    before = text[max(0, at - _BEFORE) : at]
    told = Told(cue, form, cue.stance, text[at:after], at, after, phrase_end(text, after))
    known = governs()
    if form in ("openers", "weak", "listed"):
        return told if _opens(text, told, before) else None
    if _HYPOTHESIS.search(before):
        return None
    if form == "nouns":
        return None if known.nobodys.search(before) or _WITH.search(before) else told
    stance = cue.negated if known.negated.search(before) else cue.stance
    if stance is None or known.modal.search(before):
        return None
    told = Told(cue, form, stance, told.words, at, after, told.end)
    return told if form == "states" else _verb(text, told, before, known)


def _opens(text: str, told: Told, before: str) -> bool:
    """Whether words that are no verb of the holder's open what they are listed for."""
    if told.form == "listed":
        return _COMMITTED.search(text, 0, told.at) is not None
    if told.cue.object == "before-party":
        return _ENSURED.search(before) is None
    return not told.words.startswith("provided") or before.rstrip().endswith((",", "—", "but"))


def _verb(text: str, told: Told, before: str, known: Governs) -> Told | None:
    """The cue where it is a finite verb, a participle clause or a passive with its agent."""
    word = told.words.split(maxsplit=1)[0]
    if word[0].isupper() and not (word.isupper() and len(word) > 3) and before.strip(' “"‘*'):
        return None  # part of a name
    word = word.lower()
    being = _BE.search(before) is not None
    if word.endswith("ing"):
        gerund = _GERUND_OF.search(before) or known.determined.search(before)
        return told if being or gerund is None else None
    if word.endswith(_PARTICIPLES) or word in _SHORT_PARTICIPLES:
        last = told.words.rsplit(maxsplit=1)[-1].lower()
        by = _BY.match(text, told.after) if last.endswith(_PARTICIPLES) or last == word else None
        if by and not _BY_TIME.match(text, by.end()):
            return Told(told.cue, told.form, told.stance, told.words, told.at, by.end(), told.end, True, being)
        return None if being or _ARTICLE.search(before) else told
    if known.infinitive.search(before):
        return told if known.doing.search(before) else None
    noun = word in known.homographs and known.determined.search(before)
    direction = word.startswith("back") and known.direction.search(before)
    return None if being or noun or direction else told
