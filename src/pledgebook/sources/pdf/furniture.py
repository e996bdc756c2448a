"""What frames a page and is none of its text: headers, footers, page numbers."""

import re
from collections import Counter

from pledgebook.sources.pdf.letters import Run, Sheet

_MARGIN = 0.18  # of the page's height, above and below: LaTeX leaves as much
_DEEP = 3  # lines of the frame, at most
_NUMBER = re.compile(
    r"[-–—\s|\[]*(?:(?:page|seite|pagina|página|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,4})?[-–—\s|\]]*",
    re.IGNORECASE,
)
_PRINTED = re.compile(  # what a browser prints above and below a page
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)?|(?:https?|file)://\S+)(?:\s.*)?", re.IGNORECASE
)


def without(pages: list[Sheet]) -> list[list[Run]]:
    """The runs of each page that are its text.

    A line in the margin goes where it says the same, numbers aside, on other pages (or on every
    second, as books have it), where it is a page number, or where a browser printed it there.
    """
    frames = [_frame(page) for page in pages]
    said = Counter(key for frame in frames for key in {_key(run, page) for page, run in frame})
    often = max(2, round(0.4 * len(pages)))
    kept: list[list[Run]] = []
    for page, frame in zip(pages, frames, strict=True):
        printed = [run.middle for _, run in frame if _PRINTED.fullmatch(run.text)]
        gone = {
            id(run)
            for _, run in frame
            if said[_key(run, page)] >= often
            or _NUMBER.fullmatch(run.text)
            or any(abs(run.middle - level) < 1 for level in printed)
        }
        kept.append([run for run in page.runs if id(run) not in gone])
    return kept


def _frame(page: Sheet) -> list[tuple[Sheet, Run]]:
    """The outermost lines that stand in the margins."""
    found: list[tuple[Sheet, Run]] = []
    for edge in (
        sorted((r for r in page.runs if r.bottom > (1 - _MARGIN) * page.height), key=lambda r: -r.top),
        sorted((r for r in page.runs if r.top < _MARGIN * page.height), key=lambda r: r.bottom),
    ):
        levels: list[float] = []
        for run in edge:
            if not levels or abs(run.middle - levels[-1]) > 2:
                levels.append(run.middle)
            if len(levels) > _DEEP:
                break
            found.append((page, run))
    return found


def _key(run: Run, page: Sheet) -> tuple[str, bool]:
    return re.sub(r"\d+", "#", run.text), run.middle > page.height / 2
