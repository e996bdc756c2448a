"""Documents annotated by reading: files that are well formed, and quotes that come back from offsets."""

import hashlib
import io
import json
import re
import tarfile
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from benchmarks.annotated import DEVELOPMENT, UNSEEN, StaleError, annotations, joined
from benchmarks.corpus import ARCHIVE
from benchmarks.gold import FLOORS, NEWSROOM, below

from pledgebook.evaluation import Report
from pledgebook.evaluation.report import Count
from pledgebook.model.claim import Contribution, Engagement, Position, Proposal
from pledgebook.model.figure import Qualifier

KINDS = {"contribution": Contribution, "proposal": Proposal, "position": Position, "engagement": Engagement}
LEFT_OUT = {"period", "ordinal", "condition", "date", "plan", "mechanism", "part_of"}
ACTOR = re.compile(r"[A-Z]{3}|[a-z0-9]+(?:-[a-z0-9]+)*")
EDTF = re.compile(r"[0-9X]{4}(?:-[0-9X]{2}){0,2}(?:/[0-9X]{4}(?:-[0-9X]{2}){0,2})?")

ALL = sorted([*UNSEEN.glob("*.json"), *DEVELOPMENT.glob("*.json")])


def problems(name: str, row: dict[str, Any]) -> list[str]:
    """What is wrong with one file of annotations."""
    found = [] if row["stem"] == name else ["named otherwise than its document"]
    if not re.fullmatch(r"[0-9a-f]{64}", row["sha256"]):
        found.append("no SHA-256")
    for i, claim in enumerate(row["claims"]):
        found += [f"{i}: {what}" for what in _of_claim(i, claim, row["claims"])]
    return found


def _of_claim(i: int, claim: dict[str, Any], claims: list[dict[str, Any]]) -> list[str]:
    kind = KINDS.get(claim["kind"])
    if kind is None:
        return [f"kind {claim['kind']!r}"]
    slots = {field.name for field in fields(kind)}
    found = [f"unknown {key}" for key in claim.keys() - slots - {"kind", "start", "end"}]
    found += [f"lacks {slot}" for slot in slots - LEFT_OUT - claim.keys()]
    found += [
        f"{slot} {claim[slot]!r}" for slot, values in _choices(kind) if slot in claim and claim[slot] not in values
    ]
    if not 0 < claim["start"] < claim["end"]:
        found.append("offsets")
    for slot in ("donors", "recipients", "proposer", "addressees", "holder", "parties"):
        found += [f"actor {actor!r}" for actor in claim.get(slot, ()) if not ACTOR.fullmatch(actor)]
    if claim.get("date") is not None and not EDTF.fullmatch(claim["date"]):
        found.append(f"date {claim['date']!r}")
    for figure in (claim.get("amount"), *(item["quantity"] for item in claim.get("items", ()))):
        bounds = {"min", "max"} if figure and figure["qualifier"] in ("between", "vague") else {"value"}
        if figure is not None and (
            figure.keys() - {"currency", "qualifier"} != bounds or figure["qualifier"] not in set(Qualifier)
        ):
            found.append(f"figure {figure}")
    part = claim.get("part_of")
    if part is not None and (part == i or claims[part]["kind"] != "contribution"):
        found.append("part of no other contribution")
    return found


def _choices(kind: type) -> list[tuple[str, set[Any]]]:
    """The slots of a kind that hold one of a set of words, each with its words."""
    hints = {slot: get_args(hint) or (hint,) for slot, hint in get_type_hints(kind).items()}
    words = [(slot, one, type(None) in of) for slot, of in hints.items() for one in of if isinstance(one, type)]
    return [(slot, {*one, *([None] if open_ else [])}) for slot, one, open_ in words if issubclass(one, StrEnum)]


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem[:40])
def test_a_file_is_well_formed_and_holds_no_text(path: Path) -> None:
    assert problems(path.stem, json.loads(path.read_text(encoding="utf-8"))) == []


def test_there_are_sixty_and_the_readme_counts_the_silent_ones() -> None:
    rows = annotations(UNSEEN).values()
    assert len(rows) == 60
    assert sum(not row["claims"] for row in rows) == 13
    assert "Thirteen" in (UNSEEN / "README.md").read_text(encoding="utf-8")


