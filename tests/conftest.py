"""What the tests of several rooms share: a ledger on each database."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from pledgebook.reference.judge import ChoiceWeights, JudgeWeights
from pledgebook.store import Ledger, open_ledger

_JOINS = {"test_one_": "missed joins", "test_two_": "false joins"}  # what a failure in tests/reconcile's tables means


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how the tables of cases of what is one thing and what is two came out, with each that failed."""
    cases: dict[str, list[tuple[bool, str]]] = {kind: [] for kind in _JOINS.values()}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            file, _, test = report.nodeid.partition("::")
            for start, kind in _JOINS.items():
                if "tests/reconcile/" in file and test.startswith(start) and "[" in test:
                    cases[kind].append((outcome == "failed", test.partition("[")[2].rstrip("]")))
    for kind, run in cases.items():
        if run:
            wrong = sorted(trap for failed, trap in run if failed)
            terminalreporter.write_line(f"reconciliation: {len(wrong)} {kind} in {len(run)} cases")
            for trap in wrong:
                terminalreporter.write_line(f"  {trap}")


POSTGRES = os.environ.get("PLEDGEBOOK_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty place for a ledger, on each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    if not POSTGRES:
        pytest.skip("PLEDGEBOOK_TEST_POSTGRES names no database")
    from sqlalchemy import create_engine, text

    schema = f"test_{uuid.uuid4().hex}"
    engine = create_engine(POSTGRES)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    try:
        yield f"{POSTGRES}?options=-csearch_path%3D{schema}"
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        engine.dispose()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of an empty ledger: copied faster than made."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    open_ledger(path, create=True).close()
    return path.read_bytes()


@pytest.fixture
def ledger(where: str, empty: bytes) -> Iterator[Ledger]:
    """An empty ledger."""
    if "://" not in where:
        Path(where).write_bytes(empty)
    with open_ledger(where, create=True) as opened:
        yield opened


@pytest.fixture
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No learned judge and no learned choice: what a table of rules expects must not hang on the last training."""
    silent = JudgeWeights(accept=1.0, veto=0.0, weights={})
    for kind in ("contributions", "engagements", "positions"):
        monkeypatch.setattr(f"pledgebook.extract.{kind}.judging.judge.judge_weights", lambda model: silent)
    choice = ChoiceWeights(margin=1.0, weights={})
    monkeypatch.setattr("pledgebook.extract.contributions.choosing.choose.choice_weights", lambda model: choice)
