"""What counts already: appropriations, running totals that do not say so, sums of a group; and what only looks so."""

from typing import Any

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.model.claim import Contribution
from pledgebook.store import Ledger
from pledgebook.views import Filter, Totals, contributions_page, entries, said_totals, totals

BN = 10**9
LAW = "Lawmakers passed a bill that provides the money."
GIFT = "The minister announced a package."


def _keep(ledger: Ledger, *said: tuple[Contribution, str]) -> None:
    """Each contribution in a document of its own, in these words."""
    pipeline.keep(
        ledger,
        [
            told(one, name=f"n{i}", quotes=[f"{words} ({i})"], published=one.date.edtf if one.date else None)
            for i, (one, words) in enumerate(said)
        ],
    )


def _sum(ledger: Ledger, **which: Any) -> tuple[float, Totals]:
    found = totals(ledger, ("recipient",), None, Filter(**which))
    return sum(float(cell.announced) for cell in found.cells) / BN, found


LAW_OF_FORTY = (given("NOR>UKR 40bn", date="2023-05-20"), LAW)
PACKAGE = given("NOR>UKR 2bn", date="2023-06-10")


@pytest.mark.parametrize(
    ("package", "words", "comes_to"),
    [
        (PACKAGE, GIFT, 2),
        (given("NOR>UKR 2bn", date="2023-06-10", type="humanitarian"), GIFT, 2),  # a law is of many types
        (given("NOR>UKR 2bn", date="2023-05-01"), GIFT, 42),  # before the law
        (given("NOR>UKR 2bn", date="2025-09-01"), GIFT, 42),  # long after it
        (given("NOR>MDA 2bn", date="2023-06-10"), GIFT, 42),  # another's
        (given("SWE>UKR 2bn", date="2023-06-10"), GIFT, 42),
        (given("NOR>UKR 50bn", date="2023-06-10"), GIFT, 90),  # more than it sets aside
        (given("NOR>UKR 2bn", date="2023-06-10", stage="considered"), GIFT, 40),  # not given yet
        (given("NOR>UKR 3bn", date="2023-06-10"), LAW, 43),  # another law, and no package
    ],
)
def test_an_appropriation_counts_until_something_is_given_out_of_it(
    ledger: Ledger, package: Contribution, words: str, comes_to: int
) -> None:
    _keep(ledger, LAW_OF_FORTY, (package, words))
    amount, found = _sum(ledger)
    assert (amount, len(found.appropriations)) == (comes_to, comes_to == 2)


def test_a_fund_set_aside_is_not_what_another_fund_pays(ledger: Ledger) -> None:
    law = given("NOR>UKR 40bn", date="2023-05-20", mechanism="Arms Fund")
    _keep(ledger, (law, LAW), (given("NOR>UKR 2bn", date="2023-06-10", mechanism="Relief Fund"), GIFT))
    assert _sum(ledger)[0] == 42


def test_a_filter_does_not_change_what_counts(ledger: Ledger) -> None:
    law = given("NOR>UKR 40bn", date="2023-05-20", type="development")
    _keep(ledger, (law, LAW), (PACKAGE, GIFT))
    assert _sum(ledger, type=("development",))[0] == 0
    assert _sum(ledger, until="2023-05")[0] == 0
    assert _sum(ledger, donor=("NOR",), type=("military",))[0] == 2
    left_out = {float(e.record.content.amount.announced): e.left_out for e in entries(ledger)}  # type: ignore[union-attr]
    assert left_out == {40 * BN: "appropriation", 2 * BN: None}


def test_parts_of_a_law_or_a_request_go_with_it_and_packages_do_not(ledger: Ledger) -> None:
    day = {"date": "2023-05-20"}
    law = told(given("NOR>UKR 40bn", **day), given("NOR>UKR 6bn", part_of="0", **day), quotes=[LAW, GIFT], name="law")
    asked = told(
        given("SWE>UKR 20bn", stage="considered", **day), given("SWE>UKR 5bn", part_of="0", **day), name="request"
    )
    pipeline.keep(ledger, [law, asked])
    _keep(ledger, (PACKAGE, GIFT))
    amount, found = _sum(ledger)
    assert (amount, len(found.appropriations), len(found.considered)) == (2, 2, 2)


