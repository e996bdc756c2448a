"""What reviewers ruled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook import reconcile
from pledgebook.model.date import day_range
from pledgebook.model.decision import Decision, Verdict, standing
from pledgebook.model.filter import ViewError
from pledgebook.store import DecisionError, Ledger, decide, preview, queries


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


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a decision would do: the records that it touches as they are, and as they would be."""

    before: tuple[dict[str, Any], ...]
    after: tuple[dict[str, Any], ...]


def foresee(
    ledger: Ledger,
    who: str,
    verdict: Verdict,
    subjects: tuple[str, ...],
    why: str = "",
    *,
    slot: tuple[str, str] | None = None,
) -> Foreseen:
    """What `rule` would do, without doing it; raises `DecisionError` as it would."""
    name, value = slot or (None, None)
    before, after = preview(ledger, Decision("", "", who, verdict, subjects, why, name, value), reconcile)
    return Foreseen(tuple(before), tuple(after))


def decisions(ledger: Ledger, day: str | None = None) -> tuple[DecisionRow, ...]:
    """All decisions in their order, also those that were undone; by what was ruled by the end of ``day`` (EDTF)."""
    days = day_range(day) if day else None
    if day and days is None:
        raise ViewError(f"{day!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    with ledger.reading() as connection:
        made = [d for d in queries.decisions(connection) if days is None or d.at[:10] <= days[1]]
        return _rows(connection, made, made)


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    """Some decisions, the newest first; ``count`` is how many there are."""

    rows: tuple[DecisionRow, ...]
    count: int


def decisions_page(
    ledger: Ledger, *, offset: int = 0, limit: int = 50, about: Collection[str] | None = None
) -> DecisionsPage:
    """The decisions from the ``offset``-th newest on; ``about`` leaves those on one at least of these claims."""
    with ledger.reading() as connection:
        made = queries.decisions(connection)
        found = [d for d in reversed(made) if about is None or not set(d.subjects).isdisjoint(about)]
        return DecisionsPage(_rows(connection, made, found[offset : offset + limit]), len(found))


def _rows(connection: Any, made: Sequence[Decision], shown: Sequence[Decision]) -> tuple[DecisionRow, ...]:
    """The rows of some of all the decisions that were ``made``."""
    held = {d.id for d in standing(made)}
    known = queries.current(connection, {s for d in shown for s in d.subjects}) | {d.id for d in made}
    return tuple(DecisionRow(d, d.id in held, tuple(s for s in d.subjects if s not in known)) for d in shown)


__all__ = [
    "DecisionError",
    "DecisionRow",
    "DecisionsPage",
    "Foreseen",
    "decisions",
    "decisions_page",
    "foresee",
    "rule",
]
