"""The commands as their users run them, in a process of their own."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
DEMO = SRC / "pledgebook/reference/demo"
TEXT = "The United States announced $20 million in humanitarian aid for Chad on May 3, 2024.\n"


def run(*words: str, folder: Path | None = None, text: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(SRC), "COLUMNS": "160"}
    environment.pop("PLEDGEBOOK_LEDGER", None)
    command = [sys.executable, "-m", "pledgebook", *words]
    return subprocess.run(
        command, cwd=folder, env=environment, input=text, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "demo.db"
    done = run("add", str(DEMO), "--ledger", str(path))
    assert done.returncode == 0, done.stderr
    return path


def test_the_same_document_again_changes_nothing(ledger: Path) -> None:
    before = run("contributions", "-l", str(ledger), "-f", "json").stdout
    again = run("add", str(DEMO), "-l", str(ledger))
    assert again.stderr.startswith("0 documents added, 18 known already")
    assert run("contributions", "-l", str(ledger), "-f", "json").stdout == before


def test_one_package_told_by_three_is_one_record_that_opens_down_to_quotes(ledger: Path) -> None:
    rows = json.loads(run("contributions", "-l", str(ledger), "-f", "json").stdout)
    told = next(r for r in rows if r["documents"] == 3)
    assert (told["amount"]["value"], told["amount"]["currency"]) == (425_000_000, "USD")
    shown = run("show", told["id"], "-l", str(ledger)).stdout
    assert len(re.findall(r"https://\S+ \[\d+:\d+\]", shown)) == 3


def test_the_same_figure_a_year_apart_is_another_package(ledger: Path) -> None:
    rows = json.loads(run("contributions", "-l", str(ledger), "-f", "json").stdout)
    wholes = [r for r in rows if r["amount"] and r["amount"].get("value") == 425_000_000]
    assert sorted(r["date"][:4] for r in wholes) == ["2023", "2024"]


def test_what_was_promised_and_then_came_is_one_life_line(ledger: Path) -> None:
    rows = json.loads(run("contributions", "-l", str(ledger), "-f", "json", "--stage", "delivered").stdout)
    assert [i["name"] for r in rows for i in r["items"]] == ["NASAMS air defense systems"]
    shown = run("show", rows[0]["id"], "-l", str(ledger)).stdout
    assert "pledged" in shown
    assert "delivered" in shown


def test_totals_count_no_parts_running_totals_or_trade(ledger: Path) -> None:
    found = json.loads(run("totals", "-l", str(ledger), "--by", "donor,year", "-f", "json").stdout)[0]
    cells = {(*c["key"], c["currency"]): c["announced"] for c in found["cells"]}
    assert cells["USA", "2023", "USD"] == 425_000_000  # its parts and a sale of ten billion left out
    assert cells["USA", "2022", "USD"] == 1_000_000_000  # two packages; the running total left out
    assert not any(key[0] == "UKR" for key in cells)
    assert found["running_totals"]
    assert found["not_valued"]


def test_a_text_with_money_and_no_assistance_gives_nothing(ledger: Path) -> None:
    rows = json.loads(run("contributions", "-l", str(ledger), "-f", "json", "--recipient", "Poland").stdout)
    assert rows == []


def test_currencies_are_not_mixed_but_at_the_rate_of_the_day(ledger: Path) -> None:
    found = json.loads(run("totals", "-l", str(ledger), "--by", "type", "--currency", "EUR", "-f", "json").stdout)[0]
    assert {c["currency"] for c in found["cells"]} == {"EUR"}
    assert any(c["converted"] for c in found["cells"])


def test_the_calendar_has_held_and_planned(ledger: Path) -> None:
    rows = json.loads(run("calendar", "-l", str(ledger), "-f", "json").stdout)
    assert {r["status"] for r in rows} == {"held", "planned"}


def test_a_whole_ledger_passes_and_a_broken_quote_is_found(ledger: Path, tmp_path: Path) -> None:
    assert run("check", "-l", str(ledger)).returncode == 0
    broken = tmp_path / "broken.db"
    with sqlite3.connect(ledger) as source, sqlite3.connect(broken) as target:
        source.backup(target)
    with sqlite3.connect(broken) as connection:
        connection.execute("UPDATE claims SET quote = 'something else' WHERE rowid = 1")
    checked = run("check", "-l", str(broken))
    assert checked.returncode == 1
    assert "problem" in checked.stderr


def test_csv_is_read_by_a_spreadsheet_as_it_stands(ledger: Path) -> None:
    lines = run("contributions", "-l", str(ledger), "-f", "csv").stdout.splitlines()
    assert lines[0].startswith("id,date,date_basis,donors")
    assert len(lines) > 15


@pytest.mark.parametrize(
    "words",
    [
        ("extract",),
        ("contributions", "--from", "yesterday"),
        ("totals", "--by", "colour"),
        ("extract", "x.txt", "--published", "0000-00-00"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_two(words: tuple[str, ...], ledger: Path) -> None:
    done = run(*words, *(("-l", str(ledger)) if words[0] != "extract" else ()))
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_two_documents_of_one_name_are_both_kept(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(TEXT + name, encoding="utf-8")
    done = run("extract", str(tmp_path / "a"), str(tmp_path / "b"), "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert len(list((tmp_path / "out").glob("same*.json"))) == 2


def test_help_starts_in_less_than_three_times_typer_and_rich() -> None:
    """A bound of the issue; the least of several runs, as a busy machine only adds."""

    def least(*words: str) -> float:
        code = (
            "import sys,time,subprocess; t=time.perf_counter(); subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)"
        )
        command = [sys.executable, "-c", f"{code}; print(time.perf_counter()-t)", sys.executable, *words]
        environment = os.environ | {"PYTHONPATH": str(SRC)}
        runs = [subprocess.run(command, env=environment, capture_output=True, text=True, check=True) for _ in range(4)]
        return min(float(r.stdout) for r in runs)

    assert least("-m", "pledgebook", "--help") < 3 * least("-c", "import typer, rich")


def test_evaluate_shows_what_is_annotated_beside_what_was_read(tmp_path: Path) -> None:
    for name in ("docs", "claims"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs/a.txt").write_text(
        TEXT + "\nKenya, Peru, Chad agreed. “Nobody will ever count all of it,” Ada Example said.\n", encoding="utf-8"
    )
    gold = {
        "kind": "contribution", "donors": ["FRA"], "recipients": ["TCD"], "aid_type": "humanitarian",
        "stage": "committed", "amount": {"value": 20e6, "qualifier": "exact", "currency": "USD"}, "items": [],
        "mechanism": None, "cumulative": False, "part_of": None, "quote": TEXT.strip(),
    }  # fmt: skip
    missed = gold | {"amount": {"value": 7e6, "qualifier": "exact", "currency": "USD"}, "quote": "elsewhere"}
    (tmp_path / "claims/a.json").write_text(json.dumps([gold, missed]), encoding="utf-8")
    shown = run("evaluate", str(tmp_path), "--show").stdout
    assert "differs contribution in a" in shown
    assert "differs in donors: ['FRA'] / ['USA']" in shown
    assert "gold  FRA → TCD; committed humanitarian: 20,000,000 USD" in shown
    assert "read  USA → TCD; committed humanitarian: 20,000,000 USD" in shown
    assert "missed contribution in a" in shown
    assert "rule  " in shown
    assert "given up in a" in shown
    assert "statement-without-party: it is not known for whom 'Ada Example' speaks at “Nobody will ever" in shown
