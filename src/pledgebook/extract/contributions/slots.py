"""Slots of a contribution that words around it tell: aid type, running total, condition, date."""

import re
from collections import Counter

from pledgebook.model.claim import AidType, Stage
from pledgebook.model.date import Date
from pledgebook.model.mention import DateMention, Reading, Unit
from pledgebook.reference.contribution_cues import aid_words, contribution_cues, strong_aid_words
from pledgebook.reference.patterns import Glancing

_END_OF_CONDITION = re.compile(r"[.;]|,\s(?=the |we |our |which |who |and the )|$")


def kinds_of_aid(text: str) -> list[AidType]:
    """The types that telling words of a sentence show."""
    kinds = aid_words()
    return [kinds[place][0] for place in strong_aid_words().standing_in(text)]


def aid_type(near: str, around: str, further: str, document: Counter[AidType]) -> AidType:
    """The type with the most telling words: those near the act weigh most, then its sentence, section and document."""
    best, most = AidType.DEVELOPMENT, 0.0
    sentences = sum(document.values()) or 1
    for kind, strong, weak in aid_words():
        weight = 4.0 * _count(strong, near) + 1.0 * _count(weak, near)
        weight += 1.6 * _count(strong, around) + 0.4 * _count(weak, around)
        weight += 0.4 * min(3, _count(strong, further)) + 2.0 * document[kind] / sentences
        if weight > most + 1e-9:
            best, most = kind, weight
    return best


def _count(pattern: Glancing, text: str) -> int:
    return len({m.group().lower() for m in pattern.finditer(text)})


# "its largest package to date" counts nothing up
_RECORD = re.compile(
    r"\b(?:largest|biggest|highest|greatest|longest|most \w+|first)\b[^,;.]{0,60}\bto date\b", re.IGNORECASE
)


# ... nor does it where what is given stands between: "its largest" - "package of security assistance" - "to date"
_OF_ALL = re.compile(r"\b(?:largest|biggest|highest|greatest|longest|first)\b[^,;.]{0,40}$", re.IGNORECASE)
_TO_DATE = re.compile(r"^[^,;.]{0,40}\bto date\b")
_SO_FAR = re.compile(r"\b(?:so|thus) far\b[^,;]{0,40}$", re.IGNORECASE)


def is_cumulative(before: str, after: str, stage: Stage, dates: tuple[DateMention, ...]) -> bool:
    """Whether the figure between ``before`` and ``after`` adds up earlier contributions.

    What brings a total to a sum is no running total itself: "$5 million, bringing the total to $80 million".
    """
    cues = contribution_cues()
    if stage in (Stage.CONSIDERED, Stage.PLEDGED):
        summed = _SO_FAR.search(before) is not None or cues.whole.search(before) is not None
        return stage is Stage.PLEDGED and summed
    if _OF_ALL.search(before):
        after = _TO_DATE.sub("", after)
    before, after = _RECORD.sub(" ", before), _RECORD.sub(" ", after)
    if cues.whole.search(before) is not None:
        return True
    if (bringing := cues.whole.search(after)) is not None:
        after = after[: bringing.start()]
    if any(date.since for date in dates) and bringing is None:
        return True
    return cues.cumulative.search(before) is not None or cues.cumulative.search(after) is not None


def condition(text: str, after: int) -> str | None:
    """What the act depends on, in the text's words, where it is said after ``after``."""
    match = contribution_cues().condition.search(text, after)
    if match is None:
        return None
    end = _END_OF_CONDITION.search(text, match.end())
    said = text[match.start() : end.start() if end else len(text)].strip()
    return said if 2 <= len(said.split()) <= 30 else None


# a deadline, a term, a span of years: not the day of the act
_SPAN = re.compile(
    r"\b(?:through|until|till|by|before|to|over|during|from|for|between|throughout|and|within)"
    r"(?: (?:the|early|mid|late|end|of))*[ -]*$",
    re.IGNORECASE,
)


def date_said(
    reading: Reading, place: int, clause: tuple[int, int], stage: Stage, *, alone: bool = False
) -> Date | None:
    """The date that the sentence says nearest the act; one of the act's own clause, or one that opens the sentence.

    ``alone`` where no date counts that has another sum between: "5 million this week, on top of 80 million".
    """
    text = reading.sentence.text
    goods_to_come = stage is Stage.PLEDGED
    fit = [
        d
        for d in reading.dates
        if not d.since
        and (clause[0] <= d.start < clause[1] or d.start < 12)
        and (goods_to_come or not _SPAN.search(text[max(0, d.start - 30) : d.start]))
        and not (alone and _sum_between(reading, d.start, place))
    ]
    return min(fit, key=lambda d: abs(d.start - place)).date if fit else None


def _sum_between(reading: Reading, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    return any(f.unit is Unit.MONEY and first < f.start and f.end <= last for f in reading.figures)
