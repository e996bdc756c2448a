"""Claims beside gold claims: precision, recall, F1 and the error in money."""

from pledgebook.evaluation.report import Report, Verdict, evaluate

__all__ = ["Report", "Verdict", "evaluate"]
