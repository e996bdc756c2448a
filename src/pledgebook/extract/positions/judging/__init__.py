"""Positions judged by learned weights of what is seen at every place where a party may take a stance."""

from pledgebook.extract.positions.judging.candidates import Anchor, Around
from pledgebook.extract.positions.judging.judge import BIAS, GLANCE, MODEL, Heard, Judge, apart

__all__ = ["BIAS", "GLANCE", "MODEL", "Anchor", "Around", "Heard", "Judge", "apart"]
