"""What the judges are taught by: annotated documents, parted for cross-validation, and where their weights are kept.

Learned from are `development` and `newsroom`, the documents of SHARED's `gold` and `news` that are not kept aside, and
any further folder with `docs/` and `claims/`; of goods, contributions without a sum, givers and receivers single
sentences, too (`training.sentences`). What is kept aside, and `annotations`, is never opened.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.annotated import DEVELOPMENT, joined
from benchmarks.corpus import ARCHIVE, SHARED
from benchmarks.gold import NEWSROOM, aside

import pledgebook.reference
from pledgebook.model.document import Document
from pledgebook.sources import read
from training.sentences import Sentences, annotated_sentences

DATA = Path(pledgebook.reference.__file__).parent / "data"
PARTS = 8
SENTENCES_WEIGH = 1.0
SLIGHT = 0.01  # a weight below says nothing
FITTED = "rules=unknown"  # stands for the rules' verdict on documents that they were made with; not kept


@dataclass(frozen=True, slots=True)
class Lesson:
    """A document to learn from with its annotators' claims; ``fitted`` where the rules were made for its folder.

    With ``sentences`` only these were annotated, and ``gold`` is empty.
    """

    document: Document
    gold: list[Any]
    set: str
    fitted: bool
    weight: float
    sentences: Sentences | None = None


def part(stem: str) -> int:
    """The part of the cross-validation that a document is in."""
    return int(hashlib.sha256(f"part {stem}".encode()).hexdigest(), 16) % PARTS


def _folder(folder: Path, name: str, keep: Callable[[str], bool], *, fitted: bool) -> Iterator[Lesson]:
    """The documents of an annotated folder whose stem is to be learned from."""
    for document in read([str(folder / "docs")]):
        if isinstance(document, Document) and keep(stem := Path(document.source).stem):
            gold = json.loads((folder / "claims" / f"{stem}.json").read_text(encoding="utf-8"))
            yield Lesson(document, gold, name, fitted, 1.0 if fitted else 2.0)


def lessons(shared: Path, further: list[Path]) -> Iterator[Lesson]:
    """All annotated documents that are learned from."""
    for name in ("gold", "news"):
        yield from _folder(shared / name, name, lambda stem: not aside(stem), fitted=True)
    yield from _folder(NEWSROOM, "newsroom", lambda _: True, fitted=False)
    with joined(DEVELOPMENT, shared / ARCHIVE.relative_to(SHARED)) as folder:
        yield from _folder(folder, "development", lambda _: True, fitted=False)
    for folder in further:
        yield from _folder(folder, folder.name, lambda _: True, fitted=False)


def single_sentences(shared: Path) -> Iterator[Lesson]:
    """The documents of which single sentences were annotated."""
    for document, sentences in annotated_sentences(shared / ARCHIVE.relative_to(SHARED)):
        yield Lesson(document, [], "sentences", fitted=False, weight=SENTENCES_WEIGH, sentences=sentences)


def write(name: str, limits: dict[str, float], weights: dict[str, float]) -> None:
    """Put a model's limits and weights into the package, sorted."""
    lines = [f"# {limit}\t{value}" for limit, value in limits.items()]
    lines += [f"{f}\t{w:.2f}" for f, w in sorted(weights.items()) if abs(w) >= SLIGHT and f != FITTED]
    (DATA / f"judge_{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
