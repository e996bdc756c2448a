"""What is asked for, taken apart: coordinated acts, and leave to use beside the goods."""

import re

from pledgebook.extract.proposals.categories import category_of
from pledgebook.model.claim import Category
from pledgebook.reference.proposal_cues import proposal_cues

_ACT_JOIN = re.compile(r"(?:,\s*(?:and\s+)?|;\s*(?:and\s+)?|\s+and\s+)(?:also\s+)?(?:to\s+)?(?=(?P<act>[a-z-]+)\b)")
_GIVE = re.compile(r"^(?:provide|supply|equip|furnish|help|arm)\b[^,;]*?\swith\s+", re.IGNORECASE)
_AND_LEAVE = re.compile(
    r"\s+and\s+(?:(?:for|the|a|corresponding|also)\s+)*(?=(?:permission|authori[sz]ation|approval|clearance)\b)"
)
_FOR = re.compile(r"\bfor\s+$")
_AND_FOR = re.compile(r",?\s+and\s+(?:also\s+)?for\s+(?!(?:that|this|it|which|the (?:first|last|sake))\b)")
_EDGE = re.compile(r"(?:[,;]|\s+and|\s+to|\s+also|\s)+$")


_PRELUDE = re.compile(
    r"(?:act|move|work together|take (?:\w+ )?action|step up)"
    r"(?:\s+(?:\w+ly|now|together|in (?:an?\s)?\w+(?:\s\w+)?))*\s+(?:and\s+)?(?:to\s+)"
    r"(?=(?P<act>[a-z-]+)\b)"
)


def acts_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The acts that are coordinated in ``text[start:end]``; neighbours of one category stay together."""
    known = proposal_cues().acts
    prelude = _PRELUDE.match(text, start, end)
    if prelude and prelude["act"] in known:
        start = prelude.end()  # "to act promptly to provide": the act is to provide
    cuts = [start, *(m.end() for m in _ACT_JOIN.finditer(text, start, end) if m["act"] in known)]
    while len(cuts) > 1 and not re.search(r"\band\b|;", text[cuts[-1] - 10 : cuts[-1]]):
        cuts.pop()  # "manufacturing, supply, and delivery": only a list of acts ends in "and" and an act
    merged: list[tuple[int, int]] = []
    last = Category.OTHER
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        here = category_of(text[a:b])
        if merged and (here in (last, Category.OTHER) or last is Category.OTHER):
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
        last = category_of(text[merged[-1][0] : merged[-1][1]])
    trimmed = [(a, a + len(_EDGE.sub("", text[a:b]))) for a, b in merged]
    return [part for a, b in trimmed if b > a for part in things_in(text, a, b)]


def things_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The things asked for in ``text[start:end]``: leave to do something stands apart from goods."""
    if given := _GIVE.match(text[start:end]):
        start += given.end()
    second = _AND_FOR.search(text, start, end) if _FOR.search(text, max(0, start - 8), start) else None
    if second:  # "asked for tents, and for a ship to carry them"
        return [(start, second.start()), (second.end(), end)]
    leave = _AND_LEAVE.search(text, start, end)
    return [(start, leave.start()), (leave.end(), end)] if leave else [(start, end)]
