"""What bytes are, told by the bytes and never by a name."""

import re
from enum import Enum

LOOK = 4096
"""Bytes that are looked at to tell what a source is."""


class Kind(Enum):
    """What a source is, in the words of a message."""

    PDF = "a PDF document"
    ZIP = "a zip archive"
    GZIP = "a gzip archive"
    WARC = "a web archive"
    PARQUET = "a Parquet file"
    MAIL = "an e-mail"
    LINES = "JSON lines"
    FEED = "a feed"
    SITEMAP = "a sitemap"
    OTHER = "text, or unknown"


_MAGIC = {b"PK\x03\x04": Kind.ZIP, b"\x1f\x8b": Kind.GZIP, b"WARC/": Kind.WARC, b"PAR1": Kind.PARQUET}
_XML = re.compile(  # a feed or sitemap: its root, after declaration, comments and style sheets
    rb"(?:\xef\xbb\xbf)?\s*(?:(?:<\?[^<>]{0,400}\?>|<!--(?:[^-]|-(?!->)){0,2000}-->|<!DOCTYPE [^<>\[]{0,200}>)\s*){0,8}"
    rb"<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)[\s>]",
)
_HEADER = re.compile(rb"[!-9;-~]{1,60}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|$)")
# a memorandum has "From:" and "Subject:" too; these only programs write
_MAILED = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|dkim-signature):", re.IGNORECASE | re.MULTILINE
)
_SENDER = re.compile(rb"^(?:from|return-path):", re.IGNORECASE | re.MULTILINE)
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?[ \t\r\n]{0,64}\{[ \t]*"')


def recognise(head: bytes) -> Kind:
    """What the bytes that begin so are; ``head`` holds the first `LOOK` of them, or all."""
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024]:  # some servers and scanners write a few bytes before it
        return Kind.PDF
    root = _XML.match(head)
    if root is not None:
        return Kind.SITEMAP if root.group(1) in (b"urlset", b"sitemapindex") else Kind.FEED
    if _OBJECT.match(head):
        return Kind.LINES
    return Kind.MAIL if _is_mail(head) else Kind.OTHER


def _is_mail(head: bytes) -> bool:
    end = 0
    for _ in range(200):
        line = _HEADER.match(head, end)
        if line is None:
            break
        end = line.end()
    block = head[:end]
    return _MAILED.search(block) is not None and _SENDER.search(block) is not None
