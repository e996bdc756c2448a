"""The sums of money in a sentence, those that leave their currency out among them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pledgebook.extract.contributions.context import Context
from pledgebook.model.mention import FigureMention, Reading, Unit

_SCALED = re.compile(r"\b(?:million|billion|trillion|bn)s?$", re.IGNORECASE)
# "tens of billions in support", "15 million are meant for", "hundreds of millions more": money, not people
_AS_MONEY = re.compile(
    r"\s+(?:in\s+(?:[\w-]+,?\s+){0,5}?(?:assistance|aid|support|funding|financing|relief|loans?|grants?|pledges)\b"
    r"|more\b(?=\s*(?:[.,;)—–-]|$|(?:to|for|in|from|over|through|by|this|next|last)\b))"
    r"|(?:that|of which|of this|of that)\s(?:is|are|was|were|will|goes?|comes?|came|went|circulated)\b"
    r"|(?:is|are|was|were)\s(?:meant|earmarked|intended|set aside|reserved|allocated|going|paid)\b"
    r"|(?:is|are|was|were)\sto (?:go|come|be paid)\b"
    r"|to be (?:paid|spent|provided|disbursed)\b"
    r"|(?:will\s)?(?:goes?|comes?|came|flows?|flowed)\s(?:to|from|into|through)\b|a (?:month|year)\b"
    r")",
    re.IGNORECASE,
)
# "received 750 million before ...": nothing is named that it would count
_PAID = re.compile(
    r"\b(?:receiv\w+|got|gets|paid|pays?|pledg\w+|promis\w+|lent|lends?|gave|gives?|contribut\w+|provid\w+|allocat\w+|releas\w+|worth"
    r"|on top of|plus|adds?|added)\s(?:the |a further |another |an additional |a |some )?$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:$|[.,;)]|\s(?:before|after|in|by|so far|last|this|next|since|from|to|for|each|of it|that|which|and)\b)"
)
# whose "billions" are meant where a text names no currency at all
_OWN = {"USA": "USD", "eu": "EUR", "GBR": "GBP", "CAN": "CAD", "AUS": "AUD", "JPN": "JPY", "DEU": "EUR", "FRA": "EUR"}
_STATE = 1000  # less is no state's money
_KRONE = {"NOR": "NOK", "SWE": "SEK", "DNK": "DKK", "ISL": "ISK", "CZE": "CZK"}
_KRONER = re.compile(r"\b(?:kron(?:er|or|a|e|ur)|crowns)$", re.IGNORECASE)


# a dash, and at most the noun and the article that are said again: "a $6 billion package — a $60 billion package"
_CORRECTED = re.compile(r"(?: [\w-]+)? ?[—–]+ ?(?:(?:an?|about|over|some|nearly) )?")

# "$400 billion, I think — $400 million, sorry"
_SORRY = re.compile(r"\b(?:sorry|excuse me|I mean|I misspoke|correction)\b", re.IGNORECASE)
_AT_ONCE = 50  # characters within which a slip is mended
# an editor's mark in a transcript: "$40 billion [million]"
_MARKED = re.compile(r"\s?\[(?P<scale>thousand|million|billion)\]")
_SCALE = {"thousand": Decimal(10**3), "million": Decimal(10**6), "billion": Decimal(10**9)}


def sums(reading: Reading, context: Context) -> list[FigureMention]:
    """Every sum of money but those that only repeat another in a second currency."""
    found: list[FigureMention] = []
    currency = own_currency(context)
    for figure in (_as_marked(reading, f) for f in reading.figures):
        if figure.unit is Unit.MONEY and not figure.conversion and not is_small(figure):
            found.append(figure)
            currency = figure.figure.currency or currency
        elif figure.unit is Unit.COUNT and currency and _is_money(reading, figure, context):
            found.append(replace(figure, unit=Unit.MONEY, figure=replace(figure.figure, currency=currency)))
    return [f for n, f in enumerate(found) if not is_slip(reading, f, found[n + 1 : n + 2])]


def own_currency(context: Context) -> str | None:
    """What a sum without a currency is in, until the text names one: the text's currency, else the speaker's."""
    return context.currency or (_OWN.get(context.speaker[0]) if context.speaker else None)


def is_slip(reading: Reading, figure: FigureMention, following: Sequence[FigureMention]) -> bool:
    """Whether the speaker takes the figure back or says it again at once: "$800 billion — $800 million"."""
    if not following:
        return False
    text, other = reading.sentence.text, following[0]
    sorry = _SORRY.search(text, figure.end, other.end + 12) and other.start - figure.end < _AT_ONCE
    if not (sorry or _CORRECTED.fullmatch(text, figure.end, other.start)):
        return False
    one, again = figure.figure.value, other.figure.value
    return one is not None and again is not None and _digits(one) == _digits(again)


def _as_marked(reading: Reading, figure: FigureMention) -> FigureMention:
    """With the scale that an editor put behind it: "$40 billion [million]" is 40 million."""
    mark = _MARKED.match(reading.sentence.text, figure.end)
    said = next((s for s in _SCALE if figure.text.endswith(s)), None)
    value = figure.figure.value
    if mark is None or said is None or value is None:
        return figure
    meant = value / _SCALE[said] * _SCALE[mark["scale"]]
    return replace(figure, end=mark.end(), figure=replace(figure.figure, value=meant))


def _digits(value: Decimal) -> str:
    return str(value.normalize().as_tuple().digits)


def is_small(figure: FigureMention) -> bool:
    """Whether it is what one person pays or gets, no assistance of a state: "$400 a month"."""
    top = figure.figure.value if figure.figure.value is not None else figure.figure.high
    return top is not None and top < _STATE


def _is_money(reading: Reading, figure: FigureMention, context: Context) -> bool:
    text = reading.sentence.text
    paid = _SCALED.search(figure.text) and _PAID.search(text, max(0, figure.start - 40), figure.start)
    bare = paid and _NO_NOUN.match(text, figure.end) is not None
    if bare and context.counted.item is None and not any(i.known for i in reading.items):
        return True
    told = _AS_MONEY.match(text, figure.end) if _SCALED.search(figure.text) else None
    return told is not None and (told.group().strip() != "more" or figure.text.endswith("s"))


def in_own_crowns(figure: FigureMention, donors: tuple[str, ...]) -> FigureMention:
    """ "300 million kroner" in the donor's own: which of the crowns is meant is told by who gives."""
    own = _KRONE.get(donors[0]) if len(donors) == 1 else None
    if own is None or not _KRONER.search(figure.text):
        return figure
    return replace(figure, figure=replace(figure.figure, currency=own))
