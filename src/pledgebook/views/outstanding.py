"""What was committed and has not been told to have come: committed less delivered, item by item."""

import json
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pledgebook.model.filter import Filter
from pledgebook.store import Ledger, queries
from pledgebook.views import goods
from pledgebook.views.counting import Sum

if TYPE_CHECKING:
    from pledgebook.model.claim import Item

_COMMITTED = ("committed", "disbursed")
_DELIVERED = ("delivered",)


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as announced and between which bounds (``high`` None: no bound), and of which ``records``."""

    announced: Decimal
    low: Decimal
    high: Decimal | None
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutstandingRow:
    """One item from one donor (or several that gave it together) to one recipient.

    ``committed`` adds what was told as committed, ``delivered`` what was told as delivered;
    ``left`` is the first less the second, never below nothing: ``left_low`` is the least
    that the words allow, ``left_high`` the most (None: no bound). ``unnumbered`` are the
    records that tell of the item without a number: they could not be counted.
    """

    donor: str
    recipient: str
    item: str
    committed: Count
    delivered: Count
    left: Decimal
    left_low: Decimal
    left_high: Decimal | None
    unnumbered: tuple[str, ...]


def outstanding(ledger: Ledger, which: Filter | None = None) -> tuple[OutstandingRow, ...]:
    """What is outstanding among the contributions of a filter, by donor, recipient and item."""
    with ledger.reading() as connection:
        claims = queries.item_claims(connection, which or Filter())
    names = goods.Names()
    for row in claims:
        for key, item in goods.best(goods.items_of(row)).items():
            names.add(key, item.name)
    committed, delivered = _counted(claims, _COMMITTED), _counted(claims, _DELIVERED)
    keys = sorted(committed.sums.keys() | delivered.sums.keys())
    return tuple(_row(key, names.of(key[2]), committed, delivered) for key in keys)


_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Counted:
    sums: defaultdict[_Key, Sum]
    unnumbered: defaultdict[_Key, list[str]]


def _counted(claims: list[Any], stages: tuple[str, ...]) -> _Counted:
    """The items that claims of these stages tell, each once in a record and once in a whole."""
    said: dict[str, list[Item]] = {}
    rows: dict[str, Any] = {}
    for row in claims:
        if row.stage in stages:
            said.setdefault(row.record_id, []).extend(goods.items_of(row))
            rows[row.record_id] = row
    items = {record: goods.best(told) for record, told in said.items()}
    wholes = {record: row.part_of for record, row in rows.items()}
    found = _Counted(defaultdict(Sum), defaultdict(list))
    for record, name, item in goods.once(items, wholes):
        donor, recipient = (", ".join(sorted(json.loads(c))) for c in (rows[record].donors, rows[record].recipients))
        key = donor or "unknown", recipient or "unknown", name
        total = found.sums[key]
        if item.quantity is None:
            found.unnumbered[key].append(record)
        else:
            total.add(record, item.quantity, None)
    return found


def _row(key: _Key, name: str, committed: _Counted, delivered: _Counted) -> OutstandingRow:
    gave, came = committed.sums.get(key, Sum()), delivered.sums.get(key, Sum())
    none = Decimal(0)
    return OutstandingRow(
        donor=key[0],
        recipient=key[1],
        item=name,
        committed=Count(gave.announced, gave.low, gave.high, tuple(gave.records)),
        delivered=Count(came.announced, came.low, came.high, tuple(came.records)),
        left=max(none, gave.announced - came.announced),
        left_low=none if came.high is None else max(none, gave.low - came.high),
        left_high=None if gave.high is None else max(none, gave.high - came.low),
        unnumbered=tuple(dict.fromkeys(committed.unnumbered.get(key, []) + delivered.unnumbered.get(key, []))),
    )
