"""The pages, one module for each room of the workbench."""

from pledgebook.web.pages import account, adding, calendar, contributions, documents, groups, overview, plans, review

ROUTERS = tuple(
    page.router for page in (overview, contributions, plans, calendar, groups, documents, review, adding, account)
)
"""Every page's routes."""
