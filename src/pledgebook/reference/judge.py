"""The weights of the learned judges (``data/judge_<model>.tsv``), with the thresholds that training chose.

A file begins with lines ``# name<TAB>number`` (the thresholds); each further line is a feature and its weight.
The trainers of the folder `training` write them, sorted, so that a change of the training is a readable diff.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp, fsum, inf

_UNMOVED = 30.0  # beyond this sum of weights the probability is 0 or 1 to all digits that matter


@dataclass(frozen=True, slots=True)
class JudgeWeights:
    """``accept`` and ``veto`` are probabilities: from the one on a candidate is claimed, under the other it is not.

    ``margin`` is the sum of weights by which another option must outweigh what the rules read.
    """

    accept: float
    veto: float
    weights: dict[str, float]
    margin: float = inf


@dataclass(frozen=True, slots=True)
class ChoiceWeights:
    """``margin`` is the sum of weights by which another option must outweigh the rules' own."""

    margin: float
    weights: dict[str, float]


def weigh(weights: Mapping[str, float], said: Iterable[str]) -> float:
    """What features weigh together, in whatever order; one that no training text had is silent."""
    return fsum(map(weights.get, said, repeat(0.0)))


def chance(total: float) -> float:
    """The probability that a sum of weights stands for."""
    return 1 / (1 + exp(-max(-_UNMOVED, min(_UNMOVED, total))))


@cache
def judge_weights(model: str) -> JudgeWeights:
    """The weights of a model; refuses a file without thresholds, or with a feature twice."""
    return parse(_text(model))


@cache
def choice_weights(model: str) -> ChoiceWeights:
    """The weights of a model that chooses among options; refuses a file without a margin, or with a feature twice."""
    head, weights = _rows(_text(model))
    return ChoiceWeights(head["margin"], weights)


def parse(text: str) -> JudgeWeights:
    """The weights that a file's text holds."""
    head, weights = _rows(text)
    if not 0 <= head["veto"] <= head["accept"] <= 1:
        raise ValueError("the thresholds are out of order")
    return JudgeWeights(head["accept"], head["veto"], weights, head.get("margin", inf))


def _text(model: str) -> str:
    return (files("pledgebook.reference") / "data" / f"judge_{model}.tsv").read_text(encoding="utf-8")


def _rows(text: str) -> tuple[dict[str, float], dict[str, float]]:
    """The thresholds and the weights of a file."""
    head: dict[str, float] = {}
    weights: dict[str, float] = {}
    for line in text.splitlines():
        name, number = line.rsplit("\t", 1)
        table = head if name.startswith("# ") else weights
        if name in table:
            raise ValueError(f"{name} has two weights")
        table[name.removeprefix("# ")] = float(number)
    return head, weights
