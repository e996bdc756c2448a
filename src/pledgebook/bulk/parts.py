"""The parts that a large work is divided into: the same on every machine, each read as a whole and kept as a whole."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from pledgebook import __version__
from pledgebook.sources import Origin, find, holds_many, is_address

FILES = 200
"""Single files in a part; an archive is a part of its own."""
PLAN = "plan.json"
_KIND = "pledgebook bulk 1"


class BulkError(ValueError):
    """A large work that cannot be done as asked; the message is one line."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some files that are read one after the other; ``name`` comes from their names and sizes."""

    name: str
    files: tuple[str, ...]


def parts(sources: Iterable[str]) -> list[Part]:
    """The parts of ``sources`` in order; raises `BulkError` where a source cannot be divided."""
    divided: list[Part] = []
    few: list[str] = []
    for file in find(sources):
        if file == "-" or is_address(file):
            raise BulkError(f"{file}: is no file; large works are read from files, archives and folders")
        if holds_many(file):
            divided.append(_part([file]))
            continue
        few.append(file)
        if len(few) == FILES:
            divided.append(_part(few))
            few = []
    if few:
        divided.append(_part(few))
    return list({part.name: part for part in divided}.values())


def _part(files: list[str]) -> Part:
    said = hashlib.blake2b(digest_size=10)
    for file in files:
        path = Path(file)
        said.update(f"{file}\0{path.stat().st_size if path.is_file() else -1}\0".encode("utf-8", "surrogateescape"))
    return Part(said.hexdigest(), tuple(files))


def begin(out: Path, origin: Origin, divided: list[Part]) -> None:
    """Make the folder, or see that it holds a part of this same work; raises `BulkError` where it holds another."""
    plan = {"kind": _KIND, "version": __version__, "origin": asdict(origin)}
    path = out / PLAN
    if path.exists():
        if json.loads(path.read_text(encoding="utf-8")) != plan:
            raise BulkError(f"{out}: was begun by another version or with other options; name another folder")
        strange = {p.stem.removeprefix("part-") for p in (out / "claims").glob("part-*.parquet")}
        strange -= {part.name for part in divided}
        if strange:
            raise BulkError(f"{out}: holds {len(strange)} parts of other or changed sources; name another folder")
        return
    if out.exists() and any(out.iterdir()):
        raise BulkError(f"{out}: is not empty; name a folder that is new, or that this work was begun in")
    out.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8")


def is_bulk(folder: str) -> bool:
    """Whether a folder is one that a large work was kept in."""
    path = Path(folder) / PLAN
    try:
        return bool(json.loads(path.read_text(encoding="utf-8")).get("kind") == _KIND)
    except (OSError, ValueError, AttributeError):
        return False
