"""What reviewers ruled, and what waits for them."""

from dataclasses import dataclass

from pledgebook import reconcile
from pledgebook.model.decision import Decision, Verdict, standing
from pledgebook.store import DecisionError, Ledger, decide, queries
from pledgebook.views.record import Proof, proof


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision.

    ``decision`` is who ruled what, when and why. ``stands`` is false where it was undone.
    ``missing`` are subjects that no current document holds any more: a decision is never
    lost with its claim, it waits for it.
    """

    decision: Decision
    stands: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One claim that nobody has ruled on: ``record`` that it is told in, and its ``proof``."""

    record: str
    proof: Proof


def rule(
    ledger: Ledger,
    who: str,
    verdict: Verdict,
    subjects: tuple[str, ...],
    why: str = "",
    *,
    slot: tuple[str, str] | None = None,
) -> Decision:
    """Keep a decision and bring the records up to date; ``slot`` is (name, JSON value) of a correction.

    Subjects are ids of claims or records (documents for ``nothing``, decisions for ``undo``).
    Raises `DecisionError`, one line, where it cannot be.
    """
    name, value = slot or (None, None)
    return decide(ledger, Decision("", "", who, verdict, subjects, why, name, value), reconcile)


def decisions(ledger: Ledger) -> tuple[DecisionRow, ...]:
    """All decisions in their order, also those that were undone."""
    with ledger.reading() as connection:
        made = queries.decisions(connection)
        current = queries.current(connection, {s for d in made for s in d.subjects})
    held = {d.id for d in standing(made)}
    known = current | {d.id for d in made}
    return tuple(DecisionRow(d, d.id in held, tuple(s for s in d.subjects if s not in known)) for d in made)


def inbox(ledger: Ledger, limit: int = 50) -> tuple[InboxRow, ...]:
    """Claims of current documents that nobody has ruled on, the most uncertain first."""
    with ledger.reading() as connection:
        ruled = {s for d in standing(queries.decisions(connection)) for s in d.subjects}
        rows = []
        for row in queries.uncertain(connection):
            if row.id not in ruled:
                rows.append(InboxRow(row.record_id, proof(row)))
            if len(rows) == limit:
                break
    return tuple(rows)


__all__ = ["DecisionError", "DecisionRow", "InboxRow", "decisions", "inbox", "rule"]
