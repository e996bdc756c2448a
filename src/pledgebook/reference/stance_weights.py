"""Which stance each feature of a place speaks for, as learned from annotated documents (`training/stances.py`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pledgebook.model.claim import Stance

SCALE = 100  # the file holds hundredths, so that it stays small and reads well


@dataclass(frozen=True, slots=True)
class Weights:
    """For each feature its weight for each of ``stances``, and what each begins with."""

    stances: tuple[Stance, ...]
    bias: tuple[float, ...]
    of: dict[str, tuple[float, ...]]


@cache
def stance_weights() -> Weights:
    """The weights, read once; refuses a file with an unknown stance, or with none."""
    text = (files("pledgebook.reference") / "data" / "stance_weights.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    stances = tuple(Stance(name) for name in rows[0][1:])
    if not stances:
        raise ValueError("stance_weights.tsv: it has no stance")
    weights = {row[0]: tuple(int(cell or 0) / SCALE for cell in row[1:]) for row in rows[1:]}
    return Weights(stances, weights.pop("bias"), weights)
