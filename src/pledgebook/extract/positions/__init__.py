"""Positions read from sentences: who stands where on which measure."""

from pledgebook.extract.positions.reader import may_take_a_stance, read_positions

__all__ = ["may_take_a_stance", "read_positions"]
