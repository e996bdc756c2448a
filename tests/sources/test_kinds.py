"""What a file is, is told by its bytes: a name proves nothing, and neither do words that merely look like a header."""

import gzip

import pytest

from pledgebook.sources.kinds import Kind, recognise
from sources.making import docx, html, pdf, warc

MAIL = b"MIME-Version: 1.0\r\nFrom: Press <press@example.org>\r\nSubject: Radars\r\n\r\nText\r\n"


CASES = [
    ("PDF", pdf(), Kind.PDF),
    ("PDF after a scanner's bytes", b"\x1b%-12345X\n" + pdf(), Kind.PDF),
    ("DOCX", docx(lambda d: None), Kind.ZIP),
    ("gzip", gzip.compress(b"text"), Kind.GZIP),
    ("web archive", warc([], packed=False), Kind.WARC),
    ("e-mail", MAIL, Kind.MAIL),
    ("e-mail with a folded header", b"Received: from a\n by b; today\nFrom: x@example.org\n\nText\n", Kind.MAIL),
    ("JSON lines", b'{"text": "Norway"}\n', Kind.LINES),
    ("RSS", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', Kind.FEED),
    ("Atom", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', Kind.FEED),
    ("sitemap", b'<?xml version="1.0"?><!-- made by x --><urlset></urlset>', Kind.SITEMAP),
    (
        "a memorandum is no e-mail",
        b"FROM: The President\nTO: The Secretary of State\nSUBJECT: Aid\n\nText\n",
        Kind.OTHER,
    ),
    ("a text that names a header", b"Message-ID: nobody knows it.\n\nNorway sends radars.\n", Kind.OTHER),
    ("a text that speaks of PDF", b"The report (%PDF) is out.\n", Kind.OTHER),
    ("a text in braces", b"{see below} Norway sends radars.\n", Kind.OTHER),
    ("front matter", b"---\ntitle: Radars\n---\nText\n", Kind.OTHER),
    ("a page", html(), Kind.OTHER),
    ("XML that is neither", b'<?xml version="1.0"?><notice/>', Kind.OTHER),
    ("nothing", b"", Kind.OTHER),
]


@pytest.mark.parametrize(("what", "data", "kind"), CASES, ids=[case[0] for case in CASES])
def test_a_source_is_told_by_its_bytes(what: str, data: bytes, kind: Kind) -> None:
    assert recognise(data[:4096]) is kind, what
