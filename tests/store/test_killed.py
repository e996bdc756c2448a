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

# adds and rules in turn, and says what it has done as soon as it is done: what was said must be there afterwards
_WORK = """
import sys
from factories import given, told
from pledgebook import pipeline
from pledgebook.model.decision import Verdict
from pledgebook.store import open_ledger
from pledgebook.views import rule
where, round_ = sys.argv[1:]
pipeline._FIRST = 3
VERDICTS = (Verdict.MERGE, Verdict.SPLIT, Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
with open_ledger(where) as ledger:
    pipeline.keep(ledger, [told(given("USA>MDA 7m"), given("JPN>MDA 8m"), name=f"first of {round_}")])  # imports all
    print("open", flush=True)
    for i in range(100_000):
        batch = [
            told(given(f"USA>UKR {j % 50 + 1}m"), given(f"JPN>UKR {j}m", part_of="0"), name=f"n{round_}-{j}")
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
import sys
from dataclasses import replace
from factories import given, told
from pledgebook import pipeline
from pledgebook.store import open_ledger
where, round_ = sys.argv[1:]
pipeline._FIRST = 3
def version(name, n):
    one = told(given(f"USA>UKR {n}m"), given(f"JPN>UKR {n}m", part_of="0"), name=name)
    ids = {c.id: f"{c.id}-{n}" for c in one.claims}
    part = replace(one.claims[1].content, part_of=ids[one.claims[0].id])
    contents = one.claims[0].content, part
    return replace(one, claims=tuple(replace(c, id=ids[c.id], content=x) for c, x in zip(one.claims, contents)))
first = int(round_) * 1000 + 1
with open_ledger(where) as ledger:
    pipeline.keep(ledger, [version(f"n{i}", first) for i in range(6)])
    print("open", flush=True)
    for n in range(first + 1, first + 1000):
        pipeline.reread(ledger, [version(f"n{i}", n) for i in range(6)])
        print(n, flush=True)
"""


def _kill_while_working(where: str, round_: int, seconds: float, work: str = _WORK) -> set[str]:
    """What was done before the kill: the ids of documents and decisions, or the numbers of readings."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-c", work, where, str(round_)], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return {line.strip().decode() for line in process.stdout if line.endswith(b"\n")}


def _rounds(where: str, count: int) -> None:
    open_ledger(where, create=True).close()
    r = random.Random(count)  # noqa: S311
    held: set[str] = set()
    for round_ in range(count):
        held |= _kill_while_working(where, round_, r.uniform(0, 1.2))
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
    for round_ in range(count):
        done = _kill_while_working(where, round_, r.uniform(0, 2), _AGAIN)
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
