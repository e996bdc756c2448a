"""A process that is killed while it adds loses what it had not kept, and nothing else."""

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
from pledgebook.views import check, documents

_ADD = """
import sys
from factories import given, told
from pledgebook import pipeline
from pledgebook.store import open_ledger
pipeline._FIRST = 3
def found():
    for i in range(100_000):
        yield told(given(f"USA>UKR {i % 50 + 1}m"), given(f"JPN>UKR {i}m", part_of="0"), name=f"n{sys.argv[2]}-{i}")
with open_ledger(sys.argv[1]) as ledger:
    print("open", flush=True)
    pipeline.keep(ledger, found())
"""


def _kill_while_adding(where: str, round_: int, seconds: float) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-c", _ADD, where, str(round_)], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


def _rounds(where: str, count: int) -> None:
    open_ledger(where, create=True).close()
    r = random.Random(count)  # noqa: S311
    held: set[str] = set()
    for round_ in range(count):
        _kill_while_adding(where, round_, r.uniform(0, 1.2))
        with open_ledger(where, wait=10) as ledger:
            assert list(check(ledger)) == []
            now = {d.id for d in documents(ledger)}
            assert held <= now
            assert all(d.claims == 2 for d in documents(ledger))
            held = now
    assert held


@pytest.mark.slow
def test_a_killed_run_leaves_a_whole_ledger(where: str) -> None:
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
