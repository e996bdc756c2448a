"""Files of other trackers to reference data: recognised by what is in them, never mixed into the records."""

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pledgebook.exchange.place import ExchangeError
from pledgebook.model.reference_data import ReferenceFile, ReferenceRow
from pledgebook.store import Ledger, keep_reference

_LARGEST = 512 << 20  # bytes; the largest file of these trackers seen is some 12 MB


def _by(module: str) -> Callable[[Path], list[ReferenceRow]]:
    """The ``read`` of a module of this room, which is loaded only when its format is asked for."""

    def read(path: Path) -> list[ReferenceRow]:
        rows: list[ReferenceRow] = import_module(f"pledgebook.exchange.{module}").read(path)
        return rows

    return read


READERS: dict[str, Callable[[Path], list[ReferenceRow]]] = {
    "kiel": _by("kiel.reading"),
    "iati": _by("iati.reading"),
    "fts": _by("fts.reading"),
}
"""The formats that are read, by name."""


def read_file(format_: str, path: Path) -> ReferenceFile:
    """The rows of a file; raises `ExchangeError` where it is none of the format, and `OSError`."""
    if format_ not in READERS:
        raise ExchangeError(f"{format_!r} is no format to import; take one of {', '.join(READERS)}")
    if path.stat().st_size > _LARGEST:
        raise ExchangeError(f"{path}: is larger than {_LARGEST >> 20} MiB")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    rows = READERS[format_](path)
    if not rows:
        raise ExchangeError(f"{path}: holds no rows")
    return ReferenceFile(format_, path.name, digest, tuple(rows))


def import_file(ledger: Ledger, format_: str, path: Path) -> tuple[ReferenceFile, bool]:
    """Read a file and keep its rows beside the ledger; the flag is false where the same bytes are there already."""
    file = read_file(format_, path)
    return file, keep_reference(ledger, file)
