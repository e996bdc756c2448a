"""E-mails: the body with its date and sender, and the documents attached."""

from email.message import EmailMessage
from pathlib import Path
from typing import Any

from sources.making import BODY, documents, docx, html, messages, pdf


def write(folder: Path, message: EmailMessage) -> Path:
    (folder / "a.eml").write_bytes(message.as_bytes())
    return folder / "a.eml"


def letter(body: str = f"{BODY}\n", **more: Any) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ministry of Defence <press@example.no>"
    message["Subject"] = "Radarer: støtte til Moldova"
    message["Date"] = "Fri, 03 May 2024 10:00:00 +0200"
    message["Message-ID"] = "<1@example.no>"
    message.set_content(body, **more)
    return message


def test_subject_date_and_sender_are_the_documents(tmp_path: Path) -> None:
    (one,) = documents(write(tmp_path, letter()))
    assert (one.title, one.published, one.publisher) == (
        "Radarer: støtte til Moldova",
        "2024-05-03",
        "Ministry of Defence",
    )
    assert one.text.strip() == BODY


def test_a_body_in_both_forms_is_read_once_and_one_in_html_as_a_page(tmp_path: Path) -> None:
    both = letter()
    both.add_alternative(html().decode(), subtype="html")
    assert [d.text.strip() for d in documents(write(tmp_path, both))] == [BODY]
    page = letter(html().decode(), subtype="html")
    (one,) = documents(write(tmp_path, page))
    assert BODY in one.text
    assert "<p>" not in one.text


def test_what_is_attached_is_a_document_of_its_own_and_pictures_are_none(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(pdf(), maintype="application", subtype="octet-stream", filename="a.bin")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    message.add_attachment(docx(lambda d: d.add_paragraph(BODY)), maintype="application", subtype="zip")  # type: ignore[attr-defined]
    message.add_attachment(letter("Forwarded: Sweden sends tents to Chad.\n"))
    read = documents(write(tmp_path, message))
    assert [d.source.rpartition("#")[2] for d in read[1:]] == ["1", "3", "4"]
    assert [d.published for d in read] == ["2024-05-03"] * 4
    assert "tents" in read[3].text


def test_damaged_and_empty_mail_is_one_line(tmp_path: Path) -> None:
    assert messages(write(tmp_path, letter("\n"))) == ["holds no text"]
    strange = letter().as_bytes().replace(b'charset="utf-8"', b'charset="no-such"')
    (tmp_path / "b.eml").write_bytes(strange)
    assert [d.text.strip() for d in documents(tmp_path / "b.eml")] == [BODY]
    deep = letter()
    for _ in range(8):
        outer = letter()
        outer.add_attachment(deep)
        deep = outer
    assert len(messages(write(tmp_path, deep))) == 1
