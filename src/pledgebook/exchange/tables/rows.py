"""Records and sources as rows of the tables: values by column name, None where nothing is said."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pledgebook.model.claim import (
    Content,
    Contribution,
    Engagement,
    Group,
    Item,
    Position,
    Proposal,
    Statement,
    Tasking,
)
from pledgebook.model.date import Date, day_range
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.views import Entry, Source

Row = dict[str, Any]

_OPEN = ("0001-01-01", "9999-12-31")  # an interval's open end is no day
_SIGNS = {Qualifier.AT_LEAST: "at least ", Qualifier.AT_MOST: "up to ", Qualifier.ABOUT: "about "}


def rows(entries: Iterable[Entry], sources: Iterable[Source]) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table: a record before its items and its proofs, the sources last."""
    for entry in entries:
        content = entry.record.content
        yield f"{entry.record.kind}s", {"id": entry.record.id} | _said(entry) | _told(entry)
        if isinstance(content, Contribution):
            for ordinal, item in enumerate(content.items):
                yield "items", item_row(entry.record.id, ordinal, item)
        for proof in entry.proofs:
            yield (
                "proofs",
                {
                    "claim": proof.claim,
                    "record": entry.record.id,
                    "kind": entry.record.kind,
                    "document": proof.document,
                    "start": proof.start,
                    "end": proof.end,
                    "quote": proof.quote,
                    "rule": proof.rule,
                    "confidence": Decimal(str(proof.confidence)),
                },
            )
    for source in sources:
        yield "sources", {name: getattr(source, name) for name in Source.__dataclass_fields__}


def item_row(record: str, ordinal: int, item: Item) -> Row:
    """A row of the items' table."""
    return {"record": record, "ordinal": ordinal, "name": item.name} | _figure("quantity", item.quantity)


def in_words(item: Item) -> str:
    """An item with its quantity: "about 40 tanks", "200 to 999 interceptors"."""
    quantity = item.quantity
    if quantity is None:
        return item.name
    if quantity.low is not None and quantity.high is not None:
        return f"{quantity.low:f} to {quantity.high:f} {item.name}"
    return f"{_SIGNS.get(quantity.qualifier, '')}{quantity.announced:f} {item.name}"


def _said(entry: Entry) -> Row:  # noqa: PLR0911  # one for each kind
    content: Content = entry.record.content
    match content:
        case Contribution():
            return _contribution(entry, content)
        case Proposal():
            return {
                "direction": content.direction.value,
                "proposer": content.proposer,
                "addressees": content.addressees,
                "subject": content.subject,
                "category": content.category.value,
                "plan": content.plan,
                "ordinal": content.ordinal,
            } | _dated(content.date)
        case Position():
            said = {"holder": content.holder, "subject": content.subject, "stance": content.stance.value}
            return said | _dated(content.date)
        case Engagement():
            return {
                "type": content.type.value,
                "parties": content.parties,
                "status": content.status.value,
                "format": content.format.value if content.format else None,
                "name": content.name,
            } | _dated(content.date)
        case Group():
            return {"group": content.group, "role": content.role} | _figure("size", content.size)
        case Tasking():
            return {"by": content.by, "to": content.to, "action": content.action}
        case Statement():
            return {"speaker": content.speaker, "party": content.party, "text": content.text}


def _contribution(entry: Entry, given: Contribution) -> Row:
    low, high = given.amount.bounds if given.amount else (None, None)
    steps = {step.stage.value: step.date.edtf if step.date else None for step in entry.record.steps}
    return {
        "donors": given.donors,
        "recipients": given.recipients,
        "aid_type": given.aid_type.value,
        "stage": given.stage.value,
        "currency": given.amount.currency if given.amount else None,
        "low": low,
        "high": high,
        "items": tuple(map(in_words, given.items)),
        "mechanism": given.mechanism,
        **{stage: steps.get(stage) for stage in ("pledged", "committed", "disbursed", "delivered")},
        "condition": given.condition,
        "cumulative": given.cumulative,
        "period": given.period,
        "part_of": entry.record.part_of,
        "counts": entry.left_out is None,
        "left_out": entry.left_out,
        "conflict": entry.record.conflict,
        "chosen_by": entry.record.rule,
        **_figure("amount", given.amount),
        **_dated(given.date),
    }


def _figure(name: str, figure: Figure | None) -> Row:
    return {
        name: figure.value if figure else None,
        f"{name}_min": figure.low if figure else None,
        f"{name}_max": figure.high if figure else None,
        "qualifier": figure.qualifier.value if figure else None,
    }


def _dated(date: Date | None) -> Row:
    first, last = (date and day_range(date.edtf)) or (None, None)
    return {
        "date": date.edtf if date else None,
        "date_basis": date.basis.value if date else None,
        "first_day": None if first in _OPEN else first,
        "last_day": None if last in _OPEN else last,
    }


def _told(entry: Entry) -> Row:
    first = entry.proofs[0]
    return {
        "documents": len({proof.document for proof in entry.proofs}),
        "quote": " ".join(first.quote.split()),  # in one line; a proof has the words as they stand in the text
        "address": first.address,
    }
