"""What economies come to: gross domestic product by year, to set assistance beside."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pledgebook.reference.data_file import load


@dataclass(frozen=True, slots=True)
class Gdp:
    """An actor's gross domestic product in a year, in current US dollars, with ``source`` and ``address``."""

    actor: str
    year: int
    value: Decimal
    source: str
    address: str


@cache
def _table() -> dict[str, object]:
    return load("gdp")


@cache
def gdp_years() -> tuple[int, ...]:
    """The years for which there are figures."""
    return tuple(sorted(int(key) for key in _table() if key.isdigit()))


@cache
def gdp(actor: str, year: int) -> Gdp | None:
    """The figure of an actor and a year; None where there is none."""
    table = _table()
    values = table.get(str(year))
    millions = values.get(actor) if isinstance(values, dict) else None
    if millions is None:
        return None
    return Gdp(actor, year, Decimal(millions) * 10**6, str(table["source"]), str(table["address"]))
