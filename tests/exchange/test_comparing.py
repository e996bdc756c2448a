"""The ledger beside others: what is the same, what differs and why; round trips lose nothing."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from exchange.making import a_ledger
from factories import given, told
from pledgebook import pipeline
from pledgebook.exchange.comparing import compare
from pledgebook.exchange.exporting import export
from pledgebook.exchange.importing import import_file
from pledgebook.model.claim import AidType, Contribution, Item, Stage
from pledgebook.model.date import Date
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.reference_data import Grain, ReferenceFile, ReferenceRow
from pledgebook.store import Ledger, keep_reference, open_ledger
from pledgebook.views import Filter, contributions

FILES = {"kiel": "bilateral-assistance-main-data.csv", "iati": "activities.xml", "fts": "flows.json"}


def theirs(amount: str | None = "425000000", day: str | None = "2024-10-16", **said: object) -> ReferenceRow:
    row = ReferenceRow(
        key="their-1",
        grain=Grain.RECORD,
        donors=("USA",),
        recipients=("UKR",),
        raw={},
        stage=Stage.COMMITTED,
        amount=Decimal(amount) if amount else None,
        currency="USD",
        first_day=day,
        last_day=day,
    )
    return replace(row, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "verdicts"),
    [
        (theirs(), {"matched": "same donor, figure and date"}),
        (theirs("424000000"), {"matched": "same donor, figure and date"}),  # rounded
        (theirs(day="2024-10-20"), {"matched": "same donor, figure and date"}),  # entered some days later
        (theirs("400000000"), {"differing": "figures 6% apart"}),
        (theirs(day="2024-11-20"), {"differing": "dated 35 days apart"}),
        (theirs(stage=Stage.PLEDGED), {"differing": "committed here, pledged there"}),
        (theirs("391000000", currency="EUR"), {"matched": "same donor, figure and date"}),  # at the rate of the day
        (
            theirs("100000000"),
            {
                "missing here": "no record of this donor is like it in figure and date",
                "missing there": "no row of fts is like it in figure and date",
            },
        ),
        (
            theirs(day="2023-10-16"),
            {
                "missing here": "no record of this donor is like it in figure and date",
                "missing there": "no row of fts is like it in figure and date",
            },
        ),
        (
            theirs(donors=("GBR",)),
            {
                "missing here": "no record of this donor is like it in figure and date",
                "missing there": "no row of fts is like it in figure and date",
            },
        ),
        (
            theirs(recipients=("MDA",)),
            {
                "missing here": "no record of this donor is like it in figure and date",
                "missing there": "no row of fts is like it in figure and date",
            },
        ),
        (
            theirs(None),
            {
                "missing here": "without a figure it cannot be matched",
                "missing there": "no row of fts is like it in figure and date",
            },
        ),
        (
            theirs(day=None),
            {
                "missing here": "without a date it cannot be matched",
                "missing there": "no row of fts is like it in figure and date",
            },
        ),
        (theirs(counts=False), {"missing there": "no row of fts is like it in figure and date"}),
    ],
)
def test_a_row_beside_a_record(ledger: Ledger, row: ReferenceRow, verdicts: dict[str, str]) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR 425m"))])
    keep_reference(ledger, ReferenceFile("fts", "a.json", "hash", (row,)))
    before = contributions(ledger)
    assert {line.verdict: line.reason for line in compare(ledger, "fts")} == verdicts
    assert contributions(ledger) == before  # never mixed in


def test_one_row_matches_one_record(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR 425m"), given("USA>UKR 430m", date="2024-11-02"))])
    keep_reference(ledger, ReferenceFile("fts", "a.json", "hash", (theirs(),)))
    assert [line.verdict for line in compare(ledger, "fts")] == ["missing there", "matched"]


def month(donor: str, year_month: str, commitments: str) -> ReferenceRow:
    return theirs(
        None,
        f"{year_month}-01",
        key=f"{donor} {year_month}",
        grain=Grain.MONTH,
        donors=(donor,),
        raw={"commitments": commitments},
        last_day=f"{year_month}-28",
    )


def test_months_beside_totals(ledger: Ledger) -> None:
    contents = [given("eu>UKR 50bn EUR", date="2024-02-01"), given("eu>UKR 1bn EUR", date="2024-05-01")]
    contents += [given("eu>UKR ~2bn EUR", date="2024-07"), given("eu>MDA 9bn EUR", date="2024-07")]
    pipeline.keep(ledger, [told(*contents)])
    rows = (month("eu", "2024-02", "49"), month("eu", "2024-05", "4"), month("eu", "2024-06", "0.5"))
    keep_reference(ledger, ReferenceFile("kiel", "a.csv", "hash", rows))
    assert [(line.verdict, line.when, line.reason) for line in compare(ledger, "kiel")] == [
        ("missing here", "2024-06", "no document of the ledger tells it"),
        ("missing there", "2024-07", "they have no row for this month"),
        ("differing", "2024-05", "the ledger's documents tell 25% of it"),
        ("matched", "2024-02", "within the words' bounds, give or take a tenth"),
    ]
    assert compare(ledger, "kiel", Filter(donor=("USA",))) == ()


@pytest.mark.parametrize("format_", sorted(FILES))
def test_what_was_exported_is_all_found_again(tmp_path: Path, format_: str) -> None:
    with a_ledger(tmp_path) as ledger:
        export(ledger, format_, tmp_path / format_)
        import_file(ledger, format_, tmp_path / format_ / FILES[format_])
        assert {line.verdict for line in compare(ledger, format_)} == {"matched"}


_ACTORS = st.sampled_from(["USA", "GBR", "DEU", "eu", "JPN", "world-bank", "NOR"])
_DATES = st.sampled_from(["2024-10-16", "2023-05-01", "2022-11", "2024-02-29", "2023-01-01/2023-01-05"])
_MONEY = st.builds(
    lambda kind, number, code: Figure(kind, Decimal(number), currency=code),
    st.sampled_from([Qualifier.EXACT, Qualifier.ABOUT, Qualifier.AT_LEAST, Qualifier.AT_MOST]),
    st.integers(1, 10**11),
    st.sampled_from(["USD", "EUR", "GBP", "JPY"]),
)
_CONTENTS = st.builds(
    Contribution,
    donors=st.lists(_ACTORS, min_size=1, max_size=2, unique=True).map(tuple),
    recipients=st.sampled_from([("UKR",), ("UKR", "MDA")]),
    aid_type=st.sampled_from(list(AidType)),
    stage=st.sampled_from(list(Stage)),
    amount=_MONEY,
    items=st.lists(st.builds(Item, st.text(min_size=1, max_size=8)), max_size=2).map(tuple),
    date=_DATES.map(Date),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@for_all(st.lists(_CONTENTS, min_size=1, max_size=6))
def test_any_ledger_is_found_again_in_what_it_exports(contents: list[Contribution]) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        with open_ledger(folder / "ledger.db", create=True) as ledger:
            pipeline.keep(ledger, [told(*contents)])
            for format_, file in FILES.items():
                export(ledger, format_, folder / format_)
                if format_ == "fts" and not json.loads((folder / "fts/flows.json").read_text("utf-8"))["data"]["flows"]:
                    continue
                if all(c.stage is Stage.CONSIDERED for c in contents):
                    continue
                import_file(ledger, format_, folder / format_ / file)
                assert {line.verdict for line in compare(ledger, format_)} <= {"matched"}, format_
