"""A process that is killed while it adds or rules loses what it had not kept, and nothing else."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from factories import given, told
from pledgebook import pipeline
from pledgebook.store import open_ledger
from pledgebook.views import check, decisions, document, documents

# imports all once; then, for each round that it is told, a process of its own opens the ledger and works until killed
_SERVER = """
import os, sys, tempfile
from factories import asked, given, held, met, told
from pledgebook import pipeline
from pledgebook.store import open_ledger
where, work = sys.argv[1:]
exec(compile(work, "work", "exec"))
open_ledger(where).close()
with tempfile.TemporaryDirectory() as folder, open_ledger(folder + "/warm.db", create=True) as scratch:
    pipeline.keep(scratch, [told(given(), asked(), held(), met())])
print("ready", flush=True)
for line in sys.stdin:
    child = os.fork()
    if not child:
        with open_ledger(where) as ledger:
            prepare(ledger, int(line))
            print(f"open {os.getpid()}", flush=True)
            run(ledger, int(line))
        os._exit(3)
    _, status = os.waitpid(child, 0)
    print(f"\\ngone {os.waitstatus_to_exitcode(status)}", flush=True)
"""

# adds and rules in turn, and says what it has done as soon as it is done: what was said must be there afterwards.
# Each four rounds tell of a time of their own: what is touched stays as small in the last round as in the first
_WORK = """
from pledgebook.model.decision import Verdict
from pledgebook.views import rule
pipeline._FIRST = 3
VERDICTS = (Verdict.MERGE, Verdict.SPLIT, Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
def prepare(ledger, round_):
    pass
def run(ledger, round_):
    day = f"{1800 + round_ // 4}-10-16"
    for i in range(100_000):
        batch = [
            told(
                given(f"USA>UKR {j % 50 + 1}m", date=day), given(f"JPN>UKR {j}m", part_of="0", date=day),
                name=f"n{round_}-{j}",
            )
            for j in range(3 * i, 3 * i + 3)
        ]
        pipeline.keep(ledger, batch)
        for one in batch:
            print(one.document.id, flush=True)
        verdict = VERDICTS[i % len(VERDICTS)]
        subjects = tuple(one.claims[0].id for one in batch)
        slot = ("stage", '"delivered"') if verdict is Verdict.CORRECT else None
        made = rule(ledger, "Ann", verdict, subjects[:1] if slot else subjects, slot=slot)
        print(made.id, flush=True)
        if i % 3 == 2:
            print(rule(ledger, "Ann", Verdict.UNDO, (made.id,)).id, flush=True)
"""

# reads six documents again and again, each time as another extractor would: one that finds n, n + 1, n + 2, ... million
_AGAIN = """
from dataclasses import replace
pipeline._FIRST = 3
def version(name, n):
    one = told(given(f"USA>UKR {n}m"), given(f"JPN>UKR {n}m", part_of="0"), name=name)
    ids = {c.id: f"{c.id}-{n}" for c in one.claims}
    part = replace(one.claims[1].content, part_of=ids[one.claims[0].id])
    contents = one.claims[0].content, part
    return replace(one, claims=tuple(replace(c, id=ids[c.id], content=x) for c, x in zip(one.claims, contents)))
def prepare(ledger, round_):
    pipeline.keep(ledger, [version(f"n{i}", 1) for i in range(6)])
def run(ledger, round_):
    first = round_ * 1000 + 1
    for n in range(first + 1, first + 1000):
        pipeline.reread(ledger, [version(f"n{i}", n) for i in range(6)])
        print(n, flush=True)
"""


class _Workers:
    """Processes that work on a ledger, one after the other, each killed after a while."""

    def __init__(self, where: str, work: str) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])}
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER, where, work],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._said() == "ready"

    def _said(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline().rstrip("\n")

    def killed(self, round_: int, seconds: float) -> set[str]:
        """What was done before the kill: the ids of documents and decisions, or the numbers of readings."""
        assert self._server.stdin is not None
        self._server.stdin.write(f"{round_}\n")
        self._server.stdin.flush()
        word, _, process = self._said().partition(" ")
        assert word == "open"
        time.sleep(seconds)
        os.kill(int(process), signal.SIGKILL)
        done = set()
        while not (line := self._said()).startswith("gone "):
            done.add(line)
        assert line == f"gone {-signal.SIGKILL}", "it ended by itself"
        return done - {""}

    def __enter__(self) -> "_Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._server.communicate()


def _rounds(where: str, count: int) -> None:
    open_ledger(where, create=True).close()
    r = random.Random(count)  # noqa: S311
    held: set[str] = set()
    with _Workers(where, _WORK) as workers:
        for round_ in range(count):
            held |= workers.killed(round_, r.uniform(0, 1.2))
            with open_ledger(where, wait=10) as ledger:
                assert list(check(ledger)) == []
                kept = documents(ledger)
                now = {d.id for d in kept} | {d.decision.id for d in decisions(ledger)}
                assert held <= now
                assert all(d.claims == 2 for d in kept)
                held = now
    assert held


@pytest.mark.slow
def test_a_killed_reading_again_leaves_each_document_as_one_of_the_two_readings(where: str) -> None:
    count = int(os.environ.get("PLEDGEBOOK_TEST_KILLS", "6"))
    open_ledger(where, create=True).close()
    r = random.Random(count)  # noqa: S311
    latest, found = 0, [{0}]
    with _Workers(where, _AGAIN) as workers:
        for round_ in range(count):
            done = workers.killed(round_, r.uniform(0, 2))
            latest = max([latest, *map(int, done)])
            with open_ledger(where, wait=10) as ledger:
                assert list(check(ledger)) == []
                told_ = [document(ledger, d.id).claims for d in documents(ledger)]
            found = [{int(claim.id.rpartition("-")[2]) for claim in claims} for claims in told_]
            assert all(len(claims) == 2 for claims in told_)
            assert all(len(numbers) == 1 for numbers in found)
            assert min(number for (number,) in found) >= latest
    assert max(number for (number,) in found) > 1


@pytest.mark.slow
def test_a_killed_run_leaves_a_whole_ledger(where: str) -> None:
    """Adding and ruling, killed at random moments; PLEDGEBOOK_TEST_KILLS says how many times (200 before a release)."""
    _rounds(where, int(os.environ.get("PLEDGEBOOK_TEST_KILLS", "6")))


def test_an_interrupted_run_keeps_its_batches_and_says_so(where: str) -> None:
    def found() -> Iterator[pipeline.Extraction]:
        yield told(given())
        raise KeyboardInterrupt

    with open_ledger(where, create=True) as ledger:
        with pytest.raises(KeyboardInterrupt):
            pipeline.keep(ledger, found())
        assert list(check(ledger)) == []
        with ledger.reading() as connection:
            (status,) = connection.exec_driver_sql("SELECT status FROM runs").scalars()
        assert status == "stopped"