RUNNING = (given("NOR>UKR >8bn", date="2023-08-01", cumulative=True), GIFT)
LATER = (given("NOR>UKR >20bn", date="2023-10-21", cumulative=True), GIFT)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ({"amount": "8bn", "date": "2023-08-20", "stage": "delivered"}, False),  # the number of a running total
        ({"amount": "8bn", "date": "2023-08-20", "type": "humanitarian"}, True),  # of another type, and new
        ({"amount": "8bn", "date": "2023-12-20", "stage": "delivered"}, True),  # long after
        ({"amount": "17bn", "date": "2023-09-18"}, False),  # between 8 and 20 there is no room for it
        ({"amount": "9bn", "date": "2023-09-18"}, True),  # there is
        ({"amount": "3bn", "date": "2023-09-18"}, True),
        ({"amount": "40bn", "date": "2023-09-18"}, True),  # not on the ladder
        ({"amount": "17bn", "date": "2023-09-18", "mechanism": "Arms Fund"}, True),
    ],
)
def test_a_running_total_that_does_not_say_so(ledger: Ledger, said: dict[str, str], counts: bool) -> None:
    one = given(f"NOR>UKR {said['amount']}", **{k: v for k, v in said.items() if k != "amount"})
    _keep(ledger, RUNNING, LATER, (one, GIFT))
    amount, found = _sum(ledger)
    assert (amount > 0, len(found.running_totals)) == (counts, 2 if counts else 3)


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("DEU>UKR 50bn", False),  # the group's
        ("AUS>UKR 50bn", False),  # nobody gives what a group gives, where it is so much
        ("DEU>UKR 5bn", True),  # one digit
        ("DEU>UKR 1.25bn", False),
        ("AUS>UKR 1.25bn", True),  # no member
        ("DEU>MDA 50bn", True),
    ],
)
def test_the_sum_of_a_group_told_of_a_state(ledger: Ledger, said: str, counts: bool) -> None:
    sums = [given(f"g7>UKR {amount}", date="2024-06-14") for amount in ("50bn", "5bn", "1.25bn")]
    _keep(ledger, *((one, GIFT) for one in sums), (given(said, date="2024-07-01"), GIFT))
    donor = said.partition(">")[0]
    assert (_sum(ledger, donor=(donor,))[0] > 0) is counts
    assert len(totals(ledger).shared) == (0 if counts else 1)


def test_a_state_s_part_of_a_group_s_sum_is_its_own(ledger: Ledger) -> None:
    day = {"date": "2024-06-14"}
    pipeline.keep(ledger, [told(given("g7>UKR 50bn", **day), given("DEU>UKR 25bn", part_of="0", **day))])
    _keep(ledger, (given("g7>UKR 25bn", date="2024-10-01"), GIFT))
    assert _sum(ledger, donor=("DEU",))[0] == 25


def test_what_is_given_together_is_nobody_s_alone(ledger: Ledger) -> None:
    _keep(ledger, (given("NOR,SWE>UKR 3bn"), GIFT), (given("NOR>UKR,MDA 5bn"), GIFT), (PACKAGE, GIFT))
    assert _sum(ledger)[0] == 10
    amount, found = _sum(ledger, donor=("NOR",), recipient=("UKR",))
    assert (amount, len(found.shared)) == (2, 2)
    assert _sum(ledger, donor=("NOR", "SWE"), recipient=("UKR",))[0] == 5


def test_said_totals_are_held_against_packages_not_laws(ledger: Ledger) -> None:
    total = given("NOR>UKR >40bn", date="2023-12-01", cumulative=True)
    _keep(ledger, LAW_OF_FORTY, (PACKAGE, GIFT), (total, GIFT))
    (one,) = said_totals(ledger)
    assert one.held.announced == 2 * BN
    assert [cell.announced for cell in contributions_page(ledger, Filter()).sums] == [2 * BN]
