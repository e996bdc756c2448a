"""Groups of claims: what belongs together stays so in any order, and what is told apart stays apart."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from factories import asked, figure, given, held, met, sourced, told
from pledgebook.model.claim import Category as About
from pledgebook.model.claim import Content, Contribution, Position, Proposal, Stance
from pledgebook.model.claim import Direction as Way
from pledgebook.model.record import Record, Sourced
from pledgebook.pipeline import Extraction
from pledgebook.reconcile import build, choosing


def _shape(claims: list[Sourced]) -> list[list[str]]:
    """The groups as lists of the documents' names."""
    name = {s.claim.id: s.claim.quote.rpartition(" ")[2].rstrip(".") for s in claims}
    return sorted(sorted(name[c] for c in r.claims) for r in build(claims))


def _docs(*told_by: Content | Sequence[Content]) -> list[Sourced]:
    """One document for each argument, named a, b, c, ..."""
    names = "abcdefghijklmnopqrstuvwxyz"
    return sourced(
        *(told(*(one if isinstance(one, Sequence) else [one]), name=n) for n, one in zip(names, told_by, strict=False))
    )


def test_three_sources_in_three_wordings_are_one() -> None:
    claims = _docs(
        given("USA>UKR 425m", items={"air defense interceptors": ""}),
        given("USA>UKR 425m", basis="publication", date="2024-10-17"),
        given("USA>UKR ~425m", mechanism="Presidential Drawdown Authority", stage="delivered"),
    )
    assert _shape(claims) == [["a", "b", "c"]]


def test_two_packages_of_one_figure_in_one_document_stay_two() -> None:
    two = [given("USA>UKR 100m", items={"radars": "4"}), given("USA>UKR 100m", items={"boats": "7"})]
    assert _shape(_docs(two, given("USA>UKR 100m"))) in ([["a"], ["a", "b"]], [["a", "b"], ["a"]])
    assert len(_shape(_docs(two, two))) == 2


def test_two_stages_are_one_life_line_but_not_where_one_sentence_tells_both() -> None:
    first, second = _docs([given("USA>UKR 100m", stage="pledged"), given("USA>UKR 100m", stage="delivered")])
    assert len(build([first, second])) == 1
    beside = replace(second, claim=replace(second.claim, span=first.claim.span))
    assert len(build([first, beside])) == 2


def test_a_part_is_not_its_whole_though_a_third_source_could_be_either() -> None:
    claims = _docs([given("USA>UKR 100m"), given("USA>UKR >99.5m", part_of="0")], given("USA>UKR 100m"))
    assert len(build(claims)) == 2


def test_one_life_line_from_pledge_to_delivery() -> None:
    stages = ("pledged", "committed", "delivered")
    dates = ("2024-01-10", "2024-03-01", "2024-09-20")
    claims = _docs(*(given("DEU>UKR 1.1bn EUR", stage=s, date=d) for s, d in zip(stages, dates, strict=True)))
    (record,) = build(claims)
    assert [(step.stage.value, step.date.edtf if step.date else "") for step in record.steps] == list(
        zip(stages, dates, strict=True)
    )
    assert isinstance(record.content, Contribution)
    assert (record.content.stage.value, record.content.date) == ("delivered", record.steps[0].date)


@pytest.mark.parametrize(
    ("stage", "quote", "records"),
    [
        ("committed", "It signed the $500 million loan.", 1),
        ("committed", "It announced an additional $500 million loan.", 2),  # not the pledge of three weeks before
        ("disbursed", "It paid out the additional $500 million.", 1),
    ],
)
def test_what_is_announced_as_new_is_no_pledge_kept(stage: str, quote: str, records: int) -> None:
    pledge, later = _docs(given("USA>UKR 500m", stage="pledged"), given("USA>UKR 500m", stage=stage, date="2024-11-08"))
    later = replace(later, claim=replace(later.claim, quote=quote))
    assert len(build([pledge, later])) == records


def test_a_delivery_that_fits_two_pledges_stays_alone() -> None:
    claims = _docs(
        given("USA>UKR 100m", stage="pledged", date="2024-01-10"),
        given("USA>UKR 100m", stage="pledged", date="2024-02-20"),
        given("USA>UKR 100m", stage="delivered", date="2024-06-01"),
    )
    assert _shape(claims) == [["a"], ["b"], ["c"]]


def test_two_deliveries_that_fit_one_pledge_stay_alone() -> None:
    claims = _docs(
        given("USA>UKR 100m", stage="pledged", date="2024-01-10"),
        given("USA>UKR 100m", stage="delivered", date="2024-06-01"),
        given("USA>UKR 100m", stage="delivered", date="2024-08-01"),
    )
    assert _shape(claims) == [["a"], ["b"], ["c"]]


