"""Totals: never twice, never across currencies, never more certain than the words."""

from dataclasses import replace

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.store import Ledger
from pledgebook.views import Filter, ViewError, contributions, plain, totals

M = 10**6


def _cells(ledger: Ledger, *by: str, currency: str | None = None, **which: tuple[str, ...]) -> dict[str, list[object]]:
    found = totals(ledger, by, currency, Filter(**which)).cells  # type: ignore[arg-type]
    return {" ".join((*c.key, c.currency or "of them")): plain([c.announced, c.low, c.high]) for c in found}


def test_repeats_count_once_and_parts_within_their_whole(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR 425m"), given("USA>UKR 125m", part_of="0"), name="a")])
    pipeline.keep(ledger, [told(given("USA>UKR 425m", date="2024-10-17"), name="b")])
    assert _cells(ledger, "donor") == {"USA USD": [425 * M] * 3}


def test_a_part_of_a_running_total_is_new_money(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR >18.3bn", cumulative=True), given("USA>UKR 725m", part_of="0"))])
    assert _cells(ledger, "donor") == {"USA USD": [725 * M] * 3}
    assert len(totals(ledger).running_totals) == 1


def test_a_part_counts_where_its_whole_is_filtered_out(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("g7>world 10bn"), given("JPN>world 2bn", part_of="0"))])
    assert _cells(ledger, "donor") == {"g7 USD": [10_000 * M] * 3}
    assert _cells(ledger, "donor", donor=("JPN",)) == {"JPN USD": [2_000 * M] * 3}


def test_parts_tell_what_a_whole_without_a_figure_comes_to(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR"), given("USA>UKR 2m", part_of="0"))])
    assert _cells(ledger, "donor") == {"USA USD": [2 * M] * 3}
    assert totals(ledger).not_valued == ()


@pytest.mark.parametrize(
    ("said", "announced", "low", "high"),
    [
        ("425m", 425 * M, 425 * M, 425 * M),
        ("~2.5bn", 2500 * M, 2450 * M, 2550 * M),
        (">400m", 400 * M, 400 * M, None),
        ("<125m", 125 * M, 0, 125 * M),
        ("200m-999m?", 200 * M, 200 * M, 999 * M),
    ],
)
def test_a_sum_is_as_certain_as_words(ledger: Ledger, said: str, announced: int, low: int, high: int | None) -> None:
    pipeline.keep(ledger, [told(given(f"USA>UKR {said}"), given("USA>UKR 1m"))])
    top = None if high is None else high + M
    assert _cells(ledger, "donor") == {"USA USD": [announced + M, low + M, top]}


def test_currencies_stand_apart_until_one_is_asked_for(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("eu>UKR 100m EUR", date="2024-10-19"), given("USA>UKR 100m"))])
    assert set(_cells(ledger)) == {"EUR", "USD"}
    (cell,) = totals(ledger, (), "usd").cells
    (converted,) = cell.converted
    assert (converted.rate.currency, converted.rate.day) == ("EUR", "2024-10-18")  # a Saturday's rate is Friday's
    assert cell.announced == 100 * M + 100 * M * converted.rate.rate


def test_a_currency_without_a_rate_is_an_error_or_not_valued(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("POL>UKR 1bn UAH"), given("POL>UKR 3m EUR", date="XXXX-10-16"))])
    with pytest.raises(ViewError, match="sets no rate for UAH"):
        totals(ledger, (), "UAH")
    reasons = sorted(n.reason for n in totals(ledger, (), "USD").not_valued)
    assert reasons == ["no date for a rate from EUR", "no rate from UAH to USD on 2024-10-16"]


def test_what_is_merely_considered_counts_only_where_stages_are_asked_for(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR 24bn", stage="considered"), given("USA>UKR 1m"))])
    assert _cells(ledger) == {"USD": [M] * 3}
    assert len(totals(ledger, ()).considered) == 1
    assert set(_cells(ledger, "stage")) == {"considered USD", "committed USD"}


def test_what_has_no_amount_is_listed(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR", items={"tanks": "31"}))])
    (only,) = totals(ledger, ("donor", "year")).not_valued
    assert (only.key, only.reason) == (("USA", "2024"), "no amount is told")


def test_dates_group_as_far_as_they_are_known(ledger: Ledger) -> None:
    docs = [told(given(f"USA>UKR {i}m", date=d), published=None, name=str(i)) for i, d in
            enumerate(("2024-10-16", "2024-10", "2024", "XXXX-10-16", "2023-12/2024-01"), 1)]  # fmt: skip
    pipeline.keep(ledger, docs)
    assert {k: v[0] for k, v in _cells(ledger, "month").items()} == {"2024-10 USD": 3 * M, "unknown USD": 12 * M}
    assert {k: v[0] for k, v in _cells(ledger, "year").items()} == {"2024 USD": 6 * M, "unknown USD": 9 * M}


def test_donors_of_one_figure_stand_together_and_each_cell_names_its_records(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR 1m"), given("GBR,USA>UKR 2m"))])
    found = totals(ledger, ("donor",))
    assert [c.key for c in found.cells] == [("GBR, USA",), ("USA",)]
    assert {r for c in found.cells for r in c.records} == {c.id for c in contributions(ledger)}


def test_totals_go_by_what_there_is(ledger: Ledger) -> None:
    with pytest.raises(ViewError, match="not by 'colour'"):
        totals(ledger, ("colour",))


def test_parts_told_in_a_circle_count_once(ledger: Ledger) -> None:
    small, large = given("USA>UKR 100m"), given("USA>UKR 300m")
    pipeline.keep(ledger, [told(replace(small, part_of="1"), large, name="a")])
    pipeline.keep(ledger, [told(small, replace(large, part_of="0"), name="b")])
    assert len(totals(ledger).parts) == 1
    assert len(totals(ledger).cells) == 1
