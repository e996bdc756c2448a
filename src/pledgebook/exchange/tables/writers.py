"""Tables to files: CSV, an XLSX workbook, Parquet, JSON lines. Each takes rows as they come and holds none."""

import csv
import json
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from pledgebook.exchange.place import ExchangeError
from pledgebook.exchange.tables.columns import TABLES, Column, Table, Type
from pledgebook.exchange.tables.rows import Row

SEPARATOR = "; "
"""Between the values of a list where a cell holds text."""
_SHEET_ROWS = 1_048_575  # rows below the header that a sheet has room for (ECMA-376)
_CELL = 32_767  # characters that a cell has room for
# characters that a column of a sheet shows
_WIDTHS = {
    Type.TEXT: 18, Type.LIST: 18, Type.NUMBER: 17, Type.INTEGER: 10, Type.BOOLEAN: 10, Type.DAY: 12, Type.TIME: 18,
}  # fmt: skip
_WIDE = {"quote": 90, "text": 90, "address": 50, "title": 50, "items": 40, "subject": 50}
_BATCH = 5_000  # rows of a Parquet row group: some megabytes


class Writer(Protocol):
    """Takes every row once, in any order of tables; whole when closed."""

    def write(self, table: Table, row: Row) -> None:
        """Add a row."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def text_of(value: Any) -> str:
    """A value as a cell of text: lists joined, decimals plain, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, tuple):
        return SEPARATOR.join(value)
    return str(value)


def plain_number(value: Decimal) -> str:
    """A decimal without an exponent or needless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection): a "'" before what may begin one."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠") else text


class _Files:
    """What stands open until the last row is written."""

    def __init__(self) -> None:
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


class CsvWriter(_Files):
    """``<table>.csv``: UTF-8, a header, ISO dates, plain decimals."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._files: dict[str, Any] = {}
        for table in TABLES:
            file = self._open.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8", newline=""))
            self._files[table.name] = csv.writer(file, lineterminator="\n")
            self._files[table.name].writerow([column.name for column in table.columns])

    def write(self, table: Table, row: Row) -> None:
        """Add a row."""
        self._files[table.name].writerow([_csv_cell(column, row.get(column.name)) for column in table.columns])


def _csv_cell(column: Column, value: Any) -> str:
    text = text_of(value).replace("\0", "")
    return guarded(text) if column.type in (Type.TEXT, Type.LIST) else text


