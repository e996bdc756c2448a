"""Ruling from the terminal: one key for each verdict, all of it kept, undone and never lost."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from factories import given, told
from pledgebook import pipeline
from pledgebook.cli.app import app
from pledgebook.model.decision import Verdict
from pledgebook.store import open_ledger
from pledgebook.views import Filter, check, contributions, decisions, inbox, review_item, rule, unlooked

AT = "https://example.org/c"


@pytest.fixture
def at(where: str) -> str:
    docs = [
        told(given(), given("USA>UKR 125m", date="2024-09-01"), name="a"),
        told(given(date="2024-10-17"), name="b"),
        told(given("GBR>UKR 5m GBP"), name="c", address=AT),
        told(name="bare", more="Nothing of that sort."),
    ]
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(ledger, docs)
    return where


def run(*words: str, keys: str = "", code: int = 0) -> str:
    done = CliRunner().invoke(app, list(words), input=keys, env={"COLUMNS": "200", "PLEDGEBOOK_REVIEWER": "Ann"})
    assert done.exit_code == code, done.output
    return done.stdout + done.stderr


def ruled(at: str) -> list[tuple[str, str, str, bool]]:
    with open_ledger(at) as ledger:
        assert list(check(ledger)) == []
        return [(d.decision.who, d.decision.verdict.value, d.decision.why, d.stands) for d in decisions(ledger)]


def amounts(at: str) -> list[float]:
    rows: list[dict[str, Any]] = json.loads(run("contributions", "-l", at, "-f", "json"))
    return sorted(row["amount"]["value"] for row in rows)


def test_one_key_rules_and_the_queue_goes_on_without_what_was_ruled(at: str) -> None:
    shown = run("review", "-l", at, keys="aaaa")
    assert shown.count("> a") == 4
    assert "nothing more waits for a ruling" in shown
    assert ruled(at) == [("Ann", "accept", "", True)] * 4
    assert "0 rulings kept" in run("review", "-l", at, keys="a")


def test_a_capital_asks_for_the_reason(at: str) -> None:
    run("review", "-l", at, "--who", "Bob", "--donor", "GBR", keys="Rnot said there\nq")
    assert ruled(at) == [("Bob", "reject", "not said there", True)]
    assert amounts(at) == [125_000_000, 425_000_000]


def test_a_slot_is_corrected_as_texts_write_it(at: str) -> None:
    shown = run("review", "-l", at, "--donor", "GBR", keys="camount\nabout 6 million euros\nq")
    assert "amount: 5,000,000 GBP" in shown
    row = next(r for r in json.loads(run("contributions", "-l", at, "-f", "json")) if r["donors"] == ["GBR"])
    assert row["amount"] == {"value": 6_000_000, "qualifier": "about", "currency": "EUR"}
    assert "about" in run("review", "-l", at, "--donor", "GBR", keys="q") or ruled(at)


def test_what_cannot_be_is_said_and_the_claim_stays(at: str) -> None:
    shown = run("review", "-l", at, "--donor", "GBR", keys="cstage\nstolen\nxq")
    assert "is no stage" in shown
    assert "'x' is no verdict" in shown
    assert ruled(at) == []


def test_two_are_merged_and_split_again(at: str) -> None:
    with open_ledger(at) as ledger:
        other = next(c.id for c in contributions(ledger) if c.amount and c.amount.value == 125_000_000)
    run("review", "-l", at, "--donor", "GBR", keys="m\nq")  # none is named: nothing is ruled
    assert ruled(at) == []
    run("review", "-l", at, "--donor", "GBR", keys=f"m{other}\nq")
    assert len(amounts(at)) == 2
    run("review", "-l", at, "--text", "document c", keys="sq")
    assert [r[1] for r in ruled(at)] == ["merge", "split"]
    assert amounts(at) == [5_000_000, 125_000_000, 425_000_000]


def test_records_that_were_weighed_are_offered_by_number(at: str) -> None:
    with open_ledger(at) as ledger:
        claims = [row.proof.claim for row in inbox(ledger, which=Filter(text="Sentence 0 of document"))]
        same = [c for c in claims if review_item(ledger, c).joined]
        rule(ledger, "Ann", Verdict.SPLIT, tuple(same), "two packages")  # weighed against each other, and apart
    shown = run("review", "-l", at, "--text", "document b", keys="m1\nq")
    assert "  1 r-" in shown
    assert [r[1] for r in ruled(at)] == ["split", "merge"]


def test_the_largest_figures_may_come_first(at: str) -> None:
    shown = run("review", "--largest", "-l", at, keys="kkkkq")
    order = [shown.index(figure) for figure in ("425,000,000 USD", "125,000,000 USD", "5,000,000 GBP;")]
    assert order == sorted(order)
    with open_ledger(at) as ledger:
        pipeline.keep(ledger, [told(given("FRA>UKR", items={"tanks": ""}), name="bare goods")])
        assert len(inbox(ledger, largest=True)) == 4
        assert len(inbox(ledger)) == 5


def test_what_was_joined_is_shown_with_its_reason(at: str) -> None:
    shown = run("review", "-l", at, "--text", "document b", keys="q")
    assert "[[ Sentence 0 of document" in shown
    assert "with 1: “Sentence 0 of document" in shown
    assert "told in the same terms" in shown or "same figure" in shown or "USD" in shown


def test_the_last_ruling_is_taken_back(at: str) -> None:
    shown = run("review", "-l", at, "--donor", "GBR", keys="ruq")  # also where nothing is left to rule on
    assert "taken back: reject of 1" in shown
    assert [(r[1], r[3]) for r in ruled(at)] == [("reject", False), ("undo", False)]
    assert 5_000_000 in amounts(at)
    assert "nothing was ruled in this sitting" in run("review", "-l", at, "--donor", "GBR", keys="uq")


def test_looked_and_nothing_there(at: str) -> None:
    with open_ledger(at) as ledger:
        assert [row.source for row in unlooked(ledger)] == ["bare.md"]
    shown = run("review", "--documents", "-l", at, keys="n")
    assert "about" in shown
    with open_ledger(at) as ledger:
        assert unlooked(ledger) == ()
        assert len(inbox(ledger)) == 4
    run("review", "-l", at, "--donor", "GBR", keys="nq")
    assert [r[1] for r in ruled(at)] == ["nothing", "nothing"]


def test_what_is_skipped_waits(at: str) -> None:
    assert "only what was skipped is left" in run("review", "-l", at, keys="kkkk")
    with open_ledger(at) as ledger:
        assert len(inbox(ledger)) == 4


@pytest.mark.parametrize("keys", ["", "q", "\n", "c", "m", "Z"])
def test_the_end_of_the_input_ends_the_sitting(keys: str, at: str) -> None:
    assert "0 rulings kept" in run("review", "-l", at, keys=keys)
    assert ruled(at) == []


def test_rulings_may_be_made_in_one_line_and_are_listed(at: str) -> None:
    with open_ledger(at) as ledger:
        british = next(c.id for c in contributions(ledger) if c.donors == ("GBR",))
        claim = next(row.proof.claim for row in inbox(ledger) if row.record == british)
    kept = run("decide", "reject", british, "-l", at, "--why", "a loan of old")
    assert "take it back with" in kept
    run("decide", "correct", claim, "--slot", "donors", "--value", "USA,GBR", "-l", at)
    listed = run("decisions", "-l", at)
    assert "a loan of old" in listed
    assert "donors: USA, GBR" in listed
    (first, _) = json.loads(run("decisions", "-l", at, "-f", "json"))
    with open_ledger(at) as ledger:
        assert len(contributions(ledger)) == 2
    run("decide", "undo", first["decision"]["id"], "-l", at)
    assert "no longer holds" in run("decisions", "-l", at)
    assert json.loads(run("decisions", "-l", at, "-f", "json", "--as-of", "2000")) == []
    with open_ledger(at) as ledger:
        assert review_item(ledger, claim).content.donors == ("USA", "GBR")  # type: ignore[union-attr]


def test_a_decision_whose_claim_is_gone_is_shown_as_orphaned_and_holds_when_it_comes_back(at: str) -> None:
    run("review", "-l", at, "--donor", "GBR", keys="rq")
    assert json.loads(run("decisions", "--orphaned", "-l", at, "-f", "json")) == []
    with open_ledger(at) as ledger:
        pipeline.keep(ledger, [told(given("GBR>UKR 7m GBP"), name="c2", address=AT)])
    assert "orphaned: 1 of 1 gone" in run("decisions", "--orphaned", "-l", at)
    assert 7_000_000 in amounts(at)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("decide", "like", "r-1"), "'like' is no verdict; there are accept"),
        (("decide", "accept", "r-1"), "there is no claim or record r-1"),
        (("decide", "accept", "r-1", "--slot", "stage", "--value", "pledged"), "a correction, and nothing else"),
        (("decide", "correct", "r-1", "--slot", "stage"), "a correction, and nothing else"),
        (("decide", "correct", "c-", "--slot", "stage", "--value", "pledged"), "more than one id begins with c-"),
        (("decide", "correct", "c-1", "--slot", "stage", "--value", "pledged"), "there is no claim or record c-1"),
        (("decide", "merge", "r-1"), "to merge takes two"),
        (("decisions", "--as-of", "soon"), "is no date"),
        (("review", "--stage", "stolen"), "is no stage"),
    ],
)
def test_a_ruling_that_cannot_be_is_one_line(words: tuple[str, ...], line: str, at: str) -> None:
    said = run(*words, "-l", at, code=2)
    assert line in said
    assert said.count("\n") == 1
