"""Templates, and how figures, dates and actors are put into words on a page. Everything is escaped."""

from decimal import Decimal
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pledgebook.model.figure import Figure, Qualifier
from pledgebook.views import name_of

_SIGNS = {Qualifier.AT_LEAST: "at least ", Qualifier.AT_MOST: "up to ", Qualifier.ABOUT: "about "}
_SIGNED = {
    "considered": "○",
    "pledged": "◔",
    "committed": "◑",
    "disbursed": "◕",
    "delivered": "●",
    "held": "●",
    "planned": "○",
    "cancelled": "✕",
}
_STANCES = {
    "supports": "+",
    "permits": "+",
    "permits_with_limits": "±",
    "conditional": "±",
    "undecided": "?",
    "reluctant": "−",
    "opposes": "✕",
    "refuses": "✕",
}


def environment() -> Environment:
    """The templates with their filters."""
    made = Environment(
        loader=PackageLoader("pledgebook.web", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "figure": figure,
        "number": number,
        "actor": name_of,
        "actors": lambda ids: ", ".join(map(name_of, ids)) or "not said",
        "sign": lambda word: _SIGNED.get(word, ""),
        "stance_sign": lambda word: _STANCES.get(word, ""),
        "words": lambda text: str(text).replace("_", " "),
        "percent": lambda value: "" if value is None else f"{float(value):.0%}",
        "address": web_address,
        "path": lambda text: quote(str(text), safe=""),
        "with_": with_,
    }
    return made


def number(value: Decimal | float | None) -> str:
    """A number for a person: thousands parted, no needless decimals."""
    if value is None:
        return ""
    # a sum at the rate of the day has cents that nobody said
    return f"{int(value):,}" if value == int(value) or not -10_000 < value < 10_000 else f"{value:,.2f}"


def figure(value: Figure | None) -> str:
    """A figure with its uncertainty in words."""
    if value is None:
        return ""
    if value.low is not None and value.high is not None:
        text = f"{number(value.low)} to {number(value.high)}"
    else:
        text = _SIGNS.get(value.qualifier, "") + number(value.announced)
    return f"{text} {value.currency}" if value.currency else text


def web_address(text: str | None) -> str | None:
    """The address where it is one of the web; anything else ("javascript:...") is no link."""
    return text if text and text.lower().startswith(("http://", "https://")) else None


def with_(asked: Any, **changed: Any) -> str:
    """The query of the address with some of its values changed; None takes one out."""
    kept = [(k, v) for k, v in asked.multi_items() if k not in changed and v]
    return urlencode(kept + [(k, v) for k, v in changed.items() if v is not None])
