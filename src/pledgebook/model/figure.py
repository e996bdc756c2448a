"""A number as it was said."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Qualifier(StrEnum):
    """How a number was said. The words behind each are in the extractor's guide and `reference/`."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BETWEEN = "between"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its uncertainty: ``value`` alone, or ``low`` and ``high`` for between and vague.

    ``currency`` is an ISO 4217 code for money, None for a quantity. Refuses
    a value beside bounds, bounds that cross, and neither of both.
    """

    qualifier: Qualifier
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None

    def __post_init__(self) -> None:
        bounded = self.qualifier in (Qualifier.BETWEEN, Qualifier.VAGUE)
        if bounded and (self.value is not None or self.low is None or self.high is None or self.low > self.high):
            raise ValueError(f"a figure that is {self.qualifier} has two bounds in order and no value")
        if not bounded and (self.value is None or self.low is not None or self.high is not None):
            raise ValueError(f"a figure that is {self.qualifier} has one value and no bounds")

    @property
    def announced(self) -> Decimal:
        """The number as it stands in the words: the value, or the lower bound of a range."""
        number = self.value if self.value is not None else self.low
        assert number is not None  # noqa: S101  # __post_init__ leaves no other
        return number

    @property
    def bounds(self) -> tuple[Decimal, Decimal | None]:
        """What the number may be, from low to high; high is None where the words set no upper bound.

        ``about`` spans half a unit of the last digit that is not zero, at least 1
        and at most 10 per cent (docs/decisions tells why).
        """
        if self.low is not None and self.high is not None:
            return self.low, self.high
        value = self.announced
        if self.qualifier is Qualifier.EXACT:
            return value, value
        if self.qualifier is Qualifier.AT_LEAST:
            return value, None
        if self.qualifier is Qualifier.AT_MOST:
            return min(value, Decimal(0)), value
        return value - _slack(value), value + _slack(value)


def _slack(value: Decimal) -> Decimal:
    """How far from a round number "about" may be."""
    if not value:
        return Decimal(0)
    digits = value.as_tuple().digits
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # noqa: S101  # a value is a finite number
    zeros = next(i for i, digit in enumerate(reversed(digits)) if digit)
    half = Decimal(5).scaleb(exponent + zeros - 1)
    return max(abs(value) / 100, min(abs(value) / 10, half))
