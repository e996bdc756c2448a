"""Parquet tables of documents: one document per row, with columns as JSON lines have keys."""

from collections.abc import Iterator
from typing import Any

from pledgebook.model.issue import Issue, Severity
from pledgebook.sources.lines import LONGEST, TEXTS, from_fields
from pledgebook.sources.raw import Raw, place

_ROWS = 100  # in memory at once


def rows(file: str, longest: int = LONGEST) -> Iterator[Raw | Issue]:
    """The documents of the rows in order; a row without text is an issue, and so is a table without such a column."""
    import pyarrow as pa  # noqa: PLC0415  # only for tables
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        with pq.ParquetFile(file) as table:
            names = [field.name for field in table.schema_arrow if _is_said(field.type)]
            if not {name.lower() for name in names} & set(TEXTS):
                keys = f"{', '.join(TEXTS[:-1])} or {TEXTS[-1]}"
                yield _failed(file, f"is a table without texts; a column should be called {keys}")
                return
            number = 0
            for batch in table.iter_batches(batch_size=_ROWS, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield _document(row, place(file, number), longest)
    except (OSError, pa.ArrowException, ValueError) as error:
        yield _failed(file, f"is a damaged Parquet file ({str(error).splitlines()[0][:120]})")


def _document(row: dict[str, Any], at: str, longest: int) -> Raw | Issue:
    fields = {str(key).lower(): str(value).strip() for key, value in row.items() if value is not None}
    if sum(map(len, fields.values())) > longest:
        return _failed(at, f"is longer than {longest / 2**20:g} MiB")
    return from_fields(fields, at)


def _is_said(kind: Any) -> bool:
    """Whether a column's type is one of texts or days."""
    from pyarrow import types  # noqa: PLC0415

    return bool(
        types.is_string(kind)
        or types.is_large_string(kind)
        or types.is_string_view(kind)
        or types.is_date(kind)
        or types.is_timestamp(kind)
    )


def _failed(at: str, message: str) -> Issue:
    return Issue("unreadable", message, at, severity=Severity.ERROR)
