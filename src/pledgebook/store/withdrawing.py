"""Take claims out of the ledger: what a better reading no longer finds, or what a copy had told."""

from collections.abc import Collection

from sqlalchemy import Connection, delete

from pledgebook.store import tables
from pledgebook.store.records import take_apart
from pledgebook.store.searching import forget
from pledgebook.store.selecting import in_chunks


def withdraw(connection: Connection, claims: Collection[str]) -> set[str]:
    """Delete claims with all that hangs on them; what was told beside them in their records, for `refresh`.

    Decisions on them stay: they are orphaned, and hold again when a claim of that id comes back.
    """
    ids = sorted(claims)
    loose = take_apart(connection, ids)
    for some in in_chunks(ids):
        for table in (tables.claim_keys, tables.claim_actors, tables.claim_items):
            connection.execute(delete(table).where(table.c.claim_id.in_(some)))
        connection.execute(delete(tables.claims).where(tables.claims.c.id.in_(some)))
    forget(connection, ids)
    return loose
