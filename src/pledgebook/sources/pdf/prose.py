"""Lines to paragraphs, entries, headings and rows of tables."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from pledgebook.sources.pdf import furniture
from pledgebook.sources.pdf.columns import in_order
from pledgebook.sources.pdf.letters import HYPHEN, Sheet
from pledgebook.sources.pdf.rows import Line, lines_of, table
from pledgebook.sources.pdf.written import Block, written

_MARK = re.compile(r"^[•·‣▪◦●○■□–*-](?:\s+|$)")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")
_STOP = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def prose(pages: list[Sheet]) -> tuple[str, list[int]]:
    """The text of the pages, and for each page the offset at which it begins."""
    heights = Counter(round(run.height, 1) for page in pages for run in page.runs for _ in run.words)
    body = heights.most_common(1)[0][0] if heights else 10.0
    blocks: list[Block] = []
    for number, runs in enumerate(furniture.without(pages)):
        for stretch in in_order(runs):
            for place, block in enumerate(_blocks(lines_of(stretch), number, body)):
                if blocks and not place and _runs_on(blocks[-1], block):
                    blocks[-1].lines += block.lines
                    blocks[-1].full = block.full
                else:
                    blocks.append(block)
    return written(blocks, len(pages))


def _runs_on(before: Block, block: Block) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    last, first = before.lines[-1][0], block.lines[0][0]
    if before.sort not in ("text", "entry") or block.sort != "text" or _STOP.search(last):
        return False
    return first[:1].islower() or last.endswith(HYPHEN) or before.full


def _blocks(lines: list[Line], page: int, body: float) -> Iterator[Block]:
    """The blocks of one column."""
    if not lines:
        return
    leading = _leading(lines)
    edges, margin = _edges(lines, leading), min(line.left for line in lines)
    block: Block | None = None
    listed: float | None = None  # where the entries of a list without marks begin, once its lead-in was read
    at = 0
    while at < len(lines):
        line = lines[at]
        before = lines[at - 1] if at else None
        rows = [] if block and before and _follows(before, line, leading) else table(lines, at)
        if rows:
            if block:
                yield block
            yield Block("table", [(row, page) for row in rows])
            block, at = None, at + sum(not row.startswith("| ---") for row in rows)
            continue
        at += 1
        text = line.text
        if block and before and not _begins(before, line, leading, edges[at - 1]):
            block.lines.append((text, page))
            block.full = line.right > edges[at - 1] - 2 * line.height
            continue
        if block:
            yield block
        led = block is not None and before is not None and before.text.endswith(":")
        indented = line.left > margin + 0.8 * line.height
        listed = line.left if led and indented else listed if listed and abs(line.left - listed) < 1 else None
        block = Block(_sort(line, body, listed is not None), [(_MARK.sub("", text, count=1), page)])
    if block:
        yield block


def _sort(line: Line, body: float, listed: bool) -> str:
    if _MARK.match(line.text) or (listed and not _NUMBERED.match(line.text)):
        return "entry"
    if line.height > 1.08 * body and len(line.text) < 200 and not _STOP.search(line.text):
        return "heading"
    return "bold" if line.bold and len(line.text) < 120 else "text"


def _edges(lines: list[Line], leading: float) -> list[float]:
    """How far to the right the text is set around each line: the widest of those that it stands with, without a gap."""
    edges: list[float] = []
    first = 0
    for at in range(1, len(lines) + 1):
        step = lines[at - 1].bottom - lines[at].bottom if at < len(lines) else -1.0
        if not 0 <= step <= 1.35 * (leading or 1.5 * lines[at - 1].height):
            edges += [max(line.right for line in lines[first:at])] * (at - first)
            first = at
    return edges


def _follows(before: Line, line: Line, leading: float) -> bool:
    """Whether a line goes on with the sentence above it: what is set wide there is no table's row."""
    return before.bottom - line.bottom <= 1.35 * leading and _STOP.search(before.text) is None


def _leading(lines: list[Line]) -> float:
    """From one line's foot to the next, in most of the column."""
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 4 * a.height]
    return median(steps) if steps else 0.0


def _begins(before: Line, line: Line, leading: float, edge: float) -> bool:
    """Whether a line begins another block than the one before it is of."""
    stopped = _STOP.search(before.text) is not None
    if (
        _MARK.match(line.text)
        or abs(line.height - before.height) > 0.12 * max(line.height, before.height)
        or (stopped and _NUMBERED.match(line.text))
        or (line.bold != before.bold and (before.bold or stopped))
        or _is_apart(before, line, leading)
    ):
        return True
    if before.text.endswith((HYPHEN, "-")):
        return False
    room = edge - before.right - 0.3 * line.height
    word = line.first_word
    if room > word.right - word.left and (stopped or room > 6 * line.height):
        return stopped or not line.text[:1].islower()
    # the first line of a paragraph is set in, as books have it
    return stopped and 0.8 * line.height < line.left - before.left < 4 * line.height


def _is_apart(before: Line, line: Line, leading: float) -> bool:
    step = before.bottom - line.bottom
    return step < 0 or step > max(1.35 * min(leading or step, 1.5 * before.height), 1.3 * line.height)
