"""Noun phrases that name goods, joined where two belong to one item."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pledgebook.extract.items.counted import Counts, quantity_of
from pledgebook.extract.items.heads import TOWARDS, is_one, is_several, number_of, number_of_unlisted
from pledgebook.extract.items.noun_phrases import Phrase, Words
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.reference.goods import Number, goods

LIST_LINK = re.compile(r"\s*(?:,|;|and|or|,\s*and|,\s*or|as well as|,\s*as well as|plus|&)\s*", re.IGNORECASE)
_OF = re.compile(r" of (?:[\w-]+(?:,| and|, and) ){0,3}(?:(?:the|its|their|additional|more|new|a|[\w-]+ly) )?")
_WRAPPED = re.compile(r"(?:package|shipment|delivery|consignment|tranche|batch|set|pack|load|series)")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that names goods: how they are counted, their number, where the whole begins, whether it is listed."""

    phrase: Phrase
    number: Number
    quantity: Figure | None
    start: int
    known: bool


def group(words: Words, found: list[Phrase], counts: Counts) -> list[Found]:
    """The phrases that name goods, joined where two belong to one item."""
    named: list[Found] = []
    pending: Phrase | None = None  # "grenade and" before "mortar rounds", "anti-tank and" before "anti-air systems"
    for phrase in found:
        whole, counted = phrase, quantity_of(words, phrase, counts)
        if pending is not None:
            if counted[0] is None and LIST_LINK.fullmatch(_between(words, pending, phrase)):
                whole = Phrase(pending.first, phrase.head, phrase.last)
                counted = quantity_of(words, whole, counts)
            else:
                _add(words, named, pending, quantity_of(words, pending, counts))
        pending = whole if _waits(words, phrase, counted[0]) else None
        if pending is None:
            _add(words, named, whole, counted)
    if pending is not None:
        _add(words, named, pending, quantity_of(words, pending, counts))
    return _by_neighbour(words, _under_one_load(words, named))


def _between(words: Words, former: Phrase, phrase: Phrase) -> str:
    return words.text[words.ends[former.last - 1] : words.starts[phrase.first]]


def _add(words: Words, named: list[Found], phrase: Phrase, counted: tuple[Figure | None, int]) -> None:
    """Add the phrase where it names goods, or join it to the one before."""
    quantity, start = counted
    listed = number_of(words, phrase) or _load(words, named, phrase)
    number = listed or number_of_unlisted(words, phrase, quantity)
    if number is not None:
        known = listed is not None or goods().handing.search(words.text[max(0, start - 24) : start]) is not None
        one = Found(phrase, number, quantity, start, known)
        joined = _joined(words, named[-1], one) if named else None
        if joined is None:
            named.append(one)
        else:
            named[-1] = joined


def _load(words: Words, named: list[Found], phrase: Phrase) -> Number | None:
    """Whatever is weighed or loaded is goods: "12 tonnes of humanitarian aid"."""
    if not named or not is_several(named[-1].quantity) or not goods().load.fullmatch(words.at(named[-1].phrase.head)):
        return None
    return Number.MASS if _OF.fullmatch(_between(words, named[-1].phrase, phrase)) else None


def _waits(words: Words, phrase: Phrase, quantity: Figure | None) -> bool:
    """Whether the phrase is only the first of the modifiers of a head that follows behind "and"."""
    if words.at(phrase.last).lower() not in ("and", "or", ",", "&"):
        return False
    last = words.at(phrase.head).lower()
    if last.startswith(TOWARDS):
        return True
    if last in goods().people:
        return False  # "64 police, tents"
    return is_several(quantity) and not last.endswith("s") and number_of(words, phrase) is not Number.MASS


