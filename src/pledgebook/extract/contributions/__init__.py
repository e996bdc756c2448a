"""Contributions: assistance that goes from donor to recipient."""

from pledgebook.extract.contributions.reader import read_contributions

__all__ = ["read_contributions"]
