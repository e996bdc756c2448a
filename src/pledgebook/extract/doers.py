"""Who does what a cue says, where word order alone does not tell: the clause, and what was said before.

`clauses` finds a subject that is named next to its verb. Here stands what a reader
does beyond that: a verb far from its subject shares the clause's first one; "the
ministry", "the bank", "she" are whoever was last spoken of as such.
"""

import re
from dataclasses import dataclass

from pledgebook.extract.clauses import Subject, clause_subject, group_around, subject_of
from pledgebook.extract.wording import slug
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.clause_words import clause_words

_FIRST_PERSON = re.compile(r"(?:we|I|our|my|us)\b|(?:the|my|our|this) administration", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:“”\"]|\b(?:that|while|whereas|because|although|though|if|whether|when|where|as|unless|who|which)\s",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^\W*(?:the|its|his|her|their|that|this)\s+(?P<noun>(?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?:,[^,]{1,80},)?\s",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^\W*(?:(?:all|both|the|our|these|those|national|security|foreign|defence|defense|two|three|several)\s+){0,4}(?P<noun>\w+s)"
    r"(?:\s+(?:have|also|all|jointly|further|again|then|and\s+\w+|\w+ly))*\s*$",
    re.IGNORECASE,
)
# "the co-chairs have": whoever issues the text of the occasion
_CHAIRS = re.compile(
    r"^\W*(?:the\s+)?(?P<noun>co-?chairs|co-?hosts|hosts|organi[sz]ers)(?:\s+(?:have|also|jointly|further|again|then|\w+ly))*\s*$",
    re.IGNORECASE,
)
_OF = re.compile(r"^\W*(?:[\w’'-]+\s+){0,4}?(?P<noun>\w+)\s+(?:of|from|in|at|for)\s+(?:the\s+)?$", re.IGNORECASE)
# "The Left has voted against", "the nationalist MHP, an ally of his, wants": a party by its name, next to its verb
_PARTY = re.compile(
    r"^\W*(?:[Tt]he\s+(?:(?!of\b|in\b|for\b|from\b|at\b)[a-z]+\s+){0,2})?(?P<name>[A-Z][\w’-]*[\w](?:\s+(?:[A-Z][\w’-]*\w))?"
    r"(?:\s+(?:party|group|bloc|caucus|faction|movement|alliance|rebels))?)(?:,[^,]{2,90},)?"
    r"(?:\s+(?:has|have|had|also|is|are|was|were|will|would|again|still|now|\w+ly))*\s*$"
)


_FAR = 4  # sentences in which "they" are still those who were named together
_SUBJECT = 12  # characters in which a sentence's subject begins


@dataclass(slots=True)
class Memory:
    """Who was spoken of last: any party, a state, a body; with the sentence in which each was."""

    last: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    at: int = -9

    def note(self, reading: Reading) -> None:
        """Remember the free parties of a sentence once it is read: the first is what it is about."""
        first = reading.actors[0] if reading.actors else None
        if first and len(first.actors) > 1 and not first.possessive and first.start < _SUBJECT:
            self.several = self.several or first.actors  # "the leaders", "both sides"
            self.last, self.at = first.actors, reading.sentence.index
        free = [m for m in reading.actors if _is_free(m)]
        if not free:
            return
        if self.at != reading.sentence.index:  # who asked or took a stance in it goes before who was named first
            self.last, self.at = free[0].actors, reading.sentence.index
        groups = (group_around(reading, i).actors for i, m in enumerate(reading.actors) if _is_free(m))
        joined = next((group for group in groups if len(group) > 1), ())
        named = tuple(dict.fromkeys(a for m in free if m.form is ActorForm.OFFICER for a in m.actors))
        self.several = joined or (named if len(named) > 1 else ()) or self.several
        officers = [m for m in free if m.form is ActorForm.OFFICER]
        self.person = officers[0].actors if officers else self.person
        for mention in free:
            kind = "state" if mention.actors[0].isupper() else "body"
            if kind == "state":
                self.state = mention.actors
                break
        for mention in free:
            if not mention.actors[0].isupper() and not mention.actors[0].startswith(("region-", "allies")):
                self.body = mention.actors
                break


def _is_free(mention: ActorMention) -> bool:
    """Whether it names a party by itself."""
    return bool(mention.actors) and mention.form not in (ActorForm.PRONOUN, ActorForm.ADJECTIVE)


def doer(reading: Reading, at: int, speaker: tuple[str, ...], memory: Memory, floor: int = 0) -> Subject | None:
    """The subject of the verb at ``at`` with its actors; None where nobody known can be told.

    An assembly without its state comes without actors: whose it is, the reader of the document knows.
    """
    found = subject_of(reading, at, floor)
    if found and (found.actors or found.form is ActorForm.ORGAN):
        return found
    if found and found.form is ActorForm.PRONOUN:
        return _pronoun(reading, found, speaker, memory)
    opened = max((m.end() for m in _BREAK.finditer(reading.sentence.text, floor, at)), default=floor)
    named = _role(reading, (opened, at), memory) or _several(reading, (opened, at), speaker, memory)
    if found := named or _party(reading, opened, at, memory):
        return found
    found = clause_subject(reading, at, floor)
    if found and found.actors and found.start >= opened:
        return found
    if found := _people_of(reading, opened, at):
        return found
    # "REAFFIRMING our support": the preamble of what "we" declare
    preamble = (
        speaker and not reading.sentence.text[:at].strip(" *") and reading.sentence.text[at:].split()[0].isupper()
    )
    return Subject(speaker, at, at) if preamble else None


def _pronoun(reading: Reading, found: Subject, speaker: tuple[str, ...], memory: Memory) -> Subject | None:
    text = reading.sentence.text
    if _FIRST_PERSON.match(text, found.start):
        actors = speaker
    elif memory.at < reading.sentence.index - (_FAR if text[found.start : found.end].lower() == "they" else 1):
        return None
    else:
        word = text[found.start : found.end].lower()
        actors = memory.person if word in ("he", "she") else memory.several if word == "they" else memory.last
        actors = actors or memory.last
    return Subject(actors, found.start, found.end, found.form) if actors else None


def _role(reading: Reading, clause: tuple[int, int], memory: Memory) -> Subject | None:
    """ "The ministry", "the bank": whoever was last spoken of as such."""
    opened, at = clause
    text, words = reading.sentence.text, clause_words()
    if memory.at < reading.sentence.index - 2:
        return None
    start = _HEAD.match(text[opened : at + 1])
    if start and start["noun"] == "opposition" and text[opened + start.end() :][:1].isupper():
        return None  # "the opposition Alfa": a party by its name
    for word in start["noun"].split() if start else ():
        role = word.lower()
        if role in words.roles or role in words.bodies:
            actors = memory.body if role in words.bodies else memory.state
            return Subject(actors, opened, opened + (start.end() if start else 0)) if actors else None
    return None


def _several(reading: Reading, clause: tuple[int, int], speaker: tuple[str, ...], memory: Memory) -> Subject | None:
    """ "Leaders", "the secretaries": those who speak together, or who were named together."""
    opened, at = clause
    if speaker and (chairs := _CHAIRS.match(reading.sentence.text[opened:at])):
        return Subject(speaker, opened + chairs.start("noun"), opened + chairs.end("noun"))
    start = _PLURAL.match(reading.sentence.text[opened:at])
    if not start or start["noun"].lower() not in clause_words().several:
        return None
    if any(m.start < opened + start.end() and m.actors for m in reading.actors if m.start >= opened):
        return None
    actors = speaker if len(speaker) > 1 or not memory.several else memory.several
    return Subject(actors, opened + start.start("noun"), opened + start.end("noun")) if len(actors) > 1 else None


def _party(reading: Reading, opened: int, at: int, memory: Memory) -> Subject | None:
    """A party that no table knows, by its one name; an organ without its state is the last state's."""
    party = _PARTY.match(reading.sentence.text[opened:at])
    if not party:
        return None
    start, end = opened + party.start("name"), opened + party.end("name")
    words = clause_words()
    first = party["name"].split()[0].lower()
    known = [m for m in reading.actors if m.start < end and start < m.end]
    if known:  # "the Treasury" of the state that is spoken of
        organ = known[0].form is ActorForm.ORGAN and not known[0].actors and memory.state
        return Subject(memory.state, start, end) if organ else None
    abbreviated = len(first) > 1 and party["name"].split()[0].isupper()  # "the ONE Campaign"
    if (first in words.no_name and not abbreviated) or first in words.roles | words.bodies | words.people_of:
        return None
    return Subject((slug(party["name"]),), start, end)


def _people_of(reading: Reading, opened: int, at: int) -> Subject | None:
    """ "Members of the European Parliament", "a group of officials from Kenya": those whom it names act."""
    for mention in reading.actors:
        if opened <= mention.start and mention.end <= at and mention.actors:
            found = _OF.match(reading.sentence.text[opened : mention.start])
            if found and found["noun"].lower() in clause_words().people_of:
                return Subject(mention.actors, mention.start, mention.end, mention.form)
    return None
