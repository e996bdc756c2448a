"""A ledger's state for some kinds of records is another whenever a decision bears on them, and only then."""

import pytest

from factories import given, met, told
from pledgebook import pipeline
from pledgebook.model.decision import Decision, Verdict
from pledgebook.store import Ledger, States
from pledgebook.views import rule

_MONEY, _MEETINGS = ("contribution",), ("engagement", "tasking")


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    pipeline.keep(ledger, [told(given("USA>UKR 125m"), met("USA,POL"), name="a")])
    return ledger


def _rule(ledger: Ledger, verdict: Verdict, *subjects: str, slot: tuple[str, str] | None = None) -> Decision:
    return rule(ledger, "Ann", verdict, subjects, slot=slot)


def _claims(ledger: Ledger) -> dict[str, str]:
    with ledger.reading() as connection:
        return dict(connection.exec_driver_sql("SELECT kind, id FROM claims").all())


def test_a_decision_bears_on_the_kinds_of_its_claims(kept: Ledger) -> None:
    states, claims = States(kept), _claims(kept)
    money, meetings, everything = (states.of(kinds) for kinds in (_MONEY, _MEETINGS, ()))
    made = _rule(kept, Verdict.CORRECT, claims["contribution"], slot=("stage", '"delivered"'))
    assert states.of(_MEETINGS) == meetings
    assert states.of(_MONEY) != money
    assert states.of() != everything
    money = states.of(_MONEY)
    _rule(kept, Verdict.REJECT, claims["engagement"])
    assert states.of(_MONEY) == money
    _rule(kept, Verdict.UNDO, made.id)
    assert states.of(_MONEY) != money
    assert States(kept).of(_MONEY) == states.of(_MONEY), "who comes late is told the same"


def test_looking_at_a_document_bears_on_nothing_but_the_count(kept: Ledger) -> None:
    states = States(kept)
    before = states.of(_MONEY), states.of()
    with kept.reading() as connection:
        document = connection.exec_driver_sql("SELECT id FROM documents").scalar_one()
    made = _rule(kept, Verdict.NOTHING, document)
    _rule(kept, Verdict.UNDO, made.id)
    assert states.of(_MONEY) == before[0]
    assert states.of() != before[1]


def test_documents_bear_on_everything(kept: Ledger) -> None:
    states = States(kept)
    before = states.of(_MEETINGS)
    pipeline.keep(kept, [told(given("GBR>UKR 3m"), name="b")])
    assert states.of(_MEETINGS) != before


def test_a_decision_on_what_is_gone_bears_on_everything(kept: Ledger) -> None:
    claims, states = _claims(kept), States(kept)
    before = states.of(_MONEY)
    _rule(kept, Verdict.ACCEPT, claims["engagement"])
    assert states.of(_MONEY) == before
    with kept.writing() as connection:  # as where a document was taken out of the ledger
        connection.exec_driver_sql("UPDATE decisions SET subjects = '[\"c-gone\"]'")
    assert States(kept).of(_MONEY) != before
