"""Learn from the corpus which words are used alike, and part them into classes at several grains.

    python -m training.words [--write]

Counted is which words stand one and two places before and behind which in a sentence (words as the judges see them:
stems, numbers alike), over the documents of the corpus but those that are `unseen` or kept aside; a paragraph that
comes again is counted once. Positive mutual information of these counts, brought to a hundred dimensions, places words
that can stand for one another near together: "ammunition" beside "artillery". The finest classes are by k-means, the
coarser ones join those nearest by Ward's measure, so that each lies within one of each coarser grain.
With ``--write`` they go into the package. Some numbers may differ from machine to machine, so after it all judges that
hear of classes are trained anew. Wants scikit-learn and scipy (the group `training`).
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.corpus import SHARED, unpacked
from benchmarks.gold import aside
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, hstack
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

import pledgebook.reference
from pledgebook.extract.contributions.judging.words import stem
from pledgebook.model.document import Document
from pledgebook.sources import read

DATA = Path(pledgebook.reference.__file__).parent / "data" / "word_classes.tsv"
DOCUMENTS = 20_000  # more than there are
GRAINS = (32, 128, 512, 2048)  # classes, from coarse to fine
FEWEST = 20  # places that a word must stand at
NEIGHBOURS = 8_000  # most frequent words, as those beside which a word is counted
REACH = 2  # places before and behind a word
DIMENSIONS = 100
SMOOTHED = 0.75  # power of the counts of neighbours: rare ones tell less than they seem to
PRINTED_AGAIN = 60  # characters from which a paragraph that comes again is one that was printed again
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*[-*•])")
# a document's own data in front, addresses, markup
_NO_WORDS = re.compile(r"\A---\n.*?\n---\n|https?://\S+|<[^<>]*>|\]\([^()\s]*\)", re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z][\w’'-]*|\d[\d,.]*|(?P<mark>[.;:?!()“”\"])")


@dataclass(frozen=True, slots=True)
class Counted:
    """Words, the most frequent first, and the sequence of their places among them; -1 where none of them stands."""

    words: list[str]
    sequence: NDArray[np.int32]


def paragraphs() -> Iterator[str]:
    """The paragraphs of the corpus, each once, without the documents that are only measured on."""
    kept = tuple(p.stem for p in (SHARED / "gold" / "docs").glob("*.md") if aside(p.stem))
    seen: set[str] = set()
    with unpacked(DOCUMENTS) as files:
        for document in read([str(p) for p in files if not p.stem.startswith(kept)]):
            text = _NO_WORDS.sub(" ", document.text) if isinstance(document, Document) else ""
            for paragraph in _PARAGRAPHS.split(text):
                if len(paragraph) < PRINTED_AGAIN or paragraph not in seen:
                    seen.add(paragraph)
                    yield paragraph


def counted(texts: Iterable[str]) -> Counted:
    """The words that stand at enough places of the texts, in their order; no mark stands within anybody's reach."""
    known: dict[str, int] = {}
    said: list[int] = []
    apart = [known.setdefault("", 0)] * REACH
    for text in texts:
        for match in _TOKEN.finditer(text):
            word = match.group()
            name = stem(word) if word[0].isalpha() else "<number>"
            said += apart if match["mark"] else [known.setdefault(name, len(known))]
        said += apart
    names = list(known)
    sequence = np.array(said, dtype=np.int32)
    counts = np.bincount(sequence, minlength=len(names))
    counts[known[""]] = 0
    order = [int(n) for n in np.argsort(-counts, kind="stable") if counts[n] >= FEWEST]
    places = np.full(len(names), -1, dtype=np.int32)
    places[order] = np.arange(len(order))
    return Counted([names[n] for n in order], places[sequence])


def vectors(of: Counted) -> NDArray[np.float64]:
    """Where each word lies, as a row of length 1."""
    tables = [
        _information(_beside(of, first, then)) for away in range(1, REACH + 1) for first, then in _sides(of, away)
    ]
    left, strength, _ = randomized_svd(hstack(tables).tocsr(), DIMENSIONS, n_iter=4, random_state=0)
    rows = left * np.sqrt(strength)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _sides(of: Counted, away: int) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32]]]:
    """Pairs of a word and its neighbour, first of those behind, then of those before it."""
    first, then = of.sequence[:-away], of.sequence[away:]
    together = (first >= 0) & (then >= 0)
    yield first[together], then[together]
    yield then[together], first[together]


def _beside(of: Counted, words: NDArray[np.int32], neighbours: NDArray[np.int32]) -> csr_matrix:
    kept = neighbours < NEIGHBOURS
    shape = (len(of.words), min(NEIGHBOURS, len(of.words)))
    return csr_matrix((np.ones(int(kept.sum())), (words[kept], neighbours[kept])), shape=shape)


def _information(counts: csr_matrix) -> csr_matrix:
    """How much more often two stand together than by chance, as a logarithm; what is less often is left out."""
    table = counts.tocoo()
    words = np.asarray(table.sum(axis=1)).ravel()
    neighbours = np.asarray(table.sum(axis=0)).ravel() ** SMOOTHED
    chance = words[table.row] * neighbours[table.col] / neighbours.sum()
    values = np.log(table.data / chance)
    more = values > 0
    return csr_matrix((values[more], (table.row[more], table.col[more])), shape=table.shape)


def classes(rows: NDArray[np.float64]) -> list[list[int]]:
    """The class of each word at each grain, the coarsest first; each lies within one of the coarser grain."""
    means = MiniBatchKMeans(GRAINS[-1], random_state=0, n_init=3, batch_size=4096, max_iter=100).fit_predict(rows)
    used, finest = np.unique(means, return_inverse=True)
    centres = np.array([rows[finest == place].mean(axis=0) for place in range(len(used))])
    tree: Any = linkage(centres, "ward")
    return [[int(n) for n in fcluster(tree, grain, "maxclust")[finest]] for grain in GRAINS[:-1]] + [finest.tolist()]


def lines(words: list[str], grains: list[list[int]]) -> Iterator[str]:
    """The lines of the file: of each finest class the names of the coarser ones, then its words.

    A class is named by its most frequent word.
    """
    yield "# made by training/words.py: words that are used alike, in classes within classes"
    yield "\t".join(map(str, GRAINS[:-1])) + f"\t{GRAINS[-1]}"
    names: list[dict[int, str]] = [{} for _ in grains]
    members: dict[int, list[str]] = {}
    for place, word in enumerate(words):
        for grain, of in zip(names, grains, strict=True):
            grain.setdefault(of[place], word)
        members.setdefault(grains[-1][place], []).append(word)
    coarse: dict[int, tuple[str, ...]] = {}
    for place in range(len(words)):
        coarse[grains[-1][place]] = tuple(n[of[place]] for n, of in zip(names[:-1], grains[:-1], strict=True))
    for finest in sorted(members, key=lambda one: (coarse[one], members[one][0])):
        yield "\t".join((*coarse[finest], " ".join(members[finest])))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the classes into the package")
    args = parser.parse_args()
    of = counted(paragraphs())
    grains = classes(vectors(of))
    print(f"{len(of.sequence)} places, {len(of.words)} words, {[len(set(grain)) for grain in grains]} classes")
    if args.write:
        DATA.write_text("".join(f"{line}\n" for line in lines(of.words, grains)), encoding="utf-8")


if __name__ == "__main__":
    main()
