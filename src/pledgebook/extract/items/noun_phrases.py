"""Noun phrases of a text, without a parser: runs of words that no function word, verb or mark ends."""

import re
from dataclasses import dataclass

from pledgebook.reference.goods import Goods, Number, goods
from pledgebook.reference.noun_phrases import PhraseWords, phrase_words

_WORD = re.compile(r"[^\W_](?:[\w’'&./–‑-]*\w)?|\([A-Z][\w-]*\)|&|[^\w\s]")
_MODIFIES = frozenset(
    "a an the of with and or , additional more new including for its their our such as other by".split()
)
_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ(")
_OPENERS = frozenset(("", ",", ";", "and", "or", ":", "to", "also"))
_MARKS = ("’s", "'s", "s’", "s'")
_UNITS = frozenset(
    ("mm", "cm", "km", "kw", "kva", "mw", "mva", "litre", "liter", "ton", "tonne", "inch", "bed", "calibre", "caliber")
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text with their places."""

    text: str
    said: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def at(self, index: int) -> str:
        """The word at ``index``, "" beyond either end."""
        return self.said[index] if 0 <= index < len(self.said) else ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words from ``first`` up to ``last`` (not included); the head is at ``head``."""

    first: int
    head: int
    last: int


def split(text: str) -> Words:
    """The words and marks of ``text``."""
    found = [(m.group(), *m.span()) for m in _WORD.finditer(text)]
    return Words(text, tuple(w for w, _, _ in found), tuple(s for _, s, _ in found), tuple(e for _, _, e in found))


def phrases(words: Words, numbers: tuple[tuple[int, int], ...] = ()) -> list[Phrase]:
    """Every noun phrase in order; none goes across one of ``numbers`` (places of figures that count something)."""
    classes, table = phrase_words(), goods()
    found: list[Phrase] = []
    counted = iter((*numbers, (len(words.text) + 1, len(words.text) + 1)))
    start, end = next(counted)
    first: int | None = None
    for index, (word, at) in enumerate(zip(words.said, words.starts, strict=True)):
        while at >= end:
            start, end = next(counted)
        inside = start <= at < end
        fits = not inside and word.lower() not in classes.function and _fits(words, index, first, classes, table)
        if first is not None and (not fits or _is_owner(words.said[index - 1])):
            found += _phrase(words, first, index)
            first = None
        if fits and first is None:
            first = index
    if first is not None:
        found += _phrase(words, first, len(words.said))
    return found


def _phrase(words: Words, first: int, last: int) -> list[Phrase]:
    head = last - 1
    if words.said[head][0] == "(" and head > first:
        head -= 1
    if _is_owner(words.said[head]) or not words.said[head][0].isalnum():
        return []
    return [Phrase(first, head, last)]


def _is_owner(word: str) -> bool:
    return word.endswith(_MARKS)


def _fits(words: Words, index: int, first: int | None, classes: PhraseWords, table: Goods) -> bool:
    """Whether a word that is no function word stands in a noun phrase: that which begins at ``first``, or a new one."""
    word = words.said[index]
    low = word.lower()
    if not word[0].isalpha():
        return _is_of_a_model(words, index, first)
    number = table.heads.get(words.said[index - 1].lower()) if first is not None else None
    if word[0].isupper():
        return _is_capital_of_it(words, index, number, classes, table)
    if low in classes.either or low in classes.both:
        is_verb = _is_verb(words, index, inner=first is not None, plural=number is Number.MANY, classes=classes)
        return not is_verb or (first is None and _is_measure(words, index))
    if low in classes.verbs or _ends_as_a_verb(low, classes, table):
        return False
    return not _is_past(words, index, first, number, classes) and not _is_behind_a_plural(words, index, number, classes)


def _is_measure(words: Words, index: int) -> bool:
    """Whether it stands between a number and "of": "25,000 sets of body armor"."""
    return words.at(index - 1)[-1:].isdigit() and words.at(index + 1) == "of"


def _is_capital_of_it(words: Words, index: int, number: Number | None, classes: PhraseWords, table: Goods) -> bool:
    """Whether a capitalised word stands within the phrase."""
    before, low = words.at(index - 1), words.at(index).lower()
    if not before[:1].isalnum() and (low in classes.verbs or _ends_as_a_verb(low, classes, table)):
        return False  # "Deliver fuel", "Providing vaccines": an entry or a heading that begins with a verb
    return not (number is Number.MANY and before[0].islower())  # "the missiles Denmark sent"


def _is_past(words: Words, index: int, first: int | None, number: Number | None, classes: PhraseWords) -> bool:
    """Whether a word in -ed is a verb: "has trained", "systems delivered", "Denmark promised"."""
    low = words.said[index]
    if not low.endswith("ed") or "-" in low or low in classes.ed:
        return False
    before = words.at(index - 1)
    if first is None and low in classes.done and before in ("and", ","):
        return True  # "trained pilots and delivered tents"
    if before.isdigit() or before.lower() in _MODIFIES:
        return False
    plural = before.endswith("s") and not before.endswith("ss")
    return first is None or number is not None or before[0].isupper() or plural


def _is_behind_a_plural(words: Words, index: int, number: Number | None, classes: PhraseWords) -> bool:
    """A plural is the last word of its phrase, but for the few that stand before others and for goods of goods."""
    if number is not Number.MANY:
        return False
    before, low = words.at(index - 1), words.at(index)
    if low in goods().heads or before.lower() in classes.plural:
        return False
    return before[0].islower() or "-" not in low


def _is_of_a_model(words: Words, index: int, first: int | None) -> bool:
    """Whether digits or a bracket belong to a name of goods: "Leopard 2", "155 mm", "(HIMARS)"."""
    word, low = words.said[index], words.said[index].lower()
    inside = first is not None
    if not word[0].isdigit():
        return inside and (word == "&" or (word[0] == "(" and len(word) > 1))
    if not low.replace(",", "").replace(".", "").isdigit():
        return True  # "155mm", "30-bed"
    return words.at(index + 1).lower() in _UNITS or (inside and words.at(index - 1)[0] in _CAPITALS)


def _ends_as_a_verb(low: str, classes: PhraseWords, table: Goods) -> bool:
    """Whether the ending is that of a participle or an adverb, in a word that is not known to stand in names."""
    if "-" in low or low in table.heads:
        return False
    return (low.endswith("ing") and low not in classes.ing) or (low.endswith("ly") and low not in classes.ly)


def _is_verb(words: Words, index: int, *, inner: bool, plural: bool, classes: PhraseWords) -> bool:
    """Whether a word that is noun or verb is the verb here."""
    if words.at(index).lower() in classes.both:  # "drone attacks": the goods only stand before another noun
        return not inner or plural or not words.at(index - 1)[0].islower()
    before, after = words.at(index - 1).lower(), words.at(index + 1)
    if not inner and words.at(index).lower() in classes.opening and before in _OPENERS:
        return after[:1].isalnum() and after.lower() not in ("to", "for", "and", "from", "of", "in")
    if before in classes.subjects:
        return before not in ("and", "or") or _is_object(after, classes)
    if plural and inner:
        return _is_object(after, classes) or after.lower() in ("to", "")
    return inner and words.at(index - 1)[0].isupper() and _is_object(after, classes)


def _is_object(word: str, classes: PhraseWords) -> bool:
    low = word.lower()
    return low in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "our",
        "his",
        "her",
        "this",
        "these",
        "those",
        "all",
        "it",
        "them",
        "more",
    ) or (word[:1].isdigit() or (word[:1].isupper() and low not in classes.function))
