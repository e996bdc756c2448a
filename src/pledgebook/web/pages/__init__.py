"""The pages, one module for each room of the workbench."""

from pledgebook.web import charts
from pledgebook.web.pages import account, adding, calendar, contributions, documents, groups, overview, plans, review
from pledgebook.web.workbench import Workbench

ROUTERS = tuple(
    page.router for page in (overview, contributions, plans, calendar, groups, documents, review, adding, account)
)
"""Every page's routes."""


def begin(bench: Workbench) -> None:
    """Make what takes long to make before anyone asks for it."""
    overview.begin(bench)
    bench.shelf.begin("charts", charts.load)
    plans.begin(bench)
