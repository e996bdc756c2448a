"""Claims and figures in a few words, for tables."""

from typing import Any

_SIGNS = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ "}


def number(value: float | None) -> str:
    """A number for a person: thousands parted, no needless decimals."""
    if value is None:
        return ""
    return f"{int(value):,}" if float(value) == int(value) else f"{value:,.2f}"


def figure(row: dict[str, Any] | None) -> str:
    """A figure with its uncertainty: "~ 425,000,000 USD", "200-999"."""
    if row is None:
        return ""
    if row.get("value") is not None:
        text = _SIGNS.get(row["qualifier"], "") + number(row["value"])
    else:
        text = f"{number(row.get('min'))}-{number(row.get('max'))}"
    return f"{text} {row['currency']}" if row.get("currency") else text


def items(rows: list[dict[str, Any]]) -> str:
    """Items with their quantities."""
    return ", ".join(f"{figure(row['quantity'])} {row['name']}".strip() for row in rows)


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
