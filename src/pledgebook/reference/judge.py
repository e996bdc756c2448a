"""The weights of the learned judge (``data/judge_<model>.tsv``), with the thresholds that training chose.

A file begins with lines ``# name<TAB>number`` (the thresholds); each further line is a feature and its weight.
`benchmarks.train_judge` writes them, sorted, so that a change of the training is a readable diff.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class JudgeWeights:
    """``accept`` and ``veto`` are probabilities: from the one on a candidate is claimed, under the other it is not."""

    accept: float
    veto: float
    weights: dict[str, float]


@cache
def judge_weights(model: str) -> JudgeWeights:
    """The weights of a model; refuses a file without thresholds, or with a feature twice."""
    text = (files("pledgebook.reference") / "data" / f"judge_{model}.tsv").read_text(encoding="utf-8")
    return parse(text)


def parse(text: str) -> JudgeWeights:
    """The weights that a file's text holds."""
    head: dict[str, float] = {}
    weights: dict[str, float] = {}
    for line in text.splitlines():
        name, number = line.rsplit("\t", 1)
        table = head if name.startswith("# ") else weights
        if name in table:
            raise ValueError(f"{name} has two weights")
        table[name.removeprefix("# ")] = float(number)
    if not 0 <= head["veto"] <= head["accept"] <= 1:
        raise ValueError("the thresholds are out of order")
    return JudgeWeights(head["accept"], head["veto"], weights)
