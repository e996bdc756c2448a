"""The words of a sentence as the judge sees them: stems, and one word for each actor, figure and date."""

import re
from functools import lru_cache
from typing import NamedTuple

from pledgebook.extract.contributions.judging.roles import role
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.model.mention import ActorForm, ActorMention

_WORD = re.compile(r"[A-Za-z][\w’'.-]*\w|[A-Za-z]|\d[\d,.]*|[,;:()\[\]—–“”\"?!|/$%]")
_SUFFIXES = ("ings", "ing", "ied", "ies", "ed", "es", "s")
_MARKED = {ActorForm.PRONOUN: ":pronoun", ActorForm.ADJECTIVE: ":adjective"}


class Word(NamedTuple):
    """A word at ``start:end``; ``said`` is its stem, or the class of what stands there: "<topic>", "<money>"."""

    start: int
    end: int
    said: str


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word without its ending: coarse, the same for the forms of a verb and for one and many."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(suffix) + ("y" if suffix in ("ied", "ies") else "")
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def stems(text: str) -> list[str]:
    """The stems of a text's words, numbers and marks left out."""
    return [stem(w) for w in _WORD.findall(text) if w[0].isalpha()]


@lru_cache(maxsize=1)
def words_of(sentence: TextOfAid) -> list[Word]:
    """The words of a sentence in order, each mention one word; asked for each of its candidates."""
    mentions = _mentions(sentence)
    found: list[Word] = []
    place = 0
    following = mentions[0] if mentions else None
    for match in _WORD.finditer(sentence.text):
        start, end = match.span()
        while following is not None and following.end <= start:
            found.append(following)
            place += 1
            following = mentions[place] if place < len(mentions) else None
        if following is not None and following.start < end:
            continue
        found.append(Word(start, end, _said(match.group())))
    return found + mentions[place:]


@lru_cache(maxsize=8192)
def _said(word: str) -> str:
    return stem(word) if word[0].isalpha() else "<number>" if word[0].isdigit() else word


def _mentions(sentence: TextOfAid) -> list[Word]:
    """Actors, figures and dates in order, none overlapping."""
    reading = sentence.reading
    marks = [Word(m.start, m.end, _actor(m, sentence)) for m in reading.actors]
    marks += [Word(f.start, f.end, f"<{f.unit}>") for f in reading.figures]
    marks += [Word(d.start, d.end, "<date>") for d in reading.dates]
    kept: list[Word] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _actor(mention: ActorMention, sentence: TextOfAid) -> str:
    owner = "'s" if mention.possessive else ""
    return f"<{role(mention.actors, sentence.context)}{_MARKED.get(mention.form, '')}{owner}>"
