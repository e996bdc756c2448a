"""Nouns as JSON and back, without loss: the form in which the ledger keeps them beside its readable columns."""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache, partial
from typing import Any

from pledgebook.model.claim import (
    Content,
    Contribution,
    Engagement,
    Group,
    Position,
    Proposal,
    Statement,
    Tasking,
)

_KINDS: dict[str, Any] = {
    kind.__name__.lower(): kind for kind in (Contribution, Proposal, Position, Engagement, Group, Tasking, Statement)
}


_DIGITS = 30  # before or behind the point: more is no number that a text tells, and would fill a screen when printed

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_text(value: object) -> str:
    """A noun, or a tuple of nouns, as JSON: the slots that differ from their defaults, decimals as strings."""
    return _encode(plain(value))


@lru_cache(maxsize=1 << 15)  # contents are never changed, and pages read those of a ledger again and again
def from_text(kind: str, text: str) -> Content:
    """The content that `to_text` wrote of a claim of this kind."""
    content: Content = _reader(_KINDS[kind])(json.loads(text))
    return content


def corrected(content: Content, slot: str, value: str) -> Content:
    """The content with a slot read anew from JSON; raises `ValueError` where there is no such slot or value."""
    hints = typing.get_type_hints(type(content))
    if slot not in hints:
        raise ValueError(f"a {type(content).__name__.lower()} has no {slot}; it has {', '.join(hints)}")
    try:
        return replace(content, **{slot: _reader(hints[slot])(json.loads(value))})
    except (
        TypeError,
        AttributeError,
        ArithmeticError,
        LookupError,
        RecursionError,
    ):  # another shape: nothing a reviewer could use
        raise ValueError(f"{value} is no {slot}") from None
    except ValueError as error:
        raise ValueError(f"{value} is no {slot} ({error})") from None


def all_from_text(kind: Any, text: str) -> tuple[Any, ...]:
    """The tuple of nouns of this type that `to_text` wrote."""
    return tuple(map(_reader(kind), json.loads(text)))


def plain(value: object) -> Any:
    """A noun as lists, dicts and strings."""
    if isinstance(value, (str, int, float)) or value is None:
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    row = {}
    kind: Any = type(value)
    for name, default in _slots(kind):
        said = getattr(value, name)
        if said != default:
            row[name] = plain(said)
    return row


@cache
def _slots(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((f.name, f.default) for f in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What turns JSON into a value of this type; made once for each type, as claims come by the hundred thousand."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inner = _reader(next(k for k in typing.get_args(kind) if k is not types.NoneType))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(kind) is tuple:
        inner = _reader(typing.get_args(kind)[0])
        return lambda value: tuple(map(inner, value))
    if is_dataclass(kind):
        make: Callable[..., Any] = kind  # type: ignore[assignment]
        readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}
        return lambda value: make(**{name: readers[name](v) for name, v in value.items()})
    if kind is Decimal:
        return _number
    if issubclass(kind, Enum):
        return typing.cast("Callable[[Any], Any]", kind)
    return partial(_scalar, kind)


def _number(value: Any) -> Decimal:
    number = Decimal(value)
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        raise ValueError(f"nobody says {str(value)[:40]}")
    return number


def _scalar(kind: type, value: Any) -> Any:
    if type(value) is not kind and not (kind is float and type(value) is int):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value
