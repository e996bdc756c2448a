"""Views as JSON: what every command and page hands out."""

from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from pledgebook.model.figure import Figure


def plain(value: object) -> Any:
    """A view as dicts, lists, strings and numbers; figures and dates in the shape of the annotators' claims."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, (tuple, list)):
        return [plain(v) for v in value]
    if isinstance(value, dict):
        return {str(name): plain(v) for name, v in value.items()}
    if not is_dataclass(value):
        raise TypeError(f"no JSON for {type(value).__name__}")
    return (
        _figure(value) if isinstance(value, Figure) else {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    )


def _figure(figure: Figure) -> dict[str, Any]:
    said = {"value": figure.value, "min": figure.low, "max": figure.high}
    row: dict[str, Any] = {k: plain(v) for k, v in said.items() if v is not None}
    row["qualifier"] = figure.qualifier.value
    if figure.currency is not None:
        row["currency"] = figure.currency
    return row
