"""Figures in another currency: counted at the rate of a day, which is shown."""

from dataclasses import dataclass

from pledgebook.model.filter import ViewError
from pledgebook.reference.rates import Rate, rate, rated


@dataclass(frozen=True, slots=True)
class Converted:
    """A record whose figure stands in another currency, and the rate at which it was counted."""

    record: str
    rate: Rate


def check_currency(currency: str) -> str:
    """The currency's code in capitals; raises `ViewError` where the ECB sets no rate for it."""
    code = currency.upper()
    if code not in rated():
        listed = ", ".join(sorted(rated()))
        raise ViewError(f"the European Central Bank sets no rate for {currency}; take one of {listed}")
    return code


__all__ = ["Converted", "Rate", "check_currency", "rate"]
