"""Read a hostile or broken file in a process of its own: bounded time, bounded memory, a crash costs one document."""

import json
import subprocess
import sys
from typing import Any

from pledgebook.sources.raw import UnreadableError

SECONDS = 60
"""What one document may take; a report of 500 pages takes some ten."""
MEMORY = 2 * 2**30
"""Bytes of address space that one document may take."""

_CODE = """
import json, resource, sys
sys.path[:] = json.loads(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[4]),) * 2)
from importlib import import_module
try:
    answer = import_module(sys.argv[2]).answer(sys.stdin.buffer.read())
except MemoryError:
    answer = {"problem": "needs too much memory"}
sys.stdout.write(json.dumps(answer))
"""


def answer(module: str, data: bytes, seconds: float = SECONDS, memory: int = MEMORY) -> dict[str, Any]:
    """What ``module.answer(data)`` returns, asked of another process; raises `UnreadableError`.

    The answer is JSON; one that holds a ``problem`` is raised. Nothing but ``data`` goes to the process.
    """
    limits = [str(memory), str(int(seconds) + 1)]
    command = [sys.executable, "-X", "utf8", "-c", _CODE, json.dumps([p for p in sys.path if p]), module, *limits]
    try:
        # the command is ours, the data goes in by its standard input
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise UnreadableError(f"took longer than {seconds:g} seconds to read; given up") from None
    except OSError as error:
        raise UnreadableError(f"could not be read in a process of its own: {error.strerror or error}") from None
    if done.returncode != 0:
        raise UnreadableError(_died(done.returncode, done.stderr))
    found: dict[str, Any] = json.loads(done.stdout)
    if problem := found.get("problem"):
        raise UnreadableError(str(problem))
    return found


def _died(code: int, said: bytes) -> str:
    if b"MemoryError" in said or b"bad_alloc" in said:
        return "needs too much memory to read; given up"
    last = said.decode("utf-8", "replace").strip().rpartition("\n")[2][:200]
    return f"cannot be read: its reader died ({last or f'signal {-code}'})"
