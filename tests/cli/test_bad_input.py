"""Bad input: one clear line each, the rest goes on, nothing is lost, exit codes as documented."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli.test_commands import DEMO, SRC, TEXT, run


def bad_folder(folder: Path) -> Path:
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "front.md").write_text(f"---\ntitle: [unclosed\ndate: 2024-05-03\n---\n{TEXT}", encoding="utf-8")
    (folder / "year0.md").write_text(f"---\ntitle: A\ndate: 0000-00-00\n---\n{TEXT}", encoding="utf-8")
    (folder / "lying.txt").write_bytes(b"\xef\xbb\xbf" + "Côte d’Ivoire got €5 million from France.".encode("cp1252"))
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    return folder


def test_each_bad_file_is_one_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = run("add", str(bad_folder(tmp_path / "in")), "-l", str(tmp_path / "l.db"))
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    for name in ("empty.txt", "binary.txt", "dangling.txt"):
        assert len([line for line in lines if f"{name}: " in line]) == 1, name
    assert lines[-1].startswith("pledgebook: 3 sources failed")
    assert "Traceback" not in done.stderr
    kept = run("documents", "-l", str(tmp_path / "l.db"), "-f", "csv").stdout
    assert all(name in kept for name in ("good.txt", "front.md", "year0.md", "lying.txt"))
    assert run("check", "-l", str(tmp_path / "l.db")).returncode == 0


@pytest.mark.slow
def test_a_text_of_two_hundred_megabytes_is_refused_in_little_memory(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        for _ in range(200):
            file.write(TEXT.encode() * (1_048_576 // len(TEXT)))
    code = (
        "import resource,subprocess,sys; p=subprocess.run(sys.argv[1:], capture_output=True, text=True);"
        "print(p.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.stderr.write(p.stderr)"
    )
    words = [sys.executable, "-m", "pledgebook", "extract", str(big), "--out", str(tmp_path / "out")]
    environment = os.environ | {"PYTHONPATH": str(SRC)}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=environment, capture_output=True, text=True, check=True
    )
    returned, kilobytes = map(int, done.stdout.split())
    assert returned == 1
    assert "big.txt" in done.stderr
    assert kilobytes < 300_000


def test_a_file_that_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    for name, content in (("text.db", b"not a ledger at all, but a text"), ("notes.md", TEXT.encode())):
        (tmp_path / name).write_bytes(content)
        done = run("add", str(DEMO), "-l", str(tmp_path / name))
        assert (done.returncode, (tmp_path / name).read_bytes()) == (1, content)
        assert len(done.stderr.splitlines()) == 1
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    done = run("contributions", "-l", str(other))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_ledger_is_one_line(tmp_path: Path) -> None:
    done = run("totals", "-l", str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "none.db").exists()


@pytest.mark.slow
def test_a_ledger_that_another_process_is_writing_is_one_line_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    assert run("add", str(DEMO), "-l", str(path)).returncode == 0
    (tmp_path / "new.txt").write_text(TEXT, encoding="utf-8")
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        done = run("add", str(tmp_path / "new.txt"), "-l", str(path))
        assert run("contributions", "-l", str(path), "-f", "csv").returncode == 0  # a reader is not held up
    finally:
        writer.execute("ROLLBACK")
        writer.close()
    assert done.returncode == 1
    assert "another process" in done.stderr
    assert run("add", str(tmp_path / "new.txt"), "-l", str(path)).returncode == 0


@pytest.mark.slow
def test_a_killed_add_leaves_a_whole_ledger_that_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(900):
        (folder / f"{n:04}.txt").write_text(f"{TEXT}Statement number {n}.\n", encoding="utf-8")
    path = tmp_path / "l.db"
    words = [sys.executable, "-m", "pledgebook", "add", str(folder), "-l", str(path), "--workers", "1"]
    for wait in (0.8, 1.3, 1.8):
        process = subprocess.Popen(words, env=os.environ | {"PYTHONPATH": str(SRC)}, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        checked = run("check", "-l", str(path))
        # killed while the file was being made, it is no ledger yet; afterwards it is a whole one
        assert checked.returncode == 0 or "is not a ledger" in checked.stderr or "there is no ledger" in checked.stderr
    assert run("add", str(folder), "-l", str(path)).returncode == 0
    assert run("check", "-l", str(path)).returncode == 0
    assert len(run("documents", "-l", str(path), "-f", "csv").stdout.splitlines()) == 901


@pytest.mark.parametrize(("to", "says"), [("| true", ""), ("> /dev/full", "No space left on device")])
def test_a_reader_that_goes_away_or_has_no_room_leaves_no_trace(to: str, says: str, tmp_path: Path) -> None:
    assert run("add", str(DEMO), "-l", str(tmp_path / "l.db")).returncode == 0
    line = f"set -o pipefail; {sys.executable} -m pledgebook documents -l {tmp_path / 'l.db'} {to}"
    environment = os.environ | {"PYTHONPATH": str(SRC)}
    done = subprocess.run(["bash", "-c", line], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (f"pledgebook: {says}\n" if says else "")


def test_accounts_are_listed_without_making_a_ledger(tmp_path: Path) -> None:
    done = run("user", "list", "-l", str(tmp_path / "none.db"))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "none.db").exists()


def test_a_text_in_which_nothing_is_told_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The weather was fine.", encoding="utf-8")
    done = run("extract", str(tmp_path / "a.txt"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "nothing was found\n")
    missing = run("extract", str(tmp_path / "b.txt"))
    assert (missing.returncode, missing.stderr.count("\n")) == (1, 2)
