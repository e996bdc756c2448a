"""Said totals are check-sums: what a speaker says was given in all, beside what the ledger holds."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from operator import attrgetter
from typing import Any

from pledgebook.model.claim import Contribution
from pledgebook.model.codec import from_text
from pledgebook.model.date import day_range
from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries
from pledgebook.views.contributions import ContributionRow, contribution
from pledgebook.views.counting import Cell, Sum, Valued, told_apart, value
from pledgebook.views.elsewhere import Elsewhere, elsewhere


@dataclass(frozen=True, slots=True)
class SaidTotal:
    """A running total and what the ledger holds of it.

    ``said`` is the record of the running total; ``since`` and ``until`` the days (ISO) that it
    covers, ``since`` None where no beginning is said. ``held`` adds the contributions of
    the same donors, recipients and type in these days, in the total's currency; its
    ``records`` make it up. ``share`` is the part of the said number that the held one
    accounts for as announced, ``share_low`` and ``share_high`` by the least and the most
    that the words of both allow (``share_high`` None where they set no bound). ``not_valued``
    are contributions that belong to it and carry no figure; ``too_large`` those that are each more than
    the whole total, so that one of the two is wrong: they are not added.
    """

    said: ContributionRow
    since: str | None
    until: str | None
    held: Cell
    share: Decimal
    share_low: Decimal
    share_high: Decimal | None
    not_valued: tuple[str, ...]
    too_large: tuple[str, ...]


_MORE = Decimal("1.1")  # "more than N" is said of what lies up to a tenth above N, as `reconcile` has it


def said_totals(ledger: Ledger, which: Filter | None = None) -> tuple[SaidTotal, ...]:
    """The running totals of a filter by date, each beside what the ledger holds."""
    with ledger.reading() as connection:
        said = queries.records(connection, "contribution", which or Filter(), cumulative=True)
        rows = queries.summed(connection, Filter())
        counted_already = elsewhere(connection, Filter(), rows)
    return tuple(_checks(said, rows, counted_already))


def latest_said(
    said: Sequence[Any], rows: Iterable[Any], counted_already: Mapping[str, Elsewhere], limit: int
) -> tuple[SaidTotal, ...]:
    """The last of running totals (by date, those without one last), the newest first, beside ``rows`` of all."""
    newest = [*reversed([row for row in said if row.first_day]), *(row for row in said if not row.first_day)]
    return tuple(islice(_checks(newest, rows, counted_already), limit))


def _checks(said: Iterable[Any], rows: Iterable[Any], counted_already: Mapping[str, Elsewhere]) -> Iterator[SaidTotal]:
    """Running totals in their order, each checked as it is asked for."""
    given: defaultdict[tuple[str, str], _ByRecipients] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        given[row.donors, row.aid_type][row.recipients].append(row)
    found = (_checked(row, given[row.donors, row.aid_type], counted_already) for row in said)
    yield from (one for one in found if one is not None)


_ByRecipients = defaultdict[str, list[Any]]  # rows by what their column of recipients holds


def _checked(said: Any, given: _ByRecipients, counted_already: Mapping[str, Elsewhere]) -> SaidTotal | None:
    """One running total; None where it tells no sum of money."""
    row = contribution(said)
    if row.amount is None or row.amount.currency is None or row.amount.announced <= 0:
        return None
    since, until = _days(said)
    covered = (rows for recipients, rows in given.items() if _covers(row, recipients))
    days = sorted((r for rows in covered for r in rows if _in_days(r, since, until)), key=_id)
    inside = told_apart(days, counted_already)
    held = Sum()
    missing: list[str] = []
    large: list[str] = []
    low, high = row.amount.bounds
    most = high if high is not None else row.amount.announced * _MORE
    for one in inside.count:
        worth = value(one, row.amount.currency)
        if isinstance(worth, Valued):
            if worth.figure.announced * (worth.rate.rate if worth.rate else 1) > most:
                large.append(one.id)
            else:
                held.add_read(one.id, worth.readings, worth.rate)
        elif one.id not in inside.told_by_parts:
            missing.append(one.id)
    key = (", ".join(row.donors), ", ".join(row.recipients), row.aid_type)
    return SaidTotal(
        said=row,
        since=since,
        until=until,
        held=held.cell(key, row.amount.currency),
        share=held.announced / row.amount.announced,
        share_low=Decimal(0) if high is None else held.low / high,
        share_high=None if held.high is None or not low else held.high / low,
        not_valued=tuple(missing),
        too_large=tuple(large),
    )


def _days(said: Any) -> tuple[str | None, str | None]:
    """From the beginning that is said to the day on which it is said."""
    content = from_text(said.kind, said.content)
    stated = content.period if isinstance(content, Contribution) else None
    period = day_range(stated) if stated else None
    since = period[0] if period and period[0] != "0001-01-01" else None
    until = said.last_day
    if period and period[1] != "9999-12-31":
        until = period[1]
    elif period is None and said.first_day != said.last_day:
        since = said.first_day  # "this year alone"
    return since, until


_id = attrgetter("id")


def _covers(said: ContributionRow, column: str) -> bool:
    recipients = _listed(column)
    return bool(recipients) and recipients.issubset(said.recipients)


@lru_cache(maxsize=4096)  # every running total looks at every row of its donors, and few lists differ
def _listed(recipients: str) -> frozenset[str]:
    return frozenset(json.loads(recipients))


def _in_days(row: Any, since: str | None, until: str | None) -> bool:
    if row.last_day is None:
        return since is None and until is None
    return (since is None or row.last_day >= since) and (until is None or row.first_day <= until)
