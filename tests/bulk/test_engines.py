"""Large works: the same claims whoever reads them, nothing lost when a worker is killed, nothing read twice."""

import gzip
import hashlib
import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cli.test_commands import SRC, run
from pledgebook import pipeline
from pledgebook.bulk import read_many
from pledgebook.bulk.engines import Engine, work
from pledgebook.bulk.parts import BulkError, parts
from pledgebook.bulk.tables import SCHEMAS, Written, read_tables
from pledgebook.model.issue import Issue
from pledgebook.pipeline import Extraction
from pledgebook.sources import Origin
from pledgebook.store import open_ledger
from pledgebook.views import check, contributions, documents
from sources.making import html, warc

RAY = importlib.util.find_spec("ray") is not None
TEXT = "France will provide €{0} million to Chad for food. President Macron met President Déby on 3 May 2024.\n"


def sources(folder: Path) -> list[str]:
    """A folder of texts with a bad one among them, a web archive, JSON lines with a bad line, a table."""
    texts = folder / "texts"
    texts.mkdir(parents=True)
    for n in range(40):
        (texts / f"{n:03}.txt").write_text(TEXT.format(n + 1), encoding="utf-8")
    (texts / "bad.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "news.warc.gz").write_bytes(
        warc((f"https://news.example/{n}", html(TEXT.format(n + 100))) for n in range(30))
    )
    rows = [json.dumps({"text": TEXT.format(n + 200), "url": f"https://l.example/{n}"}) for n in range(20)]
    (folder / "lines.jsonl.gz").write_bytes(gzip.compress("\n".join([*rows, '{"text": broken']).encode()))
    table = pa.table({"Text": [TEXT.format(n + 300) for n in range(20)] + [None], "title": ["A"] * 21})
    pq.write_table(table, folder / "table.parquet")
    return [str(texts), *(str(folder / name) for name in ("news.warc.gz", "lines.jsonl.gz", "table.parquet"))]


def done(files: list[str], out: Path, **how: object) -> Written:
    return sum((written for _, _, written in work(files, out, **how)), Written())  # type: ignore[arg-type]


def hashes(out: Path) -> dict[str, str]:
    return {
        str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.rglob("part-*.parquet"))
    }


def test_what_is_kept_is_what_is_read_and_bad_records_are_set_aside_with_their_reason(tmp_path: Path) -> None:
    files = sources(tmp_path / "in")
    total = done(files, tmp_path / "out")
    read = list(read_many(files))
    extractions = [one for one in read if isinstance(one, Extraction)]
    assert total == Written(110, sum(len(e.claims) for e in extractions), 3)
    assert total.claims >= 110
    back = list(read_tables(str(tmp_path / "out")))
    key = lambda e: e.document.source  # noqa: E731
    assert sorted((e for e in back if isinstance(e, Extraction)), key=key) == sorted(extractions, key=key)
    bad = pq.read_table(tmp_path / "out/issues").to_pylist()
    assert sorted(Path(r["source"]).name for r in bad if r["severity"] == "error") == [
        "bad.txt",
        "lines.jsonl.gz#21",
        "table.parquet#21",
    ]
    assert all(row["message"] for row in bad)
    assert {i.source for i in back if isinstance(i, Issue)} == {row["source"] for row in bad if not row["document_id"]}


def test_other_programs_read_the_tables(tmp_path: Path) -> None:
    import duckdb
    import pandas

    done(sources(tmp_path / "in"), tmp_path / "out")
    (count,) = duckdb.execute(
        f"SELECT count(*) FROM '{tmp_path}/out/claims/*.parquet' c JOIN '{tmp_path}/out/documents/*.parquet' d"  # noqa: S608
        " ON c.document_id = d.id WHERE substr(d.text, c.span_start + 1, c.span_end - c.span_start) = c.quote"
    ).fetchall()[0]
    frame = pandas.read_parquet(tmp_path / "out/claims")
    assert count == len(frame)
    money = frame[frame.amount.notna()]
    assert sum(money.amount) == sum(
        n * 1_000_000 for n in [*range(1, 41), *range(100, 130), *range(200, 220), *range(300, 320)]
    )
    assert set(money.currency) == {"EUR"}


def test_a_ledger_takes_such_a_folder_as_it_takes_the_sources(tmp_path: Path) -> None:
    files = sources(tmp_path / "in")
    done(files, tmp_path / "out")
    with open_ledger(tmp_path / "a.db", create=True) as one, open_ledger(tmp_path / "b.db", create=True) as other:
        pipeline.keep(one, read_many(files))
        pipeline.keep(other, read_tables(str(tmp_path / "out")))
        assert contributions(one) == contributions(other)
        assert len(documents(one)) == len(documents(other)) == 110
        assert list(check(other)) == []
    added = run("add", str(tmp_path / "out"), "-l", str(tmp_path / "c.db"))
    assert "110 documents added" in added.stderr
    assert added.returncode == 1  # three could not be read
    assert "table.parquet#21" in added.stderr


