"""What tells other programs and people the meaning of exported tables: a data package and a dictionary."""

from collections.abc import Sequence
from typing import Any

from pledgebook.exchange.tables.columns import SCHEMA_TYPES, TABLES, Table, Type
from pledgebook.exchange.tables.writers import SEPARATOR


def data_package(suffix: str, tables: Sequence[Table] = TABLES) -> dict[str, Any]:
    """A data package (specs.frictionlessdata.io) of ``<table>.<suffix>`` files; in a workbook the tables are sheets."""
    return {
        "name": "pledgebook",
        "title": "Public statements about international assistance, as a ledger",
        "profile": "tabular-data-package" if suffix == "csv" else "data-package",
        "resources": [_resource(table, suffix) for table in tables],
    }


def _resource(table: Table, suffix: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": table.name, "description": table.meaning}
    if suffix == "xlsx":
        described |= {
            "path": "pledgebook.xlsx",
            "format": "xlsx",
            "dialect": {"headerRows": [1], "excel": {"sheet": table.name}},
        }
    else:
        described |= {"path": f"{table.name}.{suffix}", "format": suffix}
    if suffix == "csv":
        described |= {"profile": "tabular-data-resource", "encoding": "utf-8", "mediatype": "text/csv"}
    return described | {"schema": schema(table, suffix)}


def schema(table: Table, suffix: str) -> dict[str, Any]:
    """The table's Table Schema; lists are arrays where the format has them."""
    fields = []
    for column in table.columns:
        kind = SCHEMA_TYPES[column.type]
        if column.type is Type.LIST and suffix in ("jsonl", "parquet"):
            kind = "array"
        field: dict[str, Any] = {"name": column.name, "type": kind, "description": column.meaning}
        if column.type is Type.LIST and kind == "string":
            field["description"] += f", parted by {SEPARATOR!r}"
        if column.type is Type.TIME:
            field["format"] = "any"
        if column.required and column.type is not Type.LIST:
            field["constraints"] = {"required": True}
        fields.append(field)
    described: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key)}
    if table.refers:
        described["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": "id"}} for column, other in table.refers
        ]
    return described


def dictionary() -> str:
    """The data dictionary, in Markdown, as it stands in docs/exports.md and beside each export."""
    lines: list[str] = []
    for table in TABLES:
        lines += [f"## {table.name}", "", table.meaning, "", "| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.type.value} | {c.meaning} |" for c in table.columns]
        lines.append("")
    return "\n".join(lines)
