"""What all options of a find are seen beside, looked at once."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.choosing.labels import labelled_behind
from pledgebook.extract.contributions.choosing.options import Offers, Option
from pledgebook.extract.contributions.givers import donor_beside
from pledgebook.extract.contributions.judging.roles import role
from pledgebook.extract.contributions.parties import recipients_of, subject_before
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.extract.contributions.sorts import kind_of
from pledgebook.extract.contributions.subjects import subject_of
from pledgebook.model.mention import ActorMention, Unit
from pledgebook.reference.regions import regions

_PRONOUN = re.compile(r"\b(?:it|they|he|she|which|who)\b")


class Pronoun(NamedTuple):
    """A pronoun that may take up somebody named before it; ``named`` is where the last of those ends."""

    word: str
    at: int
    named: int | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What all options of a find are seen beside, in either slot; groups as sets."""

    sentence: TextOfAid
    found: Found
    who: str
    subject: frozenset[str]  # of the act
    before: frozenset[str]  # who does whatever is done before the find
    beside: frozenset[str]  # who stands right before it
    grades: dict[frozenset[str], int]  # how surely the rules of word order let a group receive
    most: int  # how many sentences name whom most sentences name
    doing: tuple[frozenset[str], ...]  # the subjects of all acts of the sentence
    company: str  # whether the sentence names others than the speaker
    sums: tuple[tuple[int, int], ...]  # the places of all money of the sentence
    named: frozenset[str]  # all actors of the sentence
    clear: tuple[str, ...]  # what the sentence tells of others than an option that it does not name
    regions: dict[str, frozenset[str]]  # the states in each region that the sentence names
    regions_told: tuple[frozenset[str], ...]  # ... that the title names, or that all is for
    ranks: dict[str, int]  # of each who may be the topic, from 0
    pronoun: Pronoun | None  # the last before the act
    absent: dict[str, tuple[str, ...]] = field(default_factory=dict)  # what is true of whom it does not name, by kind
    seen: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)  # what is true of each group

    def part(self, actor: str) -> str:
        """What part an actor plays in the text."""
        return role((actor,), self.sentence.context)


def scene_of(sentence: TextOfAid, found: Found, offers: Offers) -> Scene:
    """Look at a find once for all of its options."""
    reading, act = sentence.reading, found.act
    mentions = [m for m in reading.actors if m.actors]
    start = min(act.start, found.start) if act else found.start
    grades: dict[frozenset[str], int] = {}
    for grade, ids in recipients_of(reading, start, found.start, found.clause):
        grades[frozenset(ids)] = max(grade, grades.get(frozenset(ids), 0))
    subjects = (frozenset(subject_of(mentions, sentence.text, one.start, 0)) for one in sentence.acts)
    context = sentence.context
    speaker = set(context.speaker)
    named = frozenset(a for m in mentions for a in m.actors)
    sums = tuple((f.start, f.end) for f in reading.figures if f.unit is Unit.MONEY)
    return Scene(
        sentence,
        found,
        context.voice,
        frozenset(subject_of(mentions, sentence.text, act.start, 0) if act else ()),
        frozenset(subject_before(reading, found.start, found.clause[0])),
        frozenset(donor_beside(reading, found.start)),
        grades,
        max(context.sentences.values(), default=1),
        tuple(dict.fromkeys(one for one in subjects if one)),
        "others" if any(one.places and not group <= speaker for group, one in offers.items()) else "alone",
        sums,
        named,
        (*_surest(grades), *labelled_behind(sentence, found, sums)),
        {a: regions()[a] for a in sorted(named) if a in regions()},
        tuple(regions()[a] for a in (*context.titled, *context.topic) if a in regions()),
        {actor: place for place, (_, actor) in enumerate(context.ranking)},
        _pronoun(sentence.text, found, mentions),
    )


def _pronoun(text: str, found: Found, mentions: list[ActorMention]) -> Pronoun | None:
    """The last pronoun of the clause before the act."""
    end = min(found.act.start, found.start) if found.act else found.start
    pronouns = list(_PRONOUN.finditer(text, found.clause[0], end))
    if not pronouns:
        return None
    at = pronouns[-1].start()
    return Pronoun(pronouns[-1].group(), at, next((m.end for m in reversed(mentions) if m.end <= at), None))


def _surest(grades: dict[frozenset[str], int]) -> tuple[str, ...]:
    """How surely word order lets somebody of the sentence receive, and of which kind that group is."""
    if not grades:
        return ("grade=0",)
    group = max(grades, key=lambda one: grades[one])  # of several the first
    return (f"grade={grades[group]}/{kind_of(tuple(group))}",)


def where(option: Option) -> str:
    """Whether the sentence names the group, in one place or apart."""
    return "here" if option.places else "apart" if option.pairs else "absent"
