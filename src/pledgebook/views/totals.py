"""Totals: what the contributions of a filter come to, as intervals, each opened by the ids of its records."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledgebook.model.filter import Filter, ViewError
from pledgebook.reference.gdp import gdp, gdp_years
from pledgebook.store import Ledger, queries
from pledgebook.store.steady import steady
from pledgebook.views import goods
from pledgebook.views.counting import Cell, Counted, Share, Sum, Valued, told_apart, value
from pledgebook.views.elsewhere import elsewhere, with_others
from pledgebook.views.money import check_currency

BY = ("donor", "recipient", "type", "stage", "month", "year", "mechanism", "item")
UNKNOWN = "unknown"
_ITEM = "item"
_DOLLARS = "USD"

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotValued:
    """A record that belongs to ``key`` and could not be added, and why."""

    key: tuple[str, ...]
    record: str
    reason: str


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals of a filter.

    ``by`` names what the keys are made of, ``currency`` that of all cells where one was
    asked for. ``cells`` are in the order of their keys; `cell` opens one. ``not_valued``
    lists what could not be added. Left out so that nothing counts twice or before its time,
    by record id: ``parts`` of what is counted, ``running_totals``, ``considered``, ``appropriations``
    out of which something else is told to be given, and what is ``shared`` with others than those
    that are asked for (`pledgebook.views.elsewhere` tells the rules).
    """

    by: tuple[str, ...]
    currency: str | None
    cells: tuple[Cell, ...]
    not_valued: tuple[NotValued, ...]
    parts: tuple[str, ...]
    running_totals: tuple[str, ...]
    considered: tuple[str, ...]
    appropriations: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


def totals(
    ledger: Ledger,
    by: Sequence[str] = ("donor",),
    currency: str | None = None,
    which: Filter | None = None,
    *,
    gdp_year: int | None = None,
) -> Totals:
    """What the contributions of a filter come to, by donor, year, ...; raises `ViewError`.

    Currencies are never added to each other unless ``currency`` says into which; each
    figure is then counted at the rate of its record's day. Something considered counts
    only where the filter or ``by`` asks for stages. By ``item`` it is goods that are
    counted, not money. ``gdp_year`` sets each sum of one donor beside that donor's gross
    domestic product of the year (dollars of the day of each figure).
    """
    which = which or Filter()
    if gdp_year is not None and gdp_year not in gdp_years():
        raise ViewError(f"there are figures of GDP for {gdp_years()[0]} to {gdp_years()[-1]}, not for {gdp_year}")
    if _ITEM in by and (currency or gdp_year):
        raise ViewError("by item it is goods that are counted; they have no currency and no share of GDP")
    asked = _Asked(_known(by), check_currency(currency) if currency else None, which, gdp_year)
    with steady(), ledger.reading() as connection:
        rows = queries.summed(connection, which, items=_ITEM in by)
        counted_already = with_others(which, rows) | elsewhere(connection, which, rows)
        told = told_apart(rows, counted_already, considered="stage" in by or "considered" in which.stage)
        return _added(asked, told)


def totals_each(told: Counted, names: Sequence[str], currency: str) -> tuple[Totals, ...]:
    """The totals of all that was told apart by each of these names alone, in one currency; raises `ViewError`.

    Neither stages nor items are among the names: those are told apart in other ways.
    """
    target = check_currency(currency)
    return tuple(_added(_Asked(_known((name,)), target, Filter(), None), told) for name in names)


def _known(by: Sequence[str]) -> tuple[str, ...]:
    unknown = [name for name in by if name not in BY]
    if unknown:
        raise ViewError(f"totals go by {', '.join(BY)}; not by {unknown[0]!r}")
    return tuple(dict.fromkeys(by))


@dataclass(frozen=True, slots=True)
class _Asked:
    by: tuple[str, ...]
    currency: str | None
    which: Filter
    gdp_year: int | None


def _added(asked: _Asked, told: Counted) -> Totals:
    cells, not_valued = (_goods if _ITEM in asked.by else _money)(asked, told)
    not_valued.sort(key=lambda n: (n.key, n.record))
    parts = () if _ITEM in asked.by else told.parts
    return Totals(
        asked.by,
        asked.currency,
        cells,
        tuple(not_valued),
        parts,
        told.running_totals,
        told.considered,
        told.appropriations,
        told.shared,
    )


