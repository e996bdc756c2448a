"""Engagements: calls, meetings, visits, summits, signings and exercises between parties."""

from pledgebook.extract.engagements.occasion import may_be_an_occasion
from pledgebook.extract.engagements.reader import read_engagements

__all__ = ["may_be_an_occasion", "read_engagements"]
