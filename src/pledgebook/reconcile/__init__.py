"""Across documents: claims and decisions to records. Pure; the order of the claims does not matter.

Claims of one kind are put side by side where they share a key (`blocking`), each pair is weighed by
signals (`signals`, with their `weights`), and what belongs together is grouped (`groups`) as far as
nothing forbids it; what reviewers ruled goes before (`rulings`). The record's slots are then chosen
from its claims (`choosing`). Documents that print again what another printed are told first (`repeats`).
"""

from collections.abc import Iterable, Sequence

from pledgebook.model.claim import Contribution, Engagement
from pledgebook.model.decision import Decision
from pledgebook.model.record import Link, Record, Sourced
from pledgebook.reconcile import choosing, contributions, engagements, rulings, subjects
from pledgebook.reconcile.repeats import bands, likeness, near


def ruled(sourced: Iterable[Sourced], decisions: Iterable[Decision] = ()) -> list[Sourced]:
    """The claims that count, as standing decisions corrected them; the others only take these."""
    return rulings.ruled(sourced, rulings.rulings(decisions))


def keys(sourced: Sourced) -> Iterable[str]:
    """The keys under which a claim is found by the claims that it may be linked with."""
    content = sourced.claim.content
    if isinstance(content, Contribution):
        return contributions.keys(sourced)
    if isinstance(content, Engagement):
        return engagements.keys(sourced)
    return subjects.keys(sourced)


def asks(sourced: Sourced) -> Iterable[str]:
    """The keys under which a claim finds those that it may be linked with."""
    content = sourced.claim.content
    if isinstance(content, Contribution):
        return contributions.asks(sourced)
    if isinstance(content, Engagement):
        return engagements.asks(sourced)
    return subjects.keys(sourced)


def build(sourced: Iterable[Sourced], decisions: Iterable[Decision] = ()) -> list[Record]:
    """The records of `ruled` claims in the order of their ids; ``part_of`` is bound when they are stored."""
    said = rulings.rulings(decisions)
    given: list[Sourced] = []
    met: list[Sourced] = []
    others: list[Sourced] = []
    for one in sourced:
        content = one.claim.content
        (given if isinstance(content, Contribution) else met if isinstance(content, Engagement) else others).append(one)
    records = contributions.build(given, said) + engagements.build(met, said) + subjects.build(others, said)
    return sorted(records, key=lambda record: record.id)


def retold(sourced: Sequence[Sourced], links: Iterable[Link], cluster: str) -> Record:
    """The record of `ruled` claims that are known to be one thing, as `build` makes it of them."""
    claims = sorted(sourced, key=lambda s: s.claim.id)
    content = claims[0].claim.content
    if isinstance(content, Contribution):
        return choosing.contribution(claims, links, cluster)
    if isinstance(content, Engagement):
        return engagements.record(claims, links, cluster)
    return subjects.record(claims, links, cluster)


__all__ = ["asks", "bands", "build", "keys", "likeness", "near", "retold", "ruled"]
