"""A ledger that cannot be used is refused in one clear line."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from factories import given, told
from pledgebook import pipeline
from pledgebook.store import Ledger, LedgerError, open_ledger
from pledgebook.store.opening import HEAD
from pledgebook.views import check, contributions


def _refused(where: str | Path, *, create: bool = False, read_only: bool = False) -> str:
    with pytest.raises(LedgerError) as error:
        open_ledger(where, create=create, read_only=read_only)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no ledger; make one with: pledgebook add" in _refused(tmp_path / "no.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in _refused(tmp_path, create=True)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no folder" in _refused(tmp_path / "no" / "ledger.db", create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_text_file_is_left_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes.")
    assert "is not a ledger" in _refused(path, create=create)
    assert path.read_text() == "My notes."


@pytest.mark.parametrize("create", [True, False])
def test_another_database_is_left_as_it_is(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE claims (id)")
    assert "another SQLite database" in _refused(path, create=create)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("claims",)]


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    assert "is empty, not a ledger" in _refused(path)
    open_ledger(path, create=True).close()


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_ledger(path, create=True).close()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    assert "is damaged" in _refused(path)


def test_a_ledger_of_a_newer_version(where: str) -> None:
    with open_ledger(where, create=True) as ledger, ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "was written by a newer Pledgebook" in _refused(where)


def test_another_database_on_the_server(where: str) -> None:
    if not where.startswith("postgresql"):
        pytest.skip("for the server only")
    engine = create_engine(where)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE other (id integer)"))
    engine.dispose()
    assert "another database" in _refused(where, create=True)


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("mysql://a/b", "an SQLite file or a PostgreSQL database"),
        ("nonsense://", "an SQLite file or a PostgreSQL database"),
        ("postgresql+nonsense://a/b", "no database address"),
        ("postgresql://a:b:c:d/e/", "no database address"),
        ("postgresql+psycopg://nobody:secret@127.0.0.1:1/x", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, line: str) -> None:
    said = _refused(address)
    assert line in said
    assert "secret" not in said


def test_a_ledger_that_another_process_is_writing(where: str) -> None:
    with open_ledger(where, create=True) as one, open_ledger(where, wait=0.1) as other:
        with one.writing(), pytest.raises(LedgerError, match="is being written by another process"), other.writing():
            pass
        with one.writing():
            assert contributions(other) == ()  # reading goes on meanwhile


def test_a_ledger_opened_for_reading_is_not_written(where: str) -> None:
    open_ledger(where, create=True).close()
    with (
        open_ledger(where, read_only=True) as ledger,
        pytest.raises(LedgerError, match="for reading only"),
        ledger.writing(),
    ):
        pass


def test_a_ledger_that_may_only_be_read(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path, create=True) as ledger:
        pipeline.keep(ledger, [told(given())])
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_ledger(path, read_only=True) as ledger:
            assert len(contributions(ledger)) == 1
        if os.geteuid() != 0:  # to root nothing is read-only
            assert "can only be read" in _refused(path)
    finally:
        tmp_path.chmod(0o755)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db", create=True) as ledger:
        pipeline.keep(ledger, [told(given())])
        _limit(ledger)
        many = [told(given(), name=str(i), more="x" * 50_000) for i in range(20)]
        with pytest.raises(LedgerError, match="the disk is full"):
            pipeline.keep(ledger, many)
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert len(contributions(ledger)) == 1
        assert list(check(ledger)) == []


def _limit(ledger: Ledger) -> None:
    """As if the disk were full: no connection of this ledger may let the file grow much."""
    from sqlalchemy import event

    @event.listens_for(ledger.engine, "begin")
    def limit(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 120")  # type: ignore[attr-defined]


@pytest.mark.slow
def test_two_processes_may_make_the_ledger_at_once(tmp_path: Path) -> None:
    code = f"from pledgebook.store import open_ledger; open_ledger({str(tmp_path / 'l.db')!r}, create=True).close()"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    both = [subprocess.Popen([sys.executable, "-c", code], env=environment) for _ in range(3)]
    assert [process.wait(60) for process in both] == [0, 0, 0]


def test_the_tables_are_what_the_migrations_make(where: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from pledgebook.store.tables import metadata

    with open_ledger(where, create=True) as ledger, ledger.reading() as connection:
        # what each database has for search is no table of ours
        beside = {
            "include_object": lambda _, name, *__: (
                not str(name).startswith(("search_index", "words", "ix_search_rows_w"))
            )
        }
        assert compare_metadata(MigrationContext.configure(connection, opts=beside), metadata) == []


def test_the_version_is_that_of_the_last_migration() -> None:
    import pledgebook.store.migrations as package

    last = max(p.stem for p in (Path(package.__path__[0]) / "versions").glob("v*.py"))
    assert last.startswith(f"v{HEAD}_")
