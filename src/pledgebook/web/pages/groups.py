"""Groups and actors: what a state or body gave, asked, received, said, and whom it met; and what is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request

from pledgebook import views
from pledgebook.store import Ledger, pages
from pledgebook.views import CalendarRow, Cell, ContributionRow, Filter
from pledgebook.web.pages.twins import page
from pledgebook.web.rendering import called
from pledgebook.web.workbench import Page, Workbench, filter_of

router = APIRouter()

_SHOWN = 25


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011  # the day where the server is


@page(router, "/groups")
def groups(bench: Workbench, request: Request) -> Page:
    """Every group."""
    which = filter_of(request)
    seen = bench.seen(request, ("groups", which, _today()), lambda: views.groups(bench.ledger, which))
    rows = [{k: v for k, v in views.plain(g).items() if k != "said"} for g in seen.value]
    return Page("groups.html", "Groups", seen.value, rows, as_of=seen.as_of)


@page(router, "/group/{group}")
def group(bench: Workbench, request: Request) -> Page:
    """One group with its meetings and what each member did between two of them."""
    name = request.path_params["group"]
    seen = bench.seen(request, ("group", name, _today()), lambda: views.group(bench.ledger, name))
    found = seen.value
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
    return Page("group.html", called(found.group.name), found, rows, as_of=seen.as_of)


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
    which = filter_of(request)
    seen = bench.seen(request, ("actors", which), lambda: views.actors(bench.ledger, which))
    return Page("actors.html", "Actors", seen.value, [views.plain(a) for a in seen.value], as_of=seen.as_of)


@page(router, "/actor/{actor}")
def actor(bench: Workbench, request: Request) -> Page:
    """One actor."""
    id_ = request.path_params["actor"]
    seen = bench.seen(request, ("actor", id_), lambda: _actor(bench.ledger, id_))
    data = seen.value
    if not (data.given or data.taken or data.met or data.proposals or data.positions):
        raise views.ViewError(f"no record of the ledger names {id_}")
    rows = [views.plain(r) | {"amount": r.amount.announced if r.amount else None} for r in (*data.given, *data.taken)]
    shown = [{k: v for k, v in r.items() if k != "items"} for r in rows]
    return Page("actor.html", data.name, data, shown, as_of=seen.as_of)


def _actor(ledger: Ledger, id_: str) -> ActorPage:
    return ActorPage(
        id_,
        called(id_),
        views.totals(ledger, ("type",), "USD", Filter(donor=(id_,))).cells,
        views.totals(ledger, ("type",), "USD", Filter(recipient=(id_,))).cells,
        views.contributions_page(ledger, Filter(donor=(id_,)), limit=_SHOWN).rows,
        views.contributions_page(ledger, Filter(recipient=(id_,)), limit=_SHOWN).rows,
        views.engagements_page(ledger, Filter(party=(id_,)), limit=_SHOWN).rows,
        _told(ledger, "proposal", id_),
        _told(ledger, "position", id_),
    )


def _told(ledger: Ledger, kind: str, actor: str) -> tuple[dict[str, Any], ...]:
    """The latest of a kind, the newest first."""
    with ledger.reading() as connection:
        rows = pages.page(connection, kind, Filter(party=(actor,)), "newest", limit=_SHOWN, offset=0)
    names = ("id", "date", "type", "subject", "status", "sources")
    return tuple({n: getattr(row, n) for n in names} for row in rows)


@page(router, "/due")
def due(bench: Workbench, request: Request) -> Page:
    """What should have happened by now."""
    which, on = filter_of(request), request.query_params.get("on") or _today()
    seen = bench.seen(request, ("due", which, on), lambda: views.due(bench.ledger, which, on))
    rows = [{k: v for k, v in views.plain(d).items() if k not in ("known", "proof")} for d in seen.value]
    latest = sorted(seen.value, key=lambda row: row.due or "", reverse=True)  # what comes and what is newly overdue
    return Page("due.html", "What is due", latest, rows, as_of=seen.as_of)


@page(router, "/conflicts")
def conflicts(bench: Workbench, request: Request) -> Page:
    """Contributions whose sources disagree."""
    which = filter_of(request)
    seen = bench.seen(request, ("conflicts", which), lambda: views.conflicts(bench.ledger, which))
    rows = [
        {"record": c.contribution.id, "figure": v.figure.announced, "chosen": v.chosen, "told_by": len(v.proofs)}
        for c in seen.value
        for v in c.versions
    ]
    return Page("conflicts.html", "Figures that differ", seen.value, rows, as_of=seen.as_of)
