"""Names that point abroad elsewhere and stay at home where they stand: tribes, Americans of some descent, schools.

Also partners that a state, school or union has at home, and the world of comparisons.
"""

from functools import cache

from pledgebook.extract.actors.phrases import Phrase, Phrases
from pledgebook.reference import actors
from pledgebook.reference.actors import Sort

_FOREIGN = (Sort.STATE, Sort.CAPITAL, Sort.ADJECTIVE, Sort.PEOPLE, Sort.BODY, Sort.REGION, Sort.LEADER)
_NEAR = 40  # atoms on either side that show a tribe's matters
_COMPARED = 9  # atoms before "in the world" that hold what is compared
_LONGEST = 3  # words of a school's name behind the state's


def _set(key: str) -> frozenset[str]:
    return actors.at_home()[key]


@cache
def _home() -> frozenset[str]:
    return _set("home").union(actors.fixed()["united_states"])


def is_at_home(phrases: Phrases, phrase: Phrase) -> bool:
    """Whether the name is of somebody or something at home, and no actor abroad."""
    if phrase.sort is Sort.STATE:
        return _is_school(phrases, phrase)
    if phrase.sort in (Sort.ADJECTIVE, Sort.PEOPLE):
        return _is_descent(phrases, phrase) or _is_tribal(phrases, phrase) or _is_language(phrases, phrase)
    if phrase.ids == ("world",):
        return _is_comparison(phrases, phrase)
    if phrase.ids == ("allies-and-partners",):
        return _is_partner_at_home(phrases, phrase)
    return False


def _is_school(phrases: Phrases, phrase: Phrase) -> bool:
    """ "Denmark Technical College": a school or hospital that bears the name."""
    for place in range(phrase.end, phrase.end + _LONGEST):
        word = phrases.word(place)
        if word in _set("schools"):
            return True
        if not word[:1].isupper() or place in phrases.at:
            return False
    return False


def _is_descent(phrases: Phrases, phrase: Phrase) -> bool:
    """ "the German American Chamber of Commerce", "Mexican Americans"."""
    return phrase.sort is Sort.ADJECTIVE and phrases.word(phrase.end) in ("American", "Americans")


def _is_tribal(phrases: Phrases, phrase: Phrase) -> bool:
    """ "the Indian boarding schools", "a grant to the Indian Health Board"."""
    if phrase.ids != ("IND",):
        return False
    if phrases.word(phrase.end) in _set("tribal_heads"):
        return True
    if any(
        other.ids == phrase.ids and other.sort not in (Sort.ADJECTIVE, Sort.PEOPLE) for other in phrases.at.values()
    ):
        return False
    near = range(max(0, phrase.start - _NEAR), phrase.end + _NEAR)
    return any(phrases.word(place) in _set("tribal") for place in near)


def _is_language(phrases: Phrases, phrase: Phrase) -> bool:
    """ "English": the language, but for the few bodies that are so called."""
    return phrases.word(phrase.start) == "English" and phrases.word(phrase.end).lower() not in _set("english_heads")


def _is_comparison(phrases: Phrases, phrase: Phrase) -> bool:
    """ "world-class", "the World Cup", "the best-trained people in the world"."""
    after = phrases.word(phrase.end)
    if (after == "-" and phrases.touches(phrase.end)) or after in _set("world_heads"):
        return True
    before = [phrases.word(place).lower() for place in range(max(0, phrase.start - _COMPARED), phrase.start)]
    return before[-2:] == ["in", "the"] and bool(_set("superlatives").intersection(before))


def _is_partner_at_home(phrases: Phrases, phrase: Phrase) -> bool:
    """ "states, school systems, and national partners", "11 Western states"; not where somebody abroad is named too."""
    if phrases.word(phrase.end - 1) == "states":
        before = phrases.word(phrase.start - 1)
        return before[:1].isdigit() or before.lower() in _set("numbers") or _names_home(phrases)
    if phrases.word(phrase.end - 1) != "partners" or "and" in _words(phrases, phrase):
        return False
    if phrases.word(phrase.start - 1).lower() in _set("partners_of"):
        return True
    return _names_home(phrases) and not _names_abroad(phrases, phrase)


def _words(phrases: Phrases, phrase: Phrase) -> list[str]:
    return [phrases.word(place).lower() for place in range(phrase.start, phrase.end)]


def _names_home(phrases: Phrases) -> bool:
    return any(word in _home() for word in phrases.words)


def _names_abroad(phrases: Phrases, phrase: Phrase) -> bool:
    return any(
        other.sort in _FOREIGN and other.ids != ("USA",) for place, other in phrases.at.items() if place != phrase.start
    )
