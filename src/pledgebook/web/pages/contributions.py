"""Contributions: filtered, sorted, page by page, with the sum of what is shown; and one record, whole."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from pledgebook import views
from pledgebook.exchange.tables.rows import in_words
from pledgebook.model.claim import Content, Contribution, Engagement, Group, Position, Proposal, Tasking
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.rendering import called, figure
from pledgebook.web.workbench import Page, Workbench, filter_of, number

router = APIRouter()

_ROWS = 50
_LONGEST = 110  # characters of a heading
_FARTHEST = 1_000_000


@page(router, "/contributions")
def contributions(bench: Workbench, request: Request) -> Page:
    """A page of contributions."""
    order, offset = request.query_params.get("order") or "newest", number(request, "offset", 0, _FARTHEST)
    which = filter_of(request)
    found = views.contributions_page(bench.ledger, which, order, offset=offset, limit=_ROWS)
    nowhere = () if found.rows else views.named_nowhere(bench.ledger, which)
    rows = [
        {
            **{k: v for k, v in views.plain(row).items() if k not in ("amount", "items")},
            "amount": row.amount.announced if row.amount else None,
            "low": row.amount.bounds[0] if row.amount else None,
            "high": row.amount.bounds[1] if row.amount else None,
            "currency": row.amount.currency if row.amount else None,
            "items": "; ".join(map(in_words, row.items)),
        }
        for row in found.rows
    ]
    more = {"orders": views.ORDERS, "step": _ROWS, "nowhere": nowhere}
    return Page("contributions.html", "Contributions", found, rows, more)


@router.get("/claim/{claim}", include_in_schema=False)
def claim(request: Request, claim: str) -> Response:
    """Where a claim is shown: the record that counts it, else its place in the document."""
    bench = bench_of(request)
    bench.asked(request)
    found = views.claim(bench.ledger, claim)
    at = f"/record/{found.record}" if found.record else f"/document/{found.proof.document}#{claim}"
    return RedirectResponse(at, status_code=303)


@page(router, "/record/{record}")
def record(bench: Workbench, request: Request) -> Page:
    """One record with its life line, parts, conflicts and every quote."""
    found = views.record(bench.ledger, request.path_params["record"])
    rows = [
        {
            "claim": p.claim,
            "quote": p.quote,
            "start": p.start,
            "end": p.end,
            "document": p.document,
            "title": p.title,
            "publisher": p.publisher,
            "published": p.published,
            "address": p.address,
        }
        for p in found.proofs
    ]
    ruled = views.decisions_page(bench.ledger, limit=_ROWS, about=found.record.claims).rows
    alike, parts = views.alike(bench.ledger, found.record.id), views.contributions_of(bench.ledger, found.parts)
    more = {"alike": alike, "ruled": ruled, "parts_of": parts}
    return Page("record.html", _title(found.record.content), found, rows, more)


def _title(content: Content) -> str:
    """What a record is called: who and what, in a line."""

    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(map(called, ids)) or "not said"

    match content:
        case Contribution():
            amount = figure(content.amount)
            what = f"{amount}, {content.aid_type} assistance" if amount else f"{content.aid_type} assistance"
            told = f"{what}: {names(content.donors)} to {names(content.recipients)}"
        case Proposal():
            told = f"{names(content.proposer)} to {names(content.addressees)}: {content.subject}"
        case Position():
            told = f"{names(content.holder)}: {content.stance.replace('_', ' ')} {content.subject}"
        case Engagement():
            told = f"{content.name or content.type}: {names(content.parties)}"
        case Group():
            told = called(content.group)
        case Tasking():
            told = f"{names(content.by)} to {names(content.to)}: {content.action}"
        case _:
            told = f"{content.speaker}: {content.text}"
    told = told[:1].upper() + told[1:]
    return told if len(told) <= _LONGEST else told[:_LONGEST].rpartition(" ")[0] + " …"
