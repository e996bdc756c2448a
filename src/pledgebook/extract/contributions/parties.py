"""Who gives and who receives: the roles that prepositions, possessives and word order show."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.objects import is_dative
from pledgebook.extract.contributions.subjects import (
    ACTING,
    BESIDE,
    FROM,
    IN,
    JOIN,
    TO,
    group_of,
    is_governed,
    subject_of,
)
from pledgebook.model.mention import ActorForm, ActorMention, Reading, Unit
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.endings import ending, last_word

HOSTILE = ending(
    r"\b(?:against|by|from|defeat|repel|counter|attack\w*|inva\w+|aggress\w+|war of|deter|pressure)"
    r"(?:\s+(?:the|a|an|any|future|further|unprovoked|brutal))*\s*$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"^(?:['’]s|s['’])?\s*(?:\w+\s+){0,3}(?:aggression|war|invasion|attacks?|assaults?|strikes?|forces|troops|missiles"
    r"|bombardment|offensive|occupation|assets|oligarchs)\b",
    re.IGNORECASE,
)
_ATTACK = re.compile(
    r"(?:['’]s|s['’])?\s*(?:(?!forces|troops)[\w-]+\s+){0,3}?(?:aggression|war|invasion|attacks?|assaults?|bombardment|offensive"
    r"|occupation|onslaught|oligarchs)\b",
    re.IGNORECASE,
)
_AGAINST = ending(r"\bagainst (?:the )?$")
_SHARED = ending(r"\bshar(?:e|es|ed|ing)\b[^;]{0,90}\bwith (?:the )?$")
# "our partners in Chad": Chad
_PARTNERS = ("allies-and-partners",)
_OF_NAMED = re.compile(r" (?:in|of|like|such as|including) (?:the )?[A-Z]")
_PART = re.compile(r" (?:own )?(?:part|turn|own)\b")
_OBJECT_OF = ending(
    r"\b(?:giv|gave|send|sent|suppl|provid|offer|hand|lend|lent|promis|award|grant|pay|paid|owe)\w* $",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"[-–/](?=\w)")
_FIGURE = re.compile(r":?\s+(?:(?:with|for)\s+)?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\d")
_ALONE = re.compile(
    r":?\s+(?:is in )?(?:an? (?:loan|grant|credit|gift|package) of\s+)?"
    r"(?:(?:with|for|an|another|additional|a further|some|about)\s+)*"
)
_AFTER_BREAK = re.compile(r"(?:^|[,;:.]|\b(?:and|while|but))\s*(?:the\s+)?$", re.IGNORECASE)
# the side that is attacked or struck: whom aid in such a sentence is for
_VICTIM = ending(
    r"\b(?:invasion|war|aggression|attacks?|assaults?|earthquakes?|crisis|conflict|disaster|flood\w*|hurricane|cyclone|famine)"
    r" (?:of|in|on|against|upon|that (?:struck|hit))\s+(?:the\s+|southern\s+|eastern\s+|northern\s+)*$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:caused|driven|exacerbated|worsened|due|because|result\w*|wake|spikes?|effects?|impacts?)\b[^,;]{0,50}$"
)
_JOURNEY = ending(
    r"\b(?:trip|visit\w*|travel\w*|journey|went|flew|ambassador|arriv\w+) (?:to|in)\s+(?:the )?$", re.IGNORECASE
)
_WITH_BANK = ending(
    r"\b(?:central|state|national) bank of (?:the )?$|\bagree[ds]? with (?:the )?(?:government of )?$", re.IGNORECASE
)
_TO_WHICH = re.compile(r"\b(?:to|for) (?:which|whom)\b")
_ONE_CLAUSE = re.compile(r"[^;.]{0,70}")
_OPENING = re.compile(r"\W*(?:For example, )?(?:For|To|In)\s(?:the )?", re.IGNORECASE)
_IN_PLACE = re.compile(r"\W*(?:In|For|Across|Inside) (?:the )?")
_GRATEFUL = ending(r"\b(?:grateful|thank\w*|gratitude|appreciation|tribute|credit|owed?)\s*$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_body(actor: str) -> bool:
    """Whether an id is of an organisation: neither a state nor a region nor a vague group of states."""
    return not (actor.isupper() or actor.startswith("region-") or actor in UNNAMED)


def adjoins(text: str, mention: ActorMention, at: int) -> bool:
    """Whether a name stands right before the figure, its verb left out: "and Finland 3 million", "Canada: $10m"."""
    if mention.possessive or mention.form not in ACTING:
        return False
    before = text[max(0, mention.start - 12) : mention.start]
    return _ALONE.fullmatch(text[mention.end : at]) is not None and _AFTER_BREAK.search(before) is not None


def subjects(reading: Reading, act: Act) -> tuple[str, ...]:
    """Who does the act, as far as word order shows."""
    if act.passive or act.cue == "receive":
        return ()
    mentions = [m for m in reading.actors if m.actors]
    return subject_of(mentions, reading.sentence.text, act.start, 0)


def subject_before(reading: Reading, at: int, floor: int) -> tuple[str, ...]:
    """Who does whatever is done before ``at``, where no verb of giving is known there."""
    return subject_of([m for m in reading.actors if m.actors], reading.sentence.text, at, floor)


def first_acting(reading: Reading) -> tuple[str, ...]:
    """Who acts first in a sentence by name: the first that hangs on nothing, with those joined to it."""
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    named = (m for m in mentions if m.form in ACTING and m.form is not ActorForm.PRONOUN and not m.possessive)
    free = (m for m in named if not is_governed(text[max(0, m.start - 60) : m.start]))
    first = next(free, None)
    return coordinated(mentions, first, text) if first is not None else ()


def antecedent(reading: Reading, at: int, clause: tuple[int, int]) -> tuple[str, ...]:
    """Whom "to which" or "for whom" takes up: "Fiji, for which 9 million was set aside"."""
    text = reading.sentence.text
    told = _TO_WHICH.search(text, max(0, clause[0] - 14), at)
    before = [m for m in reading.actors if told and m.actors and m.end <= told.start() and m.form in ACTING]
    named = [m for m in before if not m.possessive and m.form is not ActorForm.PRONOUN]
    if told is None or not named or not _ONE_CLAUSE.fullmatch(text, named[-1].end, told.start()):
        return ()
    return tuple(dict.fromkeys(a for m in group_of(named, named[-1], text) for a in m.actors))


def is_addressed(text: str, at: int) -> bool:
    """Whether what stands at ``at`` hangs on a word that points to who receives, or to where."""
    before = text[max(0, at - 80) : at]
    return TO.search(before) is not None or IN.search(before) is not None


def receiver(reading: Reading, act: Act, floor: int) -> tuple[str, ...]:
    """Who gets something by a verb of receiving."""
    return subject_of([m for m in reading.actors if m.actors], reading.sentence.text, act.start, floor)


def gainers(reading: Reading, acts: tuple[Act, ...]) -> set[str]:
    """Who gets something as a subject: "Chad receives", "Mali was promised"; and whom "In Chad," opens a report on."""
    text = reading.sentence.text
    got = {a for act in acts if act.cue == "receive" or is_dative(act) for a in receiver(reading, act, 0)}
    opening = reading.actors[0] if reading.actors else None
    if opening is not None and _IN_PLACE.fullmatch(text, 0, opening.start) and text.startswith(",", opening.end):
        got.update(opening.actors)
    return got


def addressed(reading: Reading) -> tuple[str, ...]:
    """Whom "to" and "for" and verbs of giving point to in a sentence."""
    text = reading.sentence.text
    return tuple(
        actor
        for mention in reading.actors
        if mention.actors
        and mention.form is not ActorForm.OFFICER
        and not (mention.form is ActorForm.PRONOUN and len(mention.actors) > 1)
        and (to := TO.search(text, max(0, mention.start - 80), mention.start))  # what most are not
        and not _GRATEFUL.search(text, max(0, to.start() - 20), to.start())
        and not _is_own(mention, text)
        and not attacks(mention, text)
        for actor in mention.actors
    )


def _is_own(mention: ActorMention, text: str) -> bool:
    """Whether a possessive pronoun is the giver's: "gave its last shells", "Chad, for its part"."""
    if mention.form is not ActorForm.PRONOUN or not mention.possessive:
        return False
    return _PART.match(text, mention.end) is not None or _OBJECT_OF.search(text[: mention.start][-30:]) is not None


