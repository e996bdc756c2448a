"""Sign-in, one's own account with its tokens, and the audit trail."""

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from pledgebook.store import people
from pledgebook.web.access import AccessError
from pledgebook.web.pages.forms import check_form, is_local
from pledgebook.web.pages.twins import bench_of, page
from pledgebook.web.security import SESSION_COOKIE
from pledgebook.web.workbench import Page, Workbench

router = APIRouter()


@router.get("/sign-in", include_in_schema=False)
def sign_in_page(request: Request) -> Response:
    """The form."""
    bench = bench_of(request)
    return bench.answer(request, Page("sign_in.html", "Sign in", {"why": ""}))


@router.post("/sign-in", include_in_schema=False)
def sign_in(
    request: Request,
    name: str = Form(),
    password: str = Form(),
    csrf: str = Form(default=""),
    next: str = Form("/"),  # noqa: A002
) -> Response:
    """Sign in, and go where one was going."""
    bench = bench_of(request)
    check_form(bench, request, csrf)
    address = request.client.host if request.client else "-"
    try:
        secret = bench.accounts.sign_in(name, password, address)
    except AccessError as error:
        return bench.answer(request, Page("sign_in.html", "Sign in", {"why": str(error)}), status=error.status)
    response = RedirectResponse(next if is_local(next) else "/", 303)
    config = bench.config
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        max_age=config.hours * 3600,
        httponly=True,
        samesite="strict",
        secure=config.secure,
        path="/",
    )
    return response


@router.post("/sign-out", include_in_schema=False)
def sign_out(request: Request, csrf: str = Form(default="")) -> Response:
    """End the session."""
    bench = bench_of(request)
    check_form(bench, request, csrf)
    bench.accounts.sign_out(request.cookies.get(SESSION_COOKIE, ""))
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(SESSION_COOKIE, path="/")
    return response


def _account(bench: Workbench, request: Request, key: str = "") -> Page:
    who = bench.asked(request)
    tokens = people.tokens_of(bench.ledger, who.name) if bench.config.team else []
    rows = [{"id": t.id, "label": t.label, "created_at": t.created_at, "revoked_at": t.revoked_at} for t in tokens]
    return Page("account.html", "Account", {"name": who.name, "role": who.role, "tokens": rows}, rows, {"key": key})


@page(router, "/account")
def account(bench: Workbench, request: Request) -> Page:
    """One's own account."""
    return _account(bench, request)


@router.post("/account/token", include_in_schema=False)
def make_token(request: Request, label: str = Form(default=""), csrf: str = Form(default="")) -> Response:
    """A new key of the API, shown this once."""
    bench = bench_of(request)
    who = bench.asked(request)
    check_form(bench, request, csrf)
    if not bench.config.team:
        raise AccessError("without accounts the API needs no key", 400)
    _, key = bench.accounts.make_token(who.name, label)
    return bench.answer(request, _account(bench, request, key))


@router.post("/account/revoke", include_in_schema=False)
def revoke_token(request: Request, token: str = Form(), csrf: str = Form(default="")) -> Response:
    """Take a key back."""
    bench = bench_of(request)
    who = bench.asked(request)
    check_form(bench, request, csrf)
    bench.accounts.revoke_token(token, who.name)
    return RedirectResponse("/account", 303)


@page(router, "/audit", role="keeper")
def audit(bench: Workbench, request: Request) -> Page:
    """Who did what."""
    lines = people.trail(bench.ledger)
    rows = [{"at": t.at, "who": t.who, "act": t.act, "detail": t.detail} for t in lines]
    return Page("audit.html", "Audit trail", rows, rows)
