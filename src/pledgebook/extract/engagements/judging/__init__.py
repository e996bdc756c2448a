"""Engagements for which no rule knows the wording, judged by learned weights of what is seen around the word."""

from pledgebook.extract.engagements.judging.judge import MODEL, Heard, Judge, apart, leaves_out

__all__ = ["MODEL", "Heard", "Judge", "apart", "leaves_out"]
