"""Train the judges of sums, of goods and of sentences, and say by cross-validation what they are worth.

    python -m training.contributions SHARED [FOLDER ...] [--model money|goods|deeds] [--write]

Learns from the documents of `training.lessons`. Documents of the corpus on matters at home stand for what nobody
gives (not those that `benchmarks.silence` measures). Three models are made: of sums (`money`), of named goods and
services (`goods`), and of sentences that may tell a contribution without a sum (`deeds`). The rules were fitted to
`gold` and `news`: there their verdict is too good, so it is left out, and how far to trust them is learned from the
rest. The figures printed are by cross-validation over documents, on `development` and `newsroom`. With --write the
weights of all documents are put into `reference/data`.
Wants scikit-learn (the group `training`).
"""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import silence

from pledgebook.evaluation.likeness import LIKENESS, same_item, shared_of_fewer, words
from pledgebook.evaluation.report import best_pairs
from pledgebook.exchange.claims import figure_to_json
from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.judging import Candidate, Deed, Heard, Thing
from pledgebook.extract.contributions.judging.deeds import likeliest
from pledgebook.pipeline import mentions
from training.lessons import FITTED, Lesson, lessons, single_sentences, write
from training.logistic import Example, Logistic, expected
from training.sentences import Sentences, Told, overlap, place_of, told_in

INVERSE_PENALTY = {"money": 0.3, "goods": 0.03, "deeds": 0.03}
AS_GOOD = 0.003  # of F1
AT_HOME = (500, 1100)  # of the documents that `silence` draws, those behind the ones it measures
MODELS = ("money", "goods", "deeds")
# single sentences are of government texts: what they teach of sums costs 0.013 of F1 on news
UNTAUGHT = {"money": ("sentences",)}
# under which nothing is accepted: a claim that is mostly wrong misleads a ledger, a wrong sum its totals most of all
LEAST = {"money": 0.6, "deeds": 0.3}
PASSAGE, HALF = 0.6, 0.5  # of words that a claim's quote and a sentence share


@dataclass(slots=True)
class Row:
    """A candidate: what is true of it, whether it was annotated, and what is expected of it by cross-validation."""

    features: tuple[str, ...]
    right: bool
    again: bool  # what the annotators claimed at another place: neither right nor wrong
    ruled: bool
    weight: float
    goods: tuple[int, ...] = ()  # of a deed: the places of its goods among those of its document
    expected: float = 0.0


@dataclass(slots=True)
class Text:
    """A document's candidates, and how many sums (or goods) its annotators claimed."""

    stem: str
    set: str
    rows: list[Row]
    gold: int


def candidates_of(lesson: Lesson) -> dict[str, Text]:
    """The candidates of a document by model, beside what the annotators claimed."""
    heard: list[Heard] = []
    read_contributions(*mentions(lesson.document), heard)
    sums = [h for h in heard if isinstance(h.candidate, Candidate)]
    goods = [h for h in heard if isinstance(h.candidate, Thing)]
    deeds = [h for h in heard if isinstance(h.candidate, Deed)]
    if lesson.sentences is not None:
        of_sum, of_goods, told = (_looked_at(lesson, one, lesson.sentences) for one in (sums, goods, deeds))
    else:
        claims = [c for c in lesson.gold if c["kind"] == "contribution"]
        items = [i | {"quote": c["quote"]} for c in claims for i in c["items"]]
        of_sum = _text(lesson, sums, [c for c in claims if c["amount"]], LIKENESS["contribution"])
        of_goods = _text(lesson, goods, items, same_goods)
        told = _text(lesson, deeds, [c for c in claims if not c["amount"]], same_deed)
        for row, deed in zip(told.rows, deeds, strict=True):
            # where a sum of the sentence is given, or another sentence tells the same claim better, nobody said
            row.again = not row.right and any(same_deed(c, _row_of(deed)) for c in claims)
    places: dict[int, list[int]] = {}
    for place, thing in enumerate(goods):
        places.setdefault(id(thing.sentence), []).append(place)
    for row, deed in zip(told.rows, deeds, strict=True):
        row.goods = tuple(places.get(id(deed.sentence), ()))
    return {"money": of_sum, "goods": of_goods, "deeds": told}


def _looked_at(lesson: Lesson, heard: list[Heard], sentences: Sentences) -> Text:
    """The candidates of a document of which single sentences were annotated: what nobody looked at says nothing."""
    rows = []
    for one in heard:
        told = told_in(sentences, one.sentence)
        right, again = (False, True) if told is None else _told(one, told)
        rows.append(_judged(lesson, one, right=right, again=again))
    return Text(Path(lesson.document.source).stem, lesson.set, rows, sum(row.right for row in rows))


def _told(one: Heard, told: tuple[Told, ...]) -> tuple[bool, bool]:
    """Whether a candidate is what a sentence was annotated to tell, and whether that was told before."""
    if isinstance(one.candidate, Deed):
        right = any(t.amount is None and not t.again for t in told)
        return right, bool(told) and not right  # where a sum of the sentence is given nobody said
    figure = one.candidate.figure if isinstance(one.candidate, Candidate) else one.candidate.mention
    at = place_of(one.sentence, figure.start, figure.end)
    if isinstance(one.candidate, Candidate):
        same = [t for t in told if t.amount is not None and overlap(t.amount, at)]
    else:
        same = [t for t in told if any(overlap(goods, at) for goods in t.goods)]
    right = any(not t.again for t in same)
    return right, bool(same) and not right


def same_deed(claim: dict[str, Any], sentence: dict[str, Any]) -> float:
    """How much of a claim's quote stands in a sentence that the quote has most words of."""
    quote, said = words(claim["quote"]), words(sentence["quote"])
    shared = len(quote & said) / max(1, len(quote))
    return 1 + shared if shared >= HALF and shared_of_fewer(quote, said) >= PASSAGE else 0.0


