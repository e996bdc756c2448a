"""What counts in a sum and what would count twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from pledgebook.model.figure import Figure
from pledgebook.reference.gdp import Gdp
from pledgebook.views.contributions import figure_from
from pledgebook.views.elsewhere import Elsewhere, among
from pledgebook.views.money import Converted, Rate, rate

_NOWHERE: Mapping[str, Elsewhere] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of contributions told apart: those that ``count`` and, by id, what was left out and why.

    A whole without a figure of its own that is ``told_by_parts`` counts without being missed.
    ``left_as_parts`` are the rows of ``parts``: their goods may be told nowhere else.
    """

    count: tuple[Any, ...]
    told_by_parts: frozenset[str]
    left_as_parts: tuple[Any, ...]
    running_totals: tuple[str, ...]
    considered: tuple[str, ...]
    appropriations: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids of what is part of something that counts."""
        return tuple(row.id for row in self.left_as_parts)


def told_apart(
    rows: Iterable[Any], elsewhere: Mapping[str, Elsewhere] = _NOWHERE, *, considered: bool = False
) -> Counted:
    """Tell what counts: no running totals, no parts of what counts, nothing ``considered`` unless asked for.

    ``elsewhere`` are the records whose money is told in others too (`pledgebook.views.elsewhere`).
    """
    rows = list(rows)
    left: dict[Elsewhere, list[str]] = {why: [] for why in Elsewhere}
    counted: list[Any] = []
    for row in rows:
        why = _why_not(row, elsewhere)
        if why is None or (why is Elsewhere.CONSIDERED and considered):
            counted.append(row)
        else:
            left[why].append(row.id)
    told, parts = _parts(rows, counted)
    return Counted(
        tuple(row for row in counted if row.id not in parts) if parts else tuple(counted),
        told,
        tuple(parts.values()),
        running_totals=tuple(left[Elsewhere.RUNNING_TOTAL]),
        considered=tuple(left[Elsewhere.CONSIDERED]),
        appropriations=tuple(left[Elsewhere.APPROPRIATION]),
        shared=tuple(left[Elsewhere.SHARED]),
    )


def _why_not(row: Any, elsewhere: Mapping[str, Elsewhere]) -> Elsewhere | None:
    """Why a row does not count; None where it does, or would, were it no part of another."""
    if row.cumulative:
        return Elsewhere.RUNNING_TOTAL
    if row.stage == "considered":
        return Elsewhere.CONSIDERED
    return elsewhere.get(row.id)


def _parts(rows: Sequence[Any], counted: Sequence[Any]) -> tuple[frozenset[str], dict[str, Any]]:
    """The wholes that parts with a figure tell of, and the rows, by id, that are part of something that counts."""
    within = [row for row in counted if row.part_of]
    if not within:
        return frozenset(), {}
    wholes = {row.id: row.part_of for row in rows}
    known = {row.id: row for row in counted}
    told = frozenset(row.part_of for row in within if row.part_of in known and row.qualifier is not None)
    return told, {row.id: row for row in within if _within(row.id, wholes, known)}


def _within(record: str, wholes: Mapping[str, str | None], counted: Mapping[str, Any]) -> bool:
    """Whether a whole of this record counts with a figure, however far up.

    Where sources tell the parts of each other in a circle, the first of the circle by id counts for all.
    """
    chain = [record]
    above = wholes.get(record)
    while above is not None and above not in chain:
        chain.append(above)
        above = wholes.get(above)
    if above == record and record == min(chain):
        return False
    return any(w in counted and counted[w].qualifier is not None for w in chain[1:])


@dataclass(frozen=True, slots=True)
class Share:
    """A sum in dollars of the day as a part of the donor's GDP of ``gdp.year``: 0.01 is one per cent.

    ``announced``, ``low`` and ``high`` are the readings of the sum; ``gdp`` is the figure with its source.
    """

    announced: Decimal
    low: Decimal
    high: Decimal | None
    gdp: Gdp


@dataclass(frozen=True, slots=True)
class Cell:
    """What the records of one key come to in one currency.

    ``key`` holds a value for each of the totals' ``by``; several donors of one figure stand
    together ("GBR, USA"), as nobody said who gives how much. ``currency`` is None where goods
    are counted. ``announced`` adds the numbers as they were said (of a range its lower end),
    ``low`` and ``high`` the least and the most that the words allow; ``high`` is None where
    some "more than" sets no bound. ``records`` are the ids that were added, ``converted``
    those among them from other currencies. ``share`` is the part of the donor's gross
    domestic product, where that was asked for and can be told.
    """

    key: tuple[str, ...]
    currency: str | None
    announced: Decimal
    low: Decimal
    high: Decimal | None
    records: tuple[str, ...]
    converted: tuple[Converted, ...] = ()
    share: Share | None = None


@dataclass(slots=True)
class Sum:
    """A sum that grows: as announced, at least, at most (None: no bound), and of which records."""

    announced: Decimal = Decimal(0)
    low: Decimal = Decimal(0)
    high: Decimal | None = Decimal(0)
    records: list[str] = field(default_factory=list)
    converted: list[Converted] = field(default_factory=list)

    def add(self, record: str, figure: Figure, at: Rate | None) -> None:
        """Add a record's figure, at a rate where it stands in another currency."""
        self.add_read(record, (figure.announced, *figure.bounds), at)

    def add_read(self, record: str, readings: "Readings", at: Rate | None) -> None:
        """Add a record's figure by its readings."""
        announced, low, high = readings
        if at:
            announced, low, high = announced * at.rate, low * at.rate, None if high is None else high * at.rate
            self.converted.append(Converted(record, at))
        self.announced += announced
        self.low += low
        self.high = None if self.high is None or high is None else self.high + high
        self.records.append(record)

    def cell(self, key: tuple[str, ...], currency: str | None, share: Share | None = None) -> Cell:
        """The sum as a cell."""
        records, converted = tuple(self.records), tuple(self.converted)
        return Cell(key, currency, self.announced, self.low, self.high, records, converted, share)


