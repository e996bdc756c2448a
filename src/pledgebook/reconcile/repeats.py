"""Is a document the text of another, printed again? An agency's report in forty papers is one teller, not forty.

Texts that may be alike share a band of their MinHash signatures; what is alike is then looked at
itself. A text that says a number or names an actor that the other does not is no repeat, however
alike they are: two readouts of two calls, or two memoranda on two sums, are written from one mould.
"""

import hashlib
import re
import zlib
from datetime import date
from functools import lru_cache

from pledgebook.reference.actors import is_actor
from pledgebook.reference.gazetteer import atoms, match

ALIKE = 0.8
"""Of the runs of `_RUN` words that two texts have between them, the share that both must have."""
APART = 7
"""Days between publication beyond which the same words tell of another day."""
_RUN = 4
_SHORT = 40  # words: a shorter text is a repeat only where it is the same
_PERMUTATIONS, _ROWS = 32, 4  # texts that are 0.8 alike share one of the 8 bands of 4 in 98 cases of 100
_LINK = re.compile(r"\]\([^()\s]*\)|https?://\S+")
_WORD = re.compile(r"[^\W_]+")


def bands(text: str) -> list[str]:
    """Keys of which texts that are alike share one: the first of the very words, the others of their likeness."""
    words = _words(text)
    keys = [f"={hashlib.blake2b(' '.join(words).encode(), digest_size=12).hexdigest()}"]
    if len(words) < _SHORT:
        return keys
    from datasketch import MinHash  # noqa: PLC0415  # brings a numerics library with it, which only keeping needs

    signature = MinHash(num_perm=_PERMUTATIONS, hashfunc=zlib.crc32)
    signature.update_batch([run.encode() for run in _runs(words)])
    values = signature.hashvalues
    for start in range(0, _PERMUTATIONS, _ROWS):
        row = values[start : start + _ROWS].astype("<u8").tobytes()
        keys.append(f"{start // _ROWS}{hashlib.blake2b(row, digest_size=8).hexdigest()}")
    return keys


def near(published: str | None, other: str | None) -> bool:
    """Whether texts of these days can be one text; a day that is not told may be any."""
    if published is None or other is None:
        return True
    return abs((date.fromisoformat(published) - date.fromisoformat(other)).days) <= APART


def likeness(new: str, published: str | None, old: str, before_published: str | None) -> float | None:
    """How alike a text is to one that was read before, from `ALIKE` to 1.0; None where it is no repeat of it.

    The texts are those proper, without front matter; beside each the day of its publication, where known.
    """
    if not near(published, before_published):
        return None
    words, before = _words(new), _words(old)
    if words == before:
        return 1.0
    if min(len(words), len(before)) < _SHORT or not _numbers(words) <= _numbers(before):
        return None
    runs, former = _runs(words), _runs(before)
    shared = len(runs & former) / len(runs | former)
    if shared < ALIKE or not _actors(new) <= _actors(old):
        return None
    return round(min(shared, 0.999), 3)


@lru_cache(maxsize=128)
def _words(text: str) -> list[str]:
    """A text is looked at beside many."""
    return [word.lower() for word in _WORD.findall(_LINK.sub(" ", text))]


def _runs(words: list[str]) -> set[str]:
    return {" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _numbers(words: list[str]) -> set[str]:
    return {word for word in words if any(map(str.isdigit, word))}


def _actors(text: str) -> set[str]:
    found: set[str] = set()
    words, at = atoms(text), 0
    while at < len(words):
        name = match(words, at)
        if name is None:
            at += 1
            continue
        found.update(filter(is_actor, name[0].ids))
        at = name[1]
    return found
