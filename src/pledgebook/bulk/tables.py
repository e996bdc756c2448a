"""Documents, claims and issues as partitioned Parquet: DIR/{documents,claims,issues}/part-NAME.parquet, and back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pledgebook.bulk.parts import BulkError
from pledgebook.model.claim import Claim
from pledgebook.model.codec import from_text, to_text
from pledgebook.model.document import Document
from pledgebook.model.figure import Figure
from pledgebook.model.issue import Issue, Severity
from pledgebook.model.span import Span
from pledgebook.pipeline import Extraction

_TEXT, _LIST, _MONEY = pa.string(), pa.list_(pa.string()), pa.decimal128(38, 6)
DOCUMENTS = pa.schema(
    [(name, _TEXT) for name in ("id", "source", "address", "publisher", "speaker", "title", "published", "language")]
    + [("content_hash", _TEXT), ("raw", _TEXT), ("pages", pa.list_(pa.int64()))]
    + [("body_start", pa.int64()), ("body_end", pa.int64()), ("text", _TEXT)]
)
CLAIMS = pa.schema(
    [("id", _TEXT), ("document_id", _TEXT), ("ordinal", pa.int32()), ("kind", _TEXT)]
    + [("span_start", pa.int64()), ("span_end", pa.int64()), ("page", pa.int32()), ("quote", _TEXT)]
    + [("rule", _TEXT), ("cues", _LIST), ("confidence", pa.float64())]
    + [("donors", _LIST), ("recipients", _LIST), ("parties", _LIST)]
    + [(name, _TEXT) for name in ("aid_type", "stage", "mechanism", "qualifier", "currency")]
    + [("amount", _MONEY), ("amount_min", _MONEY), ("amount_max", _MONEY)]
    + [("date", _TEXT), ("cumulative", pa.bool_()), ("part_of", _TEXT), ("content", _TEXT)]
)
ISSUES = pa.schema(
    [(name, _TEXT) for name in ("source", "document_id", "code", "severity", "message")]
    + [("span_start", pa.int64()), ("span_end", pa.int64())]
)
SCHEMAS = {"documents": DOCUMENTS, "issues": ISSUES, "claims": CLAIMS}  # in the order in which they are put in place
_ROWS = 2000  # kept in memory before they are written
_MOST = Decimal(10) ** 31
_PARTIES = ("proposer", "addressees", "holder", "parties", "by", "to")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What a part gave."""

    documents: int = 0
    claims: int = 0
    failed: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(self.documents + other.documents, self.claims + other.claims, self.failed + other.failed)


def is_written(out: Path, name: str) -> bool:
    """Whether a part is there: its claims are put in place last."""
    return (out / "claims" / f"part-{name}.parquet").exists()


def write(out: Path, name: str, outcomes: Iterable[Extraction | Issue]) -> Written:
    """Keep a part whole or not at all; the same outcomes give the same bytes."""
    rows: dict[str, list[Row]] = {table: [] for table in SCHEMAS}
    count = Written()
    paths = {table: out / table / f".part-{name}.parquet" for table in SCHEMAS}
    for path in paths.values():
        path.parent.mkdir(exist_ok=True)
    writers = {table: pq.ParquetWriter(paths[table], SCHEMAS[table], compression="zstd") for table in SCHEMAS}
    try:
        for outcome in outcomes:
            count += _sort_in(outcome, rows)
            for table, some in rows.items():
                if len(some) >= _ROWS:
                    _flush(writers[table], table, some)
        for table, some in rows.items():
            _flush(writers[table], table, some)
    finally:
        for writer in writers.values():
            writer.close()
    for path in paths.values():
        path.replace(path.with_name(path.name[1:]))
    return count


def _flush(writer: Any, table: str, rows: list[Row]) -> None:
    if rows:
        writer.write_table(pa.Table.from_pylist(rows, SCHEMAS[table]))
        rows.clear()


def _sort_in(outcome: Extraction | Issue, rows: dict[str, list[Row]]) -> Written:
    if isinstance(outcome, Issue):
        rows["issues"].append(_issue(outcome, None))
        return Written(failed=int(outcome.severity is Severity.ERROR))
    document = outcome.document
    try:
        document.text.encode()
    except UnicodeEncodeError:
        message = "holds half a character (out of broken JSON), which no table can keep"
        rows["issues"].append(_issue(Issue("not-text", message, document.source, severity=Severity.ERROR), None))
        return Written(failed=1)
    rows["documents"].append(_document(document))
    claims = list({claim.id: claim for claim in outcome.claims}.values())
    rows["claims"] += (_claim(claim, ordinal, document) for ordinal, claim in enumerate(claims))
    rows["issues"] += (_issue(issue, document.id) for issue in outcome.issues)
    return Written(1, len(claims))


