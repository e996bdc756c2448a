"""Reference data in the ledger's file, in tables of its own."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, insert, select

from pledgebook.model.claim import AidType, Stage
from pledgebook.model.reference_data import Grain, ReferenceFile, ReferenceRow
from pledgebook.store import tables
from pledgebook.store.ledger import Ledger
from pledgebook.store.putting import now


def keep_reference(ledger: Ledger, file: ReferenceFile) -> bool:
    """Keep an imported file; false where the same bytes are there already. One of the same name is replaced."""
    f, r = tables.reference_files.c, tables.reference_rows.c
    with ledger.writing() as connection:
        same = select(f.id).where(f.format == file.format, f.content_hash == file.content_hash)
        if connection.scalar(same) is not None:
            return False
        older = select(f.id).where(f.format == file.format, f.name == file.name)
        connection.execute(delete(tables.reference_rows).where(r.file_id.in_(older)))
        connection.execute(delete(tables.reference_files).where(f.format == file.format, f.name == file.name))
        described = {
            "format": file.format,
            "name": file.name,
            "content_hash": file.content_hash,
            "imported_at": now(),
            "rows": len(file.rows),
        }
        made = connection.execute(insert(tables.reference_files).values(described))
        assert made.inserted_primary_key is not None  # noqa: S101  # the table has one
        number = made.inserted_primary_key[0]
        rows = [_row(row) | {"file_id": number, "ordinal": place} for place, row in enumerate(file.rows)]
        if rows:
            connection.execute(insert(tables.reference_rows), rows)
    return True


def reference_rows(ledger: Ledger, format_: str) -> Iterator[ReferenceRow]:
    """The rows of all imported files of a format, in the order of the files."""
    f, r = tables.reference_files.c, tables.reference_rows.c
    query = (
        select(tables.reference_rows)
        .join(tables.reference_files, r.file_id == f.id)
        .where(f.format == format_)
        .order_by(r.file_id, r.ordinal)
    )
    with ledger.reading() as connection:
        for row in connection.execute(query.execution_options(yield_per=2000)):
            yield _reference(row)


def _row(row: ReferenceRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "grain": row.grain.value,
        "donors": json.dumps(row.donors),
        "recipients": json.dumps(row.recipients),
        "aid_type": row.aid_type.value if row.aid_type else None,
        "stage": row.stage.value if row.stage else None,
        "amount": None if row.amount is None else format(row.amount, "f"),
        "currency": row.currency,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "description": row.description,
        "counts": row.counts,
        "warning": row.warning,
        "raw": json.dumps(row.raw, ensure_ascii=False),
    }


def _reference(row: Any) -> ReferenceRow:
    return ReferenceRow(
        key=row.key,
        grain=Grain(row.grain),
        donors=tuple(json.loads(row.donors)),
        recipients=tuple(json.loads(row.recipients)),
        raw=json.loads(row.raw),
        aid_type=AidType(row.aid_type) if row.aid_type else None,
        stage=Stage(row.stage) if row.stage else None,
        amount=None if row.amount is None else Decimal(row.amount),
        currency=row.currency,
        first_day=row.first_day,
        last_day=row.last_day,
        description=row.description,
        counts=row.counts,
        warning=row.warning,
    )
