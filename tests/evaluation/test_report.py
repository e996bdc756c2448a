"""What counts as found, missed and false, and that we count as the annotators' own scorer does."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from pledgebook.evaluation import evaluate
from pledgebook.evaluation.report import new_money

SHARED = Path(__file__).parents[3] / "shared"


def contribution(value: float | None = None, **slots: Any) -> dict[str, Any]:
    amount = None if value is None else {"value": value, "qualifier": "exact", "currency": "USD"}
    row = {
        "kind": "contribution", "donors": ["USA"], "recipients": ["UKR"], "aid_type": "military", "stage": "committed",
        "amount": amount, "items": [], "cumulative": False, "part_of": None, "quote": "Washington gave money to Kyiv",
    }  # fmt: skip
    return row | slots


def item(name: str, value: int | None) -> dict[str, Any]:
    return {"name": name, "quantity": None if value is None else {"value": value, "qualifier": "exact"}}


@pytest.mark.parametrize(
    ("gold", "read", "both"),
    [
        (contribution(5e6), contribution(5.04e6), 1),  # within one in a hundred
        (contribution(5e6), contribution(5.2e6), 0),  # another figure
        (contribution(5e6), contribution(None), 0),  # a figure that was lost
        (contribution(5e6), contribution(5e6, quote="something else entirely happened there"), 0),  # another passage
        (contribution(None, items=[item("tanks", 5)]), contribution(None, items=[item("battle tanks", 5)]), 1),
        (contribution(None, items=[item("tanks", 5)]), contribution(None, items=[item("tanks", None)]), 0),
    ],
)
def test_a_contribution_is_found_by_its_figure_or_item(gold: dict[str, Any], read: dict[str, Any], both: int) -> None:
    assert evaluate([("d", [gold], [read])]).counts["contribution"].both == both


def test_one_claim_is_never_matched_twice() -> None:
    report = evaluate([("d", [contribution(5e6)], [contribution(5e6), contribution(5e6)])])
    assert (report.counts["contribution"].both, [v.what for v in report.verdicts]) == (1, ["false"])


def test_parts_running_totals_and_requests_are_no_new_money() -> None:
    rows = [
        contribution(100.0),
        contribution(40.0, part_of=0),  # in the hundred already
        contribution(900.0, cumulative=True),
        contribution(7.0, part_of=2),  # a part of a running total is new
        contribution(3000.0, stage="considered"),
    ]
    assert new_money(rows) == 107.0


@pytest.mark.skipif(not (SHARED / "gold/score.py").exists(), reason="needs ../shared, which does not travel with us")
def test_we_count_as_the_annotators_scorer_counts(tmp_path: Path) -> None:
    """Gold claims with a share of them dropped, doubled and altered at random stand for a reader's."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold/score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    dice = random.Random(7)  # noqa: S311
    documents = []
    for path in sorted((SHARED / "news/claims").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = []
        for row in json.loads(path.read_text(encoding="utf-8")):
            altered = dict(row)
            if row.get("part_of") is not None and dice.random() < 0.5:
                altered["part_of"] = None
            if row.get("amount") and dice.random() < 0.2:
                altered["amount"] = None
            if dice.random() < 0.2 and row["kind"] == "contribution":
                altered["donors"] = ["FRA"]
            read.append(altered)
        (tmp_path / path.name).write_text(json.dumps(read), encoding="utf-8")
        documents.append((path.stem, gold, read))
    ours = evaluate(documents)
    expected, _ = theirs.score(SHARED / "news/claims", tmp_path)
    for kind, count in ours.counts.items():
        if count.gold or count.read:
            assert round(count.f1, 3) == expected[kind]["f1"], kind
    assert round(ours.money_error or 0, 3) == expected["money_error"]
