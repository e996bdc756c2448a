"""What other trackers hold, set beside the ledger and never mixed into it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pledgebook.model.claim import AidType, Stage


class Grain(StrEnum):
    """What a row of reference data is of."""

    RECORD = "record"  # one contribution, flow or transaction
    MONTH = "month"  # a donor's sum of a month


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """One row of a file of others.

    ``key`` is its own identifier, ``donors`` and ``recipients`` actor ids as far as they are known (() otherwise),
    ``first_day`` and ``last_day`` ISO days that its date may mean. ``amount`` is exact, in ``currency``. ``counts``
    is false for what its own rules keep out of a sum of all. ``warning`` says what in it could not be read; ``raw``
    keeps every column as it came.
    """

    key: str
    grain: Grain
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    raw: dict[str, Any]
    aid_type: AidType | None = None
    stage: Stage | None = None
    amount: Decimal | None = None
    currency: str | None = None
    first_day: str | None = None
    last_day: str | None = None
    description: str | None = None
    counts: bool = True
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """One imported file: ``format`` is kiel, iati or fts, ``content_hash`` the SHA-256 of its bytes."""

    format: str
    name: str
    content_hash: str
    rows: tuple[ReferenceRow, ...]
