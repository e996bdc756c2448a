"""Proposals, positions, groups, taskings and statements: the same party on the same subject is one record."""

from collections import defaultdict
from collections.abc import Iterable

from pledgebook.model.claim import Content, Group, Position, Proposal, Statement, Tasking
from pledgebook.model.record import Record, Sourced
from pledgebook.reconcile import choosing
from pledgebook.reconcile.facts import normal
from pledgebook.reconcile.groups import Sets
from pledgebook.reconcile.rulings import NONE, Rulings


def keys(sourced: Sourced) -> list[str]:
    """The one key of a claim: those of the same key are one record."""
    return [" / ".join(_key(sourced.claim.content))]


def build(claims: Iterable[Sourced], said: Rulings = NONE) -> list[Record]:
    """One record for each party and subject; its content is that of the claim read with most confidence."""
    same: defaultdict[tuple[str, ...], list[list[Sourced]]] = defaultdict(list)
    by_id = {s.claim.id: s for s in claims}
    groups: Sets[str] = Sets()
    clusters: Sets[str] = Sets()
    for key, one in sorted(by_id.items()):
        rooms = same[_key(one.claim.content)]
        apart = said.apart.get(key, frozenset())
        room = next((r for r in rooms if all(s.claim.id not in apart for s in r)), None)
        if room is None:
            rooms.append([one])
        else:
            groups.union(room[0].claim.id, key)
            room.append(one)
        clusters.union(rooms[0][0].claim.id, key)
    for a, b in said.together:
        if a in by_id and b in by_id:
            groups.union(a, b)
            clusters.union(a, b)
    told: defaultdict[str, list[Sourced]] = defaultdict(list)
    least: dict[str, str] = {}
    for key, one in sorted(by_id.items()):
        told[groups.find(key)].append(one)
        least.setdefault(clusters.find(key), key)
    return [_record(some, least[clusters.find(some[0].claim.id)]) for some in told.values()]


def _record(told: list[Sourced], cluster: str) -> Record:
    best = min(told, key=lambda s: (-s.claim.confidence, s.published or "9999", s.claim.id))
    record_id, ids = choosing.identity(best.claim.kind, told)
    return Record(record_id, best.claim.content, ids, cluster=cluster)


def _key(content: Content) -> tuple[str, ...]:
    if isinstance(content, Proposal):
        return "proposal", content.direction, _ids(content.proposer), _ids(content.addressees), normal(content.subject)
    if isinstance(content, Position):
        return "position", content.stance, _ids(content.holder), normal(content.subject)
    if isinstance(content, Group):
        return "group", content.group, normal(content.role)
    if isinstance(content, Tasking):
        return "tasking", _ids(content.by), _ids(content.to), normal(content.action)
    if isinstance(content, Statement):
        return "statement", content.party, normal(content.speaker), normal(content.text)
    raise TypeError(f"no {type(content).__name__} is put together by its subject")


def _ids(actors: tuple[str, ...]) -> str:
    return ",".join(sorted(actors))
