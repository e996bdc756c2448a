"""Tables are read back by pandas, DuckDB and frictionless, and say what the ledger says."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from exchange.making import a_ledger, exported
from factories import given, told
from pledgebook import pipeline
from pledgebook.exchange.exporting import FORMATS, export
from pledgebook.exchange.place import ExchangeError
from pledgebook.exchange.tables.columns import TABLES
from pledgebook.exchange.tables.package import dictionary
from pledgebook.exchange.tables.rows import rows
from pledgebook.store import open_ledger
from pledgebook.views import Filter, entries, sources

DOCS = Path(__file__).parents[2] / "docs/exports.md"


def _sql(query: str) -> list[tuple[Any, ...]]:
    found = duckdb.sql(query)
    assert found is not None
    return found.fetchall()


def test_csv_is_read_by_pandas_row_for_row(tmp_path: Path) -> None:
    folder = exported(tmp_path, "csv")
    with a_ledger(tmp_path) as ledger:
        held = [(name, row) for name, row in rows(entries(ledger), sources(ledger))]
    for table in TABLES:
        frame = pd.read_csv(folder / f"{table.name}.csv", keep_default_na=False, dtype=str)
        assert list(frame.columns) == [c.name for c in table.columns]
        assert len(frame) == sum(name == table.name for name, _ in held), table.name
    money = pd.read_csv(folder / "contributions.csv")
    assert sorted(money[money.counts].amount.dropna()) == [2, *sorted([425e6, 1.5e9, 3e9, 10e6])][1:]


def test_a_quote_is_one_line_beside_its_record_and_as_it_stands_in_its_proof(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "l.db", create=True) as ledger:
        pipeline.keep(ledger, [told(given("USA>UKR 425m"), quotes=["A sentence\nin two lines."])])
        export(ledger, "csv", tmp_path / "out")
    assert list(pd.read_csv(tmp_path / "out/contributions.csv").quote) == ["A sentence in two lines."]
    assert list(pd.read_csv(tmp_path / "out/proofs.csv").quote) == ["A sentence\nin two lines."]


def test_of_a_filter_only_the_sources_that_tell_it_are_written(tmp_path: Path) -> None:
    with a_ledger(tmp_path) as ledger:
        which = Filter(stage=("delivered",))
        telling = {proof.document for entry in entries(ledger, which) for proof in entry.proofs}
        assert 0 < len(telling) < len(sources(ledger))
        export(ledger, "csv", tmp_path / "some", which)
    assert set(pd.read_csv(tmp_path / "some/sources.csv").id) == telling


def test_no_cell_of_a_csv_begins_a_formula(tmp_path: Path) -> None:
    folder = exported(tmp_path, "csv")
    for path in folder.glob("*.csv"):
        frame = pd.read_csv(path, keep_default_na=False, dtype=str)
        texts = [c.name for t in TABLES if t.name == path.stem for c in t.columns if c.type.value in ("text", "list")]
        for name in texts:
            assert not frame[name].str.match(r"[=+\-@\t\r]").any(), (path.name, name)
    assert pd.read_csv(folder / "sources.csv").title.str.startswith("'=HYPERLINK").any()


def test_parquet_keeps_decimals_days_and_lists(tmp_path: Path) -> None:
    folder = exported(tmp_path, "parquet")
    found = _sql(
        f"SELECT amount, low, high, donors, first_day, typeof(amount), typeof(donors), typeof(first_day) "  # noqa: S608
        f"FROM '{folder}/contributions.parquet' WHERE amount = 425000000"
    )
    assert found[0][:4] == (Decimal(425_000_000), Decimal(425_000_000), Decimal(425_000_000), ["USA"])
    assert found[0][5:] == ("DECIMAL(38,6)", "VARCHAR[]", "DATE")
    joined = _sql(
        f"SELECT count(*) FROM '{folder}/contributions.parquet' c "  # noqa: S608
        f"JOIN '{folder}/proofs.parquet' p ON p.record = c.id JOIN '{folder}/sources.parquet' s ON s.id = p.document"
    )
    assert joined == [(10,)]  # every claim leads to its words and its document
    zone = _sql(f"SELECT typeof(added_at) FROM '{folder}/sources.parquet'")  # noqa: S608
    assert zone[0] == ("TIMESTAMP WITH TIME ZONE",)


def _letter(sheet: Any, header: str) -> str:
    return str(next(cell.column_letter for cell in sheet[1] if cell.value == header))


def test_a_workbook_has_typed_cells_and_no_formula(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    folder = exported(tmp_path, "xlsx")
    book = load_workbook(folder / "pledgebook.xlsx")
    assert book.sheetnames == ["README", *(t.name for t in TABLES)]
    sheet = book["contributions"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert (
        sheet.column_dimensions[_letter(sheet, "quote")].width > 2 * sheet.column_dimensions[_letter(sheet, "id")].width
    )
    assert {cell.number_format for cell in sheet[_letter(sheet, "amount")][1:]} <= {"#,##0", "#,##0.00", "General"}
    assert "#,##0" in {cell.number_format for cell in sheet[_letter(sheet, "amount")][1:]}
    assert sheet.page_setup.orientation == "landscape"
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    frame = pd.read_excel(folder / "pledgebook.xlsx", sheet_name="contributions")
    assert frame.amount.dtype.kind == "f"
    assert frame.counts.dtype.kind == "b"
    assert frame.first_day.dtype.kind == "M"
    assert "=HYPERLINK" in str(pd.read_excel(folder / "pledgebook.xlsx", sheet_name="sources").title.tolist())


def test_json_lines_keep_lists_and_numbers(tmp_path: Path) -> None:
    folder = exported(tmp_path, "jsonl")
    found = [json.loads(line) for line in (folder / "contributions.jsonl").read_text("utf-8").splitlines()]
    shared = next(row for row in found if row["currency"] == "GBP")
    assert (shared["donors"], shared["amount"], shared["counts"]) == (["GBR", "DEU"], 3_000_000_000, True)
    open_ = next(row for row in found if row["cumulative"])
    assert (open_["low"], open_["high"], open_["left_out"]) == (18_300_000_000, None, "running total")


@pytest.mark.parametrize("format_", sorted(FORMATS))
def test_the_data_package_is_valid(tmp_path: Path, format_: str) -> None:
    from frictionless import Package, validate

    path = exported(tmp_path, format_) / "datapackage.json"
    if format_ == "parquet":  # frictionless takes its lists for something else: the description alone is looked at
        import pyarrow.parquet as pq

        package = Package.from_descriptor(str(path))
        assert [pq.read_schema(path.parent / str(r.path)).names for r in package.resources] == [
            r.schema.field_names for r in package.resources
        ]
        return
    # an empty cell at a row's end is not stored in a workbook
    report = validate(str(path), skip_errors=["missing-cell"])
    assert report.valid, report.flatten(["title", "note", "message"])


def test_the_dictionary_in_the_docs_is_what_is_exported(tmp_path: Path) -> None:
    assert dictionary().strip() in DOCS.read_text(encoding="utf-8")
    assert dictionary().strip() in (exported(tmp_path, "csv") / "data-dictionary.md").read_text(encoding="utf-8")


def test_each_format_is_told_in_the_docs() -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert [name for name in FORMATS if f"| `{name}` |" not in text] == []


def test_an_export_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pledgebook.exchange.tables.writers import CsvWriter

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(CsvWriter, "write", full)
    with a_ledger(tmp_path) as ledger, pytest.raises(OSError, match="No space left"):
        export(ledger, "csv", tmp_path / "a/b")
    assert not (tmp_path / "a").exists()


def test_a_file_in_the_way_and_an_unknown_format_are_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with a_ledger(tmp_path) as ledger:
        with pytest.raises(ExchangeError, match="is a file; an export goes into a folder"):
            export(ledger, "csv", tmp_path / "taken")
        with pytest.raises(ExchangeError, match="'xls' is no format; take one of csv"):
            export(ledger, "xls", tmp_path / "x")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"
