"""The documents that benchmarks run on: a fair, fixed choice of the corpus beside the checkout."""

import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from benchmarks.annotated import UNSEEN, annotations

T = TypeVar("T")

SHARED = Path(__file__).parents[2] / "shared"
ARCHIVE = SHARED / "corpus/white-house-2021-2026.tar.gz"


@contextmanager
def unpacked(count: int) -> Iterator[list[Path]]:
    """``count`` documents chosen evenly over the corpus, as files for as long as they are needed.

    Those annotated in `annotations/` are not among them, so that nobody reads them while changing rules.
    """
    unread = annotations(UNSEEN).keys()
    with tempfile.TemporaryDirectory() as scratch, tarfile.open(ARCHIVE) as archive:
        members = sorted(
            (m for m in archive.getmembers() if m.isfile() and Path(m.name).stem not in unread), key=lambda m: m.name
        )
        chosen = evenly(members, count)
        extract(archive, scratch, chosen)
        yield [Path(scratch) / m.name for m in chosen]


def extract(archive: tarfile.TarFile, folder: str, members: list[tarfile.TarInfo]) -> None:
    """Unpack these files; Python up to 3.11.3, which Debian 12 has, knows no filter to refuse strange ones by."""
    if hasattr(tarfile, "data_filter"):
        archive.extractall(folder, members, filter="data")
    else:
        archive.extractall(folder, members)  # noqa: S202 - the corpus of ../shared, and nobody else's archive


def evenly(things: list[T], count: int) -> list[T]:
    """``count`` of ``things`` at equal distances."""
    step = max(1, len(things) // count)
    return things[::step][:count]
