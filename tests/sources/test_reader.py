"""Files to documents: what they say of themselves, and one clear line for each that cannot be read."""

import os
from pathlib import Path

import pytest

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue, Severity
from pledgebook.sources import Origin, find, read

BODY = "Norway will send two radars to Moldova this spring.\n"


def write(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def the_document(file: str, origin: Origin | None = None) -> Document:
    (document,) = [found for found in read([file], origin) if isinstance(found, Document)]
    return document


def issues(file: str, largest: int = 10_000_000) -> list[tuple[str, Severity]]:
    return [(found.code, found.severity) for found in read([file], largest=largest) if isinstance(found, Issue)]


def test_front_matter_tells_title_date_address_and_whose_we_it_is(tmp_path: Path) -> None:
    head = '---\ntitle: "Radars for\\\n  \\ Moldova"\ndate: 2024-05-03 10:00:00+02:00\nsource_url: https://www.regjeringen.no/x\n---\n'
    found = the_document(write(tmp_path, "a.md", head + BODY))
    assert (found.title, found.published, found.speaker) == ("Radars for Moldova", "2024-05-03", "NOR")
    assert found.address == "https://www.regjeringen.no/x"
    assert found.language == "en" or found.language is None
    assert found.body.of(found.text).strip() == BODY.strip()


def test_offsets_count_in_the_file_as_an_outsider_reads_it(tmp_path: Path) -> None:
    file = write(tmp_path, "a.md", "\ufeff---\r\ntitle: x\r\n---\r\n" + BODY)
    assert the_document(file).text == Path(file).read_text(encoding="utf-8")


def test_what_the_document_says_of_itself_stands_before_what_the_user_says(tmp_path: Path) -> None:
    origin = Origin(published="2020-01-01", publisher="Government of Canada")
    said = the_document(
        write(tmp_path, "a.md", f"---\ndate: 2024-05-03\npublisher: The White House\n---\n{BODY}"), origin
    )
    unsaid = the_document(write(tmp_path, "b.txt", BODY), origin)
    assert (said.published, said.publisher) == ("2024-05-03", "The White House")
    assert (unsaid.published, unsaid.publisher) == ("2020-01-01", "Government of Canada")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("empty", b"", [("empty", Severity.ERROR)]),
        ("only white space", b"\xef\xbb\xbf \n\n", [("empty", Severity.ERROR)]),
        ("only front matter", b"---\ntitle: x\n---\n", [("empty", Severity.ERROR)]),
        ("binary", bytes(range(256)) * 20, [("not-text", Severity.ERROR)]),
        ("a damaged PDF under a text's name", b"%PDF-1.7\nabc", [("unreadable", Severity.ERROR)]),
        ("too large", b"word " * 10_000, [("unreadable", Severity.ERROR)]),
        ("front matter that breaks off", f"---\ntitle: [x\n---\n{BODY}", [("front-matter", Severity.NOTE)]),
        ("front matter that is not closed", f"---\ntitle: x\n\n{BODY}", [("front-matter", Severity.NOTE)]),
        ("a date in year 0", f"---\ndate: 0000-01-01\n---\n{BODY}", [("date", Severity.NOTE)]),
        ("a day that no month has", f"---\ndate: 2023-02-30\n---\n{BODY}", [("date", Severity.NOTE)]),
        (
            "Latin-1 that says it is UTF-8",
            "Türkiye sends 3 tents to Côte d’Ivoire".encode("cp1252"),
            [("encoding", Severity.NOTE)],
        ),
        (
            "UTF-8 with a strange byte",
            "Türkiye, Côte d’Ivoire and S".encode() + b"\xe3o Tom\xc3\xa9",
            [("encoding", Severity.NOTE)],
        ),
        ("UTF-16 without a mark", BODY.encode("utf-16-le"), [("encoding", Severity.NOTE)]),
        ("a rule at the top is no front matter", f"---\n\n{BODY}", []),
        ("UTF-16 with its mark", BODY.encode("utf-16"), []),
        ("an ordinary text", BODY, []),
    ],
)
def test_bad_input_is_one_clear_issue(
    tmp_path: Path, name: str, data: str | bytes, expected: list[tuple[str, Severity]]
) -> None:
    assert issues(write(tmp_path, "file.md", data), largest=20_000) == expected


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Türkiye sends tents".encode("cp1252"), "Türkiye sends tents"),
        ("“Türkiye” sends €5".encode("cp1252"), "“Türkiye” sends €5"),
        ("Україна отримала допомогу від партнерів, заявив міністр оборони. ".encode("cp1251") * 6, "Україна отримала"),
        (BODY.encode("utf-16"), BODY),
        (BODY.encode("utf-16-be"), BODY),
        ("Côte d’Ivoire, S".encode() + b"\xe3o Tom" + "é".encode(), "Côte d’Ivoire, São Tomé"),
    ],
)
def test_no_mojibake(tmp_path: Path, data: bytes, text: str) -> None:
    assert the_document(write(tmp_path, "a.txt", data)).text.startswith(text)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ('"Lantern" sails for Mombasa', '"Lantern" sails for Mombasa'),
        ('Minister visits "Lantern"', 'Minister visits "Lantern"'),
        ('"Lantern" and "Beacon"', '"Lantern" and "Beacon"'),
        ('"The Lantern sails"', "The Lantern sails"),
        ("'The Lantern sails'", "The Lantern sails"),
        ('"', '"'),
    ],
)
def test_a_title_keeps_the_quotes_of_a_word_in_it(tmp_path: Path, said: str, title: str) -> None:
    found = the_document(write(tmp_path, "a.md", f"---\ntitle: {said}\nnote: a: b: [c\n---\n{BODY}"))
    assert found.title == title


