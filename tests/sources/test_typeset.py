"""PDFs as the world makes them: whatever program set a statement, it gives the claims that its text gives."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pledgebook.exchange.claims import to_json
from pledgebook.model.document import Document
from pledgebook.pipeline import read_document
from pledgebook.sources import Origin
from sources import typesetting
from sources.making import found

OFFICE, LATEX, GROFF, CHROMIUM = "soffice", "pdflatex", "groff", "chromium"
_COLUMNS = ".body{columns:2;column-gap:24px;text-align:justify;hyphens:auto} @page{margin:2cm}"
_SMALL = "body{font:9pt sans-serif} @page{size:A5;margin:1.5cm} h1{text-align:center}"
_FONT = r"\usepackage[T1]{fontenc}\usepackage{lmodern}"
_HEADED = (
    r"\usepackage{fancyhdr}\pagestyle{fancy}\fancyhead[L]{Ministry of Foreign Affairs}\fancyfoot[C]{Page \thepage}"
)
LAYOUTS: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "LibreOffice": (OFFICE, lambda folder: typesetting.by_libreoffice(folder, typesetting.docx)),
    "LibreOffice, header and footer": (
        OFFICE, lambda folder: typesetting.by_libreoffice(folder, lambda f: typesetting.docx(f, framed=True))),
    "LibreOffice, two columns": (
        OFFICE, lambda folder: typesetting.by_libreoffice(folder, lambda f: typesetting.docx(f, columns=2))),
    "LaTeX": (LATEX, lambda folder: typesetting.by_latex(folder, "", _FONT)),
    "LaTeX, two columns": (LATEX, lambda folder: typesetting.by_latex(folder, "twocolumn", _FONT)),
    "LaTeX, header, footer, small page": (
        LATEX, lambda folder: typesetting.by_latex(folder, "12pt,a5paper", _FONT + _HEADED)),
    "Chromium, with the browser's frame": (CHROMIUM, lambda folder: typesetting.by_chromium(folder, framed=True)),
    "Chromium, two columns": (CHROMIUM, lambda folder: typesetting.by_chromium(folder, _COLUMNS)),
    "Chromium, small page": (CHROMIUM, lambda folder: typesetting.by_chromium(folder, _SMALL)),
    "groff": (GROFF, typesetting.by_groff),
}  # fmt: skip
_PLACE = ("start", "end", "id", "page", "confidence", "rule", "cues")
SAID = Origin(published="2024-05-03", publisher="Government of Norway")


def there(program: str) -> bool:
    return bool(typesetting.CHROMIUM if program == CHROMIUM else shutil.which(program))


def claims(file: Path) -> list[dict[str, Any]]:
    """What the file says, apart from where it stands; quotes without their line breaks."""
    (document,) = [one for one in found(file, origin=SAID) if isinstance(one, Document)]
    rows = to_json(read_document(document).claims, document)
    plain = [{k: v for k, v in row.items() if k not in _PLACE} for row in rows]
    return [row | {"quote": " ".join(row["quote"].split())} for row in plain]


@pytest.fixture
def expected(tmp_path_factory: pytest.TempPathFactory, rules_alone: None) -> list[dict[str, Any]]:
    """What the rules read in the text: the judges also weigh its title and length, which a page may tell otherwise."""
    path = tmp_path_factory.mktemp("text") / "a.md"
    path.write_text(typesetting.markdown(), encoding="utf-8")
    return claims(path)


def test_the_statement_says_something(expected: list[dict[str, Any]]) -> None:
    assert len([c for c in expected if c["kind"] == "contribution"]) >= 7
    assert len([c for c in expected if c["kind"] == "engagement"]) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_pdf_gives_the_claims_of_its_text(layout: str, expected: list[dict[str, Any]], tmp_path: Path) -> None:
    program, make = LAYOUTS[layout]
    if not there(program):
        pytest.skip(f"{program} is not installed; .ci/run installs it")
    assert claims(make(tmp_path)) == expected


@pytest.mark.slow
def test_a_word_document_gives_the_claims_of_its_text(expected: list[dict[str, Any]], tmp_path: Path) -> None:
    assert claims(typesetting.docx(tmp_path)) == expected
