"""Plans: proposals by parties, each cell the latest position, its history behind it."""

from fastapi import APIRouter, Request

from pledgebook import views
from pledgebook.web.pages.twins import page
from pledgebook.web.workbench import Page, Workbench, filter_of

router = APIRouter()


@page(router, "/plans")
def plans(bench: Workbench, request: Request) -> Page:
    """Every plan with its matrix."""
    asked = request.query_params
    parties = [p.strip() for p in asked.get("parties", "").split(",") if p.strip()]
    which, unnamed = filter_of(request), asked.get("unnamed") == "yes"
    key = ("plans", which, tuple(parties), unnamed)
    seen = bench.seen(request, key, lambda: views.plans(bench.ledger, which, parties, unnamed=unnamed))
    rows = [
        {
            "plan": plan.name,
            "proposal": row.id,
            "subject": row.subject,
            "party": cell.party,
            "stance": cell.latest.stance if cell.latest else "silent",
            "date": cell.latest.date if cell.latest else None,
            "quote": cell.latest.proof.quote if cell.latest else None,
        }
        for plan in seen.value
        for row in plan.proposals
        for cell in row.cells
    ]
    return Page("plans.html", "Plans", seen.value, rows, as_of=seen.as_of)
