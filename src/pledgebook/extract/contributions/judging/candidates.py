"""The figures of a sentence that may be money that is given: more than the rules take for it."""

import re
from dataclasses import dataclass, replace

from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.sums import is_slip, is_small, own_currency
from pledgebook.model.mention import FigureMention, Reading, Unit

# "2 million houses", "3 million displaced people": a number of things
_OF_THINGS = re.compile(
    r"\s+(?:(?!(?:and|as|at|but|by|for|from|in|of|on|or|over|than|through|to|under|until|via|with|within)\b)[a-z-]+ )?"
    r"(?!(?:across|as|has|is|its|less|plus|thus|this|towards|was)\b)(?:[a-z-]{3,}(?<!s)s|people|children|women|men)\b"
)
_MARKETS = 10_000_000_000  # from which on a bare number mostly tells of trade, debts and markets
_SCALED = re.compile(r"\b(?:million|billion|trillion|bn)s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sum as it would be claimed; ``bare`` where its currency is not said but taken from the text."""

    figure: FigureMention
    bare: bool = False


def candidates(reading: Reading, context: Context, taken: tuple[FigureMention, ...]) -> list[Candidate]:
    """The sums that the rules ``taken``, every other that has a currency, and in news large numbers without one."""
    starts = {figure.start: figure for figure in taken}
    found: list[Candidate] = []
    last, passage = context.paid_in
    near = last if passage == reading.sentence.passage.index else None
    currency = own_currency(context) or near
    for place, figure in enumerate(reading.figures):
        slip = is_slip(reading, figure, reading.figures[place + 1 : place + 2])
        if (known := starts.get(figure.start)) is not None:
            found.append(Candidate(known, figure.unit is not Unit.MONEY))
        elif figure.unit is Unit.MONEY and not (figure.conversion or slip or is_small(figure)):
            found.append(Candidate(figure))
        elif figure.unit is Unit.COUNT and currency and context.reported and _is_bare(reading.sentence.text, figure):
            money = replace(figure, unit=Unit.MONEY, figure=replace(figure.figure, currency=currency))
            found.append(Candidate(money, bare=True))
        if figure.unit is Unit.MONEY:
            currency = figure.figure.currency or currency
    return found


def _is_bare(text: str, figure: FigureMention) -> bool:
    """Whether a number may be of money although nothing says so: "Germany offered 96 million"."""
    top = figure.figure.value or figure.figure.high
    small = top is not None and top < _MARKETS
    return small and _SCALED.search(figure.text) is not None and _OF_THINGS.match(text, figure.end) is None
