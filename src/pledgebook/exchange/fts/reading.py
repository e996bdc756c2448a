"""FTS flows: pages of the API's JSON, and the CSV files of HDX. Nothing in them is lost: ``raw`` is the flow."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from pledgebook.exchange.naming import actor_named, alpha_3, slug
from pledgebook.exchange.place import ExchangeError
from pledgebook.model.claim import AidType, Stage
from pledgebook.model.reference_data import Grain, ReferenceRow

_STAGES = {"pledge": Stage.PLEDGED, "commitment": Stage.COMMITTED, "paid": Stage.DISBURSED}
_CORE = ("amountUSD", "status", "id")


def read(path: Path) -> list[ReferenceRow]:
    """The flows of a file; raises `ExchangeError` where it is none of FTS'."""
    text = path.read_bytes()
    if text.lstrip()[:1] in (b"{", b"["):
        return [_flow(flow) for flow in _flows(path, text)]
    return [_line(row) for row in _lines(path)]


def _flows(path: Path, text: bytes) -> list[dict[str, Any]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{path}: is no JSON ({error})") from None
    data = found.get("data") if isinstance(found, dict) else found
    flows = data.get("flows") if isinstance(data, dict) else data
    if not isinstance(flows, list) or not all(isinstance(f, dict) and "amountUSD" in f for f in flows):
        raise ExchangeError(f"{path}: holds no FTS flows")
    return flows


def _lines(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in _CORE if name not in (rows.fieldnames or ())]
            if missing:
                raise ExchangeError(f"{path}: holds no FTS flows; it has no column {', '.join(missing)}")
            return [row for row in rows if not any(str(v or "").startswith("#") for v in row.values())]
    except (UnicodeDecodeError, csv.Error) as error:
        raise ExchangeError(f"{path}: is no CSV file in UTF-8 ({error})") from None


def _number(value: Any) -> Decimal | None:
    try:
        number = Decimal(str(value)) if value not in (None, "") else None
    except InvalidOperation:
        return None
    return number if number is None or number.is_finite() else None


def _named(objects: Any, kind: str) -> list[str]:
    return [str(o.get("name", "")) for o in objects or () if isinstance(o, Mapping) and o.get("type") == kind]


def _actors(organisations: Iterable[str], locations: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
    """States and bodies named, other organisations by their slug; and the places that are none we know."""
    found: dict[str, None] = {}
    unknown = []
    for name in organisations:
        if body := actor_named(name) or slug(name):
            found[body] = None
    for name in locations:
        actor = alpha_3(name) if len(name) == 3 and name.isupper() else actor_named(name)
        if actor:
            found[actor] = None
        else:
            unknown.append(name)
    return tuple(found), unknown


def _row(flow: Mapping[str, Any], donors: Any, places: Any, receivers: Any) -> ReferenceRow:
    givers, unknown = _actors(*donors)
    countries, strange = _actors((), places)
    recipients = countries or _actors(receivers, ())[0]
    dollars = _number(flow.get("amountUSD"))
    original, code = _number(flow.get("originalAmount")), str(flow.get("originalCurrency") or "")
    own = original is not None and len(code) == 3
    day = str(flow.get("date") or flow.get("decisionDate") or "")[:10] or None
    boundary, behaviour = flow.get("boundary"), flow.get("onBoundary")
    return ReferenceRow(
        key=str(flow.get("id")),
        grain=Grain.RECORD,
        donors=givers,
        recipients=recipients,
        raw=dict(flow),
        aid_type=AidType.HUMANITARIAN,
        stage=_STAGES.get(str(flow.get("status"))),
        amount=original if own else dollars,
        currency=code if own else "USD" if dollars is not None else None,
        first_day=day,
        last_day=day,
        description=str(flow.get("description") or "") or None,
        counts=boundary != "internal" and behaviour in (None, "", "single") and flow.get("status") != "pledge",
        warning=f"unknown: {', '.join(unknown + strange)}" if unknown or strange else None,
    )


def _flow(flow: dict[str, Any]) -> ReferenceRow:
    source, destination = flow.get("sourceObjects"), flow.get("destinationObjects")
    organisations = _named(source, "Organization")
    # the donor's own country only repeats its government; an agency's country is no donor
    return _row(flow, (organisations, ()), _named(destination, "Location"), _named(destination, "Organization"))


def _line(row: dict[str, str]) -> ReferenceRow:
    organisations = [name.strip() for name in _split(row.get("srcOrganization"))]
    places = [code.strip() for code in (row.get("destLocations") or "").split(",") if code.strip()]
    return _row(row, (organisations, ()), places, _split(row.get("destOrganization")))


def _split(names: str | None) -> list[str]:
    """Names in one cell are parted by commas, and "Japan, Government of" has one of its own."""
    text = (names or "").replace(", Government of", " Government of")
    return [n.replace(" Government of", ", Government of") for n in text.split(",") if n.strip()]


@dataclass(frozen=True, slots=True)
class FlowTotals:
    """Sums as the service itself makes them, in US dollars.

    ``funding`` adds what was paid or committed and comes in whole; ``pledges`` stand apart. ``shared`` and
    ``overlap`` is what belongs to several places or years at once, which FTS adds to none. ``new_money`` is the part
    of ``funding`` that was not counted in an earlier flow.
    """

    flows: int
    funding: Decimal
    pledges: Decimal
    shared: Decimal
    overlap: Decimal
    new_money: Decimal


def totals(rows: Iterable[ReferenceRow], boundary: str = "incoming") -> FlowTotals:
    """The totals of the flows of a boundary: incoming, outgoing or internal."""
    count, sums = 0, dict.fromkeys(("single", "shared", "overlap", "pledge", "new"), Decimal(0))
    for row in rows:
        flow = row.raw
        if flow.get("boundary") != boundary:
            continue
        count += 1
        amount = _number(flow.get("amountUSD")) or Decimal(0)
        if flow.get("status") == "pledge":
            sums["pledge"] += amount
            continue
        behaviour = str(flow.get("onBoundary") or "single")
        sums[behaviour] += amount
        if behaviour == "single" and str(flow.get("newMoney")).lower() == "true":
            sums["new"] += amount
    return FlowTotals(count, sums["single"], sums["pledge"], sums["shared"], sums["overlap"], sums["new"])
