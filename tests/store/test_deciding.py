"""Reviewers' decisions are obeyed, kept, undone and never lost."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from factories import given, met, told
from pledgebook import pipeline
from pledgebook.model.decision import Decision, Verdict
from pledgebook.store import DecisionError, Ledger
from pledgebook.views import check, contributions, decisions, inbox, record, rule

Rule = Callable[..., Decision]


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    pipeline.keep(ledger, [told(given(), given("USA>UKR 125m", part_of="0"), name="a")])
    pipeline.keep(
        ledger, [told(given("USA>UKR 425m", date="2024-10-17"), name="b"), told(given("GBR>UKR 425m"), name="c")]
    )
    return ledger


def _claims(ledger: Ledger) -> dict[str, str]:
    """The claims by document and place: "a0"."""
    with ledger.reading() as connection:
        rows = connection.exec_driver_sql("SELECT quote, id FROM claims").all()
    return {quote.rpartition(" ")[2][:-1] + quote.split()[1]: claim for quote, claim in rows}


def _shape(ledger: Ledger) -> list[list[str]]:
    assert list(check(ledger)) == []
    name = {claim: short for short, claim in _claims(ledger).items()}
    return sorted(sorted(name[c] for c in record(ledger, r.id).record.claims) for r in contributions(ledger))


def _rule(ledger: Ledger, verdict: str, *names: str, **more: Any) -> Decision:
    claims = _claims(ledger)
    return rule(ledger, "Ann", Verdict(verdict), tuple(claims.get(n, n) for n in names), "because", **more)


def test_it_begins_with_three(kept: Ledger) -> None:
    assert _shape(kept) == [["a0", "b0"], ["a1"], ["c0"]]


def test_what_is_rejected_counts_no_more(kept: Ledger) -> None:
    _rule(kept, "reject", "c0")
    assert _shape(kept) == [["a0", "b0"], ["a1"]]


def test_what_is_split_stays_apart_and_a_new_source_joins_one_of_them(kept: Ledger) -> None:
    _rule(kept, "split", "b0", "a0")
    assert _shape(kept) == [["a0"], ["a1"], ["b0"], ["c0"]]
    pipeline.keep(kept, [told(given("USA>UKR 425m"), name="d")])
    assert sorted(map(len, _shape(kept))) == [1, 1, 1, 2]


def test_what_is_merged_is_one(kept: Ledger) -> None:
    _rule(kept, "merge", "a0", "c0")
    assert _shape(kept) == [["a0", "b0", "c0"], ["a1"]]


def test_records_may_be_named_for_their_claims(kept: Ledger) -> None:
    whole, other = (r.id for r in contributions(kept) if r.documents == 2 or r.donors == ("GBR",))
    rule(kept, "Ann", Verdict.MERGE, (whole, other))
    assert _shape(kept) == [["a0", "b0", "c0"], ["a1"]]


def test_a_corrected_slot_is_read_otherwise(kept: Ledger) -> None:
    _rule(kept, "correct", "c0", slot=("donors", '["USA"]'))
    assert _shape(kept) == [["a0", "b0", "c0"], ["a1"]]
    _rule(kept, "correct", "a1", slot=("part_of", "null"))
    assert all(r.part_of is None for r in contributions(kept))
    _rule(kept, "correct", "a1", slot=("amount", '{"qualifier":"exact","value":"130000000","currency":"USD"}'))
    assert {str(r.amount.value) for r in contributions(kept) if r.amount} == {"425000000", "130000000"}


def test_a_date_is_corrected_to_any_that_a_text_may_tell(kept: Ledger) -> None:
    for edtf in ("2024", "2024-10/2024-11", "XXXX-10-16", "2024-22", "2024-10~"):
        _rule(kept, "correct", "a1", slot=("date", f'{{"edtf":"{edtf}"}}'))
        assert edtf in {r.date for r in contributions(kept)}
    _rule(kept, "correct", "a1", slot=("date", "null"))


def test_of_two_that_contradict_each_other_the_later_holds(kept: Ledger) -> None:
    _rule(kept, "split", "a0", "b0")
    _rule(kept, "merge", "b0", "a0")
    assert _shape(kept) == [["a0", "b0"], ["a1"], ["c0"]]
    _rule(kept, "reject", "c0")
    _rule(kept, "accept", "c0")
    assert _shape(kept) == [["a0", "b0"], ["a1"], ["c0"]]


@pytest.mark.parametrize(
    ("verdict", "names", "more"),
    [
        ("reject", ["a0"], {}),
        ("split", ["a0", "b0"], {}),
        ("merge", ["a0", "c0"], {}),
        ("correct", ["c0"], {"slot": ("donors", '["USA"]')}),
    ],
)
def test_undone_is_as_if_it_had_not_been_and_can_be_undone(
    kept: Ledger, verdict: str, names: list[str], more: dict[str, Any]
) -> None:
    before = _shape(kept)
    made = _rule(kept, verdict, *names, **more)
    after = _shape(kept)
    assert after != before
    undone = _rule(kept, "undo", made.id)
    assert _shape(kept) == before
    _rule(kept, "undo", undone.id)
    assert _shape(kept) == after
    assert [d.stands for d in decisions(kept)] == [True, False, False]


def test_a_decision_outlives_its_claim_and_waits_for_it(kept: Ledger) -> None:
    made = _rule(kept, "reject", "c0")
    address = "https://example.org/c"
    pipeline.keep(kept, [told(given("GBR>UKR 500m"), name="c2", address=address)])
    (row,) = decisions(kept)
    assert row.stands
    assert row.missing == made.subjects
    assert len(contributions(kept)) == 3


@pytest.mark.parametrize(
    ("verdict", "subjects", "more", "line"),
    [
        ("reject", ["c-0"], {}, "there is no claim or record c-0"),
        ("reject", [], {}, "name a claim or a record"),
        ("merge", ["a0"], {}, "takes two claims"),
        ("merge", ["a0", "m0"], {}, "never one thing"),
        ("undo", ["d-0"], {}, "there is no decision d-0"),
        ("nothing", ["x"], {}, "there is no document x"),
        ("correct", ["a0"], {}, "a slot and a value"),
        ("correct", ["a0"], {"slot": ("colour", '"red"')}, "has no colour"),
        ("correct", ["a0"], {"slot": ("stage", '"stolen"')}, "is no stage"),
        ("correct", ["a0"], {"slot": ("amount", "{")}, "is no amount"),
        ("correct", ["a0"], {"slot": ("amount", '{"qualifier":"vague","value":"1"}')}, "is no amount"),
        ("correct", ["a0"], {"slot": ("donors", '[{"a":1}]')}, "is no donors"),
        ("correct", ["a0"], {"slot": ("amount", '{"qualifier":"exact","value":"NaN"}')}, "nobody says NaN"),
        ("correct", ["a0"], {"slot": ("date", '{"edtf":"2024-99"}')}, "'2024-99' is no date"),
        ("correct", ["a0"], {"slot": ("period", '"lately"')}, "'lately' is no date"),
        ("correct", ["a0"], {"slot": ("part_of", '"c-0"')}, "there is no claim c-0"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    kept: Ledger, verdict: str, subjects: list[str], more: dict[str, Any], line: str
) -> None:
    pipeline.keep(kept, [told(met(), name="m")])
    with pytest.raises(DecisionError, match=line):
        _rule(kept, verdict, *subjects, **more)
    assert decisions(kept) == ()


def test_the_inbox_holds_what_nobody_ruled_on(kept: Ledger) -> None:
    assert len(inbox(kept)) == 4
    _rule(kept, "accept", "a0", "c0")
    assert {row.proof.quote.split()[1] + row.proof.quote[-2] for row in inbox(kept)} == {"1a", "0b"}
    assert len(inbox(kept, limit=1)) == 1


@pytest.fixture
def nato(ledger: Ledger) -> Ledger:
    """Three summits, and what may be any: all are weighed against each other, so that they are one cluster."""
    summit = {"type": "summit", "name": "NATO Summit"}
    days = {"a": "2023-07-11", "b": "2023-09-05", "d": "2023-11-05", "c": "2023"}
    pipeline.keep(ledger, [told(met("nato", date=day, **summit), name=name) for name, day in days.items()])
    with ledger.reading() as connection:
        assert len(set(connection.exec_driver_sql("SELECT cluster FROM records").scalars())) == 1
    return ledger


def _written(ledger: Ledger, verdict: str, name: str) -> set[str]:
    """The documents whose claims' records are written by a ruling."""
    written: set[str] = set()

    def note(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.startswith("INSERT INTO record_claims "):
            written.update(document for claim, document in of.items() if claim in repr(parameters))

    of = {claim: short[0] for short, claim in _claims(ledger).items()}
    event.listen(ledger.engine, "before_cursor_execute", note)
    try:
        _rule(ledger, verdict, name)
    finally:
        event.remove(ledger.engine, "before_cursor_execute", note)
    assert list(check(ledger)) == []
    return written


def test_what_is_found_right_is_written_alone(nato: Ledger) -> None:
    assert _written(nato, "accept", "a0") == {"a"}


def test_of_what_is_weighed_anew_only_what_came_out_otherwise_is_written(nato: Ledger) -> None:
    one = max((claim, short) for short, claim in _claims(nato).items() if short != "c0")[
        1
    ]  # the first names the cluster
    assert _written(nato, "reject", one) == set()
    assert _written(nato, "accept", one) == {one[0]}
