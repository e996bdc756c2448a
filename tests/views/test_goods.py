"""Goods are counted once, as intervals; outstanding is committed less delivered."""

from decimal import Decimal

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.store import Ledger
from pledgebook.views import Filter, OutstandingRow, ViewError, outstanding, plain, totals


def _items(ledger: Ledger, *by: str) -> dict[str, list[object]]:
    found = totals(ledger, (*by, "item")).cells
    assert {c.currency for c in found} <= {None}
    return {" ".join(c.key): plain([c.announced, c.low, c.high]) for c in found}


def test_goods_of_several_packages_add_up_as_intervals(ledger: Ledger) -> None:
    one = given("USA>UKR 400m", items={"howitzers": "18", "armored vehicles": "200-999?"})
    other = given("USA>UKR 100m", items={"howitzer": "2"}, date="2024-12-01")
    pipeline.keep(ledger, [told(one, other)])
    assert _items(ledger, "donor") == {"USA howitzers": [20, 20, 20], "USA armored vehicles": [200, 200, 999]}


def test_the_same_package_told_twice_is_counted_once(ledger: Ledger) -> None:
    for name in ("a", "b"):
        pipeline.keep(ledger, [told(given("USA>UKR 400m", items={"tanks": "31"}), name=name)])
    assert _items(ledger) == {"tanks": [31, 31, 31]}


def test_goods_of_a_part_count_where_its_whole_does_not_tell_them(ledger: Ledger) -> None:
    whole = given("USA>UKR 400m", items={"tanks": "31"})
    parts = [given("USA>UKR", items={"tanks": "31"}, part_of="0"), given("USA>UKR", items={"trucks": "5"}, part_of="0")]
    pipeline.keep(ledger, [told(whole, *parts)])
    assert _items(ledger) == {"tanks": [31, 31, 31], "trucks": [5, 5, 5]}


def test_goods_without_a_number_are_listed_and_a_running_total_is_not_counted(ledger: Ledger) -> None:
    bare = given("USA>UKR", items={"ammunition": ""})
    pipeline.keep(ledger, [told(bare, given("USA>UKR", items={"tanks": "90"}, cumulative=True))])
    found = totals(ledger, ("donor", "item"))
    assert found.cells == ()
    assert [(n.key, n.reason) for n in found.not_valued] == [(("USA", "ammunition"), "no number is told")]
    assert len(found.running_totals) == 1


def test_goods_have_no_currency(ledger: Ledger) -> None:
    with pytest.raises(ViewError, match="it is goods that are counted"):
        totals(ledger, ("item",), "EUR")


def _left(ledger: Ledger, which: Filter | None = None) -> dict[str, OutstandingRow]:
    return {row.item: row for row in outstanding(ledger, which)}


def test_outstanding_is_committed_less_delivered(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR", items={"tanks": "31", "radars": ">4"}, date="2023-01-25"), name="a")])
    came = given("USA>UKR", items={"tanks": "11"}, stage="delivered", date="2023-09-25")
    pipeline.keep(ledger, [told(came, name="b", published="2023-09-25")])
    rows = _left(ledger)
    assert [rows["tanks"].left, rows["tanks"].left_low, rows["tanks"].left_high] == [20, 20, 20]
    assert (rows["radars"].left, rows["radars"].left_high) == (Decimal(4), None)
    assert rows["tanks"].committed.records != rows["tanks"].delivered.records


def test_one_life_line_that_was_delivered_leaves_nothing(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR", items={"tanks": "31"}, date="2023-01-25"), name="a")])
    came = given("USA>UKR", items={"tanks": "31"}, stage="delivered", date="2023-10-16")
    pipeline.keep(ledger, [told(came, name="b", published="2023-10-16")])
    (row,) = outstanding(ledger)
    assert row.committed.records == row.delivered.records
    assert row.left == 0


@pytest.mark.parametrize(
    ("trap", "content"),
    [
        ("only promised", given("USA>UKR", items={"tanks": "31"}, stage="pledged")),
        ("only thought of", given("USA>UKR", items={"tanks": "31"}, stage="considered")),
        ("a running total", given("USA>UKR", items={"tanks": "31"}, cumulative=True)),
        ("money, no goods", given("USA>UKR 31m")),
    ],
)
def test_what_is_not_committed_is_not_outstanding(ledger: Ledger, trap: str, content: object) -> None:
    pipeline.keep(ledger, [told(content)])  # type: ignore[arg-type]
    assert outstanding(ledger) == (), trap


def test_more_delivered_than_committed_leaves_nothing_less_than_nothing(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR", items={"tanks": "31"}, stage="delivered"))])
    (row,) = outstanding(ledger)
    assert [row.committed.announced, row.delivered.announced, row.left] == [0, 31, 0]


def test_outstanding_is_by_donor_and_recipient(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("USA>UKR", items={"tanks": "3"}), given("DEU>UKR", items={"tanks": ""}))])
    assert [(r.donor, r.unnumbered != ()) for r in outstanding(ledger)] == [("DEU", True), ("USA", False)]
    assert [r.donor for r in outstanding(ledger, Filter(donor=("USA",)))] == ["USA"]
