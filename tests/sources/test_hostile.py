"""Files made to do harm: bounded time, bounded memory, one clear line each, and what stands beside them is read."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pledgebook.sources import guarded
from pledgebook.sources.raw import UnreadableError
from sources.making import BODY, documents, messages, pdf, warc, zeros, zipped

_ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 10))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "ha">' + _ENTITIES + b"]><d>&e9;</d>"
MEMORY = 400_000  # kilobytes, of which Python and what it imports are 100,000


def peak(file: Path) -> tuple[int, list[str]]:
    """Kilobytes at most in this and its child's process, and what was said or read, of a file in a fresh process."""
    code = (
        "import json,resource,sys; from sources.making import found;"
        "said=[getattr(one, 'message', None) or one.text for one in found(sys.argv[1])];"
        "used=max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN));"
        "print(json.dumps([used, said]))"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    # twice removed: what a process had before it became another program counts as that one's
    outer = "import subprocess,sys; sys.exit(subprocess.run([sys.executable, '-c', *sys.argv[1:]]).returncode)"
    command = [sys.executable, "-c", outer, code, str(file)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=100)
    used, said = json.loads(done.stdout)
    return used, said


BOMBS: dict[str, Callable[[], bytes]] = {
    "a zip bomb in DOCX": lambda: zipped("word/document.xml", b"0" * 300_000_000),
    "an XML bomb in DOCX": lambda: zipped("word/document.xml", LAUGHS),
    "a gzip bomb": lambda: zeros(300),
    "a gzip bomb in a gzip bomb": lambda: gzip.compress(zeros(300)),
    "a web archive with a bomb": lambda: warc([("https://a.example/x", b"0" * 200_000_000)]),
    "JSON lines in gzip with one vast line": lambda: gzip.compress(b'{"text": "' + b"0" * 200_000_000 + b'"}\n', 1),
}


@pytest.mark.parametrize("what", BOMBS)
@pytest.mark.slow
def test_bombs_are_one_line_in_little_memory(tmp_path: Path, what: str) -> None:
    (tmp_path / "bomb").write_bytes(BOMBS[what]())
    used, said = peak(tmp_path / "bomb")
    assert len(said) == 1
    assert used < MEMORY


def test_a_pdf_that_claims_a_thousand_million_pages_has_those_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf().replace(b"/Count 1>>", b"/Count 1000000000>>"))
    assert len(documents(tmp_path / "a.pdf")) + len(messages(tmp_path / "a.pdf")) == 1


@pytest.mark.slow
def test_a_pdf_with_a_million_objects_is_read_for_its_page(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(objects=1_000_000))
    used, said = peak(tmp_path / "a.pdf")
    assert said == ["Norway sends radars to Chad.\n"]
    assert used < MEMORY


@pytest.mark.slow
def test_a_line_of_two_gigabytes_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    row = json.dumps({"text": BODY}).encode()
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.write(row + b'\n{"text": "')
        file.truncate(2 * 2**30)  # a hole reads as zeros and takes no disk
        file.seek(0, 2)
        file.write(b'"}\n' + row + b"\n")
    used, said = peak(tmp_path / "a.jsonl")
    assert said == [BODY, "is longer than 16 MiB", BODY]
    assert used < MEMORY


def test_a_reader_that_takes_too_long_too_much_or_dies_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hostile_reader.py").write_text(
        "import os, time\n"
        "def answer(data):\n"
        "    if data == b'slow': time.sleep(60)\n"
        "    if data == b'large': return {'text': len('x' * 4_000_000_000)}\n"
        "    if data == b'dead': os.kill(os.getpid(), 11)\n"
        "    if data == b'wrong': raise KeyError('no')\n"
        "    return {'problem': 'is strange'} if data else {'text': ''}\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    assert guarded.answer("hostile_reader", b"") == {"text": ""}
    for data, words in {
        b"slow": "longer than 1 seconds",
        b"large": "memory",
        b"dead": "died",
        b"wrong": "died",
        b"?": "strange",
    }.items():
        with pytest.raises(UnreadableError, match=words):
            guarded.answer("hostile_reader", data, seconds=1 if data == b"slow" else 20)


def test_text_that_declares_entities_is_text_and_nothing_is_expanded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(LAUGHS)
    assert messages(tmp_path / "a.txt") == []
    assert len(documents(tmp_path / "a.txt")[0].text) == len(LAUGHS)
