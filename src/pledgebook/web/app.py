"""The application: one ledger, its pages, its API, and what every answer must hold to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from pledgebook import __version__
from pledgebook.model.filter import ViewError
from pledgebook.store import BusyError, DecisionError, LedgerError, States, open_ledger
from pledgebook.web import api
from pledgebook.web.access import AccessError, Accounts
from pledgebook.web.config import Config
from pledgebook.web.pages import ROUTERS
from pledgebook.web.rendering import environment
from pledgebook.web.security import Forms, Guard
from pledgebook.web.shelf import Shelf
from pledgebook.web.workbench import Page, Workbench

_STATIC = Path(__file__).parent / "static"

_WAIT = 30.0  # seconds for another who rules: one ruling may touch much, and nobody should have to rule again
_AGAIN = "10"  # seconds after which a program may ask again that was told to


def create_app(config: Config) -> FastAPI:
    """The workbench of a ledger, which is opened now and closed with the server; raises `LedgerError`."""
    ledger = open_ledger(config.ledger, create=True, wait=_WAIT)
    shelf = Shelf(States(ledger).of)
    bench = Workbench(config, ledger, Accounts(ledger, config), Forms(secure=config.secure), environment(), shelf)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        shelf.close()
        ledger.close()

    app = FastAPI(
        title="Pledgebook",
        version=__version__,
        description="Public statements about international assistance, as a ledger that anyone can check.",
        docs_url=None,  # its page takes scripts from elsewhere; /api/v1/openapi.json is read by any tool
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
    )
    app.state.bench = bench
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    for router in (*ROUTERS, api.router):
        app.include_router(router)
    _told(app)
    app.add_middleware(Guard, hosts=config.hosts, largest=config.largest)
    return app


_STATUS: tuple[tuple[type[Exception], int], ...] = ((DecisionError, 400), (LedgerError, 503))


def _told(app: FastAPI) -> None:
    """What goes wrong is told in the form that was asked for, in one line."""
    for kind in (AccessError, ViewError, RequestValidationError, HTTPException, *(k for k, _ in _STATUS)):
        app.add_exception_handler(kind, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    answer = _problem(request, error)
    if isinstance(error, BusyError):
        answer.headers["Retry-After"] = _AGAIN
    return answer


def _problem(request: Request, error: Exception) -> Response:
    status, why = _status(error), _line(error)
    path = request.url.path
    if path.startswith("/api/") or path.endswith((".json", ".csv", ".svg", ".ics")):
        return JSONResponse({"ok": False, "error": why}, status)
    if status == HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return RedirectResponse(f"/sign-in?{urlencode({'next': path})}", HTTPStatus.SEE_OTHER)
    bench: Workbench = request.app.state.bench
    problem = Page("problem.html", "That did not work", {"status": status, "why": why})
    return bench.answer(request, problem, status=status)


def _status(error: Exception) -> int:
    if isinstance(error, AccessError):
        return error.status
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, RequestValidationError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(error, ViewError):
        return HTTPStatus.NOT_FOUND if str(error).startswith("no ") else HTTPStatus.BAD_REQUEST
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def _line(error: Exception) -> str:
    if isinstance(error, RequestValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    if isinstance(error, HTTPException):
        return "there is no such page" if error.status_code == HTTPStatus.NOT_FOUND else str(error.detail)
    return str(error)
