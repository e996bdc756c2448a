"""Running totals as check-sums: what was said, what is held, and which records make it up."""

from decimal import Decimal

from factories import given, told
from pledgebook import pipeline
from pledgebook.store import Ledger
from pledgebook.views import contributions, said_totals, summary


def test_a_said_total_is_compared_with_what_the_ledger_holds(ledger: Ledger) -> None:
    total = given("USA>UKR >20bn", cumulative=True, period="2021-01/..", date="2022-10-14")
    counted = [
        given("USA>UKR 725m", date="2022-10-14", part_of="0"),
        given("USA>UKR 3bn", date="2022-08-24"),
        given("USA>UKR 1.275bn", date="2021-06-01", stage="delivered"),
    ]
    left_out = [
        given("USA>UKR 7bn", date="2020-12-31"),  # before
        given("USA>UKR 9bn", date="2022-10-15"),  # after
        given("GBR>UKR 1bn", date="2022-05-01"),
        given("USA>MDA 1bn", date="2022-05-01"),
        given("USA>UKR 2bn", date="2022-05-01", type="humanitarian"),
        given("USA>UKR 4bn", date="2022-05-01", stage="considered"),
        given("USA>UKR >18bn", date="2022-07-01", cumulative=True),
    ]
    bare = given("USA>UKR", date="2022-03-01", items={"tanks": "31"})
    pipeline.keep(ledger, [told(total, *counted, *left_out, bare, published="2022-10-14")])
    one = next(s for s in said_totals(ledger) if s.since)
    assert (one.since, one.until) == ("2021-01-01", "2022-10-14")
    assert one.held.announced == 5_000_000_000
    assert (one.share, one.share_low, one.share_high) == (Decimal("0.25"), Decimal(0), Decimal("0.25"))
    assert len(one.held.records) == 3
    assert one.not_valued == tuple(c.id for c in contributions(ledger) if c.items)


def test_a_year_alone_covers_that_year(ledger: Ledger) -> None:
    total = given("USA>UKR 400m", cumulative=True, date="2021")
    pipeline.keep(
        ledger, [told(total, given("USA>UKR 100m", date="2021-03-01"), given("USA>UKR 60m", date="2020-03-01"))]
    )
    (one,) = said_totals(ledger)
    assert (one.since, one.until, one.share) == ("2021-01-01", "2021-12-31", Decimal("0.25"))


def test_other_currencies_count_at_their_rate(ledger: Ledger) -> None:
    total = given("eu>UKR 1bn EUR", cumulative=True)
    pipeline.keep(ledger, [told(total, given("eu>UKR 100m USD"), given("eu>UKR 1m UAH"))])
    (one,) = said_totals(ledger)
    (converted,) = one.held.converted
    assert one.held.announced == 100_000_000 * converted.rate.rate
    assert len(one.not_valued) == 1


def test_what_is_larger_than_the_whole_total_is_no_part_of_it(ledger: Ledger) -> None:
    total = given("USA>UKR >2bn", cumulative=True, date="2022-10-14")
    told_of = [given("USA>UKR 800m", date="2022-05-01"), given("USA>UKR 280bn", date="2022-05-02")]
    just = given("USA>UKR 2.1bn", date="2022-05-03")  # "more than 2 billion" may be as much
    pipeline.keep(ledger, [told(total, *told_of, just)])
    (one,) = said_totals(ledger)
    assert one.held.announced == 2_900_000_000
    assert len(one.held.records) == 2
    large = [c.id for c in contributions(ledger) if c.amount and c.amount.announced == 280 * 10**9]
    assert one.too_large == tuple(large)


def test_the_latest_come_first_and_those_without_a_date_last(ledger: Ledger) -> None:
    days = ("2022-10-14", "2024-01", None, "2023")
    said = [given(f"USA>UKR {i + 2}bn", cumulative=True, date=day) for i, day in enumerate(days)]
    texts = [told(one, name=f"t{i}", published=None) for i, one in enumerate(said)]
    pipeline.keep(ledger, texts)
    for limit in (4, 1):
        latest = summary(ledger, ("donor",), "USD", limit).said
        assert [one.said.date for one in latest] == ["2024-01", "2023", "2022-10-14", None][:limit]
