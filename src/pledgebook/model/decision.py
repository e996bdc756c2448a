"""What a reviewer ruled. Decisions are only ever added; one is taken back by another that names it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What can be ruled."""

    ACCEPT = "accept"  # the claims are right
    REJECT = "reject"  # the claims are not what the documents say
    CORRECT = "correct"  # a slot of the claim is to be read otherwise
    MERGE = "merge"  # these claims are of one thing
    SPLIT = "split"  # the first of these claims is of another thing than each of the others
    NOTHING = "nothing"  # looked at the document, nothing there that was missed
    UNDO = "undo"  # earlier decisions no longer hold


@dataclass(frozen=True, slots=True)
class Decision:
    """Who ruled what of which claims, when (UTC, ISO 8601) and why.

    ``subjects`` are ids of claims, of documents for ``nothing``, of decisions for ``undo``.
    ``slot`` and ``value`` (JSON, as the ledger's ``content`` column has it) go with ``correct``.
    """

    id: str
    at: str
    who: str
    verdict: Verdict
    subjects: tuple[str, ...]
    why: str = ""
    slot: str | None = None
    value: str | None = None


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in their order, without those that were undone and without what only undoes.

    An undoing can be undone itself; what it had taken back then holds again.
    """
    held: list[Decision] = []
    undone: set[str] = set()
    for decision in reversed(list(decisions)):
        if decision.id in undone:
            continue
        if decision.verdict is Verdict.UNDO:
            undone.update(decision.subjects)
        else:
            held.append(decision)
    return tuple(reversed(held))
