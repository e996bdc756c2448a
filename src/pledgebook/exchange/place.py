"""Where an export goes: written aside first and moved into place whole, so that nothing half-written is ever seen."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ExchangeError(Exception):
    """An export or import cannot be done; the message is one line that says why."""


@contextmanager
def making(path: Path) -> Iterator[Path]:
    """A folder to write into; its files are moved into the folder ``path`` when all are whole, else nothing is.

    Files of the same names are replaced, others are left alone. Raises `ExchangeError` where ``path`` is a file.
    """
    if path.exists() and not path.is_dir():
        raise ExchangeError(f"{path}: is a file; an export goes into a folder")
    missing = [p for p in (path, *path.parents) if not p.exists()]
    path.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".pledgebook-", dir=path))
    try:
        yield aside
        for made in sorted(aside.iterdir()):
            made.replace(path / made.name)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        for made in missing:  # the folders that only this export would have needed
            if made.is_dir() and not any(made.iterdir()):
                made.rmdir()
        raise
    aside.rmdir()
