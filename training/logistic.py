"""A logistic model of features that are true or not, and what models that never saw a document expect of it.

Wants scikit-learn (the group `training`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from training.lessons import PARTS, part

FEWEST = 3  # examples that a feature must be true of
ROUNDS = 3000  # in which the weights are surely found


@dataclass(frozen=True, slots=True)
class Example:
    """What is true of something in the document ``stem``, and whether it is what is looked for.

    ``learned`` are the features that are learned from, ``said`` those by which it is judged; ``aside`` is what is
    judged and not learned from, as nobody said what it is.
    """

    stem: str
    learned: tuple[str, ...]
    said: tuple[str, ...]
    right: bool
    weight: float = 1.0
    aside: bool = False


class Logistic:
    """The model of some examples: without an intercept, penalised by the squares of its weights."""

    def __init__(self, examples: Iterable[Example], inverse_penalty: float) -> None:
        kept = [e for e in examples if not e.aside]
        count = Counter(f for e in kept for f in e.learned)
        self._vectors = DictVectorizer()
        table = self._vectors.fit_transform([{f: 1.0 for f in e.learned if count[f] >= FEWEST} for e in kept])
        self._model = LogisticRegression(C=inverse_penalty, max_iter=ROUNDS, fit_intercept=False)
        self._model.fit(table, [e.right for e in kept], sample_weight=[e.weight for e in kept])

    def chances(self, examples: Sequence[Example]) -> list[float]:
        """How likely each is what is looked for, 0 to 1."""
        if not examples:
            return []
        rows = self._vectors.transform([dict.fromkeys(e.said, 1.0) for e in examples])
        return [float(chance) for chance in self._model.predict_proba(rows)[:, 1]]

    def weights(self) -> dict[str, float]:
        """What each feature weighs."""
        return dict(zip(self._vectors.feature_names_, self._model.coef_[0], strict=True))


def expected(examples: Sequence[Example], inverse_penalty: float) -> list[float]:
    """How likely each is by a model that never saw its document, in their order."""
    found = [0.0] * len(examples)
    for out in range(PARTS):
        asked = [n for n, e in enumerate(examples) if part(e.stem) == out]
        model = Logistic((e for e in examples if part(e.stem) != out), inverse_penalty)
        for n, chance in zip(asked, model.chances([examples[n] for n in asked]), strict=True):
            found[n] = chance
    return found
