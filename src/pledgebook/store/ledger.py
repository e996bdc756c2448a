"""An open ledger: where it is and how transactions are had on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from sqlalchemy import Connection, Engine

from pledgebook.store.errors import LedgerError, told
from pledgebook.store.kept import Kept
from pledgebook.store.turns import Turns

WRITE = "pledgebook_write"


class Ledger:
    """A ledger that is open until `close`; use it in a ``with`` statement.

    ``reading`` and ``writing`` give a transaction each: a steady view of the whole,
    and one that is kept whole or not at all. ``name`` is for messages, without a password;
    ``kept`` is the folder of the bytes that documents were read from, None where there is none.
    """

    def __init__(self, name: str, engine: Engine, read_only: bool, wait: float = 5.0, kept: Kept | None = None) -> None:
        self.kept = kept
        self.name = name
        self.engine = engine
        self.read_only = read_only
        self.wait = wait
        self._turns = Turns(name)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger as it is now, whatever others write meanwhile."""
        with told(self.name), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at its end and undone by any exception.

        Those of one program that write wait for each other here, each for ``wait`` seconds; then for other programs.
        """
        if self.read_only:
            raise LedgerError(f"{self.name}: was opened for reading only")
        with told(self.name), self._turns.mine(self.wait), self.engine.connect() as bare:
            connection = bare.execution_options(**{WRITE: True})
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    # one writer at a time, as in SQLite: two batches must not build records of the same claims
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, round(self.wait * 1000))}")
                    connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1346519106, hashtext(current_schema()))")
                yield connection

    def close(self) -> None:
        """Give the file or the connections back."""
        self.engine.dispose()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
