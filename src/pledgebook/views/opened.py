"""A total opened down to its proof: the records that make it up, their claims and quotes."""

from dataclasses import dataclass

from pledgebook.model.filter import ViewError
from pledgebook.store import Ledger, queries
from pledgebook.views.contributions import ContributionRow, contribution
from pledgebook.views.counting import Cell
from pledgebook.views.record import Proof, proof
from pledgebook.views.totals import Totals

_LISTED = 6  # keys that a message names


@dataclass(frozen=True, slots=True)
class Told:
    """One record with everyone who tells it: ``contribution`` and its ``proofs``, the earliest first."""

    contribution: ContributionRow
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell of totals with its records, by date.

    ``records`` are what was added; ``not_valued`` belong to the key and could not be added.
    ``cells`` are the key's sums, one for each currency.
    """

    by: tuple[str, ...]
    key: tuple[str, ...]
    cells: tuple[Cell, ...]
    records: tuple[Told, ...]
    not_valued: tuple[Told, ...]


def open_cell(ledger: Ledger, found: Totals, key: tuple[str, ...]) -> OpenCell:
    """The cell of a key, opened; raises `ViewError` where the totals have no such key."""
    cells = tuple(cell for cell in found.cells if cell.key == key)
    missing = {n.record for n in found.not_valued if n.key == key}
    if not cells and not missing:
        known = sorted({cell.key for cell in found.cells} | {n.key for n in found.not_valued})
        listed = "; ".join(" / ".join(k) for k in known[:_LISTED]) + (" ..." if len(known) > _LISTED else "")
        raise ViewError(f"no total of {' / '.join(key)}; there are {listed or 'none'}")
    added = {record for cell in cells for record in cell.records}
    with ledger.reading() as connection:
        rows = queries.records_by_id(connection, added | missing)
        proofs = queries.proofs_of(connection, added | missing)
    told = [(row.id, Told(contribution(row), tuple(map(proof, proofs[row.id])))) for row in rows]
    return OpenCell(
        found.by,
        key,
        cells,
        tuple(one for record, one in told if record in added),
        tuple(one for record, one in told if record not in added),
    )
