"""Contributions whose sources disagree on the figure."""

from dataclasses import dataclass

from pledgebook.model.figure import Figure
from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries
from pledgebook.views.contributions import ContributionRow, contribution
from pledgebook.views.record import Proof, proof


@dataclass(frozen=True, slots=True)
class Version:
    """One figure and everyone who says it: ``figure``, ``chosen`` (whether the record carries it), ``proofs``."""

    figure: Figure
    chosen: bool
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contribution of which the figures told cannot all be so.

    ``contribution`` is the record; ``rule`` names what chose its figure; ``versions``
    are the figures, the chosen one first.
    """

    contribution: ContributionRow
    rule: str
    versions: tuple[Version, ...]


def conflicts(ledger: Ledger, which: Filter | None = None) -> tuple[Conflict, ...]:
    """The conflicts among the contributions of a filter, by date."""
    found = []
    with ledger.reading() as connection:
        for row in queries.records(connection, "contribution", which or Filter(), conflicting=True):
            said = {p.claim: p for p in map(proof, queries.proofs(connection, row.id))}
            versions = tuple(
                Version(one.figure, i == 0, tuple(said[c] for c in one.claims if c in said))
                for i, one in enumerate(queries.record(connection, row.id).figures)
            )
            found.append(Conflict(contribution(row), row.rule, versions))
    return tuple(found)
