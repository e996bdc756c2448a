"""What a reviewer reads and writes for a slot, and the JSON that a correction keeps of it."""

import json
import types
import typing
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pledgebook.exchange.naming import actor_named
from pledgebook.extract.figures import find_figures
from pledgebook.model.claim import Item
from pledgebook.model.codec import to_text
from pledgebook.model.date import Date
from pledgebook.model.figure import Figure

_NONE = ("", "none", "null", "-")
_FIGURES = ("amount", "size")
_ACTORS = ("donors", "recipients", "proposer", "addressees", "holder", "parties", "by", "to")
_SIGNS = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "up to "}


def as_json(slot: str, said: str) -> str:
    """The JSON of a value: as it is where it is JSON, else by the slot.

    "none" empties a slot, actors are parted by commas and told by names or ids, goods by semicolons ("31 tanks;
    about 40 trucks; ammunition"), a date is EDTF, and a figure may be written as texts do ("more than $3.5 million").
    What cannot be is refused later, with the slot's name: nothing is guessed here.
    """
    word = said.strip()
    if word.lower() in _NONE:
        return "[]" if slot in _ACTORS or slot == "items" else "null"
    try:
        json.loads(word)
    except (ValueError, RecursionError):
        pass
    else:
        if word[0] in '[{"' or word in ("true", "false") or slot == "ordinal":
            return word
    return _written(slot, word)


def _written(slot: str, word: str) -> str:
    """The JSON of what is written in words."""
    if slot in _FIGURES:
        found = find_figures(word)
        return to_text(found[0].figure) if found else json.dumps(word)
    if slot == "items" and word[0] not in "[{":
        return to_text(tuple(_item(one) for one in word.split(";") if one.strip()))
    if slot in _ACTORS:
        named = [name.strip() for name in word.split(",")]
        return json.dumps([actor_named(name) or name for name in named])
    if slot == "date":
        return json.dumps({"edtf": word})
    return json.dumps(word, ensure_ascii=False)


def in_words(value: Any) -> str:
    """The value of a slot as `as_json` takes it."""
    match value:
        case None | ():
            text = ""
        case bool():
            text = json.dumps(value)
        case Date():
            text = value.edtf
        case Figure() if value.qualifier in _SIGNS and value.value is not None and value.currency:
            text = f"{_SIGNS[value.qualifier]}{_plain(value.value)} {value.currency}"
        case tuple() if all(isinstance(one, str) for one in value):
            text = ", ".join(value)
        case tuple() if all(isinstance(one, Item) for one in value):
            text = "; ".join(map(_goods, value))
            if as_json("items", text) != to_text(value):
                text = to_text(value)  # words would not say the same
        case tuple() | Figure():
            text = to_text(value)
        case _:
            text = str(value)
    return text


def _item(said: str) -> Item:
    """Goods as they are written: a quantity first, where one is told."""
    word = said.strip()
    found = find_figures(word)
    if not found or found[0].start or found[0].figure.currency or not word[found[0].end :].strip():
        return Item(word)
    return Item(word[found[0].end :].strip(), found[0].figure)


def _goods(item: Item) -> str:
    quantity = item.quantity
    if quantity is None:
        return item.name
    if quantity.value is not None:
        return f"{_SIGNS.get(quantity.qualifier, '')}{_plain(quantity.value)} {item.name}"
    return f"{_plain(quantity.low or Decimal(0))} to {_plain(quantity.high or Decimal(0))} {item.name}"


def _plain(number: Decimal) -> str:
    """A number with its thousands parted, and no decimals but those that say something."""
    return f"{number:,f}" if number != number.to_integral_value() else f"{number:,.0f}"


def choices(kind: type[object]) -> dict[str, tuple[str, ...]]:
    """The words that may stand in a slot of a kind of claim, of those slots that take only some; "" for nothing."""
    found: dict[str, tuple[str, ...]] = {}
    for slot, hint in typing.get_type_hints(kind).items():
        options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
        empty = ("",) if types.NoneType in options else ()
        for option in options:
            if option is bool:
                found[slot] = ("false", "true")
            elif isinstance(option, type) and issubclass(option, StrEnum):
                found[slot] = (*empty, *(word.value for word in option))
    return found
