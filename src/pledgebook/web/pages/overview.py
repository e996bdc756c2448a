"""Overview: what it all comes to, what is new, uncertain and coming, said totals against held; and search."""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request
from starlette.responses import Response

from pledgebook import views
from pledgebook.store import Ledger, pages
from pledgebook.views import CalendarRow, Cell, ContributionRow, Filter, Found, InboxRow, SaidTotal, Totals
from pledgebook.views.totals import BY
from pledgebook.web import charts
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.rendering import key
from pledgebook.web.shelf import Seen
from pledgebook.web.workbench import Page, Workbench, filter_of, number

router = APIRouter()

_MONTHS = 60  # of a chart
_LATEST = 8
_SAID = 12
_ROWS = 50
_CONTRIBUTIONS = ("contribution",)  # kinds of records that sums are made of
_TITLES = {"donor": "By donor", "type": "By type of aid", "month": "By month"}


@dataclass(frozen=True, slots=True)
class Sums:
    """What contributions come to in dollars, the latest said totals against held, and the ``newest``.

    The largest sums come first, months in their order.
    """

    by_donor: tuple[Cell, ...]
    by_type: tuple[Cell, ...]
    by_month: tuple[Cell, ...]
    said: tuple[SaidTotal, ...]
    newest: tuple[ContributionRow, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """How much the ledger holds, and what of it is most ``uncertain``."""

    counts: dict[str, int]
    uncertain: tuple[InboxRow, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: sums by donor, type and month, and what deserves a look."""

    counts: dict[str, int]
    by_donor: tuple[Cell, ...]
    by_type: tuple[Cell, ...]
    by_month: tuple[Cell, ...]
    said: tuple[SaidTotal, ...]
    newest: tuple[ContributionRow, ...]
    uncertain: tuple[InboxRow, ...]
    coming: tuple[CalendarRow, ...]


def _today() -> str:
    return date.today().isoformat()  # noqa: DTZ011  # the day where the server is


def _sums(ledger: Ledger) -> Sums:
    found = views.summary(ledger, ("donor", "type", "month"), "USD", _SAID)
    donor, type_, month = (totals.cells for totals in found.totals)
    newest = views.contributions_page(ledger, Filter(), limit=_LATEST).rows
    return Sums(_largest(donor), _largest(type_), month, found.said, newest)


def _held(ledger: Ledger) -> Held:
    with ledger.reading() as connection:
        counts = pages.counts(connection)
    return Held(counts, views.inbox(ledger, _LATEST))


def _coming(ledger: Ledger, day: str) -> tuple[CalendarRow, ...]:
    """What is planned from a day on: it is looked for among all engagements."""
    return views.engagements_page(ledger, Filter(stage=("planned",), since=day), "oldest", limit=_LATEST).rows


def _largest(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda c: -c.announced))


def begin(bench: Workbench) -> None:
    """Add up before anyone asks: the first look need not wait for the rates of twenty-five years to be read."""
    bench.shelf.begin("sums", lambda: _sums(bench.ledger), _CONTRIBUTIONS)


def _seen_sums(bench: Workbench, request: Request) -> Seen[Sums]:
    return bench.seen(request, "sums", lambda: _sums(bench.ledger), _CONTRIBUTIONS)


@page(router, "/")
def overview(bench: Workbench, request: Request) -> Page:
    """The first page."""
    ledger, day = bench.ledger, _today()
    sums = _seen_sums(bench, request)
    held = bench.seen(request, "held", lambda: _held(ledger))
    coming = bench.seen(request, ("coming", day), lambda: _coming(ledger, day), ("engagement",))
    value = sums.value
    data = Overview(
        held.value.counts,
        value.by_donor,
        value.by_type,
        value.by_month,
        value.said,
        value.newest,
        held.value.uncertain,
        coming.value,
    )
    rows = (
        {"by": by, "key": c.key[0], "currency": c.currency, "announced": c.announced, "low": c.low, "high": c.high}
        for by, cells in (("donor", data.by_donor), ("type", data.by_type), ("month", data.by_month))
        for c in cells
    )
    return Page("overview.html", "Overview", data, rows, seen=(sums, held, coming))


@router.get("/chart/totals.svg", include_in_schema=False)
def chart_of_totals(request: Request) -> Response:
    """The chart of the totals that an address asks for."""
    bench = bench_of(request)
    bench.asked(request)
    found = _totals(bench, request).value
    drawn = charts.of_totals(found, charts.title(filter_of(request), found.by))
    return Response(drawn, media_type="image/svg+xml")


@router.get("/chart/{by}.svg", include_in_schema=False)
def chart(request: Request, by: str) -> Response:
    """A chart of the overview."""
    bench = bench_of(request)
    bench.asked(request)
    if by not in _TITLES:
        raise views.ViewError(f"no chart goes by {by}")
    return Response(_drawn(_seen_sums(bench, request).value, by), media_type="image/svg+xml")


def _drawn(sums: Sums, by: str) -> bytes:
    cells = [c for c in getattr(sums, f"by_{by}") if c.key[0] != "unknown"]
    shown = Totals((by,), "USD", tuple(cells[-_MONTHS:] if by == "month" else cells), (), (), (), ())
    return charts.of_totals(shown, _TITLES[by])


def _totals(bench: Workbench, request: Request) -> Seen[Totals]:
    """The totals that an address asks for."""
    asked = request.query_params
    by = tuple(n.strip() for n in (asked.get("by") or "donor").split(",") if n.strip())
    currency, which = asked.get("currency") or None, filter_of(request)
    key = ("totals", by, currency, which)
    return bench.seen(request, key, lambda: views.totals(bench.ledger, by, currency, which), _CONTRIBUTIONS)


@page(router, "/totals")
def totals(bench: Workbench, request: Request) -> Page:
    """Totals by any names, in any currency."""
    seen = _totals(bench, request)
    found = seen.value
    rows = (
        {
            **dict(zip(found.by, c.key, strict=True)),
            "currency": c.currency,
            "announced": c.announced,
            "low": c.low,
            "high": c.high,
            "records": len(c.records),
        }
        for c in found.cells
    )
    of_one = len({c.currency for c in found.cells}) == 1
    return Page("totals.html", "Totals", found, rows, {"names": BY, "charted": of_one}, (seen,))


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
    seen = _totals(bench, request)
    found = seen.value
    wanted, offset = tuple(request.query_params.getlist("key")), number(request, "offset", 0, 1_000_000)
    cells = tuple(c for c in found.cells if c.key == wanted)
    if not cells:
        raise views.ViewError(f"no total of {' / '.join(wanted)[:200]}")
    ids = {id_ for c in cells for id_ in c.records}
    records = seen.piece(("opened", wanted), lambda: views.contributions_of(bench.ledger, ids))
    shown = records[offset : offset + _ROWS]
    title = " / ".join(key(one, by) for one, by in zip(wanted, found.by, strict=True))
    rows = [views.plain(r) | {"amount": r.amount.announced if r.amount else None} for r in shown]
    more = {"offset": offset, "step": _ROWS, "further": len(records) > offset + _ROWS}
    data = Opened(found.by, wanted, cells, shown)
    return Page("opened.html", title, data, [{k: v for k, v in r.items() if k != "items"} for r in rows], more, (seen,))


@page(router, "/search")
def search(bench: Workbench, request: Request) -> Page:
    """Claims and documents by words."""
    words, offset = request.query_params.get("q", "")[:200], number(request, "offset", 0, 100_000)
    found: tuple[Found, ...] = views.search(bench.ledger, words, limit=41, offset=offset)
    rows = [views.plain(f) for f in found[:40]]
    return Page(
        "search.html", "Search", found[:40], rows, {"words": words, "offset": offset, "further": len(found) > 40}
    )
