"""The words beside a quotation: which of them are a name, a subject, a verb of saying."""

import re
from functools import cache

from pledgebook.model.span import Span
from pledgebook.reference import gazetteer
from pledgebook.reference.actors import Sort
from pledgebook.reference.speech import speech

WORD = re.compile(r"[^\W\d_](?:[\w’'-]|\.(?=\w))*\.?")
PARTICLES = frozenset(
    {
        "of",
        "the",
        "de",
        "von",
        "van",
        "der",
        "den",
        "al",
        "el",
        "bin",
        "di",
        "da",
        "dos",
        "le",
        "la",
        "du",
        "for",
        "and",
    }
)
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "one", "another", "The", "A", "An", "Its", "One"})
_ADVERBS = frozenset(
    {
        "once",
        "later",
        "also",
        "then",
        "again",
        "even",
        "still",
        "often",
        "has",
        "had",
        "have",
        "himself",
        "herself",
        "afterwards",
        "meanwhile",
        "now",
        "today",
        "yesterday",
        "always",
        "never",
        "simply",
    }
)
_QUOTED_AS = frozenset({"was", "is", "were", "quoted", "reported", "as", "cited"})
_DESCRIBED = 4  # words of small letters before a full name
LONGEST = 9  # words of a name with its titles
_WHO = frozenset({"who", "that", "which", "we"})
_MANY = frozenset({"two", "three", "several", "some", "many", "others"})
_SENTENCE_END = re.compile(r"(?<![.\s][A-Z])[.!?][\"”»’)]*\s+|\n\s*\n")  # no stop of "U.S. President"
Word = tuple[str, int, int]
"""A word as written without its full stop, and its offsets."""


@cache
def the_office() -> re.Pattern[str]:
    """An office that acts: "the ambassador smiled"."""
    titles = "|".join(sorted(speech().titles))
    owner = r"(?:[Tt]he (?:[A-Z][\w-]+ )?|[A-Z][\w-]+(?: [A-Z][\w-]+)?[’']s? )"
    return re.compile(rf"(?:^|[.,;]\s|\*\s|\n)\s*(?P<office>{owner}(?:[a-z]+ ){{0,2}}(?:{titles}))(?=\s[a-z])")


def tells(words: list[Word], place: int) -> bool:
    """Whether a word tells of speech, alone or with the next: "said", "went on"."""
    if words[place][0] in speech().verbs:
        return True
    following = words[place + 1][0] if place + 1 < len(words) else ""
    return f"{words[place][0]} {following}" in speech().phrases


def owner_in(words: list[Word]) -> list[Word]:
    """ "Minister Smith's answer:": whose words they are; all the words where it is nobody's."""
    own = next((place for place, (word, _, _) in enumerate(words) if word.endswith(("'s", "’s"))), None)
    if own is None or words[own][0][0].islower():
        return words
    word, start, end = words[own]
    return [*words[:own], (word[:-2], start, end - 2)]


def is_aside(words: list[Word]) -> bool:
    """Whether something is told of the words that were quoted, before the speaker: ", a line that drew applause,"."""
    return any(word in ("that", "which") for word, _, _ in words)


def opening_in(text: str, words: list[Word]) -> list[Word]:
    """A subject that more stands behind before its verb: "Ada Smith, who runs it,", "officials in Oslo"."""
    taken: list[Word] = []
    for word in words[:LONGEST]:
        if taken and text[taken[-1][2] : word[1]].strip() not in ("", "."):
            break
        taken.append(word)
    if len(taken) < len(words):
        return taken if is_name(taken) and not is_aside(taken) else []
    first = taken[0][0] if taken else ""
    many = first.endswith("s") or first in _MANY
    return taken if many and first not in PARTICLES and first.islower() else []


def of_a_name(word: str) -> bool:
    """Whether the word may stand in a person's name."""
    return word[0].isupper() or word in PARTICLES - {"and", "for", "of", "the"}


def without_tail(words: list[Word]) -> list[Word]:
    """A subject without what stands between it and its verb: "once said", "was quoted as saying"."""
    end = len(words)
    while end > 1 and (is_adverb(words[end - 1][0]) or words[end - 1][0] in _QUOTED_AS):
        end -= 1
    return words[:end]


def is_adverb(word: str) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return word in _ADVERBS or (word.endswith("ly") and word[0].islower())


def is_known(name: str) -> bool:
    """Whether the tables have the name, or one within it, as something else than a person."""
    words = gazetteer.atoms(name)
    place = 0
    while place < len(words):
        hit = gazetteer.match(words, place)
        if hit and hit[0].sort in (Sort.BODY, Sort.AGENCY, Sort.STATE, Sort.REGION, Sort.ORGANISATION, Sort.FIXED):
            return True
        place = hit[1] if hit else place + 1
    return False


def parts() -> frozenset[str]:
    """Words of small letters that a name may have: "foreign minister"."""
    return speech().titles | speech().modifiers


