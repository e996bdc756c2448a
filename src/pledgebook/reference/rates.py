"""The European Central Bank's reference rates, offline: what a currency was worth on a day."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

_BACK = 7  # no rate is set on weekends and holidays; the last one before holds
_SHOWN = Context(prec=8)  # a rate is counted with as many digits as are shown


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of ``currency`` was worth in ``to`` on ``day`` (ISO date), by the ECB's reference rates."""

    currency: str
    to: str
    day: str
    rate: Decimal


@cache
def rated() -> frozenset[str]:
    """The codes of all currencies that the ECB sets, or once set, a rate for."""
    return frozenset(_rates().currencies or ())


@cache
def rate(currency: str, to: str, day: str) -> Rate | None:
    """The rate of a day or of the last day before that had one; None where there is none within a week."""
    from currency_converter import RateNotFoundError  # noqa: PLC0415  # see _rates

    if not {currency, to} <= rated() or day > _last_day():
        return None
    rates = _rates()
    wanted = date.fromisoformat(day)
    for back in range(_BACK + 1):
        on = wanted - timedelta(days=back)
        try:
            found = rates.convert(1, currency, to, on)
        except (RateNotFoundError, ValueError):  # that day has none, or lies before or after all rates
            continue
        return Rate(currency, to, on.isoformat(), _SHOWN.create_decimal(found))
    return None


@cache
def _last_day() -> str:
    """The last day for which any rate may hold."""
    last: date = max(bounds.last_date for bounds in _rates().bounds.values())
    return (last + timedelta(days=_BACK)).isoformat()


@cache
def _rates() -> "CurrencyConverter":
    from currency_converter import CurrencyConverter  # noqa: PLC0415  # reads 25 years of rates

    return CurrencyConverter(decimal=True)
