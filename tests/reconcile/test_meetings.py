# ruff: noqa: E501  # a table is read by its rows
"""Two documents each tell of an engagement: is it one? Half must not join."""

import pytest

from factories import met, sourced, told
from pledgebook.model.claim import Engagement
from pledgebook.reconcile import asks, build, keys

Case = tuple[str, Engagement, Engagement]

ONE: list[Case] = [
    ("told by both sides", met("USA,UKR", type="call"), met("UKR,USA", type="call")),
    ("told the day after, another time zone", met("USA,UKR", type="call"), met("USA,UKR", type="call", date="2024-10-17")),
    ("a visit and the meeting at it", met("USA,JPN", type="visit"), met("USA,JPN", type="meeting")),
    ("a summit, and two who came to it", met("nato,USA,GBR", type="summit", name="Washington Summit"), met("nato", type="summit", name="Washington Summit")),
    ("planned for the day, then held", met("USA,JPN", status="planned"), met("USA,JPN")),
    ("planned for the month, then held", met("USA,JPN", status="planned", date="2024-10"), met("USA,JPN")),
    ("planned for the year by its name", met("nato", type="summit", status="planned", date="2024", name="Washington Summit"),
     met("nato", type="summit", name="Washington Summit")),
    ("planned, then called off", met("USA,JPN", status="planned"), met("USA,JPN", status="cancelled")),
    ("a name in short", met("udcg", type="summit", name="Contact Group summit"), met("udcg", type="summit", name="Defense Contact Group summit")),
    ("a body's summit by its place and by its name", met("nato", type="summit", name="Washington Summit", date="2024-07"),
     met("nato,USA", type="summit", name="NATO Summit", date="2024-07-10")),
    ("a body's summit by its year", met("nato", type="summit", name="NATO Summit", date="2024"),
     met("nato", type="summit", name="NATO 75th Anniversary Summit", date="2024-07-10")),
    ("two days of one summit", met("nato", type="summit", date="2024-07-09"), met("nato,GBR", type="summit", name="NATO Summit", date="2024-07-11")),
    ("a body with its guest", met("g7,UKR"), met("g7", type="summit")),
    ("planned without a date, held within weeks", met("USA,POL", status="planned", date=None), met("USA,POL", date="2024-11-08")),
    ("held in a month, and on a day of it", met("USA,IND", date="2024-10"), met("USA,IND")),
    ("a name with its place", met("USA,CAN", type="summit", name="Ninth Summit of the Americas", date="2024-06"),
     met("USA", type="summit", name="Summit of the Americas in Los Angeles", date="2024-06")),
    ("a body's own summit by its month, and the summit of that year", met("nato,USA", status="planned", date="2024-07"),
     met("nato,USA", type="summit", name="NATO Summit", date="2024")),
    ("a summit that is to be soon, and the month in which its members meet", met("nato,USA", type="summit", name="NATO Summit", status="planned", date=None),
     met("nato,USA", status="planned", date="2024-11")),
    ("a name and no date in both", met("g7", type="summit", name="Hiroshima Summit", date=None), met("g7", type="summit", name="Hiroshima Summit", date=None)),
]  # fmt: skip

TWO: list[Case] = [
    ("a call and a meeting", met("USA,UKR", type="call"), met("USA,UKR")),
    ("an exercise and a meeting", met("USA,PHL", type="exercise"), met("USA,PHL")),
    ("two days apart", met("USA,UKR", type="call"), met("USA,UKR", type="call", date="2024-10-18")),
    ("another party", met("USA,UKR", type="call"), met("USA,GBR", type="call")),
    ("parties that only overlap", met("USA,UKR,GBR", type="call"), met("USA,UKR,FRA", type="call")),
    ("other names on one day", met("nato", type="summit", name="Washington Summit"), met("nato", type="summit", name="Public Forum")),
    ("a meeting of two on the day of one of three", met("USA,UKR,GBR"), met("USA,UKR")),
    ("a body's summits at two places of one year", met("nato", type="summit", name="Madrid Summit", date="2022"),
     met("nato", type="summit", name="Brussels Summit", date="2022-03-24")),
    ("summits of two bodies on one day", met("nato,USA", type="summit", name="NATO Summit"), met("g7,USA", type="summit", name="G7 Summit")),
    ("a member's meeting with a body, and the body's summit", met("USA,nato"), met("nato", type="summit")),
    ("a signing, and a meeting on that day", met("USA,UKR", type="signing"), met("USA,UKR")),
    ("planned without a date, held months later", met("USA,POL", status="planned", date=None), met("USA,POL", date="2025-02-08")),
    ("the year only of two that meet often", met("USA,UKR", type="call", date="2024"), met("USA,UKR")),
    ("the second and the third of one name", met("USA", type="summit", name="Second Summit for Democracy"), met("USA", type="summit", name="Third Summit for Democracy")),
    ("two conferences on one land", met("UKR", type="summit", name="Ukraine Recovery Conference"), met("UKR", type="summit", name="Ukraine Peace Summit")),
    ("planned for another month", met("USA,JPN", status="planned", date="2024-11"), met("USA,JPN")),
    ("planned for the month by another", met("USA,KOR", status="planned", date="2024-10"), met("USA,JPN")),
    ("held before it was planned for", met("USA,JPN", status="planned", date="2025"), met("USA,JPN")),
    ("no date in either and no name", met("USA,UKR", date=None), met("USA,UKR", date=None)),
    ("a date in one only", met("USA,UKR", date=None), met("USA,UKR")),
    ("two calls of one party with two others", met("USA,POL", type="call"), met("USA,ROU", type="call")),
    ("a body's summit by its year, and a meeting of another body in it", met("nato,USA", type="summit", name="NATO Summit", date="2024"),
     met("g7,USA", date="2024-07")),
    ("a summit that is to be soon, and a meeting on a day", met("nato,USA", type="summit", name="NATO Summit", status="planned", date=None),
     met("nato,USA", date="2024-11-08")),
    ("a summit by its year, and a signing in it", met("nato,USA", type="summit", name="NATO Summit", date="2024"), met("nato,USA", type="signing", date="2024-07")),
    ("the same name a year later", met("g7", type="summit", name="leaders summit"), met("g7", type="summit", name="leaders summit", date="2025-06-16")),
]  # fmt: skip


def _records(a: Engagement, b: Engagement) -> int:
    return len(build(sourced(told(a, name="a"), told(b, name="b"))))


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in ONE])
def test_one_meeting_told_twice(a: Engagement, b: Engagement) -> None:
    assert _records(a, b) == _records(b, a) == 1
    one, other = sourced(told(a, name="a"), told(b, name="b"))
    assert set(keys(one)) & set(asks(other))
    assert set(asks(one)) & set(keys(other))


@pytest.mark.parametrize(("a", "b"), [pytest.param(a, b, id=trap) for trap, a, b in TWO])
def test_two_meetings(a: Engagement, b: Engagement) -> None:
    assert _records(a, b) == 2


def test_more_cases_must_not_join_than_must() -> None:
    assert len(TWO) >= len(ONE)
