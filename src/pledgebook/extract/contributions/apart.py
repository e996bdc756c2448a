"""Counted goods of a sentence with a sum that are no part of it: given by another act, or by somebody else."""

import re

from pledgebook.extract.contributions.objects import is_giving
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.extract.contributions.shares import gapped
from pledgebook.model.mention import FigureMention, ItemMention

_OWN = frozenset(("announce", "promise", "give", "deliver"))
# between an earlier thing and the verb that gives the later one: "..., and UNICEF handed out", "... and confirmed"
_ANEW = re.compile(
    r"(?:;|,(?=\s+(?:the\s+)?[A-Z])|\b(?:and|while|but|whereas)\b)"
    r"(?:,?\s+(?!(?:to|which|that|who|whom|whose|for|including|such|with)\b)[\w’'.-]+){0,6},?\s*$"
)
_SAME = re.compile(
    r"\b(?:worth|costs?|costing|valued?|price[sd]?|of which|for (?:them|it)|includ\w+|consist\w*|compris\w+"
    r"|contain\w*)\b"
)
_AND = re.compile(r",?\s+(?:and|as well as|along with|plus)\s+(?:(?:also|another|an additional|a further)\s+)?")
_LISTED = re.compile(r",?\s+(?:and\s+)?(?:an?\s+)?")

Place = ItemMention | FigureMention


def given_apart(sentence: TextOfAid, goods: list[ItemMention], sums: list[FigureMention]) -> list[ItemMention]:
    """The goods that none of the ``sums`` pays for: "paid a million into the fund, and sent 40 pumps and a drill"."""
    found: list[ItemMention] = []
    for item in goods:
        listed = bool(found) and _LISTED.fullmatch(sentence.text, found[-1].end, item.start) is not None
        if listed or (_is_counted(item) and _is_apart(sentence, item, sums)):
            found.append(item)
    return found


def _is_counted(item: ItemMention) -> bool:
    return item.item.quantity is not None and item.item.quantity.value != 1


def _is_apart(sentence: TextOfAid, item: ItemMention, sums: list[FigureMention]) -> bool:
    before = [s for s in sums if s.end <= item.start]
    after = [s for s in sums if s.start >= item.end]
    return all(_parted(sentence, s, item) for s in before[-1:]) and all(
        _parted(sentence, item, s) or _AND.fullmatch(sentence.text, item.end, s.start) for s in after[:1]
    )


def _parted(sentence: TextOfAid, one: Place, other: Place) -> bool:
    """Whether another act or giver stands between the two."""
    text = sentence.text
    if _SAME.search(text, one.end, other.start):
        return False
    if gapped(sentence.reading, one.end, other.start):
        return True
    return any(
        (is_giving(act) or act.cue in _OWN)
        and not (act.infinitive or act.progressive or act.may)
        and _ANEW.search(text[one.end : act.start]) is not None
        for act in sentence.acts
        if one.end <= act.start < other.start
    )
