"""IATI 2.0x activities: one row a transaction, with its activity's donors and recipients."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from lxml import etree

from pledgebook.exchange.naming import actor_named, alpha_3
from pledgebook.exchange.place import ExchangeError
from pledgebook.model.claim import AidType, Stage
from pledgebook.model.reference_data import Grain, ReferenceRow

# transaction types of IATI 2.03: incoming and outgoing sides of the same step
_STAGES = {
    "1": Stage.DISBURSED,
    "2": Stage.COMMITTED,
    "3": Stage.DISBURSED,
    "10": Stage.COMMITTED,
    "11": Stage.COMMITTED,
    "12": Stage.PLEDGED,
    "13": Stage.PLEDGED,
}
_ORDER = list(Stage)
_OWN = {t.value: t for t in AidType}


def read(path: Path) -> list[ReferenceRow]:
    """The rows of a file; raises `ExchangeError` where it is no IATI. No entity is expanded, nothing is fetched."""
    rows: list[ReferenceRow] = []
    try:
        with path.open("rb") as file:
            found = etree.iterparse(
                file, events=("end",), tag="iati-activity", resolve_entities=False, no_network=True, load_dtd=False
            )
            for _, activity in found:
                rows += _rows(activity)
                activity.clear()
    except etree.XMLSyntaxError as error:
        raise ExchangeError(f"{path}: is no XML that can be read ({error})") from None
    if not rows:
        raise ExchangeError(f"{path}: holds no IATI activities")
    return rows


def _rows(activity: Any) -> Iterator[ReferenceRow]:
    key = (activity.findtext("iati-identifier") or "").strip()
    donors, warning = _donors(activity)
    common: dict[str, Any] = {
        "grain": Grain.RECORD,
        "donors": donors,
        "recipients": _recipients(activity),
        "aid_type": _type(activity),
        "description": _narrative(activity.find("title")),
        "warning": warning,
    }
    raw = {"activity": etree.tostring(activity, encoding="unicode")}
    steps = [t for t in activity.iterfind("transaction") if _code(t) in _STAGES]
    if not steps:
        day = next((d.get("iso-date") for d in activity.iterfind("activity-date") if d.get("iso-date")), None)
        yield ReferenceRow(key=key, raw=raw, first_day=day, last_day=day, counts=False, **common)
        return
    furthest = max(_ORDER.index(_STAGES[_code(t)]) for t in steps)
    for place, transaction in enumerate(steps):
        stage = _STAGES[_code(transaction)]
        value = transaction.find("value")
        day = transaction.find("transaction-date")
        date = day.get("iso-date") if day is not None else None
        yield ReferenceRow(
            key=key if len(steps) == 1 else f"{key}#{place + 1}",
            raw=raw if place == 0 else {},
            stage=stage,
            amount=_number(value),
            currency=(value.get("currency") if value is not None else None) or activity.get("default-currency"),
            first_day=date,
            last_day=date,
            # the same money at an earlier stage
            counts=_ORDER.index(stage) == furthest,
            **common,
        )


def _code(transaction: Any) -> str:
    kind = transaction.find("transaction-type")
    return "" if kind is None else str(kind.get("code") or "")


def _number(value: Any) -> Decimal | None:
    try:
        number = Decimal((value.text or "").strip().replace(",", "")) if value is not None else None
    except InvalidOperation:
        return None
    return number if number is None or number.is_finite() else None


def _narrative(element: Any) -> str | None:
    if element is None:
        return None
    text = element.findtext("narrative") or element.text or ""
    return " ".join(text.split()) or None


def _donors(activity: Any) -> tuple[tuple[str, ...], str | None]:
    """Who funds: the reporter's own ids of actors where it gives them, else the organisations by name."""
    own = [
        str(other.get("ref"))
        for other in activity.iterfind("other-identifier")
        if other.get("type") == "B9" and _narrative(other.find("owner-org")) == "donor"
    ]
    if own:
        return tuple(own), None
    named = [_narrative(o) or "" for o in activity.iterfind("participating-org") if o.get("role") == "1"]
    if not named:
        named = [_narrative(activity.find("reporting-org")) or ""]
    found = [actor for name in named if (actor := actor_named(name))]
    unknown = [name for name in named if name and not actor_named(name)]
    return tuple(dict.fromkeys(found)), f"unknown donor: {', '.join(unknown)}" if unknown else None


def _recipients(activity: Any) -> tuple[str, ...]:
    own = [
        str(other.get("ref"))
        for other in activity.iterfind("other-identifier")
        if other.get("type") == "B9" and _narrative(other.find("owner-org")) == "recipient"
    ]
    if own:
        return tuple(own)
    codes = [alpha_3(str(c.get("code") or "")) for c in activity.iter("recipient-country")]
    return tuple(dict.fromkeys(code for code in codes if code))


def _type(activity: Any) -> AidType | None:
    own = [s.get("code") for s in activity.iterfind("sector") if s.get("vocabulary") == "99"]
    told = next((_OWN[code] for code in own if code in _OWN), None)
    return told or (AidType.HUMANITARIAN if activity.get("humanitarian") in ("1", "true") else None)
