"""Overview: what it all comes to, what is new, uncertain and coming, said totals against held; and search."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from pledgebook import views
from pledgebook.store import pages
from pledgebook.views import Cell, Filter, Found, SaidTotal
from pledgebook.views.totals import BY
from pledgebook.web import charts
from pledgebook.web.pages.holding import kept
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.workbench import Page, Workbench, filter_of, number

router = APIRouter()

_BARS = 12
_LATEST = 8
_TITLES = {"donor": "By donor", "type": "By type of aid", "month": "By month"}


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: sums by donor, type and month, and what deserves a look."""

    counts: dict[str, int]
    by_donor: tuple[Cell, ...]
    by_type: tuple[Cell, ...]
    by_month: tuple[Cell, ...]
    said: tuple[SaidTotal, ...]
    newest: tuple[Any, ...]
    uncertain: tuple[Any, ...]
    coming: tuple[Any, ...]


def _cells(bench: Workbench, by: str) -> tuple[Cell, ...]:
    """The totals by one name in dollars, the largest first (months in their order)."""
    found = kept(bench, ("totals", by), lambda: views.totals(bench.ledger, (by,), "USD"))
    cells: tuple[Cell, ...] = found.cells
    return cells if by == "month" else tuple(sorted(cells, key=lambda c: -c.announced))


@page(router, "/")
def overview(bench: Workbench, request: Request) -> Page:
    """The first page."""
    ledger = bench.ledger
    with ledger.reading() as connection:
        counts = pages.counts(connection)
    today = date.today().isoformat()  # noqa: DTZ011  # the day where the server is
    coming = views.engagements_page(ledger, Filter(stage=("planned",), since=today), "oldest", limit=_LATEST)
    data = Overview(
        counts,
        _cells(bench, "donor"),
        _cells(bench, "type"),
        _cells(bench, "month"),
        kept(bench, "said", lambda: views.said_totals(ledger)),
        views.contributions_page(ledger, Filter(), limit=_LATEST).rows,
        kept(bench, "uncertain", lambda: views.inbox(ledger, _LATEST)),
        coming.rows,
    )
    rows = [
        {"by": by, "key": c.key[0], "currency": c.currency, "announced": c.announced, "low": c.low, "high": c.high}
        for by, cells in (("donor", data.by_donor), ("type", data.by_type), ("month", data.by_month))
        for c in cells
    ]
    return Page("overview.html", "Overview", data, rows)


@router.get("/chart/{by}.svg", include_in_schema=False)
def chart(request: Request, by: str) -> Response:
    """A chart of the overview."""
    bench = bench_of(request)
    bench.asked(request)
    if by not in _TITLES:
        raise views.ViewError(f"no chart goes by {by}")
    cells = [c for c in _cells(bench, by) if c.key[0] != "unknown"]

    def draw() -> bytes:
        if by == "month":
            return charts.months([(c.key[0], "announced", float(c.announced)) for c in cells[-60:]], "USD", _TITLES[by])
        rows = [
            (views.name_of(c.key[0]), float(c.announced), float(c.low), None if c.high is None else float(c.high))
            for c in cells[:_BARS]
        ]
        return charts.bars(rows, "USD", _TITLES[by])

    return Response(kept(bench, ("chart", by), draw), media_type="image/svg+xml")


@page(router, "/totals")
def totals(bench: Workbench, request: Request) -> Page:
    """Totals by any names, in any currency."""
    asked = request.query_params
    by = tuple(n.strip() for n in (asked.get("by") or "donor").split(",") if n.strip())
    found = views.totals(bench.ledger, by, asked.get("currency") or None, filter_of(request))
    rows = [
        {
            **dict(zip(found.by, c.key, strict=True)),
            "currency": c.currency,
            "announced": c.announced,
            "low": c.low,
            "high": c.high,
            "records": len(c.records),
        }
        for c in found.cells
    ]
    return Page("totals.html", "Totals", found, rows, {"names": BY})


@page(router, "/search")
def search(bench: Workbench, request: Request) -> Page:
    """Claims and documents by words."""
    words, offset = request.query_params.get("q", "")[:200], number(request, "offset", 0, 100_000)
    found: tuple[Found, ...] = views.search(bench.ledger, words, limit=41, offset=offset)
    rows = [views.plain(f) for f in found[:40]]
    return Page(
        "search.html", "Search", found[:40], rows, {"words": words, "offset": offset, "further": len(found) > 40}
    )
