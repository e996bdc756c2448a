"""Groups: who belonged when, and what each did between two meetings."""

from dataclasses import replace

import pytest

from factories import figure, given, met, told
from pledgebook import pipeline
from pledgebook.model.claim import Group
from pledgebook.reference.groups import groups as known_groups
from pledgebook.store import Ledger
from pledgebook.views import Filter, GroupView, MemberRow, ViewError, actors, group, groups


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    docs = [
        told(met("USA,udcg", date="2024-03-19"), name="m1", published="2024-03-19"),
        told(met("USA,udcg", date="2024-06-13"), name="m2", published="2024-06-13"),
        told(given("DEU>UKR 500m EUR", date="2024-04-02", items={"howitzers": "18"}), name="a", published="2024-04-02"),
        told(given("FRA>UKR 80m EUR", date="2024-05-02", stage="pledged"), name="b", published="2024-05-02"),
        told(given("GBR>UKR 90m GBP", date="2024-06-13"), name="c", published="2024-06-13"),  # at the second meeting
        told(given("CAN>UKR 70m CAD", date="2024-03-18"), name="d", published="2024-03-18"),  # before the first
        told(given("NOR>MDA 10m", date="2024-04-02"), name="e", published="2024-04-02"),  # not for whom the group is
    ]
    pipeline.keep(ledger, docs)
    return ledger


def _member(view: GroupView, member: str) -> MemberRow:
    return next(m for m in view.members if m.member == member)


def test_what_each_member_did_between_the_last_two_meetings(kept: Ledger) -> None:
    view = group(kept, "udcg")
    assert (view.since, view.until, view.recipients) == ("2024-03-19", "2024-06-12", ("UKR",))
    assert [len(x) for x in (_member(view, "DEU").gave, _member(view, "FRA").promised)] == [1, 1]
    assert {m.member for m in view.members if not m.silent} == {"DEU", "FRA"}
    assert [a.contribution.donors for a in _member(view, "CAN").awaited] == [("CAN",)]
    assert "UKR" not in {m.member for m in view.members}


def test_what_came_is_no_longer_awaited(kept: Ledger) -> None:
    came = given("DEU>UKR 500m EUR", date="2024-05-20", stage="delivered", items={"howitzers": "18"})
    pipeline.keep(kept, [told(came, name="came", published="2024-05-20")])
    row = _member(group(kept, "udcg"), "DEU")
    assert (len(row.gave), len(row.delivered), row.awaited) == (1, 1, ())


def test_any_two_meetings_or_any_days_may_be_asked_for(kept: Ledger) -> None:
    pipeline.keep(kept, [told(met("USA,udcg", date="2024-11", status="planned"), name="m3")])
    meetings = group(kept, "udcg").meetings
    assert [m.status for m in meetings] == ["held", "held", "planned"]
    view = group(kept, "udcg", between=(meetings[1].id, meetings[2].id))
    assert {m.member for m in view.members if not m.silent} == {"GBR"}
    assert {m.member for m in group(kept, "udcg", Filter(since="2024-03")).members if not m.silent} == {
        "CAN", "DEU", "FRA", "GBR",
    }  # fmt: skip
    with pytest.raises(ViewError, match="no meeting with a date"):
        group(kept, "udcg", between=("r-0", "r-1"))


def test_two_meetings_that_may_be_one_leave_no_time_between_them(ledger: Ledger) -> None:
    meetings = (("USA,udcg", "2024-03-19"), ("USA,udcg", "2024-07"), ("FRA,udcg", "2024-07"))
    docs = [told(met(who, date=day), name=who + day, published="2024-08-01") for who, day in meetings]
    pipeline.keep(ledger, docs)
    view = group(ledger, "udcg")
    assert len(view.meetings) == 3
    assert (view.since, view.until) == ("2024-03-19", "2024-06-30")


@pytest.mark.parametrize(
    ("trap", "content"),
    [
        ("only thought of", given("DEU>UKR 5m", stage="considered", date="2024-04-03")),
        ("a running total", given("DEU>UKR 5bn", cumulative=True, date="2024-04-03")),
        ("dated too roughly", given("DEU>UKR 5m", date="2024")),
        ("outside the group", given("BRA>UKR 5m", date="2024-04-03")),
    ],
)
def test_what_is_no_deed_of_a_member_in_that_time(ledger: Ledger, trap: str, content: object) -> None:
    docs = [told(met("USA,udcg", date=d), name=d, published=d) for d in ("2024-03-19", "2024-06-13")]
    pipeline.keep(ledger, [*docs, told(content, name="x")])  # type: ignore[arg-type]
    assert all(m.silent for m in group(ledger, "udcg").members), trap


def test_who_belongs_is_known_by_the_day(kept: Ledger) -> None:
    def members(name: str, day: str) -> set[str]:
        return {m.member for m in group(kept, name, Filter(since=day, until=day)).members}

    assert "SWE" not in members("nato", "2024-03-06")
    assert len(members("nato", "2024-03-07")) == 32
    assert len(members("eu", "2020-01-31")) == 28
    assert "GBR" not in members("eu", "2020-02-01")
    assert members("g7", "2024-01-01") == {"CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA"}


def test_every_membership_has_a_source_and_the_counts_are_those_that_are_told() -> None:
    known = known_groups()
    assert {g.id: g.size for g in known.values()} == {"g7": 7, "eu": 27, "nato": 32, "udcg": 57}
    assert all(
        m.source.startswith("https://") or m.source.startswith("http://") for g in known.values() for m in g.members
    )
    for name in ("g7", "eu", "nato"):
        assert sum(m.on("2025-01-01") for m in known[name].members) == known[name].size
    assert {m.member for m in known["nato"].members} <= {m.member for m in known["udcg"].members}


def test_what_documents_say_of_a_group_stands_beside_the_reference(kept: Ledger) -> None:
    said = Group("udcg", figure(">50"), "coalition of nations that arm Ukraine")
    pipeline.keep(kept, [told(said, replace(said, group="friends-of-syria"), name="g")])
    rows = {g.id: g for g in groups(kept)}
    assert (rows["udcg"].size, rows["udcg"].held, rows["udcg"].said[0].size) == (57, 2, figure(">50"))
    assert (rows["friends-of-syria"].size, rows["friends-of-syria"].members) == (None, 0)
    with pytest.raises(ViewError, match="no group club"):
        group(kept, "club")


def test_a_group_without_members_in_the_reference_shows_who_gave(kept: Ledger) -> None:
    pipeline.keep(kept, [told(Group("quad", None, "four partners"), name="g")])
    view = group(kept, "quad", Filter(since="2024-04", until="2024-04", recipient=("UKR",)))
    assert {m.member for m in view.members if not m.silent} == {"DEU"}


def test_actors_are_counted_by_role(kept: Ledger) -> None:
    rows = {a.id: a for a in actors(kept)}
    assert (rows["UKR"].received, rows["UKR"].given, rows["DEU"].given) == (4, 0, 1)
    assert (rows["udcg"].engagements, rows["udcg"].sort, rows["DEU"].groups) == (
        2,
        "body",
        ("eu", "g7", "nato", "udcg"),
    )
    assert (rows["UKR"].first, rows["UKR"].last) == ("2024-03-18", "2024-06-13")
    assert {a.id for a in actors(kept, Filter(donor=("NOR",)))} == {"NOR", "MDA"}