def attacks(mention: ActorMention, text: str) -> bool:
    """Whether the mention owns an attack: "Russia's brutal war", "Russian aggression"."""
    owns = mention.possessive or mention.form is ActorForm.ADJECTIVE
    return owns and _ATTACK.match(text[mention.end : mention.end + 50]) is not None


def aggressors(reading: Reading) -> set[str]:
    """Whom the sentence names as the one that attacks or is defended against."""
    text = reading.sentence.text
    return {
        actor
        for m in reading.actors
        for actor in m.actors
        if _AGAINST.search(text, max(0, m.start - 14), m.start) or attacks(m, text)
    }


def coordinated(mentions: list[ActorMention], first: ActorMention, text: str) -> tuple[str, ...]:
    """``first`` and the mentions joined to it by commas and "and"."""
    group = [first]
    for mention in mentions:
        if mention.start >= group[-1].end and not (mention.possessive and mention.form is ActorForm.PRONOUN):
            if not JOIN.match(text[group[-1].end : mention.start]) or _FIGURE.match(text, mention.end):
                break
            group.append(mention)
    return tuple(dict.fromkeys(a for m in group for a in m.actors))


def recipients_of(reading: Reading, start: int, at: int, clause: tuple[int, int]) -> list[tuple[int, tuple[str, ...]]]:
    """Who may receive what stands at ``at`` (the act begins at ``start``): ``(grade, ids)``, the likeliest first.

    Grade 5 is addressed ("to", "for", "provide"), 3 a place or owner after the act, 2 named after it, 1 before it.
    """
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    graded: list[tuple[int, bool, int, tuple[str, ...]]] = []
    far = _belongs_to_another(reading, at)
    for mention in mentions:
        vague = mention.actors == _PARTNERS and _OF_NAMED.match(text, mention.end) is not None
        grade = 0 if vague or _is_compound(mention, text) else _grade(mention, text, start, clause)
        if grade:
            ids = coordinated(mentions, mention, text)
            other = far(mention.start)
            graded.append((-grade + 2 * other, other, abs(mention.start - at), ids))
    return [(max(1, -grade), ids) for grade, _, _, ids in sorted(graded)]