def test_broken_front_matter_costs_neither_the_text_nor_its_plain_fields(tmp_path: Path) -> None:
    found = the_document(write(tmp_path, "a.md", f"---\ntitle: a: b: [c\ndate: 2024-05-03\n---\n{BODY}"))
    assert (found.published, found.body.of(found.text).strip()) == ("2024-05-03", BODY.strip())


def test_a_folder_is_read_in_order_and_what_fails_does_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    write(tmp_path, "b/2.txt", BODY)
    write(tmp_path, "a.md", BODY)
    write(tmp_path, "c.txt", b"\x00\x01\x02\x03" * 100)
    write(tmp_path, "z.html", f"<!doctype html><html><body><p>{BODY * 3}</p></body></html>")
    write(tmp_path, "picture.png", b"\x89PNG")
    write(tmp_path, ".hidden", b"x")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    names = [Path(file).name for file in find([str(tmp_path)])]
    assert names == ["a.md", "c.txt", "gone.md", "z.html", "2.txt"]
    kinds = ["document" if isinstance(found, Document) else found.code for found in read([str(tmp_path)])]
    assert kinds == ["document", "not-text", "unreadable", "document", "document"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_folder_with_an_unreadable_file_and_folder_is_read_for_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    Path(write(tmp_path, "b.txt", BODY)).chmod(0)
    (tmp_path / "c").mkdir(mode=0)
    found = list(read([str(tmp_path)]))
    assert [isinstance(one, Document) for one in found] == [True, False, False]
    (tmp_path / "c").chmod(0o700)


def test_a_missing_file_is_said_in_a_line() -> None:
    (found,) = read(["no-such-file.md"])
    assert isinstance(found, Issue)
    assert (found.severity, found.message) == (Severity.ERROR, "there is no such file")


def test_a_page_is_told_by_its_content_and_read_without_its_menu(tmp_path: Path) -> None:
    html = (
        "<!DOCTYPE html><html lang='en'><head><title>Radars for Moldova</title>"
        "<meta property='og:site_name' content='Government of Norway'>"
        "<meta property='article:published_time' content='2024-05-03T10:00:00Z'>"
        "<link rel='canonical' href='https://www.regjeringen.no/en/radars'></head><body>"
        "<nav><a href='/'>Home</a> <a href='/x'>Contact</a></nav><article><h1>Radars for Moldova</h1>"
        f"<p>{BODY}</p><p>The package that the government put together with its partners includes:</p>"
        "<ul><li>two radars with spare parts</li><li>training for forty soldiers</li></ul></article></body></html>"
    )
    found = the_document(write(tmp_path, "page.txt", html))
    assert (found.title, found.published, found.speaker) == ("Radars for Moldova", "2024-05-03", "NOR")
    assert "- two radars with spare parts" in found.text
    assert "Contact" not in found.text


def test_the_same_text_at_another_address_is_another_document(tmp_path: Path) -> None:
    one = the_document(write(tmp_path, "a.md", f"---\nsource_url: https://a.example/1\n---\n{BODY}"))
    two = the_document(write(tmp_path, "b.md", f"---\nsource_url: https://a.example/2\n---\n{BODY}"))
    again = the_document(write(tmp_path, "c.md", f"---\nsource_url: https://a.example/1\n---\n{BODY}"))
    assert one.id != two.id
    assert one.id == again.id
