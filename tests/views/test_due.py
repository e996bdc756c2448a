"""What should have happened by now, and what is known of it."""

from dataclasses import replace

import pytest

from factories import given, met, told
from pledgebook import pipeline
from pledgebook.model.claim import Content, Tasking
from pledgebook.model.ids import content_hash, make_id
from pledgebook.model.span import Span
from pledgebook.pipeline import Extraction
from pledgebook.store import Ledger
from pledgebook.views import DueRow, Filter, ViewError, due

NOW = "2024-12-01"
CONSULT = Tasking(("USA", "UKR"), ("USA", "UKR"), "hold consultations on next steps")


def _said(sentence: str, content: Content, published: str = "2024-10-16") -> Extraction:
    """A document that says one sentence of ours."""
    one = told(content, name=sentence[:20], published=published)
    text = f"A text.\n{sentence}\n"
    document = replace(
        one.document, text=text, body=Span(0, len(text)), content_hash=content_hash(text),
        id=make_id("doc", one.document.address or "", content_hash(text)),
    )  # fmt: skip
    claim = replace(one.claims[0], document_id=document.id, span=Span(8, 8 + len(sentence)), quote=sentence)
    return Extraction(document, (claim,), ())


def _rows(ledger: Ledger, which: Filter | None = None) -> list[tuple[str | None, str, str]]:
    return [(row.due, row.kind, row.status) for row in due(ledger, which, NOW)]


def test_a_meeting_whose_day_passed_without_a_word_is_overdue(ledger: Ledger) -> None:
    plans = [met("USA,udcg", date=day, status="planned") for day in ("2024-11", "2024-12-20")]
    pipeline.keep(ledger, [told(*plans, met("USA,UKR", date=None, status="planned"))])
    assert _rows(ledger) == [
        ("2024-11", "engagement", "overdue"),
        ("2024-12-20", "engagement", "coming"),
        (None, "engagement", "undated"),
    ]


def test_a_meeting_that_was_held_is_done_and_one_put_off_is_followed(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(met("USA,POL", date="2024-10-20", status="planned"), name="a")])
    pipeline.keep(ledger, [told(met("USA,POL", date="2024-10-20"), name="b", published="2024-10-21")])
    assert _rows(ledger) == [("2024-10-20", "engagement", "done")]
    pipeline.keep(ledger, [told(met("DEU,USA", date="2024-10-12", type="visit", status="planned"), name="c")])
    pipeline.keep(ledger, [told(met("USA,DEU,FRA", date="2024-10-18"), name="d", published="2024-10-18")])
    row = next(r for r in due(ledger, None, NOW) if "DEU" in r.parties)
    assert (row.status, row.known[0].date) == ("followed", "2024-10-18")


@pytest.mark.parametrize(
    ("trap", "sentence", "stage", "expected"),
    [
        ("a day to come", "The missiles will arrive by 20 November 2024.", "committed", ("2024-11-20", "overdue")),
        ("a month", "Deliveries are promised for January 2025.", "pledged", ("2025-01", "coming")),
        (
            "the last of several",
            "A first part in November and the rest in January 2025.",
            "pledged",
            ("2025-01", "coming"),
        ),
        ("the day it was said", "It was promised today, October 16, 2024.", "pledged", None),
        ("a day gone by", "Promised on 2 May 2024.", "pledged", None),
        ("no day at all", "More will come in the coming months.", "pledged", None),
        ("already there", "Ten of them arrived ahead of the date, 20 November 2024.", "delivered", None),
    ],
)
def test_a_promise_is_due_on_the_day_that_its_words_name(
    ledger: Ledger, trap: str, sentence: str, stage: str, expected: tuple[str, str] | None
) -> None:
    pipeline.keep(ledger, [_said(sentence, given("DEU>UKR", stage=stage, items={"missiles": "12"}))])
    rows = [(row.due, row.status) for row in due(ledger, None, NOW)]
    assert rows == ([] if expected is None else [expected]), trap


