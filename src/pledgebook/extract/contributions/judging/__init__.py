"""The learned judge beside the rules: whether money or goods are assistance, by the words around them and the document.

`candidates` are the sums, `things` the goods, `deeds` the sentences that may tell a contribution without a sum;
`features` and `traits` are what is seen of the first two, `judge` what the
trained weights say. The weights are data (`reference/data/judge_*.tsv`), made by `python -m training.contributions`.
"""

from pledgebook.extract.contributions.judging.candidates import Candidate, candidates
from pledgebook.extract.contributions.judging.deeds import Deed, main_act
from pledgebook.extract.contributions.judging.judge import Heard, Judge, Verdict
from pledgebook.extract.contributions.judging.things import Thing, things

__all__ = ["Candidate", "Deed", "Heard", "Judge", "Thing", "Verdict", "candidates", "main_act", "things"]
