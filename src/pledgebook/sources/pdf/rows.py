"""Runs that stand at one level as lines; and lines that are rows of a table."""

import re
from dataclasses import dataclass
from itertools import pairwise

from pledgebook.sources.pdf.letters import HYPHEN, Run, Word

_LABEL = re.compile(
    r"[•·‣▪◦●○■□–*-]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]?"
)  # set apart from what it numbers


@dataclass(frozen=True, slots=True)
class Line:
    """The runs of one level from left to right, and their box; ``height`` of the letters in its longest run."""

    runs: list[Run]
    left: float
    right: float
    bottom: float
    top: float
    height: float
    bold: bool

    @property
    def text(self) -> str:
        """The words of all runs."""
        return " ".join(run.text for run in self.runs)

    @property
    def first_word(self) -> Word:
        """What the line begins with."""
        return self.runs[0].words[0]


def lines_of(runs: list[Run]) -> list[Line]:
    """Runs that stand at one level, from left to right."""
    lines: list[list[Run]] = []
    for run in runs:
        level = lines[-1] if lines else []
        if level and any(
            min(r.top, run.top) - max(r.bottom, run.bottom) > 0.5 * min(r.height, run.height) for r in level
        ):
            level.append(run)
        else:
            lines.append([run])
    return [_line(sorted(level, key=lambda r: r.left)) for level in lines]


def _line(runs: list[Run]) -> Line:
    if len(runs) > 1 and _LABEL.fullmatch(runs[0].text):
        runs = [Run([*runs[0].words, *runs[1].words]), *runs[2:]]
    return Line(
        runs,
        runs[0].left,
        max(r.right for r in runs),
        min(r.bottom for r in runs),
        max(r.top for r in runs),
        max(runs, key=lambda r: len(r.words)).height,
        all(r.bold for r in runs),
    )


def table(lines: list[Line], at: int) -> list[str]:
    """The rows of a table that begins at a line, as Markdown; none where none does."""
    if len(lines[at].runs) < 2:
        return []
    end = at + 1
    while end < len(lines) and lines[end - 1].bottom - lines[end].bottom < 4.5 * lines[end].height:
        if len(lines[end].runs) < 2 and not _parted(lines[at:end], lines[end]):
            break
        end += 1
    if end - at < 2:
        return []
    between = _corridors(lines[at:end])
    if not between:
        return []
    rows = [_row(line, between) for line in lines[at:end]]
    return [rows[0], f"|{' --- |' * (len(between) + 1)}", *rows[1:]] if lines[at].bold else rows


def _parted(above: list[Line], line: Line) -> bool:
    """Whether the corridors between the cells above go through this line too."""
    return bool(_corridors([*above, line]))


def _corridors(lines: list[Line]) -> list[float]:
    """The middles of the bands between the cells of the first line that no word of the others stands in.

    None where a gap of the first line is closed by the others: they are no table.
    """
    words = sorted((w.left, w.right) for line in lines[1:] for run in line.runs for w in run.words)
    found: list[float] = []
    for cell, after in pairwise(lines[0].runs):
        best, reach = (0.0, 0.0), cell.right
        for left, right in (*words, (after.left, after.left)):
            if right <= cell.right or left > after.left:
                continue
            if min(left, after.left) - reach > best[0]:
                best = min(left, after.left) - reach, (reach + min(left, after.left)) / 2
            reach = max(reach, right)
        if best[0] < 0.3 * lines[0].height:
            return []
        found.append(best[1])
    return found


def _row(line: Line, between: list[float]) -> str:
    cells: list[list[str]] = [[] for _ in range(len(between) + 1)]
    for run in line.runs:
        for word in run.words:
            cells[sum(word.left > middle for middle in between)].append(word.text)
    return f"| {' | '.join(' '.join(cell).replace('|', '/') for cell in cells)} |".replace(HYPHEN, "-")
