"""Who is in the ledger, and in which roles."""

from dataclasses import dataclass

from pledgebook.model.filter import Filter
from pledgebook.reference.actors import bodies, states
from pledgebook.reference.groups import groups_of
from pledgebook.store import Ledger, queries


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor.

    ``id`` is its ISO 3166-1 alpha-3 code or slug, ``name`` how texts call it, ``sort`` state,
    body or other. ``groups`` are those that it belongs to. ``given`` and
    ``received`` count contributions, ``proposed`` and ``addressed`` proposals,
    ``positions``, ``engagements`` and ``taskings`` records of those kinds. ``first`` and
    ``last`` are the days (ISO) of the earliest and the latest of all its records.
    """

    id: str
    name: str
    sort: str
    groups: tuple[str, ...]
    given: int
    received: int
    proposed: int
    addressed: int
    positions: int
    engagements: int
    taskings: int
    first: str | None
    last: str | None


_REGION = "region-"  # so the ids of regions begin (`reference/data/collectives.toml`)
_SMALL = ("and", "of", "the")
_COUNTED = {
    ("contribution", "donor"): "given",
    ("contribution", "recipient"): "received",
    ("proposal", "proposer"): "proposed",
    ("proposal", "addressee"): "addressed",
    ("position", "holder"): "positions",
    ("engagement", "party"): "engagements",
    ("tasking", "by"): "taskings",
}


def actors(ledger: Ledger, which: Filter | None = None) -> tuple[ActorRow, ...]:
    """The actors in the records of a filter, by id.

    A filter narrows the records, not the actors in them: with ``recipient`` Ukraine it is
    everyone who has to do with a contribution to Ukraine.
    """
    with ledger.reading() as connection:
        rows = queries.acting(connection, which or Filter())
    counts: dict[str, dict[str, int]] = {}
    days: dict[str, list[str]] = {}
    for row in rows:
        of = counts.setdefault(row.actor, dict.fromkeys(_COUNTED.values(), 0))
        counted = _COUNTED.get((row.kind, row.role))
        if counted:
            of[counted] += row.records
        days.setdefault(row.actor, []).extend(day for day in (row.first, row.last) if day)
    return tuple(
        ActorRow(
            id=actor,
            name=name_of(actor),
            sort="state" if actor in states() else "body" if actor in bodies() else "other",
            groups=groups_of(actor),
            first=min(days[actor], default=None),
            last=max(days[actor], default=None),
            **of,
        )
        for actor, of in sorted(counts.items(), key=lambda pair: pair[0])
    )


def named_nowhere(ledger: Ledger, which: Filter) -> tuple[str, ...]:
    """The actors of a filter that no record of the ledger names: a slip of the pen, or nothing known of them."""
    with ledger.reading() as connection:
        return tuple(queries.named_nowhere(connection, (*which.donor, *which.recipient, *which.party)))


def name_of(actor: str) -> str:
    """How texts call an actor: its first name in the reference, the words of a region, or the id itself."""
    if actor in states():
        return states()[actor]["names"][0]
    if actor.startswith(_REGION):
        words = actor.removeprefix(_REGION).split("-")
        return " ".join(word if word in _SMALL else word.capitalize() for word in words)
    return bodies().get(actor, [actor])[0]
