"""What a document tells twice of an engagement is one claim; what only looks alike stays two."""

from dataclasses import replace

import pytest

from pledgebook.model.claim import Engagement, EngagementStatus, EngagementType
from pledgebook.model.date import Basis, Date
from pledgebook.model.mention import Draft
from pledgebook.model.span import Span
from pledgebook.resolve.repeats import fold

VISIT, SUMMIT, MEETING = EngagementType.VISIT, EngagementType.SUMMIT, EngagementType.MEETING
SIGNING = EngagementType.SIGNING


def draft(kind: EngagementType, day: str | None, name: str | None, parties: tuple[str, ...], place: int) -> Draft:
    date = Date(day, Basis.SAID) if day else None
    content = Engagement(kind, parties, EngagementStatus.HELD, None, name, date)
    return Draft(content, Span(place, place + 1), place, "test")


@pytest.mark.parametrize(
    ("kind", "first", "second", "left"),
    [
        (VISIT, ("2023-05-03/2023-05-07", None), ("2023-05-05", None), 1),  # what the guest did on a day of the visit
        (VISIT, ("2023-05-03/2023-05-07", None), ("2023-05-09", None), 2),  # another visit
        (MEETING, ("2023-05-03/2023-05-07", None), ("2023-05-05", None), 2),  # a meeting of that week is its own
        (SUMMIT, (None, "Lima Water Summit"), (None, "Water Summit in Lima"), 1),
        (MEETING, (None, "Peru-Chad Water Dialogue"), (None, "Peru-Chad Trade Dialogue"), 2),
        (MEETING, ("2024-05-03", None), (None, "Peru-Chad Trade Dialogue"), 2),  # named in passing
        (MEETING, ("2024-05-03", None), ("2024", "Peru-Chad Trade Dialogue"), 2),
        (MEETING, ("2024-05-03", None), ("2024-05-03", "Peru-Chad Trade Dialogue"), 1),
        (MEETING, ("2024-05-03", None), (None, None), 1),
        (SIGNING, (None, None), (None, "Rail Pact"), 2),  # two states sign many papers
        (SIGNING, ("2024-05-03", "Rail Pact"), (None, None), 2),
        (SIGNING, ("2024-05-03", None), ("2024-05-03", "Rail Pact"), 1),
        (SIGNING, (None, "Rail Pact"), (None, "Rail Pact"), 1),
        (SUMMIT, (None, "second Summit for Water"), (None, "third Summit for Water"), 2),
        (SUMMIT, (None, "Peru-Chad Summit"), (None, "Peru-Chad Special Summit"), 2),  # none of the row
        (SUMMIT, (None, "Special Peru-Chad Summit"), (None, "Peru-Chad Special Summit"), 1),
        (SUMMIT, (None, "Special Peru-Chad Summit"), (None, None), 1),
        (SUMMIT, (None, "9th Peru-Chad Summit"), (None, "Tenth Peru-Chad Summit"), 2),
        (SUMMIT, (None, "9th Peru-Chad Summit"), (None, "ninth Peru-Chad Summit"), 1),
        (SUMMIT, (None, "Summit for Water"), (None, "third Summit for Water"), 1),  # which, is said once
    ],
)
def test_engagements_told_twice(
    kind: EngagementType, first: tuple[str | None, str | None], second: tuple[str | None, str | None], left: int
) -> None:
    both = [draft(kind, *one, ("PER", "TCD"), place) for place, one in enumerate((first, second))]
    assert len(fold(both, "")) == left


@pytest.mark.parametrize(
    ("kind", "vague", "exact", "planned", "left"),
    [
        (MEETING, "2024-05", "2024-05-03", False, 2),  # "last week" and "today"
        (VISIT, "2024-05", "2024-05-03", False, 1),
        (MEETING, "2024", "2024-05-03", False, 1),
        (SUMMIT, "2024", "2024-05-03", True, 2),  # "we met today, and will meet again by the end of the year"
        (SUMMIT, "2024-05", "2024-05-03", True, 1),  # told as coming and as begun
    ],
)
def test_a_vague_time_and_an_exact_one(kind: EngagementType, vague: str, exact: str, planned: bool, left: int) -> None:
    status = (EngagementStatus.HELD, EngagementStatus.PLANNED if planned else EngagementStatus.HELD)
    both = [
        replace(one, content=replace(one.content, date=Date(day, Basis.RELATIVE), status=said))
        for one, day, said in zip(
            [draft(kind, None, None, ("PER", "TCD"), n) for n in range(2)], (exact, vague), status, strict=True
        )
        if isinstance(one.content, Engagement)
    ]
    assert len(fold(both, "")) == left


def test_two_summits_of_which_one_has_a_name_of_its_own() -> None:
    held = draft(SUMMIT, None, "Summit", ("PER", "TCD"), 0)
    assert isinstance(held.content, Engagement)
    investors = replace(held.content, name="Harbour Investor Summit", status=EngagementStatus.PLANNED)
    assert len(fold([held, replace(held, content=investors, sentence=1)], "")) == 2


def test_the_visit_of_days_stays_and_not_its_day() -> None:
    days, day = (
        draft(VISIT, d, None, ("PER", "TCD"), n) for n, d in enumerate(("2023-05-03/2023-05-07", "2023-05-05"))
    )
    assert fold([day, days], "") == [days]
    assert fold([days, day], "") == [days]
