"""What stands beside what: missed and false claims of one passage are one place."""

from typing import Any

from pledgebook.evaluation import Verdict, beside


def row(quote: str, **slots: Any) -> dict[str, Any]:
    return {"kind": "tasking", "by": ["KEN"], "to": ["KEN"], "action": "count tents", "quote": quote} | slots


def test_a_missed_claim_stands_beside_the_false_one_of_its_passage() -> None:
    missed = row("The minister told his staff to count the tents", by=["KEN"])
    false = row("told his staff to count the tents", by=["TCD"])
    other = row("The army was ordered to build a bridge over the river")
    found = beside([Verdict("d", "missed", missed), Verdict("d", "false", other), Verdict("d", "false", false)])
    assert [(b.what, b.gold, b.read) for b in found] == [("unlike", missed, false), ("false", None, other)]
    assert found[0].text == missed["quote"]


def test_passages_of_other_documents_and_kinds_stay_apart() -> None:
    told = row("The minister told his staff to count the tents")
    verdicts = [
        Verdict("d", "missed", told),
        Verdict("e", "false", told),
        Verdict("d", "false", told | {"kind": "proposal"}),
    ]
    assert [b.what for b in beside(verdicts)] == ["missed", "false", "false"]


def test_a_claim_found_with_another_slot_keeps_both_sides() -> None:
    gold, read = row("They count tents", by=["KEN"]), row("They count tents", by=["TCD"])
    (one,) = beside([Verdict("d", "differs", gold, read, ("by",))])
    assert (one.what, one.gold, one.read, one.slots) == ("differs", gold, read, ("by",))
