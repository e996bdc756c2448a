"""What is written is read back equal, whatever a claim says."""

import string
from dataclasses import fields
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.model.claim import (
    AidType,
    Category,
    Claim,
    Contribution,
    Direction,
    Engagement,
    EngagementFormat,
    EngagementStatus,
    EngagementType,
    Group,
    Item,
    Position,
    Proposal,
    Stage,
    Stance,
    Statement,
    Tasking,
)
from pledgebook.model.date import Basis, Date
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.record import Link, Record, SaidFigure, Step
from pledgebook.model.span import Span
from pledgebook.store import claim_of
from pledgebook.store.rows import claim_row, record_of, record_row, step_of, step_row

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_IDS = st.lists(st.text(string.ascii_letters + "-", min_size=1, max_size=6), max_size=3).map(tuple)
_NUMBER = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False).filter(
    lambda number: abs(number.adjusted()) <= 30  # what a ledger takes: the reading gives no longer ones
)


@st.composite
def _figures(draw: st.DrawFn) -> Figure:
    qualifier = draw(st.sampled_from(Qualifier))
    currency = draw(st.sampled_from([None, "USD", "EUR"]))
    if qualifier in (Qualifier.BETWEEN, Qualifier.VAGUE):
        low, high = sorted((draw(_NUMBER), draw(_NUMBER)))
        return Figure(qualifier, low=low, high=high, currency=currency)
    return Figure(qualifier, draw(_NUMBER), currency=currency)


_DATE = st.none() | st.builds(
    Date, st.sampled_from(["2024-10-16", "XXXX-10", "2021-01/..", "2024"]), st.sampled_from(Basis)
)
_FIGURE = st.none() | _figures()
_ITEMS = st.lists(st.builds(Item, _TEXT, _FIGURE), max_size=3).map(tuple)
_WORDS = st.none() | _TEXT
_CONTENT: st.SearchStrategy[Any] = st.one_of(
    st.builds(
        Contribution, _IDS, _IDS, st.sampled_from(AidType), st.sampled_from(Stage), _FIGURE, _ITEMS, _WORDS, _DATE,
        st.booleans(), _WORDS, _WORDS, _WORDS,
    ),
    st.builds(
        Proposal, st.sampled_from(Direction), _IDS, _IDS, _TEXT, st.sampled_from(Category), _WORDS,
        st.none() | st.integers(1, 99), _DATE,
    ),
    st.builds(Position, _IDS, _TEXT, st.sampled_from(Stance), _DATE),
    st.builds(
        Engagement, st.sampled_from(EngagementType), _IDS, st.sampled_from(EngagementStatus),
        st.none() | st.sampled_from(EngagementFormat), _WORDS, _DATE,
    ),
    st.builds(Group, _TEXT, _FIGURE, _TEXT),
    st.builds(Tasking, _IDS, _IDS, _TEXT),
    st.builds(Statement, _TEXT, _TEXT, _TEXT),
)  # fmt: skip
_CLAIM = st.builds(
    lambda content, quote, cues, confidence: Claim(
        "c", "d", Span(3, 3 + len(quote)), quote, content, "r", cues, confidence
    ),
    _CONTENT,
    _TEXT,
    _IDS,
    st.floats(0, 1),
)


@settings(max_examples=300)
@given(_CLAIM)
def test_a_claim_is_read_back_equal(claim: Claim) -> None:
    read = claim_of(SimpleNamespace(**claim_row(claim, 0)))
    assert read == claim
    assert repr(read) == repr(claim)  # 1.50 is not 1.5: the digits that were said are kept


@settings(max_examples=100)
@given(_CONTENT, _figures(), _DATE, _IDS)
def test_a_record_is_read_back_equal(content: Any, figure: Figure, date: Date | None, claims: tuple[str, ...]) -> None:
    record = Record(
        id="r",
        content=content,
        claims=claims,
        steps=(Step(Stage.PLEDGED, date, claims), Step(Stage.DELIVERED, None, ())),
        figures=(SaidFigure(figure, claims),),
        rule="the latest",
        conflict=True,
        part_of="r-2",
        links=(Link("a", "b", 6.5, ("the same day",)),),
        cluster="a",
    )
    steps = tuple(step_of(SimpleNamespace(**step_row("r", i, s))) for i, s in enumerate(record.steps))
    assert record_of(SimpleNamespace(**record_row(record, 1)), claims, steps) == record


def test_every_slot_of_every_kind_has_been_drawn() -> None:
    kinds = (Contribution, Proposal, Position, Engagement, Group, Tasking, Statement)
    counts = {kind.__name__: len(fields(kind)) for kind in kinds}
    assert counts == {
        "Contribution": 12, "Proposal": 8, "Position": 4, "Engagement": 6, "Group": 3, "Tasking": 3, "Statement": 3,
    }, "a slot came or went: draw it above"  # fmt: skip


def test_decimals_are_plain_numbers_for_readers() -> None:
    figure = Figure(Qualifier.EXACT, Decimal("4.25E+8"), currency="USD")
    row = claim_row(Claim("c", "d", Span(0, 1), "x", Group("g", figure, "r"), "r"), 0)
    assert (row["amount"], row["amount_low"]) == ("425000000", 425e6)
