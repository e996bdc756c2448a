"""The ledger beside another tracker: what is matched, what differs and why, what is missing on either side."""

from pledgebook.exchange.comparing.compare import compare
from pledgebook.exchange.comparing.line import Compared

__all__ = ["Compared", "compare"]
