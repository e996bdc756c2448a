"""Words per second of the whole `extract` beside spaCy's bare English tokenizer on the same documents.

    python -m benchmarks.extract [FOLDER] [--sizes 200,400,800] [--rounds 3] [--at-least RATIO]

Both run in this process, on one core, in turn, on the same texts; the ratio is what
counts, as the machine's speed drifts. The three sizes show that the growth is
linear. Without FOLDER the corpus of ../shared is taken.
"""

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import spacy

from benchmarks.corpus import ARCHIVE, evenly, unpacked
from pledgebook.exchange.claims import to_json
from pledgebook.model.document import Document
from pledgebook.pipeline import read_document
from pledgebook.sources import read


@contextmanager
def documents(folder: Path | None, count: int) -> Iterator[list[Path]]:
    """``count`` files chosen evenly from ``folder``, or from the corpus."""
    if folder is not None:
        yield evenly(sorted(p for p in folder.rglob("*") if p.suffix in (".md", ".txt", ".html")), count)
    elif ARCHIVE.exists():
        with unpacked(count) as files:
            yield files
    else:
        sys.exit("no folder given, and ../shared/corpus is not here")


def timed(work: Callable[[list[Path]], object], files: list[Path]) -> float:
    """Seconds of processor time of one call."""
    start = time.process_time()
    work(files)
    return time.process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--sizes", default="200,400,800")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--at-least", type=float, help="fail where the ratio at the largest size is lower")
    args = parser.parse_args()

    tokenizer = spacy.blank("en")
    tokenizer.max_length = 10**9

    def extract(paths: list[Path]) -> None:
        for document in read([str(p) for p in paths]):
            if isinstance(document, Document):
                to_json(read_document(document).claims)

    def tokenize(paths: list[Path]) -> None:
        for path in paths:
            tokenizer(path.read_text(encoding="utf-8"))

    sizes = [int(n) for n in args.sizes.split(",")]
    with documents(args.folder, max(sizes)) as files:
        random.Random(0).shuffle(files)  # noqa: S311 - so that a smaller size is a fair share of a larger
        extract(files[:20])  # tables and patterns are loaded once, as in any long run
        tokenize(files[:20])
        print(f"{'documents':>9} {'words':>9} {'extract w/s':>12} {'tokenizer w/s':>14} {'ratio':>6}")
        for size in sizes:
            chosen = files[:size]
            words = sum(len(p.read_text(encoding="utf-8").split()) for p in chosen)
            pairs = [(timed(extract, chosen), timed(tokenize, chosen)) for _ in range(args.rounds)]
            ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
            ratio = statistics.median(b / a for a, b in pairs)
            print(f"{size:>9} {words:>9} {words / ours:>12,.0f} {words / theirs:>14,.0f} {ratio:>6.2f}")
    if args.at_least is not None and ratio < args.at_least:
        sys.exit(f"the ratio is {ratio:.2f}, below {args.at_least}")


if __name__ == "__main__":
    main()
