"""Contributions as FTS flows: the API's JSON, and a CSV file with the header that HDX publishes."""

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from pledgebook.exchange.fts.columns import HEADER
from pledgebook.exchange.gifts import no_gift
from pledgebook.exchange.log import Log
from pledgebook.exchange.naming import is_state, name_of
from pledgebook.exchange.tables.writers import guarded, text_of
from pledgebook.model.claim import Contribution, Stage
from pledgebook.model.date import Date, day_range
from pledgebook.views import Entry, Source, rate

FILES = ("flows.json", "flows.csv")

_STATUS = {
    Stage.PLEDGED: "pledge",
    Stage.COMMITTED: "commitment",
    Stage.DISBURSED: "paid",
    Stage.DELIVERED: "paid",
}
_TEXTS = frozenset(("description", "srcOrganization", "destOrganization", "keywords"))


def write(entries: Iterable[Entry], sources: tuple[Source, ...], folder: Path, log: Log) -> None:
    """Write ``flows.json`` and ``flows.csv``, flow by flow."""
    with (
        (folder / FILES[0]).open("w", encoding="utf-8") as whole,
        (folder / FILES[1]).open("w", encoding="utf-8", newline="") as flat,
    ):
        rows = csv.writer(flat, lineterminator="\n")
        rows.writerow(HEADER)
        whole.write('{"status": "ok", "data": {"flows": [')
        first = True
        for entry in entries:
            flow = flow_of(entry, log)
            if flow is not None:
                whole.write(("" if first else ",") + "\n" + json.dumps(flow, ensure_ascii=False))
                first = False
                line = _flat(flow)
                rows.writerow([_cell(name, line.get(name)) for name in HEADER])
        whole.write("\n]}}\n")


def _cell(name: str, value: Any) -> str:
    return guarded(text_of(value)) if name in _TEXTS else text_of(value)


def flow_of(entry: Entry, log: Log) -> dict[str, Any] | None:
    """A record as a flow; None, with a line in the log, where FTS has no place for it."""
    content, record = entry.record.content, entry.record.id
    if not isinstance(content, Contribution):
        log.left_out(record, f"FTS has no flow for a {entry.record.kind}")
        return None
    if why := no_gift(entry):
        log.left_out(record, f"FTS has no flow for what is {why}")
        return None
    if content.amount is None or content.amount.currency is None:
        log.left_out(record, "an FTS flow has an amount, and none is told")
        return None
    if len(content.donors) > 1:
        log.altered(record, "several donors of one figure: FTS would have a flow for each")
    low, high = content.amount.bounds
    if low != high:
        log.altered(record, "FTS has no place for the bounds of a figure")
    day = _day(content.date)
    dollars, exchange = _dollars(content, record, log)
    states = [r for r in content.recipients if is_state(r)]
    first = min((p.published for p in entry.proofs if p.published), default=None)
    return {
        "id": record,
        "amountUSD": _number(dollars),
        "budgetYear": None,
        "childFlowIds": None,
        "contributionType": "in kind" if content.items and not content.mechanism else "financial",
        "createdAt": None,
        "date": f"{day}T00:00:00Z" if day else None,
        "decisionDate": _decided(entry),
        "description": entry.proofs[0].quote,
        "exchangeRate": _number(exchange),
        "firstReportedDate": f"{first}T00:00:00Z" if first else None,
        "flowType": "Standard",
        "grandBargainEarmarkingType": None,
        "keywords": [content.mechanism] if content.mechanism else None,
        "method": "Traditional aid",
        "newMoney": entry.left_out is None,
        "onBoundary": "shared" if len(states) > 1 else "single",
        "boundary": "incoming",
        "originalAmount": _number(content.amount.announced),
        "originalCurrency": content.amount.currency,
        "parentFlowId": entry.record.part_of,
        "refCode": None,
        "reportDetails": _reports(entry),
        "sourceObjects": [*_organisations(content.donors), *_locations(content.donors), *_year(content.date)],
        "destinationObjects": [
            *_organisations([r for r in content.recipients if not is_state(r)]),
            *_locations(content.recipients),
            *_year(content.date),
        ],
        "status": _STATUS[content.stage],
        "updatedAt": None,
        "versionId": 1,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _day(date: Date | None) -> str | None:
    days = day_range(date.edtf) if date else None
    return days[0] if days and days[0] == days[1] else None


def _decided(entry: Entry) -> str | None:
    dates = [_day(step.date) for step in entry.record.steps if step.stage is Stage.COMMITTED]
    return f"{dates[0]}T00:00:00Z" if dates and dates[0] else None


def _dollars(content: Contribution, record: str, log: Log) -> tuple[Decimal | None, Decimal | None]:
    """The amount in US dollars and how many units of its currency made one; None where no rate is to be had."""
    amount = content.amount
    assert amount is not None and amount.currency is not None  # noqa: S101, PT018  # flow_of looked
    if amount.currency == "USD":
        return amount.announced, None
    days = day_range(content.date.edtf) if content.date else None
    at = rate(amount.currency, "USD", days[1]) if days and days[1] != "9999-12-31" else None
    if at is None:
        log.altered(record, "no rate of the day to the US dollar")
        return None, None
    return (amount.announced * at.rate).quantize(Decimal(1)), (1 / at.rate).quantize(Decimal("0.000001"))


def _organisations(actors: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "type": "Organization",
            "id": actor,
            "name": f"{name_of(actor)}, Government of" if is_state(actor) else name_of(actor),
            "behavior": "single",
            "organizationTypes": ["Government" if is_state(actor) else "Multilateral Organizations"],
        }
        for actor in actors
    ]