def _money(asked: _Asked, told: Counted) -> tuple[tuple[Cell, ...], list[NotValued]]:
    sums: defaultdict[tuple[_Key, str], Sum] = defaultdict(Sum)
    members: defaultdict[tuple[_Key, str], list[Any]] = defaultdict(list)
    not_valued: list[NotValued] = []
    key_of = _keys(asked.by)
    for row in told.count:
        key = key_of(row)
        worth = value(row, asked.currency)
        if isinstance(worth, Valued):
            sums[key, worth.currency].add_read(row.id, worth.readings, worth.rate)
            if asked.gdp_year is not None:
                members[key, worth.currency].append(row)
        elif row.qualifier is not None or row.id not in told.told_by_parts:
            not_valued.append(NotValued(key, row.id, worth))
    cells = (
        found.cell(key, code, _share(asked, members[key, code]) if asked.gdp_year is not None else None)
        for (key, code), found in sorted(sums.items())
    )
    return tuple(cells), not_valued


def _share(asked: _Asked, rows: list[Any]) -> Share | None:
    """The rows' sum as a part of GDP; None for several donors, an unknown GDP, or a figure without a rate."""
    donors = {row.donors for row in rows}
    donor = json.loads(next(iter(donors))) if len(donors) == 1 else []
    known = gdp(donor[0], asked.gdp_year) if len(donor) == 1 and asked.gdp_year is not None else None
    if known is None:
        return None
    dollars = Sum()
    for row in rows:
        worth = value(row, _DOLLARS)
        if not isinstance(worth, Valued):
            return None
        dollars.add_read(row.id, worth.readings, worth.rate)
    high = None if dollars.high is None else dollars.high / known.value
    return Share(dollars.announced / known.value, dollars.low / known.value, high, known)


def _goods(asked: _Asked, told: Counted) -> tuple[tuple[Cell, ...], list[NotValued]]:
    rows = {row.id: row for row in (*told.count, *told.left_as_parts)}
    items = {record: goods.best(goods.items_of(row)) for record, row in rows.items()}
    names = goods.Names()
    for of in items.values():
        for key, item in of.items():
            names.add(key, item.name)
    sums: defaultdict[_Key, Sum] = defaultdict(Sum)
    not_valued: list[NotValued] = []
    for record, name, item in goods.once(items, {record: row.part_of for record, row in rows.items()}):
        place: _Key = tuple(names.of(name) if by == _ITEM else _PARTS[by](rows[record]) for by in asked.by)
        if item.quantity is None:
            not_valued.append(NotValued(place, record, "no number is told"))
        else:
            sums[place].add(record, item.quantity, None)
    return tuple(found.cell(place, None) for place, found in sorted(sums.items())), not_valued


def _keys(by: Sequence[str]) -> Callable[[Any], _Key]:
    """What puts a row under its key; made once for all rows, as there may be a million."""
    parts = [_PARTS[name] for name in by]
    if len(parts) == 2:  # the usual, without a loop
        one, other = parts
        return lambda row: (one(row), other(row))
    return lambda row: tuple(part(row) for part in parts)


@lru_cache(maxsize=65536)
def _together(actors: str) -> str:
    """Those that a column names, in one key: "GBR, USA"."""
    return ", ".join(sorted(json.loads(actors))) or UNKNOWN


@lru_cache(maxsize=65536)
def _period(first: str | None, last: str | None, length: int) -> str:
    """The year or month that both days lie in."""
    begins, ends = (first or "")[:length], (last or "")[:length]
    return begins if begins and begins == ends else UNKNOWN


_PARTS: dict[str, Callable[[Any], str]] = {
    "donor": lambda row: _together(row.donors),
    "recipient": lambda row: _together(row.recipients),
    "year": lambda row: _period(row.first_day, row.last_day, 4),
    "month": lambda row: _period(row.first_day, row.last_day, 7),
    "type": lambda row: row.aid_type or UNKNOWN,
    "stage": lambda row: row.stage or UNKNOWN,
    "mechanism": lambda row: row.mechanism or "none named",
}
