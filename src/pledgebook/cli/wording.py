"""Claims and figures in a few words, for tables."""

import json
from typing import Any
from urllib.parse import urlsplit

_BOUNDS = ("value", "low", "high", "min", "max")
_SIGNS = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ "}


def number(value: float | None) -> str:
    """A number for a person: thousands parted, no needless decimals."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value) == int(value) else f"{value:,.2f}"


def count(number: int, thing: str, things: str | None = None) -> str:
    """How many of a thing there are: "1 document", "1,200 claims"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def figure(row: dict[str, Any] | None) -> str:
    """A figure with its uncertainty: "~ 425,000,000 USD", "200 to 999"."""
    if row is None:
        return ""
    if row.get("value") is not None:
        text = _SIGNS.get(row["qualifier"], "") + number(row["value"])
    else:
        text = f"{number(row.get('min'))} to {number(row.get('max'))}"
    return f"{text} {row['currency']}" if row.get("currency") else text


def items(rows: list[dict[str, Any]]) -> str:
    """Items with their quantities."""
    return ", ".join(f"{figure(row['quantity'])} {row['name']}".strip() for row in rows)


def slot_value(value: str | None) -> str:
    """What a correction put into a slot (JSON), in words."""
    said = json.loads(value or "null")
    match said:
        case None | []:
            return "nothing"
        case {"edtf": edtf}:
            return str(edtf)
        case {"qualifier": _}:
            return figure({name: float(v) if name in _BOUNDS else v for name, v in said.items()})
        case [{"name": _}, *_]:
            return ", ".join(str(item["name"]) for item in said)
        case list():
            return ", ".join(map(str, said))
    return json.dumps(said) if isinstance(said, (bool, dict)) else str(said)


def minute(at: str) -> str:
    """A time of the ledger, UTC, to the minute: "2024-10-16 09:30"."""
    return at[:16].replace("T", " ")


def called(row: dict[str, Any]) -> str:
    """What a document is called: by its title, else by the file or address that it was read from."""
    source = str(row["source"])
    return row["title"] or ("standard input" if source == "-" else source)


def publisher(row: dict[str, Any]) -> str:
    """Who published it, as told; else the host of its address."""
    host = urlsplit(row["address"] or "").hostname or ""
    return row["publisher"] or host.removeprefix("www.")


def who(claim: dict[str, Any]) -> str:
    """The parties of a claim, from left to right as the thing goes."""
    kind = claim["kind"]
    if kind in ("contribution", "proposal", "tasking"):
        given, taken = {
            "contribution": ("donors", "recipients"),
            "proposal": ("proposer", "addressees"),
            "tasking": ("by", "to"),
        }[kind]
        return f"{', '.join(claim[given]) or '?'} → {', '.join(claim[taken]) or '?'}"
    slot = {"position": "holder", "engagement": "parties"}.get(kind)
    return ", ".join(claim[slot]) if slot else str(claim.get("group") or claim.get("party") or "")


def what(claim: dict[str, Any]) -> str:
    """What a claim says, in a few words."""
    kind = claim["kind"]
    if kind == "contribution":
        parts = [figure(claim["amount"]), items(claim["items"]), claim.get("mechanism") or ""]
        head = f"{claim['stage']} {claim['aid_type']}" + (" (running total)" if claim["cumulative"] else "")
        return ": ".join([head, "; ".join(p for p in parts if p)]).removesuffix(": ")
    if kind == "engagement":
        return " ".join(filter(None, (claim["status"], claim.get("format"), claim["type"], claim.get("name"))))
    if kind in ("proposal", "position"):
        return f"{claim.get('direction') or claim.get('stance')}: {claim['subject']}"
    return str(claim.get("action") or claim.get("role") or claim.get("text") or "")
