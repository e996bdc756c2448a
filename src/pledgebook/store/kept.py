"""The bytes that documents were read from, in a folder beside the ledger, each under its hash."""

import hashlib
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class State(Enum):
    """How kept bytes are found again."""

    WHOLE = "whole"
    MISSING = "missing"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of bytes, named by their SHA-256 in hexadecimal digits: ``ab/abcdef...``.

    Bytes that are there are not written again, and what is written is whole or not there; several
    processes may keep at once. Bytes that no document refers to (of a run that was stopped) do no harm.
    """

    folder: str

    def put(self, data: bytes) -> str:
        """Keep ``data`` and return its hash; raises `OSError`."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(scratch).chmod(0o444)
            Path(scratch).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(scratch).unlink()
            raise
        return digest

    def get(self, digest: str) -> bytes:
        """The bytes of this hash; raises `OSError`."""
        return self.path(digest).read_bytes()

    def state(self, digest: str) -> State:
        """Whether the bytes of this hash are there and are those."""
        try:
            with self.path(digest).open("rb") as file:
                return State.WHOLE if hashlib.file_digest(file, "sha256").hexdigest() == digest else State.ALTERED
        except OSError:
            return State.MISSING

    def path(self, digest: str) -> Path:
        """Where the bytes of this hash are."""
        return Path(self.folder) / digest[:2] / digest
