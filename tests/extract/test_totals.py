"""Whether a figure adds up what was given before: what is seen of it, what the weights make of it."""

import pytest

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.totals import MODEL, Summed, ruling
from pledgebook.model.claim import Contribution
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import mentions, read_document
from pledgebook.reference.judge import JudgeWeights, judge_weights

NEWS = "Chad gets help after the floods\n\nFiji sent Chad 300 tents in May. {}"


def of(text: str) -> Document:
    return Document("d", text, Span(0, len(text)), content_hash(text), "test", published="2024-05-14")


def seen(text: str) -> list[Summed]:
    summed: list[Summed] = []
    read_contributions(*mentions(of(NEWS.format(text))), summed=summed)
    return summed[1:]


def totals(text: str) -> list[tuple[str, bool]]:
    """The sums that are read, and whether each is a running total."""
    contents = (c.content for c in read_document(of(NEWS.format(text))).claims)
    given = [c for c in contents if isinstance(c, Contribution) and c.amount]
    return [(str(c.amount.announced), c.cumulative) for c in given if c.amount]


def test_a_figure_is_seen_by_its_words_its_verb_its_times_and_the_sums_beside_it() -> None:
    text = "Since 2021, Peru has provided Chad more than $40 million in aid."
    (one,) = seen(text)
    assert one.ruled
    said = set(one.features)
    assert {"given=money", "said=at_least/money", "digits=money/8", "act=give/before", "verb=provid"} <= said
    assert {"have/give", "before:chad", "before1:chad", "after:aid", "clause:provid", "since", "sums=0/0"} <= said
    assert ruling(one.found, ruled=True) == ["rules=yes", "rules=yes/disbursed", "rules=yes/money"]
    assert len(one.features) == len(said)


def test_a_sum_behind_another_is_seen_beside_it() -> None:
    first, second = seen("Peru gave Chad $4 million in aid, and Mali gave Chad $9 million in aid.")
    assert "sums=0/1" in first.features
    assert {"sums=1/0", "more-than-before"} <= set(second.features)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the perfect with a count that is open: what was given so far
        ("Peru has given Chad more than $40 million since 2021.", [("40000000", True)]),
        ("To date, Peru has provided over $40 million in humanitarian assistance to Chad.", [("40000000", True)]),
        # trap: one act, though in the perfect, or beside words of time
        ("Peru announced a new grant of $40 million to Chad on Monday.", [("40000000", False)]),
        ("Peru will provide an additional $40 million in assistance to Chad over five years.", [("40000000", False)]),
        # the package and the total it adds to
        (
            "Peru announced $5 million in assistance to Chad, bringing its total assistance to $80 million since 2021.",
            [("5000000", False), ("80000000", True)],
        ),
    ],
)
def test_what_is_a_running_total(text: str, expected: list[tuple[str, bool]]) -> None:
    assert totals(text) == expected


@pytest.mark.parametrize(
    ("text", "weight", "total"),
    [
        ("Peru has given Chad more than $40 million since 2021.", -2.0, False),
        ("Peru has given Chad more than $40 million since 2021.", -1.0, True),  # no clear word against the rules
        ("Peru announced a new grant of $40 million to Chad on Monday.", 2.0, True),
        ("Peru announced a new grant of $40 million to Chad on Monday.", 1.0, False),
    ],
)
def test_the_weights_outvote_the_rules_only_beyond_their_thresholds(
    monkeypatch: pytest.MonkeyPatch, text: str, weight: float, total: bool
) -> None:
    table = JudgeWeights(0.8, 0.2, {"any": weight})
    monkeypatch.setattr(
        "pledgebook.extract.contributions.judging.judge.judge_weights",
        lambda model: table if model == MODEL else judge_weights(model),
    )
    assert totals(text) == [("40000000", total)]


def test_the_shipped_weights_trust_the_rules_and_know_the_words() -> None:
    table = judge_weights(MODEL)
    assert table.accept >= table.veto > 0
    assert table.weights["rules=yes"] > table.weights["rules=no"]
    assert table.weights["before:total"] > 0 > table.weights["clause:new"]
