"""Whether what a stance is told of is something that one can be for or against."""

import re

from pledgebook.extract.positions.stances import Told
from pledgebook.model.claim import Stance
from pledgebook.reference.position_cues import measures

_RELATIVE = re.compile(r"\s(?:who|that|which)\s")
_AND = re.compile(r"\sand\s(?![A-Z])")
_LOOSE_STARTS = ("and ", "or ", "but ", "in ", "by ", "as ", "from ", "at ", "with ")
_WORDS = 14  # in which the measure is named
_NEAR = 6  # what is condemned is named at once: later a measure is only what was broken
_EFFORTS = re.compile(
    r"(?:\S+\s+){1,4}for\s+(?:its|their|his|her)\b|(?:[\w’'-]+\s+){0,5}?efforts?\s+(?:by|to|of|in)\b(?!\s+(?:reach|secure|conclude|broker|negotiate|end)\b)",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(r"(?:support|backing|endorsement|approval) to$", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:in this (?:regard|context|respect)|in particular|again|also|further),?\s+")
_DAY = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August)\b|\d"
)
_GIVEN = re.compile(
    r"(?:[\w’'$€£.,-]+\s+){0,4}?(?:grants?|loans?|credits?|packages?|tranches?|transfers?|deliver(?:y|ies)|funding|aid)\b"
)
_TO = re.compile(r"\b(?:agree\w*|adhere\w*|accede\w*|commit\w*|open|accept\w*)\s+to$", re.IGNORECASE)


def fits(told: Told, subject: str, *, topic: bool, reported: bool) -> bool:
    """Whether the object is of the kind that the cue asks for.

    ``topic`` where a pronoun can stand for one; ``reported`` in news, which tells no courtesies.
    """
    kind, known = told.cue.object, measures()
    subject = _ASIDE.sub("", subject)
    if kind in ("none", "whether", "before-party"):
        return True
    if kind == "opening":
        return known.named.search(_head(subject)) is not None
    if told.passive and not told.finite and not reported and told.stance is Stance.SUPPORTS:
        return False  # "as endorsed by the Council": told of the plan, not of the Council
    if told.passive:
        return kind == "any" or is_measure(subject, loose=True, whole=True)
    if _is_none(told, subject):
        return False
    told_of = not kind.startswith("before")
    return (topic and told_of and told.form != "nouns" and known.anaphors.match(subject) is not None) or _is_kind(
        told, subject, topic=topic, reported=reported
    )


def _is_none(told: Told, subject: str) -> bool:
    """Whether the words can be no object: "regretted that", "agreed on Thursday", "declined to comment"."""
    that = told.cue.rule == "condemns-measure" and subject.startswith("that ")
    day = told.words.endswith(" on") and _DAY.match(subject) is not None
    return that or day or measures().nobody.match(subject) is not None


def _is_kind(told: Told, subject: str, *, topic: bool, reported: bool) -> bool:
    kind, known = told.cue.object, measures()
    if kind == "any":
        return _is_definite(told, subject, topic=topic)
    if kind == "given":
        return known.given.search(" ".join(subject.split()[:_NEAR])) is not None
    if kind == "deed":
        return known.deeds.search(subject) is not None
    if kind == "before-measure":
        return is_measure(subject, loose=told.stance is Stance.OPPOSES, whole=True)
    if kind in ("law", "speaker-law", "before"):
        return known.laws.search(_head(subject)) is not None
    return _is_named(told, subject, reported=reported)


def _is_named(told: Told, subject: str, *, reported: bool) -> bool:
    """Whether a measure is named where the cue asks for one."""
    kind, known = told.cue.object, measures()
    near = " ".join(subject.split()[:_NEAR])
    if _is_act(told, subject):
        return False
    if told.form == "nouns":  # "commitment to stronger ties under the Lima Compact": a name may come late
        late = known.named.search(_head(subject)) is not None and is_measure(subject, loose=False)
        return late or is_measure(near, loose=kind == "measure")
    loose = (kind == "measure" and (reported or told.cue.rule != "condemns-measure")) or (kind == "named" and reported)
    if told.words.lower().startswith("approv") and _GIVEN.match(subject):
        return False  # its own gift
    if loose and not reported and _EFFORTS.match(subject):
        return False  # a courtesy
    if told.cue.rule == "condemns-measure":
        return is_measure(near, loose=loose) and _is_definite(told, near, topic=False)
    return is_measure(subject, loose=loose)


def _is_definite(told: Told, subject: str, *, topic: bool) -> bool:
    """Whether any definite thing is named that not everybody is against; nothing need be after "is against"."""
    known, head = measures(), _head(subject)
    if not subject:
        return topic or told.form == "states"
    evil, measure = known.evils.search(head), known.definite.search(head)
    if told.stance is not Stance.OPPOSES:
        evil = None  # "will not fight a war"
    return len(subject) > 3 and (evil is None or (measure is not None and measure.start() < evil.start()))


def _is_act(told: Told, subject: str) -> bool:
    """Whether the words go on with an act: "agreed to work on", "supported the development of"."""
    known = measures()
    to_act = _TO.search(told.words) if told.form != "nouns" else _GIVEN_TO.match(told.words)
    if to_act and known.act.match(subject):
        return True
    if told.form == "listed" and subject.startswith(("of ", "for ")):
        return True  # a noun: "in support of"
    paid = told.words.lower().endswith(("ed", "ing"))
    return told.cue.object == "named" and told.form == "verbs" and paid and known.own_work.match(subject) is not None


def _head(subject: str) -> str:
    return " ".join(_RELATIVE.split(subject)[0].split()[:_WORDS])


def is_measure(subject: str, *, loose: bool, whole: bool = False) -> bool:
    """Whether the words name a measure before they name anything that no stance is about.

    ``loose`` takes steps, decisions and ideas too; ``whole`` looks at all of them, as where they stand before the verb.
    """
    known, head = measures(), _head(subject)
    if not whole and head.lower().startswith(_LOOSE_STARTS):
        return False
    own = head if whole else _AND.split(head)[0]
    refused = known.never.search(head)
    first = known.definite.search(own) or known.named.search(head)
    if first is None and loose:
        first = known.loose.search(own)
        refused = refused or known.polite.search(head)
    return first is not None and (whole or refused is None or refused.start() > first.start())
