"""The documents as CSL-JSON (citationstyles.org), which Zotero, Pandoc and word processors read."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pledgebook.exchange.log import Log
from pledgebook.views import Entry, Source

FILE = "sources.csl.json"


def write(entries: Iterable[Entry], sources: tuple[Source, ...], folder: Path, log: Log) -> None:
    """Write ``sources.csl.json``: the documents that tell the records, each with their ids as a note."""
    told: dict[str, list[str]] = {}
    for entry in entries:
        for document in dict.fromkeys(p.document for p in entry.proofs):
            told.setdefault(document, []).append(entry.record.id)
    for source in sources:
        if source.id not in told:
            log.left_out(source.id, "a document that tells no record of the selection")
    cited = [_citation(s, told[s.id]) for s in sources if s.id in told]
    (folder / FILE).write_text(json.dumps(cited, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _citation(source: Source, records: list[str]) -> dict[str, Any]:
    said = {
        "id": source.id,
        "type": "webpage",
        "title": source.title or source.source,
        "publisher": source.publisher,
        "URL": source.address,
        "language": source.language,
        "issued": _date(source.published),
        "accessed": _date(source.added_at[:10]),
        "note": "records: " + ", ".join(records),
    }
    return {name: value for name, value in said.items() if value}


def _date(day: str | None) -> dict[str, Any] | None:
    return {"date-parts": [[int(part) for part in day.split("-")]]} if day else None
