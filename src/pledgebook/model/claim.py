"""What one document says: seven kinds of content, each bound to the place it was read from.

The kinds and slots are those of the extractor's guide; `docs/method` tells them in full.
"""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.model.date import Date
from pledgebook.model.figure import Figure
from pledgebook.model.span import Span


class AidType(StrEnum):
    """What assistance is for."""

    MILITARY = "military"
    HUMANITARIAN = "humanitarian"
    FINANCIAL = "financial"
    DEVELOPMENT = "development"


class Stage(StrEnum):
    """How far a contribution has come, in that order."""

    CONSIDERED = "considered"
    PLEDGED = "pledged"
    COMMITTED = "committed"
    DISBURSED = "disbursed"
    DELIVERED = "delivered"


class EngagementType(StrEnum):
    """The form in which parties meet."""

    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    SUMMIT = "summit"
    SIGNING = "signing"
    EXERCISE = "exercise"


class EngagementStatus(StrEnum):
    """Whether it took place."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class EngagementFormat(StrEnum):
    """How the parties met, where said."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIRTUAL = "virtual"


class Direction(StrEnum):
    """Which way a proposal points."""

    REQUEST = "request"
    OFFER = "offer"


class Category(StrEnum):
    """What a proposal is about."""

    MEMBERSHIP = "membership"
    WEAPONS = "weapons"
    PERMISSION = "permission"
    SECURITY = "security"
    FUNDING = "funding"
    ECONOMIC = "economic"
    HUMANITARIAN = "humanitarian"
    DIPLOMACY = "diplomacy"
    SANCTIONS = "sanctions"
    OTHER = "other"


class Stance(StrEnum):
    """Where a party stands."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    RELUCTANT = "reluctant"
    UNDECIDED = "undecided"
    PERMITS = "permits"
    PERMITS_WITH_LIMITS = "permits_with_limits"
    REFUSES = "refuses"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Item:
    """Goods or services that can be counted or named; ``quantity`` is None where no number is said."""

    name: str
    quantity: Figure | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """Assistance from donors to recipients. ``part_of`` is the id of the document's claim that includes it.

    ``period`` is the EDTF interval that a running total covers ("2021-01/..").
    """

    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    aid_type: AidType
    stage: Stage
    amount: Figure | None = None
    items: tuple[Item, ...] = ()
    mechanism: str | None = None
    date: Date | None = None
    cumulative: bool = False
    part_of: str | None = None
    condition: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One party asks for something or offers something that is not yet agreed."""

    direction: Direction
    proposer: tuple[str, ...]
    addressees: tuple[str, ...]
    subject: str
    category: Category
    plan: str | None = None
    ordinal: int | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on a specific proposal, measure or act."""

    holder: tuple[str, ...]
    subject: str
    stance: Stance
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Engagement:
    """A meeting between parties."""

    type: EngagementType
    parties: tuple[str, ...]
    status: EngagementStatus
    format: EngagementFormat | None = None
    name: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """What a body is."""

    group: str
    size: Figure | None
    role: str


@dataclass(frozen=True, slots=True)
class Tasking:
    """Someone is told to follow up."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    action: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A direct quotation of a whole sentence or more."""

    speaker: str
    party: str
    text: str


Content = Contribution | Proposal | Position | Engagement | Group | Tasking | Statement


def kind_of(content: Content) -> str:
    """The kind's word: "contribution", "engagement", ..."""
    return type(content).__name__.lower()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one document says, with its proof: ``document.text[span.start:span.end] == quote``.

    ``rule`` names the reading rule that made it and ``cues`` the words it rests
    on; ``confidence`` is between 0 and 1. What it means (``content``) is
    compared apart from where it stands.
    """

    id: str
    document_id: str
    span: Span
    quote: str
    content: Content
    rule: str
    cues: tuple[str, ...] = ()
    confidence: float = 1.0

    @property
    def kind(self) -> str:
        """The kind's word."""
        return kind_of(self.content)
