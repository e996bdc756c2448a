"""Contributions as rows of the tracker's main data sheet."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pledgebook.exchange.gifts import no_gift
from pledgebook.exchange.kiel.columns import COLUMNS
from pledgebook.exchange.log import Log
from pledgebook.exchange.naming import name_of
from pledgebook.exchange.tables.writers import guarded, text_of
from pledgebook.model.claim import AidType, Contribution, Stage
from pledgebook.model.date import day_range
from pledgebook.views import Entry, Source, rate

FILE = "bilateral-assistance-main-data.csv"

_DONE = (Stage.DISBURSED, Stage.DELIVERED)
_TEXTS = frozenset(("donor", "explanation", "item", "source_1", "source_2", "source_3", "source_4"))


def write(entries: Iterable[Entry], sources: tuple[Source, ...], folder: Path, log: Log) -> None:
    """Write the sheet as CSV: one row for a record's value, a further one for each further item."""
    with (folder / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for entry in entries:
            for row in rows(entry, log):
                writer.writerow([_cell(name, row.get(name)) for name in COLUMNS])


def _cell(name: str, value: Any) -> str:
    return guarded(text_of(value)) if name in _TEXTS else text_of(value)


def rows(entry: Entry, log: Log) -> Iterator[dict[str, Any]]:
    """The rows of a record; none, with a line in the log, where the sheet has no place for it."""
    content, record = entry.record.content, entry.record.id
    if not isinstance(content, Contribution):
        log.left_out(record, f"the sheet has no place for a {entry.record.kind}")
        return
    if "UKR" not in content.recipients:
        log.left_out(record, "the tracker is of assistance to Ukraine")
        return
    if why := no_gift(entry):
        log.left_out(record, f"the sheet holds single contributions; this is {why}")
        return
    if content.aid_type is AidType.DEVELOPMENT:
        log.altered(record, "Development is not one of the tracker's types of aid")
    day = _day(content)
    addresses = list(dict.fromkeys(p.address for p in entry.proofs if p.address))
    if len(addresses) > 4:
        log.altered(record, "the sheet has room for four sources")
    common: dict[str, Any] = {
        "activity_id": entry.record.part_of or record,
        "sub_activity_id": record,
        "donor": tuple(map(name_of, content.donors)),
        "announcement_date": day,
        "month": _month(content),
        "month_exists_dummy": int(_month(content) > 0),
        "measure": "Commitment" if content.stage is Stage.PLEDGED else "Allocation",
        "aid_type_general": content.aid_type.value.capitalize(),
        "explanation": entry.proofs[0].quote,
        "reporting_currency": content.amount.currency if content.amount else None,
        **{f"source_{n}": address for n, address in enumerate(addresses[:4], start=1)},
    }
    value = _value(entry, content, log)
    items = [_item(content, place) for place in range(len(content.items))]
    yield common | value | (items[0] if items else {})
    for item in items[1:]:
        yield common | {"total_value_dummy": 0} | item


def _value(entry: Entry, content: Contribution, log: Log) -> dict[str, Any]:
    record, amount = entry.record.id, content.amount
    if amount is None:
        return {"total_value_dummy": 0}
    if entry.left_out == "part":
        log.altered(record, "its value is counted in the whole that it is part of")
        return {"total_value_dummy": 0}
    low, high = amount.bounds
    if low != high:
        log.altered(record, "the sheet has no place for the bounds of a figure")
    said = {"total_value_dummy": 1, "source_reported_value": amount.announced, "tot_activity_value": amount.announced}
    said["tot_sub_activity_value"] = amount.announced
    euros = _euros(content)
    if euros is None:
        log.altered(record, "no rate of the day to the euro")
        return said
    said |= dict.fromkeys(
        ("tot_activity_value_EUR", "tot_sub_activity_value_EUR", "tot_sub_activity_value_EUR_redistr"), euros
    )
    return said | ({"tot_value_deliv_EUR": euros} if content.stage in _DONE else {})


def _euros(content: Contribution) -> Decimal | None:
    amount = content.amount
    if amount is None or amount.currency is None:
        return None
    if amount.currency == "EUR":
        return amount.announced
    last = _last_day(content)
    at = rate(amount.currency, "EUR", last) if last else None
    return (amount.announced * at.rate).quantize(Decimal("0.01")) if at else None


def _item(content: Contribution, place: int) -> dict[str, Any]:
    item = content.items[place]
    count = item.quantity.announced if item.quantity else None
    delivered = count if content.stage is Stage.DELIVERED else None
    return {"item": item.name, "item_numb": count, "item_numb_deliv": delivered}


def _days(content: Contribution) -> tuple[str, str] | None:
    return day_range(content.date.edtf) if content.date else None


def _last_day(content: Contribution) -> str | None:
    days = _days(content)
    return days[1] if days and days[1] != "9999-12-31" else None


def _day(content: Contribution) -> str | None:
    days = _days(content)
    return days[0] if days and days[0] == days[1] else None


def _month(content: Contribution) -> int:
    """The tracker's count of months, 1 for January 2022; 0 where the month is not known or lies before."""
    days = _days(content)
    if days is None or days[0][:7] != days[1][:7]:
        return 0
    first = date.fromisoformat(days[0])
    return max(0, (first.year - 2022) * 12 + first.month)