Readings = tuple[Decimal, Decimal, Decimal | None]
"""A figure as announced, at least, and at most (None: no bound)."""


@dataclass(frozen=True, slots=True)
class Valued:
    """A row's figure and its readings, with the rate into the wanted currency where it stands in another."""

    figure: Figure
    currency: str
    readings: Readings
    rate: Rate | None = None


def value(row: Any, target: str | None) -> Valued | str:
    """What a row adds to a sum, in ``target`` or its own currency; or why it cannot be added, in words."""
    known = _valued(row.qualifier, row.amount, row.amount_min, row.amount_max, row.currency)
    if known is None:
        return "no amount is told"
    if target is None or known.currency == target:
        return known
    figure = known.figure
    if row.last_day is None:
        return f"no date for a rate from {figure.currency}"
    at = rate(figure.currency, target, row.last_day)  # the last day that the record's date may mean
    if at is None:
        return f"no rate from {figure.currency} to {target} on {row.last_day}"
    return Valued(figure, target, known.readings, at)


@lru_cache(maxsize=65536)  # figures are round: a million records tell some thousands
def _valued(
    qualifier: str | None, amount: str | None, least: str | None, most: str | None, currency: str | None
) -> Valued | None:
    if qualifier is None or currency is None:
        return None
    figure = figure_from(qualifier, amount, least, most, currency)
    return Valued(figure, currency, (figure.announced, *figure.bounds))


def sums_of(rows: Sequence[Any]) -> tuple[Cell, ...]:
    """What some rows of contributions come to, one cell for each currency; nothing counts twice."""
    sums: dict[str, Sum] = {}
    for row in told_apart(rows, among(rows)).count:
        worth = value(row, None)
        if isinstance(worth, Valued):
            sums.setdefault(worth.currency, Sum()).add_read(row.id, worth.readings, None)
    return tuple(found.cell((), code) for code, found in sorted(sums.items()))
