"""Nouns to rows of the ledger and back. What is written is read back equal."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pledgebook.model.claim import Claim, Content, Contribution, Item, Stage
from pledgebook.model.codec import all_from_text, from_text, to_text
from pledgebook.model.date import Basis, Date, day_range
from pledgebook.model.document import Document
from pledgebook.model.figure import Figure
from pledgebook.model.record import Link, Record, SaidFigure, Step
from pledgebook.model.span import Span

Row = dict[str, Any]

# Which slots of which kinds name actors, and the role they play there.
ROLES = {
    "donors": "donor",
    "recipients": "recipient",
    "proposer": "proposer",
    "addressees": "addressee",
    "holder": "holder",
    "parties": "party",
    "party": "party",
    "by": "by",
    "to": "to",
    "group": "group",
}
_SUBJECTS = ("subject", "action", "role", "text", "name")
_TYPES = ("type", "direction", "stance")


def document_row(document: Document) -> Row:
    """A document without when it was added, by which run, and what came after it."""
    return {
        "id": document.id,
        "address": document.address,
        "publisher": document.publisher,
        "speaker": document.speaker,
        "title": document.title,
        "published": document.published,
        "language": document.language,
        "source": document.source,
        "content_hash": document.content_hash,
        "body_start": document.body.start,
        "body_end": document.body.end,
        "text": document.text,
        "raw": document.raw,
        "pages": _numbers(document.pages),
    }


def _numbers(values: tuple[int, ...]) -> str | None:
    return json.dumps(values, separators=(",", ":")) if values else None


def document_of(row: Any) -> Document:
    """The document that `document_row` wrote."""
    return Document(
        id=row.id,
        text=row.text,
        body=Span(row.body_start, row.body_end),
        content_hash=row.content_hash,
        source=row.source,
        title=row.title,
        publisher=row.publisher,
        speaker=row.speaker,
        published=row.published,
        address=row.address,
        language=row.language,
        raw=row.raw,
        pages=tuple(json.loads(row.pages or "[]")),
    )


def claim_row(claim: Claim, ordinal: int) -> Row:
    """A claim with its readable columns."""
    return slots(claim.content) | {
        "id": claim.id,
        "document_id": claim.document_id,
        "ordinal": ordinal,
        "kind": claim.kind,
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "quote": claim.quote,
        "rule": claim.rule,
        "cues": _list(claim.cues),
        "confidence": claim.confidence,
        "part_of": claim.content.part_of if isinstance(claim.content, Contribution) else None,
    }


def claim_of(row: Any) -> Claim:
    """The claim that `claim_row` wrote."""
    return Claim(
        id=row.id,
        document_id=row.document_id,
        span=Span(row.span_start, row.span_end),
        quote=row.quote,
        content=from_text(row.kind, row.content),
        rule=row.rule,
        cues=tuple(json.loads(row.cues)),
        confidence=row.confidence,
    )


def record_row(record: Record, sources: int) -> Row:
    """A record with its readable columns; ``sources`` is the number of documents that tell it."""
    return slots(record.content) | {
        "id": record.id,
        "kind": record.kind,
        "part_of": record.part_of,
        "sources": sources,
        "rule": record.rule,
        "conflict": record.conflict,
        "appropriation": record.appropriation,
        "figures": to_text(record.figures),
        "links": to_text(record.links),
        "cluster": record.cluster,
    }


def record_of(row: Any, claims: tuple[str, ...], steps: tuple[Step, ...], wholes: tuple[str, ...] = ()) -> Record:
    """The record that `record_row` wrote, with what stands of it in tables of its own."""
    return Record(
        id=row.id,
        content=from_text(row.kind, row.content),
        claims=claims,
        steps=steps,
        figures=all_from_text(SaidFigure, row.figures),
        rule=row.rule,
        conflict=row.conflict,
        appropriation=row.appropriation,
        part_of=row.part_of,
        wholes=wholes,
        links=all_from_text(Link, row.links),
        cluster=row.cluster,
    )


def step_row(record_id: str, ordinal: int, step: Step) -> Row:
    """One stage of a record's life."""
    return {
        "record_id": record_id,
        "ordinal": ordinal,
        "stage": step.stage.value,
        "date": step.date.edtf if step.date else None,
        "date_basis": step.date.basis.value if step.date else None,
        "claims": _list(step.claims),
    }


def step_of(row: Any) -> Step:
    """The step that `step_row` wrote."""
    date = None if row.date is None else Date(row.date, Basis(row.date_basis))
    return Step(Stage(row.stage), date, tuple(json.loads(row.claims)))


def actors(content: Content) -> Iterator[tuple[str, str]]:
    """Each (role, actor) of a content once, in the order in which they are said."""
    seen: set[tuple[str, str]] = set()
    for slot, role in ROLES.items():
        said = getattr(content, slot, None) or ()
        for actor in (said,) if isinstance(said, str) else said:
            if actor and (role, actor) not in seen:
                seen.add((role, actor))
                yield role, actor


def item_rows(content: Content, owner: Row) -> list[Row]:
    """A row for each item, with ``owner``'s key."""
    items: tuple[Item, ...] = getattr(content, "items", ())
    return [owner | {"ordinal": i, "name": item.name} | _quantity(item.quantity) for i, item in enumerate(items)]


def slots(content: Content) -> Row:
    """The columns that claims and records share."""
    date: Date | None = getattr(content, "date", None)
    days = day_range(date.edtf) if date else None
    amount: Figure | None = getattr(content, "amount", None) or getattr(content, "size", None)
    low, high = amount.bounds if amount else (None, None)
    parties = sorted({a for role, a in actors(content) if role not in ("donor", "recipient")})
    given = content if isinstance(content, Contribution) else None
    return {
        "donors": _list(given.donors) if given else None,
        "recipients": _list(given.recipients) if given else None,
        "parties": None if given else _list(parties),
        "aid_type": given.aid_type.value if given else None,
        "stage": given.stage.value if given else None,
        "amount": _decimal(amount.value) if amount else None,
        "amount_min": _decimal(amount.low) if amount else None,
        "amount_max": _decimal(amount.high) if amount else None,
        "qualifier": amount.qualifier.value if amount else None,
        "currency": amount.currency if amount else None,
        "amount_low": _float(low),
        "amount_high": _float(high),
        "items": to_text(given.items) if given and given.items else None,
        "mechanism": given.mechanism if given else None,
        "date": date.edtf if date else None,
        "date_basis": date.basis.value if date else None,
        "first_day": days[0] if days else None,
        "last_day": days[1] if days else None,
        "cumulative": given is not None and given.cumulative,
        "type": _first(content, _TYPES),
        "status": _first(content, ("status", "category")),
        "subject": _first(content, _SUBJECTS),
        "content": to_text(content),
    }


def _first(content: Content, names: tuple[str, ...]) -> str | None:
    value = next((v for n in names if (v := getattr(content, n, None)) is not None), None)
    return None if value is None else str(value)


def _list(values: tuple[str, ...] | list[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _quantity(figure: Figure | None) -> Row:
    if figure is None:
        return {"quantity": None, "quantity_min": None, "quantity_max": None, "qualifier": None}
    return {
        "quantity": _decimal(figure.value),
        "quantity_min": _decimal(figure.low),
        "quantity_max": _decimal(figure.high),
        "qualifier": figure.qualifier.value,
    }


def _decimal(value: Decimal | None) -> str | None:
    """A plain number without an exponent, as people and spreadsheets read it."""
    if value is None:
        return None
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
