"""What frames a page and is none of its text: headers, footers, page numbers."""

import re
from collections import Counter

from pledgebook.sources.pdf.letters import Run, Sheet

_MARGIN = 0.18  # of the height, above and below: LaTeX leaves as much
_FEW = 6  # runs of a page that tell where its print begins and ends
_DEEP = 3  # lines of the frame, at most
_LEVEL = 2.0  # points by which what stands on one line may differ in height
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
    full = [page for page in pages if len(page.runs) >= _FEW]
    foot = min((run.bottom for page in full for run in page.runs), default=0.0)
    head = max((run.top for page in full for run in page.runs), default=0.0)
    # what is printed may fill a corner of the sheet only; of a page of few lines the sheet's own edges tell
    frames = [_frame(page, foot, head) if len(page.runs) >= _FEW else _frame(page, 0, page.height) for page in pages]
    said = Counter(
        key for page, frame in zip(pages, frames, strict=True) for key in {_key(line, page) for line in frame}
    )
    often = max(2, round(0.4 * len(pages)))
    kept: list[list[Run]] = []
    for page, frame in zip(pages, frames, strict=True):
        gone = {
            id(run)
            for line in frame
            for run in line
            if said[_key(line, page)] >= often
            or _NUMBER.fullmatch(_text(line))
            or any(_PRINTED.fullmatch(one.text) for one in line)
        }
        kept.append([run for run in page.runs if id(run) not in gone])
    return kept


def _frame(page: Sheet, foot: float, head: float) -> list[list[Run]]:
    """The outermost lines that stand in the margins, each with all that stands at its level."""
    found: list[list[Run]] = []
    margin = _MARGIN * (head - foot)
    for edge in (
        sorted((r for r in page.runs if r.bottom > head - margin), key=lambda r: -r.middle),
        sorted((r for r in page.runs if r.top < foot + margin), key=lambda r: r.middle),
    ):
        lines: list[list[Run]] = []
        for run in edge:
            if lines and abs(run.middle - lines[-1][0].middle) < _LEVEL:
                lines[-1].append(run)
            else:
                lines.append([run])
        found += lines[:_DEEP]
    return found


def _text(line: list[Run]) -> str:
    return " ".join(run.text for run in sorted(line, key=lambda run: run.left))


def _key(line: list[Run], page: Sheet) -> tuple[str, bool]:
    return re.sub(r"\d+", "#", _text(line)), line[0].middle > page.height / 2
