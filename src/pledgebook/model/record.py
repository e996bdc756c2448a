"""What the ledger holds to be one thing in the world, with all that was said of it."""

from dataclasses import dataclass

from pledgebook.model.claim import Claim, Content, Stage, kind_of
from pledgebook.model.date import Date
from pledgebook.model.figure import Figure


@dataclass(frozen=True, slots=True)
class Sourced:
    """A claim with what counts of its document when claims of several documents are put together.

    ``published`` is an ISO date or None, ``speaker`` the actor whose own word the
    document is, ``publisher`` its name.
    """

    claim: Claim
    published: str | None = None
    speaker: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of a contribution's life: when it was reached, as far as said, and the claims that say so."""

    stage: Stage
    date: Date | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidFigure:
    """A figure and the claims that say it."""

    figure: Figure
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Why two claims are of one record: the reasons in words, and how much they weigh together."""

    claim: str
    other: str
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One contribution, engagement, proposal, ... built from one or more claims.

    ``content`` holds the chosen slots, ``claims`` the ids of all that say it,
    earliest first. ``figures`` are all figures said of it, the chosen one
    first, and ``rule`` names what chose it. ``conflict`` is true where the
    figures cannot all be so. ``appropriation`` is true where they tell of money that a legislature
    set aside, or is asked to: it is given out later, and told again then. ``part_of`` is the id of
    the record that includes this one, ``wholes`` are the claims that its claims name as what includes them, each
    as often as it is named. ``cluster`` groups records that were weighed against each other.
    """

    id: str
    content: Content
    claims: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    figures: tuple[SaidFigure, ...] = ()
    rule: str | None = None
    conflict: bool = False
    appropriation: bool = False
    part_of: str | None = None
    wholes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    cluster: str = ""

    @property
    def kind(self) -> str:
        """The kind's word."""
        return kind_of(self.content)
