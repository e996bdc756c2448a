"""Every format that the ledger is written in."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from pledgebook.exchange.log import Log
from pledgebook.exchange.place import ExchangeError, making
from pledgebook.exchange.tables.columns import TABLES
from pledgebook.exchange.tables.package import data_package, dictionary
from pledgebook.exchange.tables.rows import rows
from pledgebook.exchange.tables.writers import CsvWriter, JsonLinesWriter, ParquetWriter, WorkbookWriter, Writer
from pledgebook.store import Ledger
from pledgebook.views import Entry, Filter, Source, entries, sources

Write = Callable[[Iterable[Entry], tuple[Source, ...], Path, Log], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made: the files, and the log of what the format could not say."""

    files: tuple[Path, ...]
    log: Log = field(default_factory=Log)


def _as_tables(writer: Callable[[Path], Writer]) -> Write:
    by_name = {table.name: table for table in TABLES}

    def write(found: Iterable[Entry], told: tuple[Source, ...], folder: Path, log: Log) -> None:
        with writer(folder) as out:
            for name, row in rows(found, told):
                out.write(by_name[name], row)
        (folder / "data-dictionary.md").write_text("# Data dictionary\n\n" + dictionary(), encoding="utf-8")

    return write


def _by(module: str) -> Write:
    """The ``write`` of a module of this room, which is loaded only when its format is asked for."""

    def write(found: Iterable[Entry], told: tuple[Source, ...], folder: Path, log: Log) -> None:
        import_module(f"pledgebook.exchange.{module}").write(found, told, folder, log)

    return write


FORMATS: dict[str, Write] = {
    "csv": _as_tables(CsvWriter),
    "xlsx": _as_tables(WorkbookWriter),
    "parquet": _as_tables(ParquetWriter),
    "jsonl": _as_tables(JsonLinesWriter),
    "kiel": _by("kiel.writing"),
    "iati": _by("iati.writing"),
    "fts": _by("fts.writing"),
    "ftm": _by("follow_the_money"),
    "ics": _by("calendar_file"),
    "csl": _by("citations"),
}
"""The formats by name; each writes into a folder. docs/exports.md tells them."""


def export(ledger: Ledger, format_: str, folder: Path, which: Filter | None = None) -> Exported:
    """Write the records of a filter into ``folder``, all or nothing, with a data package that describes the files.

    Raises `ExchangeError` for an unknown format, a place that cannot be written to, or what a format has no room for.
    """
    if format_ not in FORMATS:
        raise ExchangeError(f"{format_!r} is no format; take one of {', '.join(FORMATS)}")
    log = Log()
    with making(folder) as aside:
        FORMATS[format_](entries(ledger, which), sources(ledger, which), aside, log)
        log.save(aside)
        made = sorted(p.name for p in aside.iterdir())
        described = _package(format_, made)
        (aside / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return Exported(tuple(folder / name for name in (*made, "datapackage.json")), log)


def _package(format_: str, files: list[str]) -> dict[str, Any]:
    if format_ in ("csv", "xlsx", "parquet", "jsonl"):
        return data_package(format_)
    resources = []
    for name in files:
        resource: dict[str, Any] = {"name": name.replace(".", "-").lower(), "path": name}
        fields = _fields(format_, name)
        if not fields:
            resource["type"] = "file"
        else:
            resource |= {"format": "csv", "encoding": "utf-8", "profile": "tabular-data-resource"}
            resource["schema"] = {"fields": fields}
        resources.append(resource)
    return {
        "name": f"pledgebook-{format_}",
        "title": "Public statements about international assistance",
        "resources": resources,
    }


def _fields(format_: str, name: str) -> list[dict[str, str]]:
    """Table Schema of the flat files of other formats."""
    from pledgebook.exchange.fts.columns import MEANINGS as FTS  # noqa: PLC0415
    from pledgebook.exchange.kiel.columns import MEANINGS as KIEL  # noqa: PLC0415

    meanings: dict[str, str] = {}
    if name == "export-log.csv":
        meanings = {"record": "the record", "outcome": "left out or altered", "why": "what the format cannot say"}
    elif name.endswith(".csv"):
        meanings = {"kiel": KIEL, "fts": FTS}.get(format_, {})
    return [{"name": column, "type": "any", "description": told} for column, told in meanings.items()]
