"""Review: the queue, most uncertain first; each ruling is shown before it is kept; every one can be undone."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from pledgebook import views
from pledgebook.exchange.correcting import as_json, choices, in_words
from pledgebook.model.decision import Verdict
from pledgebook.views import DecisionError, DecisionRow, Foreseen, InboxRow, Proof
from pledgebook.web.access import Who
from pledgebook.web.pages.forms import check_form, is_local
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.workbench import Page, Workbench, number

router = APIRouter()

_QUEUE = 30
_RULED = 20  # of the latest rulings, beside the queue
_ROWS = 100
_QUOTED = 10  # claims whose quotes are shown before a ruling on them is kept


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits (``rows``), and what was ruled (``ruled``, the newest first; ``count`` of all)."""

    rows: tuple[InboxRow, ...]
    ruled: tuple[DecisionRow, ...]
    count: int


@page(router, "/review", role="reviewer")
def review(bench: Workbench, request: Request) -> Page:
    """The queue."""
    made = views.decisions_page(bench.ledger, limit=_RULED)
    data = Queue(views.inbox(bench.ledger, _QUEUE), made.rows, made.count)
    rows = [
        {"claim": r.proof.claim, "record": r.record, "confidence": r.proof.confidence, "quote": r.proof.quote}
        for r in data.rows
    ]
    return Page("review.html", "Review", data, rows)


@page(router, "/decisions", role="reviewer")
def decisions(bench: Workbench, request: Request) -> Page:
    """Who ruled what, when and why."""
    offset = number(request, "offset", 0, 1_000_000)
    made = views.decisions_page(bench.ledger, offset=offset, limit=_ROWS)
    rows = [views.plain(d.decision) | {"stands": d.stands} for d in made.rows]
    more = {"offset": offset, "further": made.count > offset + _ROWS, "step": _ROWS}
    return Page("decisions.html", "Decisions", made.rows, rows, more)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim: its ``value`` as a reviewer writes it, and which ``words`` may stand there, () for any."""

    name: str
    value: str
    words: tuple[str, ...]


@page(router, "/edit/{claim}", role="reviewer")
def edit(bench: Workbench, request: Request) -> Page:
    """The slots of one claim as it counts now, to correct."""
    row = views.review_item(bench.ledger, request.path_params["claim"])
    content = row.content
    words = choices(type(content))
    slots = [
        Slot(name, in_words(getattr(content, name)), words.get(name, ())) for name in type(content).__dataclass_fields__
    ]
    return Page("edit.html", "Correct a claim", row, [], {"slots": slots})


@dataclass(frozen=True, slots=True)
class _Ruling:
    verdict: Verdict
    subjects: tuple[str, ...]
    why: str
    slot: tuple[str, str] | None


def _ruling(verdict: str, subjects: list[str], why: str, slot: str, value: str) -> _Ruling:
    try:
        word = Verdict(verdict)
    except ValueError:
        raise DecisionError(f"{verdict[:40]!r} is no verdict; there are {', '.join(Verdict)}") from None
    named = tuple(s.strip() for told in subjects for s in told.split(",") if s.strip())
    if len(named) > 500:
        raise DecisionError("a decision is about 500 claims at most")
    if word in (Verdict.MERGE, Verdict.SPLIT) and len(named) < 2:
        raise DecisionError(f"to {word} takes two at least: mark another, or give its id")
    given = (slot, as_json(slot, value)) if word is Verdict.CORRECT else None
    return _Ruling(word, named, why.strip()[:2000], given)


@dataclass(frozen=True, slots=True)
class Preview:
    """A ruling with what it would do, and the quotes that it is about (``proofs``, of so many as a screen holds)."""

    verdict: str
    subjects: tuple[str, ...]
    why: str
    slot: str
    value: str
    proofs: tuple[Proof, ...]
    foreseen: Foreseen | None


@dataclass(frozen=True, slots=True)
class _Sent:
    """A ruling that came by a form of ours from somebody who may rule."""

    bench: Workbench
    who: Who
    ruling: _Ruling


def _sent(
    request: Request,
    verdict: str = Form(),
    subjects: list[str] = Form(default=[]),  # noqa: B008
    why: str = Form(default=""),
    slot: str = Form(default=""),
    value: str = Form(default=""),
    csrf: str = Form(default=""),
) -> _Sent:
    """The ruling of a form; raises `AccessError` for whom or what may not, `DecisionError` for what is none."""
    bench = bench_of(request)
    who = bench.asked(request, "reviewer")
    check_form(bench, request, csrf)
    ruling = _ruling(verdict, subjects, why, slot, value)
    named = tuple(dict.fromkeys(views.full_id(bench.ledger, one) for one in ruling.subjects))
    return _Sent(bench, who, replace(ruling, subjects=named))


@router.post("/review/preview", include_in_schema=False)
def preview(request: Request, sent: Annotated[_Sent, Depends(_sent)], back: str = Form(default="")) -> Response:
    """Show what a ruling would do; nothing is kept."""
    bench, ruling = sent.bench, sent.ruling
    found = views.foresee(bench.ledger, sent.who.name, ruling.verdict, ruling.subjects, ruling.why, slot=ruling.slot)
    told = views.proofs(bench.ledger, ruling.subjects[:_QUOTED])
    data = Preview(ruling.verdict.value, ruling.subjects, ruling.why, *(ruling.slot or ("", "")), told, found)
    more = {"back": back if is_local(back) else "/review"}
    return bench.answer(request, Page("preview.html", "What this would do", data, more=more))


@router.post("/review/keep", include_in_schema=False)
def keep(request: Request, sent: Annotated[_Sent, Depends(_sent)], back: str = Form(default="/review")) -> Response:
    """Keep a ruling, and go back to where it was made; from a record that is no more, to the queue."""
    bench, ruling = sent.bench, sent.ruling
    made = views.rule(bench.ledger, sent.who.name, ruling.verdict, ruling.subjects, ruling.why, slot=ruling.slot)
    bench.changed(request)
    return RedirectResponse(_back(bench, back, made.subjects), 303)


def _back(bench: Workbench, path: str, claims: tuple[str, ...]) -> str:
    """Where a ruling came from; of a record that is no more, the one that tells its claims now, or the queue."""
    record = path.removeprefix("/record/")
    if record != path and not views.has_record(bench.ledger, record):
        held = views.record_of(bench.ledger, claims[0])
        return f"/record/{held}" if held else "/review"
    return path if is_local(path) else "/review"
