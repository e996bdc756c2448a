"""PDF: what a person reads on the page, in the order in which it is read, with the page of each place."""

from pathlib import Path
from typing import Any

import pytest
from fpdf import FPDF

from pledgebook.exchange.claims import to_json
from pledgebook.pipeline import read_document
from sources.making import documents, messages

LEFT = [
    "On 3 May 2024 Norway announced a contri-",
    "bution of 250 million kroner to Moldova for",
    "humanitarian aid. The long-",
    "term support goes to the radars that the",
    "government of the country asked for, and to",
    "the training of those who will use them in",
    "the north. It is long-term support as promised.",
]
RIGHT = [
    "Sweden has delivered 20 generators to Moldova",
    "and will send ten more when the winter comes,",
    "as its government said in March this year and",
    "again last week, when the ministers met there.",
    "Germany pledged 40 million euros for refugees",
    "who live in the towns along the border.",
]


def sheet(pages: int = 1) -> FPDF:
    pdf = FPDF(format="A4")
    pdf.set_font("Helvetica", size=10)
    for _ in range(pages):
        pdf.add_page()
    return pdf


def column(pdf: FPDF, left: float, lines: list[str], top: float = 60) -> None:
    for number, line in enumerate(lines):
        pdf.text(left, top + 5 * number, line)


def save(folder: Path, pdf: FPDF, **options: Any) -> Path:
    (folder / "a.pdf").write_bytes(bytes(pdf.output(**options)))
    return folder / "a.pdf"


PROSE = (
    "On 3 May 2024 Norway announced a contribution of 250 million kroner to Moldova for humanitarian aid. The "
    "long-term support goes to the radars that the government of the country asked for, and to the training of those "
    "who will use them in the north. It is long-term support as promised."
)


def test_columns_are_read_one_after_the_other_as_drawn(tmp_path: Path) -> None:
    pdf = sheet()
    pdf.text(20, 40, "Support for Moldova in the spring of this year, as announced by several governments at once")
    column(pdf, 20, LEFT)
    column(pdf, 110, RIGHT)
    text = documents(save(tmp_path, pdf))[0].text
    assert PROSE in text
    assert text.index("as promised") < text.index("Sweden has delivered 20 generators to Moldova and will send")


def test_columns_drawn_line_by_line_across_the_page_are_told_by_the_white_between_them(tmp_path: Path) -> None:
    pdf = sheet()
    for number, (left, right) in enumerate(zip(LEFT, [*RIGHT, ""], strict=True)):
        pdf.text(110, 60 + 5 * number, right)
        pdf.text(20, 60 + 5 * number, left)
    pdf.text(20, 30, "Support for Moldova in the spring of this year, as announced by several governments at once")
    text = documents(save(tmp_path, pdf))[0].text
    assert PROSE in text
    assert "generators to Moldova and will send ten more" in text


def test_a_table_is_no_pair_of_columns(tmp_path: Path) -> None:
    pdf = sheet()
    rows = [("Donor", "Amount"), *[(f"Country {n}", f"{n} million euros") for n in range(1, 8)]]
    for number, (donor, amount) in enumerate(rows):
        pdf.text(20, 60 + 6 * number, donor)
        pdf.text(90, 60 + 6 * number, amount)
    text = documents(save(tmp_path, pdf))[0].text
    assert "| Country 3 | 3 million euros |" in text


def test_headers_footers_and_page_numbers_go_and_a_sentence_runs_on_over_the_page(tmp_path: Path) -> None:
    pdf = sheet()
    for number in range(1, 5):
        if number > 1:
            pdf.add_page()
        pdf.text(20, 15, "Ministry of Foreign Affairs - Press release 12/2024")
        pdf.text(100, 285, f"Page {number} of 4")
        column(pdf, 20, [f"This is what page {number} says about the radars that were promised and then delivered to"])
        column(
            pdf, 20, [f"those who had asked for them in year {number}, as the minister told the parliament and the"], 65
        )
    one = documents(save(tmp_path, pdf))[0]
    assert "Ministry of Foreign" not in one.text
    assert "of 4" not in one.text
    assert "parliament and the This is what page 2" in one.text
    assert [one.page(one.text.index(f"page {n} says")) for n in (1, 2, 3, 4)] == [1, 2, 3, 4]


def test_a_line_that_two_pages_say_in_their_midst_stays(tmp_path: Path) -> None:
    pdf = sheet()
    column(pdf, 20, ["Norway sends two radars to Moldova."], 150)
    pdf.add_page()
    column(pdf, 20, ["Norway sends two radars to Moldova."], 150)
    assert documents(save(tmp_path, pdf))[0].text.count("radars") == 2


def test_each_claim_tells_its_page(tmp_path: Path) -> None:
    pdf = sheet()
    column(pdf, 20, ["The ministers spoke about the weather."])
    pdf.add_page()
    column(pdf, 20, ["Norway announced 250 million kroner in humanitarian aid to Moldova on 3 May 2024."])
    one = documents(save(tmp_path, pdf))[0]
    claims = read_document(one).claims
    assert {row["page"] for row in to_json(claims, one)} == {2}
    assert all("page" not in row for row in to_json(claims))


@pytest.mark.parametrize("pages", [1, 3])
def test_pictures_of_pages_are_one_clear_line(tmp_path: Path, pages: int) -> None:
    pdf = sheet(pages)
    for page in range(1, pages + 1):
        pdf.page = page
        pdf.rect(20, 20, 100, 200, style="F")
        pdf.text(100, 290, str(page))  # a page number that a scanner stamped
    (line,) = messages(save(tmp_path, pdf))
    assert "holds no text" in line
    assert "OCR" in line


def test_a_locked_and_a_cut_file_are_one_line(tmp_path: Path) -> None:
    pdf = sheet()
    column(pdf, 20, LEFT)
    pdf.set_encryption("owner", user_password="user")  # noqa: S106
    assert messages(save(tmp_path, pdf)) == ["is locked by a password"]
    pdf = sheet()
    column(pdf, 20, LEFT)
    file = save(tmp_path, pdf)
    file.write_bytes(file.read_bytes()[:400])
    assert messages(file) == ["is a damaged PDF document"]
