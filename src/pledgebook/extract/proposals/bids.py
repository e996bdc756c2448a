"""A proposal as a sentence states it, before its category and its plan are told."""

from dataclasses import dataclass

from pledgebook.extract.proposals.addressees import Addressee
from pledgebook.model.claim import Direction


@dataclass(frozen=True, slots=True)
class Bid:
    """Who asks or offers what, of whom: ``rule`` and ``cue`` tell how it was read."""

    rule: str
    cue: str
    proposer: tuple[str, ...]
    subject: str
    addressee: Addressee | None = None
    direction: Direction = Direction.REQUEST
