"""What the judge sees of a candidate: short strings, each true of it, whose weights add up.

Each names its kind before a colon or an equals sign: ``l4:pledg`` is a stem among the four words
left of the figure, ``near:trade`` a cue of `reference/data/contribution_cues.toml` beside it,
``before=give/have`` the act that governs it. Countries, bodies and sums stand by their classes only.
"""

from collections.abc import Iterator
from math import log10

from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.judging.around import (
    Seen,
    acts_beside,
    beside,
    cues_near,
    document_of,
    parties_of,
    passage_of,
)
from pledgebook.extract.contributions.judging.candidates import Candidate
from pledgebook.extract.contributions.judging.words import words_of
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.reference.currencies import is_of

_LARGE_CURRENCIES = ("USD", "EUR", "GBP")


def features(sentence: TextOfAid, candidate: Candidate, among: int, seen: Seen) -> list[str]:
    """All that is true of a sum, one of ``among`` in its sentence; none comes twice."""
    place = (candidate.figure.start, candidate.figure.end)
    return list(
        dict.fromkeys(
            (
                "any",
                *beside(words_of(sentence), place),
                *acts_beside(sentence, place),
                *cues_near(sentence, place),
                *parties_of(sentence, place),
                *_figure(sentence.context, candidate, among),
                *passage_of(sentence),
                *document_of(sentence.context, seen),
            )
        )
    )


def _figure(context: Context, candidate: Candidate, among: int) -> Iterator[str]:
    figure = candidate.figure.figure
    top = figure.value if figure.value is not None else figure.high
    currency = figure.currency or ""
    yield f"digits={int(log10(top)) if top and top > 0 else 0}"
    yield f"said={figure.qualifier}"
    yield f"sums={min(4, among)}"
    yield f"currency={currency if currency in _LARGE_CURRENCIES else 'other'}"
    for name, actors in (("topic", context.topic), ("speaker", context.speaker)):
        if any(a.isupper() and is_of(currency, a) for a in actors):
            yield f"currency-of={name}"
    if candidate.bare:
        yield "bare"
