"""The clauses of a sentence that tell what a party does: the party as subject, and the words up to the next one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.extract.clauses import governed, group_around, may_act
from pledgebook.model.mention import ActorForm, Reading
from pledgebook.reference.clause_words import clause_words

_WORD = re.compile(r"[\w’'-]+")
_PARTICLES = frozenset(
    "up down out off away back to for against on over with of in at from about behind into that".split()
)
_NOBODY = re.compile(
    r"it\s+(?:is|was|remains|remained|will be|would be|seems|seemed|appears)\s+(?:not\s+|still\s+|now\s+|\w+ly\s+)*"
    r"(?:to be|clear|unclear|uncertain|likely|unlikely|possible|important|vital|crucial|necessary|time|hoped|expected"
    r"|feared|thought|said|known|unknown|hard|difficult|easy|that)\b",
    re.IGNORECASE,
)  # "it remains to be seen whether"
_LONGEST = 170  # characters of a predicate that are looked at
_APPOSED = 25  # characters in which another party is part of the subject: "Kenya, with Uganda, has"


@dataclass(frozen=True, slots=True)
class PartyClause:
    """What ``actors`` are said to do: the subject at ``start``, its predicate at ``at:end``."""

    actors: tuple[str, ...]
    form: ActorForm
    start: int
    at: int
    end: int


def party_clauses(reading: Reading) -> Iterator[PartyClause]:
    """Each party that can be a subject with its predicate, in the order of the text; one for parties named together."""
    text = reading.sentence.text
    subjects = []
    for index, mention in enumerate(reading.actors):
        if mention.actors and may_act(mention, text):
            group = group_around(reading, index)
            if not governed(text, group.start):
                subjects.append(group)
    for index, group in enumerate(subjects):
        following = subjects[index + 1] if index + 1 < len(subjects) else None
        if following and (following.start == group.start or not text[group.end : following.start].strip()):
            continue  # the rest of one list; "Ukraine's" before "Western backers"
        if _is_made_to(text[group.end : group.end + _APPOSED]) or _NOBODY.match(text, group.start):
            continue
        end = min(len(text), group.end + _LONGEST)
        mark = text.find(";", group.end, end)
        end = mark if mark > 0 else end
        if following and group.end + _APPOSED < following.end < end:
            end = max(following.start, group.end)
        yield PartyClause(group.actors, group.form, group.start, group.end, end)


def _is_made_to(after: str) -> bool:
    """Whether another acts upon the party: "permitted Ukrainian forces to strike"."""
    words = after.split()
    if words and words[0].lower() in clause_words().agents:
        words = words[1:]
    return words[:1] == ["to"]


def predicate_object(text: str, clause: PartyClause) -> int:
    """Where what the verb is about begins: after its auxiliaries, itself and the particle that belongs to it."""
    at, verb = clause.at, False
    for word in _WORD.finditer(text, clause.at, clause.end):
        low = word[0].lower()
        if verb and low not in _PARTICLES:
            return word.start()
        verb = verb or not leads_to_verb(low)
        at = word.end()
    return at


def leads_to_verb(word: str) -> bool:
    """Whether a word of a predicate only leads to its verb: an auxiliary, an adverb."""
    return word in clause_words().auxiliaries or word.endswith("ly")
