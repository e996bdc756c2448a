"""A full disk, a file that may not be written, a connection that is lost: one clear line, and nothing is lost."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from factories import given, told
from pledgebook import pipeline
from pledgebook.model.decision import Verdict
from pledgebook.store import Ledger, LedgerError, open_ledger
from pledgebook.store.records import refresh
from pledgebook.views import check, contributions, decisions, documents, rule


def _known(where: str) -> set[str]:
    """A ledger with three documents; their ids."""
    with open_ledger(where, create=True) as ledger:
        pipeline.keep(ledger, [told(given(f"USA>UKR {n}m"), name=str(n)) for n in (11, 12, 13)])
        return {d.id for d in documents(ledger)}


def _whole(where: str) -> set[str]:
    with open_ledger(where) as ledger:
        assert list(check(ledger)) == []
        return {d.id for d in documents(ledger)}


def _large(folder: Path) -> Path:
    folder.mkdir()
    for n in range(60):
        text_ = f"Japan announced ${n + 20} million in aid for Ukraine on May 3, 2024.\n\n{'x' * 20_000}\n"
        (folder / f"{n}.txt").write_text(text_, encoding="utf-8")
    return folder


def _add(folder: Path, where: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    def small() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "pledgebook", "add", str(folder), "-l", where, "--workers", "1"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
        preexec_fn=small,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    where = str(tmp_path / "ledger.db")
    before = _known(where)
    done = _add(_large(tmp_path / "in"), where, limit=500_000)
    assert done.returncode == 1
    assert "nothing of this step was kept" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert _whole(where) == before
    assert _add(tmp_path / "in", where).returncode == 0  # and it goes on once there is room
    assert len(_whole(where)) == 63


@pytest.mark.slow
def test_a_disk_that_is_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("may not mount a small disk here")
    try:
        before = _known(str(disk / "ledger.db"))
        done = _add(_large(tmp_path / "in"), str(disk / "ledger.db"))
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1].endswith("nothing of this step was kept")
        assert _whole(str(disk / "ledger.db")) == before
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def server(where: str) -> str:
    """The address of a ledger on the server."""
    if not where.startswith("postgresql"):
        pytest.skip("for the server only")
    return where


def _cut(ledger: Ledger) -> None:
    """End every connection of this ledger, as a server that goes down does."""
    with ledger.engine.connect() as connection:
        schema = connection.scalar(text("SELECT current_schema()"))
    name = f"cut-{schema}"
    engine = create_engine(ledger.engine.url, connect_args={"application_name": name})
    with engine.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
                "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :schema AND l.pid <> pg_backend_pid()"
            ),
            {"schema": schema},
        )
    engine.dispose()


def test_a_connection_that_is_lost_while_adding(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _known(server)
    with open_ledger(server) as ledger:

        def cut_then_refresh(*args: object) -> None:
            _cut(ledger)
            refresh(*args)  # type: ignore[arg-type]

        monkeypatch.setattr("pledgebook.store.adding.refresh", cut_then_refresh)
        with pytest.raises(LedgerError, match="cannot be reached") as error:
            pipeline.keep(ledger, [told(given("JPN>UKR 5m"), name="new")])
        assert "\n" not in str(error.value)
        monkeypatch.undo()
        pipeline.keep(ledger, [told(given("JPN>UKR 6m"), name="newer")])  # the next step finds a connection again
    assert before < _whole(server)
    assert len(_whole(server)) == 4


def test_a_connection_that_is_lost_while_ruling(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _known(server)
    with open_ledger(server) as ledger:
        one = contributions(ledger)[0].id
        rule(ledger, "Ann", Verdict.ACCEPT, (one,))

        def cut_then_refresh(*args: object) -> None:
            _cut(ledger)
            refresh(*args)  # type: ignore[arg-type]

        monkeypatch.setattr("pledgebook.store.deciding.refresh", cut_then_refresh)
        with pytest.raises(LedgerError, match="cannot be reached"):
            rule(ledger, "Ann", Verdict.REJECT, (one,))
        monkeypatch.undo()
        assert [d.decision.verdict for d in decisions(ledger)] == [Verdict.ACCEPT]
        assert list(check(ledger)) == []


@pytest.fixture
def restricted(server: str) -> str:
    """The same ledger for one who may not write."""
    return f"{server}%20-cdefault_transaction_read_only%3Don"


def test_a_ledger_on_the_server_that_may_only_be_read(server: str, restricted: str) -> None:
    before = _known(server)
    with open_ledger(restricted) as ledger:
        assert len(contributions(ledger)) == 3
        with pytest.raises(LedgerError, match="can only be read"):
            pipeline.keep(ledger, [told(given("JPN>UKR 5m"), name="new")])
    assert _whole(server) == before
