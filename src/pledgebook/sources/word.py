"""Word documents (DOCX) as Markdown: headings, lists and tables as such. Runs in a process of its own."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

_UNPACKED = 128 * 2**20  # bytes of all parts together: a report with a hundred photographs has half of it
_XML = 24 * 2**20  # bytes of the text's own XML: twenty novels
_MEMBERS = 10_000
_HEADING = re.compile(r"(?:heading|überschrift|titre|título) (\d)", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def answer(data: bytes) -> dict[str, Any]:
    """``{"text", "title"}``, or ``{"problem"}`` in one line."""
    try:
        problem = _hostile(data)
        if problem is not None:
            return {"problem": problem}
        import docx  # noqa: PLC0415  # takes 0.2 s, and only here

        document = docx.Document(io.BytesIO(data))
        return {"text": "".join(_blocks(document)).strip("\n") + "\n", "title": document.core_properties.title}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, EOFError, SyntaxError) as error:
        return {"problem": f"is a damaged Word document ({type(error).__name__}: {str(error)[:120]})"}


def is_document(names: set[str]) -> bool:
    """Whether a zip archive with these members is a Word document."""
    return "word/document.xml" in names


def _hostile(data: bytes) -> str | None:
    """Why the archive is not to be unpacked; zipfile never reads more of a member than it declares."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if not is_document({member.filename for member in members}):
            return "is a zip archive or an office document other than DOCX; save it as DOCX or PDF, or unpack it"
        unpacked = sum(member.file_size for member in members)
        if len(members) > _MEMBERS or unpacked > _UNPACKED:
            return f"unpacks to {unpacked / 2**20:,.0f} MiB in {len(members):,} parts; not read"
        for member in members:
            if not member.filename.endswith((".xml", ".rels")):
                continue
            if member.file_size > _XML:
                return f"its part {member.filename[:60]} is larger than {_XML / 2**20:g} MiB; not read"
            if _ENTITIES.search(archive.read(member)):
                return f"its part {member.filename[:60]} declares entities, as no Word document does; not read"
    return None


def _blocks(document: Any) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415

    numbered = False
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield "\n"
            yield from _rows(block)
            numbered = False
            continue
        text = re.sub(r"[ \t]*\n[ \t]*", " ", block.text).strip()
        if not text:
            continue
        heading = _HEADING.match(block.style.name or "")
        level = int(heading.group(1)) if heading else 1 if block.style.name == "Title" else 0
        entry = _depth(block)
        if level:
            yield f"\n{'#' * min(level, 6)} {text}\n"
        elif entry is not None:
            yield f"{'' if numbered else chr(10)}{'  ' * entry}- {text}\n"
        else:
            yield f"\n{text}\n"
        numbered = entry is not None and not level


def _depth(block: Any) -> int | None:
    """How deep a list's entry is nested, from 0; None where the paragraph is none."""
    level = block._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")  # python-docx has no word for it
    if level:
        return min(int(level[0]), 8)
    name = block.style.name or ""
    return max(0, int(name[-1]) - 1 if name[-1:].isdigit() else 0) if name.startswith("List ") else None


def _rows(table: Any) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        seen: list[Any] = []
        cells: list[str] = []
        for cell in row.cells:
            if cell._tc not in seen:  # a merged cell stands once for each column that it spans
                seen.append(cell._tc)
                cells.append(" ".join(cell.text.split()).replace("|", "/"))
        yield f"| {' | '.join(cells)} |\n"
        if number == 0:
            yield f"|{' --- |' * len(cells)}\n"
