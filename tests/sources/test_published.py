"""Dates of publication as they are written in metadata."""

import pytest

from pledgebook.sources.published import publication_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-10-16", "2024-10-16"),
        ("2021-01-26 12:30:00-05:00", "2021-01-26"),
        ("2024-10-16T23:30:00Z", "2024-10-16"),
        ("20241016", "2024-10-16"),
        ("16 October 2024", "2024-10-16"),
        ("Oct. 16, 2024", "2024-10-16"),
        ("Wed, 16 Oct 2024 10:00:00 GMT", "2024-10-16"),
        ("0000-01-01", None),  # year 0
        ("2023-02-29", None),  # no such day
        ("3024-01-01", None),
        ("2024-10", None),  # a month is no day: nothing is made up
        ("yesterday", None),
        ("16 Smarch 2024", None),
    ],
)
def test_publication_date(written: str, day: str | None) -> None:
    assert publication_date(written) == day
