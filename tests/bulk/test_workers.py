"""Reading on several processes gives what reading on one gives, and a dead worker costs one document."""

from pathlib import Path

import pytest

from pledgebook.bulk import read_many
from pledgebook.model.issue import Issue

TEXT = "France will provide €20 million to Chad for food. President Macron met President Déby on 3 May 2024.\n"


def write(folder: Path, count: int) -> list[str]:
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(f"{TEXT}Text number {n}.\n", encoding="utf-8")
    return sorted(str(p) for p in folder.iterdir())


@pytest.mark.slow
def test_the_outcome_is_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    files = [*write(tmp_path, 60), str(tmp_path / "missing.txt")]
    alone, together = list(read_many(files)), list(read_many(files, workers=3))
    assert together == alone
    assert isinstance(alone[-1], Issue)
