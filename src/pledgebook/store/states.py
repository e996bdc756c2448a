"""Which decision last bore on each kind of record: what a page may be kept for until others come."""

import json
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Any

from sqlalchemy import Connection, func, select

from pledgebook.model.decision import Verdict
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.selecting import in_chunks

State = tuple[int, ...]


class States:
    """The state of a ledger for some kinds of records, followed from decision to decision.

    It is another whenever documents came or a decision on such a record, whoever wrote it. Claims of two kinds are
    never of one record, so a decision bears on the kinds of its own claims; of claims that are gone nothing is known,
    and the decision counts for all kinds.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._seen = 0
        self._everywhere = 0
        self._last: dict[str, int] = {}
        self._kinds: dict[str, frozenset[str] | None] = {}  # of each decision; None: not known
        self._lock = Lock()

    def of(self, kinds: Collection[str] = ()) -> State:
        """The state for these kinds, () for all."""
        runs, decisions = tables.runs.c, tables.decisions.c
        query = select(
            select(func.max(runs.id)).scalar_subquery(),
            select(func.sum(runs.claims)).scalar_subquery(),
            select(func.max(decisions.ordinal)).scalar_subquery(),
        )
        with self._ledger.reading() as connection:
            run, claims, last = (int(number or 0) for number in connection.execute(query).one())
            if kinds and last > self._seen:
                with self._lock:
                    self._follow(connection)
        if kinds:
            last = max(self._everywhere, *(self._last.get(kind, 0) for kind in kinds))
        return run, claims, last

    def _follow(self, connection: Connection) -> None:
        d = tables.decisions.c
        query = select(d.ordinal, d.id, d.verdict, d.subjects).where(d.ordinal > self._seen).order_by(d.ordinal)
        rows = list(connection.execute(query))
        of = _kinds(connection, {subject for row in rows for subject in json.loads(row.subjects)})
        for row in rows:
            touched = self._touched(row, of)
            self._kinds[row.id] = touched
            if touched is None:
                self._everywhere = row.ordinal
            else:
                self._last |= dict.fromkeys(touched, row.ordinal)
            self._seen = row.ordinal

    def _touched(self, row: Any, of: dict[str, str]) -> frozenset[str] | None:
        subjects = json.loads(row.subjects)
        if row.verdict == Verdict.NOTHING:
            return frozenset()
        if row.verdict == Verdict.UNDO:
            undone = [self._kinds.get(subject) for subject in subjects]
            return None if None in undone else frozenset(kind for some in undone if some for kind in some)
        known = [of[subject] for subject in subjects if subject in of]
        return frozenset(known) if len(known) == len(subjects) else None


def _kinds(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The kinds of those of these ids that are claims'."""
    c = tables.claims.c
    found: dict[str, str] = {}
    for some in in_chunks(sorted(ids)):
        found |= {row.id: row.kind for row in connection.execute(select(c.id, c.kind).where(c.id.in_(some)))}
    return found
