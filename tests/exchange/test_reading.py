"""Files of other trackers, with their quirks; what is none of theirs is told in one line."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pledgebook.exchange.fts.reading import totals
from pledgebook.exchange.importing import import_file, read_file
from pledgebook.exchange.naming import actor_named, alpha_2, alpha_3, name_of
from pledgebook.exchange.place import ExchangeError
from pledgebook.model.claim import AidType, Stage
from pledgebook.model.reference_data import Grain
from pledgebook.store import Ledger, reference_rows

SHARED = Path(__file__).parents[3] / "shared"
CORE = ("Donor", "Announcement Date", "Measure", "Aid Type (General)", "tot_sub_activity_value_EUR")
HEADER = ["sub_activity_id", "donor", "announcement_date", "measure", "aid_type_general", "tot_sub_activity_value_EUR"]


def workbook(path: Path, rows: list[list[Any]], sheet: str = "Bilateral Assistance, MAIN DATA") -> Path:
    from openpyxl import Workbook

    book = Workbook()
    made = book.create_sheet(sheet)
    for row in rows:
        made.append(row)
    book.save(path)
    return path


def test_the_main_sheet_is_read_with_its_quirks(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [None, *HEADER, "item_numb_deliv", "our own"],
        [None, "USH1.1", "United States", datetime(2024, 10, 16), "Allocation", "Military ", 391_000_000, ".", "x"],  # noqa: DTZ001
        [None, "DEF1.1", "Germany", 45292, "Commitment", "Humanitarian", "1,500.50", "No price", None],
        [
            None,
            "EUF1.1",
            "EU (Commission and Council)",
            "2024-02-01",
            "Commitment",
            "Financial",
            "Not Given",
            "3",
            None,
        ],
        [None, "ATL1", "Atlantis", "soon", "Allocation", "Military", 5, None, None],
    ]
    found = read_file("kiel", workbook(tmp_path / "ust.xlsx", rows)).rows
    assert [r.key for r in found] == ["USH1.1", "DEF1.1", "EUF1.1", "ATL1"]
    assert [r.donors for r in found] == [("USA",), ("DEU",), ("eu",), ()]
    assert [r.first_day for r in found] == ["2024-10-16", "2024-01-01", "2024-02-01", None]
    assert [r.amount for r in found] == [Decimal(391_000_000), Decimal("1500.50"), None, Decimal(5)]
    assert [r.stage for r in found] == [Stage.COMMITTED, Stage.PLEDGED, Stage.PLEDGED, Stage.COMMITTED]
    assert found[0].aid_type is AidType.MILITARY
    assert found[0].raw["our_own"] == "x"
    assert found[3].warning == "unknown donor: Atlantis; no date: soon"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("a,b\n1,2\n", "has no column donor, announcement_date, measure, aid_type_general"),
        (",".join(HEADER[:-1]) + "\n", "has no column tot_sub_activity_value_eur"),
        (",".join(HEADER) + "\n", "holds no rows"),
        (b"PK\x03\x04 not a workbook", "is no workbook that can be read"),
        (b"donor,\xff\xfe\n", "is no CSV file in UTF-8"),
    ],
)
def test_what_is_no_sheet_of_the_tracker_is_told(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ExchangeError, match=message):
        read_file("kiel", path)


def test_a_workbook_without_the_sheet_names_those_it_has(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="has no sheet 'Bilateral Assistance, MAIN DATA'; it has Sheet, ReadMe"):
        read_file("kiel", workbook(tmp_path / "b.xlsx", [["x"]], "ReadMe"))


def test_a_donors_months_are_read_in_euros(tmp_path: Path) -> None:
    path = tmp_path / "months.csv"
    path.write_text(
        '"country","iso","year","month","total","commitments"\n"Norway","NOR",2023,2,0.5,7.25\n'
        '"EU (Commission and Council)","",2024,2,1,50\n',
        encoding="utf-8",
    )
    found = read_file("kiel", path).rows
    assert [(r.grain, r.donors, r.first_day, r.last_day, r.amount) for r in found] == [
        (Grain.MONTH, ("NOR",), "2023-02-01", "2023-02-28", Decimal("500000000.0")),
        (Grain.MONTH, ("eu",), "2024-02-01", "2024-02-29", Decimal(10**9)),
    ]


def flow(number: int, **said: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "amountUSD": 100,
        "status": "paid",
        "boundary": "incoming",
        "onBoundary": "single",
        "newMoney": True,
        "date": "2020-03-31T00:00:00Z",
        "sourceObjects": [
            {"type": "Organization", "name": "Switzerland, Government of"},
            {"type": "Location", "name": "Switzerland"},
        ],
        "destinationObjects": [{"type": "Location", "name": "Chad"}],
    } | said


def test_flows_sum_as_the_service_sums_them(tmp_path: Path) -> None:
    path = tmp_path / "flows.json"
    flows = [
        flow(1),
        flow(2, status="commitment", amountUSD=50, newMoney=False),
        flow(3, status="pledge", amountUSD=7),  # pledges stand apart
        flow(4, onBoundary="shared", amountUSD=11),  # of several years: added to none
        flow(5, onBoundary="overlap", amountUSD=13),
        flow(6, boundary="internal", amountUSD=1000),  # the same money handed on
        flow(7, originalAmount=90, originalCurrency="CHF"),
    ]
    path.write_text(json.dumps({"data": {"flows": flows}}), encoding="utf-8")
    found = read_file("fts", path).rows
    summed = totals(found)
    sums = (summed.funding, summed.pledges, summed.shared, summed.overlap, summed.new_money)
    assert (summed.flows, *map(int, sums)) == (6, 250, 7, 11, 13, 200)
    assert (found[0].donors, found[0].recipients, found[6].currency) == (("CHE",), ("TCD",), "CHF")
    assert [r.counts for r in found] == [True, True, False, False, False, False, True]


def test_flows_of_hdx_skip_the_row_of_tags(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_text(
        "date,amountUSD,srcOrganization,destLocations,status,id\n#date,#value,#org,#country,#status,#activity\n"
        '2024-01-02,5,"Japan, Government of,World Food Programme",MOZ,commitment,9\n',
        encoding="utf-8",
    )
    (row,) = read_file("fts", path).rows
    assert (row.donors, row.recipients) == (("JPN", "wfp"), ("MOZ",))
    assert (row.amount, row.stage) == (Decimal(5), Stage.COMMITTED)


def test_the_real_flows_come_to_what_the_service_says(ledger: Ledger) -> None:
    pages = sorted((SHARED / "standards/fts").glob("*.json"))
    if not pages:
        pytest.skip("the real FTS flows are not here (../shared/standards/fts)")
    said = json.loads(pages[0].read_text(encoding="utf-8"))["data"]
    kept = sum(len(import_file(ledger, "fts", page)[0].rows) for page in pages)
    rows = list(reference_rows(ledger, "fts"))
    assert len(rows) == kept == said["incoming"]["flowCount"] + said["internal"]["flowCount"]
    found = totals(rows)
    assert (found.flows, found.funding, found.pledges) == tuple(
        said["incoming"][name] for name in ("flowCount", "fundingTotal", "pledgeTotal")
    )
    flows = [f for page in pages for f in json.loads(page.read_text(encoding="utf-8"))["data"]["flows"]]
    assert sorted((r.raw for r in rows), key=lambda f: f["id"]) == sorted(flows, key=lambda f: f["id"])


def test_the_trackers_months_are_all_read() -> None:
    path = SHARED / "reference/kiel-monthly-release-29.csv"
    if not path.exists():
        pytest.skip("the Kiel Institute's monthly figures are not here (../shared/reference)")
    found = read_file("kiel", path).rows
    assert len(found) == len(path.read_text(encoding="utf-8").splitlines()) - 1
    assert [r.warning for r in found if r.warning] == []


IATI = """<iati-activities version="2.03"><iati-activity default-currency="EUR"{more}>
<iati-identifier>XX-1</iati-identifier><title><narrative>Shelter</narrative></title>
<participating-org role="1" type="10"><narrative>Government of Norway</narrative></participating-org>
<recipient-country code="SY"/>{transactions}</iati-activity></iati-activities>"""
TRANSACTION = (
    '<transaction><transaction-type code="{}"/><transaction-date iso-date="{}"/>'
    '<value value-date="2023-01-01">{}</value></transaction>'
)


def test_the_same_money_at_an_earlier_stage_does_not_count(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    steps = TRANSACTION.format("12", "2023-02-01", "5,000") + TRANSACTION.format("3", "2023-05-01", "4000")
    path.write_text(IATI.format(more=' humanitarian="1"', transactions=steps), encoding="utf-8")
    found = read_file("iati", path).rows
    assert [(r.key, r.stage, r.amount, r.currency, r.counts) for r in found] == [
        ("XX-1#1", Stage.PLEDGED, Decimal(5000), "EUR", False),
        ("XX-1#2", Stage.DISBURSED, Decimal(4000), "EUR", True),
    ]
    assert (found[0].donors, found[0].recipients, found[0].aid_type) == (("NOR",), ("SYR",), AidType.HUMANITARIAN)


def test_an_xml_bomb_is_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    layers = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    path.write_text(
        f'<!DOCTYPE x [<!ENTITY l0 "lol">{layers}<!ENTITY out SYSTEM "file:///etc/passwd">]>'
        "<iati-activities><iati-activity><iati-identifier>&l29;&out;</iati-identifier>"
        "</iati-activity></iati-activities>",
        encoding="utf-8",
    )
    try:
        found = read_file("iati", path).rows
    except ExchangeError:
        return  # refused in one line: as good
    assert len(found[0].key) < 100
    assert "root:" not in json.dumps([r.raw for r in found])


@pytest.mark.parametrize(
    ("format_", "content", "message"),
    [
        ("iati", "<iati", "is no XML that can be read"),
        ("iati", "<html/>", "holds no IATI activities"),
        ("fts", "{", "is no JSON"),
        ("fts", '{"data": 1}', "holds no FTS flows"),
        ("fts", "a,b\n", "holds no FTS flows; it has no column amountUSD, status, id"),
        ("hxl", "", "'hxl' is no format to import; take one of kiel, iati, fts"),
    ],
)
def test_what_is_none_of_a_format_is_told(tmp_path: Path, format_: str, content: str, message: str) -> None:
    path = tmp_path / "file"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ExchangeError, match=message):
        read_file(format_, path)


def test_the_same_file_again_changes_nothing_and_a_newer_one_takes_its_place(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "flows.json"
    path.write_text(json.dumps([flow(1), flow(2)]), encoding="utf-8")
    assert import_file(ledger, "fts", path)[1]
    assert not import_file(ledger, "fts", path)[1]
    path.write_text(json.dumps([flow(3)]), encoding="utf-8")
    assert import_file(ledger, "fts", path)[1]
    assert [r.key for r in reference_rows(ledger, "fts")] == ["3"]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Switzerland, Government of", "CHE"),
        ("World Food Programme", "wfp"),
        ("united states of america", "USA"),
        ("Türkiye", "TUR"),
        ("Atlantis", None),
        ("Germany and France", None),  # two are nobody
    ],
)
def test_names_are_known_or_nobodys(name: str, actor: str | None) -> None:
    assert actor_named(name) == actor


def test_codes_go_there_and_back() -> None:
    assert [alpha_2(c) for c in ("UKR", "XKX", "PSE", "eu")] == ["UA", "XK", "PS", None]
    assert [alpha_3(c) for c in ("ua", "XK", "PSE", "ZZ")] == ["UKR", "XKX", "PSE", None]
    assert name_of("an-unknown-foundation") == "An Unknown Foundation"
