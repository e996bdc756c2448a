"""A page of records at a time: what a screen has room for, whatever the ledger holds."""

from dataclasses import dataclass

from pledgebook.model.filter import Filter, ViewError
from pledgebook.store import Ledger, pages
from pledgebook.views.calendar import CalendarRow, engagement
from pledgebook.views.contributions import ContributionRow, contribution
from pledgebook.views.counting import Cell, sums_of
from pledgebook.views.documents import DocumentRow, document_row

ORDERS = pages.ORDERS
_COUNTED = 1001  # beyond that a screen says "more than 1,000"


@dataclass(frozen=True, slots=True)
class ContributionsPage:
    """Some contributions: ``rows``, their ``sums`` (one for each currency, nothing counted twice), and the place.

    ``count`` is how many the filter leaves, at most 1,001; ``more`` whether there are further ones.
    """

    rows: tuple[ContributionRow, ...]
    sums: tuple[Cell, ...]
    order: str
    offset: int
    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class EngagementsPage:
    """Some engagements, as `ContributionsPage` has contributions."""

    rows: tuple[CalendarRow, ...]
    order: str
    offset: int
    count: int
    more: bool


def contributions_page(
    ledger: Ledger, which: Filter, order: str = "newest", *, offset: int = 0, limit: int = 50
) -> ContributionsPage:
    """The contributions of a filter from the ``offset``-th on; raises `ViewError` for an unknown order."""
    _check(order)
    with ledger.reading() as connection:
        rows = pages.page(connection, "contribution", which, order, limit=limit + 1, offset=offset)
        count = pages.matches(connection, "contribution", which, _COUNTED)
    shown = rows[:limit]
    return ContributionsPage(tuple(map(contribution, shown)), sums_of(shown), order, offset, count, len(rows) > limit)


def engagements_page(
    ledger: Ledger, which: Filter, order: str = "newest", *, offset: int = 0, limit: int = 50
) -> EngagementsPage:
    """The engagements of a filter from the ``offset``-th on."""
    _check(order)
    with ledger.reading() as connection:
        rows = pages.page(connection, "engagement", which, order, limit=limit + 1, offset=offset)
        count = pages.matches(connection, "engagement", which, _COUNTED)
    return EngagementsPage(tuple(map(engagement, rows[:limit])), order, offset, count, len(rows) > limit)


def documents_page(ledger: Ledger, *, offset: int = 0, limit: int = 50) -> tuple[tuple[DocumentRow, ...], bool]:
    """Documents, the newest first, and whether there are more."""
    with ledger.reading() as connection:
        rows = pages.documents_page(connection, limit=limit + 1, offset=offset)
    return tuple(map(document_row, rows[:limit])), len(rows) > limit


def _check(order: str) -> None:
    if order not in ORDERS:
        raise ViewError(f"records are listed {', '.join(ORDERS)} first; not {order}")
