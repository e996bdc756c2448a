"""Is the ledger whole?"""

from collections.abc import Iterator

from pledgebook import reconcile
from pledgebook.model.issue import Issue
from pledgebook.store import Ledger
from pledgebook.store import check as check_store


def check(ledger: Ledger) -> Iterator[Issue]:
    """All that is wrong with the ledger, each as an issue; nothing where it is whole.

    Looks at the database's own structure, every text's hash, every claim's quote and columns,
    every relation, and every record against what the claims give when put together anew.
    """
    return check_store(ledger, reconcile)
