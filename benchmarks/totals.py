"""Totals over many records beside the same sums by DuckDB over the records as Parquet, as a ratio.

python -m benchmarks.totals [1000000] [--at-most RATIO]

The records are made up (`benchmarks.synthetic`), the ledger is an SQLite file. Both sides read from disk and
must give the same cells to the cent. DuckDB adds columns of numbers; we read records that lead on to claims
and quotes, and keep with each sum which records make it up. So the ratio is no race: it says what that costs.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import insert

from benchmarks.synthetic import claims
from pledgebook.model.record import Record
from pledgebook.store import Ledger, open_ledger, tables
from pledgebook.store.records import record_rows
from pledgebook.views import totals

_CHUNK = 20_000
_MONEY = pa.decimal128(28, 2)
_COLUMNS = ("id", "donors", "currency", "first_day", "last_day", "stage", "cumulative", "part_of")
_SCHEMA = pa.schema(
    [(name, pa.bool_() if name == "cumulative" else pa.string()) for name in _COLUMNS]
    + [(name, _MONEY) for name in ("announced", "low", "high")]
)
_QUERY = """
    SELECT donors, substr(first_day, 1, 4) AS year, currency, sum(announced), sum(low),
           CASE WHEN bool_or(high IS NULL) THEN NULL ELSE sum(high) END, count(*)
    FROM read_parquet(?)
    WHERE NOT cumulative AND part_of IS NULL AND stage <> 'considered' AND announced IS NOT NULL
    GROUP BY ALL
"""
Cell = tuple[Decimal, Decimal, Decimal | None, int]
Cells = dict[tuple[str, str, str], Cell]


def records(count: int) -> Iterator[list[Record]]:
    """That many records of one claim each, in chunks."""
    chunk: list[Record] = []
    for one in claims(count):
        chunk.append(Record(one.claim.id.replace("c-", "r-"), one.claim.content, (one.claim.id,)))
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def fill(ledger: Ledger, parquet: Path, count: int) -> None:
    """Put the records into the ledger's tables and, as far as the sum needs them, into a Parquet file."""
    with pq.ParquetWriter(parquet, _SCHEMA) as file:
        for chunk in records(count):
            document = {claim: claim for record in chunk for claim in record.claims}
            with ledger.writing() as connection:
                rows = record_rows(connection, chunk, document)
                for table in (tables.records, tables.record_actors):
                    connection.execute(insert(table), rows[table])
            amounts = [getattr(r.content, "amount", None) for r in chunk]
            plain = [{name: row[name] for name in _COLUMNS} for row in rows[tables.records]]
            for row, amount in zip(plain, amounts, strict=True):
                low, high = amount.bounds if amount else (None, None)
                row |= {"announced": amount.announced if amount else None, "low": low, "high": high}
            file.write_table(pa.Table.from_pylist(plain, schema=_SCHEMA))


def ours(ledger: Ledger) -> Cells:
    """The cells that the view gives."""
    found = totals(ledger, ("donor", "year"))
    return {(c.key[0], c.key[1], c.currency or ""): (c.announced, c.low, c.high, len(c.records)) for c in found.cells}


def theirs(parquet: Path) -> Cells:
    """The cells that DuckDB gives."""
    rows = duckdb.connect().execute(_QUERY, [str(parquet)]).fetchall()
    return {(row[0][2:-2], row[1], row[2]): (row[3], row[4], row[5], row[6]) for row in rows}


def best_of_two(add: Callable[[], Cells]) -> tuple[float, Cells]:
    """The lesser processor seconds of two runs, and what they gave."""
    best, cells = float("inf"), {}
    for _ in range(2):
        start = time.process_time()
        cells = add()
        best = min(best, time.process_time() - start)
    return best, cells


def main() -> None:
    """Fill, add up twice on either side, compare and print the ratio."""
    said = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    said.add_argument("count", nargs="?", type=int, default=1_000_000)
    said.add_argument("--at-most", type=float, help="exit 1 where the ratio is higher")
    asked = said.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        parquet = Path(scratch) / "records.parquet"
        with open_ledger(Path(scratch) / "ledger.db", create=True) as ledger:
            fill(ledger, parquet, asked.count)
            mine, my_cells = best_of_two(lambda: ours(ledger))
            other, other_cells = best_of_two(lambda: theirs(parquet))
    if my_cells != other_cells:
        sys.exit(f"the sums differ: {len(my_cells)} cells here, {len(other_cells)} there")
    ratio = mine / other
    print(
        f"{asked.count:,} records, {len(my_cells):,} cells alike: {mine:.2f} processor seconds with the records of "
        f"each, {other:.3f} by DuckDB over Parquet: {ratio:.0f} times"
    )
    if asked.at_most is not None and ratio > asked.at_most:
        sys.exit(f"more than {asked.at_most:.0f} times")


if __name__ == "__main__":
    main()
