"""Reviewers' decisions as reconciliation obeys them: which claims count, as what, together or apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pledgebook.model.codec import corrected
from pledgebook.model.decision import Decision, Verdict
from pledgebook.model.record import Sourced

_SURE = 1.0  # how much a claim counts that a person has looked at


@dataclass(frozen=True, slots=True)
class Rulings:
    """What was ruled of claims: those ``rejected``, those looked at, corrections in their order; pairs by id."""

    rejected: frozenset[str] = frozenset()
    looked_at: frozenset[str] = frozenset()
    corrections: dict[str, tuple[Decision, ...]] = field(default_factory=dict)
    together: tuple[tuple[str, str], ...] = ()
    apart: dict[str, frozenset[str]] = field(default_factory=dict)


NONE = Rulings()


def rulings(decisions: Iterable[Decision]) -> Rulings:
    """What standing decisions come to; of two that contradict each other the later holds."""
    rejected: dict[str, bool] = {}
    looked_at: set[str] = set()
    corrections: dict[str, list[Decision]] = {}
    pairs: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        first, *others = decision.subjects
        if decision.verdict in (Verdict.ACCEPT, Verdict.REJECT):
            rejected |= dict.fromkeys(decision.subjects, decision.verdict is Verdict.REJECT)
            looked_at.update(decision.subjects)
        elif decision.verdict is Verdict.CORRECT:
            corrections.setdefault(first, []).append(decision)
            looked_at.add(first)
        elif decision.verdict in (Verdict.MERGE, Verdict.SPLIT):
            for other in others:
                pairs[min(first, other), max(first, other)] = decision.verdict is Verdict.MERGE
    apart: dict[str, set[str]] = {}
    for (a, b), together in pairs.items():
        if not together:
            apart.setdefault(a, set()).add(b)
            apart.setdefault(b, set()).add(a)
    return Rulings(
        frozenset(claim for claim, no in rejected.items() if no),
        frozenset(looked_at),
        {claim: tuple(said) for claim, said in corrections.items()},
        tuple(sorted(pair for pair, together in pairs.items() if together)),
        {claim: frozenset(others) for claim, others in apart.items()},
    )


def ruled(claims: Iterable[Sourced], said: Rulings) -> list[Sourced]:
    """The claims that count, as they were corrected."""
    if said == NONE:
        return list(claims)
    return [_as_ruled(s, said) for s in claims if s.claim.id not in said.rejected]


def _as_ruled(sourced: Sourced, said: Rulings) -> Sourced:
    claim = sourced.claim
    if claim.id not in said.looked_at:
        return sourced
    content = claim.content
    for decision in said.corrections.get(claim.id, ()):
        content = corrected(content, decision.slot or "", decision.value or "null")
    return replace(sourced, claim=replace(claim, content=content, confidence=_SURE))
