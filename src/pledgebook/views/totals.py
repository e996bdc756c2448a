"""Totals: what the contributions of a filter come to, as intervals, each opened by the ids of its records."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.model.filter import Filter, ViewError
from pledgebook.store import Ledger, queries
from pledgebook.views.counting import Cell, Sum, Valued, told_apart, value
from pledgebook.views.money import check_currency

BY = ("donor", "recipient", "type", "stage", "month", "year", "mechanism")
UNKNOWN = "unknown"


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
    asked for. ``cells`` are in the order of their keys. ``not_valued`` lists what could
    not be added. Left out so that nothing counts twice or before its time, by record id:
    ``parts`` of what is counted, ``running_totals``, and ``considered``.
    """

    by: tuple[str, ...]
    currency: str | None
    cells: tuple[Cell, ...]
    not_valued: tuple[NotValued, ...]
    parts: tuple[str, ...]
    running_totals: tuple[str, ...]
    considered: tuple[str, ...]


def totals(
    ledger: Ledger, by: Sequence[str] = ("donor",), currency: str | None = None, which: Filter | None = None
) -> Totals:
    """What the contributions of a filter come to, by donor, year, ...; raises `ViewError`.

    Currencies are never added to each other unless ``currency`` says into which; each
    figure is then counted at the rate of its record's day. Something considered counts
    only where the filter or ``by`` asks for stages.
    """
    which = which or Filter()
    unknown = [name for name in by if name not in BY]
    if unknown:
        raise ViewError(f"totals go by {', '.join(BY)}; not by {unknown[0]}")
    target = check_currency(currency) if currency else None
    with ledger.reading() as connection:
        rows = queries.summed(connection, which)
    told = told_apart(rows, considered="stage" in by or "considered" in which.stage)
    sums: defaultdict[tuple[tuple[str, ...], str], Sum] = defaultdict(Sum)
    not_valued: list[NotValued] = []
    for row in told.count:
        key = tuple(_key(row, name) for name in by)
        worth = value(row, target)
        if isinstance(worth, Valued):
            sums[key, worth.currency].add(row.id, worth.figure, worth.rate)
        elif row.qualifier is not None or row.id not in told.told_by_parts:
            not_valued.append(NotValued(key, row.id, worth))
    cells = tuple(found.cell(key, code) for (key, code), found in sorted(sums.items()))
    not_valued.sort(key=lambda n: (n.key, n.record))
    return Totals(tuple(by), target, cells, tuple(not_valued), told.parts, told.running_totals, told.considered)


def _key(row: Any, name: str) -> str:
    if name in ("donor", "recipient"):
        return ", ".join(sorted(json.loads(row.donors if name == "donor" else row.recipients))) or UNKNOWN
    if name in ("year", "month"):
        length = 4 if name == "year" else 7
        first, last = (row.first_day or "")[:length], (row.last_day or "")[:length]
        return first if first and first == last else UNKNOWN
    value = {"type": row.aid_type, "stage": row.stage, "mechanism": row.mechanism}[name]
    return value or ("none named" if name == "mechanism" else UNKNOWN)
