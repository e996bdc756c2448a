"""What can go wrong with a ledger, each as one line that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, OperationalError


class LedgerError(Exception):
    """A ledger could not be opened, read or written; the message is one line that names it."""


class BusyError(LedgerError):
    """Others were writing for as long as was waited: the same may do in a while."""


BUSY = "is being written by another process; try again when that is done"
_SQLITE = (
    ("file is not a database", "is not a ledger (no SQLite file)"),
    ("database is locked", BUSY),
    ("database table is locked", BUSY),
    ("readonly database", "can only be read; check the rights of the file and its folder"),
    ("database or disk is full", "cannot grow: the disk is full; nothing of this step was kept"),
    ("disk I/O error", "cannot be written: the disk failed or a limit on files was met; nothing of this step was kept"),
    ("database disk image is malformed", "is damaged; restore it from a copy"),
    ("unable to open database file", "cannot be opened; check the rights of the file and its folder"),
)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what a database may answer into `LedgerError`; a bug of ours keeps its trace."""
    try:
        yield
    except DBAPIError as error:
        raise _error(name, _line(error)) from error
    except sqlite3.DatabaseError as error:
        raise _error(name, _sqlite(str(error))) from error


def _error(name: str, line: str) -> LedgerError:
    return (BusyError if line == BUSY else LedgerError)(f"{name}: {line}")


def _line(error: DBAPIError) -> str:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        if isinstance(cause, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)):
            raise error
        return _sqlite(str(cause))
    state = getattr(cause, "sqlstate", None)
    lost = error.connection_invalidated or (state is None and isinstance(error, OperationalError))
    if lost or (state or "")[:2] in ("08", "57"):
        return f"the database cannot be reached ({_first_line(cause)})"
    if state is None:
        raise error
    if state[:2] == "53":
        return f"the database is out of room ({_first_line(cause)}); nothing of this step was kept"
    if state in ("55P03", "40001", "40P01"):
        return BUSY
    if state in ("25006", "42501"):
        return "can only be read by this user"
    if state in ("28000", "28P01", "3D000"):
        return _first_line(cause)
    raise error


def _sqlite(message: str) -> str:
    for sign, line in _SQLITE:
        if sign in message:
            return line
    return _first_line(message)


def _first_line(cause: object) -> str:
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__
