"""Files of every kind that is read, made here and small."""

import gzip
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue
from pledgebook.sources import Origin, read

BODY = "Norway will send two radars to Moldova this spring."


def found(file: str | Path, largest: int = 64 * 2**20, origin: Origin | None = None) -> list[Document | Issue]:
    return list(read([str(file)], origin, largest))


def documents(file: str | Path, largest: int = 64 * 2**20) -> list[Document]:
    return [one for one in found(file, largest) if isinstance(one, Document)]


def messages(file: str | Path, largest: int = 64 * 2**20) -> list[str]:
    """What is said of the file, one line each."""
    said = [one.message for one in found(file, largest) if isinstance(one, Issue)]
    assert all("\n" not in line and len(line) < 300 for line in said)
    return said


def html(body: str = BODY, title: str = "Radars for Moldova") -> bytes:
    paragraph = f"<p>{body} The ministry of defence said so in a statement that was published in the capital.</p>"
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><article>{paragraph * 2}</article></body></html>".encode()


def warc(
    payloads: Iterable[tuple[str, bytes]],
    packed: bool = True,
    kind: str = "response",
    status: str = "200 OK",
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),),
) -> bytes:
    """A web archive in Common Crawl News' layout: a warcinfo, then one record for each address and payload."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("CC-NEWS-x.warc.gz", {"software": "x", "format": "WARC 1.0"}))
    for address, payload in payloads:
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1") if kind == "response" else None
        extra = {} if http else {"warc_content_type": dict(headers)["Content-Type"]}
        writer.write_record(writer.create_warc_record(address, kind, io.BytesIO(payload), http_headers=http, **extra))
    return out.getvalue()


def docx(fill: Callable[[object], None]) -> bytes:
    import docx as library

    document = library.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def pdf(objects: int = 0, content: bytes = b"BT /F 12 Tf 50 700 Td (Norway sends radars to Chad.) Tj ET") -> bytes:
    """A PDF of one page, written by hand, with ``objects`` more that nothing refers to."""
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[b"null"] * objects,
    ]
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, table))
    return out.getvalue()


def zeros(megabytes: int) -> bytes:
    return gzip.compress(b"0" * (megabytes * 2**20), 6)
