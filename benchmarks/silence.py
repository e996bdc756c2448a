"""Precision on silence: how many documents on domestic matters yield a contribution that is none.

    python -m benchmarks.silence [--show] [--documents 500]

Draws documents of the corpus at random (the first by SHA-256 of their names) that are
on domestic matters: their title names no other state and no large body of states, and
their text does so less than once in 300 words. With --show prints each contribution
read in them and whether a reader ruled that it is one; the rulings stand in
`silence.json`, a claim's place beside its document's name, and what nobody ruled on
counts as false until somebody reads it. Rulings are kept for the first 3,200.
"""

import argparse
import hashlib
import json
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from benchmarks.annotated import UNSEEN, annotations
from benchmarks.corpus import ARCHIVE, extract
from pledgebook.model.claim import Claim, Contribution
from pledgebook.model.document import Document
from pledgebook.pipeline import read_document
from pledgebook.reference.actors import states
from pledgebook.sources import read

RULINGS = Path(__file__).with_name("silence.json")
AT_MOST = 0.02
"""False contributions for each document that were agreed on."""

_ALSO_AT_HOME = {"USA", "GEO", "JOR", "TCD"}  # a state of the union, and names of people
_BODIES = ("United Nations", "European Union", "NATO", "ASEAN", "G7", "G20")
_WORDS_FOR_EACH_NAME = 300
_DRAWN_FOR_EACH = 3  # of three documents one at least is on domestic matters


def foreign_names() -> list[str]:
    """The names of states and of the bodies that statements name most."""
    return [*_BODIES, *(name for code, of in states().items() if code not in _ALSO_AT_HOME for name in of["names"])]


def domestic(document: Document, names: list[str]) -> bool:
    """Whether other states and bodies of states are hardly named in it."""
    text = document.text[document.body.start : document.body.end]
    return not named(document.title or "", names) and named(text, names) * _WORDS_FOR_EACH_NAME < len(text.split())


def named(text: str, names: list[str]) -> int:
    """How often any of ``names`` stands in a text, "New Mexico" aside."""
    text = " ".join(text.replace("New Mexico", "").split())
    words = Counter(re.findall(r"\w+", text))
    return sum(text.count(name) if " " in name else words[name] for name in names)


@contextmanager
def drawn(count: int) -> Iterator[Iterator[Document]]:
    """The first ``count`` domestic documents of the corpus in the order of their names' hashes."""
    unread, names = annotations(UNSEEN).keys(), foreign_names()
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(ARCHIVE) as archive:
        members = [m for m in archive.getmembers() if m.isfile() and Path(m.name).stem not in unread]
        members.sort(key=lambda m: hashlib.sha256(f"silence {m.name}".encode()).digest())
        members = members[: _DRAWN_FOR_EACH * count]
        extract(archive, scratch, sorted(members, key=lambda m: m.offset))
        documents = (d for d in read([str(Path(scratch, m.name)) for m in members]) if isinstance(d, Document))
        yield islice((d for d in documents if domestic(d, names)), count)


def contributions(document: Document) -> list[Claim]:
    """The contributions read in a document."""
    return [claim for claim in read_document(document).claims if isinstance(claim.content, Contribution)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--documents", type=int, default=500)
    args = parser.parse_args()
    if not ARCHIVE.exists():
        sys.exit("../shared is not here: there is nothing to read")
    rulings: dict[str, dict[str, bool]] = json.loads(RULINGS.read_text(encoding="utf-8"))
    read_of, yielding, erring, false, unruled = 0, 0, 0, 0, 0
    with drawn(args.documents) as documents:
        for document in documents:
            read_of += 1
            found = contributions(document)
            stem = Path(document.source).stem
            right = [rulings.get(stem, {}).get(f"{c.span.start}-{c.span.end}") for c in found]
            yielding += bool(found)
            erring += any(not ruled for ruled in right)
            false += sum(not ruled for ruled in right)
            unruled += right.count(None)
            if args.show:
                for claim, ruled in zip(found, right, strict=True):
                    _print(stem, claim, ruled)
    print(
        f"{read_of} documents on domestic matters: {yielding} yield a contribution; {erring} one that is none"
        f" ({false} claims, {unruled} of them not yet ruled on): {100 * erring / max(read_of, 1):.1f} in 100"
    )
    if erring > AT_MOST * read_of:
        sys.exit(f"more than {AT_MOST:.0%} of the documents yield a contribution that is none")


def _print(stem: str, claim: Claim, ruled: bool | None) -> None:
    word = {True: "is one", False: "is none", None: "not ruled on"}[ruled]
    gift = claim.content
    assert isinstance(gift, Contribution)  # noqa: S101
    print(f"{word}: {stem} {claim.span.start}-{claim.span.end} [{claim.rule}; {', '.join(claim.cues)}]")
    items = ", ".join(item.name for item in gift.items)
    print(f"  {', '.join(gift.donors)} -> {', '.join(gift.recipients)}: {gift.amount} {items}")
    print(f"  {' '.join(claim.quote.split())}")


if __name__ == "__main__":
    main()
