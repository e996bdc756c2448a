"""What a document tells twice of an engagement is one claim; what only looks alike stays two."""

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
        (SUMMIT, (None, "Summit for Water"), (None, "third Summit for Water"), 1),  # which, is said once
    ],
)
def test_engagements_told_twice(
    kind: EngagementType, first: tuple[str | None, str | None], second: tuple[str | None, str | None], left: int
) -> None:
    both = [draft(kind, *one, ("PER", "TCD"), place) for place, one in enumerate((first, second))]
    assert len(fold(both)) == left


def test_the_visit_of_days_stays_and_not_its_day() -> None:
    days, day = (
        draft(VISIT, d, None, ("PER", "TCD"), n) for n, d in enumerate(("2023-05-03/2023-05-07", "2023-05-05"))
    )
    assert fold([day, days]) == [days]
    assert fold([days, day]) == [days]
