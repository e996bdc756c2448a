"""The bytes that documents were read from are there, whole, and found missing where they are not."""

import hashlib
from pathlib import Path

import pytest

from pledgebook import pipeline
from pledgebook.bulk import read_many
from pledgebook.store import Kept, open_ledger
from pledgebook.views import check

TEXT = "France will provide €20 million to Chad for food.\n"


def added(folder: Path, keep: bool = True) -> Path:
    (folder / "in").mkdir()
    for n in range(3):
        (folder / "in" / f"{n}.txt").write_text(f"{TEXT}Text {n}.\n", encoding="utf-8")
    with open_ledger(folder / "l.db", create=True) as ledger:
        files = sorted(map(str, (folder / "in").iterdir()))
        pipeline.keep(ledger, read_many(files, keeper=ledger.kept if keep else None))
    return folder / "l.db"


def problems(where: Path) -> list[str]:
    with open_ledger(where, read_only=True) as ledger:
        return [issue.code for issue in check(ledger)]


def test_bytes_are_kept_under_their_hash_beside_the_ledger(tmp_path: Path) -> None:
    added(tmp_path)
    kept = {p.name: p.read_bytes() for p in (tmp_path / "l.kept").rglob("*") if p.is_file()}
    assert set(kept.values()) == {p.read_bytes() for p in (tmp_path / "in").iterdir()}
    assert all(hashlib.sha256(data).hexdigest() == name for name, data in kept.items())
    assert problems(tmp_path / "l.db") == []


def test_check_finds_what_is_missing_and_what_was_altered(tmp_path: Path) -> None:
    where = added(tmp_path)
    first, second, _ = sorted(p for p in (tmp_path / "l.kept").rglob("*") if p.is_file())
    first.unlink()
    second.chmod(0o644)
    second.write_bytes(b"x")
    assert sorted(problems(where)) == ["bytes-altered", "bytes-missing"]
    (tmp_path / "l.kept").rename(tmp_path / "elsewhere")
    assert problems(where) == ["bytes-missing"]  # the folder, once


def test_nothing_is_kept_where_that_is_not_wanted(tmp_path: Path) -> None:
    where = added(tmp_path, keep=False)
    assert not (tmp_path / "l.kept").exists()
    assert problems(where) == []


def test_the_same_bytes_are_kept_once_and_a_full_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(str(tmp_path / "k"))
    assert kept.get(kept.put(b"one")) == b"one"
    before = kept.path(kept.put(b"one")).stat().st_mtime_ns
    kept.put(b"one")
    assert kept.path(kept.put(b"one")).stat().st_mtime_ns == before

    def full(self: Path, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        kept.put(b"two")
    assert [p.read_bytes() for p in (tmp_path / "k").rglob("*") if p.is_file()] == [b"one"]


def test_several_processes_keep_at_once(tmp_path: Path) -> None:
    for n in range(60):
        (tmp_path / f"{n}.txt").write_text(f"{TEXT}{n % 7}", encoding="utf-8")
    files = sorted(str(p) for p in tmp_path.iterdir())
    kept = Kept(str(tmp_path / "k"))
    raws = {
        outcome.document.raw for outcome in read_many(files, workers=2, keeper=kept) if hasattr(outcome, "document")
    }
    assert len(raws) == len([p for p in (tmp_path / "k").rglob("*") if p.is_file()]) == 7
