"""The order in which a page is read: its columns, one after the other, and what stands across them in between."""

from pledgebook.sources.pdf.letters import Run

_FEWEST = 4  # lines on either side of a gutter: below that it is a table, or chance
_FULL = 0.6  # of a column's width that its lines have: prose fills it, a table's cells do not
_CROSSED = 0.34  # of all lines that may stand across it: titles, page numbers, tables
_NARROW = 0.7  # heights of a letter that a gutter is wide at least


def in_order(runs: list[Run]) -> list[list[Run]]:
    """The runs in stretches, each from top to bottom, in reading order.

    As they were drawn where that can be read: most programs write a page as it is read, and then a
    leap upwards is one to the next column. Elsewhere, and where lines of two columns were drawn
    in turn, by the white between them.
    """
    return [part for stretch in _as_drawn(runs) or [runs] for part in _by_white(stretch)]


def _as_drawn(runs: list[Run]) -> list[list[Run]]:
    stretches: list[list[Run]] = []
    for run in runs:
        above = stretches[-1][-1] if stretches else None
        if above is not None and run.middle - above.middle <= 0.5 * above.height:
            stretches[-1].append(run)
            continue
        if above is not None and run.left < max(r.left for r in _beside_of(stretches[-1], run)):
            return []  # upwards, and not to the right of what stands there
        stretches.append([run])
    return stretches


def _beside_of(stretch: list[Run], run: Run) -> list[Run]:
    """The runs of a stretch at the level of a run, or the last where there are none."""
    return [r for r in stretch if r.bottom < run.top and run.bottom < r.top] or stretch[-1:]


def _by_white(runs: list[Run], depth: int = 0) -> list[list[Run]]:
    gutter = _gutter(runs) if depth < 3 else None
    if gutter is None:
        return [sorted(runs, key=lambda run: (-run.middle, run.left))] if runs else []
    ordered: list[list[Run]] = []
    sides: tuple[list[Run], list[Run]] = ([], [])
    for run in sorted(runs, key=lambda run: -run.middle):
        if run.left < gutter < run.right:
            for side in sides:
                ordered += _by_white(side, depth + 1)
            sides = ([], [])
            if ordered and len(ordered[-1]) and _across(ordered[-1], gutter):
                ordered[-1].append(run)
            else:
                ordered.append([run])
        else:
            sides[run.left >= gutter].append(run)
    for side in sides:
        ordered += _by_white(side, depth + 1)
    return ordered


def _across(stretch: list[Run], gutter: float) -> bool:
    return all(run.left < gutter < run.right for run in stretch)


def _gutter(runs: list[Run]) -> float | None:
    """The middle of the widest band between two columns of prose that few lines cross, or None."""
    if len(runs) < 2 * _FEWEST:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    height = sorted(run.height for run in runs)[len(runs) // 2]
    half = _NARROW * height / 2
    best: tuple[int, float] | None = None
    for start in sorted({run.left for run in runs if left + 0.2 * (right - left) < run.left}):
        middle = start - half - 0.05
        crossing = sum(run.left < middle + half and run.right > middle - half for run in runs)
        if crossing > _CROSSED * len(runs) or (best is not None and crossing >= best[0]):
            continue
        sides = [r for r in runs if r.right <= middle], [r for r in runs if r.left >= middle]
        if all(map(_is_prose, sides)) and _beside(*sides):
            best = crossing, middle
    return best[1] if best else None


def _is_prose(side: list[Run]) -> bool:
    if len(side) < _FEWEST:
        return False
    width = max(run.right for run in side) - min(run.left for run in side)
    full = sum(run.right - run.left > _FULL * width for run in side)
    return full >= 0.5 * len(side) and sum(len(run.words) for run in side) >= 3 * len(side)


def _beside(one: list[Run], other: list[Run]) -> bool:
    """Whether the two stand side by side, not one below the other."""
    shared = min(max(r.top for r in one), max(r.top for r in other)) - max(
        min(r.bottom for r in one), min(r.bottom for r in other)
    )
    return shared > 0
