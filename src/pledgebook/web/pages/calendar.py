"""Calendar: engagements by month, planned and held, the undated apart; and a feed for calendars."""

from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from pledgebook import views
from pledgebook.views import CalendarRow
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.workbench import Page, Workbench, filter_of, number

router = APIRouter()

_ROWS = 100


def _month(row: CalendarRow) -> str:
    date = row.date or ""
    return date[:7] if len(date) >= 7 and date[4:5] == "-" and "X" not in date[:7] else date[:4] or "undated"


@page(router, "/calendar")
def calendar(bench: Workbench, request: Request) -> Page:
    """A page of engagements by month."""
    offset = number(request, "offset", 0, 1_000_000)
    order = request.query_params.get("order") or "newest"
    found = views.engagements_page(bench.ledger, filter_of(request), order, offset=offset, limit=_ROWS)
    months = [(month, list(rows)) for month, rows in groupby(found.rows, key=_month)]
    return Page(
        "calendar.html", "Calendar", found, [views.plain(r) for r in found.rows], {"months": months, "step": _ROWS}
    )


@router.get("/calendar.ics", include_in_schema=False)
def feed(request: Request) -> Response:
    """The engagements that are told to the day, as iCalendar."""
    from pledgebook.exchange.calendar_file import calendar_of  # noqa: PLC0415
    from pledgebook.exchange.log import Log  # noqa: PLC0415

    bench = bench_of(request)
    bench.asked(request)
    which = filter_of(request)

    def make() -> bytes:
        return calendar_of(views.entries(bench.ledger, which, "engagement"), views.sources(bench.ledger), Log())

    return Response(
        bench.seen(request, ("feed", which), make, ("engagement",)).value, media_type="text/calendar; charset=utf-8"
    )
