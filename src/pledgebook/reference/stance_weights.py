"""What each trait of a clause weighs for a stance, as learned from annotated documents (`training/stances.py`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pledgebook.model.claim import Stance

SCALE = 100  # the file holds hundredths, so that it stays small and reads well


@dataclass(frozen=True, slots=True)
class Weights:
    """For each trait its weight in each column: whether a stance is taken at all, then one for each stance."""

    columns: tuple[str, ...]
    bias: tuple[float, ...]
    of: dict[str, tuple[float, ...]]


TAKEN = "taken"


@cache
def stance_weights() -> Weights:
    """The weights, read once; refuses a file whose columns are not the stances."""
    text = (files("pledgebook.reference") / "data" / "stance_weights.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    columns = tuple(rows[0][1:])
    if columns[0] != TAKEN or set(columns[1:]) != {str(stance) for stance in Stance}:
        raise ValueError("stance_weights.tsv: its columns must be 'taken' and the stances")
    weights = {row[0]: tuple(int(cell or 0) / SCALE for cell in row[1:]) for row in rows[1:]}
    return Weights(columns, weights.pop("bias"), weights)
