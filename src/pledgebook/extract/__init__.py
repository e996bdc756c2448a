"""Sentences to mentions, mentions to drafts of claims. Pure."""

from pledgebook.extract.gate import worth_reading
from pledgebook.extract.kinds import read
from pledgebook.extract.mentions import find

__all__ = ["find", "read", "worth_reading"]
