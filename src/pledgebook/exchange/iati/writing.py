"""Contributions as IATI 2.03 activities: a secondary report, from public statements.

Codes are those of IATI's code lists for 2.03 (iatistandard.org): transaction types 2 outgoing
commitment, 3 disbursement, 10 credit guarantee, 12 outgoing pledge; activity status 1 pipeline,
2 implementation, 3 finalisation; roles 1 funding, 4 implementing.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from lxml import etree

from pledgebook.exchange.gifts import no_gift
from pledgebook.exchange.log import Log
from pledgebook.exchange.naming import alpha_2, is_state, name_of, title
from pledgebook.exchange.tables.rows import in_words
from pledgebook.exchange.tables.writers import plain_number
from pledgebook.model.claim import AidType, Contribution, Stage
from pledgebook.model.date import Date, day_range
from pledgebook.views import Entry, Source

FILE = "activities.xml"
ORGANISATION = "XM-PLEDGEBOOK"
"""The reporting organisation's identifier: nobody's in IATI's registry; who publishes the file puts in their own."""

_STATUS = {Stage.PLEDGED: "1", Stage.COMMITTED: "2", Stage.DISBURSED: "2", Stage.DELIVERED: "3"}
_TYPES = {Stage.PLEDGED: "12", Stage.COMMITTED: "2", Stage.DISBURSED: "3", Stage.DELIVERED: "3"}
_GUARANTEE = re.compile(r"\bguarantees?\b", re.IGNORECASE)
_LOAN = re.compile(r"\bloans?\b|\blen[dt]\b|\bcredit\b", re.IGNORECASE)
_CONTROL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no place for


def write(entries: Iterable[Entry], sources: tuple[Source, ...], folder: Path, log: Log) -> None:
    """Write ``activities.xml``, activity by activity."""
    made = max((s.added_at for s in sources), default=datetime.now(tz=UTC).isoformat(timespec="seconds"))
    with (folder / FILE).open("wb") as file, etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element("iati-activities", {"version": "2.03", "generated-datetime": _stamp(made)}):
            for entry in entries:
                activity = activity_of(entry, log, updated=_stamp(made))
                if activity is not None:
                    out.write("\n", activity)
            out.write("\n")


def _stamp(time: str) -> str:
    return time.replace("+00:00", "Z")


def activity_of(entry: Entry, log: Log, updated: str) -> Any | None:
    """The activity of a record; None, with a line in the log, where IATI has no word for it."""
    content, record = entry.record.content, entry.record.id
    if not isinstance(content, Contribution):
        log.left_out(record, f"IATI has no word for {entry.record.kind}s")
        return None
    if why := no_gift(entry):
        log.left_out(record, f"IATI has no activity for what is {why}")
        return None
    began = _began(entry, content)
    if began is None:
        log.left_out(record, "no date is told, and IATI has no activity without one")
        return None
    activity = etree.Element(
        "iati-activity", {"default-currency": _currency(content), "last-updated-datetime": updated}
    )
    activity.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    if content.aid_type is AidType.HUMANITARIAN:
        activity.set("humanitarian", "1")
    _parties(activity, entry, content)
    start = _add(activity, "activity-date", type="1" if content.stage is Stage.PLEDGED else "2", iso_date=began[0])
    if began[1]:
        _narrative(start, began[1])
    _places(activity, content, record, log)
    sector = _add(activity, "sector", vocabulary="99", code=content.aid_type.value)
    _narrative(sector, content.aid_type.value.capitalize())
    _add(activity, "default-finance-type", code=_finance(entry, content))
    _transactions(activity, entry, content, log)
    _links(activity, entry, log)
    if entry.record.part_of:
        _add(activity, "related-activity", ref=f"{ORGANISATION}-{entry.record.part_of}", type="1")
    if content.condition:
        conditions = _add(activity, "conditions", attached="1")
        _narrative(_add(conditions, "condition", type="1"), content.condition)
    return activity


def _add(parent: Any, tag: str, **attributes: str) -> Any:
    return etree.SubElement(parent, tag, {name.replace("_", "-"): value for name, value in attributes.items()})


def _narrative(parent: Any, text: str) -> None:
    etree.SubElement(parent, "narrative").text = _CONTROL.sub("", text)


def _currency(content: Contribution) -> str:
    return (content.amount and content.amount.currency) or "USD"


def _finance(entry: Entry, content: Contribution) -> str:
    """IATI's finance type: 1100 guarantee, 421 loan, 110 grant where neither is said."""
    words = " ".join(p.quote for p in entry.proofs)
    if content.aid_type is AidType.FINANCIAL and _GUARANTEE.search(words):
        return "1100"
    return "421" if content.aid_type is AidType.FINANCIAL and _LOAN.search(words) else "110"


