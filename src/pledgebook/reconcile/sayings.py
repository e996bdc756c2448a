"""Proposals, positions, groups, taskings and statements as they are compared: who says what of what.

The same signals serve all five kinds; each is a pure function with a reason, or says nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from pledgebook.model.claim import Content, Group, Position, Proposal, Statement, Tasking
from pledgebook.model.record import Sourced
from pledgebook.reconcile.facts import When, dated, normal, when
from pledgebook.reconcile.signals import WEEK
from pledgebook.reference.opposites import opposites

SAME = 92  # per cent of letters, words in any order, that two phrasings of one subject share
LIKE = 0.6  # share of the words of two phrasings that both have
FEW = 0.5  # share of a longer phrasing's words that a shorter one has, where it has no others
RENEWED = 400  # days after which a request in like words is one of its own
SOON = 60

_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[\w,’'] )[A-Z]\w+")  # not the first word: that is in capitals anyway
_IDLE = frozenset("in on at by from with as be is are that this it all any our new about into further".split())

_TASK = "tasking"

Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim about a subject. ``by`` says it ``to`` others in a ``way`` (direction, stance); ``stage`` is always 0.

    ``numbers`` and ``names`` are those in the subject; ``plan`` and ``ordinal`` a proposal's place.
    """

    id: str
    document: str
    way: str
    by: frozenset[str]
    to: frozenset[str]
    subject: str
    numbers: frozenset[str]
    names: frozenset[str]
    about: str
    plan: str
    ordinal: int | None
    when: When | None
    stage: int = 0
    part_of: str | None = None
    sentence: str = ""

    @property
    def look(self) -> tuple[object, ...]:
        """All but where and when it stands."""
        return self.way, self.by, self.to, self.subject, self.numbers, self.names, self.about, self.plan, self.ordinal

    @property
    def words(self) -> frozenset[str]:
        """The words of the subject that tell something."""
        return telling(self.subject)


def of_saying(sourced: Sourced) -> Said:
    """A claim of one of the five kinds as it is compared."""
    content = sourced.claim.content
    by, to, way, subject = _slots(content)
    proposal = content if isinstance(content, Proposal) else None
    return Said(
        id=sourced.claim.id,
        document=sourced.claim.document_id,
        way=f"{sourced.claim.kind} {way}".strip(),
        by=frozenset(by),
        to=frozenset(to),
        subject=normal(subject),
        numbers=frozenset(n.rstrip(".,") for n in _NUMBER.findall(subject)),
        names=frozenset(n for word in _NAME.findall(subject) if (n := normal(word))),
        about=proposal.category.value if proposal else "",
        plan=normal(proposal.plan or "") if proposal else "",
        ordinal=proposal.ordinal if proposal else None,
        when=when(dated(sourced)),
    )


def _slots(content: Content) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    if isinstance(content, Proposal):
        return content.proposer, content.addressees, content.direction.value, content.subject
    if isinstance(content, Position):
        return content.holder, (), content.stance.value, content.subject
    if isinstance(content, Group):
        return (content.group,), (), "", content.role
    if isinstance(content, Tasking):
        return content.by, content.to, "", content.action
    if isinstance(content, Statement):
        return (content.party,), (normal(content.speaker),), "", content.text
    raise TypeError(f"no {type(content).__name__} is put together by its subject")


@lru_cache(maxsize=65536)
def telling(subject: str) -> frozenset[str]:
    """The words of a normalised phrase without those that tell nothing."""
    found = subject.split()
    return frozenset(w for w in found if w not in _IDLE) or frozenset(found)


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> str | None:
    """How two normalised phrases stand: "same", "alike", "common" (one word that is all of both); None if unlike."""
    one, other = telling(a), telling(b)
    if not one or not other or (one ^ other) & opposites().negations or opposites().between(one, other):
        return None
    if one == other or fuzz.token_sort_ratio(a, b) >= SAME:
        return "same" if min(len(one), len(other)) > 1 else "common"
    few, many = sorted((one, other), key=len)
    if len(few) > 1 and few <= many and len(few) >= FEW * len(many):
        return "alike"
    return "alike" if len(few) > 1 and len(one & other) >= LIKE * len(one | other) else None


def by(a: Said, b: Said) -> Named | None:
    """The same party or parties that say it."""
    return _actors("by", a.by, b.by)


def to(a: Said, b: Said) -> Named | None:
    """The same addressees."""
    if not a.to and not b.to:
        return "to.none", "said to nobody by name"
    return _actors("to", a.to, b.to)


_WHO = {"by": ("party", "parties", "who says it"), "to": ("addressees", "addressees", "to whom")}


def _actors(slot: str, a: frozenset[str], b: frozenset[str]) -> Named:
    one, several, question = _WHO[slot]
    if not a or not b:
        return f"{slot}.silent", f"{question} is told in one only"
    if a == b:
        return f"{slot}.same", f"the same {one} ({', '.join(sorted(a))})"
    return f"{slot}.within", f"{several} of one among those of the other"


def subject(a: Said, b: Said) -> Named | None:
    """The same subject in the same or in other words."""
    how = likeness(a.subject, b.subject)
    words = {"same": "the same subject", "alike": "a subject in like words", "common": "the same subject in one word"}
    return (f"subject.{how}", f"{words[how]} ({min(a.subject, b.subject, key=len)})") if how else None


def about(a: Said, b: Said) -> Named | None:
    """The same category."""
    if not a.about or not b.about:
        return None
    return ("about.same", f"both of {a.about}") if a.about == b.about else ("about.other", f"{a.about} and {b.about}")


def plan(a: Said, b: Said) -> Named | None:
    """The same named plan."""
    return ("plan.same", f"the same plan ({a.plan})") if a.plan and a.plan == b.plan else None


def time(a: Said, b: Said) -> Named | None:
    """How long after each other they were said."""
    if a.when is None or b.when is None:
        return None
    days = max(a.when.first, b.when.first) - min(a.when.last, b.when.last)
    if days <= WEEK:
        return "time.week", "said within a week"
    if days <= SOON:
        return "time.soon", "said within two months"
    if a.way == _TASK:
        return "time.again", f"told to do so again after {days} days"
    return ("time.renewed", f"said again after {days} days") if days <= RENEWED else ("time.far", f"{days} days apart")


SAYING: tuple[Callable[[Said, Said], Named | None], ...] = (by, to, subject, about, plan, time)


def apart(a: Said, b: Said) -> str | None:  # noqa: PLR0911  # one bar, one reason
    """Why two claims can never be of one record, by what they say; None where they can."""
    if a.way != b.way:
        return f"{a.way} and {b.way}"
    if a.by and b.by and not (a.by <= b.by or b.by <= a.by):
        return "other parties"
    if a.to and b.to and not (a.to <= b.to or b.to <= a.to):
        return "other addressees"
    if a.numbers != b.numbers and a.numbers and b.numbers:
        return "other numbers"
    if a.names - b.names and b.names - a.names:
        return "other names"
    if a.plan and b.plan and a.plan != b.plan:
        return "other plans"
    if a.ordinal and b.ordinal and a.ordinal != b.ordinal:
        return "other places in the plan"
    return None if likeness(a.subject, b.subject) else "other subjects"
