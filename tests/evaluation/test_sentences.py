"""Sentences annotated one by one: lines that are well formed, and finds that come to what was annotated of them."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from training.sentences import SENTENCES, Told, claimed, told_in

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.choosing import Asked
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import mentions

ACTOR = re.compile(r"[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*")
KEYS = {"sum", "goods", "donors", "recipients", "cumulative"}


def problems(row: dict[str, Any]) -> list[str]:
    """What is wrong with one line."""
    found = [] if re.fullmatch(r"[0-9a-f]{64}", row["sha256"]) else ["no SHA-256"]
    places = [(s["start"], s["end"]) for s in row["sentences"]]
    if places != sorted(places) or any(end > later for (_, end), (later, _) in pairwise(places)):
        found.append("sentences out of order")
    for sentence in row["sentences"]:
        for told in sentence["told"]:
            if told.keys() - {"again"} != KEYS:
                found.append(f"slots {sorted(told)}")
            sums = [told["sum"]] if told["sum"] else []
            for start, end in (*sums, *told["goods"]):
                if not sentence["start"] <= start < end <= sentence["end"]:
                    found.append(f"{start}-{end} is not in its sentence")
            found += [f"actor {a!r}" for a in (*told["donors"], *told["recipients"]) if not ACTOR.fullmatch(a)]
    return found


@pytest.mark.parametrize("path", sorted(SENTENCES.glob("*.jsonl")), ids=lambda p: p.stem)
def test_lines_are_well_formed_and_hold_no_text(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows
    assert {row["stem"]: found for row in rows if (found := problems(row))} == {}
    assert len({row["stem"] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (lambda row: row["sentences"].reverse(), "sentences out of order"),
        (lambda row: row["sentences"][0].update(end=200), "sentences out of order"),
        (lambda row: row["sentences"][0]["told"][0].update(sum=[5, 20]), "5-20 is not in its sentence"),
        (lambda row: row["sentences"][0]["told"][0].update(donors=["Chad"]), "actor 'Chad'"),
        (lambda row: row["sentences"][0]["told"][0].update(quote="no"), "slots"),
        (lambda row: row.update(sha256="?"), "no SHA-256"),
    ],
)
def test_a_broken_line_is_told(spoil: Callable[[dict[str, Any]], None], found: str) -> None:
    told = {"sum": [20, 30], "goods": [[40, 50]], "donors": ["NOR"], "recipients": [], "cumulative": False}
    row = {
        "sha256": "0" * 64,
        "sentences": [{"start": 10, "end": 90, "told": [told]}, {"start": 91, "end": 120, "told": []}],
    }
    assert problems(row) == []
    spoil(row)
    assert problems(row)[0].startswith(found)


TEXT = (
    "Norway will provide $40 million to Chad for its schools. "
    "Norway has delivered 20 ambulances to Mali. Norway sent 9 tents to Niger."
)


@pytest.fixture
def finds() -> list[Asked]:
    asked: list[Asked] = []
    document = Document("d", TEXT, Span(0, len(TEXT)), content_hash(TEXT), "test", published="2024-05-14")
    read_contributions(*mentions(document), asked=asked)
    return asked[::2]


def _told(text: str, *, amount: bool = False, goods: bool = True) -> Told:
    at = (TEXT.index(text), TEXT.index(text) + len(text))
    recipients = frozenset(("CHN",))
    return Told(
        at if amount else None, (at,) if goods else (), frozenset(("NOR",)), recipients, cumulative=False, again=False
    )


def test_a_find_comes_to_what_was_annotated_of_its_sum_or_its_goods(finds: list[Asked]) -> None:
    sums, ambulances = _told("$40 million", amount=True, goods=False), _told("20 ambulances")
    first, second = TEXT.index("Norway has"), TEXT.index("Norway sent")
    sentences = {(0, first - 1): (sums,), (first, second - 1): (ambulances,)}
    assert list(claimed(sentences, [(f.sentence, f.found) for f in finds])) == [(sums, 0), (ambulances, 1)]
    assert told_in(sentences, finds[2].sentence) is None  # nobody looked at the third


def test_a_find_does_not_come_to_another_sum_or_to_one_of_several_packages(finds: list[Asked]) -> None:
    first = TEXT.index("Norway has")
    package = _told("ambulances", goods=False)
    sentences = {(0, first - 1): (_told("Chad"),), (first, TEXT.index("Norway sent") - 1): (package, package)}
    assert list(claimed(sentences, [(f.sentence, f.found) for f in finds])) == []
