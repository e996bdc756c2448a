"""A line of a comparison."""

from dataclasses import dataclass
from decimal import Decimal

VERDICTS = ("missing here", "missing there", "differing", "matched")
"""In the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of a comparison.

    ``verdict`` is matched, differing, missing here (they have it, the ledger has not) or missing there; ``reason``
    says in words what differs or why nothing was found. ``donors`` are actor ids. ``here`` is the ledger's record
    (of a month: how many of them) and ``there`` the other's key. Amounts are as each says them; ``low`` and ``high``
    are the ledger's bounds, ``high`` None where the words set none.
    """

    verdict: str
    reason: str
    donors: tuple[str, ...]
    when: str | None
    here: str | None = None
    there: str | None = None
    announced: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    their_amount: Decimal | None = None
    their_currency: str | None = None

    @property
    def order(self) -> tuple[int, tuple[str, ...], str, str, str]:
        """What lines are sorted by: what differs or is missing before what is matched."""
        return VERDICTS.index(self.verdict), self.donors, self.when or "", self.there or "", self.here or ""
