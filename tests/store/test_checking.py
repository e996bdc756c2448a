"""Whatever is altered behind the ledger's back is found."""

import sqlite3

import pytest
from sqlalchemy import text

from factories import given, met, told
from pledgebook import pipeline
from pledgebook.store import Ledger
from pledgebook.views import check


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    pipeline.keep(ledger, [told(given(items={"tanks": "31"}), given("JPN>UKR 5m", part_of="0"), met(), name="a")])
    pipeline.keep(
        ledger, [told(given(stage="delivered", date="2024-12-01"), name="b", address="https://example.org/x")]
    )
    pipeline.keep(ledger, [told(given(), name="c", address="https://example.org/x")])
    return ledger


def test_a_whole_ledger_has_no_problems(kept: Ledger) -> None:
    assert list(check(kept)) == []


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE documents SET text = replace(text, 'Sentence', 'Sentense')", "quote-not-in-text"),
        ("UPDATE documents SET text = text || '.'", "text-altered"),
        ("UPDATE documents SET address = 'https://example.org/y'", "text-altered"),
        ("UPDATE claims SET span_start = span_start + 1", "quote-not-in-text"),
        ("UPDATE claims SET donors = '[\"FRA\"]' WHERE donors IS NOT NULL", "columns-differ"),
        ("UPDATE claims SET amount = '1' WHERE amount IS NOT NULL", "columns-differ"),
        ("DELETE FROM claim_actors", "columns-differ"),
        ("UPDATE claim_items SET quantity = '32'", "columns-differ"),
        ("UPDATE records SET amount = '1' WHERE amount IS NOT NULL", "record-differs"),
        ("UPDATE records SET part_of = NULL", "record-differs"),
        ("UPDATE records SET part_of = 'r-0'", "relation-broken"),
        ("DELETE FROM record_actors", "record-differs"),
        ("DELETE FROM record_steps", "record-differs"),
        ("DELETE FROM record_claims", "record-without-claims"),
        ("UPDATE documents SET superseded_by = id", "relation-broken"),
    ],
)
def test_what_was_altered_is_found(kept: Ledger, sql: str, code: str) -> None:
    with kept.writing() as connection:
        connection.execute(text(sql))
    assert code in {issue.code for issue in check(kept)}


def test_rows_that_refer_to_nothing_are_found(kept: Ledger) -> None:
    if kept.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL does not let them come to be")
    with sqlite3.connect(kept.name) as connection:  # foreign keys are off where nobody asks for them
        connection.execute("DELETE FROM runs")
    assert "relation-broken" in {issue.code for issue in check(kept)}
