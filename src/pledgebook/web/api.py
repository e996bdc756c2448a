"""The API: the same words as the pages, as JSON under ``/api/v1``, described by OpenAPI."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field

from pledgebook import views
from pledgebook.model.decision import Verdict
from pledgebook.views import Filter
from pledgebook.web.access import AccessError
from pledgebook.web.pages.twins import bench_of

_LARGEST = 500

Offset = Annotated[int, Query(ge=0, le=1_000_000, description="how many rows to leave out")]
Limit = Annotated[int, Query(ge=1, le=_LARGEST, description="how many rows at most")]
Actors = Annotated[list[str] | None, Query(max_length=50, description="actor ids: USA, eu")]
Words = Annotated[list[str] | None, Query(max_length=20)]
Date = Annotated[str | None, Query(max_length=40, description="EDTF: 2024, 2024-10, 2024-10-16")]
Id = Annotated[str, Path(min_length=1, max_length=120)]


class Problem(BaseModel):
    """What went wrong."""

    ok: bool = False
    error: str


class One(BaseModel):
    """One thing, in the shape of its view."""

    ok: bool = True
    data: dict[str, Any]


class Rows(BaseModel):
    """Some rows, in the shape of their view; ``next`` is the offset of the following ones, null at the end."""

    ok: bool = True
    rows: list[dict[str, Any]]
    next: int | None = None


class Ruling(BaseModel):
    """A decision to be kept: subjects are ids of claims or records (documents for nothing, decisions for undo)."""

    verdict: Verdict
    subjects: list[Annotated[str, Field(max_length=120)]] = Field(min_length=1, max_length=500)
    why: str = Field("", max_length=2000)
    slot: str | None = Field(None, max_length=40)
    value: str | None = Field(None, max_length=20_000, description="JSON, as the ledger's content column has it")


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 401, 403, 404, 405, 413, 421, 422, 503)
}
router = APIRouter(prefix="/api/v1", responses=_PROBLEMS, tags=["ledger"])


def _filter(request: Request, **said: Any) -> Filter:
    bench_of(request).asked(request)
    told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in said.items() if v}
    return Filter(**told)


def _page(rows: Any, offset: int, limit: int, *, more: bool) -> Rows:
    return Rows(rows=[views.plain(r) for r in rows], next=offset + limit if more else None)


def _cut(rows: Any, offset: int, limit: int) -> Rows:
    return _page(rows[offset : offset + limit], offset, limit, more=len(rows) > offset + limit)


@router.get("/contributions")
def contributions(
    request: Request,
    donor: Actors = None,
    recipient: Actors = None,
    type: Words = None,  # noqa: A002
    stage: Words = None,
    mechanism: Words = None,
    item: Annotated[str | None, Query(max_length=100)] = None,
    since: Date = None,
    until: Date = None,
    text: Annotated[str | None, Query(max_length=200)] = None,
    order: Annotated[str, Query(max_length=20)] = "newest",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Rows:
    """Contributions of a filter."""
    which = _filter(
        request, donor=donor, recipient=recipient, type=type, stage=stage, mechanism=mechanism, item=item, since=since,
        until=until, text=text,
    )  # fmt: skip
    found = views.contributions_page(bench_of(request).ledger, which, order, offset=offset, limit=limit)
    return _page(found.rows, offset, limit, more=found.more)


@router.get("/engagements")
def engagements(
    request: Request,
    actor: Actors = None,
    type: Words = None,  # noqa: A002
    status: Words = None,
    since: Date = None,
    until: Date = None,
    order: Annotated[str, Query(max_length=20)] = "newest",
    offset: Offset = 0,
    limit: Limit = 50,
) -> Rows:
    """Engagements of a filter."""
    which = _filter(request, party=actor, type=type, stage=status, since=since, until=until)
    found = views.engagements_page(bench_of(request).ledger, which, order, offset=offset, limit=limit)
    return _page(found.rows, offset, limit, more=found.more)


@router.get("/totals")
def totals(
    request: Request,
    by: Annotated[list[str] | None, Query(max_length=4)] = None,
    currency: Annotated[str | None, Query(max_length=3)] = None,
    donor: Actors = None,
    recipient: Actors = None,
    type: Words = None,  # noqa: A002
    stage: Words = None,
    since: Date = None,
    until: Date = None,
) -> One:
    """What the contributions of a filter come to."""
    which = _filter(request, donor=donor, recipient=recipient, type=type, stage=stage, since=since, until=until)
    return One(data=views.plain(views.totals(bench_of(request).ledger, by or ("donor",), currency, which)))


@router.get("/plans")
def plans(request: Request, actor: Actors = None, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """Plans with the positions of each party."""
    ledger = bench_of(request).ledger
    found = views.place_plans(ledger, _filter(request, party=actor))
    return _page(
        views.open_plans(ledger, found[offset : offset + limit]), offset, limit, more=len(found) > offset + limit
    )


@router.get("/groups")
def groups(request: Request, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """Groups."""
    return _cut(views.groups(bench_of(request).ledger, _filter(request)), offset, limit)


@router.get("/actors")
def actors(request: Request, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """Everyone in the ledger."""
    return _cut(views.actors(bench_of(request).ledger, _filter(request)), offset, limit)


@router.get("/due")
def due(request: Request, on: Date = None, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """What should have happened by a day."""
    return _cut(views.due(bench_of(request).ledger, _filter(request), on), offset, limit)


@router.get("/conflicts")
def conflicts(request: Request, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """Contributions whose sources disagree."""
    return _cut(views.conflicts(bench_of(request).ledger, _filter(request)), offset, limit)


@router.get("/documents")
def documents(request: Request, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """Documents, the newest first."""
    bench = bench_of(request)
    bench.asked(request)
    rows, more = views.documents_page(bench.ledger, offset=offset, limit=limit)
    return _page(rows, offset, limit, more=more)


@router.get("/documents/{document}")
def document(request: Request, document: Id) -> One:
    """One document with every claim in its place."""
    bench = bench_of(request)
    bench.asked(request)
    return One(data=views.plain(views.document(bench.ledger, document)))


@router.get("/records/{record}")
def record(request: Request, record: Id) -> One:
    """One record with every claim and quote."""
    bench = bench_of(request)
    bench.asked(request)
    return One(data=views.plain(views.record(bench.ledger, record)))


@router.get("/search")
def search(
    request: Request, q: Annotated[str, Query(min_length=1, max_length=200)], offset: Offset = 0, limit: Limit = 40
) -> Rows:
    """Claims and documents that hold every word."""
    bench = bench_of(request)
    bench.asked(request)
    found = views.search(bench.ledger, q, limit=limit + 1, offset=offset)
    return _page(found[:limit], offset, limit, more=len(found) > limit)


@router.get("/inbox")
def inbox(request: Request, limit: Limit = 50) -> Rows:
    """Claims that nobody has ruled on, the most uncertain first."""
    bench = bench_of(request)
    bench.asked(request, "reviewer")
    return Rows(rows=[views.plain(r) for r in views.inbox(bench.ledger, limit)])


@router.get("/decisions")
def decisions(request: Request, offset: Offset = 0, limit: Limit = 50) -> Rows:
    """All decisions, the newest first."""
    bench = bench_of(request)
    bench.asked(request, "reviewer")
    made = views.decisions_page(bench.ledger, offset=offset, limit=limit)
    return _page(made.rows, offset, limit, more=made.count > offset + limit)


@router.post("/decisions", status_code=201)
def decide(request: Request, ruling: Ruling) -> One:
    """Keep a decision. A browser's session is not enough: programs use a token of their own."""
    bench = bench_of(request)
    who = bench.asked(request, "reviewer")
    if who.by == "session" or request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        raise AccessError("decisions over the API need a token")
    slot = (ruling.slot, ruling.value) if ruling.slot is not None and ruling.value is not None else None
    made = views.rule(bench.ledger, who.name, ruling.verdict, tuple(ruling.subjects), ruling.why, slot=slot)
    bench.changed(request)
    return One(data=views.plain(made))
