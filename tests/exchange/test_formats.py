"""Other programs' formats: valid by their own rules, and nothing said that the ledger does not say."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from exchange.making import a_ledger, exported
from pledgebook.exchange.fts.columns import HEADER
from pledgebook.exchange.fts.columns import MEANINGS as FTS
from pledgebook.exchange.kiel.columns import COLUMNS
from pledgebook.exchange.kiel.columns import MEANINGS as KIEL

SCHEMA = Path(__file__).parents[3] / "shared/standards/iati-2.03/iati-activities-schema.xsd"


def log(folder: Path) -> str:
    return (folder / "export-log.csv").read_text(encoding="utf-8")


def activities(tmp_path: Path) -> Any:
    return etree.parse(exported(tmp_path, "iati") / "activities.xml").getroot()


def test_iati_is_valid_by_its_schema(tmp_path: Path) -> None:
    if not SCHEMA.exists():
        pytest.skip("the IATI 2.03 schemas are not here (../shared/standards)")
    schema = etree.XMLSchema(etree.parse(SCHEMA))
    assert schema.validate(activities(tmp_path)), schema.error_log


def test_iati_tells_stages_as_transactions_and_what_it_cannot_tell_in_the_log(tmp_path: Path) -> None:
    root = activities(tmp_path)
    kinds = {t.find("transaction-type").get("code") for t in root.iter("transaction")}
    assert kinds == {"12", "2", "3"}
    assert {o.get("secondary-reporter") for o in root.iter("reporting-org")} == {"1"}
    assert [c.findtext("condition/narrative") for c in root.iter("conditions")] == ["if parliament agrees"]
    assert all(a.find("document-link") is not None for a in root.iter("iati-activity"))
    parts = [a for a in root.iter("iati-activity") if a.find("related-activity") is not None]
    assert [a.find("transaction") for a in parts if a.findtext("description/narrative", "").startswith("Sentence 1")]
    told = log(tmp_path / "iati")
    assert "IATI has no activity for what is a running total" in told
    assert "IATI has no word for proposals" in told
    assert "no amount is told" in told


def test_a_whole_and_its_part_come_to_the_whole_in_iati(tmp_path: Path) -> None:
    root = activities(tmp_path)
    values = [
        float(t.findtext("value"))
        for a in root.iter("iati-activity")
        for t in a.iter("transaction")
        if "USA" in [o.get("ref") for o in a.iter("other-identifier")]
    ]
    assert values == [425e6]


def test_fts_flows_have_its_fields_and_statuses(tmp_path: Path) -> None:
    folder = exported(tmp_path, "fts")
    flows = json.loads((folder / "flows.json").read_text(encoding="utf-8"))["data"]["flows"]
    assert {f["status"] for f in flows} == {"pledge", "commitment", "paid"}
    euros = next(f for f in flows if f["originalCurrency"] == "EUR" and f["status"] == "paid")
    assert euros["amountUSD"] == pytest.approx(euros["originalAmount"] / euros["exchangeRate"], rel=1e-5)
    assert [f["newMoney"] for f in flows if f["parentFlowId"] and f["originalAmount"] == 125_000_000] == [False]
    with (folder / "flows.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert tuple(lines[0]) == HEADER
    assert {(line["srcLocations"], line["destLocations"]) for line in lines} >= {("USA", "UKR"), ("GBR,DEU", "KEN")}
    assert "an FTS flow has an amount, and none is told" in log(folder)


def test_kiel_rows_count_a_value_once(tmp_path: Path) -> None:
    folder = exported(tmp_path, "kiel")
    with (folder / "bilateral-assistance-main-data.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert tuple(lines[0]) == COLUMNS
    dollars = [line for line in lines if line["reporting_currency"] == "USD"]
    assert [line["source_reported_value"] for line in dollars if line["source_reported_value"]] == ["425000000"]
    assert {line["item"] for line in dollars} >= {"interceptors", "tanks", "training"}
    assert {line["month"] for line in lines if line["donor"] == "Poland"} == {"25"}  # January 2024
    assert "the tracker is of assistance to Ukraine" in log(folder)


@pytest.mark.parametrize(("columns", "meanings"), [(COLUMNS, KIEL), (HEADER, FTS)])
def test_each_column_has_a_meaning(columns: tuple[str, ...], meanings: dict[str, str]) -> None:
    assert set(columns) == set(meanings)


def test_a_calendar_has_days_that_are_told_and_no_others(tmp_path: Path) -> None:
    from icalendar import Calendar

    folder = exported(tmp_path, "ics")
    data = (folder / "engagements.ics").read_bytes()
    events = {str(e["summary"]): e for e in Calendar.from_ical(data).walk("VEVENT")}
    assert len(events) == 3
    summit = next(e for name, e in events.items() if name.startswith("Example Summit"))
    assert (summit.decoded("dtstart"), summit.decoded("dtend")) == (date(2023, 7, 11), date(2023, 7, 13))
    assert {str(e["status"]) for e in events.values()} == {"CONFIRMED", "CANCELLED"}
    assert "not told to the day (2024-11)" in log(folder)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_calendar_keeps_its_uids(tmp_path: Path) -> None:
    from pledgebook.exchange.exporting import export

    with a_ledger(tmp_path) as ledger:
        export(ledger, "ics", tmp_path / "once")
        export(ledger, "ics", tmp_path / "again")
    assert (tmp_path / "once/engagements.ics").read_bytes() == (tmp_path / "again/engagements.ics").read_bytes()


def test_follow_the_money_takes_every_property(tmp_path: Path) -> None:
    try:
        from followthemoney import model
    except ImportError:
        pytest.skip("followthemoney is not installed (it compiles PyICU): pip install followthemoney")
    lines = (exported(tmp_path, "ftm") / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    entities = [json.loads(line) for line in lines]
    for entity in entities:
        kept = model.get_proxy(entity).to_dict()["properties"]
        assert kept == entity["properties"], entity["schema"]
    named = {e["id"] for e in entities}
    pointing = ("project", "participant", "payer", "beneficiary", "document", "entity", "involved")
    assert [v for e in entities for p in pointing for v in e["properties"].get(p, ()) if v not in named] == []
    assert {e["schema"] for e in entities} >= {"Project", "Payment", "Event", "Documentation", "Article"}


def test_only_what_was_paid_out_is_a_payment(tmp_path: Path) -> None:
    lines = (exported(tmp_path, "ftm") / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    paid = [e for e in map(json.loads, lines) if e["schema"] == "Payment"]
    assert [e["properties"]["amount"] for e in paid] == [["1500000000"]]


def test_sources_are_cited_with_their_records(tmp_path: Path) -> None:
    cited = json.loads((exported(tmp_path, "csl") / "sources.csl.json").read_text(encoding="utf-8"))
    assert [c["issued"]["date-parts"] for c in cited] == [[[2024, 10, 16]], [[2024, 10, 18]]]
    assert all(c["note"].startswith("records: r-") and c["URL"].startswith("https://") for c in cited)