def test_a_year_that_fits_two_packages_stays_alone() -> None:
    claims = _docs(*(given("USA>UKR 275m", date=d) for d in ("2022-10-28", "2022-12-09", "2022")))
    assert _shape(claims) == [["a"], ["b"], ["c"]]


def test_a_package_is_told_by_its_figure_rather_than_by_other_goods() -> None:
    """Two texts tell of a package by its goods; the one with a figure is what both mean."""
    claims = _docs(
        given("USA>UKR", items={"howitzers": ""}),
        given("USA>UKR", items={"radars": ""}),
        given("USA>UKR 150m"),
    )
    claims = [replace(s, claim=replace(s.claim, quote=f"The package is told by {n}.")) for n, s in zip("abc", claims,
              strict=True)]  # fmt: skip
    assert _shape(claims) == [["a", "b", "c"]]


def test_what_fits_two_that_are_found_to_be_one_is_of_that_one() -> None:
    """The year fits June's loan and October's, which tells again, without a date, of June's."""
    claims = _docs(
        given("g7>UKR 50bn", type="financial", date="2024-06-14"),
        given("USA>UKR 50bn", type="financial", date=None),
        given("g7>UKR ~50bn", type="financial", date="2024"),
    )
    assert _shape(claims) == [["a", "b", "c"]]


def test_of_two_that_fit_the_one_of_its_type_is_meant() -> None:
    claims = _docs(
        given("g7>UKR 50bn", type="financial", date="2024-06-14"),
        given("g7>UKR 50bn", type="military", date="2024-06-30"),
        given("USA>UKR 50bn", type="financial", date="2024-06"),
    )
    assert _shape(claims) == [["a", "c"], ["b"]]


def test_one_text_may_tell_a_very_large_sum_twice() -> None:
    assert _shape(_docs([given("g7>UKR 50bn"), given("USA>UKR 50bn", stage="committed")])) == [["a", "a"]]
    assert _shape(_docs([given("g7>UKR 5bn"), given("g7>UKR ~5bn", items={"radars": "4"})])) == [["a"], ["a"]]


@pytest.mark.parametrize(
    ("givers", "chosen"),
    [
        (("USA", "g7", "USA"), ("g7",)),  # what a body gives is no member's alone
        (("allies-and-partners", "nato"), ("nato",)),
        (("USA", "USA,GBR"), ("USA", "GBR")),
    ],
)
def test_the_givers_are_the_most_that_are_named(givers: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    (record,) = build(_docs(*(given(f"{who}>UKR 50bn") for who in givers)))
    assert isinstance(record.content, Contribution)
    assert record.content.donors == chosen


def test_a_package_without_its_figure_is_of_a_month_not_of_a_year() -> None:
    """In a year are many packages: "one more before its end" is not the one that is told with a figure."""
    for date, shape in (("2022-10", [["a", "b"]]), ("2022", [["a"], ["b"]])):
        assert _shape(_docs(given("USA>UKR", date=date), given("USA>UKR 275m", date=date))) == shape


@pytest.mark.parametrize(
    ("said", "records"),
    [
        (("USA>KEN 3bn", None, None), 2),  # two programmes of a year, as round
        (("USA>KEN 3bn", "Health Fund", "Health Fund"), 1),
        (("USA>KEN 3bn", "Health Fund", None), 2),
        (("USA>KEN 3.25bn", None, None), 1),  # a telling figure
        (("USA>KEN 30bn", None, None), 1),  # few are as large
    ],
)
def test_round_figures_of_a_year_are_one_by_their_name(said: tuple[str, str | None, str | None], records: int) -> None:
    amount, *names = said
    claims = _docs(*(given(amount, date="2022", mechanism=name) for name in names))
    long = [replace(s, claim=replace(s.claim, quote=f"{s.claim.quote} {n * 'So it went on and on. '}")) for n, s in
            enumerate(claims, 4)]  # fmt: skip
    assert len(build(long)) == records


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("3bn", ">3bn", False),  # they meet in a point
        ("<800m", "800m", False),
        (">3bn", "2.5bn", True),
        ("2.4bn", "2.5bn", True),  # roundings that only touch
        ("425m", "425.4m", False),
    ],
)
def test_figures_are_in_conflict_where_they_cannot_both_be_so(one: str, other: str, conflict: bool) -> None:
    assert choosing._conflict([figure(one, "USD"), figure(other, "USD")]) is conflict
    assert choosing._conflict([figure(other, "USD"), figure(one, "USD")]) is conflict


