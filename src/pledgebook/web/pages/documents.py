"""Documents: the list, and one text with every claim marked in its place."""

from fastapi import APIRouter, Request

from pledgebook import views
from pledgebook.web.pages.twins import page
from pledgebook.web.workbench import Page, Workbench, number

router = APIRouter()

_ROWS = 50


@page(router, "/documents")
def documents(bench: Workbench, request: Request) -> Page:
    """A page of documents."""
    offset = number(request, "offset", 0, 1_000_000)
    rows, more = views.documents_page(bench.ledger, offset=offset, limit=_ROWS)
    return Page(
        "documents.html",
        "Documents",
        rows,
        [views.plain(r) for r in rows],
        {"offset": offset, "further": more, "step": _ROWS},
    )


@page(router, "/document/{document}")
def document(bench: Workbench, request: Request) -> Page:
    """One document: the text on the left, the claims on the right."""
    found = views.document(bench.ledger, request.path_params["document"])
    rows = [
        {
            "claim": c.id,
            "kind": c.kind,
            "start": c.start,
            "end": c.end,
            "quote": c.quote,
            "rule": c.rule,
            "confidence": c.confidence,
            "record": c.record,
        }
        for c in found.claims
    ]
    return Page("document.html", found.title or found.source, found, rows)
