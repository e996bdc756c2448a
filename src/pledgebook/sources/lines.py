"""JSON lines: one document per line, an object with its text and what is known of it."""

import json
from collections.abc import Iterator
from gzip import GzipFile
from typing import IO, Any

from pledgebook.model.issue import Issue, Severity
from pledgebook.sources.raw import Raw, place

LONGEST = 16 * 2**20
"""Bytes of the longest line that is read; of a longer one not a byte is kept."""

TEXTS = ("text", "markdown", "content", "body", "article", "maintext", "raw_content", "html")
"""Keys that hold a document's text, the first that is there counting."""
_CHUNK = 2**20


def lines(file: IO[bytes] | GzipFile, source: str, longest: int = LONGEST) -> Iterator[Raw | Issue]:
    """The documents of the lines in order; a bad line is an issue, and the rest is read on."""
    for number, line in enumerate(_bounded(file, longest), start=1):
        at = place(source, number)
        if line is None:
            yield _failed(at, f"is longer than {longest / 2**20:g} MiB")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _document(line, at)


def _bounded(file: IO[bytes] | GzipFile, longest: int) -> Iterator[bytes | None]:
    """Each line; None for one that is too long, of which no more than a piece is ever in memory."""
    while line := file.readline(longest + 1):
        if len(line) <= longest or line.endswith(b"\n"):
            yield line
            continue
        yield None
        while (piece := file.readline(_CHUNK)) and not piece.endswith(b"\n"):
            pass


def _document(line: bytes, at: str) -> Raw | Issue:
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        where = f" ({error.msg})" if isinstance(error, json.JSONDecodeError) else ""
        return _failed(at, f"is no JSON{where}")
    if not isinstance(row, dict):
        return _failed(at, "is no JSON object")
    return from_fields({str(key).lower(): value.strip() for key, value in row.items() if isinstance(value, str)}, at)


def from_fields(fields: dict[str, str], at: str) -> Raw | Issue:
    """The document that these fields are of, its text among them; an issue where there is none."""
    key = next((key for key in TEXTS if fields.get(key)), None)
    if key is None:
        return _failed(at, f"holds no text; its key should be {', '.join(TEXTS[:-1])} or {TEXTS[-1]}")
    text = fields.pop(key)
    if key == "html" and "<html" not in text[:2000].lower():
        text = f"<html><body>{text}</body></html>"
    return Raw(text.encode("utf-8", "surrogatepass"), at, {k: v for k, v in fields.items() if k not in TEXTS})


def _failed(at: str, message: str) -> Issue:
    return Issue("unreadable", message, at, severity=Severity.ERROR)
