"""Every place of a sentence where a party may take a stance, in a loose reading: cues, looser words, clauses.

A place comes with one holder: whom the rules find, else the clause's subject, who does the verb, whoever the list's
lead-in is about, or who speaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.extract.doers import Memory, doer
from pledgebook.extract.positions.party_clauses import PartyClause, predicate_object
from pledgebook.extract.wording import phrase_end
from pledgebook.model.claim import Stance
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.position_cues import loose_words

_PARTICLES = ("to ", "for ", "on ", "with ", "upon ", "in ", "of ", "forward to ", "against ", "at ", "by ")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where a stance may be told: its words at ``at:after``, its object up to ``end``.

    ``cue`` is what the rules know of the words, "" where they are only loosely such, ``form`` the cue's form or
    "word" or "clause"; ``verdict`` is what the rules say of the place, ``holder`` whom they find.
    """

    at: int
    after: int
    end: int
    verdict: str
    cue: str = ""
    form: str = "word"
    stance: Stance | None = None
    holder: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An anchor with its holder: ``by`` tells how it was found, ``named`` where, -1 if nowhere in the sentence."""

    anchor: Anchor
    holder: tuple[str, ...]
    by: str
    named: int = -1
    name_form: ActorForm = ActorForm.PRONOUN


@dataclass(frozen=True, slots=True)
class Around:
    """Who may hold a stance in a sentence: its clauses' parties, who spoke before, its lead-in's party, its speaker."""

    clauses: tuple[PartyClause, ...]
    memory: Memory
    lead: tuple[str, ...]
    speaker: tuple[str, ...]


def anchors(reading: Reading, told: Sequence[Anchor], clauses: Sequence[PartyClause]) -> list[Anchor]:
    """What the rules looked at, then words beside it, then clauses without either, each place once."""
    text = reading.sentence.text
    found: list[Anchor] = []
    for anchor in (*told, *_loose(text)):
        if not any(anchor.at < other.after and other.at < anchor.after for other in found):
            found.append(anchor)
    for clause in clauses:
        if not any(clause.start <= a.at < clause.end for a in found):
            start = predicate_object(text, clause)
            found.append(Anchor(clause.at, start, max(start, clause.end), "none", form="clause"))
    return sorted(found, key=lambda a: a.at)


def _loose(text: str) -> Iterator[Anchor]:
    for m in loose_words().finditer(text):
        after = m.end() + 1
        for particle in _PARTICLES:
            if text.startswith(particle, after):
                after += len(particle)
                break
        after = min(after, len(text))
        yield Anchor(m.start(), after, phrase_end(text, after), "word")


def candidates(reading: Reading, found: Sequence[Anchor], around: Around) -> list[Candidate]:
    """The anchors that somebody may hold."""
    placed = (_held(reading, anchor, around) for anchor in found)
    return [candidate for candidate in placed if candidate is not None]


def _held(reading: Reading, anchor: Anchor, around: Around) -> Candidate | None:
    if anchor.holder:
        named = next((m for m in reading.actors if set(m.actors) & set(anchor.holder)), None)
        return Candidate(anchor, anchor.holder, "rules", named.start if named else -1, _form(named))
    if own := [c for c in around.clauses if c.start <= anchor.at < max(c.end, c.at + 1)]:
        return Candidate(anchor, own[-1].actors, "clause", own[-1].start, own[-1].form)
    done = doer(reading, anchor.at, around.speaker, around.memory)
    if done is not None and done.actors:
        return Candidate(anchor, done.actors, "doer", done.start, done.form)
    if before := [c for c in around.clauses if c.start < anchor.at]:
        return Candidate(anchor, before[-1].actors, "before", before[-1].start, before[-1].form)
    return _unnamed(anchor, around)


def _unnamed(anchor: Anchor, around: Around) -> Candidate | None:
    """Held by whom the list's lead-in is about, or by who speaks."""
    holder, by = (around.lead, "lead") if around.lead else (around.speaker, "speaker")
    return Candidate(anchor, holder, by) if holder else None


def _form(mention: ActorMention | None) -> ActorForm:
    return mention.form if mention else ActorForm.PRONOUN
