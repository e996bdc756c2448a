"""Who does what a cue says, where word order alone does not tell: the clause, and what was said before.

`clauses` finds a subject that is named next to its verb. Here stands what a reader
does beyond that: a verb far from its subject shares the clause's first one; "the
ministry", "the bank", "she" are whoever was last spoken of as such.
"""

import re
from dataclasses import dataclass, field

from pledgebook.extract.clauses import Subject, clause_subject, subject_of
from pledgebook.model.mention import ActorForm, ActorMention, Reading

_FIRST_PERSON = re.compile(r"(?:we|I|our|my|us)\b|(?:the|my|our|this) administration", re.IGNORECASE)
_BREAK = re.compile(
    r"[;:“”\"]|\b(?:that|while|whereas|because|although|though|if|whether|when|where|as|unless|who|which)\s",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^\W*(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Tt]hat|[Tt]his)\s+)(?:[\w’'-]+\s+){0,3}?(?P<role>"
    r"government|ministry|minister|president|premier|chancellor|cabinet|parliament|leader|spokes\w+|delegation|envoy"
    r"|ambassador|foreign ministry|administration|presidency|king|authorities|officials?|diplomats?"
    r"|(?P<body>agency|organi[sz]ation|bank|fund|bloc|alliance|commission|union|council|body|board|lender|mediators?|text"
    r"|resolution|statement|declaration|communiqu\w+))\b(?:,[^,]{1,80},)?\s"
)


@dataclass(slots=True)
class Memory:
    """Who was spoken of last: any party, a state, a body; with the sentence in which each was."""

    last: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    at: int = -9
    seen: dict[str, int] = field(default_factory=dict)

    def note(self, reading: Reading) -> None:
        """Remember the free parties of a sentence once it is read: the first is what it is about."""
        free = [m for m in reading.actors if m.actors and m.form is not ActorForm.PRONOUN and not _adjectival(m)]
        if not free:
            return
        self.last, self.at = free[0].actors, reading.sentence.index
        for mention in free:
            kind = "state" if mention.actors[0].isupper() else "body"
            if kind == "state":
                self.state = mention.actors
                break
        for mention in free:
            if not mention.actors[0].isupper() and not mention.actors[0].startswith(("region-", "allies")):
                self.body = mention.actors
                break


def _adjectival(mention: ActorMention) -> bool:
    return mention.form is ActorForm.ADJECTIVE


def doer(reading: Reading, at: int, speaker: tuple[str, ...], memory: Memory, floor: int = 0) -> Subject | None:
    """The subject of the verb at ``at`` with its actors; None where nobody known can be told."""
    text = reading.sentence.text
    found = subject_of(reading, at, floor)
    if found and found.actors:
        return found
    if found and found.form is ActorForm.PRONOUN:
        if _FIRST_PERSON.match(text, found.start):
            return Subject(speaker, found.start, found.end, found.form) if speaker else None
        near = memory.at >= reading.sentence.index - 1
        return Subject(memory.last, found.start, found.end, found.form) if near and memory.last else None
    opened = max((m.end() for m in _BREAK.finditer(text, floor, at)), default=floor)
    role = _ROLE.match(text[opened : at + 1])
    if role and memory.at >= reading.sentence.index - 2:
        actors = memory.body if role["body"] else memory.state
        if actors:
            return Subject(actors, opened, opened + role.end())
    found = clause_subject(reading, at, floor)
    if found and found.actors and found.start >= opened:
        return found
    return None