def test_a_promise_that_was_kept_is_done_with_its_day(ledger: Ledger) -> None:
    promise = given("DEU>UKR", stage="committed", items={"missiles": "12"})
    pipeline.keep(ledger, [_said("Twelve missiles will arrive by 20 November 2024.", promise)])
    came = given("DEU>UKR", stage="delivered", items={"missiles": "12"}, date="2024-11-11")
    pipeline.keep(ledger, [told(came, name="came", published="2024-11-11")])
    (row,) = due(ledger, None, NOW)
    assert (row.status, row.known[0].date, row.known[0].how) == ("done", "2024-11-11", "delivered")


@pytest.mark.parametrize(
    ("trap", "sentence", "date", "published", "status"),
    [
        ("told on the day", "Tomorrow it will announce a package of $425 million.", None, "2024-10-17", "done"),
        ("told the day after", "Tomorrow it will announce $425 million.", "2024-10-17", "2024-10-18", "done"),
        ("told the day after, without a day", "Tomorrow it will announce $425 million.", None, "2024-10-18", "overdue"),
        ("told again a week later", "Tomorrow it will announce $425 million.", None, "2024-10-24", "overdue"),
        ("a month, in which it is told", "In November it sends $425 million.", "2024-11-08", "2024-11-08", "overdue"),
    ],
)  # fmt: skip
def test_an_announcement_that_was_made_on_its_day_is_done(
    ledger: Ledger, trap: str, sentence: str, date: str | None, published: str, status: str
) -> None:
    pipeline.keep(ledger, [_said(sentence, given(stage="pledged", date="2024-10-17"))])
    pipeline.keep(ledger, [told(given(date=date), name="made", published=published)])
    rows = [row for row in due(ledger, None, NOW) if row.basis == "promised by"]
    assert [row.status for row in rows] == [status], trap
    assert [known.date for row in rows for known in row.known] == (["2024-10-17"] if status == "done" else [])


def test_a_tasking_is_followed_by_what_its_parties_did_since(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(CONSULT, met("USA,UKR", date="2024-10-10"))])
    (row,) = _rows(ledger)
    assert row == ("2024-10-16", "tasking", "open")  # what came before it follows up nothing
    pipeline.keep(ledger, [told(met("USA,FRA", date="2024-10-20"), name="b", published="2024-10-20")])
    assert [s for _, _, s in _rows(ledger)] == ["open"]  # one of the parties, with somebody else
    pipeline.keep(ledger, [told(met("USA,UKR", date="2024-11-05", type="call"), name="c", published="2024-11-05")])
    found: tuple[DueRow, ...] = due(ledger, None, NOW)
    assert [(r.status, [k.date for k in r.known]) for r in found if r.kind == "tasking"] == [
        ("followed", ["2024-11-05"])
    ]


def test_a_state_alone_is_no_follow_up(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(Tasking(("USA",), ("USA",), "draw up a report"))])
    pipeline.keep(ledger, [told(met("USA,FRA", date="2024-10-20"), name="b", published="2024-10-20")])
    assert [r.status for r in due(ledger, None, NOW) if r.kind == "tasking"] == ["open"]


def test_due_may_be_narrowed_by_day_and_actor_and_seen_from_another_day(ledger: Ledger) -> None:
    pipeline.keep(
        ledger, [told(met("USA,udcg", date="2024-11", status="planned"), met("FRA,DEU", date="2025", status="planned"))]
    )
    assert len(_rows(ledger, Filter(until="2024-11"))) == 1
    assert [r.parties for r in due(ledger, Filter(party=("FRA",)), NOW)] == [("FRA", "DEU")]
    assert {r.status for r in due(ledger, None, "2024-10")} == {"coming"}
    with pytest.raises(ViewError, match="is no date"):
        due(ledger, None, "soon")
