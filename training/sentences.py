"""Single sentences that were annotated by reading: what each tells of contributions, by offsets into its document.

`benchmarks/sentences` holds them, a line for each document; its README tells how they were chosen and made.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.annotated import texts

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.document import Document
from pledgebook.sources import read

SENTENCES = Path(__file__).parents[1] / "benchmarks" / "sentences"


@dataclass(frozen=True, slots=True)
class Told:
    """A contribution that a sentence tells: where its sum and its goods stand, who gives, who gets.

    ``again`` where the text has told it before.
    """

    amount: Bounds | None
    goods: tuple[Bounds, ...]
    donors: frozenset[str]
    recipients: frozenset[str]
    cumulative: bool
    again: bool


Sentences = Mapping[Bounds, tuple[Told, ...]]


def told_in(sentences: Sentences, sentence: TextOfAid) -> tuple[Told, ...] | None:
    """What a sentence was annotated to tell; None where nobody looked at it."""
    return sentences.get(place_of(sentence, 0, len(sentence.text)))


def place_of(sentence: TextOfAid, start: int, end: int) -> Bounds:
    """Where ``start:end`` of a sentence stands in its document; a find of no length takes its first character."""
    span = sentence.reading.sentence.locate(start, max(end, start + 1))
    return span.start, span.end


def claimed(sentences: Sentences, finds: Sequence[tuple[TextOfAid, Found]]) -> Iterator[tuple[Told, int]]:
    """The contributions that are among the ``finds``, each with the place of its find."""
    for place, (sentence, found) in enumerate(finds):
        told = told_in(sentences, sentence) or ()
        at = place_of(sentence, found.start, found.end)
        if found.amount is not None:
            same = [one for one in told if one.amount and overlap(one.amount, at)]
        else:
            without = [one for one in told if one.amount is None]
            same = [one for one in without if any(overlap(goods, at) for goods in one.goods)]
            same = same or (without if len(without) == 1 else [])
        if len(same) == 1:
            yield same[0], place


def overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two places have a character in common."""
    return one[0] < other[1] and other[0] < one[1]


def annotated_sentences(archive: Path) -> Iterator[tuple[Document, Sentences]]:
    """The documents of the archive of which sentences were annotated.

    Raises:
        StaleError: the archive lacks one of the texts, or has it otherwise than it was annotated.
    """
    lines = (line for file in sorted(SENTENCES.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    rows: dict[str, dict[str, Any]] = {row["stem"]: row for row in map(json.loads, lines)}
    with tempfile.TemporaryDirectory() as scratch:
        for stem, content in texts(archive, {stem: row["sha256"] for stem, row in rows.items()}):
            Path(scratch, f"{stem}.md").write_bytes(content)
        for document in read([scratch]):
            if isinstance(document, Document):
                row = rows[Path(document.source).stem]
                yield document, {(s["start"], s["end"]): tuple(map(_told, s["told"])) for s in row["sentences"]}


def _told(row: dict[str, Any]) -> Told:
    return Told(
        tuple(row["sum"]) if row["sum"] else None,
        tuple((start, end) for start, end in row["goods"]),
        frozenset(row["donors"]),
        frozenset(row["recipients"]),
        row["cumulative"],
        row.get("again", False),
    )
