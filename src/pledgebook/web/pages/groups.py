"""Groups and actors: what a state or body gave, asked, received, said, and whom it met; and what is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request

from pledgebook import views
from pledgebook.store import Ledger, pages
from pledgebook.views import CalendarRow, Cell, ContributionRow, DueRow, Filter
from pledgebook.views.due import STATUSES
from pledgebook.web.pages.twins import page
from pledgebook.web.rendering import called
from pledgebook.web.workbench import Page, Workbench, cut, filter_of

router = APIRouter()

_SHOWN = 25
_ROWS = 100
_MOST = 200  # of rows that are a line each


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011  # the day where the server is


@page(router, "/groups")
def groups(bench: Workbench, request: Request) -> Page:
    """Every group."""
    which = filter_of(request)
    key, kinds = ("groups", which, _today()), ("group", "engagement")
    seen = bench.seen(request, key, lambda: views.groups(bench.ledger, which), kinds)
    shown, more = cut(seen.value, request, _MOST)
    rows = ({k: v for k, v in views.plain(g).items() if k != "said"} for g in shown)
    return Page("groups.html", "Groups", shown, rows, more, (seen,))


@page(router, "/group/{group}")
def group(bench: Workbench, request: Request) -> Page:
    """One group with its meetings and what each member did between two of them."""
    name = request.path_params["group"]
    key, kinds = ("group", name, _today()), ("group", "engagement", "contribution")
    seen = bench.seen(request, key, lambda: views.group(bench.ledger, name), kinds)
    found = seen.value
    rows = (
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
    )
    return Page("group.html", called(found.group.name), found, rows, seen=(seen,))


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
    shown, more = cut(seen.value, request, _MOST)
    return Page("actors.html", "Actors", shown, map(views.plain, shown), more, (seen,))


@page(router, "/actor/{actor}")
def actor(bench: Workbench, request: Request) -> Page:
    """One actor."""
    id_ = request.path_params["actor"]
    seen = bench.seen(request, ("actor", id_), lambda: _actor(bench.ledger, id_))
    data = seen.value
    if not (data.given or data.taken or data.met or data.proposals or data.positions):
        raise views.ViewError(f"no record of the ledger names {id_}")
    rows = (views.plain(r) | {"amount": r.amount.announced if r.amount else None} for r in (*data.given, *data.taken))
    shown = ({k: v for k, v in r.items() if k != "items"} for r in rows)
    return Page("actor.html", data.name, data, shown, seen=(seen,))


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
    """What should have happened by now: what comes last, and what is newly overdue, first."""
    which, on = filter_of(request), request.query_params.get("on") or _today()
    key, kinds = ("due", which, on), ("engagement", "contribution", "tasking")
    seen = bench.seen(request, key, lambda: _latest(views.due(bench.ledger, which, on)), kinds)
    status = request.query_params.get("status", "")
    found = [d for d in seen.value if status in ("", d.status)]
    shown, more = cut(found, request, _ROWS)
    rows = ({k: v for k, v in views.plain(d).items() if k not in ("known", "proof")} for d in shown)
    return Page("due.html", "What is due", shown, rows, more | {"statuses": STATUSES, "count": len(found)}, (seen,))


def _latest(rows: tuple[DueRow, ...]) -> tuple[DueRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.due or "", reverse=True))


@page(router, "/conflicts")
def conflicts(bench: Workbench, request: Request) -> Page:
    """Contributions whose sources disagree."""
    which = filter_of(request)
    key, kinds = ("conflicts", which), ("contribution",)
    seen = bench.seen(request, key, lambda: views.conflicts(bench.ledger, which), kinds)
    shown, more = cut(seen.value, request, _SHOWN)
    rows = (
        {"record": c.contribution.id, "figure": v.figure.announced, "chosen": v.chosen, "told_by": len(v.proofs)}
        for c in shown
        for v in c.versions
    )
    return Page("conflicts.html", "Figures that differ", shown, rows, more, (seen,))