class JsonLinesWriter(_Files):
    """``<table>.jsonl``: one object a row, lists as lists, numbers as numbers."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._files = {
            table.name: self._open.enter_context((folder / f"{table.name}.jsonl").open("w", encoding="utf-8"))
            for table in TABLES
        }

    def write(self, table: Table, row: Row) -> None:
        """Add a row."""
        said = {column.name: _json(row.get(column.name)) for column in table.columns}
        self._files[table.name].write(json.dumps(said, ensure_ascii=False) + "\n")


def _json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


class WorkbookWriter:
    """``pledgebook.xlsx``: a README sheet, a sheet a table with typed cells and a frozen header, the sources last."""

    def __init__(self, folder: Path) -> None:
        from openpyxl import Workbook  # noqa: PLC0415  # only who wants a workbook waits for it

        self._path = folder / "pledgebook.xlsx"
        self._book = Workbook(write_only=True)
        self._rows: dict[str, int] = {}
        readme = self._book.create_sheet("README")
        readme.column_dimensions["A"].width, readme.column_dimensions["B"].width = 28, 110
        for line in _readme():
            readme.append([self._text(readme, cell, bold=len(line) == 1) for cell in line])
        self._sheets: dict[str, Any] = {}
        for table in TABLES:
            sheet = self._book.create_sheet(table.name)
            _lay_out(sheet, table.columns)
            sheet.append([self._text(sheet, column.name, bold=True) for column in table.columns])
            self._sheets[table.name], self._rows[table.name] = sheet, 0

    def write(self, table: Table, row: Row) -> None:
        """Add a row; raises `ExchangeError` where a sheet has no room for more."""
        self._rows[table.name] += 1
        if self._rows[table.name] > _SHEET_ROWS:
            raise ExchangeError(f"a sheet has room for {_SHEET_ROWS:,} {table.name}; export csv or parquet instead")
        sheet = self._sheets[table.name]
        sheet.append([self._cell(sheet, column, row.get(column.name)) for column in table.columns])

    def _cell(self, sheet: Any, column: Column, value: Any) -> Any:
        if value is None or value == ():
            return None
        if column.type is Type.DAY:
            return date.fromisoformat(value) if value >= "1900-03-01" else self._text(sheet, value)
        if column.type is Type.TIME:
            return datetime.fromisoformat(value).replace(tzinfo=None)
        if column.type is Type.NUMBER:
            return self._number(sheet, value)
        if column.type in (Type.INTEGER, Type.BOOLEAN):
            return value
        return self._text(sheet, text_of(value))

    def _number(self, sheet: Any, value: Any) -> Any:
        """A cell that shows its thousands: 425,000,000."""
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = "#,##0" if value == int(value) else "#,##0.00"
        return cell

    def _text(self, sheet: Any, text: str, *, bold: bool = False) -> Any:
        """A cell that is text whatever it begins with."""
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415
        from openpyxl.styles import Font  # noqa: PLC0415

        text = ILLEGAL_CHARACTERS_RE.sub("", text)
        cell = WriteOnlyCell(sheet, value=text if len(text) <= _CELL else text[: _CELL - 1] + "…")
        cell.data_type = "s"  # "=1+1" is said, not reckoned
        if bold:
            cell.font = Font(bold=True)
        return cell

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._book.save(self._path)
        else:
            self._book.close()


def _lay_out(sheet: Any, columns: tuple[Column, ...]) -> None:
    """A header that stays and filters, columns as wide as what stands in them, pages as wide as the sheet."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    sheet.freeze_panes = "B2"
    for place, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE.get(column.name, _WIDTHS[column.type])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _readme() -> Iterable[tuple[str, ...]]:
    yield ("Pledgebook: public statements about international assistance",)
    yield (
        "what it is",
        "Every row leads back to words: `proofs` holds the quote of each claim and its place, `sources` the documents.",
    )
    yield (
        "adding up",
        "Add only contributions whose `counts` is true, never across currencies; `low` and `high` bound the figure.",
    )
    yield "lists", f"Several values in one cell are parted by {SEPARATOR!r}."
    for table in TABLES:
        yield ("",)
        yield (table.name,)
        yield "", table.meaning
        for column in table.columns:
            yield column.name, column.meaning


class ParquetWriter(_Files):
    """``<table>.parquet``: decimals, days, UTC timestamps, lists of text."""

    def __init__(self, folder: Path) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415  # heavy: only who wants Parquet waits for it

        super().__init__()
        self._schemas = {table.name: arrow_schema(table) for table in TABLES}
        self._files = {
            name: self._open.enter_context(pq.ParquetWriter(folder / f"{name}.parquet", schema))
            for name, schema in self._schemas.items()
        }
        self._held: dict[str, list[Row]] = {table.name: [] for table in TABLES}

    def write(self, table: Table, row: Row) -> None:
        """Add a row."""
        held = self._held[table.name]
        held.append({column.name: _arrow(column, row.get(column.name)) for column in table.columns})
        if len(held) >= _BATCH:
            self._flush(table.name)

    def _flush(self, name: str) -> None:
        import pyarrow as pa  # noqa: PLC0415

        if self._held[name]:
            self._files[name].write_table(pa.Table.from_pylist(self._held[name], schema=self._schemas[name]))
            self._held[name].clear()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for name in self._files:
                self._flush(name)
        super().__exit__(kind, error, trace)


def arrow_schema(table: Table) -> Any:
    """The table's Arrow schema."""
    import pyarrow as pa  # noqa: PLC0415

    types = {
        Type.TEXT: pa.string(),
        Type.LIST: pa.list_(pa.string()),
        Type.NUMBER: pa.decimal128(38, 6),
        Type.INTEGER: pa.int64(),
        Type.BOOLEAN: pa.bool_(),
        Type.DAY: pa.date32(),
        Type.TIME: pa.timestamp("us", tz="UTC"),
    }
    fields = [
        pa.field(c.name, types[c.type], nullable=not c.required, metadata={"description": c.meaning})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.meaning})


def _arrow(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type is Type.LIST:
        return list(value)
    if column.type is Type.NUMBER:
        return value.quantize(Decimal("0.000001")) if isinstance(value, Decimal) else Decimal(value)
    if column.type is Type.DAY:
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if column.type is Type.TIME else value
