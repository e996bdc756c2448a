"""Which files are read, and their bytes."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pledgebook.sources.raw import UnreadableError

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read: ten times the longest treaty; a statement has some thousand."""

_OTHER = frozenset(  # kinds that lie beside documents in a folder and are passed over; named alone they are tried
    ".css .csv .db .gif .ico .ini .jpeg .jpg .js .json .lock .log .map .mp3 .mp4 .png .pptx .py .sqlite .svg"
    " .tar .toml .ttf .tsv .webp .woff .woff2 .xls .xlsx .xml .yaml .yml .zip".split()
)


def find(sources: Iterable[str]) -> Iterator[str]:
    """The files that ``sources`` (files, folders, "-" for standard input) name, those of a folder in a stable order.

    Links to folders inside a folder are not followed, so that a loop ends; hidden
    files and those of other kinds by their name (pictures, tables) are passed over.
    """
    for source in sources:
        if source != "-" and not source.startswith(("http://", "https://")) and Path(source).is_dir():
            yield from _inside(source)
        else:
            yield source


def _inside(folder: str) -> Iterator[str]:
    barred: list[str] = []  # folders that cannot be listed are yielded too: reading them says why
    for parent, folders, names in os.walk(folder, onerror=lambda error: barred.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from barred
        barred.clear()
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() not in _OTHER:
                yield str(Path(parent) / name)
    yield from barred


def content(file: str, largest: int = LARGEST) -> bytes:
    """The bytes of one file or of standard input ("-"); raises `UnreadableError`, also for one too large."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(largest + 1)
        else:
            with Path(file).open("rb") as opened:
                size = os.fstat(opened.fileno()).st_size
                if size > largest:
                    raise UnreadableError(_too_large(largest))
                data = opened.read(largest + 1)
    except FileNotFoundError:
        raise UnreadableError("there is no such file") from None
    except IsADirectoryError:
        raise UnreadableError("this folder cannot be listed") from None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from None
    except ValueError as error:  # a name with a zero byte in it
        raise error if isinstance(error, UnreadableError) else UnreadableError(f"cannot be read: {error}") from None
    if len(data) > largest:
        raise UnreadableError(_too_large(largest))
    return data


def _too_large(largest: int) -> str:
    return f"is larger than {largest / 2**20:g} MiB; split it into its documents"
