"""Whether claims of many documents are put together as people put them: pairwise precision and recall.

    python -m benchmarks.groups SHARED_FOLDER [--show] [--no-floors]

`record_groups.json` names claims by document, offsets, figure and who, with the group of those that tell of
one thing; it holds no texts. It covers the documents of `gold` that speak of Ukraine and a hundred more of
the corpus: 30 drawn at random, 70 from weeks in which packages, calls and summits were told again and again.
A pair is right where both claims are of one group; claims that are not annotated (misread as to who gives
or meets, plain support, undated mentions of meetings) count neither way. A claim is found again by its place,
so the annotation outlives changes of the reading; how many are found is printed.
"""

import argparse
import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from pledgebook.model.claim import Claim, Content
from pledgebook.model.document import Document
from pledgebook.model.record import Sourced
from pledgebook.pipeline import read_document
from pledgebook.reconcile import build
from pledgebook.sources import read

ANNOTATED = Path(__file__).with_name("record_groups.json")
PRECISION, RECALL = 0.95, 0.85

Anchor = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one kind: put together rightly, wrongly, and not put together."""

    right: tuple[tuple[str, str], ...]
    false: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.false))

    @property
    def recall(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def documents(shared: Path, stems: set[str]) -> Iterator[Document]:
    """The annotated documents, from the gold folder or the corpus's archive."""
    texts: dict[str, bytes] = {p.stem: p.read_bytes() for p in (shared / "gold/docs").glob("*.md") if p.stem in stems}
    with tarfile.open(shared / "corpus/white-house-2021-2026.tar.gz") as archive:
        for member in archive:
            stem = Path(member.name).stem
            if member.isfile() and stem in stems and stem not in texts and (file := archive.extractfile(member)):
                texts[stem] = file.read()
    if missing := stems - set(texts):
        sys.exit(f"not in {shared}: {', '.join(sorted(missing)[:3])} and {len(missing)} documents in all")
    yield from _read(texts)


def _read(texts: dict[str, bytes]) -> Iterator[Document]:
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        for stem, text in sorted(texts.items()):
            (Path(scratch) / f"{stem}.md").write_bytes(text)
        yield from (one for one in read([scratch]) if isinstance(one, Document))


def place(anchors: Sequence[Anchor], claims: Sequence[Claim]) -> dict[str, int]:
    """The group of each claim of one document that an anchor means; each claim and anchor is taken once."""
    fits = sorted(
        ((_fit(anchor, claim), -i, claim.id) for i, anchor in enumerate(anchors) for claim in claims), reverse=True
    )
    taken: dict[int, str] = {}
    for fit, i, claim in fits:
        if fit > 0 and -i not in taken and claim not in taken.values():
            taken[-i] = claim
    return {claim: anchors[i]["group"] for i, claim in taken.items()}


def _fit(anchor: Anchor, claim: Claim) -> float:
    """How well a claim stands where an anchor points; 0 where it cannot be meant."""
    if claim.kind != anchor["kind"]:
        return 0
    overlap = min(claim.span.end, anchor["end"]) - max(claim.span.start, anchor["start"])
    share: float = max(0, overlap) / max(claim.span.end - claim.span.start, anchor["end"] - anchor["start"])
    if share < 0.3 or _amount(claim.content) != anchor.get("amount"):
        return 0
    return share + float(_who(claim.content) == anchor.get("who")) + float(_date(claim.content) == anchor.get("date"))


def _amount(content: Content) -> str | None:
    amount = getattr(content, "amount", None)
    return None if amount is None else format(amount.announced.normalize(), "f")


def _date(content: Content) -> str | None:
    date = getattr(content, "date", None)
    return date.edtf if date else None


def _who(content: Content) -> list[str] | None:
    said = getattr(content, "donors", None) or getattr(content, "parties", None)
    return sorted(said) if said is not None else None


def compare(group: dict[str, int], record: dict[str, str]) -> Pairs:
    """The pairs of claims that are annotated, by whether they are of one group and of one record."""
    found: dict[tuple[bool, bool], list[tuple[str, str]]] = defaultdict(list)
    for a, b in combinations(sorted(group), 2):
        found[group[a] == group[b], record[a] == record[b]].append((a, b))
    return Pairs(tuple(found[True, True]), tuple(found[False, True]), tuple(found[True, False]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true", help="each pair that is false or missed")
    parser.add_argument("--no-floors", action="store_true")
    args = parser.parse_args()
    anchors: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in json.loads(ANNOTATED.read_text(encoding="utf-8"))["claims"]:
        anchors[anchor["document"]].append(anchor)
    told: list[Sourced] = []
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for document in documents(args.shared, set(anchors)):
        claims = read_document(document).claims
        told += (Sourced(c, document.published, document.speaker, document.publisher) for c in claims)
        kinds = {c.id: c.kind for c in claims}
        for claim, group in place(anchors[Path(document.source).stem], claims).items():
            groups[kinds[claim]][claim] = group
    record = {claim: one.id for one in build(told) for claim in one.claims}
    quotes = {s.claim.id: f"{s.published} {' '.join(s.claim.quote.split())[:150]}" for s in told}
    wanted = sum(map(len, anchors.values()))
    print(f"{sum(map(len, groups.values()))} of {wanted} annotated claims found again")
    every = Pairs((), (), ())
    for kind, of_kind in sorted(groups.items()):
        pairs = compare(of_kind, record)
        every = Pairs(every.right + pairs.right, every.false + pairs.false, every.missed + pairs.missed)
        _print(kind, pairs)
        for word, wrong in (("false", pairs.false), ("missed", pairs.missed)) if args.show else ():
            for a, b in wrong:
                print(f"  {word}: {quotes[a]}\n      and: {quotes[b]}")
    _print("all", every)
    if not args.no_floors and (every.precision < PRECISION or every.recall < RECALL):
        sys.exit(f"below the floor of precision {PRECISION} and recall {RECALL}")


def _print(name: str, pairs: Pairs) -> None:
    print(
        f"{name:12} precision {pairs.precision:.3f}  recall {pairs.recall:.3f}  "
        f"({len(pairs.right)} right, {len(pairs.false)} false, {len(pairs.missed)} missed)"
    )


if __name__ == "__main__":
    main()
