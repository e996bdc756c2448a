"""Whether a group labels what was found, owns it, or stands behind it: "Chad: $5 million", "Chad’s tents"."""

import re
from collections.abc import Iterator

from pledgebook.extract.contributions.build import Found
from pledgebook.extract.contributions.choosing.everywhere import Place
from pledgebook.extract.contributions.parties import is_body
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.extract.contributions.sorts import body_sort, kind_of

Sums = tuple[tuple[int, int], ...]

# between a name and the sum that it labels: "Chad, a further", "Chad has pledged", "Chad’s"
_LABELS = re.compile(
    r"[’']?s?(?: (?:also|has|have|had|will))?\s?(?:,|:|\(|–|—|-|\|)?\s?(?:(?:a|an|with|another|about|some|nearly|over"
    r"|more than|up to|its|his|the|maiden|further|gave|gives|pledged|promised|provided|contributed"
    r"|committed|sent|added) ?){0,3}"
)
# between a sum and who gives it or gets it
_OF_WHOM = re.compile(r"[^,;.]{0,25}?\b(?:(?P<giver>from|by)|to|for|in) (?:the |its |our )?")
_OWN = ("labels-own", "from-own", "to-own")
# between a name and its goods, and its act: "Chad’s new field kitchens", "Chad’s leadership in providing"
_GOODS = re.compile(r"(?: [\w-]+){0,3} ")
_DEED = re.compile(r"(?: [\w-]+){0,5} ")
_EXAMPLE = re.compile(
    r"\b(?:such as|including|like|for example,?|e\.g\.,?|among them) (?:the )?(?:[\w’'-]+(?: [\w’'-]+)*, (?:and )?)*$"
)
_BACK = 60  # characters before a name in which examples are announced
_ENTRY = re.compile(r"(?:, [^:.;\d]{0,30})?\s?(?::|–|—| - )")
_BULLET = 3  # characters that may stand before the name that an entry begins with


def labelling(sentence: TextOfAid, found: Found, sums: Sums, place: Place) -> Iterator[str]:
    """Whether the group stands at a sum as who gives it or gets it: at what was found, or at another."""
    text = sentence.text
    following = next((one for one in sums if one[0] >= place.end), None)
    if following and _LABELS.fullmatch(text, place.end, following[0]):
        yield f"labels-{_whose(found, following)}"
    former = next((one for one in reversed(sums) if one[1] <= place.start), None)
    if former and (of_whom := _OF_WHOM.fullmatch(text, former[1], place.start)):
        yield f"{'from' if of_whom['giver'] else 'to'}-{_whose(found, former)}"


def _whose(found: Found, sum_: tuple[int, int]) -> str:
    return "own" if sum_[0] <= found.start < sum_[1] else "another"


def labelled_behind(sentence: TextOfAid, found: Found, sums: Sums) -> tuple[str, ...]:
    """Of which kind the first group behind the sum is, if it stands there as who gives or gets it."""
    own = next((one for one in sums if one[0] <= found.start < one[1]), None)
    first = next((m for m in sentence.reading.actors if m.actors and m.start >= found.end), None)
    if own is None or first is None or any(own[1] <= start < first.start for start, _ in sums):
        return ()
    of_whom = _OF_WHOM.fullmatch(sentence.text, own[1], first.start)
    return (f"{'from' if of_whom['giver'] else 'to'}/{kind_of(first.actors)}",) if of_whom else ()


def owning(sentence: TextOfAid, found: Found, place: Place, sides: tuple[str, ...]) -> Iterator[str]:
    """Whether the group begins an entry, owns what was found or what is done, or is but an example.

    ``sides`` are the kind of the group, whose text it is, and its parts, by which that is told apart.
    """
    text, act, mention = sentence.text, found.act, place.mention
    if place.start <= _BULLET and _ENTRY.match(text, place.end):
        yield from (f"entry/{side}" for side in sides)
    if _EXAMPLE.search(text, max(0, place.start - _BACK), place.start):
        yield f"example/{sides[0]}"
    if mention is None:
        return
    if place.end <= found.start and _GOODS.fullmatch(text, place.end, found.start):
        form = "owner" if mention.possessive else str(mention.form)
        yield f"owns/{form}"
        yield f"owns/{form}/{sides[0]}"
    if act is not None and mention.possessive and _DEED.fullmatch(text, place.end, max(place.end, act.start)):
        yield "owns-act"
        yield f"owns-act/{act.cue}"


def told_apart(labels: set[str], sides: tuple[str, ...], actors: tuple[str, ...]) -> Iterator[str]:
    """The labels of the find's own sum by the sides of the group, and by the sorts of its bodies."""
    for label in sorted(labels & set(_OWN)):
        yield from (f"{label}/{side}" for side in sides)
        yield from (f"{label}/{body_sort(a)}" for a in actors if is_body(a))
