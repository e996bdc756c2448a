"""Each sum opens down to the words, and stands beside the donor's economy."""

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.reference.gdp import gdp
from pledgebook.store import Ledger
from pledgebook.views import ViewError, open_cell, totals


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    pipeline.keep(ledger, [told(given("USA>UKR 425m"), given("USA>UKR", items={"tanks": ""}), name="a")])
    pipeline.keep(
        ledger, [told(given("USA>UKR 425m", date="2024-10-17"), name="b"), told(given("GBR>UKR 3m GBP"), name="c")]
    )
    return ledger


def test_a_cell_opens_to_records_claims_and_quotes(kept: Ledger) -> None:
    found = totals(kept, ("donor", "year"))
    opened = open_cell(kept, found, ("USA", "2024"))
    (told_of,) = opened.records
    assert told_of.contribution.id in opened.cells[0].records
    assert [p.quote for p in told_of.proofs] == ["Sentence 0 of document a.", "Sentence 0 of document b."]
    assert [t.contribution.amount for t in opened.not_valued] == [None]


def test_every_cell_opens_to_as_many_records_as_it_adds(kept: Ledger) -> None:
    for by in (("donor",), ("donor", "month", "type"), ("recipient", "stage"), ("item",)):
        found = totals(kept, by)
        for cell in found.cells:
            opened = open_cell(kept, found, cell.key)
            assert {t.contribution.id for t in opened.records} == {r for c in opened.cells for r in c.records}
            assert all(t.proofs for t in opened.records)


def test_a_key_that_is_none_is_told_with_those_there_are(kept: Ledger) -> None:
    with pytest.raises(ViewError, match="no total of FRA; there are GBR; USA"):
        open_cell(kept, totals(kept, ("donor",)), ("FRA",))


def test_a_sum_is_set_beside_the_donors_economy(kept: Ledger) -> None:
    shares = {c.key[0]: c.share for c in totals(kept, ("donor",), gdp_year=2021).cells}
    economy = gdp("USA", 2021)
    usa, gbr = shares["USA"], shares["GBR"]
    assert economy is not None
    assert usa is not None
    assert usa.announced == 425_000_000 / economy.value
    assert usa.gdp.source.startswith("World Bank")
    assert gbr is not None
    assert gbr.announced > 0  # pounds at the rate of the day


def test_a_share_is_told_only_where_it_can_be(ledger: Ledger) -> None:
    pipeline.keep(ledger, [told(given("GBR,USA>UKR 2m"), given("imf>UKR 2m"), given("POL>UKR 2m UAH"))])
    cells = totals(ledger, ("donor",), gdp_year=2021).cells
    assert {c.key[0]: c.share for c in cells} == {"GBR, USA": None, "imf": None, "POL": None}
    with pytest.raises(ViewError, match="not for 1999"):
        totals(ledger, ("donor",), gdp_year=1999)
