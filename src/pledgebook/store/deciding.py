"""Reviewers' decisions: added, never altered; the records follow in the same transaction."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from pledgebook.model.claim import Claim
from pledgebook.model.codec import corrected
from pledgebook.model.date import Date, is_date
from pledgebook.model.decision import Decision, Verdict
from pledgebook.model.ids import make_id
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.people import note_in
from pledgebook.store.putting import now
from pledgebook.store.records import Reconciler, refresh, retell
from pledgebook.store.rows import claim_of
from pledgebook.store.selecting import decisions, in_chunks

Row = dict[str, Any]


class DecisionError(ValueError):
    """What was ruled cannot be; the message is one line that says why."""


def decide(ledger: Ledger, ruling: Decision, reconciler: Reconciler) -> Decision:
    """Keep a decision (its id and time are set here) and bring the records up to date; raises `DecisionError`.

    Subjects may be ids of claims or of records, which stand for all their claims. It has a line in the
    audit trail from the moment on which it is kept.
    """
    with ledger.writing() as connection:
        made = _checked(connection, ruling)
        count = connection.scalar(select(func.count()).select_from(tables.decisions)) or 0
        at = ruling.at or now()
        made = replace(made, at=at, id=make_id("d", str(count), at, made.who, made.verdict, *made.subjects))
        connection.execute(insert(tables.decisions).values(_row(made)))
        _follow(connection, made, _claims_touched(connection, made), reconciler)
        note_in(connection, made.who, "ruled", f"{made.id} {made.verdict.value}")
    return made


def _follow(connection: Connection, made: Decision, touched: Sequence[str], reconciler: Reconciler) -> None:
    """Bring the records up to date with a decision."""
    if touched and not (made.verdict is Verdict.ACCEPT and retell(connection, reconciler, touched)):
        refresh(connection, reconciler, touched)


class _Undone(Exception):  # noqa: N818  # no error: it takes a transaction back
    """What a preview ends with."""


def preview(ledger: Ledger, ruling: Decision, reconciler: Reconciler) -> tuple[list[Row], list[Row]]:
    """The records before and after a decision that is not kept; raises `DecisionError`.

    Only records that the decision touches are told, as rows of `tables.records`. Writers wait meanwhile.
    """
    before: list[Row] = []
    after: list[Row] = []
    with suppress(_Undone), ledger.writing() as connection:
        made = _checked(connection, ruling)
        touched = _claims_touched(connection, made)
        before += _records_of(connection, touched)
        connection.execute(insert(tables.decisions).values(_row(replace(made, id="preview", at=now()))))
        _follow(connection, made, touched, reconciler)
        ids = {row["id"] for row in before}
        after += _records_of(connection, touched)
        after += _records_with(connection, ids - {row["id"] for row in after})
        raise _Undone
    return before, after


def _records_of(connection: Connection, claims: Sequence[str]) -> list[Row]:
    rc = tables.record_claims.c
    ids = {
        i
        for some in in_chunks(list(claims))
        for i in connection.scalars(select(rc.record_id).where(rc.claim_id.in_(some)))
    }
    return _records_with(connection, ids)


def _records_with(connection: Connection, ids: set[str]) -> list[Row]:
    r = tables.records
    return [
        dict(row._mapping)
        for some in in_chunks(sorted(ids))
        for row in connection.execute(select(r).where(r.c.id.in_(some)).order_by(r.c.id))
    ]


def _row(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "at": decision.at,
        "who": decision.who,
        "verdict": decision.verdict.value,
        "subjects": json.dumps(list(decision.subjects)),
        "slot": decision.slot,
        "value": decision.value,
        "why": decision.why,
    }


def _checked(connection: Connection, ruling: Decision) -> Decision:
    if not ruling.who.strip():
        raise DecisionError("a decision needs a name: who ruled?")
    if ruling.verdict is Verdict.UNDO:
        _there(connection, tables.decisions, "decision", ruling.subjects)
        return ruling
    if ruling.verdict is Verdict.NOTHING:
        _there(connection, tables.documents, "document", ruling.subjects)
        return ruling
    subjects = _claims_named(connection, ruling.subjects)
    claims = _claims(connection, subjects)
    if ruling.verdict in (Verdict.MERGE, Verdict.SPLIT):
        if len(subjects) < 2:
            raise DecisionError(f"to {ruling.verdict} takes two claims or records at least")
        kinds = sorted({claim.kind for claim in claims})
        if len(kinds) > 1:
            raise DecisionError(f"a {kinds[0]} and a {kinds[1]} are never one thing")
    if ruling.verdict is Verdict.CORRECT:
        if len(claims) != 1 or ruling.slot is None or ruling.value is None:
            raise DecisionError("a correction is of one claim, a slot and a value")
        _try(connection, claims[0], ruling.slot, ruling.value)
    return replace(ruling, subjects=subjects)


def _try(connection: Connection, claim: Claim, slot: str, value: str) -> None:
    try:
        content = corrected(claim.content, slot, value)
        replace(claim, content=content)
    except ValueError as error:
        raise DecisionError(str(error)) from None
    date = getattr(content, slot, None)
    edtf = date.edtf if isinstance(date, Date) else date if slot == "period" else None
    if edtf is not None and not is_date(edtf):
        raise DecisionError(f"{edtf!r} is no date; write YYYY, YYYY-MM, YYYY-MM-DD, or two of them with / between")
    whole = getattr(content, "part_of", None)
    if whole is not None:
        _there(connection, tables.claims, "claim", (whole,))


def _claims_named(connection: Connection, subjects: Sequence[str]) -> tuple[str, ...]:
    """The claims, each once, in the order in which they or their records were named."""
    found: dict[str, None] = {}
    rc = tables.record_claims.c
    for subject in subjects:
        of = list(connection.scalars(select(rc.claim_id).where(rc.record_id == subject).order_by(rc.ordinal)))
        found |= dict.fromkeys(of or [subject])
    if not found:
        raise DecisionError("a decision is about something: name a claim or a record")
    return tuple(found)


def _claims(connection: Connection, ids: Sequence[str]) -> list[Claim]:
    _there(connection, tables.claims, "claim or record", ids)
    c = tables.claims
    return [claim_of(r) for some in in_chunks(ids) for r in connection.execute(select(c).where(c.c.id.in_(some)))]


def _there(connection: Connection, table: Table, what: str, ids: Sequence[str]) -> None:
    if not ids:
        raise DecisionError(f"a decision is about something: name a {what}")
    known = {i for some in in_chunks(ids) for i in connection.scalars(select(table.c.id).where(table.c.id.in_(some)))}
    for one in ids:
        if one not in known:
            raise DecisionError(f"there is no {what} {one}")


def _claims_touched(connection: Connection, made: Decision) -> list[str]:
    if made.verdict is Verdict.NOTHING:
        return []
    if made.verdict is not Verdict.UNDO:
        return list(made.subjects)
    by_id = {d.id: d for d in decisions(connection)}
    found: set[str] = set()
    left = list(made.subjects)
    while left:  # an undone undoing brings back what it had taken away
        one = by_id[left.pop()]
        if one.verdict is Verdict.UNDO:
            left += one.subjects
        elif one.verdict is not Verdict.NOTHING:
            found.update(one.subjects)
    return sorted(found)
