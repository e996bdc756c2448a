"""Goods whose name is left out: "another four were handed over" after "six tanks had been sent"."""

import re
from dataclasses import replace

from pledgebook.model.claim import Item
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.mention import FigureMention, ItemMention, Reading, Unit

# what may follow a number that stands for counted goods: a verb of theirs, "more", "of them", the end of the phrase
_BARE = re.compile(
    r"(?P<more>\s(?:more|others|further)\b(?!\s(?:than|[a-z]+s\b)))?(?P<of>\sof\s(?:them|these|those|which|whom)\b)?"
    r"(?:,\s[^,;.]{1,40},)?"
    r"(?P<verb>\s(?:ha[ds]|have|was|were|are|is|will|would|arrived|followed|went|reached|landed|flew|to follow)\b)?"
)
_ANOTHER = re.compile(
    r"\b(?:another|a further|the other|the first|the second|the last|the remaining)\s$", re.IGNORECASE
)
# a great number that nothing is named for, on its way: "1.5 million to Mali", "41 million will be shared through"
_ON_ITS_WAY = re.compile(
    r"(?:\s(?:each|doses?))?\s(?:(?:went|goes|go|going|came|is|are|was|were|will be|will go|have been|has been)\s)?"
    r"(?:\w+ed\s)?"
    r"(?:to|for|through|via|bilaterally|with)\s"
)
_GREAT = 10_000
_BEYOND = 100  # times as many as were counted before are other things
_END = re.compile(r"\s*(?:[.,;)]|$|\s(?:to|in|by|this|last|next|so far|from)\b)")


class LastCounted:
    """What a bare number in a later sentence takes up: goods counted by a plain number."""

    def __init__(self) -> None:
        self._item: Item | None = None
        self._unread: list[Reading] = []

    def note(self, reading: Reading) -> None:
        """Go on behind the sentence; it is looked at when the name is asked for."""
        self._unread.append(reading)

    @property
    def item(self) -> Item | None:
        """The goods that were counted last."""
        exact = (
            i.item
            for reading in reversed(self._unread)
            for i in reversed(reading.items)
            if i.known and i.item.quantity and i.item.quantity.qualifier is Qualifier.EXACT
        )
        self._item = next(exact, self._item)
        self._unread = []
        return self._item


def restored(reading: Reading, last: LastCounted) -> Reading:
    """The reading with goods for bare numbers, named as the goods counted before them (``last`` if none are near)."""
    text = reading.sentence.text
    new = []
    for figure in reading.figures:
        if figure.unit is not Unit.COUNT:
            continue
        end = _bare_end(text, figure) or _on_its_way(text, figure)
        if end is None or any(i.start < figure.end and figure.start < i.end for i in reading.items):
            continue
        named = [i for i in reading.items if i.end <= figure.start and i.item.quantity is not None and i.known]
        former = named[-1].item if named else last.item
        if former is None or former.name.startswith("training") or _is_beyond(figure.figure, former.quantity):
            continue
        new.append(ItemMention(figure.start, end, text[figure.start : end], Item(former.name, figure.figure)))
    if not new:
        return reading
    return replace(reading, items=tuple(sorted((*reading.items, *new), key=lambda i: i.start)))


def _bare_end(text: str, figure: FigureMention) -> int | None:
    match = _BARE.match(text, figure.end)
    if match is None:
        return None
    end = match.end("of") if match["of"] else match.end("more") if match["more"] else figure.end
    another = _ANOTHER.search(text, max(0, figure.start - 18), figure.start) is not None
    told = match["of"] or ((match["more"] or another) and (match["verb"] or _END.match(text, end)))
    return end if told else None


def _is_beyond(figure: Figure, former: Figure | None) -> bool:
    """Whether a number is of another order than the one whose noun it would take up: it is of people, or money."""
    top, counted = (f.value or f.high if f else None for f in (figure, former))
    return bool(top and counted and top >= _BEYOND * counted)


def _on_its_way(text: str, figure: FigureMention) -> int | None:
    value = figure.figure.value if figure.figure.value is not None else figure.figure.high
    great = value is not None and value >= _GREAT
    return figure.end if great and _ON_ITS_WAY.match(text, figure.end) else None
