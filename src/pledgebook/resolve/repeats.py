"""The same thing told twice in a document is one claim, in its most specific wording."""

import re
from dataclasses import replace

from pledgebook.model.claim import Contribution, Engagement, EngagementType, Group, Position, Proposal, Stage
from pledgebook.model.date import Basis, Date
from pledgebook.model.mention import Draft
from pledgebook.reference.actors import UNNAMED

_ORDER = list(Stage)


# what is told only as that which something new is added to
_EARLIER = re.compile(
    r"\b(?:follow(?:s|ed|ing)?|on top of|in addition to|add(?:s|ed|ing)? to|builds? on|beside)"
    r" (?:an?|the|its|their|our|this) (?:earlier|previous|prior|initial|first|former) \w+ (?:of|worth)\b"
)


def fold(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts of a ``text`` with repeats folded into the most specific one, in order; of engagements "" will do."""
    kept: list[Draft] = []
    for draft in drafts:
        for place, other in enumerate(kept):
            if type(other.content) is type(draft.content) and _same(other, draft) and not _adds(other, draft, text):
                kept[place] = _fuller(other, draft)
                break
        else:
            kept.append(draft)
    return kept


def _adds(one: Draft, other: Draft, text: str) -> bool:
    """Whether one contribution comes on top of the other, though the sums are alike: "follows an earlier grant of"."""
    if not isinstance(one.content, Contribution) or one.sentence == other.sentence:
        return False
    return (_EARLIER.search(one.span.of(text)) is None) is not (_EARLIER.search(other.span.of(text)) is None)


def _same(one: Draft, other: Draft) -> bool:
    a, b = one.content, other.content
    if isinstance(a, Contribution) and isinstance(b, Contribution):
        return _same_contribution(one, other, a, b)
    if isinstance(a, Engagement) and isinstance(b, Engagement):
        return _same_engagement(a, b)
    if isinstance(a, Group) and isinstance(b, Group):
        return a.group == b.group and (a.size is None or b.size is None or a.size == b.size)
    if isinstance(a, (Proposal, Position)) and isinstance(b, (Proposal, Position)):
        return replace(a, subject=a.subject.lower()) == replace(b, subject=b.subject.lower())
    return a == b


def _same_contribution(one: Draft, other: Draft, a: Contribution, b: Contribution) -> bool:
    """The same figure between the same parties; without a figure, the same items. A list's entries stay apart."""
    if a.cumulative is not b.cumulative or a.donors != b.donors:
        return False
    if not _same_receivers(a.recipients, b.recipients):
        return False
    if a.amount is not None or b.amount is not None:
        if a.amount is None or b.amount is None or a.amount.currency != b.amount.currency:
            return False
        alike = (a.amount.value, a.amount.low, a.amount.high) == (b.amount.value, b.amount.low, b.amount.high)
        # two equal figures in one sentence are two: "$5 million for Chad and $5 million for Mali"
        return alike and one.sentence != other.sentence and _same_time(a, b)
    names = {i.name.lower() for i in a.items}, {i.name.lower() for i in b.items}
    if not names[0] or not names[1]:
        return names[0] == names[1] and _same_time(a, b) and a.mechanism == b.mechanism
    counted = [i for i in (*a.items, *b.items) if i.quantity is not None]
    same = len(names[0] & names[1]) / min(len(names[0]), len(names[1])) >= 0.6
    # in one sentence they are two: "four were sent, and another four are on their way"
    apart = bool(counted) and one.sentence == other.sentence
    return (
        same
        and not apart
        and (not counted or {(i.name, i.quantity) for i in a.items} == {(i.name, i.quantity) for i in b.items})
    )


def _same_receivers(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one may be the other in other words: it is left out, shared, or told as all that need it."""
    return not a or not b or bool(set(a) & set(b)) or set(a) <= UNNAMED or set(b) <= UNNAMED


def _same_time(a: Contribution, b: Contribution) -> bool:
    return (
        a.date is None or b.date is None or a.date.edtf.startswith(b.date.edtf) or b.date.edtf.startswith(a.date.edtf)
    )


def _same_engagement(a: Engagement, b: Engagement) -> bool:
    shared = len(set(a.parties) & set(b.parties)) / min(len(a.parties), len(b.parties))
    if a.type is not b.type or shared < 0.5:
        return False
    words = (_own_words(a.name or ""), _own_words(b.name or ""))
    if words[0] and words[1]:
        if len(words[0] & words[1]) / min(len(words[0]), len(words[1])) <= 0.5 or _other_edition(*words):
            return False  # of two own words one is shared: "Kenya-EU Trade Dialogue", "Kenya-EU Water Dialogue"
        if a.type is EngagementType.SUMMIT and a.date and b.date and a.date.edtf[:7] == b.date.edtf[:7]:
            return True  # the same summit on its first and its second day
    elif (shared == 0.5 and a.type is not EngagementType.SUMMIT) or _are_apart(a, b):
        return False  # one of two: the same guest elsewhere, or another caller
    if a.date is None or b.date is None:
        return a.status is b.status or bool(words[0] and words[1])
    return not _are_of_other_times(a, b, a.date, b.date) and _is_of_one_time(a, b, a.date, b.date)


def _is_of_one_time(a: Engagement, b: Engagement, one: Date, other: Date) -> bool:
    """Whether one date holds the other."""
    within = a.type is EngagementType.VISIT and a.parties == b.parties and _in_the_span(one.edtf, other.edtf)
    return within or one.edtf.startswith(other.edtf) or other.edtf.startswith(one.edtf)


def _are_of_other_times(a: Engagement, b: Engagement, one: Date, other: Date) -> bool:
    """Whether dates that may be the same are not: a year in which one was held and the other is planned.

    Likewise a call or meeting "last week", which is told by its month, and that of today.
    """
    if a.status is not b.status and _YEAR in (len(one.edtf), len(other.edtf)) and one.edtf != other.edtf:
        return True
    if a.type not in (EngagementType.MEETING, EngagementType.CALL):
        return False
    vague, exact = (one, other) if len(one.edtf) <= len(other.edtf) else (other, one)
    return len(vague.edtf) == _MONTH < len(exact.edtf) and vague.basis is exact.basis is Basis.RELATIVE


def _are_apart(a: Engagement, b: Engagement) -> bool:
    """Whether nobody can tell that it is one: of the papers that two states sign, each without its name and day."""
    if a.type is EngagementType.SIGNING and not (a.date and b.date):
        return True
    return _in_passing(a, b) or _in_passing(b, a)


def _in_passing(named: Engagement, plain: Engagement) -> bool:
    """Whether one is a dialogue that is named without its day: nobody knows that it is the meeting of that day."""
    if named.type is not EngagementType.MEETING or not named.name or plain.name or plain.date is None:
        return False
    return named.date is None or len(named.date.edtf) == _YEAR < len(plain.date.edtf)


def _in_the_span(one: str, other: str) -> bool:
    """Whether one is a day of the days from/to that the other tells: what a guest did on a day of the visit."""
    span, day = (one, other) if "/" in one else (other, one)
    first, _, last = span.partition("/")
    return "/" not in day and len(first) == len(day) == len(last) and first <= day <= last


_YEAR, _MONTH = 4, 7  # characters of a date of which only the year, the month is known
_NUMBERS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
}  # fmt: skip
_NTH = re.compile(r"\d+(?:st|nd|rd|th)$")
_SPECIAL = frozenset({"special", "extraordinary"})
_GENERIC = frozenset("summit conference meeting leaders forum dialogue of the on for and in a".split())


def _other_edition(one: set[str], other: set[str]) -> bool:
    """Whether both say which it is of a row, and say it otherwise: "the second Summit", "the third Summit".

    A special one is none of the row.
    """
    if bool(one & _SPECIAL) is not bool(other & _SPECIAL):
        return True
    said = (_places(one), _places(other))
    return bool(said[0] and said[1]) and said[0] != said[1]


def _places(words: set[str]) -> set[str]:
    """The places in a row that words tell: "2nd", "9th"."""
    return {word for word in words if _NTH.match(word)}


def _own_words(name: str) -> set[str]:
    """The words that tell one summit from another; "ninth" is "9th"."""
    return {_NUMBERS.get(word, word) for word in name.lower().split()} - _GENERIC


def _fuller(one: Draft, other: Draft) -> Draft:
    """The draft that tells more; slots that only the other has are taken over."""
    a, b = one.content, other.content
    if isinstance(a, Contribution) and isinstance(b, Contribution):
        first, second = (one, other) if _weight(a) >= _weight(b) else (other, one)
        x, y = first.content, second.content
        assert isinstance(x, Contribution)  # noqa: S101 - for the type checker
        assert isinstance(y, Contribution)  # noqa: S101
        new = tuple(i for i in y.items if i.name.lower() not in {j.name.lower() for j in x.items})
        merged = replace(x, items=x.items + new, date=x.date or y.date, mechanism=x.mechanism or y.mechanism)
        return replace(first, content=merged)
    if isinstance(a, Engagement) and isinstance(b, Engagement):
        return _fuller_engagement(one, other, a, b)
    return one


def _fuller_engagement(one: Draft, other: Draft, a: Engagement, b: Engagement) -> Draft:
    """The wording that is dated, or dated more exactly; else the first. A summit's parties are all that are named."""
    exact = [len(c.date.edtf) if c.date else 0 for c in (a, b)]
    first, x, y = (one, a, b) if exact[0] >= exact[1] else (other, b, a)
    parties = tuple(dict.fromkeys((*x.parties, *y.parties))) if x.type is EngagementType.SUMMIT else x.parties
    if not x.date and len(y.parties) > len(x.parties):
        parties = y.parties
    date = x.date or y.date
    merged = replace(x, parties=parties, date=date, name=x.name or y.name, format=x.format or y.format)
    return replace(first, content=merged)


def _weight(content: Contribution) -> int:
    announced = content.stage is Stage.COMMITTED
    return 2 * bool(content.date) + len(content.items) + 2 * announced + bool(content.mechanism)
