"""The learned judge beside the rules: whether a figure is assistance, by the words around it and by the document.

`candidates` are the figures, `words` and `features` what is seen of each, `judge` what the trained weights say.
The weights are data (`reference/data/judge_*.tsv`), made by `python -m benchmarks.training`.
"""

from pledgebook.extract.contributions.judging.candidates import Candidate, candidates
from pledgebook.extract.contributions.judging.judge import Heard, Judge, Verdict

__all__ = ["Candidate", "Heard", "Judge", "Verdict", "candidates"]
