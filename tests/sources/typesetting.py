"""One statement of our own writing, set by the programs that statements are set by in the world."""

import html
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

Block = tuple[str, str | list[str]]

_FILLER = (
    "Administrative responsibilities and interdepartmental communication considerably influenced the implementation "
    "of earlier arrangements, as the authorities acknowledged in a comprehensive evaluation of the circumstances."
)
_FIRST = "On 3 May 2024 Norway announced a contribution of 250 million kroner to Moldova for humanitarian aid."
_MET = "Prime Minister Ulf Kristersson met President Maia Sandu in Chisinau on 2 May 2024."
_AUTHORITIES = "authorities of the municipalities in the north of the country"
STATEMENT: list[Block] = [
    ("title", "Further support for Moldova"),
    (
        "text",
        f"{_FIRST} {_FILLER} The government of Norway will also provide long-range radars to the army of Moldova.",
    ),
    ("text", "The military assistance package that Norway is providing to Moldova includes:"),
    (
        "list",
        [
            "two radars with spare parts and batteries;",
            f"winter clothing for 5,000 soldiers, distributed by the {_AUTHORITIES} before the first snow;",
            "20 generators.",
        ],
    ),
    (
        "text",
        f"Sweden has delivered 30 ambulances to Moldova. {_FILLER} {_MET}",
    ),
    ("heading", "Earlier assistance"),
    ("text", f"The European Union disbursed €100 million in budget support to Moldova in March 2024. {_FILLER}"),
    ("text", f"Germany pledged €40 million for refugees in Moldova. {_FILLER} {_FILLER}"),
    ("text", f"{_FILLER} {_FILLER} Denmark committed €5 million to Moldova for its energy supply. {_FILLER}"),
    ("heading", "Further conversations"),
    ("text", f"{_FILLER} President Emmanuel Macron spoke with President Maia Sandu by phone on 1 May 2024. {_FILLER}"),
    ("text", f"{_FILLER} Canada has provided $12 million to Moldova for the repair of schools. {_FILLER} {_FILLER}"),
]


def markdown() -> str:
    """The statement as text: what every setting of it is to be read as."""
    written: dict[str, Callable[..., str]] = {
        "title": lambda said: f"# {said}",
        "heading": lambda said: f"## {said}",
        "text": lambda said: said,
        "list": lambda said: "\n".join(f"- {entry}" for entry in said),
    }
    return "\n\n".join(written[sort](said) for sort, said in STATEMENT) + "\n"


def page(style: str = "") -> str:
    """The statement as a web page."""
    written: dict[str, Callable[..., str]] = {
        "title": lambda said: f"<h1>{html.escape(said)}</h1><div class='body'>",
        "heading": lambda said: f"<h2>{html.escape(said)}</h2>",
        "text": lambda said: f"<p>{html.escape(said)}</p>",
        "list": lambda said: f"<ul>{''.join(f'<li>{html.escape(entry)}</li>' for entry in said)}</ul>",
    }
    body = "\n".join(written[sort](said) for sort, said in STATEMENT)
    head = f"<meta charset='utf-8'><title>Further support</title><style>{style}</style>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</div></body></html>"


def tex(options: str = "", preamble: str = "", body: str = "") -> str:
    """The statement in LaTeX."""

    def escaped(said: str) -> str:
        return said.replace("$", r"\$").replace("€", r"\texteuro{}").replace("%", r"\%")

    written: dict[str, Callable[..., str]] = {
        "title": lambda said: rf"\title{{{escaped(said)}}}\author{{Press Office}}\date{{}}\maketitle",
        "heading": lambda said: rf"\section{{{escaped(said)}}}",
        "text": lambda said: escaped(said) + "\n",
        "list": lambda said: (
            r"\begin{itemize}" + "".join(rf"\item {escaped(e)}" + "\n" for e in said) + r"\end{itemize}"
        ),
    }
    text = "\n\n".join(written[sort](said) for sort, said in STATEMENT)
    return (
        rf"\documentclass[{options}]{{article}}\usepackage[utf8]{{inputenc}}\usepackage{{textcomp}}"
        rf"{preamble}\begin{{document}}{body}{text}\end{{document}}"
    )


def groff() -> str:
    """The statement for groff's ms macros."""
    written: dict[str, Callable[..., str]] = {
        "title": lambda said: f".TL\n{said}\n.AU\nPress Office",
        "heading": lambda said: f".SH\n{said}",
        "text": lambda said: f".PP\n{said}".replace("€", r"\[Eu]"),
        "list": lambda said: "\n".join(f".IP \\(bu 2\n{entry}" for entry in said),
    }
    return "\n".join(written[sort](said) for sort, said in STATEMENT) + "\n"


def run(folder: Path, *words: str, makes: str, text: str | None = None) -> Path:
    """Run a typesetter in the folder; the PDF that it makes."""
    done = subprocess.run(words, cwd=folder, input=text, capture_output=True, text=True, check=False, timeout=180)
    made = folder / makes
    assert made.exists(), (done.stdout + done.stderr)[-800:]
    return made


def by_chromium(folder: Path, style: str = "", *, framed: bool = False) -> Path:
    (folder / "a.html").write_text(page(style), encoding="utf-8")
    frame = [] if framed else ["--no-pdf-header-footer"]
    words = [CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    return run(folder, *words, *frame, "--print-to-pdf=a.pdf", "a.html", makes="a.pdf")


def by_latex(folder: Path, options: str = "", preamble: str = "") -> Path:
    (folder / "a.tex").write_text(tex(options, preamble), encoding="utf-8")
    return run(folder, "pdflatex", "-interaction=batchmode", "a.tex", makes="a.pdf")


def by_libreoffice(folder: Path, make: Callable[[Path], Path]) -> Path:
    document = make(folder)
    profile = f"-env:UserInstallation=file://{folder / 'office'}"
    return run(folder, "soffice", profile, "--headless", "--convert-to", "pdf", document.name,
               makes=f"{document.stem}.pdf")  # fmt: skip


def by_groff(folder: Path) -> Path:
    words = ["groff", "-ms", "-Kutf8", "-Tpdf"]
    done = subprocess.run(words, input=groff().encode(), capture_output=True, check=False, timeout=60)
    (folder / "a.pdf").write_bytes(done.stdout)
    return folder / "a.pdf"


def docx(folder: Path, *, columns: int = 1, framed: bool = False) -> Path:
    """The statement as a Word document: with a header and a footer on each page, or in columns."""
    import docx as library
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = library.Document()
    for sort, said in STATEMENT:
        if isinstance(said, list):
            for entry in said:
                document.add_paragraph(entry, style="List Bullet")
        elif sort == "text":
            paragraph = document.add_paragraph(said)
            if columns > 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        else:
            document.add_heading(said, 0 if sort == "title" else 1)
    section = document.sections[0]
    if columns > 1:
        layout = OxmlElement("w:cols")
        layout.set(qn("w:num"), str(columns))
        layout.set(qn("w:space"), "500")
        section._sectPr.append(layout)
    if framed:
        section.header.paragraphs[0].text = "Ministry of Foreign Affairs\tPress release 12/2024"
        section.footer.paragraphs[0].text = "www.example.no\tFor immediate release"
    document.save(str(folder / "a.docx"))
    return folder / "a.docx"


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
