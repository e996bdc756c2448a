"""Add: paste a text, hand in files, give an address; see the claims before they enter the ledger."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from pledgebook import pipeline, views
from pledgebook.model.document import Document
from pledgebook.model.issue import Issue, Severity
from pledgebook.pipeline import Extraction
from pledgebook.sources import Fetcher, Manner, Origin, Raw, UnreadableError, documents
from pledgebook.store import people
from pledgebook.views import Piece
from pledgebook.web.access import AccessError
from pledgebook.web.pages.forms import check_form
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.workbench import Page, Workbench

router = APIRouter()

_WAITS = 1800.0  # seconds that what was read waits to be kept
_PENDING = 20  # readings that wait at a time; the oldest gives way
_FILES = 50
_SECONDS = 20.0  # that an address may take; a browser waits for it


@dataclass(frozen=True, slots=True)
class Read:
    """One document that was read and not yet kept: its title, its text with the claims marked, and its claims."""

    title: str
    pieces: tuple[Piece, ...]
    claims: tuple[Any, ...]
    issues: tuple[Issue, ...]
    known: bool


@page(router, "/add", role="keeper")
def add(bench: Workbench, request: Request) -> Page:
    """The form."""
    return Page("add.html", "Add documents", {"files": _FILES, "largest": bench.config.largest >> 20})


@router.post("/add", include_in_schema=False)
def look(
    request: Request,
    text: str = Form(default=""),
    title: str = Form(default=""),
    publisher: str = Form(default=""),
    published: str = Form(default=""),
    address: str = Form(default=""),
    web: str = Form(default="", max_length=2000),
    files: list[UploadFile] = [],  # noqa: B006
    csrf: str = Form(default=""),
) -> Response:
    """Read what was handed in and show what was found; nothing is kept yet."""
    bench = bench_of(request)
    who = bench.asked(request, "keeper")
    check_form(bench, request, csrf)
    fields = {"title": title.strip(), "source_url": address.strip()}
    raws = [Raw(text.encode(), "pasted text", {k: v for k, v in fields.items() if v})] if text.strip() else []
    raws += [Raw(file.file.read(), file.filename or "unnamed file") for file in files[:_FILES] if file.filename]
    found: list[Extraction] = []
    problems: list[Issue] = []
    if web.strip():
        had = _fetched(web.strip(), bench.config.largest)
        if isinstance(had, Issue):
            problems.append(had)
        else:
            raws.append(had)
        people.note(bench.ledger, who.name, "asked an address", web.strip())
    if not raws and not problems:
        raise AccessError("paste a text, choose files or give an address", 400)
    origin = Origin(published.strip() or None, publisher.strip() or None)
    for raw in raws:
        for one in documents(raw, origin):
            if isinstance(one, Document):
                found.append(pipeline.read_document(one))
            else:
                problems.append(one)
    key = _hold(bench, who.name, found)
    shown = tuple(_shown(bench, e) for e in found)
    return bench.answer(
        request, Page("read.html", "What was read", shown, (), {"key": key, "problems": tuple(problems)})
    )


def _fetched(address: str, largest: int) -> Raw | Issue:
    """What is at a public address, or why it is not read.

    The fetcher refuses what is not of the public internet before anything is sent, after each redirect too.
    """
    try:
        with Fetcher(Manner(seconds=_SECONDS, largest=largest)) as fetcher:
            found = fetcher.fetch(address)
    except UnreadableError as error:
        return Issue("unreadable", str(error), address, severity=Severity.ERROR)
    if found is None:  # nothing was asked for on condition
        return Issue("unreadable", "has nothing to read", address, severity=Severity.ERROR)
    return Raw(found.data, found.address, {"url": found.landed}, found.charset)


def _hold(bench: Workbench, who: str, found: list[Extraction]) -> str:
    """Keep a reading for its reader until it is confirmed; the key is a secret of theirs."""
    now = time.monotonic()
    for old in [k for k, (_, at, _) in bench.pending.items() if now - at > _WAITS]:
        del bench.pending[old]
    while len(bench.pending) >= _PENDING:
        del bench.pending[next(iter(bench.pending))]
    key = secrets.token_urlsafe(16)
    bench.pending[key] = (who, now, found)
    return key


def _shown(bench: Workbench, read: Extraction) -> Read:
    document = read.document
    claims = tuple(
        views.MarkedClaim(
            c.id, c.kind, c.content, c.quote, c.span.start, c.span.end, c.rule, c.cues, c.confidence, None
        )
        for c in sorted(read.claims, key=lambda c: c.span.start)
    )
    end = min(document.body.end, document.body.start + 400_000)
    return Read(
        document.title or document.source,
        views.marked(document.text, document.body.start, end, claims),
        claims,
        read.issues,
        views.has_document(bench.ledger, document.id),
    )


@router.post("/add/keep", include_in_schema=False)
def keep(request: Request, key: str = Form(), csrf: str = Form(default="")) -> Response:
    """Put what was shown into the ledger."""
    bench = bench_of(request)
    who = bench.asked(request, "keeper")
    check_form(bench, request, csrf)
    held = bench.pending.get(key)
    if held is None or held[0] != who.name:
        raise AccessError("what was read waits half an hour, for its reader only; hand it in again", 410)
    added = pipeline.keep(bench.ledger, held[2], ["workbench"])
    bench.changed(request)
    bench.pending.pop(key, None)
    people.note(bench.ledger, who.name, "added", f"{added.documents} documents, {added.claims} claims")
    first = held[2][0].document.id if held[2] else ""
    return RedirectResponse(f"/document/{first}" if first else "/documents", 303)
