"""Files of other trackers to reference data: recognised by what is in them, never mixed into the records."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from pledgebook.exchange.place import ExchangeError
from pledgebook.model.reference_data import ReferenceFile, ReferenceRow
from pledgebook.store import Ledger, keep_reference

_LARGEST = 512 << 20  # bytes; the largest file of these trackers seen is some 12 MB


def _kiel(path: Path) -> list[ReferenceRow]:
    from pledgebook.exchange.kiel.reading import read  # noqa: PLC0415

    return read(path)


def _iati(path: Path) -> list[ReferenceRow]:
    from pledgebook.exchange.iati.reading import read  # noqa: PLC0415

    return read(path)


def _fts(path: Path) -> list[ReferenceRow]:
    from pledgebook.exchange.fts.reading import read  # noqa: PLC0415

    return read(path)


READERS: dict[str, Callable[[Path], list[ReferenceRow]]] = {"kiel": _kiel, "iati": _iati, "fts": _fts}
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