def _joined(words: Words, former: Found, one: Found) -> Found | None:
    """The two as one item, where "of" or a shared number binds them."""
    if one.quantity is not None:
        wraps = is_one(former.quantity) and words.text[words.ends[former.phrase.last - 1] : one.start] == " of "
        return one if wraps else None  # "a team of 30 engineers"
    between = _between(words, former.phrase, one.phrase)
    if not _OF.fullmatch(between):
        return _under_one_number(words, former, one, between)
    head = words.at(former.phrase.head)
    load = not former.known and is_several(former.quantity)  # "40 crates of bandages": whatever they are packed in
    if not one.known or not (load or goods().measure.fullmatch(head)):
        return None
    if is_one(former.quantity) and _WRAPPED.fullmatch(head):
        return one  # "a package of launchers"
    return replace(former, phrase=_over(former.phrase, one.phrase, former.phrase.head), known=True)


def _under_one_number(words: Words, former: Found, one: Found, between: str) -> Found | None:
    """ "tons of food and medicine", "hundreds of personnel carriers and fighting vehicles", "articles and services"."""
    if between == " and " and f"{words.at(former.phrase.head)} and {written(words, one)}".lower() in goods().pairs:
        return replace(former, phrase=_over(former.phrase, one.phrase, one.phrase.head), number=one.number, known=True)
    if former.quantity is None or not former.known or not LIST_LINK.fullmatch(between) or "and" not in between:
        return None
    head = words.at(former.phrase.head)
    if goods().weight.fullmatch(head) and " of " in written(words, former):
        return replace(former, phrase=_over(former.phrase, one.phrase, former.phrase.head))
    if words.at(one.phrase.first).lower() == "other" and is_several(former.quantity):
        return replace(former, phrase=_over(former.phrase, one.phrase, one.phrase.head))
    both = former.number is Number.MANY and one.number is Number.MANY
    if both and former.quantity.qualifier is Qualifier.VAGUE and "," not in between:
        return replace(former, phrase=_over(former.phrase, one.phrase, one.phrase.head))
    return None


def _under_one_load(words: Words, named: list[Found]) -> list[Found]:
    """ "40 tonnes of flour, beans and tents": the whole list is what is loaded, if nothing in it has its own number."""
    kept: list[Found] = []
    open_list = False  # whether the last that is kept is a load whose list may go on
    for place, one in enumerate(named):
        former = kept[-1] if kept else None
        if former is not None and open_list and one.quantity is None:
            between = _between(words, former.phrase, one.phrase)
            if LIST_LINK.fullmatch(between) and ("and" in between or _goes_on(words, named[place:])):
                kept[-1] = replace(former, phrase=_over(former.phrase, one.phrase, former.phrase.head))
                open_list = "and" not in between
                continue
        kept.append(one)
        open_list = _is_load(words, one)
    return kept


def _is_load(words: Words, one: Found) -> bool:
    return (
        one.known
        and is_several(one.quantity)
        and goods().load.fullmatch(words.at(one.phrase.head)) is not None
        and " of " in written(words, one)
    )


def _goes_on(words: Words, rest: list[Found]) -> bool:
    """Whether a list goes on behind a comma up to its last entry, none of them counted."""
    for one, following in pairwise(rest):
        between = _between(words, one.phrase, following.phrase)
        if following.quantity is not None or not LIST_LINK.fullmatch(between):
            break
        if "and" in between:
            return True
    return False


def _over(former: Phrase, phrase: Phrase, head: int) -> Phrase:
    return Phrase(former.first, head, phrase.last)


def _by_neighbour(words: Words, named: list[Found]) -> list[Found]:
    """An unlisted thing with a number is goods where its neighbour in the list is counted goods."""
    known = [f.known for f in named]
    for place, one in enumerate(named):
        for other in () if one.known or one.quantity is None else (place - 1, place + 1):
            if 0 <= other < len(named) and known[other] and named[other].quantity is not None:
                left, right = (named[other], one) if other < place else (one, named[other])
                gap = words.text[words.ends[left.phrase.last - 1] : right.start]
                known[place] = known[place] or LIST_LINK.fullmatch(gap) is not None
    return [f if f.known == k else replace(f, known=k) for f, k in zip(named, known, strict=True)]


def written(words: Words, one: Found) -> str:
    """The words of the phrase as they stand."""
    return words.text[words.starts[one.phrase.first] : words.ends[one.phrase.last - 1]]
