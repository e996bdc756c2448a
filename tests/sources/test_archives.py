"""Web archives, JSON lines and gzip: each document of them, and one line where one cannot be had."""

import gzip
import json
from pathlib import Path

import pytest

from pledgebook.sources import items
from sources.making import BODY, documents, found, html, messages, pdf, warc

PAGES = [(f"https://news.example/{n}", html(f"{BODY} It is item {n}.")) for n in range(4)]


def test_an_archive_gives_its_pages_with_their_addresses(tmp_path: Path) -> None:
    for packed in (False, True):
        (tmp_path / "news").write_bytes(warc(PAGES, packed))
        read = documents(tmp_path / "news")
        assert [d.address for d in read] == [address for address, _ in PAGES]
        assert [d.source.rpartition("#")[2] for d in read] == ["2", "3", "4", "5"]
        assert all(BODY in d.text for d in read)
        assert read[0].published is None  # the day of the crawl is not the day of publication


NO_DOCUMENTS = [
        ("an error page", warc(PAGES, status="404 Not Found")),
        ("a redirect", warc(PAGES, status="302 Found")),
        ("a picture", warc([("https://a.example/x", b"\x89PNG....")], headers=(("Content-Type", "image/png"),))),
        ("a request", warc([("https://a.example/x", b"GET / HTTP/1.1\r\n\r\n")], kind="request",
                           headers=(("Content-Type", "application/http; msgtype=request"),))),
        ("metadata", warc([("https://a.example/x", b"fetchTimeMs: 1")], kind="metadata",
                          headers=(("Content-Type", "application/warc-fields"),))),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data"), NO_DOCUMENTS, ids=[case[0] for case in NO_DOCUMENTS])
def test_what_is_no_document_is_passed_over(tmp_path: Path, what: str, data: bytes) -> None:
    (tmp_path / "a.warc.gz").write_bytes(data)
    assert found(tmp_path / "a.warc.gz") == [], what


HELD = [
        ("a page sent in gzip", gzip.compress(html()),
         (("Content-Type", "text/html"), ("Content-Encoding", "gzip")), "response"),
        ("a page in pieces", b"%x\r\n%s\r\n0\r\n\r\n" % (len(html()), html()),
         (("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")), "response"),
        ("a page in the server's charset", html("Norvège, Côte d’Ivoire").decode().encode("cp1252"),
         (("Content-Type", "text/html; charset=windows-1252"),), "response"),
        ("a text that was extracted", f"{BODY}\n".encode(), (("Content-Type", "text/plain"),), "conversion"),
        ("a resource", html(), (("Content-Type", "text/html"),), "resource"),
        ("a PDF", pdf(), (("Content-Type", "application/pdf"),), "response"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "payload", "headers", "kind"), HELD, ids=[case[0] for case in HELD])
def test_each_way_to_hold_a_document(
    tmp_path: Path, what: str, payload: bytes, headers: tuple[tuple[str, str], ...], kind: str
) -> None:
    (tmp_path / "a").write_bytes(warc([("https://a.example/x", payload)], headers=headers, kind=kind))
    (one,) = found(tmp_path / "a")
    assert getattr(one, "address", one) == "https://a.example/x", what
    assert "�" not in getattr(one, "text")  # noqa: B009


def test_an_archive_cut_anywhere_gives_its_whole_records_and_one_line(tmp_path: Path) -> None:
    for packed in (False, True):
        data = warc(PAGES, packed)
        whole = len(documents(_write(tmp_path, data)))
        seen = set()
        for end in range(70, len(data), 61):
            file = _write(tmp_path, data[:end])
            read, said = len(documents(file)), messages(file)
            assert read < whole
            assert len(said) <= 1
            # cut between two records it is an archive of fewer
            assert said or data[end : end + 2] in (b"\x1f\x8b", b"WA", b"\r\n", b"\n\r") or read == 0
            seen.add(read)
        assert seen - {whole} == set(range(whole)), packed


def _write(folder: Path, data: bytes) -> Path:
    (folder / "cut.warc").write_bytes(data)
    return folder / "cut.warc"


def test_a_record_that_is_too_large_costs_itself(tmp_path: Path) -> None:
    pages = [PAGES[0], ("https://news.example/big", b"0" * 60_000), PAGES[1]]
    file = _write(tmp_path, warc(pages))
    assert len(documents(file, largest=50_000)) == 2
    assert len(messages(file, largest=50_000)) == 1
    swollen = warc([("https://a.example/x", gzip.compress(b"0" * 10**7))],
                   headers=(("Content-Type", "text/html"), ("Content-Encoding", "gzip")))  # fmt: skip
    file = _write(tmp_path, swollen)
    assert ["unpacks to more than" in line for line in messages(file, largest=50_000)] == [True]


def test_lines_give_their_documents_and_bad_ones_are_set_aside(tmp_path: Path) -> None:
    rows = [
        json.dumps({"text": BODY, "title": "Radars", "date": "2024-05-03", "url": "https://a.example/1"}),
        '{"text": "broken',
        "[1, 2]",
        json.dumps({"title": "no text"}),
        "",
        json.dumps({"html": f"<p>{BODY}</p><p>{BODY}</p>", "source_url": "https://a.example/2"}),
        '{"text": ' + "[" * 100_000,
    ]
    for name, pack in (("a.jsonl", bytes), ("a.jsonl.gz", gzip.compress)):
        (tmp_path / name).write_bytes(pack("\n".join(rows).encode()))
        read = documents(tmp_path / name)
        assert [d.address for d in read] == ["https://a.example/1", "https://a.example/2"]
        assert (read[0].title, read[0].published) == ("Radars", "2024-05-03")
        assert [d.source.rpartition("#")[2] for d in read] == ["1", "6"]
        assert len(messages(tmp_path / name)) == 4


def test_gzip_of_lines_that_breaks_off_gives_what_stood_before(tmp_path: Path) -> None:
    rows = b"".join(json.dumps({"text": f"{BODY} Number {n} of all."}).encode() + b"\n" for n in range(2000))
    (tmp_path / "a.gz").write_bytes(gzip.compress(rows)[:-3000])
    assert 100 < len(documents(tmp_path / "a.gz")) < 2000
    assert len(messages(tmp_path / "a.gz")) == 1


def test_a_text_in_gzip_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(gzip.compress(gzip.compress(BODY.encode())))
    assert documents(tmp_path / "a.txt")[0].text == BODY
    (tmp_path / "cut").write_bytes(gzip.compress(BODY.encode())[:-6])
    assert len(messages(tmp_path / "cut")) == 1


def test_archives_are_opened_one_document_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(PAGES))
    stream = items([str(tmp_path / "a.warc")])
    first = next(stream)
    assert getattr(first, "source", "").endswith("#2")
