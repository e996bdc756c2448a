"""A page and its twins: the same data at ``/page``, ``/page.json`` and ``/page.csv``."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.responses import Response

from pledgebook.web.workbench import FORMS, Page, Workbench


def bench_of(request: Request) -> Workbench:
    """The running workbench."""
    found: Workbench = request.app.state.bench
    return found


def page(router: APIRouter, path: str, role: str = "reader") -> Callable[[Callable[[Workbench, Request], Page]], None]:
    """Register a page and its twins; its path parameters are the request's."""

    def register(make: Callable[[Workbench, Request], Page]) -> None:
        for form in reversed(FORMS):  # "/record/r-1.json" is the twin of a record, not a record of that name
            router.add_api_route(
                path if form == "html" else f"{path.rstrip('/') or '/overview'}.{form}",
                _endpoint(make, form, role),
                methods=["GET"],
                include_in_schema=False,
                response_class=Response,
                response_model=None,
                name=f"{make.__name__}_{form}",
            )

    return register


def _endpoint(make: Callable[[Workbench, Request], Page], form: str, role: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:  # a plain function: FastAPI runs it in a thread, as databases block
        bench = bench_of(request)
        bench.asked(request, role)
        return bench.answer(request, make(bench, request), form)

    return endpoint
