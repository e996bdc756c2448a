"""Keep the records what claims and decisions make of them.

A record depends on the claims of its cluster alone, and claims that share no
key are never linked; so a new claim touches at most the clusters of the claims
with which it shares a key, and these are built anew from all their claims.
Only what came out otherwise is written.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Table, delete, insert, select, update

from pledgebook.model.codec import all_from_text, to_text
from pledgebook.model.decision import Decision, Verdict, standing
from pledgebook.model.record import Link, Record, Sourced
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.rows import actors, item_rows, record_row, step_row
from pledgebook.store.selecting import claims_of, decisions, in_chunks, sourced, sourced_by_id
from pledgebook.store.steady import steady

CHILDREN = (
    tables.record_claims,
    tables.record_actors,
    tables.record_items,
    tables.record_wholes,
    tables.record_steps,
)


class Reconciler(Protocol):
    """What puts claims together: `pledgebook.reconcile`."""

    def ruled(self, sourced: Iterable[Sourced], decisions: Iterable[Decision]) -> list[Sourced]:
        """The claims that count, as decisions corrected them."""

    def keys(self, sourced: Sourced) -> Iterable[str]:
        """The keys under which a claim is found by the claims that it may be linked with."""

    def asks(self, sourced: Sourced) -> Iterable[str]:
        """The keys under which a claim finds those that it may be linked with."""

    def build(self, sourced: Iterable[Sourced], decisions: Iterable[Decision]) -> list[Record]:
        """The records of ruled claims, in any order; without ``part_of``."""

    def retold(self, sourced: Sequence[Sourced], links: Iterable[Link], cluster: str) -> Record:
        """The record of ruled claims that are known to be one thing, as `build` makes it."""


def rebuild(ledger: Ledger, reconciler: Reconciler, *, to_add: bool = True) -> int:
    """Throw all records away and build them from claims and decisions; how many there are then.

    A ledger that is only looked at and that nothing is ``to_add`` to does without the keys of its claims.
    """
    with steady(), ledger.writing() as connection:
        for table in (*CHILDREN, tables.records, tables.claim_keys):
            connection.execute(delete(table))
        held = standing(decisions(connection))
        everything = reconciler.ruled(sourced(connection), held)
        for start in range(0, len(everything) if to_add else 0, 5000):
            _insert_keys(connection, reconciler, everything[start : start + 5000])
        records = reconciler.build(everything, held)
        _insert(connection, records, everything)
        _relate_parts(connection, [c.claim.id for c in everything])
    return len(records)


def refresh(
    connection: Connection,
    reconciler: Reconciler,
    new: Collection[str],
    superseded: Sequence[str] = (),
    loose: Collection[str] = (),
) -> None:
    """Bring the records up to date with claims that came or were ruled on, and documents that were superseded.

    ``loose`` are claims whose records were taken apart (`take_apart`) and are to be put together anew.
    """
    held = standing(decisions(connection))
    gone = claims_of(connection, superseded)
    changed = set(new) | gone
    anew = frozenset(changed | _ruled_with(held, changed) | set(loose))
    for chunk in in_chunks(sorted(changed)):
        connection.execute(delete(tables.claim_keys).where(tables.claim_keys.c.claim_id.in_(chunk)))
    came = reconciler.ruled(sourced_by_id(connection, sorted(set(new) - gone)), held)
    _insert_keys(connection, reconciler, came)
    touched = anew | _sharing(connection, sorted({key for s in came for key in reconciler.asks(s)}))
    clusters = _clusters(connection, touched)
    members = sorted(touched | _members(connection, clusters))
    current = reconciler.ruled(sourced_by_id(connection, members), held)
    before, built = _shapes(connection, clusters), reconciler.build(current, held)
    as_it_was = {r.id for r in built if anew.isdisjoint(r.claims) and before.get(r.id) == _shape(r)}
    _delete(connection, sorted(before.keys() - as_it_was))
    _insert(connection, [r for r in built if r.id not in as_it_was], current)
    _relate_parts(connection, members)


def retell(connection: Connection, reconciler: Reconciler, claims: Sequence[str]) -> bool:
    """Bring records up to date with claims that were found right; false where that takes `refresh`.

    How sure a claim is alters what its record says, never which claims are one thing.
    """
    r, rc = tables.records.c, tables.record_claims.c
    of = {row.claim_id: row.record_id for some in in_chunks(claims) for row in connection.execute(
        select(rc.claim_id, rc.record_id).where(rc.claim_id.in_(some)))}  # fmt: skip
    if not set(claims) <= of.keys():
        return False  # one that was rejected comes back
    ids = sorted(set(of.values()))
    held = standing(decisions(connection))
    told: list[Record] = []
    current: list[Sourced] = []
    for id_ in ids:
        row = connection.execute(select(r.links, r.cluster).where(r.id == id_)).one()
        one = reconciler.ruled(sourced_by_id(connection, sorted(_told(connection, [id_]))), held)
        told.append(reconciler.retold(one, all_from_text(Link, row.links), row.cluster))
        current += one
    _delete(connection, ids)
    _insert(connection, told, current)
    _relate_parts(connection, sorted(s.claim.id for s in current))
    return True


def take_apart(connection: Connection, claims: Sequence[str]) -> set[str]:
    """Delete the records that claims are in, or that name one as their whole, before the claims go.

    Returns the other claims of these records, and those ruled on together with them: `refresh` must be told.
    """
    rw = tables.record_wholes.c
    of = {
        record
        for some in in_chunks(claims)
        for record in connection.scalars(select(rw.record_id).where(rw.claim_id.in_(some)))
    }
    parts = {claim for some in in_chunks(sorted(of)) for claim in _told(connection, some)}
    clusters = _clusters(connection, parts.union(claims))
    loose = _members(connection, clusters) | _ruled_with(standing(decisions(connection)), set(claims))
    _delete(connection, sorted(_shapes(connection, clusters)))
    return loose.difference(claims)


def _told(connection: Connection, records: Sequence[str]) -> Iterable[str]:
    rc = tables.record_claims.c
    return connection.scalars(select(rc.claim_id).where(rc.record_id.in_(records)))


def _ruled_with(held: Iterable[Decision], claims: set[str]) -> set[str]:
    """The claims that were ruled to be of one thing, not of one thing, or parts, with some of these."""
    found: set[str] = set()
    for decision in held:
        together = decision.verdict in (Verdict.MERGE, Verdict.SPLIT) and not claims.isdisjoint(decision.subjects)
        part = decision.slot == "part_of" and json.loads(decision.value or "null") in claims
        if together or part:
            found.update(decision.subjects)
    return found


def _insert_keys(connection: Connection, reconciler: Reconciler, claims: Iterable[Sourced]) -> None:
    rows = [{"key": key, "claim_id": s.claim.id} for s in claims for key in sorted(set(reconciler.keys(s)))]
    _put(connection, tables.claim_keys, rows)


def _sharing(connection: Connection, keys: Sequence[str]) -> set[str]:
    k = tables.claim_keys.c
    return {c for chunk in in_chunks(keys) for c in connection.scalars(select(k.claim_id).where(k.key.in_(chunk)))}


def _clusters(connection: Connection, claims: Iterable[str]) -> list[str]:
    r, rc = tables.records.c, tables.record_claims.c
    found: set[str] = set()
    for chunk in in_chunks(sorted(claims)):
        query = select(r.cluster).join(tables.record_claims, rc.record_id == r.id).where(rc.claim_id.in_(chunk))
        found.update(connection.scalars(query))
    return sorted(found)


def _members(connection: Connection, clusters: Sequence[str]) -> set[str]:
    r, rc = tables.records.c, tables.record_claims.c
    found: set[str] = set()
    for chunk in in_chunks(clusters):
        query = select(rc.claim_id).join(tables.records, rc.record_id == r.id).where(r.cluster.in_(chunk))
        found.update(connection.scalars(query))
    return found


Shape = tuple[str, str, tuple[str, ...]]


def _shapes(connection: Connection, clusters: Sequence[str]) -> dict[str, Shape]:
    """Of each record of these clusters all that what it says follows from: cluster, links, claims in their order."""
    r, rc = tables.records.c, tables.record_claims.c
    found: dict[str, tuple[str, str, list[str]]] = {}
    for chunk in in_chunks(clusters):
        query = (
            select(r.id, r.cluster, r.links, rc.claim_id)
            .join(tables.record_claims, rc.record_id == r.id)
            .where(r.cluster.in_(chunk))
        )
        for id_, cluster, links, claim in connection.execute(query.order_by(r.id, rc.ordinal)):
            found.setdefault(id_, (cluster, links, []))[-1].append(claim)
    return {id_: (cluster, links, tuple(claims)) for id_, (cluster, links, claims) in found.items()}


def _shape(record: Record) -> Shape:
    return record.cluster, to_text(record.links), record.claims


def _delete(connection: Connection, records: Sequence[str]) -> None:
    for chunk in in_chunks(records):
        for table in CHILDREN:
            connection.execute(delete(table).where(table.c.record_id.in_(chunk)))
        connection.execute(delete(tables.records).where(tables.records.c.id.in_(chunk)))


def _insert(connection: Connection, records: Sequence[Record], claims: Iterable[Sourced]) -> None:
    document = {s.claim.id: s.claim.document_id for s in claims}
    for start in range(0, len(records), 2000):
        for table, rows in record_rows(connection, records[start : start + 2000], document).items():
            _put(connection, table, rows)


def record_rows(
    connection: Connection, records: Sequence[Record], document: dict[str, str]
) -> dict[Table, list[dict[str, Any]]]:
    """The rows of records in each of their tables; ``document`` tells each claim's.

    A whole that a correction names and that no document tells any more is left out until it comes back.
    """
    strange = sorted({whole for record in records for whole in record.wholes if whole not in document})
    c = tables.claims.c
    there = {id_ for some in in_chunks(strange) for id_ in connection.scalars(select(c.id).where(c.id.in_(some)))}
    rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in (tables.records, *CHILDREN)}
    for record in records:
        rows[tables.records].append(record_row(record, len({document[c] for c in record.claims})))
        rows[tables.record_claims] += [
            {"record_id": record.id, "claim_id": claim, "ordinal": i} for i, claim in enumerate(record.claims)
        ]
        rows[tables.record_actors] += [
            {"record_id": record.id, "role": role, "actor": actor} for role, actor in actors(record.content)
        ]
        rows[tables.record_items] += item_rows(record.content, {"record_id": record.id})
        named = Counter(whole for whole in record.wholes if whole in document or whole in there)
        rows[tables.record_wholes] += [{"record_id": record.id, "claim_id": c, "votes": n} for c, n in named.items()]
        rows[tables.record_steps] += [step_row(record.id, i, step) for i, step in enumerate(record.steps)]
    return rows


def _relate_parts(connection: Connection, touched: Sequence[str]) -> None:
    """Bind records of parts to those of their wholes, where either's claims are among the touched.

    Where claims of one record name several wholes, the one most often named counts.
    """
    rc, rw = tables.record_claims, tables.record_wholes
    affected: set[str] = set()
    for chunk in in_chunks(touched):
        own = select(rw.c.record_id).join(rc, rc.c.record_id == rw.c.record_id).where(rc.c.claim_id.in_(chunk))
        affected.update(connection.scalars(own))
        affected.update(connection.scalars(select(rw.c.record_id).where(rw.c.claim_id.in_(chunk))))
    named = wholes(connection, affected)
    for record in sorted(affected):
        bound = update(tables.records).where(tables.records.c.id == record).values(part_of=named.get(record))
        connection.execute(bound)


def wholes(connection: Connection, records: Iterable[str]) -> dict[str, str]:
    """Which record includes each of these: the one most often named, of several the first by id."""
    rc, rw = tables.record_claims, tables.record_wholes
    votes: dict[str, dict[str, int]] = {}
    for chunk in in_chunks(sorted(records)):
        query = (
            select(rw.c.record_id, rc.c.record_id, rw.c.votes)
            .join(rc, rc.c.claim_id == rw.c.claim_id)
            .where(rw.c.record_id.in_(chunk), rw.c.record_id != rc.c.record_id)
        )
        for record, of, count in connection.execute(query):
            for_whole = votes.setdefault(record, {})
            for_whole[of] = for_whole.get(of, 0) + count
    return {record: min(named, key=lambda w: (-named[w], w)) for record, named in votes.items()}


def _put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
