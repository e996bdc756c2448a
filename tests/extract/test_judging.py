"""The learned judge: what it is shown, what the weights make of it, and what becomes of a claim."""

import pytest

from pledgebook.extract.contributions import read_contributions
from pledgebook.extract.contributions.judging import Heard
from pledgebook.extract.contributions.judging.judge import verdict
from pledgebook.extract.contributions.judging.words import stem
from pledgebook.model.claim import Contribution
from pledgebook.model.document import Document
from pledgebook.model.ids import content_hash
from pledgebook.model.span import Span
from pledgebook.pipeline import mentions, read_document
from pledgebook.reference.judge import JudgeWeights, judge_weights, parse

NEWS = "Chad gets help after the floods\n\nFiji sent Chad $5 million in aid. {}"


def heard(text: str) -> list[Heard]:
    found: list[Heard] = []
    read_contributions(*mentions(of(text)), found)
    return found


def of(text: str) -> Document:
    return Document("d", text, Span(0, len(text)), content_hash(text), "test", published="2024-05-14")


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        ("Peru came in with 12 million euros.", ["12 million euros"]),
        ("Peru came in with 12 million.", ["12 million"]),  # its currency is the text's
        ("Peru came in with 1,200 tents.", []),  # no sum
        ("A litre costs $2 there.", []),  # no state's money
        ("Peru gave 40 million yuan (about $11 million).", ["40 million yuan"]),  # the same once more
        ("Will Peru come in with 12 million euros?", []),  # asked, not told
    ],
)
def test_every_sum_that_might_be_given_is_heard(said: str, sums: list[str]) -> None:
    assert [h.candidate.figure.text for h in heard(NEWS.format(said))][1:] == sums


def test_a_candidate_is_seen_by_what_stands_around_it_and_no_party_by_its_name() -> None:
    first, second = heard(NEWS.format("Peru is to come in with 12 million euros for tents."))
    assert {"before=deliver/past", "near:noun", "receiver=5/topic"} <= set(first.features)
    assert {"l4:with", "r4:tent", "currency=EUR", "told=1", "since=0", "who=news"} <= set(second.features)
    assert not [f for f in (*first.features, *second.features) if "peru" in f.lower() or "chad" in f.lower()]
    assert len(set(second.features)) == len(second.features)


def test_stems_join_the_forms_of_a_word() -> None:
    assert {stem(w) for w in ("pledge", "pledges", "pledged", "Pledging", "pledge’s")} == {"pledg"}
    assert stem("supplies") == stem("supply")
    assert stem("less") == "less"


def test_weights_add_up_and_the_loudest_are_the_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    table = JudgeWeights(0.6, 0.3, {"any": -1.0, "a": 3.0, "b": 0.5, "c": -4.0})
    monkeypatch.setattr("pledgebook.extract.contributions.judging.judge.judge_weights", lambda model: table)
    accepted = verdict("money", ["any", "b", "a", "unknown"], ruled=False)
    assert (round(accepted.probability, 3), accepted.accepts, accepted.reasons) == (0.924, True, ("a", "b"))
    overruled = verdict("money", ["any", "c", "a"], ruled=True)
    assert (overruled.vetoes, overruled.accepts, overruled.reasons) == (True, False, ("c", "any"))
    between = verdict("money", ["any", "b"], ruled=True)
    assert not between.vetoes


@pytest.mark.parametrize(
    "text",
    ["# accept\t0.5\n# veto\t0.6\na\t1", "# accept\t0.5\n# veto\t0.4\na\t1\na\t2", "# accept\t0.5\n# veto\t0.4\na\tb"],
)
def test_a_broken_file_of_weights_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each of its own kind
        parse(text)


def test_the_weights_that_are_shipped_are_few_and_whole() -> None:
    table = judge_weights("money")
    assert 0 < table.veto < 0.5
    assert 0.2 < table.accept < 0.8
    assert {"rules=yes", "rules=no", "near:noun"} <= table.weights.keys()
    assert table.weights["rules=yes"] > table.weights["rules=no"]
    assert len(table.weights) < 20_000


def test_what_the_judge_claims_tells_its_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    text = of(NEWS.format("Its debt is 12 million euros."))
    _with(monkeypatch, JudgeWeights(0.5, 0.1, {"any": 3.0, "currency=EUR": 1.0}))
    claims = read_document(text).claims
    judged = next(c for c in claims if c.rule == "contribution/judged")
    assert isinstance(judged.content, Contribution)
    assert judged.content.amount is not None
    assert judged.quote == "Its debt is 12 million euros."
    assert (judged.cues, judged.confidence) == (("any", "currency=EUR"), 0.98)


def test_what_the_judge_overrules_is_given_up_with_an_issue(monkeypatch: pytest.MonkeyPatch) -> None:
    _with(monkeypatch, JudgeWeights(0.5, 0.3, {"any": -3.0}))
    read = read_document(of("Fiji sent Chad $5 million in aid."))
    assert not [c for c in read.claims if c.kind == "contribution"]
    assert [(i.code, i.span is not None) for i in read.issues] == [("money-overruled", True)]


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        (NEWS.format("Its debt is 12 million euros."), 1),
        (NEWS.format("Its debt is 12 trillion euros."), 0),  # the size of an economy
        (NEWS.format("Its debt is hundreds of billions of euros."), 0),  # said in anger
        (NEWS.format("The plan is to mobilise 900 million euros in private capital."), 0),  # others' money, and large
        (NEWS.format("The plan is to mobilise 2 million euros in private capital."), 1),  # small: the judge's to weigh
    ],
)
def test_what_the_judge_may_not_claim(monkeypatch: pytest.MonkeyPatch, text: str, judged: int) -> None:
    _with(monkeypatch, JudgeWeights(0.5, 0.1, {"any": 3.0}))
    assert sum(c.rule == "contribution/judged" for c in read_document(of(text)).claims) == judged


def _with(monkeypatch: pytest.MonkeyPatch, table: JudgeWeights) -> None:
    monkeypatch.setattr("pledgebook.extract.contributions.judging.judge.judge_weights", lambda model: table)
