"""Train the weights that choose who gives and who gets, and say by cross-validation what they are worth.

    python -m training.parties SHARED [FOLDER ...] [--write]

Learns from the documents of `training.lessons`, the sums and goods that are found in them and that
their annotators claim: of all groups of actors that the text offers for a slot, the annotators' is the right one
(a conditional logistic choice). The rules were fitted to `gold` and `news`, so what they would take there counts
under names of its own, which are thrown away.
The figures printed are by cross-validation over documents: the share of the finds with the right donors, the right
recipients and both, by the rules and by the choice, with several margins by which the rules must be outweighed.
With --write the weights of all documents and the margin MARGIN are put into `reference/data`. Wants scipy (the
group `training`).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.choosing import Asked
from pledgebook.extract.contributions.choosing.choose import likeliest
from pledgebook.pipeline import mentions
from pledgebook.reference.judge import ChoiceWeights
from training.finds import annotated
from training.lessons import PARTS, SLIGHT, Lesson, lessons, part, single_sentences, write

SLOTS = ("donors", "recipients")
FEWEST = 3  # finds that a feature must be true of
INVERSE_PENALTY = 0.1
MARGIN = 0.0  # of 0, 0.25, ... 1 it did best in cross-validation
MARGINS = (0.0, 0.25, 0.5, 1.0)
FITTED = "fitted:"
# how much a find of a set counts: those of the guide's own annotators most, single sentences, read once, least
COUNTS = {"gold": 3.0, "news": 3.0, "sentences": 0.5}

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Find:
    """A find that was annotated: what there was to choose from in each slot, and whom the annotators have."""

    stem: str
    lesson: Lesson
    asked: dict[str, Asked]
    gold: dict[str, frozenset[str]]

    def right(self, slot: str) -> int | None:
        """The place of the annotators' group among the options."""
        groups = [frozenset(actors) for actors in self.asked[slot].options]
        return groups.index(self.gold[slot]) if self.gold[slot] in groups else None


def finds_of(lesson: Lesson) -> Iterator[Find]:
    """What is found in a document and annotated there."""
    asked: list[Asked] = []
    read_contributions(*mentions(lesson.document), asked=asked)
    slots = [dict(zip(SLOTS, pair, strict=True)) for pair in zip(asked[::2], asked[1::2], strict=True)]
    stem = Path(lesson.document.source).stem
    for gold, place in annotated(lesson, [(both["donors"].sentence, both["donors"].found) for both in slots]):
        yield Find(stem, lesson, slots[place], {slot: frozenset(gold[slot]) for slot in SLOTS})


def _choices(finds: list[Find], slot: str) -> Iterator[tuple[list[tuple[str, ...]], int, float]]:
    """What is seen of each option of a find, the place of the right one, and how much the find counts.

    Who stands on the other side by the annotators is no option.
    """
    other = SLOTS[1 - SLOTS.index(slot)]
    for find in finds:
        if (right := find.right(slot)) is None:
            continue
        asked, barred = find.asked[slot], find.gold[other]
        kept = [n for n, actors in enumerate(asked.options) if n == right or not barred & set(actors)]
        mark = FITTED if find.lesson.fitted else ""
        seen = [(*asked.features[n], *(mark + rule for rule in asked.rules[n])) for n in kept]
        yield seen, kept.index(right), COUNTS.get(find.lesson.set, 1.0)


def learned(finds: list[Find], slot: str) -> dict[str, float]:
    """The weights of a conditional logistic choice, by feature."""
    choices = list(_choices(finds, slot))
    count = Counter(f for options, _, _ in choices for f in {f for seen in options for f in seen})
    names = sorted(f for f in count if count[f] >= FEWEST)
    place = {name: n for n, name in enumerate(names)}
    columns = [[place[f] for f in seen if f in place] for options, _, _ in choices for seen in options]
    bounds = np.cumsum([0, *map(len, columns)])
    table = csr_matrix((np.ones(bounds[-1]), np.concatenate(columns), bounds), shape=(len(columns), len(names)))
    starts = np.cumsum([0, *(len(options) for options, _, _ in choices)])
    rights = starts[:-1] + np.array([right for _, right, _ in choices])
    counts = np.array([counted for _, _, counted in choices])
    of_choice = np.repeat(np.arange(len(choices)), [last - first for first, last in pairwise(starts)])

    def loss(weights: Any) -> tuple[float, Any]:
        sums = table @ weights
        most = np.maximum.reduceat(sums, starts[:-1])
        raised = np.exp(sums - most[of_choice])
        whole = np.add.reduceat(raised, starts[:-1])
        lost = np.sum(counts * (np.log(whole) + most - sums[rights]))
        slope = raised / whole[of_choice]
        slope[rights] -= 1.0
        slope *= counts[of_choice]
        return lost + weights @ weights / 2 / INVERSE_PENALTY, table.T @ slope + weights / INVERSE_PENALTY

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {name: float(w) for name, w in zip(names, best, strict=True) if not name.startswith(FITTED)}


def shares(finds: list[Find], weights: dict[int, Weights] | None, margin: float = 0.0) -> list[float]:
    """Of the finds the share with the right donors, recipients and both; by the rules where there are no weights."""
    right = []
    for find in finds:
        asked = [find.asked[slot] for slot in SLOTS]
        chosen = (asked[0].options[0], asked[1].options[0])
        if weights is not None:
            tables = [ChoiceWeights(margin, weights[part(find.stem)][slot]) for slot in SLOTS]
            chosen = likeliest(asked[0], asked[1], tables[0], tables[1])
        right.append([set(actors) == find.gold[slot] for slot, actors in zip(SLOTS, chosen, strict=True)])
    found = max(1, len(finds))
    return [sum(r[0] for r in right) / found, sum(r[1] for r in right) / found, sum(all(r) for r in right) / found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    taught = chain(lessons(args.shared, args.further), single_sentences(args.shared))
    finds = [find for lesson in taught for find in finds_of(lesson)]
    weights = {}
    for out in range(PARTS):
        rest = [f for f in finds if part(f.stem) != out]
        weights[out] = {slot: learned(rest, slot) for slot in SLOTS}
    for name in dict.fromkeys(f.lesson.set for f in finds):
        chosen = [f for f in finds if f.lesson.set == name]
        offered = [sum(f.right(slot) is not None for f in chosen) / len(chosen) for slot in SLOTS]
        print("{}: {} finds, offered: donors {:.3f} recipients {:.3f}".format(name, len(chosen), *offered))
        print("  rules        donors {:.3f} recipients {:.3f} both {:.3f}".format(*shares(chosen, None)))
        for margin in MARGINS:
            figures = shares(chosen, weights, margin)
            print("  margin {:4}  donors {:.3f} recipients {:.3f} both {:.3f}".format(margin, *figures))
    if args.write:
        for slot in SLOTS:
            table = learned(finds, slot)
            write(slot, {"margin": MARGIN}, {f: w for f, w in table.items() if abs(w) >= SLIGHT})


if __name__ == "__main__":
    main()