def test_finished_parts_are_not_read_again(tmp_path: Path) -> None:
    files = sources(tmp_path / "in")
    done(files, tmp_path / "out")
    before = hashes(tmp_path / "out")
    gone = sorted((tmp_path / "out/claims").glob("part-*"))[1]
    gone.unlink()  # a part that was being put in place when the machine stopped
    times = {p: p.stat().st_mtime_ns for p in (tmp_path / "out/claims").glob("part-*")}
    again = list(work(files, tmp_path / "out"))
    assert [(number, of) for number, of, _ in again] == [(4, 4)]
    assert hashes(tmp_path / "out") == before
    assert all(path.stat().st_mtime_ns == time_ for path, time_ in times.items())
    assert list(work(files, tmp_path / "out")) == []


def test_a_folder_of_another_work_is_left_alone(tmp_path: Path) -> None:
    files = sources(tmp_path / "in")
    done(files, tmp_path / "out")
    with pytest.raises(BulkError, match="other options"):
        done(files, tmp_path / "out", origin=Origin(published="2024-05-03"))
    with pytest.raises(BulkError, match="other or changed sources"):
        done(files[1:], tmp_path / "out")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("Dear reader", encoding="utf-8")
    with pytest.raises(BulkError, match="is not empty"):
        done(files, tmp_path / "mine")
    with pytest.raises(BulkError, match="is no file"):
        done(["https://a.example/"], tmp_path / "new")
    pq_file = next((tmp_path / "out/claims").glob("part-*"))
    pq_file.write_bytes(pq_file.read_bytes()[:200])
    with pytest.raises(BulkError, match="is damaged"):
        list(read_tables(str(tmp_path / "out")))


def test_parts_are_the_same_on_every_machine_and_archives_stand_alone(tmp_path: Path) -> None:
    files = sources(tmp_path / "in")
    assert [len(part.files) for part in parts(files)] == [1, 1, 1, 41]
    assert parts(files) == parts(files)
    assert len({part.name for part in parts(files)}) == 4


@pytest.mark.slow
def test_processes_and_ray_keep_the_same_bytes(tmp_path: Path) -> None:
    files = sources(tmp_path / "in")
    done(files, tmp_path / "one")
    done(files, tmp_path / "two", workers=2)
    assert hashes(tmp_path / "two") == hashes(tmp_path / "one")
    if not RAY:
        pytest.skip("Ray is not installed")
    done(files, tmp_path / "ray", workers=2, engine=Engine.RAY)
    assert hashes(tmp_path / "ray") == hashes(tmp_path / "one")


def _kill_a_worker(words: list[str], of: str, wait_for: Path) -> subprocess.CompletedProcess[str]:
    """Run, kill one of the processes that read once the first part is there, and wait for the end."""
    process = subprocess.Popen(
        words, env=os.environ | {"PYTHONPATH": str(SRC)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    killed = False
    end = time.monotonic() + 150
    while process.poll() is None and time.monotonic() < end:
        if not killed and list(wait_for.glob("part-*.parquet")):
            for child in _descendants(process.pid):
                if of in Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"):
                    os.kill(child, signal.SIGKILL)
                    killed = True
                    break
        time.sleep(0.02)
    out, err = process.communicate(timeout=30)
    assert killed, "a worker was killed while there was work"
    return subprocess.CompletedProcess(words, process.returncode, out, err)


def _descendants(of: int) -> list[int]:
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
    found, new = set[int](), {of}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - found
        found |= new
    return sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["local", "ray"])
def test_killing_a_worker_loses_nothing(tmp_path: Path, engine: str) -> None:
    if engine == "ray" and not RAY:
        pytest.skip("Ray is not installed")
    if not Path("/proc").exists():
        pytest.skip("needs /proc to find the workers")
    folder = tmp_path / "in"
    folder.mkdir()
    for part in range(8):
        pages = ((f"https://news.example/{part}/{n}", html(TEXT.format(n + 1) * 10)) for n in range(30))
        (folder / f"{part}.warc.gz").write_bytes(warc(pages))
    done([str(folder)], tmp_path / "whole")
    words = [sys.executable, "-m", "pledgebook", "extract", str(folder), "--parquet", str(tmp_path / "out")]
    words += ["--workers", "2", "--engine", engine]
    of = "spawn_main" if engine == "local" else "ray::Map"
    ended = _kill_a_worker(words, of, tmp_path / "out/claims")
    assert ended.returncode == 0, ended.stderr
    assert hashes(tmp_path / "out") == hashes(tmp_path / "whole")


def test_without_ray_one_line_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BulkError, match=r"pledgebook\[ray\]"):
        done(sources(tmp_path / "in"), tmp_path / "out", engine=Engine.RAY)


def test_an_engine_without_a_folder_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done_ = run("extract", str(tmp_path / "a.txt"), "--engine", "ray")
    assert done_.returncode == 2
    assert "--parquet" in done_.stderr


def test_each_column_is_documented() -> None:
    text = (Path(__file__).parents[2] / "docs/bulk.md").read_text(encoding="utf-8")
    told = {
        f"{section.splitlines()[0].strip('` ')}.{line.split('`')[1]}"
        for section in text.split("\n### ")[1:]
        for line in section.splitlines()
        if line.startswith("| `")
    }
    assert told == {f"{table}.{column.name}" for table, schema in SCHEMAS.items() for column in schema}
