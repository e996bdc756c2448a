"""Train the weights that tell running totals, and say by cross-validation what they are worth.

    python -m training.totals SHARED [FOLDER ...] [--write]

Learns from the documents of `training.lessons`, the sums and goods that are found in them and that their annotators
claim: whether each adds up what was given before. The rules were fitted to `gold` and `news`: there their verdict is
too good, so it is left out, and how far to trust them is learned from the rest. The figures printed are by
cross-validation over documents: the share of the finds that are rightly told, by the rules and by the weights.
With --write the weights of all documents are put into `reference/data`. Wants scikit-learn (the group `training`).
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.totals import MODEL, Summed, ruling
from pledgebook.pipeline import mentions
from training.finds import annotated
from training.lessons import FITTED, Lesson, lessons, write
from training.logistic import Example, Logistic, expected

INVERSE_PENALTY = 0.1
EVEN = 0.5  # of 0.5, 0.6 and 0.7 it did best in cross-validation


@dataclass(frozen=True, slots=True)
class Find:
    """A find that was annotated: what the rules and the annotators say of it."""

    set: str
    ruled: bool
    example: Example


def finds_of(lesson: Lesson) -> Iterator[Find]:
    """What is found in a document and annotated there."""
    summed: list[Summed] = []
    read_contributions(*mentions(lesson.document), summed=summed)
    stem = Path(lesson.document.source).stem
    for gold, place in annotated(lesson, [(one.sentence, one.found) for one in summed]):
        one = summed[place]
        told = ruling(one.found, ruled=one.ruled)
        learned = (*one.features, *([FITTED] if lesson.fitted else told))
        example = Example(stem, learned, (*one.features, *told), bool(gold["cumulative"]))
        yield Find(lesson.set, one.ruled, example)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    finds = [find for lesson in lessons(args.shared, args.further) for find in finds_of(lesson)]
    chances = dict(zip(map(id, finds), expected([f.example for f in finds], INVERSE_PENALTY), strict=True))
    for name in dict.fromkeys(f.set for f in finds):
        chosen = [f for f in finds if f.set == name]
        ruled = sum(f.ruled == f.example.right for f in chosen) / len(chosen)
        weighed = sum((chances[id(f)] >= EVEN) == f.example.right for f in chosen) / len(chosen)
        print(f"{name}: {len(chosen)} finds, right by the rules {ruled:.3f}, by the weights {weighed:.3f}")
    if args.write:
        weights = Logistic((f.example for f in finds), INVERSE_PENALTY).weights()
        write(MODEL, {"accept": EVEN, "veto": EVEN}, weights)


if __name__ == "__main__":
    main()
