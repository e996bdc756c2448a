"""Whether a party takes a stance in a clause for which no rule speaks: learned weights of the clause's traits.

A logistic sum: nothing is drawn at random, and what weighed most is told with the claim.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from math import exp
from operator import add

from pledgebook.model.claim import Stance
from pledgebook.reference.stance_weights import stance_weights

_TOLD = 3  # traits that are told with a claim


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely a stance is taken (0 to 1), which one if so, and the traits that speak most for it."""

    likely: float
    stance: Stance
    reasons: tuple[str, ...]


def judge(traits: Iterable[str]) -> Judgement:
    """The judgement on a clause with these traits; those that are not known weigh nothing."""
    weights = stance_weights()
    known = sorted(trait for trait in traits if trait in weights.of)
    columns = zip(weights.bias, *(weights.of[trait] for trait in known), strict=True)
    sums = [reduce(add, column) for column in columns]  # in this order: another may differ in the last digit
    stance = max(range(1, len(sums)), key=sums.__getitem__)
    known.sort(key=lambda trait: weights.of[trait][0], reverse=True)
    return Judgement(1 / (1 + exp(-sums[0])), Stance(weights.columns[stance]), tuple(known[:_TOLD]))
