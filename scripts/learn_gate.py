"""Learn what the words of a sentence weigh for each kind of claim, from whole readings of the corpus.

    python -m pip install --group training
    python -m scripts.learn_gate [--write]

Each document of the corpus is read in full, every sentence by every reader: a sentence is an example of each kind of
claim that was found in it. What is `unseen`, and what `gold` keeps aside, is left out. Four fifths of the documents are
learned from; on the last fifth it is printed which share of the sentences may tell each kind, and which share of those
in which one was found. With ``--write`` the weights go into the package.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.corpus import SHARED, unpacked
from benchmarks.gold import aside
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import pledgebook.reference
from pledgebook import extract, resolve, text
from pledgebook.extract.likely import traits
from pledgebook.model.claim import kind_of
from pledgebook.model.document import Document, Sentence
from pledgebook.reference.kind_weights import START
from pledgebook.sources import read

DATA = Path(pledgebook.reference.__file__).parent / "data" / "kind_weights.tsv"
DOCUMENTS = 20_000  # more than there are
PASSING = {"contribution": 0.35, "proposal": 0.25, "position": 0.45, "engagement": 0.25, "other": 0.25}
FEWEST = 8  # sentences that a trait must be true of
INVERSE_PENALTY = 0.1
FOUND = 3.0  # how much more a sentence with a claim weighs than one without
SCALE = 100  # the file holds hundredths
LEAST = 10  # hundredths: lighter traits are left out


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a document: what is weighed of it, and the kinds of claim that were found in it."""

    stem: str
    traits: Counter[str]
    kinds: frozenset[str]

    @property
    def is_kept_apart(self) -> bool:
        """Whether it is of the fifth that is only measured."""
        return int(hashlib.sha256(f"gate {self.stem}".encode()).hexdigest(), 16) % 5 == 0


def examples(documents: Iterable[Document]) -> Iterator[Example]:
    """Every sentence of American documents that passes the gate of patterns, with what all readers find in it."""
    for document in documents:
        layout = text.lay_out(document)
        worth = extract.worth_reading(layout)
        if worth.home is None:
            continue
        sentences: list[Sentence] = []
        for passage in worth.passages:
            sentences += text.sentences(document, passage, first=len(sentences))
        near = [s for s in sentences if worth.is_near(s)]
        quoted = text.quotations(layout)
        readings = resolve.settle_actors(tuple(extract.find(s, document, quoted) for s in near), layout)
        found: dict[int, set[str]] = {}
        for draft in extract.read(readings, layout)[0]:
            kind = kind_of(draft.content)
            found.setdefault(draft.sentence, set()).add(kind if kind in PASSING else "other")
        for sentence in near:
            kinds = frozenset(found.get(sentence.index, ()))
            yield Example(
                Path(document.source).stem, traits(sentence, international=worth.international), kinds
            )


def of_the_corpus() -> Iterator[Document]:
    """The documents of the corpus but those that are measured on and never read."""
    kept = tuple(p.stem for p in (SHARED / "gold" / "docs").glob("*.md") if aside(p.stem))
    with unpacked(DOCUMENTS) as files:
        chosen = [str(path) for path in files if not path.stem.startswith(kept)]
        yield from (document for document in read(chosen) if isinstance(document, Document))


@dataclass(frozen=True, slots=True)
class Table:
    """The examples as numbers: a row for each, a column for each trait that enough of them have."""

    traits: list[str]
    rows: csr_matrix
    found: dict[str, "np.ndarray"]
    apart: "np.ndarray"


def table_of(found: list[Example]) -> Table:
    """The examples' table."""
    count = Counter(trait for example in found for trait in example.traits)
    columns = {trait: place for place, trait in enumerate(sorted(t for t, n in count.items() if n >= FEWEST))}
    ends, places, values = [0], [], []
    for example in found:
        known = [(columns[trait], n) for trait, n in example.traits.items() if trait in columns]
        places += [place for place, _ in known]
        values += [n for _, n in known]
        ends.append(len(places))
    shape = (len(found), len(columns))
    rows = csr_matrix((np.array(values, dtype=np.float32), np.array(places), np.array(ends)), shape=shape)
    kinds = {kind: np.array([kind in example.kinds for example in found]) for kind in PASSING}
    return Table(list(columns), rows, kinds, np.array([example.is_kept_apart for example in found]))


def learned(table: Table) -> dict[str, tuple[float, "np.ndarray"]]:
    """For each kind its start, put so that the share PASSING of all sentences passes, and the weight of each trait."""
    weights = {}
    for kind, passing in PASSING.items():
        found, apart = table.found[kind], table.apart
        model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear", class_weight={True: FOUND, False: 1.0})
        model.fit(table.rows[~apart], found[~apart])
        hundredths = np.round(model.coef_[0] * SCALE)
        hundredths[np.abs(hundredths) < LEAST] = 0
        sums = table.rows[apart] @ hundredths
        start = -np.quantile(sums, 1 - passing)
        weights[kind] = (start, hundredths)
        kept = np.mean(sums[found[apart]] + start >= 0)
        print(f"{kind:12} {found.sum():6} sentences; {passing:.2f} of all may tell it, {kept:.3f} of those in which it is")
    return weights


def lines(table: Table, weights: dict[str, tuple[float, "np.ndarray"]]) -> Iterator[str]:
    """The lines of the file of weights."""
    yield "# made by scripts/learn_gate.py: hundredths, one column for each kind of claim"
    yield "\t".join(("said", *weights))
    yield "\t".join((START, *(str(round(start)) for start, _ in weights.values())))
    for trait, cells in zip(table.traits, zip(*(w for _, w in weights.values()), strict=True), strict=True):
        if any(cells):
            yield "\t".join((trait, *(str(int(c) or "") for c in cells))).rstrip("\t")


def main() -> None:
    """Read the corpus, learn, and say what the weights are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    table = table_of(list(examples(of_the_corpus())))
    weights = learned(table)
    if args.write:
        DATA.write_text("\n".join(lines(table, weights)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
