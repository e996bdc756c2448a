"""Overview: what it all comes to, what is new, uncertain and coming, said totals against held; and search."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from pledgebook import views
from pledgebook.store import Ledger, pages
from pledgebook.views import Cell, ContributionRow, Filter, Found, SaidTotal, Totals
from pledgebook.views.totals import BY
from pledgebook.web import charts
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.rendering import key
from pledgebook.web.workbench import Page, Workbench, filter_of, number

router = APIRouter()

_BARS = 12
_LATEST = 8
_ROWS = 50
_TITLES = {"donor": "By donor", "type": "By type of aid", "month": "By month"}


@dataclass(frozen=True, slots=True)
class Sums:
    """How much the ledger holds, what it comes to in dollars, said totals against held, and what is planned.

    The largest come first, months in their order.
    """

    counts: dict[str, int]
    by_donor: tuple[Cell, ...]
    by_type: tuple[Cell, ...]
    by_month: tuple[Cell, ...]
    said: tuple[SaidTotal, ...]
    coming: tuple[Any, ...]


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


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011  # the day where the server is


def _sums(ledger: Ledger, day: str) -> Sums:
    """All of it on a day: what is planned is looked for among all engagements, too."""
    with ledger.reading() as connection:
        counts = pages.counts(connection)
    donor, type_, month = (found.cells for found in views.totals_each(ledger, ("donor", "type", "month"), "USD"))
    coming = views.engagements_page(ledger, Filter(stage=("planned",), since=day), "oldest", limit=_LATEST)
    return Sums(counts, _largest(donor), _largest(type_), month, views.said_totals(ledger), coming.rows)


def _largest(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda c: -c.announced))


def begin(bench: Workbench) -> None:
    """Add up before anyone asks: the first look need not wait for the rates of twenty-five years to be read."""
    day = _today()
    bench.shelf.begin(("sums", day), lambda: _sums(bench.ledger, day))


@page(router, "/")
def overview(bench: Workbench, request: Request) -> Page:
    """The first page."""
    ledger = bench.ledger
    day = _today()
    seen = bench.seen(request, ("sums", day), lambda: _sums(ledger, day))
    sums = seen.value
    data = Overview(
        sums.counts,
        sums.by_donor,
        sums.by_type,
        sums.by_month,
        sums.said,
        views.contributions_page(ledger, Filter(), limit=_LATEST).rows,
        views.inbox(ledger, _LATEST),
        sums.coming,
    )
    rows = [
        {"by": by, "key": c.key[0], "currency": c.currency, "announced": c.announced, "low": c.low, "high": c.high}
        for by, cells in (("donor", data.by_donor), ("type", data.by_type), ("month", data.by_month))
        for c in cells
    ]
    return Page("overview.html", "Overview", data, rows, as_of=seen.as_of)


@router.get("/chart/{by}.svg", include_in_schema=False)
def chart(request: Request, by: str) -> Response:
    """A chart of the overview."""
    bench = bench_of(request)
    bench.asked(request)
    if by not in _TITLES:
        raise views.ViewError(f"no chart goes by {by}")
    day = _today()
    sums = bench.seen(request, ("sums", day), lambda: _sums(bench.ledger, day)).value
    cells = [c for c in getattr(sums, f"by_{by}") if c.key[0] != "unknown"]

    def draw() -> bytes:
        if by == "month":
            return charts.months([(c.key[0], "announced", float(c.announced)) for c in cells[-60:]], "USD", _TITLES[by])
        rows = [
            (key(c.key[0], by), float(c.announced), float(c.low), None if c.high is None else float(c.high))
            for c in cells[:_BARS]
        ]
        return charts.bars(rows, "USD", _TITLES[by])

    return Response(bench.seen(request, ("chart", by), draw).value, media_type="image/svg+xml")


def _totals(bench: Workbench, request: Request) -> tuple[Totals, str | None]:
    """The totals that an address asks for, and the time that they are of."""
    asked = request.query_params
    by = tuple(n.strip() for n in (asked.get("by") or "donor").split(",") if n.strip())
    currency, which = asked.get("currency") or None, filter_of(request)
    seen = bench.seen(request, ("totals", by, currency, which), lambda: views.totals(bench.ledger, by, currency, which))
    return seen.value, seen.as_of


@page(router, "/totals")
def totals(bench: Workbench, request: Request) -> Page:
    """Totals by any names, in any currency."""
    found, as_of = _totals(bench, request)
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
    return Page("totals.html", "Totals", found, rows, {"names": BY}, as_of)


@dataclass(frozen=True, slots=True)
class Opened:
    """A sum opened: its ``cells`` (one for each currency), and some of its records, the newest first."""

    by: tuple[str, ...]
    key: tuple[str, ...]
    cells: tuple[Cell, ...]
    rows: tuple[ContributionRow, ...]


@page(router, "/opened")
def opened(bench: Workbench, request: Request) -> Page:
    """The records behind one sum of the totals."""
    found, as_of = _totals(bench, request)
    wanted, offset = tuple(request.query_params.getlist("key")), number(request, "offset", 0, 1_000_000)
    cells = tuple(c for c in found.cells if c.key == wanted)
    if not cells:
        raise views.ViewError(f"no total of {' / '.join(wanted)[:200]}")
    records = views.contributions_of(bench.ledger, {id_ for c in cells for id_ in c.records})
    shown = records[offset : offset + _ROWS]
    title = " / ".join(key(one, by) for one, by in zip(wanted, found.by, strict=True))
    rows = [views.plain(r) | {"amount": r.amount.announced if r.amount else None} for r in shown]
    more = {"offset": offset, "step": _ROWS, "further": len(records) > offset + _ROWS}
    data = Opened(found.by, wanted, cells, shown)
    return Page("opened.html", title, data, [{k: v for k, v in r.items() if k != "items"} for r in rows], more, as_of)


@page(router, "/search")
def search(bench: Workbench, request: Request) -> Page:
    """Claims and documents by words."""
    words, offset = request.query_params.get("q", "")[:200], number(request, "offset", 0, 100_000)
    found: tuple[Found, ...] = views.search(bench.ledger, words, limit=41, offset=offset)
    rows = [views.plain(f) for f in found[:40]]
    return Page(
        "search.html", "Search", found[:40], rows, {"words": words, "offset": offset, "further": len(found) > 40}
    )
