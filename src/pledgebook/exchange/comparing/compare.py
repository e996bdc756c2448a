"""The comparison: reference rows of a format beside the ledger's contributions."""

from dataclasses import replace

from pledgebook.exchange.comparing.line import Compared
from pledgebook.exchange.comparing.months import months
from pledgebook.exchange.comparing.pairs import comparable, pairs
from pledgebook.model.filter import Filter
from pledgebook.model.reference_data import Grain, ReferenceRow
from pledgebook.store import Ledger, reference_rows
from pledgebook.views import entries, totals


def compare(ledger: Ledger, format_: str, which: Filter | None = None) -> tuple[Compared, ...]:
    """Set the imported files of a format beside the ledger's contributions of a filter.

    Sums of months are set beside the ledger's totals in their currency, single rows beside single records; of Kiel's
    tracker only assistance to Ukraine is looked at. Nothing is mixed into the records.
    """
    which = which or Filter()
    if format_ == "kiel":
        which = replace(which, recipient=("UKR",))
    rows = [row for row in reference_rows(ledger, format_) if _within(row, which)]
    monthly = [row for row in rows if row.grain is Grain.MONTH]
    single = [row for row in rows if row.grain is Grain.RECORD]
    lines = months(monthly, totals(ledger, ("donor", "month"), "EUR", which)) if monthly else []
    if single:
        lines += pairs(format_, comparable(format_, entries(ledger, which)), single)
    return tuple(sorted(lines, key=lambda line: line.order))


def _within(row: ReferenceRow, which: Filter) -> bool:
    """Whether a row is of a filter; what it does not tell keeps it in."""
    if which.donor and not set(which.donor) & set(row.donors):
        return False
    if which.recipient and row.recipients and not set(which.recipient) & set(row.recipients):
        return False
    if which.type and row.aid_type is not None and row.aid_type.value not in which.type:
        return False
    if which.stage and row.stage is not None and row.stage.value not in which.stage:
        return False
    if which.first_day and not (row.last_day and row.last_day >= which.first_day):
        return False
    return not which.last_day or bool(row.first_day and row.first_day <= which.last_day)
