"""Word documents: headings, lists and tables stay such."""

from pathlib import Path
from typing import Any

from sources.making import BODY, documents, docx, messages, zipped


def statement(document: Any) -> None:
    document.core_properties.title = "Radars for Moldova"
    document.add_heading("New assistance", 1)
    document.add_paragraph("The package includes:")
    document.add_paragraph("two radars;", style="List Bullet")
    document.add_paragraph("training for forty soldiers.", style="List Bullet")
    document.add_paragraph("Mine clearance.", style="List Bullet 2")
    document.add_paragraph("")
    document.add_paragraph(BODY)
    table = document.add_table(2, 2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Donor", "Amount", "Germany", "€5 million"), strict=True
    ):
        cell.text = text


def test_a_word_document_is_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(docx(statement))
    (one,) = documents(tmp_path / "a.txt")
    assert one.title == "Radars for Moldova"
    assert one.text == (
        "# New assistance\n\nThe package includes:\n\n"
        "- two radars;\n- training for forty soldiers.\n  - Mine clearance.\n"
        f"\n{BODY}\n\n| Donor | Amount |\n| --- | --- |\n| Germany | €5 million |\n"
    )


def test_other_zip_archives_and_damaged_ones_are_one_line(tmp_path: Path) -> None:
    for data in (
        zipped("a.txt", b"x"),
        docx(statement)[:-300],
        docx(statement)[:900],
        zipped("word/document.xml", b"<a"),
    ):
        (tmp_path / "a.docx").write_bytes(data)
        assert len(messages(tmp_path / "a.docx")) == 1
        assert documents(tmp_path / "a.docx") == []