def same_goods(one: dict[str, Any], other: dict[str, Any]) -> float:
    """The same name and quantity, the likelier the more words their passages share."""
    if not same_item(one, other):
        return 0.0
    return 1 + shared_of_fewer(words(one["quote"]), words(other["quote"]))


def _text(lesson: Lesson, heard: list[Heard], claimed: list[Any], likeness: Callable[[Any, Any], float]) -> Text:
    said = [_row_of(h) for h in heard]
    right = {id(r) for _, r in best_pairs(claimed, said, likeness)}
    same = [any(likeness(g | {"quote": r["quote"]}, r) for g in claimed) for r in said]
    rows = [
        _judged(lesson, h, right=id(r) in right, again=again and id(r) not in right)
        for h, r, again in zip(heard, said, same, strict=True)
    ]
    return Text(Path(lesson.document.source).stem, lesson.set, rows, len(claimed))


def _judged(lesson: Lesson, heard: Heard, *, right: bool, again: bool) -> Row:
    """A candidate with what its annotators say of it."""
    rules = FITTED if lesson.fitted else "rules=yes" if heard.ruled else "rules=no"
    return Row((*heard.features, rules), right, again, heard.ruled, lesson.weight)


def _row_of(heard: Heard) -> dict[str, Any]:
    """The candidate as the claim, or the item, that it would be."""
    if isinstance(heard.candidate, Candidate):
        amount = figure_to_json(heard.candidate.figure.figure)
        return {"quote": heard.sentence.text, "amount": amount, "items": []}
    if isinstance(heard.candidate, Deed):
        return {"quote": heard.sentence.text, "amount": None, "items": []}
    item = heard.candidate.mention.item
    quantity = figure_to_json(item.quantity) if item.quantity is not None else None
    return {"quote": heard.sentence.text, "name": item.name, "quantity": quantity}


def gathered(shared: Path, further: list[Path]) -> Iterator[dict[str, Text]]:
    """The candidates of all that is learned from, by model."""
    yield from map(candidates_of, lessons(shared, further))
    yield from map(candidates_of, single_sentences(shared))
    first, last = AT_HOME
    with silence.drawn(last) as documents:
        for document in islice(documents, first, None):
            yield candidates_of(Lesson(document, [], "home", fitted=False, weight=1.0))


def examples(texts: list[Text]) -> list[Example]:
    """The candidates of some documents."""
    return [Example(t.stem, r.features, r.features, r.right, r.weight, aside=r.again) for t in texts for r in t.rows]


def cross_validate(texts: list[Text], inverse_penalty: float) -> None:
    """Put into each candidate what a model that never saw its document expects of it."""
    rows = [row for text in texts for row in text.rows]
    for row, chance in zip(rows, expected(examples(texts), inverse_penalty), strict=True):
        row.expected = chance


def weigh_goods(by_model: dict[str, Text]) -> None:
    """Tell each deed of a document how likely its goods are given, by models that never saw the document."""
    goods = by_model["goods"].rows
    for row in by_model["deeds"].rows:
        row.features = (*row.features, *likeliest(goods[place].expected for place in row.goods))


def f1(texts: list[Text], accept: float, veto: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of what would be claimed."""
    rows = [r for t in texts for r in t.rows if not r.again]
    taken = [r for r in rows if r.expected >= (veto if r.ruled else accept)]
    both, gold = sum(r.right for r in taken), sum(t.gold for t in texts)
    return both / max(1, len(taken)), both / max(1, gold), 2 * both / max(1, len(taken) + gold)


def thresholds(texts: list[Text], least: float = 0.0) -> tuple[float, float]:
    """From where on to accept and under where to overrule, by the F1 on documents that no rule was fitted to."""
    steps = [n / 20 for n in range(1, 20)]
    measured = [t for t in texts if t.set not in ("gold", "news", "sentences")]
    worth = {(a, v): f1(measured, a, v)[2] for a in steps if a >= least for v in steps if v <= a}
    # of those that are as good the farthest apart: the rules' word is changed only where that gains for sure
    good = [pair for pair, value in worth.items() if value >= max(worth.values()) - AS_GOOD]
    return max(good, key=lambda pair: (round(pair[0] - pair[1], 2), pair))


def report(texts: list[Text], accept: float, veto: float) -> None:
    """Print what the rules and the judge are worth in each set."""
    for name in dict.fromkeys(t.set for t in texts):
        chosen = [t for t in texts if t.set == name]
        rows = [r for t in chosen for r in t.rows]
        print(
            f"{name:12} documents {len(chosen):4}  candidates {len(rows):4}  annotated {sum(t.gold for t in chosen):4}"
        )
        for what, pair in (("rules", (2.0, 0.0)), ("judge", (accept, veto))):
            print("  {}  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(what, *f1(chosen, *pair)))
    print(f"accept from {accept}, veto under {veto}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("further", type=Path, nargs="*")
    parser.add_argument("--model", choices=MODELS, help="only this one")
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    read_all = list(gathered(args.shared, args.further))
    for model in MODELS:
        texts = [t for by_model in read_all if (t := by_model[model]).set not in UNTAUGHT.get(model, ())]
        if model == "deeds":
            for by_model in read_all:
                weigh_goods(by_model)
        cross_validate(texts, INVERSE_PENALTY[model])
        if args.model not in (None, model):
            continue
        accept, veto = thresholds(texts, LEAST.get(model, 0.0))
        print(model)
        report(texts, accept, veto)
        if args.write:
            weights = Logistic(examples(texts), INVERSE_PENALTY[model]).weights()
            write(model, {"accept": accept, "veto": veto}, weights)


if __name__ == "__main__":
    main()