def _parties(activity: Any, entry: Entry, content: Contribution) -> None:
    _add(activity, "iati-identifier").text = f"{ORGANISATION}-{entry.record.id}"
    reporter = _add(activity, "reporting-org", ref=ORGANISATION, type="21", secondary_reporter="1")
    _narrative(reporter, "Pledgebook: from public statements")
    _narrative(_add(activity, "title"), title(content))
    _narrative(_add(activity, "description", type="1"), entry.proofs[0].quote)
    if content.items:
        _narrative(_add(activity, "description", type="4"), "; ".join(map(in_words, content.items)))
    if not content.donors:
        _narrative(_add(activity, "participating-org", role="1"), "not said")
    for donor in content.donors:
        _narrative(_add(activity, "participating-org", role="1", type=_kind(donor)), name_of(donor))
    for recipient in content.recipients:
        if not is_state(recipient) and not recipient.startswith("region-") and recipient != "world":
            _narrative(_add(activity, "participating-org", role="4", type=_kind(recipient)), name_of(recipient))
    for actor in (*content.donors, *content.recipients):
        other = _add(activity, "other-identifier", ref=actor, type="B9")
        owner = _add(other, "owner-org", ref=ORGANISATION)
        _narrative(owner, "donor" if actor in content.donors else "recipient")
    _add(activity, "activity-status", code=_STATUS[content.stage])


def _kind(actor: str) -> str:
    """IATI's type of organisation: 10 government, 40 multilateral."""
    return "10" if is_state(actor) else "40"


def _began(entry: Entry, content: Contribution) -> tuple[str, str] | None:
    """The day of the activity; where the text tells none, that of the first publication, which says so."""
    day, note = _day(content.date)
    if day is not None:
        return day, note
    published = min((p.published for p in entry.proofs if p.published), default=None)
    return (published, "no date is told: the day of the first document") if published else None


def _day(date: Date | None) -> tuple[str | None, str]:
    """A day for IATI, which has no other dates, and what to say where the day itself is not known."""
    days = day_range(date.edtf) if date else None
    if date is None or days is None or days[1] == "9999-12-31":
        return None, ""
    return days[1], "" if days[0] == days[1] else f"told as {date.edtf}: the last day that this may mean"


def _places(activity: Any, content: Contribution, record: str, log: Log) -> None:
    countries = [code for r in content.recipients if (code := alpha_2(r))]
    for code in countries:
        _add(activity, "recipient-country", code=code)
    if len(countries) > 1:
        log.altered(record, "several recipient countries, and nobody said who gets how much")
    for recipient in content.recipients:
        if recipient.startswith("region-") or recipient == "world":
            region = _add(activity, "recipient-region", code=recipient, vocabulary="99")
            _narrative(region, name_of(recipient))


def _transactions(activity: Any, entry: Entry, content: Contribution, log: Log) -> None:
    record, amount = entry.record.id, content.amount
    if amount is None or amount.currency is None:
        log.altered(record, "no amount is told: an activity without a transaction")
        return
    if entry.left_out == "part":
        log.altered(record, "counted in the whole that it is part of: an activity without a transaction")
        return
    steps = entry.record.steps or ()
    for stage, date in [(s.stage, s.date) for s in steps if s.stage in _TYPES] or [(content.stage, content.date)]:
        day, note = _day(date or content.date)
        if day is None:
            log.altered(record, f"{stage.value} on no day that is told: no transaction for it")
            continue
        code = "10" if stage is Stage.COMMITTED and _finance(entry, content) == "1100" else _TYPES[stage]
        transaction = _add(activity, "transaction", ref=record)
        _add(transaction, "transaction-type", code=code)
        _add(transaction, "transaction-date", iso_date=day)
        value = _add(transaction, "value", currency=amount.currency, value_date=day)
        value.text = plain_number(amount.announced)
        low, high = amount.bounds
        if low != high:
            upper = plain_number(high) if high is not None else "no bound told"
            note = "; ".join(filter(None, (note, f"a figure between {plain_number(low)} and {upper}")))
            log.altered(record, "a figure with uncertainty: its bounds stand in the transaction's description")
        if note:
            _narrative(_add(transaction, "description"), note)


def _links(activity: Any, entry: Entry, log: Log) -> None:
    seen = set()
    for proof in entry.proofs:
        if not proof.address or not proof.address.startswith(("http://", "https://")):
            log.altered(entry.record.id, "a source without an address on the web has no document-link")
            continue
        if (proof.address, proof.quote) in seen:
            continue
        seen.add((proof.address, proof.quote))
        link = _add(activity, "document-link", format="text/html", url=_CONTROL.sub("", proof.address))
        _narrative(_add(link, "title"), proof.title or proof.address)
        _narrative(_add(link, "description"), proof.quote)
        _add(link, "category", code="A12")
        if proof.published:
            _add(link, "document-date", iso_date=proof.published)