def _document(document: Document) -> Row:
    plain = ("id", "source", "address", "publisher", "speaker", "title", "published", "language", "content_hash", "raw")
    return {name: getattr(document, name) for name in plain} | {
        "pages": list(document.pages),
        "body_start": document.body.start,
        "body_end": document.body.end,
        "text": document.text,
    }


def _claim(claim: Claim, ordinal: int, document: Document) -> Row:
    content = claim.content
    said = {name: getattr(content, name, None) for name in ("donors", "recipients", "aid_type", "stage", "mechanism")}
    figure = getattr(content, "amount", None)
    date = getattr(content, "date", None)
    parties = [actor for slot in _PARTIES for actor in getattr(content, slot, ())]
    return said | _figure(figure) | {
        "id": claim.id,
        "document_id": claim.document_id,
        "ordinal": ordinal,
        "kind": claim.kind,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "page": document.page(claim.span.start),
        "quote": claim.quote,
        "rule": claim.rule,
        "cues": list(claim.cues),
        "confidence": claim.confidence,
        "parties": parties or None,
        "date": date.edtf if date else None,
        "cumulative": getattr(content, "cumulative", None),
        "part_of": getattr(content, "part_of", None),
        "content": to_text(content),
    }  # fmt: skip


def _figure(figure: Figure | None) -> Row:
    if figure is None:
        return {}
    numbers = {"amount": figure.value, "amount_min": figure.low, "amount_max": figure.high}
    fitting = {name: n if n is not None and abs(n) < _MOST else None for name, n in numbers.items()}
    return {"qualifier": figure.qualifier.value, "currency": figure.currency} | fitting


def _issue(issue: Issue, document: str | None) -> Row:
    return {
        "source": issue.source,
        "document_id": document,
        "code": issue.code,
        "severity": issue.severity.value,
        "message": issue.message,
        "span_start": issue.span.start if issue.span else None,
        "span_end": issue.span.end if issue.span else None,
    }


def read_tables(folder: str) -> Iterator[Extraction | Issue]:
    """What a large work kept, part by part, as if it were read now; raises `BulkError`."""
    names = sorted(path.name for path in (Path(folder) / "claims").glob("part-*.parquet"))
    for name in names:
        try:
            tables = {table: pq.read_table(Path(folder) / table / name, schema=SCHEMAS[table]) for table in SCHEMAS}
            yield from _part_of(tables)
        except (OSError, pa.ArrowException, ValueError, KeyError, TypeError) as error:
            raise BulkError(f"{folder}: the part {name} is damaged ({str(error).splitlines()[0][:120]})") from None


def _part_of(tables: dict[str, Any]) -> Iterator[Extraction | Issue]:
    claims: dict[str, list[Claim]] = {}
    for row in tables["claims"].to_pylist():
        claims.setdefault(row["document_id"], []).append(_claim_of(row))
    issues: dict[str | None, list[Issue]] = {}
    for row in tables["issues"].to_pylist():
        issues.setdefault(row["document_id"], []).append(_issue_of(row))
    yield from issues.get(None, ())
    for batch in tables["documents"].to_batches(max_chunksize=500):
        for row in batch.to_pylist():
            yield Extraction(_document_of(row), tuple(claims.get(row["id"], ())), tuple(issues.get(row["id"], ())))


def _document_of(row: Row) -> Document:
    body = Span(row.pop("body_start"), row.pop("body_end"))
    return Document(body=body, pages=tuple(row.pop("pages") or ()), **row)


def _claim_of(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        document_id=row["document_id"],
        span=Span(row["span_start"], row["span_end"]),
        quote=row["quote"],
        content=from_text(row["kind"], row["content"]),
        rule=row["rule"],
        cues=tuple(row["cues"]),
        confidence=row["confidence"],
    )


def _issue_of(row: Row) -> Issue:
    span = None if row["span_start"] is None else Span(row["span_start"], row["span_end"])
    return Issue(row["code"], row["message"], row["source"], span, Severity(row["severity"]))


def schema_lines() -> list[str]:
    """Each table's columns with their types, for the documentation and the test that keeps it true."""
    return [f"{table}.{field.name} {field.type}" for table, schema in SCHEMAS.items() for field in schema]
