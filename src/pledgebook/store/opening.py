"""Open a ledger: an SQLite file or a PostgreSQL database, made or brought up to date where that is asked for."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from pledgebook.store.errors import LedgerError, told
from pledgebook.store.kept import Kept
from pledgebook.store.ledger import WRITE, Ledger

HEAD = "0007"
APPLICATION = 0x504C4442  # "PLDB": `file` and we tell a ledger from other SQLite files by it


def open_ledger(
    where: str | Path,
    *,
    create: bool = False,
    read_only: bool = False,
    wait: float = 5.0,
    kept: str | None = None,
) -> Ledger:
    """The ledger at a path or database address (``postgresql+psycopg://...``); raises `LedgerError`.

    ``create`` makes one where there is none. One of an older version is brought up to
    date unless it is only read. ``wait`` is how many seconds to wait for another writer.
    ``kept`` is the folder of the bytes that documents were read from, by default the one beside
    the file that is called like it ("pledgebook.kept"); a database on a server has none by default.
    """
    url = _url(where)
    lite = url.get_backend_name() == "sqlite"
    ledger = _sqlite(url, create, read_only, wait) if lite else _server(url, read_only, wait)
    if kept or lite:
        ledger.kept = Kept(kept or str(Path(url.database or "").with_suffix(".kept")))
    try:
        with told(ledger.name):
            _bring_up_to_date(ledger, create)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _url(where: str | Path) -> URL:
    text = str(where)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
        backend = url.get_backend_name()
        if backend == "postgresql":
            url.get_dialect()
    except (ArgumentError, ImportError, ValueError):
        shown = f"{text.partition('://')[0]}://..."  # the rest may hold a password
        raise LedgerError(f"{shown}: is no database address") from None
    if backend not in ("sqlite", "postgresql"):
        raise LedgerError(f"{url.render_as_string()}: a ledger is an SQLite file or a PostgreSQL database")
    if backend == "postgresql" and url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return url


def _sqlite(url: URL, create: bool, read_only: bool, wait: float) -> Ledger:
    name = url.database or ""
    path = Path(name)
    if not name or path.is_dir():
        raise LedgerError(f"{name or 'sqlite://'}: is a folder, not a ledger" if name else "sqlite://: names no file")
    if not path.exists() and not create:
        raise LedgerError(f"{name}: there is no ledger; make one with: pledgebook add SOURCE --ledger {name}")
    if create and not path.parent.is_dir():
        raise LedgerError(f"{name}: there is no folder {path.parent}")
    if path.exists():
        _look(path, name, create)
    mode = _mode(path, read_only, create)

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        if not read_only:
            connection.execute("PRAGMA journal_mode = WAL")
        return connection

    # a connection that is opened anew reads the whole schema again: a server would do that for every answer
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=-1)
    event.listen(engine, "begin", _begin)
    return Ledger(name, engine, read_only, wait)


def _begin(connection: Connection) -> None:
    # a writer takes its place at once: a transaction that begins by reading could not wait for another writer
    writes = connection.get_execution_options().get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _look(path: Path, name: str, create: bool) -> None:
    """Refuse what is no SQLite file before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise LedgerError(f"{name}: cannot be opened ({error.strerror})") from None
    if head and head != b"SQLite format 3\0":
        raise LedgerError(f"{name}: is not a ledger (no SQLite file)")
    if not head and not create:
        raise LedgerError(f"{name}: is empty, not a ledger")


def _mode(path: Path, read_only: bool, create: bool) -> str:
    if not read_only:
        return "mode=rwc" if create else "mode=rw"
    beside = path.with_name(path.name + "-wal")
    if not beside.exists() and not _writable(path.parent):
        # WAL's reader wants to make files beside the ledger; where it cannot, nobody else can be writing either
        return "mode=ro&immutable=1"
    return "mode=ro"


def _writable(folder: Path) -> bool:
    import os  # noqa: PLC0415  # only asked for a ledger that is only read

    return os.access(folder, os.W_OK)


def _server(url: URL, read_only: bool, wait: float) -> Ledger:
    shown = url.render_as_string()
    engine = create_engine(url, connect_args={"connect_timeout": 5}, pool_pre_ping=True)
    if read_only:
        engine = engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
    return Ledger(shown, engine, read_only, wait)


def _bring_up_to_date(ledger: Ledger, create: bool) -> None:
    with ledger.reading() as connection:
        version = _version(connection, ledger.name)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise LedgerError(
            f"{ledger.name}: was written by a newer Pledgebook (ledger version {version}); update this one"
        )
    if version is None and not create:
        raise LedgerError(f"{ledger.name}: is not a ledger")
    if ledger.read_only:
        raise LedgerError(f"{ledger.name}: is of an older version; open it once for writing: pledgebook check")
    with ledger.writing() as connection:
        if _version(connection, ledger.name) != HEAD:  # another process may have been faster
            migrate(connection)


def _version(connection: Connection, name: str) -> str | None:
    """The ledger's version, None for an empty database; refuses one of something else."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if tables and mark != APPLICATION:
            raise LedgerError(f"{name}: is not a ledger but another SQLite database")
    elif tables and not {"alembic_version", "claims"} <= tables:
        raise LedgerError(f"{name}: is not a ledger but another database; give the ledger a database of its own")
    if not tables:
        return None
    version: Any = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables of an open transaction to a version."""
    from alembic import command  # noqa: PLC0415  # half a second that only a new or older ledger costs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    command.upgrade(config, to)
