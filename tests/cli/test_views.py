"""The commands that look at a ledger, on each database: every format, every filter, as of any day."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from factories import asked, figure, given, held, met, told
from pledgebook import pipeline
from pledgebook.cli.app import app
from pledgebook.model.claim import Group, Tasking
from pledgebook.model.decision import Verdict
from pledgebook.store import open_ledger
from pledgebook.views import rule

VIEWS = ("contributions", "totals", "plans", "groups", "group", "calendar", "due", "conflicts", "actors", "documents")
ARGUMENTS = {"group": ("udcg",), "due": ("--on", "2025-01-20")}
FILTERS = (
    "--donor",
    "--recipient",
    "--party",
    "--type",
    "--stage",
    "--from",
    "--to",
    "--mechanism",
    "--item",
    "--text",
)


@pytest.fixture
def at(where: str) -> str:
    """The address of a ledger that has something for every view."""
    docs = [
        told(
            given("USA>UKR 425m", items={"howitzers": "18"}),
            given("USA>UKR >18bn", cumulative=True, period="2021-01/.."),
            asked("UKR>USA long-range strikes inside Russia", plan="victory plan"),
            held("USA reluctant long-range strikes inside Russia"),
            met("USA,udcg", date="2024-11", status="planned"),
            Group("udcg", figure("57"), "group of nations"),
            Tasking(("USA", "UKR"), ("USA", "UKR"), "hold consultations"),
            name="a",
        ),
        told(given("USA>UKR 400m", date="2024-10-16"), met("GBR,UKR"), name="b", publisher="Other News"),
        told(given("GBR>UKR 5m GBP", stage="delivered", date="2024-12-02"), name="late", published="2024-12-03"),
    ]
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(ledger, docs)
        both = tuple(docs[i].claims[0].id for i in (0, 1))
        rule(ledger, "Ann", Verdict.MERGE, both, "one package, told with two figures")
    return where


def run(*words: str) -> str:
    done = CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(*words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*words, "-f", "json"))
    return found


def test_every_view_has_the_filters_the_day_and_the_formats() -> None:
    commands = getattr(get_command(app), "commands")  # noqa: B009 - a group has them, the type does not say so
    for view in VIEWS:
        known = {name for p in commands[view].params for name in p.opts}
        assert {*FILTERS, "--as-of", "--format", "--ledger"} <= known, view
    assert {"--as-of", "--format"} <= {name for p in commands["show"].params for name in p.opts}
    assert {*FILTERS, "--as-of"} <= {name for p in commands["export"].params for name in p.opts}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_prints_a_table_json_and_csv(view: str, at: str) -> None:
    words = (view, *ARGUMENTS.get(view, ()), "-l", at)
    assert run(*words).strip()
    found = rows(*words)
    assert found
    listed = list(csv.DictReader(io.StringIO(run(*words, "-f", "csv"))))
    assert listed
    assert all(None not in row and None not in row.values() for row in listed)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_may_be_had_as_of_a_day(view: str, at: str) -> None:
    words = (view, *ARGUMENTS.get(view, ()), "-l", at)
    then = run(*words, "-f", "json", "--as-of", "2024-10-20")
    assert "GBP" not in then
    if view in ("contributions", "documents", "totals", "actors"):
        assert run(*words, "-f", "json") != then
    before = run(*words, "-f", "json", "--as-of", "2000")
    assert "2024" not in before or view == "group"  # whose members' days are not of the ledger


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("contributions",), 3),
        (("contributions", "--donor", "the United Kingdom"), 1),
        (("contributions", "--donor", "USA,GBR", "--stage", "delivered"), 1),
        (("contributions", "--type", "humanitarian"), 0),
        (("contributions", "--from", "2024-12"), 1),
        (("contributions", "--to", "2024-10"), 2),
        (("contributions", "--text", "document late"), 1),
        (("contributions", "--text", "50% off"), 0),
        (("contributions", "--item", "howitzer"), 1),
        (("contributions", "--item", "tank"), 0),
        (("due", "--on", "2025-01-20", "--all", "--item", "tank"), 0),
        (("contributions", "--mechanism", "drawdown"), 0),
        (("contributions", "--mechanism", "drawdown,"), 0),
        (("calendar", "--status", "planned"), 1),
        (("calendar", "--party", "GBR"), 1),
        (("documents", "--donor", "GBR"), 1),
        (("documents", "--from", "2024-11"), 1),
        (("documents", "--to", "2024-10"), 2),
        (("actors", "--donor", "GBR"), 2),
        (("plans", "--party", "FRA"), 0),
        (("due", "--on", "2024-10-20"), 1),
        (("due", "--on", "2025-01-20"), 2),
        (("due", "--on", "2025-01-20", "--all"), 2),
        (("due", "--on", "2025-01-20", "--type", "meeting"), 1),
        (("groups", "--text", "no such words"), 4),
        (("conflicts", "--recipient", "UKR"), 1),
        (("conflicts", "--recipient", "MDA"), 0),
    ],
)
def test_filters_narrow(words: tuple[str, ...], count: int, at: str) -> None:
    assert len(rows(*words, "-l", at)) == count


def test_totals_open_down_to_quotes(at: str) -> None:
    shown = run("totals", "--by", "donor,year", "--open", "USA / 2024", "-l", at)
    assert shown.startswith("USA / 2024: 425,000,000 USD as announced")
    assert shown.count("[") == shown.count("https://example.org/")
    (opened,) = rows("totals", "--by", "donor,year", "--open", "USA,2024", "-l", at)
    assert [len(r["proofs"]) for r in opened["records"]] == [2]
    listed = list(csv.DictReader(io.StringIO(run("totals", "--open", "USA", "-l", at, "-f", "csv"))))
    assert {row["quote"] for row in listed} == {"Sentence 0 of document a.", "Sentence 0 of document b."}


def test_totals_tell_shares_said_totals_and_what_is_outstanding(at: str) -> None:
    assert "GDP of 2021 in USD" in run("totals", "--gdp", "2021", "-l", at)
    (said,) = rows("totals", "--said", "-l", at)
    assert (said["since"], said["held"]["announced"]) == ("2021-01-01", 425_000_000)
    (left,) = rows("totals", "--outstanding", "-l", at)
    assert (left["item"], left["left"]) == ("howitzers", 18)
    for flag in ("--said", "--outstanding", "--gdp=2021"):
        assert run("totals", flag, "-l", at).strip()
        assert list(csv.DictReader(io.StringIO(run("totals", flag, "-l", at, "-f", "csv"))))


def test_a_spreadsheet_gets_numbers_not_their_wording(at: str) -> None:
    listed = list(csv.DictReader(io.StringIO(run("totals", "--by", "donor", "-l", at, "-f", "csv"))))
    assert [row["announced"] for row in listed] == ["5000000", "425000000"]


def test_a_rate_is_shown_with_its_day(at: str) -> None:
    assert "1 GBP in USD (ECB): 1." in run("totals", "--currency", "USD", "-l", at)


def test_a_plan_shows_positions_with_their_words_and_the_silent(at: str) -> None:
    shown = run("plans", "--parties", "g7", "-l", at)
    assert "reluctant 2024-10-16" in shown
    assert "Sentence 3 of document a." in shown
    assert "silent" in shown
    listed = list(csv.DictReader(io.StringIO(run("plans", "--parties", "g7", "-l", at, "-f", "csv"))))
    assert {row["party"]: row["stance"] for row in listed if row["proposal"]}["ITA"] == "silent"


def test_a_plan_on_which_nobody_took_a_position_has_no_empty_table(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "p.db", create=True) as ledger:
        pipeline.keep(ledger, [told(asked("UKR> air defense", plan="victory plan"))])
    shown = run("plans", "-l", str(tmp_path / "p.db"))
    assert "1. request: air defense" in shown
    assert "nobody took a position" in shown
    assert "─" not in shown


def test_a_group_shows_members_meetings_and_what_they_did(at: str) -> None:
    shown = run("group", "Ramstein group", "--from", "2024-12", "-l", at)
    assert "57 members" in shown
    assert "2024-11 planned meeting" in shown
    assert "5,000,000 GBP (2024-12-02)" in shown
    assert "Nothing told of: ALB" in shown


def test_a_group_that_met_often_shows_the_meetings_of_the_time_and_counts_the_rest(where: str) -> None:
    days = [f"2024-{month:02}-0{day}" for month in range(1, 7) for day in (1, 8)]
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(ledger, [told(met("USA,nato", date=day), name=day, published=day) for day in days])
    shown = run("group", "nato", "--from", "2024-03", "--to", "2024-03", "-l", where)
    assert re.findall(r"^  (\S+) held meeting", shown, re.MULTILINE) == ["2024-03-01", "2024-03-08"]
    assert "and 10 at other times: pledgebook calendar --party nato" in shown


def test_changes_between_two_days(at: str) -> None:
    found = rows("changes", "2024-10-20", "2025", "-l", at)
    assert [(c["how"], c["content"]["donors"]) for c in found] == [("new", ["GBR"])]
    assert rows("changes", "2024-10-20", "2025", "--donor", "USA", "-l", at) == []
    assert "new" in run("changes", "2024-10-20", "2025", "-l", at)
    assert run("changes", "2024-10-20", "2025", "-l", at, "-f", "csv").startswith("how,kind,id")


def test_an_actor_that_no_record_names_is_noted_beside_the_answer(at: str) -> None:
    done = CliRunner().invoke(app, ["contributions", "--donor", "Narnia,USA", "-l", at, "-f", "json"])
    assert (done.exit_code, len(json.loads(done.stdout))) == (0, 2)
    assert done.stderr == "note: no record of the ledger names Narnia\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("contributions", "--stage", "stolen"), "'stolen' is no stage; there are considered"),
        (("contributions", "--type", "gift"), "'gift' is no type"),
        (("contributions", "--from", "soon"), "'soon' is no date"),
        (("contributions", "--as-of", "soon"), "'soon' is no date"),
        (("contributions", "--from", "2023-02-30"), "'2023-02-30' is no date"),
        (("contributions", "--from", "2024", "--to", "2023"), "2024 is later than 2023"),
        (("contributions", "--donor", ""), "--donor is empty"),
        (("contributions", "--text= "), "--text is empty"),
        (("contributions", "--mechanism", " , "), "--mechanism is empty"),
        (("contributions", "--format", "xml"), "'xml' is not one of"),
        (("contributions", "--size"), "no such option: --size"),
        (("show",), "missing argument"),
        (("show", ""), "an argument is empty"),
        (("totals", "--by", "donor,"), "not by ''"),
        (("group", "udcg", "--between", "r-1,"), "takes the ids of two meetings"),
        (("changes", "2025", "2024"), "2025 is later than 2024"),
        (("totals", "--gdp", "1900"), "not for 1900"),
        (("totals", "--said", "--outstanding"), "take one of"),
        (("totals", "--open", "FRA"), "no total of FRA"),
        (("totals", "--currency", "UAH"), "sets no rate for UAH"),
        (("group", "club"), "no group club; there are eu"),
        (("group", "udcg", "--between", "r-1"), "takes the ids of two meetings"),
        (("due", "--on", "soon"), "'soon' is no date"),
        (("changes", "2024", "soon"), "'soon' is no date"),
        (("show", "r-none", "--as-of", "2024"), "no record has the id r-none"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_exits_with_two(words: tuple[str, ...], line: str, at: str) -> None:
    done = CliRunner().invoke(app, [*words, "-l", at])
    assert done.exit_code == 2
    assert line in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_a_total_is_by_each_name_once(at: str) -> None:
    (found,) = rows("totals", "--by", "donor,donor", "-l", at)
    assert found["by"] == ["donor"]


def test_a_claim_opens_its_record_and_a_document_its_claims(at: str) -> None:
    (document,) = rows("documents", "--donor", "GBR", "-l", at)
    shown = run("show", document["id"][:9], "-l", at)
    assert "GBR → UKR; delivered military: 5,000,000 GBP" in shown
    assert "“Sentence 0 of document late.”" in shown
    (row,) = rows("show", document["id"], "-l", at)
    (claim,) = row["claims"]
    (opened,) = rows("show", claim["id"][:10], "-l", at)
    assert opened["record"]["id"] == claim["record"]
    listed = list(csv.DictReader(io.StringIO(run("show", document["id"], "-l", at, "-f", "csv"))))
    assert [(line["claim"], line["published"]) for line in listed] == [(claim["id"], "2024-12-03")]


def test_a_record_tells_who_ruled_what_on_it(at: str) -> None:
    (merged,) = rows("contributions", "--donor", "USA", "--to", "2024-10", "--item", "howitzer", "-l", at)
    assert re.search(
        r"ruled 20\S+ \S+ by Ann: merge \(one package, told with two figures\) d-", run("show", merged["id"], "-l", at)
    )
    (row,) = rows("show", merged["id"], "-l", at)
    assert [ruling["decision"]["who"] for ruling in row["ruled"]] == ["Ann"]


def test_what_a_table_prints_of_an_id_is_enough_to_rule_by(at: str) -> None:
    (given_late,) = rows("contributions", "--donor", "GBR", "-l", at)
    run("decide", "accept", given_late["id"][:10], "-l", at)
    listed = list(csv.DictReader(io.StringIO(run("decisions", "-l", at, "-f", "csv"))))
    assert [len(line["subjects"].split(", ")) for line in listed] == [2, 1]
    assert all(len(subject) == 18 for line in listed for subject in line["subjects"].split(", "))  # whole ids


def test_a_view_of_nothing_says_so(at: str) -> None:
    done = CliRunner().invoke(app, ["contributions", "--from", "1999", "--to", "1999", "-l", at])
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "nothing that fits\n")


@pytest.mark.parametrize("by", ["month", "year,type", "recipient", "item"])
@pytest.mark.parametrize("kind", ["svg", "png"])
def test_totals_are_drawn_into_a_file(by: str, kind: str, at: str, tmp_path: Path) -> None:
    file = tmp_path / f"sums.{kind}"
    assert run("totals", "--donor", "USA", "--by", by, "--chart", str(file), "-l", at).strip()
    drawn = file.read_bytes()
    assert (
        drawn.startswith(b"\x89PNG") if kind == "png" else f"United States by {by.replace(',', ', ')}".encode() in drawn
    )


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("totals", "--chart", "x.svg"), "a chart is of one currency"),
        (("totals", "--chart", "x.gif"), "a chart is .svg or .png"),
        (("totals", "--chart", "x.svg", "--said"), "take one of"),
        (("totals", "--from", "1999", "--to", "1999", "--chart", "x.svg"), "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_told(words: tuple[str, ...], line: str, at: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, [*(w.replace("x.", f"{tmp_path}/x.") for w in words), "-l", at])
    assert done.exit_code == 2
    assert line in done.stderr
    assert not list(tmp_path.glob("x.*"))


def test_a_text_without_a_publisher_is_of_the_host_of_its_address(where: str) -> None:
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(
            ledger, [told(given("USA>UKR 425m"), name="a", publisher=None, address="https://www.example.net/a")]
        )
    (record,) = rows("contributions", "-l", where)
    assert "\n    example.net, 2024-10-16 ·" in run("show", record["id"], "-l", where)
