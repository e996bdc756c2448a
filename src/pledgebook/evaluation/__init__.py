"""Claims beside gold claims: precision, recall, F1 and the error in money."""

from pledgebook.evaluation.beside import Beside, beside
from pledgebook.evaluation.report import Report, Verdict, evaluate

__all__ = ["Beside", "Report", "Verdict", "beside", "evaluate"]
