"""Sums of figures are intervals; another currency needs the rate of a day, and shows it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING

from pledgebook.model.filter import ViewError

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


@dataclass(frozen=True, slots=True)
class Converted:
    """A record whose figure stands in another currency, and the rate at which it was counted."""

    record: str
    rate: Rate


def check_currency(currency: str) -> str:
    """The currency's code in capitals; raises `ViewError` where the ECB sets no rate for it."""
    code = currency.upper()
    known = _rates().currencies or ()
    if code not in known:
        listed = ", ".join(sorted(known))
        raise ViewError(f"the European Central Bank sets no rate for {currency}; take one of {listed}")
    return code


@cache
def rate(currency: str, to: str, day: str) -> Rate | None:
    """The rate of a day or of the last day before that had one; None where there is none within a week."""
    from currency_converter import RateNotFoundError  # noqa: PLC0415  # see _rates

    rates = _rates()
    wanted = date.fromisoformat(day)
    if not {currency, to} <= (rates.currencies or set()):
        return None
    for back in range(_BACK + 1):
        on = wanted - timedelta(days=back)
        try:
            found = rates.convert(1, currency, to, on)
        except (RateNotFoundError, ValueError):  # that day has none, or lies before or after all rates
            continue
        return Rate(currency, to, on.isoformat(), _SHOWN.create_decimal(found))
    return None


@cache
def _rates() -> "CurrencyConverter":
    from currency_converter import CurrencyConverter  # noqa: PLC0415  # reads 25 years of rates

    return CurrencyConverter(decimal=True)
