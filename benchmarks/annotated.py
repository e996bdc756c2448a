"""Documents of the corpus that were annotated by reading, kept without their texts.

`annotations/` holds those that nobody reads while rules are written, `development/` those
that are there to learn from; the README of each tells how they were chosen and made. A file
names a document by its stem and the SHA-256 of its text, and holds its claims in the
annotators' shape, with offsets in place of quotes.
"""

import hashlib
import json
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

UNSEEN = Path(__file__).parent / "annotations"
DEVELOPMENT = Path(__file__).parent / "development"


class StaleError(ValueError):
    """The archive holds no document with the text that was annotated; the message names it."""


def annotations(folder: Path) -> dict[str, dict[str, Any]]:
    """``{"stem", "sha256", "claims"}`` of each document annotated in ``folder``, by stem."""
    rows = (json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")))
    return {row["stem"]: row for row in rows}


@contextmanager
def joined(folder: Path, archive: Path) -> Iterator[Path]:
    """The annotations of ``folder`` with their texts out of ``archive``, for as long as they are needed.

    Yields a folder with ``docs/<stem>.md`` and ``claims/<stem>.json`` (quotes put in).

    Raises:
        StaleError: the archive lacks one of the texts, or has it otherwise than it was annotated.
    """
    wanted = annotations(folder)
    with tempfile.TemporaryDirectory() as scratch:
        docs, claims = Path(scratch, "docs"), Path(scratch, "claims")
        docs.mkdir()
        claims.mkdir()
        for stem, content in texts(archive, {stem: row["sha256"] for stem, row in wanted.items()}):
            text = content.decode("utf-8")
            (docs / f"{stem}.md").write_bytes(content)
            rows = [quoted(claim, text) for claim in wanted[stem]["claims"]]
            (claims / f"{stem}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        yield Path(scratch)


def quoted(claim: dict[str, Any], text: str) -> dict[str, Any]:
    """The claim with the words that its offsets mark, runs of white space as one space."""
    return claim | {"quote": " ".join(text[claim["start"] : claim["end"]].split())}


def texts(archive: Path, wanted: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The documents ``wanted`` out of the archive: by stem the SHA-256 of each.

    Raises:
        StaleError: the archive lacks one of them, or has it otherwise.
    """
    missing = set(wanted)
    with tarfile.open(archive) as opened:
        for member in opened:
            stem = Path(member.name).stem
            if stem not in missing or not member.isfile():
                continue
            file = opened.extractfile(member)
            content = file.read() if file is not None else b""
            if hashlib.sha256(content).hexdigest() == wanted[stem]:
                missing.remove(stem)
                yield stem, content
    if missing:
        raise StaleError(f"{archive} has not the text that was annotated of: {', '.join(sorted(missing))}")
