"""PDF documents as Markdown with their pages; runs in a process of its own (`sources.guarded`)."""

from typing import Any


def answer(data: bytes) -> dict[str, Any]:
    """``{"text", "pages", "title"}``: pages are the offsets at which each begins; or ``{"problem"}`` in one line."""
    from pledgebook.sources.pdf.letters import PdfProblem, read  # noqa: PLC0415  # only in that process
    from pledgebook.sources.pdf.prose import prose  # noqa: PLC0415

    try:
        found = read(data)
    except PdfProblem as problem:
        return {"problem": str(problem)}
    text, pages = prose(found.pages)
    if not text.strip():
        sheets = "its page is a picture" if len(found.pages) == 1 else f"its {len(found.pages)} pages are pictures"
        return {"problem": f"holds no text: {sheets}; have them recognised first (OCR)"}
    return {"text": text, "pages": pages, "title": found.title}
