"""Sources to the documents in them: archives, JSON lines, e-mails and gzip files are opened, the rest is one each."""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from pledgebook.model.issue import Issue, Severity
from pledgebook.sources import lines, mail, parquet, warc
from pledgebook.sources.files import LARGEST, content, find
from pledgebook.sources.follow import behind, of_feed
from pledgebook.sources.kinds import LOOK, Kind, recognise
from pledgebook.sources.raw import Raw, UnreadableError
from pledgebook.sources.web import Fetcher, is_address

Item = str | Raw | Issue
"""What is handed to a reader: the name of a file that is read whole, a document's bytes, or why there are none."""

_MANY = (Kind.WARC, Kind.LINES, Kind.PARQUET)
_DEEPEST = 4  # e-mails in e-mails, gzip in gzip
_SWOLLEN = 100  # times its size that a gzip file of lines may unpack to; text shrinks to a twentieth at best
_BUFFER = 2**20  # bytes read at once
_ALWAYS = 2**30  # and what it may unpack to in any case


def items(sources: Iterable[str], largest: int = LARGEST, fetcher: Fetcher | None = None) -> Iterator[Item]:
    """The documents of ``sources`` in order; files that hold many are opened here, one document in memory at a time.

    Addresses on the web are fetched, and the pages that a feed or sitemap at one lists.
    """
    with ExitStack() as ours:
        for file in find(sources):
            if is_address(file):
                fetcher = fetcher or ours.enter_context(Fetcher())
                yield from behind(file, fetcher)
            else:
                yield from _of_file(file, largest)


def _of_file(file: str, largest: int) -> Iterator[Item]:
    try:
        kind, packed = _look(file)
    except OSError:  # reading it will say why
        kind, packed = Kind.OTHER, False
    if kind in _MANY:
        yield from _many(file, kind, packed, largest)
    else:
        yield file


def holds_many(file: str) -> bool:
    """Whether a file is an archive, JSON lines or a table: many documents in one."""
    try:
        return _look(file)[0] in _MANY
    except OSError:
        return False


def whole(file: str, largest: int = LARGEST) -> Iterator[Raw | Issue]:
    """The documents in a file that is read whole, mostly one."""
    try:
        yield from opened(Raw(content(file, largest), file), largest)
    except UnreadableError as error:
        yield Issue("unreadable", str(error), file, severity=Severity.ERROR)


def opened(raw: Raw, largest: int = LARGEST, depth: int = 0) -> Iterator[Raw | Issue]:
    """The documents in these bytes, mostly they themselves."""
    kind = recognise(raw.data[:LOOK])
    if depth > _DEEPEST:
        yield Issue("unreadable", f"is packed {depth} times over; not opened", raw.source, severity=Severity.ERROR)
    elif kind is Kind.GZIP and recognise(_beginning(raw.data[:_BUFFER])) is Kind.WARC:
        yield from _records(raw, largest, depth)
    elif kind is Kind.GZIP:
        yield from opened(_unzipped(raw, largest), largest, depth + 1)
    elif kind is Kind.WARC:
        yield from _records(raw, largest, depth)
    elif kind is Kind.LINES:
        yield from lines.lines(io.BytesIO(raw.data), raw.source)
    elif kind is Kind.FEED:
        yield from of_feed(raw)
    elif kind is Kind.SITEMAP:
        message = "is a sitemap, which only lists addresses; name its own address to have the pages fetched"
        yield Issue("unreadable", message, raw.source, severity=Severity.ERROR)
    elif kind is Kind.MAIL:
        for found in mail.parts(raw.data, raw.source):
            deeper = isinstance(found, Raw) and found.source != raw.source
            yield from opened(found, largest, depth + 1) if isinstance(found, Raw) and deeper else (found,)
    else:
        yield raw


def _records(raw: Raw, largest: int, depth: int) -> Iterator[Raw | Issue]:
    for found in warc.records(io.BytesIO(raw.data), raw.source, largest):
        yield from (found,) if isinstance(found, Issue) else opened(found, largest, depth + 1)


def _look(file: str) -> tuple[Kind, bool]:
    """What a file is, and whether it is that in gzip."""
    if file == "-" or not Path(file).is_file():
        return Kind.OTHER, False
    with Path(file).open("rb") as stream:
        kind = recognise(stream.read(LOOK))
        if kind is not Kind.GZIP:
            return kind, False
        stream.seek(0)
        return recognise(_beginning(stream.read(_BUFFER))), True


def _beginning(packed: bytes) -> bytes:
    """The first bytes that gzip holds, as far as they are there: it may break off."""
    try:
        return zlib.decompressobj(31).decompress(packed, LOOK)
    except zlib.error:
        return b""


def _many(file: str, kind: Kind, packed: bool, largest: int) -> Iterator[Raw | Issue]:
    try:
        with Path(file).open("rb", buffering=_BUFFER) as stream:
            if kind is Kind.WARC:
                yield from warc.records(stream, file, largest)
            elif kind is Kind.PARQUET:
                yield from parquet.rows(file)
            elif packed:
                most = max(_ALWAYS, _SWOLLEN * Path(file).stat().st_size)
                with gzip.open(stream) as unpacked:
                    yield from _cut(lines.lines(unpacked, file), unpacked, file, most)
            else:
                yield from lines.lines(stream, file)
    except (OSError, EOFError, zlib.error) as error:
        message = f"breaks off or cannot be read on ({error}); what stood before was read"
        yield Issue("unreadable", message, file, severity=Severity.ERROR)


def _cut(found: Iterator[Raw | Issue], stream: gzip.GzipFile, file: str, most: int) -> Iterator[Raw | Issue]:
    for one in found:
        yield one
        if stream.tell() > most:
            message = f"unpacks to more than {most / 2**20:,.0f} MiB; not read on"
            yield Issue("unreadable", message, file, severity=Severity.ERROR)
            return


def _unzipped(raw: Raw, largest: int) -> Raw:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw.data)) as stream:
            data = stream.read(largest + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableError(f"is a damaged gzip archive ({error})") from None
    if len(data) > largest:
        raise UnreadableError(f"unpacks to more than {largest / 2**20:g} MiB; not read")
    return Raw(data, raw.source, raw.fields, raw.charset)