def _chosen(*said: Contribution, **first: Any) -> Record:
    docs = [told(one, name=n, **(first if n == "a" else {})) for n, one in zip("abc", said, strict=False)]
    (record,) = build(sourced(*docs))
    return record


@pytest.mark.parametrize(
    ("said", "chosen", "rule", "conflict"),
    [
        (("425m", "~425m", ">400m"), "425m", "most specific", False),
        (("2.47bn", "2.5bn"), "2.47bn", "most precise", False),
        (("424.8m", "425m"), "424.8m", "most precise", False),
        (("425m", "425m"), "425m", "the only one", False),
        (("425m", "424m"), "425m", "the donor's own word", True),
    ],
)
def test_the_figure_is_chosen_by_a_rule_that_is_named(
    said: tuple[str, ...], chosen: str, rule: str, conflict: bool
) -> None:
    record = _chosen(*(given(f"USA>UKR {s}") for s in said), speaker="USA")
    assert isinstance(record.content, Contribution)
    assert record.content.amount == given(f"USA>UKR {chosen}").amount
    assert (record.rule, record.conflict) == (rule, conflict)
    assert len(record.figures) == len(set(said))


def test_figures_of_one_fund_that_differ_are_a_conflict() -> None:
    record = _chosen(*(given(f"USA>UKR {s}", mechanism="Drawdown Authority") for s in ("400m", "425m")))
    assert (record.conflict, [str(f.figure.value) for f in record.figures]) == (True, ["425000000", "400000000"])


def test_each_link_tells_its_reasons() -> None:
    record = _chosen(given(items={"tanks": "31"}), given("USA>UKR ~425m", date="2024-10-17"))
    (link,) = record.links
    assert "the same donors (USA)" in link.reasons
    assert "1 day apart" in link.reasons


def test_a_call_told_by_both_sides_is_one_and_a_meeting_is_another() -> None:
    claims = _docs(
        met("USA,UKR", type="call"),
        met("UKR,USA", type="call"),
        met("USA,UKR", type="meeting"),
        met("USA,UKR", type="call", date="2024-10-18"),
        met("USA,GBR", type="call"),
    )
    assert _shape(claims) == [["a", "b"], ["c"], ["d"], ["e"]]


def test_a_meeting_is_planned_and_then_held() -> None:
    plan = met("udcg", type="summit", status="planned", date="2024-11", name="Contact Group summit")
    (record,) = build(_docs(plan, met("udcg,USA", type="summit", date="2024-11-22", name="Contact Group summit")))
    assert (record.content.status.value, record.content.date.edtf) == ("held", "2024-11-22")  # type: ignore[union-attr]


def test_a_plan_with_a_name_is_of_the_meeting_with_that_name() -> None:
    plan = met("eu,USA", type="summit", status="planned", date="2024-11", name="European Council summit")
    near = met("eu", date="2024-11-08", name="European Council meeting")
    assert _shape(_docs(plan, near, met("eu,USA", date="2024-11-21"))) == [["a", "b"], ["c"]]
    assert _shape(_docs(plan, near, replace(near, date=met(date="2024-11-21").date))) == [["a"], ["b"], ["c"]]


def test_a_name_is_looked_for_in_all_that_is_told_of_a_meeting() -> None:
    """The summit's earliest date is told without its name; another meeting of that name is told once."""
    july = [met("nato,USA", type="summit", date="2024-07-09"), *(met("nato", type="summit", name="NATO Summit",
            date=f"2024-07-{day}") for day in (10, 10, 11))]  # fmt: skip
    other = met("nato,USA", type="summit", name="NATO Summit", date="2024-02")
    year = met("nato,USA", type="summit", name="NATO Summit", date="2024")
    assert _shape(_docs(*july, other, year)) == [["a", "b", "c", "d", "f"], ["e"]]


@pytest.mark.parametrize(("times", "shape"), [(2, [["a", "b"], ["c"], ["d"]]), (3, [["a", "b", "c", "e"], ["d"]])])
def test_a_signing_of_a_month_is_the_one_that_is_most_told(times: int, shape: list[list[str]]) -> None:
    often = [met("USA,UKR", type="signing", date="2024-06-13")] * times
    once = met("USA,UKR", type="signing", date="2024-06-17")
    assert _shape(_docs(*often, once, met("USA,UKR", type="signing", date="2024-06"))) == shape


def test_a_plan_that_two_meetings_fit_stays_alone() -> None:
    plan = met("USA,JPN", status="planned", date="2024-11")
    claims = _docs(plan, met("USA,JPN", date="2024-11-05"), met("USA,JPN", date="2024-11-25"))
    assert _shape(claims) == [["a"], ["b"], ["c"]]


