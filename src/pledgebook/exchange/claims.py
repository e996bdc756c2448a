"""Claims as JSON in the shape of the annotators' files (`claims.schema.json`), out and in."""

from decimal import Decimal
from typing import Any

from pledgebook.model.claim import Claim, Contribution
from pledgebook.model.date import Date
from pledgebook.model.document import Document
from pledgebook.model.figure import Figure


def to_json(claims: tuple[Claim, ...], document: Document | None = None) -> list[dict[str, Any]]:
    """One object per claim, in order; ``part_of`` is the index of the whole in the list.

    With ``document``, claims of one that has pages tell the ``page``, from 1.
    """
    place = {claim.id: i for i, claim in enumerate(claims)}
    rows = [_claim(claim, place) for claim in claims]
    if document is not None and document.pages:
        for row in rows:
            row["page"] = document.page(row["start"])
    return rows


def _claim(claim: Claim, place: dict[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": claim.kind}
    for slot in claim.content.__dataclass_fields__:
        value = getattr(claim.content, slot)
        if slot == "date":
            if isinstance(value, Date):
                row["date"], row["date_basis"] = value.edtf, value.basis.value
        elif slot == "part_of":
            row["part_of"] = place.get(value) if value is not None else None
        elif slot == "items":
            row["items"] = [{"name": i.name, "quantity": figure_to_json(i.quantity)} for i in value]
        elif slot in ("amount", "size"):
            row[slot] = figure_to_json(value)
        else:
            row[slot] = list(value) if isinstance(value, tuple) else value
    if isinstance(claim.content, Contribution) and row["period"] is None:
        del row["period"]
    row |= {
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "confidence": round(claim.confidence, 2),
        "rule": claim.rule,
        "cues": list(claim.cues),
        "id": claim.id,
    }
    return row


def figure_to_json(figure: Figure | None) -> dict[str, Any] | None:
    """``{"value" | "min" + "max", "qualifier", "currency"}`` with the keys that apply, or None."""
    if figure is None:
        return None
    row: dict[str, Any] = {}
    for key, number in (("value", figure.value), ("min", figure.low), ("max", figure.high)):
        if number is not None:
            row[key] = _number(number)
    row["qualifier"] = figure.qualifier.value
    if figure.currency is not None:
        row["currency"] = figure.currency
    return row


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
