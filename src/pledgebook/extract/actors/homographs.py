"""Names of states and capitals that are something else where they stand: places, people, parts of longer names."""

from functools import cache

from pledgebook.extract.actors.at_home import is_at_home
from pledgebook.extract.actors.phrases import Phrase, Phrases
from pledgebook.reference import actors
from pledgebook.reference.actors import Sort

_NEAR = 60  # atoms on either side that tell which Georgia is meant
_FOREIGN = (Sort.STATE, Sort.CAPITAL, Sort.ADJECTIVE, Sort.BODY)


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(actors.fixed()[key])


def is_another(phrases: Phrases, phrase: Phrase) -> bool:
    """Whether the name is not that of the actor here."""
    return is_at_home(phrases, phrase) or _is_other_name(phrases, phrase)


def _is_other_name(phrases: Phrases, phrase: Phrase) -> bool:
    before, after = phrases.word(phrase.start - 1), phrases.word(phrase.end)
    if before == "-" and phrases.touches(phrase.start) and phrases.touches(phrase.start - 1):
        prefix = phrases.word(phrase.start - 2)
        if prefix in _set("prefixes") or phrase.sort is Sort.CAPITAL:
            return True
    if after == "-" and phrases.touches(phrase.end) and phrases.word(phrase.end + 1) in ("American", "Americans"):
        return True
    if phrase.sort is Sort.CAPITAL:
        return _is_place(phrases, phrase, before, after)
    if phrase.sort is Sort.STATE:
        return after in _set("heads_of_states") or _is_person(phrases, phrase, before, after) or _is_us(phrases, phrase)
    if phrase.sort in (Sort.ADJECTIVE, Sort.PEOPLE):
        compound = before == "-" and phrases.word(phrase.start).startswith("American") and phrases.touches(phrase.start)
        return after in _set("heads_of_states") or compound
    return False


def _is_place(phrases: Phrases, phrase: Phrase, before: str, after: str) -> bool:
    if before in _set("locatives") or after in _set("heads_of_capitals"):
        return True
    if after == "," and phrases.word(phrase.end + 1) in _set("united_states"):
        return True
    if before in ("Fort", "Lake", "Port", "Mount", "University", "St", "Camp", "Treaty", "Greater"):
        return True
    return _is_person(phrases, phrase, before, after)


def _is_person(phrases: Phrases, phrase: Phrase, before: str, after: str) -> bool:
    if phrase.end > phrase.start + 1 or phrases.word(phrase.start) not in _set("people"):
        return False
    initial = phrases.word(phrase.start - 2)  # "B. Jordan", but "the U.S. Georgia programme"
    if before in _set("first_names") or (
        before == "." and initial.isupper() and len(initial) == 1 and initial not in "USK"
    ):
        return True
    follows = phrases.at.get(phrase.end)
    return after[:1].isupper() and after[1:].islower() and after in _set("surnames") and not follows


def _is_us(phrases: Phrases, phrase: Phrase) -> bool:
    """Georgia is the state of the union by its cities and offices; in American texts also unless others are near."""
    if phrases.word(phrase.start) != "Georgia":
        return False
    first, last = max(0, phrase.start - _NEAR), min(len(phrases.words), phrase.end + _NEAR)
    if any(word in _set("united_states") for word in phrases.words[first:last]):
        return True
    office = phrases.at.get(phrases.possessive(phrase.end))
    if not phrases.american or (office and office.sort in (Sort.TITLE, Sort.ORGAN)):
        return False
    for place in range(first, last):
        other = phrases.at.get(place)
        if other is None or place == phrase.start or other.sort not in _FOREIGN:
            continue
        if other.ids != ("USA",) and not (other.sort is Sort.STATE and other.ids == ("GEO",)):
            return False
    return True
