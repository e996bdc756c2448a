"""All finders over one sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial

from pledgebook.extract.actors import find_actors
from pledgebook.extract.dates import find_dates
from pledgebook.extract.figures import find_figures
from pledgebook.extract.items import find_items
from pledgebook.extract.mechanisms import find_mechanisms
from pledgebook.model.document import Document, Quotation, Sentence
from pledgebook.model.mention import EVERY_KIND, DateMention, FigureMention, Later, Reading


def find(
    sentence: Sentence,
    document: Document,
    quotations: tuple[Quotation, ...] = (),
    may_tell: frozenset[str] = EVERY_KIND,
) -> Reading:
    """What stands in the sentence: actors, figures, dates, items, each in the order of the text."""
    text = sentence.text
    dates = Later(partial(find_dates, text, published=document.published))
    figures = Later(lambda: _outside(find_figures(text, speaker=document.speaker), dates))
    actors = find_actors(text, american=document.speaker == "USA")
    return Reading(
        sentence,
        actors=actors,
        figures=figures,
        dates=dates,
        items=Later(lambda: find_items(text, tuple(figures), actors)),
        mechanisms=Later(partial(find_mechanisms, text)),
        quotations=_within(sentence, quotations),
        may_tell=may_tell,
    )


def _within(sentence: Sentence, quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations that overlap the sentence; they stand in order and apart."""
    first = last = bisect_right(quotations, sentence.span.start, key=lambda q: q.span.end)
    while last < len(quotations) and quotations[last].span.start < sentence.span.end:
        last += 1
    return quotations[first:last]


def _outside(figures: tuple[FigureMention, ...], dates: Sequence[DateMention]) -> tuple[FigureMention, ...]:
    """The figures that no date covers; both stand in the order of the text."""
    if not figures:
        return ()
    kept, place = [], 0
    for figure in figures:
        while place < len(dates) and dates[place].end < figure.end:
            place += 1
        if place == len(dates) or figure.start < dates[place].start:
            kept.append(figure)
    return tuple(kept)
