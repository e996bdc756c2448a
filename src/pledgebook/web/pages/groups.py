"""Groups and actors: what a state or body gave, asked, received, said, and whom it met; and what is due."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request

from pledgebook import views
from pledgebook.store import queries
from pledgebook.views import ActorRow, CalendarRow, Cell, ContributionRow, Filter
from pledgebook.web.pages.twins import page
from pledgebook.web.workbench import Page, Workbench, filter_of

router = APIRouter()

_SHOWN = 25


@page(router, "/groups")
def groups(bench: Workbench, request: Request) -> Page:
    """Every group."""
    found = views.groups(bench.ledger, filter_of(request))
    rows = [{k: v for k, v in views.plain(g).items() if k != "said"} for g in found]
    return Page("groups.html", "Groups", found, rows)


@page(router, "/group/{group}")
def group(bench: Workbench, request: Request) -> Page:
    """One group with its meetings and what each member did between two of them."""
    found = views.group(bench.ledger, request.path_params["group"])
    rows = [
        {
            "member": m.member,
            "name": m.name,
            "gave": len(m.gave),
            "promised": len(m.promised),
            "delivered": len(m.delivered),
            "awaited": len(m.awaited),
            "silent": m.silent,
        }
        for m in found.members
    ]
    return Page("group.html", found.group.name, found, rows)


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor: what it gave and received (sums in dollars), and its latest records of every kind."""

    id: str
    name: str
    gave: tuple[Cell, ...]
    received: tuple[Cell, ...]
    given: tuple[ContributionRow, ...]
    taken: tuple[ContributionRow, ...]
    met: tuple[CalendarRow, ...]
    proposals: tuple[dict[str, Any], ...]
    positions: tuple[dict[str, Any], ...]


@page(router, "/actors")
def actors(bench: Workbench, request: Request) -> Page:
    """Everyone in the ledger."""
    found: tuple[ActorRow, ...] = views.actors(bench.ledger, filter_of(request))
    return Page("actors.html", "Actors", found, [views.plain(a) for a in found])


@page(router, "/actor/{actor}")
def actor(bench: Workbench, request: Request) -> Page:
    """One actor."""
    ledger, id_ = bench.ledger, request.path_params["actor"]
    given = views.contributions_page(ledger, Filter(donor=(id_,)), limit=_SHOWN)
    taken = views.contributions_page(ledger, Filter(recipient=(id_,)), limit=_SHOWN)
    met = views.engagements_page(ledger, Filter(party=(id_,)), limit=_SHOWN)
    data = ActorPage(
        id_,
        views.name_of(id_),
        views.totals(ledger, ("type",), "USD", Filter(donor=(id_,))).cells,
        views.totals(ledger, ("type",), "USD", Filter(recipient=(id_,))).cells,
        given.rows,
        taken.rows,
        met.rows,
        _told(bench, "proposal", id_),
        _told(bench, "position", id_),
    )
    if not (data.given or data.taken or data.met or data.proposals or data.positions):
        raise views.ViewError(f"no record of the ledger names {id_}")
    rows = [views.plain(r) | {"amount": r.amount.announced if r.amount else None} for r in (*given.rows, *taken.rows)]
    return Page("actor.html", data.name, data, [{k: v for k, v in r.items() if k != "items"} for r in rows])


def _told(bench: Workbench, kind: str, actor: str) -> tuple[dict[str, Any], ...]:
    with bench.ledger.reading() as connection:
        rows = queries.records(connection, kind, Filter(party=(actor,)))
    names = ("id", "date", "type", "subject", "status", "sources")
    return tuple({n: getattr(row, n) for n in names} for row in rows[-_SHOWN:])


@page(router, "/due")
def due(bench: Workbench, request: Request) -> Page:
    """What should have happened by now."""
    found = views.due(bench.ledger, filter_of(request), request.query_params.get("on") or None)
    rows = [{k: v for k, v in views.plain(d).items() if k not in ("known", "proof")} for d in found]
    return Page("due.html", "What is due", found, rows)


@page(router, "/conflicts")
def conflicts(bench: Workbench, request: Request) -> Page:
    """Contributions whose sources disagree."""
    found = views.conflicts(bench.ledger, filter_of(request))
    rows = [
        {"record": c.contribution.id, "figure": v.figure.announced, "chosen": v.chosen, "told_by": len(v.proofs)}
        for c in found
        for v in c.versions
    ]
    return Page("conflicts.html", "Figures that differ", found, rows)
