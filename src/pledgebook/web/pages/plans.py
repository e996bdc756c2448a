"""Plans: proposals by parties, each cell the latest position, its history behind it."""

from fastapi import APIRouter, Request

from pledgebook import views
from pledgebook.views import Filter, PlanView
from pledgebook.web.pages.twins import page
from pledgebook.web.workbench import Page, Workbench, cut, filter_of

router = APIRouter()

_PLANS = 20
_KINDS = ("proposal", "position")


def begin(bench: Workbench) -> None:
    """Put positions to proposals before anyone asks."""
    bench.shelf.begin(("plans", Filter(), False), lambda: views.place_plans(bench.ledger), _KINDS)


@page(router, "/plans")
def plans(bench: Workbench, request: Request) -> Page:
    """Some plans, each with its matrix."""
    asked = request.query_params
    parties = [p.strip() for p in asked.get("parties", "").split(",") if p.strip()]
    which, unnamed = filter_of(request), asked.get("unnamed") == "yes"
    key = ("plans", which, unnamed)
    seen = bench.seen(request, key, lambda: views.place_plans(bench.ledger, which, unnamed=unnamed), _KINDS)
    places, more = cut(seen.value, request, _PLANS)
    opened = (*parties, more["offset"])
    shown: tuple[PlanView, ...] = seen.piece(opened, lambda: views.open_plans(bench.ledger, places, parties))
    rows = (
        {
            "plan": plan.name,
            "proposal": row.id,
            "subject": row.subject,
            "party": cell.party,
            "stance": cell.latest.stance if cell.latest else "silent",
            "date": cell.latest.date if cell.latest else None,
            "quote": cell.latest.proof.quote if cell.latest else None,
        }
        for plan in shown
        for row in plan.proposals
        for cell in row.cells
    )
    return Page("plans.html", "Plans", shown, rows, more, (seen,))
