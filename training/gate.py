"""Learn what the words of a sentence weigh for each kind of claim, from whole readings of the corpus.

    python -m pip install --group training
    python -m training.gate [--write]

Each document of the corpus is read in full, every sentence by every reader: a sentence is an example of each kind of
claim that was found in it. In the documents of `gold` that are not kept aside and of `development` it is one of what
the annotators found, too, and weighs more. What is `unseen`, and what `gold` keeps aside, is left out. Four fifths of
the corpus are learned from; on the last fifth it is printed which share of the sentences may tell each kind, and which
share of those in which one was found. With ``--write`` the weights go into the package.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.annotated import DEVELOPMENT, annotations, joined
from benchmarks.corpus import ARCHIVE, SHARED, unpacked
from benchmarks.gold import aside
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import pledgebook.reference
from pledgebook import extract, resolve, text
from pledgebook.extract.likely import traits
from pledgebook.model.claim import kind_of
from pledgebook.model.document import Document, Sentence
from pledgebook.reference.kind_weights import CLEAR, START
from pledgebook.sources import read

DATA = Path(pledgebook.reference.__file__).parent / "data" / "kind_weights.tsv"
DOCUMENTS = 20_000  # more than there are
# the shares of sentences that may tell a kind, and that tell it clearly: one such a document must have
PASSING = {
    "contribution": (0.40, 0.08),
    "proposal": (0.25, 0.08),
    "position": (0.45, 0.15),
    "engagement": (0.25, 0.10),
    "other": (0.20, 0.06),
}
FEWEST = 8  # sentences that a trait must be true of
INVERSE_PENALTY = 0.1
FOUND, ANNOTATED = 3.0, 10.0  # how much more a sentence weighs in which a claim was found, or annotated
SCALE = 100  # the file holds hundredths
LEAST = 10  # hundredths: lighter traits are left out


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a document: what is weighed of it, and the kinds of claim that were found, or annotated, in it."""

    stem: str
    traits: Counter[str]
    kinds: frozenset[str]
    annotated: frozenset[str] | None = None

    @property
    def is_kept_apart(self) -> bool:
        """Whether it is of the fifth of the corpus that is only measured."""
        return self.annotated is None and int(hashlib.sha256(f"gate {self.stem}".encode()).hexdigest(), 16) % 5 == 0


def examples(documents: Iterable[tuple[Document, list[Any] | None]]) -> Iterator[Example]:
    """Every sentence of American documents that passes the gate of patterns, with what all readers find in it.

    Each document comes with the annotators' claims, None where there are none.
    """
    for document, claims in documents:
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
            stem, kinds = Path(document.source).stem, frozenset(found.get(sentence.index, ()))
            told = None if claims is None else annotated(sentence, claims)
            yield Example(stem, traits(sentence, international=worth.international), kinds, told)


def annotated(sentence: Sentence, claims: list[Any]) -> frozenset[str]:
    """The kinds of the claims whose quote is of the sentence, or has it within."""
    said = " ".join(sentence.text.split())
    quotes = ((c["kind"], " ".join(c["quote"].split())) for c in claims)
    kinds = {kind for kind, quote in quotes if quote in said or said in quote}
    return frozenset(kind if kind in PASSING else "other" for kind in kinds)


def all_documents() -> Iterator[tuple[Document, list[Any] | None]]:
    """The corpus and the annotated documents, but those that are measured on and never read."""
    kept = tuple(p.stem for p in (SHARED / "gold" / "docs").glob("*.md") if aside(p.stem))
    yield from of_folder(SHARED / "gold", lambda stem: not aside(stem))
    with joined(DEVELOPMENT, ARCHIVE) as folder:
        yield from of_folder(folder, lambda _: True)
    known = annotations(DEVELOPMENT)
    with unpacked(DOCUMENTS) as files:
        chosen = [str(p) for p in files if p.stem not in known and not p.stem.startswith(kept)]
        yield from ((document, None) for document in read(chosen) if isinstance(document, Document))


def of_folder(folder: Path, keeps: Callable[[str], bool]) -> Iterator[tuple[Document, list[Any]]]:
    """The documents of an annotated folder with the annotators' claims."""
    for document in read([str(folder / "docs")]):
        if isinstance(document, Document) and keeps(stem := Path(document.source).stem):
            yield document, json.loads((folder / "claims" / f"{stem}.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Table:
    """The examples as numbers: a row for each, a column for each trait that enough of them have."""

    traits: list[str]
    rows: csr_matrix
    found: dict[str, NDArray[np.bool_]]
    matters: dict[str, NDArray[np.float64]]
    apart: NDArray[np.bool_]
    stems: NDArray[np.str_]


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
    kinds = {k: np.array([k in e.kinds or k in (e.annotated or ()) for e in found]) for k in PASSING}
    matters = {k: np.array([_matters(e, k) for e in found]) for k in PASSING}
    apart = np.array([example.is_kept_apart for example in found])
    return Table(list(columns), rows, kinds, matters, apart, np.array([example.stem for example in found]))


def _matters(example: Example, kind: str) -> float:
    """How much an example weighs for a kind."""
    if example.annotated and kind in example.annotated:
        return ANNOTATED
    return FOUND if kind in example.kinds else 1.0


@dataclass(frozen=True, slots=True)
class Learned:
    """What is weighed for one kind, in hundredths: of every sentence, off a clear one, and of each trait."""

    start: int
    clear: int
    weights: NDArray[np.float64]


def learned(table: Table, kind: str) -> Learned:
    """The weights for a kind: so started that its shares PASSING of all sentences may tell it, and tell it clearly."""
    found, apart = table.found[kind], table.apart
    model = LogisticRegression(C=INVERSE_PENALTY, solver="liblinear")
    model.fit(table.rows[~apart], found[~apart], sample_weight=table.matters[kind][~apart])
    weights = np.round(model.coef_[0] * SCALE)
    weights[np.abs(weights) < LEAST] = 0
    sums = table.rows[apart] @ weights
    low, high = (np.quantile(sums, 1 - share) for share in PASSING[kind])
    clear = {stem for stem, total in zip(table.stems[apart], sums, strict=True) if total >= high}
    may = (sums >= low) & np.isin(table.stems[apart], list(clear))
    kept = may[found[apart]].mean()
    shares = f"{may.mean():.3f} of all may tell it, {kept:.3f} of those in which it is"
    sys.stdout.write(f"{kind:12} {found.sum():6} sentences; {shares}\n")
    return Learned(round(-low), round(low - high), weights)


def lines(table: Table, kinds: dict[str, Learned]) -> Iterator[str]:
    """The lines of the file of weights."""
    yield "# made by training/gate.py: hundredths, one column for each kind of claim"
    yield "\t".join(("said", *kinds))
    yield "\t".join((START, *(str(kind.start) for kind in kinds.values())))
    yield "\t".join((CLEAR, *(str(kind.clear) for kind in kinds.values())))
    for trait, cells in zip(table.traits, zip(*(kind.weights for kind in kinds.values()), strict=True), strict=True):
        if any(cells):
            yield "\t".join((trait, *(str(int(c) or "") for c in cells))).rstrip("\t")


def main() -> None:
    """Read the corpus, learn, and say what the weights are worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    args = parser.parse_args()
    table = table_of(list(examples(all_documents())))
    kinds = {kind: learned(table, kind) for kind in PASSING}
    if args.write:
        DATA.write_text("\n".join(lines(table, kinds)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
