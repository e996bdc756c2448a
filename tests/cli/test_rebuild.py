"""Records are made of claims and decisions alone: what is lost or stale is made again."""

from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from factories import given, told
from pledgebook import pipeline
from pledgebook.cli.app import app
from pledgebook.model.decision import Verdict
from pledgebook.store import open_ledger
from pledgebook.store.opening import migrate
from pledgebook.views import contributions, rule


def test_records_that_were_altered_are_found_and_made_again(where: str) -> None:
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(ledger, [told(given(), name="a"), told(given("GBR>UKR 5m"), name="b")])
        british = next(c.id for c in contributions(ledger) if c.donors == ("GBR",))
        rule(ledger, "Ann", Verdict.REJECT, (british,))
        before = contributions(ledger)
        with ledger.writing() as connection:
            connection.execute(text("UPDATE records SET stage = 'delivered'"))
    found = CliRunner().invoke(app, ["check", "-l", where])
    assert found.exit_code == 1
    assert "pledgebook rebuild makes them anew" in found.stderr
    assert "1 record;" in CliRunner().invoke(app, ["rebuild", "-l", where]).stderr
    assert CliRunner().invoke(app, ["check", "-l", where]).exit_code == 0
    with open_ledger(where) as ledger:
        assert contributions(ledger) == before


def test_a_ledger_of_an_older_version_is_brought_up_to_date_by_check(where: str) -> None:
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        migrate(connection, "0001")
    engine.dispose()
    refused = CliRunner().invoke(app, ["contributions", "-l", where])
    assert refused.exit_code == 1
    assert "is of an older version; open it once for writing: pledgebook check" in refused.stderr
    assert CliRunner().invoke(app, ["check", "-l", where]).exit_code == 0
    assert CliRunner().invoke(app, ["contributions", "-l", where]).exit_code == 0