POSITION = {"kind": "position", "start": 5, "end": 9, "holder": ["NOR"], "subject": "the bill", "stance": "supports"}
GIFT = {
    "kind": "contribution", "start": 5, "end": 9, "donors": ["NOR"], "recipients": ["KEN"], "aid_type": "military",
    "stage": "pledged", "amount": None, "items": [], "cumulative": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        (POSITION | {"quote": "Oslo backs the bill."}, "unknown quote"),  # the texts stay where they are
        (POSITION | {"start": 9}, "offsets"),  # a span without words
        (POSITION | {"stance": "likes"}, "stance 'likes'"),  # a word of our own
        (POSITION | {"holder": ["Norway"]}, "actor 'Norway'"),  # a name in place of an id
        ({k: v for k, v in GIFT.items() if k != "stage"}, "lacks stage"),
        (GIFT | {"amount": {"value": 5, "qualifier": "vague"}}, "figure {'value': 5, 'qualifier': 'vague'}"),
        (GIFT | {"part_of": 0}, "part of no other contribution"),  # of itself
        (GIFT | {"date": "last May"}, "date 'last May'"),
    ],
)
def test_what_is_wrong_in_a_file_is_found(claim: dict[str, Any], what: str) -> None:
    row = {"stem": "a", "sha256": "0" * 64, "claims": [claim]}
    assert problems("a", row) == [f"0: {what}"]


TEXT = "---\ntitle: A gift\n---\nNorway gave Kenya\nfive “boats”. Nobody asked."


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder that holds the annotations of one document, beside where its archive will be."""
    place = tmp_path / "annotations"
    place.mkdir()
    start, end = TEXT.index("Norway"), TEXT.index(" Nobody")
    claims = [GIFT | {"start": start, "end": end}]
    row = {"stem": "a-gift", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "claims": claims}
    (place / "a-gift.json").write_text(json.dumps(row), encoding="utf-8")
    return place


def pack(archive: Path, **texts: str) -> None:
    with tarfile.open(archive, "w:gz") as opened:
        for stem, text in texts.items():
            member = tarfile.TarInfo(f"articles/{stem.replace('_', '-')}.md")
            member.size = len(text.encode())
            opened.addfile(member, io.BytesIO(text.encode()))


def test_quotes_come_back_from_offsets_counted_in_code_points(kept: Path) -> None:
    archive = kept.parent / "corpus.tar.gz"
    pack(archive, a_gift=TEXT, another="Not this one.")
    with joined(kept, archive) as folder:
        assert [p.name for p in (folder / "docs").iterdir()] == ["a-gift.md"]
        (claim,) = json.loads((folder / "claims/a-gift.json").read_text(encoding="utf-8"))
    assert claim["quote"] == "Norway gave Kenya five “boats”."


@pytest.mark.parametrize("texts", [{"a_gift": TEXT.replace("five", "nine")}, {"another": TEXT}])
def test_another_text_under_the_same_name_is_told_not_scored(kept: Path, texts: dict[str, str]) -> None:
    archive = kept.parent / "corpus.tar.gz"
    pack(archive, **texts)
    with pytest.raises(StaleError, match="a-gift"), joined(kept, archive):
        pass


@pytest.mark.skipif(not ARCHIVE.exists(), reason="../shared/corpus is not here: its texts do not travel")
@pytest.mark.parametrize("place", [UNSEEN, DEVELOPMENT], ids=lambda p: p.name)
def test_every_annotated_text_is_in_the_archive_and_every_quote_is_made_of_whole_words(place: Path) -> None:
    with joined(place, ARCHIVE) as folder:
        for stem, row in annotations(place).items():
            text = (folder / "docs" / f"{stem}.md").read_bytes().decode("utf-8")
            for claim in row["claims"]:
                start, end = claim["start"], claim["end"]
                assert not (text[start - 1].isalnum() and text[start].isalnum())
                assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
                assert text[start:end].strip() == text[start:end]


def test_a_figure_under_its_floor_fails_and_one_on_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FLOORS, "unseen", {"contribution": 0.5, "position": 0.5})
    report = Report(counts={"contribution": Count(4, 4, 2), "position": Count(5, 5, 2)}, errors=[0.0])
    assert below("unseen", report) == ["unseen position 0.400 < 0.5"]


@pytest.mark.parametrize("path", sorted((NEWSROOM / "docs").glob("*.md")), ids=lambda p: p.stem)
def test_every_quote_of_the_newsroom_stands_in_its_text(path: Path) -> None:
    text = " ".join(path.read_text(encoding="utf-8").split())
    claims = json.loads((NEWSROOM / "claims" / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert claims
    for claim in claims:
        assert " ".join(claim["quote"].split()) in text
        for actor in (actor for slot in ("donors", "recipients", "holder", "parties") for actor in claim.get(slot, ())):
            assert ACTOR.fullmatch(actor)
