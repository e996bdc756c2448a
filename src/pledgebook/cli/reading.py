"""The commands that read documents: `extract` and `add`."""

import json
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.output import Column, Format, note, print_rows
from pledgebook.cli.progress import track
from pledgebook.cli.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pledgebook.model.issue import Issue
    from pledgebook.pipeline import Extraction
    from pledgebook.sources import Fetcher, Keeper, Origin

FEW = 200
"""Documents that one process reads sooner than a second one is started."""
_WORTH_A_PROCESS = 2 * 2**20  # bytes
_PART = re.compile(r"(.*?)(?:\.\w{1,8})*#(\d+)((?:#\d+)*)$", re.DOTALL)
CLAIM_COLUMNS = (
    Column("document", "document"),
    Column("kind", "kind", wrap=False),
    Column("who", "who"),
    Column("what", "what"),
    Column("date", "date", wrap=False),
    Column("quote", "quote", ratio=2),
)


def extract(
    sources: options.Sources,
    out: options.Out = None,
    published: options.Published = None,
    publisher: options.Publisher = None,
    workers: options.Workers = None,
    parquet: options.Parquet = None,
    engine: options.EngineOption = options.EngineName.LOCAL,
    form: options.Form = Format.TABLE,
) -> None:
    """Claims of documents, no ledger: one OUT/<stem>.json each, partitioned Parquet, or a table."""
    if parquet is not None:
        _work(sources, parquet, Reading(origin(published, publisher), workers), engine)
        return
    if engine is not options.EngineName.LOCAL:
        raise fail("--engine is for --parquet DIR", code=2)
    from pledgebook.exchange.claims import to_json
    from pledgebook.model.issue import Issue

    failures: list[Issue] = []
    names: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    with one_line():
        if out is not None:
            out.mkdir(parents=True, exist_ok=True)
        for extraction in read(sources, Reading(origin(published, publisher), workers), failures):
            if isinstance(extraction, Issue):
                continue
            claims = to_json(extraction.claims, extraction.document)
            if out is None:
                rows += ({"document": extraction.document.source} | claim for claim in claims)
            else:
                _write(out / f"{_name(extraction, names)}.json", claims)
    if out is None and not rows and form is Format.TABLE:
        if not failures:
            note("nothing was found")
    elif out is None:
        print_rows(CLAIM_COLUMNS, rows if form is Format.JSON else map(_in_short, rows), form)
    conclude(failures)


def _work(sources: list[str], out: Path, how: "Reading", engine: options.EngineName) -> None:
    from pledgebook import settings
    from pledgebook.bulk.engines import Engine, work
    from pledgebook.bulk.parts import BulkError
    from pledgebook.bulk.tables import Written

    total = Written()
    with one_line():
        workers = how.workers or settings.load().workers
        try:
            for done, parts, written in work(sources, out, how.origin, workers, Engine(engine.value)):
                total += written
                kept = f"{count(written.documents, 'document')}, {count(written.claims, 'claim')}"
                note(f"part {done} of {parts}: {kept}")
        except BulkError as error:
            raise fail(str(error)) from None
    note(f"{count(total.documents, 'document')} read: {count(total.claims, 'claim')}; all are in {out}")
    if total.failed:
        raise fail(f"{total.failed} could not be read; {out / 'issues'} says which and why")


def origin(published: str | None, publisher: str | None) -> "Origin":
    """What the user says of the documents; wrong usage where the date is none."""
    from pledgebook.sources import Origin

    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise fail(f"--published {published!r} is not a date; write YYYY-MM-DD", code=2) from None
    return Origin(published, publisher)


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read: what the user says of them, by how many processes, and what keeps their bytes."""

    origin: "Origin"
    workers: int | None = None
    keeper: "Keeper | None" = None
    fetcher: "Fetcher | None" = None


def read(sources: list[str], how: Reading, failures: "list[Issue]") -> "Iterator[Extraction | Issue]":
    """What each document says or why it could not be read, with progress; as `report` has it."""
    from pledgebook import settings
    from pledgebook.bulk import read_many
    from pledgebook.bulk.parts import is_bulk
    from pledgebook.sources import find

    kept = [source for source in sources if is_bulk(source)]
    for folder in kept:
        yield from report(_kept(folder), failures)
    files = list(find(source for source in sources if source not in kept))
    # a process costs more to start than a handful of documents to read
    heavy = sum(os.path.getsize(file) for file in files if os.path.isfile(file)) // _WORTH_A_PROCESS  # noqa: PTH113, PTH202
    processes = min(how.workers or settings.load().workers, 1 + max(len(files) // FEW, heavy))
    outcomes = read_many(files, how.origin, processes, how.keeper, how.fetcher)
    yield from report(track(outcomes, "reading", total=len(files)), failures)


def _kept(folder: str) -> "Iterator[Extraction | Issue]":
    """What a large work kept in a folder of Parquet."""
    from pledgebook.bulk.parts import BulkError
    from pledgebook.bulk.tables import read_tables

    try:
        yield from track(read_tables(folder), "reading")
    except BulkError as error:
        raise fail(str(error)) from None


def report(outcomes: "Iterable[Extraction | Issue]", failures: "list[Issue]") -> "Iterator[Extraction | Issue]":
    """Say in one line each what could not be read or was doubtful; what failed is also kept in ``failures``."""
    from pledgebook.model.issue import Issue, Severity

    for outcome in outcomes:
        if isinstance(outcome, Issue):
            failed = outcome.severity is Severity.ERROR
            if failed:
                failures.append(outcome)
            note(f"{'' if failed else 'note: '}{outcome.source}: {outcome.message}")
        yield outcome


def conclude(failures: "list[Issue]") -> None:
    """The end of a run lists what failed; exit code 1 where anything did."""
    if not failures:
        return
    listed = ", ".join(issue.source for issue in failures[:5]) + (", ..." if len(failures) > 5 else "")
    raise fail(f"{count(len(failures), 'source')} failed: {listed}")


def _name(extraction: "Extraction", names: dict[str, str]) -> str:
    """The document's stem; where another document of the run has the same, its id is added so that both are kept."""
    document = extraction.document
    part = _PART.match(Path(document.source).name)  # of an archive: "news.warc.gz#12" is news-000012
    stem = f"{part[1]}-{int(part[2]):06}{part[3]}" if part else Path(document.source).stem or document.id
    if names.setdefault(stem, document.source) != document.source:
        note(f"note: {document.source}: another document is called {stem} too; written to {stem}.{document.id}.json")
        stem = f"{stem}.{document.id}"
    return stem


def _write(path: Path, claims: list[dict[str, Any]]) -> None:
    """Whole or not at all: a full disk or a kill leaves no half file under the name."""
    handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(claims, file, ensure_ascii=False, indent=1)
            file.write("\n")
        Path(scratch).chmod(0o644)
        Path(scratch).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(scratch).unlink()
        raise


def _in_short(claim: dict[str, Any]) -> dict[str, Any]:
    from pledgebook.cli.wording import what, who

    return claim | {"document": Path(claim["document"]).name, "who": who(claim), "what": what(claim)}
