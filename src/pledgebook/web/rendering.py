"""Templates, and how figures, dates and actors are put into words on a page. Everything is escaped."""

import json
from calendar import month_name
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pledgebook.model.codec import all_from_text
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.views import name_of
from pledgebook.views.contributions import figure_of
from pledgebook.views.totals import UNKNOWN

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
_SEASONS = {  # EDTF's numbers
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "first quarter",
    "34": "second quarter",
    "35": "third quarter",
    "36": "fourth quarter",
    "40": "first half",
    "41": "second half",
}
_OPEN = ("", "..")
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
        "actor": called,
        "actors": lambda ids: ", ".join(map(called, ids)) or "not said",
        "listed": lambda column: ", ".join(map(called, json.loads(column or "[]"))) or "not said",
        "key": key,
        "row_figure": lambda row: figure(figure_of(SimpleNamespace(**row))),
        "dated": dated,
        "month": month,
        "moment": lambda at: str(at).replace("T", " ").removesuffix("Z") + " UTC" if at else "",
        "rule": lambda name: str(name).replace("_", " ").replace("/", ": "),
        "file": lambda source: source if web_address(source) else str(source).replace("\\", "/").rpartition("/")[2],
        "told": told,
        "sign": lambda word: _SIGNED.get(word, ""),
        "stance_sign": lambda word: _STANCES.get(word, ""),
        "words": lambda text: str(text).replace("_", " "),
        "percent": lambda value: "" if value is None else f"{float(value):.0%}",
        "address": web_address,
        "path": lambda text: quote(str(text), safe=""),
        "with_": with_,
        "publisher": publisher,
    }
    return made


def called(actor: str) -> str:
    """An actor's name; of one that the reference does not know, the words of its id."""
    known = name_of(actor)
    if known != actor or not actor.islower():
        return known
    words = actor.replace("-", " ")
    return words[:1].upper() + words[1:]


def key(value: str, name: str) -> str:
    """A total's key by a name: several donors of one figure stand together ("GBR, USA")."""
    if value == UNKNOWN:
        return "not told"
    if name not in ("donor", "recipient"):
        return value
    return ", ".join(map(called, value.split(", ")))


def dated(edtf: str | None) -> str:
    """A date of the ledger in words: "2024-22" is "summer 2024", "2024-04-27/2024-04-30" tells two days."""
    if not edtf:
        return ""
    since, slash, until = edtf.partition("/")
    if slash:
        if until in _OPEN:
            return f"from {dated(since)}"
        return f"until {dated(until)}" if since in _OPEN else f"{dated(since)} to {dated(until)}"
    about = "about " if "~" in edtf else ""
    year, _, rest = edtf.replace("~", "").partition("-")
    if rest in _SEASONS:
        return f"{about}{_SEASONS[rest]}{', year not told' if year == 'XXXX' else f' {year}'}"
    if year == "XXXX":
        of, _, day = rest.partition("-")
        return f"{about}{' '.join(filter(None, (month_name[int(of)], day.lstrip('0'))))}, year not told"
    return about + edtf.replace("~", "")


def month(value: str) -> str:
    """A month as people write it: "October 2024"; a year or "undated" as it is."""
    year, _, of = value.partition("-")
    if of in _SEASONS:
        return dated(value).capitalize()
    return f"{month_name[int(of)]} {year}" if of.isdigit() and 1 <= int(of) <= 12 else value.capitalize()


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


def told(value: str | None) -> str:
    """What a correction put into a slot (JSON), in words."""
    said = json.loads(value or "null")
    match said:
        case None | []:
            text = "nothing"
        case {"edtf": edtf}:
            text = dated(edtf)
        case {"qualifier": _}:
            text = figure(*all_from_text(Figure, f"[{value}]"))
        case list() if all(isinstance(one, str) for one in said):
            text = ", ".join(map(called, said))
        case list() if all(isinstance(one, dict) for one in said):
            text = ", ".join(str(one.get("name", "")) for one in said)
        case bool():
            text = "yes" if said else "no"
        case _:
            text = str(said).replace("_", " ")
    return text


def web_address(text: str | None) -> str | None:
    """The address where it is one of the web; anything else ("javascript:...") is no link."""
    return text if text and text.lower().startswith(("http://", "https://")) else None


def publisher(source: Any) -> str:
    """Who published it, as told; else the host of its address, "" where there is none."""
    host = urlsplit(source.address or "").hostname if web_address(source.address) else None
    return source.publisher or (host or "").removeprefix("www.")


def with_(asked: Any, **changed: Any) -> str:
    """The query of the address with some of its values changed; None takes one out."""
    kept = [(k, v) for k, v in asked.multi_items() if k not in changed and v]
    return urlencode(kept + [(k, v) for k, v in changed.items() if v is not None])
