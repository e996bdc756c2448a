"""What the head of a noun phrase says: whether it names goods, and how they are counted."""

from functools import lru_cache

from pledgebook.extract.items.noun_phrases import Phrase, Words
from pledgebook.model.figure import Figure
from pledgebook.reference.goods import Number, goods

# what a weapon is for or against: modifiers although the last piece is a noun ("anti-ship")
TOWARDS = ("anti-", "counter-", "air-to-", "surface-to-", "ground-", "non-")


PLAIN = ("assistance", "support")  # of which the words beside say what it is


_OF_WHAT = ("for", "in", "to", "with")


def number_of(words: Words, phrase: Phrase) -> Number | None:
    """How the goods are counted; None where the head names none that are known."""
    return _listed(words, phrase) or _family(words, phrase) or _helpers(words, phrase)


def number_of_unlisted(words: Words, phrase: Phrase, quantity: Figure | None) -> Number | None:
    """How an unlisted head is counted that is weighed, or that number and form make a thing, not people or an act."""
    table = goods()
    head = words.at(phrase.head)
    low = head.lower()
    told = low not in PLAIN or phrase.head > phrase.first or words.at(phrase.last).lower() in _OF_WHAT
    if low in table.weighed and told:
        return Number.MASS
    if not is_several(quantity) or not low.endswith("s") or low.endswith(("ss", "us", "is")) or len(low) < 4:
        return None
    return None if head[0].isupper() or low in table.people or low.endswith(table.abstract) else Number.MANY


def is_model(words: Words, phrase: Phrase) -> bool:
    """Whether a word of the phrase is a family's or a model's name."""
    said = words.said[phrase.first : phrase.head + 1]
    return any(w[0].isupper() and _is_family(w) for w in said)


def is_one(quantity: Figure | None) -> bool:
    """Whether the number is one, as "a" says."""
    return quantity is not None and quantity.value == 1


def is_several(quantity: Figure | None) -> bool:
    """Whether a number is said and is not one."""
    return quantity is not None and quantity.value != 1


def _listed(words: Words, phrase: Phrase) -> Number | None:
    heads = goods().heads
    for count in (3, 2, 1):
        if phrase.head - count + 1 >= phrase.first:
            said = " ".join(words.said[phrase.head - count + 1 : phrase.head + 1]).lower()
            if said in heads:
                return heads[said]
    low = words.at(phrase.head)
    if "-" in low and low[0].islower() and not low.startswith(TOWARDS):
        return heads.get(low.rsplit("-", 1)[-1])  # "micro-grants", "mini-buses"
    return None


def _family(words: Words, phrase: Phrase) -> Number | None:
    end = words.ends[phrase.head]
    for count in (3, 2, 1):
        first = phrase.head - count + 1
        if (
            first >= phrase.first
            and words.said[first][0].isupper()
            and _is_family(words.text[words.starts[first] : end])
        ):
            return Number.MANY if words.at(phrase.head).endswith("s") else Number.ONE
    return None


@lru_cache(maxsize=4_096)
def _is_family(name: str) -> bool:
    return goods().family.fullmatch(name) is not None


def _helpers(words: Words, phrase: Phrase) -> Number | None:
    """ "rescue workers", "medical staff": people who are sent to help."""
    table = goods()
    if words.at(phrase.head).lower() not in table.staff:
        return None
    return Number.MANY if table.helpers & {w.lower() for w in words.said[phrase.first : phrase.head]} else None
