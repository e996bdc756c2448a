"""A passage to its sentences, cleaned, with the way back to the document's offsets."""

import re
from bisect import bisect_right

from pledgebook.model.document import Document, Passage, Sentence
from pledgebook.model.span import Span
from pledgebook.reference.abbreviations import abbreviations
from pledgebook.reference.speech import speech
from pledgebook.text.markup import clean

# A stop, what closes with it, a footnote's number; then a space and a sign that may open a sentence.
_STOP = re.compile(r"([.!?…])[.!?…]*([\"'”’)\]»]*)(?:\[\d{1,3}\])*(?= [\"'“‘„«(\[—–-]*[$€£¥#@¿¡]?[^\Wa-zß-öø-ÿ_])")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # initials: "J", "U.S"
_NEXT = re.compile(r" [\"'“‘„«(\[—–-]*(\w+)")
_LONGEST_WORD = 24
_LONGEST = 1_200  # characters of a sentence


def sentences(document: Document, passage: Passage, first: int = 0) -> list[Sentence]:
    """The sentences of one passage, indexed from ``first``; white space between them belongs to none."""
    text, starts, shifts = clean(document.text, passage.span.start, passage.span.end)
    if not text:
        return []
    cuts = _cuts(text)
    if not cuts:
        return [Sentence(first, passage, passage.span, text, starts, shifts)]
    found: list[Sentence] = []
    begin, at, low = passage.span.start, 0, 0
    for index, cut in enumerate([*cuts, len(text)], start=first):
        high = bisect_right(starts, cut - 1, low)
        last = cut == len(text)
        end = passage.span.end if last else cut + shifts[bisect_right(starts, cut, low) - 1]
        places = (0, *(s - at for s in starts[low + 1 : high]))
        moves = tuple(shift + at for shift in shifts[low:high])
        found.append(Sentence(index, passage, Span(begin, end), text[at:cut], places, moves))
        at = cut + 1
        if not last:
            low = bisect_right(starts, at, low) - 1
            begin = end
            while document.text[begin].isspace():
                begin += 1
    return found


def _cuts(text: str) -> list[int]:
    """Offsets of the spaces at which one sentence ends and the next begins.

    What goes on for longer than any sentence of prose (one in 34,000 of the corpus is longer than
    1,000 characters) is cut behind a comma or a word: its readers look at each pair of names.
    """
    cuts = [stop.end() for stop in _STOP.finditer(text) if _ends(text, stop)]
    if len(text) <= _LONGEST:
        return cuts
    found: list[int] = []
    begin = 0
    for cut in [*cuts, len(text)]:
        while cut - begin > _LONGEST:
            behind = max(text.rfind(mark, begin + _LONGEST // 2, begin + _LONGEST) + 1 for mark in ("; ", ", "))
            place = behind or text.rfind(" ", begin, begin + _LONGEST)
            if place <= begin:
                place = text.find(" ", begin + _LONGEST, cut)  # a word as long as that stays whole
            if place < 0:
                break
            found.append(place)
            begin = place + 1
        if cut < len(text):
            found.append(cut)
        begin = cut + 1
    return found


def _ends(text: str, stop: re.Match[str]) -> bool:
    mark, closers = stop.groups()
    if mark != ".":
        return not closers or not _is_attribution(text, stop.end())
    if stop.end() - stop.start() > 1 and text[stop.end(1)] != "[":
        return True
    word = text[max(0, stop.start() - _LONGEST_WORD) : stop.start()]
    word = word[word.rfind(" ") + 1 :].lstrip("\"'“‘„«([—–-/")
    return not _is_abbreviated(word, text, stop.end())


def _is_abbreviated(word: str, text: str, at: int) -> bool:
    """Whether the stop between ``word`` and the space at ``at`` only shortens the word."""
    table = abbreviations()
    if word in table.titles:
        return True
    before_number = text[at + 1].isdigit()
    if word in table.numbered:
        return before_number
    last = word[max(map(word.rfind, "-–/")) + 1 :]  # "the EU-U.S. Summit"
    shortened = word in table.endings or _LETTERS.fullmatch(word) or ("." in last and last in table.endings)
    if word == "I" or not shortened:
        return False
    after = _NEXT.match(text, at)
    return before_number or after is None or after.group(1) not in table.openers


def _is_attribution(text: str, at: int) -> bool:
    """Whether ``“...?” the minister asked`` goes on: a name and a verb of saying, not a new sentence."""
    verbs = speech().verbs
    words = text[at + 1 : at + 80].split(" ", 6)[:6]
    for place, word in enumerate(words):
        bare = word.rstrip(".,:;")
        if bare in verbs:
            return place > 0
        if bare != word or not (bare[:1].isupper() or bare in ("the", "of", "de", "von", "der", "van", "for", "al")):
            return False
    return False
