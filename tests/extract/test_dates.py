"""Dates as they are said, the trap named beside each row; the document is of Wednesday, 16 October 2024."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import growth
from pledgebook.extract.dates import find_dates
from pledgebook.model.date import Basis, day_range

EDTF = re.compile(r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?(/.*)?")  # what an exported claim may carry
SAID = [
    ("announced on Oct. 16", ["2024-10-16"]),
    ("on 16 October 2024", ["2024-10-16"]),
    ("on the 16th of October", ["2024-10-16"]),
    ("October 16, 2023, in Rome", ["2023-10-16"]),
    ("on October 7th in 2023", ["2023-10-07"]),
    ("2024-10-16", ["2024-10-16"]),
    ("posted 10/16/2024", ["2024-10-16"]),
    ("posted 16/10/2024", ["2024-10-16"]),
    ("posted 5/6/2024", ["2024"]),  # May or June: only the year is sure
    ("since January 2021", ["2021-01"]),
    ("in 2022 and by 2030", ["2022", "2030"]),
    ("in fiscal year 2025, FY24 and FY 2026", ["2025", "2024", "2026"]),
    ("mid-2025 and late-2023", ["2025", "2023"]),
    ("in the spring of 2025", ["2025-21"]),
    ("the second quarter of 2024", ["2024-34"]),
    ("Q3 2024", ["2024-35"]),
    ("a treaty signed in 1868", ["1868"]),
    ("the 2021 Lake States Summit", ["2021"]),  # a year in a name is a year
    ("2,000 tents on May 5, 2,000 more after it", ["2024-05-05"]),
]
PERIODS = [
    ("from 16 to 18 October", ["2024-10-16/2024-10-18"]),
    ("June 21-22, 2023", ["2023-06-21/2023-06-22"]),
    ("on 14 and 15 June the donors met", ["2024-06-14/2024-06-15"]),
    ("between 3 and 5 May", ["2024-05-03/2024-05-05"]),
    ("on March 5 and 20 people were hurt", ["2024-03-05"]),  # a number of people, no second day
    ("from 30 June to 2 July 2023", ["2023-06-30/2023-07-02"]),
    ("October 31-November 2, 2023", ["2023-10-31/2023-11-02"]),
    ("in May and June 2023", ["2023-05", "2023-06"]),  # the year holds for both
    ("from December to January 2023", ["2022-12/2023-01"]),
    ("the facility for 2021-2027", ["2021/2027"]),
    ("from 2023 through 2027, and more", ["2023/2027"]),
    ("in 2022 and 2023", ["2022", "2023"]),  # two years, no period
    ("between 2022 and 2024", ["2022/2024"]),
]
TENSE = [
    ("will host a meeting in November", ["2024-11"]),
    ("agreed in December", ["2023-12"]),  # behind, though the coming one is nearer
    ("agreed last December", ["2023-12"]),
    ("Last June they agreed", ["2024-06"]),
    ("agreed to meet in December", ["2024-12"]),  # the meeting lies ahead, not the agreeing
    ("will arrive in March", ["2025-03"]),
    ("will be delivered in March", ["2025-03"]),
    ("had been handed over by March", ["2024-03"]),  # "by" looks ahead only where no verb tells
    ("a deal by March, as the envoy proposed", ["2025-03"]),
    ("The board meets in March", ["2025-03"]),
    ("I will repeat what I said when we met in March", ["2024-03"]),  # the nearest verb tells
    ("the summit in November", ["2024-11"]),  # no tell: close at hand
    ("the summit in June", ["2024-06"]),
    ("in May", ["2024-05"]),
    ("a series that premieres on October 17th, based on the book", ["2024-10-17"]),  # at hand, whatever the tense
    ("decide to answer the October 1st attack", ["2024-10-01"]),
    ("starting in July of this year", ["2024-07"]),
    ("On Wednesday, Oct. 16, they met", ["2024-10-16"]),
    ("on Friday, 8 November", ["2024-11-08"]),  # the weekday tells the year
    ("on Wednesday, 8 November", ["2023-11-08"]),
]
RELATIVE = [
    ("today and yesterday", ["2024-10-16", "2024-10-15"]),
    ("last night and this morning", ["2024-10-15", "2024-10-16"]),
    ("met on Monday", ["2024-10-14"]),
    ("will meet on Friday", ["2024-10-18"]),
    ("The delegation of the farm ministry was in Rome on Thursday", ["2024-10-10"]),  # "of" and "from" tell nothing
    ("last Friday", ["2024-10-11"]),
    ("next Wednesday", ["2024-10-23"]),
    ("10 days ago", ["2024-10-06"]),
    ("a fortnight ago", ["2024-10-02"]),
    ("met the day before yesterday", ["2024-10-14"]),
    ("will meet the day after tomorrow", ["2024-10-18"]),
    ("met over the weekend", ["2024-10-12/2024-10-13"]),
    ("will meet this weekend", ["2024-10-19/2024-10-20"]),
    ("ruled overnight", ["2024-10-16"]),
    ("met on the 17th.", ["2024-09-17"]),  # the past one
    ("will meet on the 17th.", ["2024-10-17"]),
    ("two weeks ago", ["2024-10-02"]),
    ("more than two weeks ago", ["2024-10"]),  # no day is known
    ("last month and next month", ["2024-09", "2024-11"]),
    ("last week", ["2024-10"]),
    ("last year", ["2023"]),
    ("earlier this year", ["2024"]),
    ("by the end of the year", ["2024"]),
    ("the first quarter of next year", ["2025-33"]),
    ("this summer and next spring", ["2024-22", "2025-21"]),
    ("over the past two weeks", ["2024-10"]),
    ("in the past month", []),  # neither September nor October holds it
    ("before Christmas", ["2024-12"]),
]
WITHOUT = [
    ("announced on Oct. 16", ["XXXX-10-16"]),  # no year is made up
    ("on Wednesday, Oct. 16", ["XXXX-10-16"]),
    ("a meeting in November", ["XXXX-11"]),
    ("from 30 June to 2 July", ["XXXX-06-30", "XXXX-07-02"]),
    ("today", []),
    ("on Monday", []),
    ("last year", []),
    ("October 16, 2023", ["2023-10-16"]),
]
NONE = [
    "met on the 17th floor",
    "met on the 32nd.",
    "in the coming months",
    "in recent weeks",
    "over the next five years",
    "two years later",  # than what?
    "they may provide more",  # a verb
    "May we all remember",
    "the troops march on",
    "the March on the capital",
    "with April Doe and June Roe",  # names
    "a Christmas tree",
    "February 31, 2024",
    "2,024 shells",
    "2024 shells",
    "a delivery of 2000 tents",
    "in the 1990s",
    "the Foreign Trade Act of 1961",  # the year is the law's name
    "the 2030 Agenda",
    "the Good Friday Agreement and Super Tuesday",
    "last winter",  # it lies in two years
    "the Monday Fund’s Mondays",
    "9/11 and 24/7",
]


@pytest.mark.parametrize(("text", "expected"), SAID + PERIODS + TENSE + RELATIVE)
def test_a_date_is_settled_by_the_documents_own(text: str, expected: list[str]) -> None:
    assert [m.date.edtf for m in find_dates(text, "2024-10-16")] == expected


@pytest.mark.parametrize(("text", "expected"), WITHOUT)
def test_without_it_what_is_unknown_stays_unknown(text: str, expected: list[str]) -> None:
    assert [m.date.edtf for m in find_dates(text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text: str) -> None:
    assert [m.date.edtf for m in find_dates(text, "2024-10-16") if m.text != "Monday"] == []


def test_the_start_of_a_period_is_marked() -> None:
    assert [m.since for m in find_dates("since January 2021 and in 2022", "2024-10-16")] == [True, False]
    assert [m.since for m in find_dates("since the start of the invasion in February 2022, and in May")] == [
        True,
        False,
    ]
    assert [m.since for m in find_dates("starting in 2026")] == [False]  # when it begins, not what has been summed up


def test_a_date_rests_on_the_text_or_on_the_documents_own() -> None:
    assert [m.date.basis for m in find_dates("on May 5 and last week", "2024-10-16")] == [Basis.SAID, Basis.RELATIVE]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2024-05-27", "will travel later this week", "2024-05"),  # the working days count
        ("2024-08-01", "this week they met", "2024-07/2024-08"),  # a week in two months
        ("2023-12-29", "over the past year", "2023"),
        ("2024-03-25", "in the next six months", "2024"),
        ("2024-02-29", "on 29 February", "2024-02-29"),
        ("2024-01-03", "said in December", "2023-12"),
        ("2024-12-30", "will meet in January", "2025-01"),
    ],
)
def test_the_documents_day_decides(published: str, text: str, expected: str) -> None:
    assert [m.date.edtf for m in find_dates(text, published)] == [expected]


@pytest.mark.parametrize("piece", ["1", "May 5, ", "(", "2024-", "on Monday the 5th of ", "since a ", "1/2/"])
def test_a_line_without_end_costs_its_length(piece: str) -> None:
    small, large = (piece * (size // len(piece)) for size in (15_000, 60_000))
    assert growth(lambda line: find_dates(line, "2024-10-16"), small, large) < 8


WORDS = [
    *"0123456789 -–,./",
    " October",
    " May ",
    "March ",
    "Tuesday",
    " last ",
    " next",
    "week",
    "years",
    " to ",
    " and ",
]
WORDS += [
    "2024",
    "12",
    "31",
    "FY",
    "quarter of ",
    "Q1 ",
    "the ",
    "\u200b",
    "\u202e",
    " ago",
    "few ",
    "summer",
    " of ",
    "Dez",
]


@given(
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
    st.sampled_from(["0001-01-01", "9999-12-31", None]),
)
def test_any_text_and_any_document_give_places_in_order(text: str, published: str | None) -> None:
    at = 0
    for mention in find_dates(text, published):
        assert at <= mention.start < mention.end <= len(text)
        assert "X" in mention.date.edtf or day_range(mention.date.edtf) is not None
        assert EDTF.fullmatch(mention.date.edtf)
        at = mention.end
