"""Train what the traits of a clause weigh for a stance, and say by cross-validation what that is worth.

    python -m training.stances SHARED [FOLDER ...] [--write]

Learns from the documents of `training.lessons`. The documents are parted in ten, each part is judged
by what was learned from the others, and precision and recall of the clauses are printed for several thresholds,
beside those of the rules alone. With --write the weights of all documents are put into `reference/data`.
Wants scikit-learn (the group `training`).
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from pledgebook.evaluation.likeness import shared_of_fewer, words
from pledgebook.extract.positions import read_positions
from pledgebook.extract.positions.party_clauses import party_clauses
from pledgebook.extract.positions.stances import stances
from pledgebook.extract.positions.traits import traits
from pledgebook.extract.speakers import is_reported
from pledgebook.model.claim import Position, Stance
from pledgebook.model.document import Document
from pledgebook.pipeline import mentions
from pledgebook.reference.stance_weights import SCALE, TAKEN
from training.lessons import DATA, lessons

_STRENGTH = 0.3  # of the weights against their penalty: of 0.1, 0.3 and 1 the best by cross-validation
_SAME_PLACE = 0.6  # share of words from which a sentence is the one that an annotator quoted
_THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
_LEAST = 3  # hundredths: lighter traits are left out


@dataclass(frozen=True, slots=True)
class Example:
    """A clause with its traits: the stance annotated for it, and whether the rules read one."""

    document: str
    traits: frozenset[str]
    stance: str | None
    by_rule: bool


def examples(shared: Path, further: list[Path]) -> Iterator[Example]:
    """Every clause of a party in the documents that are learned from."""
    for lesson in lessons(shared, further):
        yield from _of_document(lesson.document, [c for c in lesson.gold if c["kind"] == "position"])


def _of_document(document: Document, gold: list[dict[str, Any]]) -> Iterator[Example]:
    readings, layout = mentions(document)
    reported = is_reported(layout)
    drafts = read_positions(readings, layout)[0]
    for reading in readings:
        cues = list(stances(reading.sentence.text, reported=reported))
        here = [c for c in gold if shared_of_fewer(words(c["quote"]), words(reading.sentence.text)) >= _SAME_PLACE]
        told = [
            d.content.holder
            for d in drafts
            if d.sentence == reading.sentence.index
            and not d.rule.startswith("judged")
            and isinstance(d.content, Position)
        ]
        for clause in party_clauses(reading):
            stance = next((c["stance"] for c in here if set(c["holder"]) & set(clause.actors)), None)
            by_rule = any(set(holder) & set(clause.actors) for holder in told)
            yield Example(document.source, traits(reading, clause, cues, reported=reported), stance, by_rule)


def _taken() -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, max_iter=1000)


def tried(found: list[Example]) -> None:
    """Print precision and recall over clauses, each judged by what was learned from other documents."""
    rows = DictVectorizer().fit_transform([dict.fromkeys(e.traits, 1) for e in found])
    true = np.array([e.stance is not None for e in found])
    rules = np.array([e.by_rule for e in found])
    parts = GroupKFold(10).split(rows, true, [e.document for e in found])
    likely = cross_val_predict(_taken(), rows, true, cv=list(parts), method="predict_proba")[:, 1]
    for name, chosen in [("rules", rules), *((str(t), rules | (likely > t)) for t in _THRESHOLDS)]:
        right = (chosen & true).sum()
        precision, recall = right / chosen.sum(), right / true.sum()
        f1 = 2 * right / (chosen.sum() + true.sum())
        print(f"{name:6} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def learned(found: list[Example]) -> Iterator[str]:
    """The lines of the file of weights."""
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys(e.traits, 1) for e in found])
    true = np.array([e.stance is not None for e in found])
    taken = _taken().fit(rows, true)
    which = LogisticRegression(C=_STRENGTH, max_iter=1000).fit(rows[true], [e.stance for e in found if e.stance])
    order = [list(which.classes_).index(str(stance)) for stance in Stance]
    weights = np.vstack([taken.coef_, which.coef_[order]])
    bias = [taken.intercept_[0], *which.intercept_[order]]
    yield "# made by training/stances.py: hundredths, one column for each answer"
    yield "\t".join(("trait", TAKEN, *(str(stance) for stance in Stance)))
    yield "\t".join(("bias", *(str(round(b * SCALE)) for b in bias)))
    for name, column in zip(vectors.get_feature_names_out(), weights.T, strict=True):
        cells = [round(w * SCALE) for w in column]
        if max(map(abs, cells)) >= _LEAST:
            yield "\t".join((name, *(str(c or "") for c in cells)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    found = list(examples(args.shared, args.further))
    print(f"{len(found)} clauses, {sum(e.stance is not None for e in found)} with a stance")
    tried(found)
    if args.write:
        (DATA / "stance_weights.tsv").write_text("".join(f"{line}\n" for line in learned(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
