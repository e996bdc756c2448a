"""Plans: which position is on which proposal, the latest of each party, and who is silent."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factories
from factories import told
from pledgebook import pipeline
from pledgebook.model.claim import Position, Proposal
from pledgebook.model.decision import Verdict
from pledgebook.store import Ledger
from pledgebook.views import Filter, PlanView, open_plans, place_plans, plans, rule
from pledgebook.views.placing import _Asked, _Said, _Telling
from pledgebook.views.subjects import ALIKE, likeness


def asked(who: str, subject: str, **slots: Any) -> Proposal:
    """A proposal without a date of its own."""
    return factories.asked(f"{who} {subject}", date=None, **slots)


def stands(holder: str, stance: str, subject: str) -> Position:
    """A position without a date of its own."""
    return factories.held(f"{holder} {stance} {subject}", date=None)


MEMBERSHIP = asked("UKR>nato", "invitation to join NATO", plan="victory plan", ordinal=1, category="membership")
STRIKES = asked("UKR>USA,GBR", "permission for long-range strikes inside Russia", plan="victory plan", ordinal=2)


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    pipeline.keep(ledger, [told(STRIKES, MEMBERSHIP, name="plan", published="2024-10-01")])
    return ledger


def _matrix(view: PlanView) -> dict[str, dict[str, str | None]]:
    return {p.subject: {c.party: c.latest.stance if c.latest else None for c in p.cells} for p in view.proposals}


def test_a_plan_is_its_proposals_in_their_order_with_the_silent_shown(kept: Ledger) -> None:
    (view,) = plans(kept)
    assert (view.name, view.proposer) == ("victory plan", ("UKR",))
    assert [p.ordinal for p in view.proposals] == [1, 2]
    assert view.parties == ("GBR", "USA", "nato")
    assert all(cell.silent for p in view.proposals for cell in p.cells)


def test_a_cell_is_the_latest_position_with_its_history(kept: Ledger) -> None:
    on = "long-range strikes inside Russia"
    for day, stance in (("2024-10-02", "refuses"), ("2024-11-18", "permits_with_limits"), ("2024-10-20", "reluctant")):
        pipeline.keep(kept, [told(stands("USA", stance, on), name=day, published=day)])
    (view,) = plans(kept)
    cell = next(c for c in view.proposals[1].cells if c.party == "USA")
    assert [s.stance for s in cell.history] == ["refuses", "reluctant", "permits_with_limits"]
    assert cell.latest is not None
    assert (cell.latest.date, cell.latest.proof.quote) == ("2024-11-18", "Sentence 0 of document 2024-11-18.")
    assert _matrix(view)["invitation to join NATO"]["USA"] is None


@pytest.mark.parametrize(
    ("trap", "subject", "here", "place"),
    [
        ("the same words", "invitation to join NATO", False, 0),
        ("an inflection", "long-range strikes inside Russian territory", False, 1),
        ("a few words, in the plan's own document", "strikes deep in Russia by Ukrainian forces", True, 1),
        (
            "a few words, in a text on something else",
            "reports of Russian missile strikes on a power station",
            False,
            None,
        ),
        ("an actor only", "sanctions on Russia", True, None),
        ("words of every programme", "joint initiative to promote long-term partnership with NATO", True, None),
        ("one word of many, beside an actor", "strikes by Russian railway workers over pay and rosters", False, None),
        ("nothing in common", "debt relief for Zambia", True, None),
    ],
)
def test_which_proposal_a_position_is_on(
    ledger: Ledger, trap: str, subject: str, here: bool, place: int | None
) -> None:
    said = stands("DEU", "supports", subject)
    plan = told(MEMBERSHIP, STRIKES, *((said,) if here else ()), name="plan")
    pipeline.keep(ledger, [plan, *(() if here else (told(said, name="other"),))])
    (view,) = plans(ledger)
    found = [i for i, p in enumerate(view.proposals) if any(c.party == "DEU" and not c.silent for c in p.cells)]
    assert found == ([] if place is None else [place]), trap


def test_a_position_on_the_plan_as_such_stands_on_the_whole(kept: Ledger) -> None:
    pipeline.keep(kept, [told(stands("DEU", "reluctant", "Zelenskyy’s victory plan"), name="x")])
    (view,) = plans(kept)
    assert {c.party: c.latest.stance for c in view.whole if c.latest} == {"DEU": "reluctant"}


def test_a_plan_called_its_proposers_is_the_named_one_of_the_same_text(ledger: Ledger) -> None:
    bare = asked("UKR>USA", "air defence interceptors", plan="Zelenskyy’s plan")
    pipeline.keep(ledger, [told(MEMBERSHIP, bare, name="plan")])
    (view,) = plans(ledger)
    assert len(view.proposals) == 2
    pipeline.keep(ledger, [told(asked("USA>RUS", "ceasefire", plan="peace plan"), name="another")])
    assert [p.name for p in plans(ledger)] == ["victory plan", "peace plan"]


def test_columns_may_be_asked_for_also_as_a_group(kept: Ledger) -> None:
    (view,) = plans(kept, parties=("FRA", "g7"))
    assert view.parties[:3] == ("FRA", "CAN", "DEU")
    assert len(view.parties) == len(set(view.parties))


def test_a_request_told_again_is_renewed(kept: Ledger) -> None:
    pipeline.keep(kept, [told(MEMBERSHIP, name="again", published="2024-10-09")])
    (view,) = plans(kept)
    assert (view.proposals[0].date, view.proposals[0].renewed) == ("2024-10-01", ("2024-10-09",))


def test_a_filter_narrows_the_plans_and_proposals_of_no_plan_are_asked_for(kept: Ledger) -> None:
    pipeline.keep(
        kept, [told(asked("USA>world", "ban on cluster shells"), stands("FRA", "supports", "ban on cluster shells"))]
    )
    assert plans(kept, Filter(party=("FRA",))) == ()
    assert [p.name for p in plans(kept, unnamed=True)] == ["victory plan", None]
    assert [p.name for p in plans(kept, Filter(party=("nato",)), unnamed=True)] == ["victory plan"]


def test_a_position_that_was_corrected_stands_as_it_was_corrected(kept: Ledger) -> None:
    said = told(stands("DEU", "supports", "an invitation to join NATO"), name="x", published="2024-10-05")
    pipeline.keep(kept, [said])
    cells = {c.party: c for c in plans(kept)[0].proposals[0].cells}
    claim = said.claims[0].id
    assert cells["DEU"].latest is not None
    rule(kept, "Ann", Verdict.CORRECT, (claim,), slot=("stance", '"opposes"'))
    rule(kept, "Ann", Verdict.CORRECT, (claim,), slot=("holder", '["FRA"]'))
    cells = {c.party: c for c in plans(kept)[0].proposals[0].cells}
    assert "DEU" not in cells
    assert cells["FRA"].latest is not None
    assert cells["FRA"].latest.stance == "opposes"
    rule(kept, "Ann", Verdict.CORRECT, (claim,), slot=("subject", '"debt relief for Zambia"'))
    assert all(c.silent for c in plans(kept)[0].proposals[0].cells)


def test_plans_are_opened_some_at_a_time_and_what_is_gone_is_left_out(kept: Ledger) -> None:
    other = told(asked("USA>RUS", "ceasefire along the front", plan="peace plan"), name="another")
    pipeline.keep(kept, [other])
    places = place_plans(kept)
    assert [p.name for p in places] == ["victory plan", "peace plan"]
    assert [p.name for p in open_plans(kept, places[1:])] == ["peace plan"]
    rule(kept, "Ann", Verdict.REJECT, (other.claims[0].id,))
    assert [p.name for p in open_plans(kept, places)] == ["victory plan"]


_WORDS = st.lists(st.sampled_from([f"{a}{b}ment" for a in "bdfgk" for b in "aeiou"]), min_size=1, max_size=9).map(
    " ".join
)


@given(st.lists(_WORDS, min_size=1, max_size=12), _WORDS)
def test_no_proposal_that_is_like_a_position_is_passed_over(subjects: list[str], on: str) -> None:
    proposals = [_Asked(f"r-{i}", asked("UKR>USA", subject), None, frozenset()) for i, subject in enumerate(subjects)]
    near = _Telling(proposals).near(_Said("c", on, "doc"))
    alike = {i for i, subject in enumerate(subjects) if likeness(on, subject).of_all >= ALIKE}
    assert alike <= near