def words_in(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order."""
    return [(found.group().rstrip("."), found.start(), found.end()) for found in WORD.finditer(text, start, end)]


def clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends, ``end`` at the latest."""
    for stop in re.finditer(r"[.!?;:\"“”«»]", text[start:end]):
        word = text[start : start + stop.start()].rsplit(" ", 1)[-1]
        if stop.group() != "." or len(word) > 3 or not word[:1].isupper():
            return start + stop.start()
    return end


def clause_begin(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ended before ``end``."""
    stops = [stop.end() for stop in _SENTENCE_END.finditer(text[start : end - 2].rstrip())]
    return start + (stops[-1] if stops else 0)


def is_name(words: list[Word]) -> bool:
    """Whether the words before a verb of saying are one subject: "Minister Ada Smith", "the Danish minister"."""
    first = words[0][0] if words else ""
    if not 0 < len(words) <= LONGEST or first in PARTICLES - ARTICLES:
        return False
    if first in speech().pronouns:
        return len(words) == 1
    if first in ARTICLES:
        return True
    plain = next((place for place, word in enumerate(words) if word[0][0].isupper()), len(words))
    if 0 < plain <= _DESCRIBED and all(word[0].isupper() or word in PARTICLES for word, _, _ in words[plain:]):
        return is_full_name(words[plain:])  # "floor leader Ada Smith", "company boss Ada Smith"
    return any(word[0].isupper() for word, _, _ in words) and all(
        word[0].isupper() or word in PARTICLES or word in parts() or word.endswith(("’s", "'s")) for word, _, _ in words
    )


def subject_in(text: str, words: list[Word]) -> list[Word]:
    """The name right before a verb of saying, read backwards until something else stands there."""
    taken: list[Word] = []
    for word in reversed(words[-LONGEST:]):
        if taken and text[word[2] : taken[0][1]].strip() not in ("", "."):
            break
        plain = word[0]
        if plain[0].isupper() or plain in PARTICLES or plain in parts() or plain in speech().pronouns:
            taken.insert(0, word)
        elif plain in ARTICLES and taken:
            taken.insert(0, word)
            break
        else:
            break
    while taken and taken[0][0] in PARTICLES - ARTICLES:
        taken.pop(0)
    return taken if taken and is_name(taken) else []


def phrase_in(text: str, words: list[Word]) -> list[Word]:
    """The name that follows a verb of saying, up to a comma or a word that is no part of a name."""
    taken: list[Word] = []
    opening = bool(words) and is_described(words)
    for word in words[:LONGEST]:
        if taken and text[taken[-1][2] : word[1]].strip() not in ("", "."):
            break
        plain = word[0]
        name = plain[0].isupper() or plain in PARTICLES or plain in parts() or plain in speech().pronouns
        described = opening or bool(taken and taken[0][0] in ARTICLES)
        if plain in _WHO or (not name and not (described and len(taken) < _DESCRIBED) and plain not in ARTICLES):
            break
        taken.append(word)
    while taken and taken[-1][0] in PARTICLES:
        taken.pop()
    return taken


def is_described(words: list[Word]) -> bool:
    """Whether words of small letters lead to a full name, or tell of several: "farmer Ada Smith", "two officials"."""
    plain = next((place for place, word in enumerate(words) if word[0][0].isupper()), len(words))
    first = words[0][0]
    many = first in _MANY or (first.islower() and first.endswith("s") and first not in PARTICLES)
    return many or (0 < plain <= _DESCRIBED and is_full_name(words[plain : plain + 2]))


def is_full_name(words: list[Word]) -> bool:
    """Whether two words at least are a person's own."""
    return sum(word[0].isupper() and word.lower() not in parts() for word, _, _ in words) >= 2


def without_titles(words: list[Word]) -> Span:
    """The person's own name where it is given in full; with the title before it where it is a surname only."""
    of = next((place for place, word in enumerate(words) if word[0] == "of"), 0)
    if of and words[0][0] not in ARTICLES and is_full_name(words[:of]) and words[of - 1][0][0].isupper():
        words = words[:of]  # "<name> of Canada"
    end = words[-1][2]
    titles = [place for place, (word, _, _) in enumerate(words) if word.lower() in speech().titles]
    own = words[titles[-1] + 1 :] if titles else words
    if titles and len([w for w in own if w[0][0].isupper()]) >= 2 and own[0][0][0].isupper():
        return Span(own[0][1], end)
    plain = next((place for place, word in enumerate(words) if word[0][0].isupper()), 0)
    if plain and not titles and words[0][0] not in ARTICLES:
        return Span(words[plain][1], end)  # "lawmaker Ada Smith"
    if titles and len(own) == 1 and words[0][0] not in ARTICLES:
        return Span(words[titles[-1]][1], end)
    return Span(words[0][1], end)
