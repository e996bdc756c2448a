"""Engagements: calls, meetings, visits, summits, signings and exercises between parties."""

from pledgebook.extract.engagements.reader import read_engagements

__all__ = ["read_engagements"]