def _belongs_to_another(reading: Reading, at: int) -> Callable[[int], bool]:
    """Whether a place stands nearer another sum than the one at ``at``: each sum's own receiver follows it."""
    sums = [f for f in reading.figures if f.unit is Unit.MONEY]
    former = max((f.end for f in sums if f.end <= at), default=at)
    following = min((f.start for f in sums if f.start > at), default=len(reading.sentence.text))
    return lambda place: former <= place < at or place >= following


def _is_compound(mention: ActorMention, text: str) -> bool:
    """Whether an adjective is one of two that name an occasion: "the U.S.-Kenya summit"."""
    if mention.form is not ActorForm.ADJECTIVE:
        return False
    before = text[max(0, mention.start - 1) : mention.start]
    return before in ("-", "–", "/") or _COMPOUND.match(text, mention.end) is not None


def _grade(mention: ActorMention, text: str, start: int, clause: tuple[int, int]) -> int:
    """How much a mention looks like the recipient: 5 addressed, 3 a place or owner after the act, 1 before it."""
    if (
        not clause[0] <= mention.start < clause[1]
        or _is_no_party(mention, text)
        or _is_own(mention, text)
        or _is_gapped_donor(mention, text)
    ):
        return 0
    led = _led(text[max(0, mention.start - 80) : mention.start])
    russian = "RUS" in mention.actors
    if led.struck is not None and not russian:
        return 3 if led.struck else 0
    # an aggressor is named beside most assistance: "in the face of Russian attacks" receives nothing
    if led.barred or (russian and _DEED.match(text[mention.end : mention.end + 50])):
        return 0
    addressed = led.addressed or _SHARED.search(text, max(0, mention.start - 120), mention.start) is not None
    if _OPENING.fullmatch(text, 0, mention.start):
        return 5 if addressed else 3  # "For Syria it is 30 million", "In Chad, 300 judges were trained"
    adjective = mention.form is ActorForm.ADJECTIVE and not is_body(mention.actors[0])
    likely = addressed or mention.possessive or adjective or led.inside
    if mention.start < start:
        return 1 if likely else 0
    beside = led.beside or mention.form is ActorForm.ADJECTIVE
    return 5 if addressed else 0 if led.source else 3 if likely else 0 if beside else 2


class _Led(NamedTuple):
    """How a name hangs on the words before it; ``struck`` tells whether one that is attacked or struck receives."""

    struck: bool | None
    barred: bool
    addressed: bool
    inside: bool
    beside: bool
    source: bool


@lru_cache(maxsize=4096)  # asked of the same names for each act and each sum of a sentence
def _led(before: str) -> _Led:
    """What the words before a name say of it."""
    last, struck = last_word(before), _VICTIM.search(before)
    return _Led(
        None if struck is None else _BECAUSE.search(before, 0, struck.start()) is None,
        HOSTILE.closes(before, last) or _JOURNEY.closes(before, last),
        TO.closes(before, last) or _WITH_BANK.closes(before, last),
        IN.closes(before, last),
        BESIDE.closes(before, last),
        FROM.closes(before, last),
    )


def _is_no_party(mention: ActorMention, text: str) -> bool:
    """Whether it only ranks or joins: "the world's first", "the U.S.-Russia summit"."""
    return text[mention.start - 1 : mention.start] == "-" or (mention.possessive and mention.actors == ("world",))


def _is_gapped_donor(mention: ActorMention, text: str) -> bool:
    """Whether a figure follows at once and a list's break stands before: "Sweden gave 5 million, and Norway 3"."""
    return _FIGURE.match(text, mention.end) is not None and adjoins(text, mention, mention.end + 1)