def test_the_same_request_renewed_is_one_and_another_stance_is_another() -> None:
    ask = Proposal(Way.REQUEST, ("UKR",), ("USA",), "permission for strikes", About.PERMISSION)
    holds = Position(("USA",), "the strikes", Stance.OPPOSES)
    claims = _docs(
        ask, replace(ask, subject="Permission for the strikes"), holds, replace(holds, stance=Stance.PERMITS)
    )
    assert _shape(claims) == [["a", "b"], ["c"], ["d"]]


_CONTENT: st.SearchStrategy[Content] = st.builds(
    given,
    st.sampled_from(["USA>UKR 100m", "USA>UKR 101m", "USA>UKR >98m", ">UKR 100m", "USA>UKR", "USA,GBR>UKR 100m"]),
    date=st.sampled_from(
        ["2024-10-16", "2024-10-18", "2024-10-25", "2024-10", "2024", "XXXX-10-16", "2025-01-02", None]
    ),
    stage=st.sampled_from(["pledged", "committed", "delivered"]),
    mechanism=st.sampled_from([None, None, "Drawdown Authority", "Assistance Initiative"]),
    items=st.sampled_from([{}, {}, {"tanks": "31"}, {"tanks": ""}]),
    part_of=st.sampled_from([None, None, None, "0"]),
    cumulative=st.sampled_from([False, False, False, True]),
)
_SAYING: st.SearchStrategy[Content] = st.one_of(
    st.builds(
        asked,
        st.sampled_from(["UKR>USA air defense", "UKR>USA the air defense systems", "UKR> air defense systems"]),
        date=st.sampled_from(["2024-10-16", "2024-11-01", "2025-10-16", None]),
        plan=st.sampled_from([None, "victory plan", "recovery plan"]),
    ),
    st.builds(
        held,
        st.sampled_from(["DEU supports the mission", "DEU opposes the mission", "DEU,FRA supports a training mission"]),
        date=st.sampled_from(["2024-10-16", "2024-12-24"]),
    ),
    st.builds(
        met,
        st.sampled_from(["USA,UKR", "USA,UKR,GBR", "nato", "nato,USA"]),
        date=st.sampled_from(["2024-10-16", "2024-10-17", "2024-10", "2024", None]),
        status=st.sampled_from(["held", "planned"]),
        type=st.sampled_from(["meeting", "summit", "visit"]),
        name=st.sampled_from([None, None, "NATO Summit", "Washington Summit", "Madrid Summit", "Peace Forum"]),
    ),
)
_WORLD = st.lists(st.lists(_CONTENT, min_size=1, max_size=3), min_size=1, max_size=7)


_MIXED = st.lists(st.lists(_CONTENT | _SAYING, min_size=1, max_size=3), min_size=1, max_size=7)


def _world(documents: list[list[Content]]) -> list[Extraction]:
    return [told(*_bound(contents), name=f"n{i}") for i, contents in enumerate(documents)]


def _bound(contents: list[Content]) -> list[Content]:
    """A part is of the document's first claim, where that is a contribution and another."""
    whole = isinstance(contents[0], Contribution)
    return [
        replace(c, part_of=None) if isinstance(c, Contribution) and (i == 0 or not whole) else c
        for i, c in enumerate(contents)
    ]


@settings(max_examples=150, deadline=None)
@drawn(_MIXED, st.randoms(use_true_random=False))
def test_records_do_not_depend_on_the_order_of_the_claims(documents: list[list[Content]], r: random.Random) -> None:
    claims = sourced(*_world(documents))
    before = build(claims)
    r.shuffle(claims)
    assert build(claims) == before


@settings(max_examples=150, deadline=None)
@drawn(_WORLD)
def test_each_claim_is_of_one_record_and_no_part_is_of_its_whole(documents: list[list[Content]]) -> None:
    claims = sourced(*_world(documents))
    records = build(claims)
    of = {claim: record.id for record in records for claim in record.claims}
    assert sorted(of) == sorted(s.claim.id for s in claims)
    assert sum(len(r.claims) for r in records) == len(claims)
    for s in claims:
        content = s.claim.content
        assert isinstance(content, Contribution)
        if content.part_of:
            assert of[content.part_of] != of[s.claim.id]


@settings(max_examples=150, deadline=None)
@drawn(_MIXED)
def test_a_cluster_can_be_built_alone(documents: list[list[Content]]) -> None:
    claims = sourced(*_world(documents))
    records = build(claims)
    for cluster in {r.cluster for r in records}:
        members = {c for r in records if r.cluster == cluster for c in r.claims}
        assert build([s for s in claims if s.claim.id in members]) == [r for r in records if r.cluster == cluster]
