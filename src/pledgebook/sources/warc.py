"""Web archives (WARC 1.0 and 1.1, plain or gzip; Common Crawl's news and text archives): each page's bytes."""

import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from pledgebook.model.issue import Issue, Severity
from pledgebook.sources.raw import Raw, place

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_VAST = 2**30
"""Bytes of a record after which an archive is not read on: to pass over it costs as much as reading it."""
_READ = ("text/html", "application/xhtml", "text/plain", "text/markdown", "application/pdf", "message/rfc822")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OK = 200


def records(file: BinaryIO, source: str, largest: int) -> Iterator[Raw | Issue]:
    """The documents of the archive in order, or why one could not be read.

    What a server answered with (status 200), resources and extracted texts are documents, by their
    type: pages, texts, PDF, DOCX, e-mail. Requests, pictures, scripts and redirects are passed over.
    An archive that breaks off gives all of its whole records, and one issue.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  # only for archives

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    number, last = 0, 0
    try:
        for record in ArchiveIterator(file, parse_http=False, fsspec_args=False):
            number, last = number + 1, record.stream_pos
            if record.content_length > _VAST:
                yield _failed(source, f"record {number} claims {record.content_length:,} bytes; not read on")
                return
            is_document = bool(record.record_type & wanted)
            if is_document and record.content_length > largest:
                yield _failed(place(source, number), f"is larger than {largest / 2**20:g} MiB")
            if not is_document or record.content_length > largest:
                missing = record.content_length - record.reader.consume()
                block = b""
            else:
                block = record.reader.read()
                missing = record.content_length - len(block)
            if missing > 0:
                yield _failed(source, f"breaks off in record {number}; the whole records before it were read")
                return
            if block:
                yield from _document(record, block, place(source, number), largest)
    except OSError as error:
        yield _failed(source, f"cannot be read on after record {number} ({error}); what stood before was read")
        return
    if not _whole(file, last):
        yield _failed(source, f"breaks off after record {number}; the whole records before were read")


def _document(record: "WarcRecord", block: bytes, source: str, largest: int) -> Iterator[Raw | Issue]:
    kind = record.headers.get("Content-Type") or ""
    charset = None
    if kind.startswith("application/http"):
        record.set_bytes_content(block)
        try:
            record.parse_http(auto_decode="all")
            block = record.reader.read(largest + 1)
        except OSError as error:
            yield _failed(source, f"its answer is damaged ({error})")
            return
        if record.http_headers.status_code != _OK:
            return
        if len(block) > largest:
            yield _failed(source, f"unpacks to more than {largest / 2**20:g} MiB")
            return
        kind, charset = record.http_content_type or "", record.http_charset
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if kind.lower().startswith((*_READ, _WORD)):
        yield Raw(block, source, {"url": address} if address.startswith(("http://", "https://")) else {}, charset)


def _failed(source: str, message: str) -> Issue:
    return Issue("unreadable", message, source, severity=Severity.ERROR)


def _whole(file: BinaryIO, last: int) -> bool:
    """Whether the archive ends as one does: FastWARC takes a gzip member that breaks off for the end."""
    file.seek(0)
    if file.read(2) != b"\x1f\x8b":
        file.seek(0, 2)
        file.seek(max(0, file.tell() - 4))
        return file.read().endswith((b"\r\n\r\n", b"\n\n"))
    file.seek(last)
    member = zlib.decompressobj(31)
    while chunk := file.read(1 << 20):
        while chunk:
            try:
                member.decompress(chunk, 1 << 20)
            except zlib.error:
                return False
            if member.eof:
                chunk, member = member.unused_data.lstrip(b"\0"), zlib.decompressobj(31)
                if not chunk:
                    chunk = file.read(1 << 20)
                    if not chunk:
                        return True
            else:
                chunk = member.unconsumed_tail
    return False