def _locations(actors: Iterable[str]) -> list[dict[str, Any]]:
    states = [a for a in actors if is_state(a)]
    behavior = "shared" if len(states) > 1 else "single"
    return [{"type": "Location", "id": a, "name": name_of(a), "behavior": behavior} for a in states]


def _year(date: Date | None) -> list[dict[str, Any]]:
    days = day_range(date.edtf) if date else None
    if days is None or days[0][:4] != days[1][:4]:
        return []
    return [{"type": "UsageYear", "id": days[0][:4], "name": days[0][:4], "behavior": "single"}]


def _reports(entry: Entry) -> list[dict[str, Any]]:
    """Who reported it, where: further keys than FTS has carry the address and the words."""
    return [
        {
            "sourceType": "Secondary",
            "organization": proof.publisher,
            "reportChannel": "Public statement",
            "date": f"{proof.published}T00:00:00.000Z" if proof.published else None,
            "url": proof.address,
            "quote": proof.quote,
        }
        for proof in entry.proofs
    ]


def _flat(flow: dict[str, Any]) -> dict[str, Any]:
    def named(side: str, kind: str, key: str = "name") -> str:
        return ",".join(str(o[key]) for o in flow[side] if o["type"] == kind)

    row = {name: flow.get(name) for name in HEADER}
    row |= {
        "date": (flow["date"] or "")[:10],
        "firstReportedDate": (flow["firstReportedDate"] or "")[:10],
        "decisionDate": (flow["decisionDate"] or "")[:10],
        "keywords": ",".join(flow["keywords"] or ()),
        "refCode": flow["parentFlowId"],
    }
    for side, key in (("src", "sourceObjects"), ("dest", "destinationObjects")):
        row |= {
            f"{side}Organization": named(key, "Organization"),
            f"{side}OrganizationTypes": ",".join(
                dict.fromkeys(o["organizationTypes"][0] for o in flow[key] if o["type"] == "Organization")
            ),
            f"{side}Locations": named(key, "Location", "id"),
            f"{side}UsageYearStart": named(key, "UsageYear"),
            f"{side}UsageYearEnd": named(key, "UsageYear"),
        }
    return row
