"""Proposals read from sentences: who asks or offers what, of whom, and in which plan."""

from pledgebook.extract.proposals.reader import read_proposals

__all__ = ["read_proposals"]
