"""Blocks as Markdown, with the words that were parted at a line's end put together, and where each page begins."""

import re
from collections import Counter
from dataclasses import dataclass, field

from pledgebook.sources.pdf.letters import HYPHEN

_VOWEL = re.compile(r"[aeiouyäöüéèáóí]", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """What becomes one paragraph, entry, heading or table: its lines, with the page of each.

    ``full``: it has several lines, and the last is as long as the others, so that it may go on elsewhere.
    """

    sort: str
    lines: list[tuple[str, int]] = field(default_factory=list)
    full: bool = False


def written(blocks: list[Block], count: int) -> tuple[str, list[int]]:
    """The blocks as text, with the offsets of the pages."""
    known = Counter(
        word.lower() for b in blocks for line, _ in b.lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line)
    )
    text = ""
    begins: dict[int, int] = {}
    sort = ""
    for block in blocks:
        text += "" if not text else "\n" if block.sort == sort == "entry" else "\n\n"
        begins.setdefault(block.lines[0][1], len(text))
        text += {"entry": "- ", "heading": "## ", "bold": "**"}.get(block.sort, "")
        pieces: list[str] = []
        for number, (line, page) in enumerate(block.lines):
            begins.setdefault(page, len(text) + sum(map(len, pieces)))
            if number and block.sort == "table":
                pieces.append("\n")
            elif number:
                pieces[-1], line = _joined(pieces[-1], line, known)  # noqa: PLW2901
            pieces.append(line)
        text += "".join(pieces).rstrip(HYPHEN) + ("**" if block.sort == "bold" else "")
        sort = block.sort
    offsets: list[int] = []
    for page in reversed(range(count)):  # a page without text begins where the next one does
        offsets.append(begins.get(page, offsets[-1] if offsets else len(text)))
    return text + "\n" if text else "", offsets[::-1]


# written with a hyphen wherever they stand before a noun; a text may have them only once, at a line's end
_COMPOUND = re.compile(r"(?:long|short|medium|mid)-(?:range|term)|(?:high|low)-(?:level|income)")


def _joined(before: str, after: str, known: Counter[str]) -> tuple[str, str]:
    """The end of a line and the beginning of the next, put together; the hyphen between them taken out or kept."""
    if not before.endswith((HYPHEN, "-")):
        return f"{before} ", after
    stem = before[:-1]
    head = re.search(r"(?:[^\W\d_]+-)*[^\W\d_]+$", stem)
    tail = re.match(r"[^\W\d_]+", after)
    if head is None or tail is None:  # "2020-" and "2024", "COVID-" and "19"
        return (f"{stem}-", after)
    whole, parted = f"{head.group()}{tail.group()}".lower(), f"{head.group()}-{tail.group()}".lower()
    if before[-1] == "-" and (known[parted] > known[whole] or not tail.group().islower()):
        return f"{stem}-", after
    if _COMPOUND.fullmatch(parted) or known[parted] > known[whole] or tail.group()[0].isupper() or "-" in head.group():
        return f"{stem}-", after
    # a syllable has a vowel: what has none ("F-", "Mrs-") was no part of a word
    return (stem, after) if _VOWEL.search(head.group()) else (f"{stem}-", after)
