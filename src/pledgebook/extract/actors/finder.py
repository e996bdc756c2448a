"""States and bodies found in a text, by name, metonym, officer, organ, adjective, collective and pronoun."""

from collections.abc import Callable
from functools import cache, lru_cache

from pledgebook.extract.actors.appositions import Placed, name_people
from pledgebook.extract.actors.homographs import is_another
from pledgebook.extract.actors.officers import department_end, owners, person_at, read_office
from pledgebook.extract.actors.phrases import Phrase, Phrases, find_phrases
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference import actors
from pledgebook.reference.actors import Sort

_FORMS = {
    Sort.STATE: ActorForm.NAME,
    Sort.PEOPLE: ActorForm.NAME,
    Sort.BODY: ActorForm.NAME,
    Sort.ADJECTIVE: ActorForm.ADJECTIVE,
    Sort.CAPITAL: ActorForm.METONYM,
    Sort.SEAT: ActorForm.METONYM,
    Sort.AGENCY: ActorForm.ORGAN,
    Sort.GROUP: ActorForm.COLLECTIVE,
    Sort.REGION: ActorForm.COLLECTIVE,
}
_POSSESSIVES = frozenset({"my", "mine", "our", "their", "his", "her", "its", "ours"})
_OWNERS = (Sort.STATE, Sort.ADJECTIVE, Sort.BODY)
_BARE = frozenset(
    "vice president prime minister premier crown prince chancellor taoiseach king queen emir amir sultan secretary"
    " general -".split()
)
_OF_A_COUNTRY = frozenset("team director office representative programme program strategy manager head".split())
# offices that texts name without their state: "the health minister said"
_SPEAKING = frozenset({"minister", "ambassador", "spokesman", "spokeswoman", "spokesperson"})


@lru_cache(maxsize=256)  # titles and publishers are asked for by many readers
def find_actors(text: str, *, american: bool = True) -> tuple[ActorMention, ...]:
    """Every mention of an actor in order, none overlapping another; pronouns come without ids.

    In an ``american`` text Georgia is the country only where foreign names stand near it.
    """
    phrases = find_phrases(text, american=american)
    if not phrases.at:
        return ()
    found: list[Placed] = []
    behind = 0
    for start, phrase in phrases.at.items():
        if start < behind:  # part of the mention before
            continue
        read = _read(phrases, phrase)
        if read:
            mention, behind = read
            found.append(Placed(mention, start, behind))
    return tuple(name_people(phrases, found))


def _read(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    reader = _READERS.get(phrase.sort)
    if reader:
        return reader(phrases, phrase)
    if phrase.sort is Sort.FIXED or is_another(phrases, phrase):
        return None
    ids = phrase.ids if phrase.sort is Sort.REGION else _only(phrase.ids)
    return _mention(phrases, phrase.start, phrase.end, _FORMS[phrase.sort], ids)


def _only(ids: tuple[str, ...]) -> tuple[str, ...]:
    """The one id; of several none, as the words alone do not tell."""
    return ids if len(ids) == 1 else ()


def _pronoun(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    if phrases.word(phrase.end) == "of" and phrases.word(phrase.start).lower() == "the":
        organ = _organ_of(phrases, Phrase(phrase.start + 1, phrase.end, Sort.ORGAN, ()))
        if organ or phrases.word(phrase.end - 1) in ("government", "Government"):
            return organ
    if phrases.word(phrase.start).lower() == "it" and phrases.word(phrase.end) == "'":
        return None  # "it's time": nobody
    if phrases.word(phrase.end - 1) == "country" and phrases.word(phrase.end) in _OF_A_COUNTRY:
        return None  # "the country director"
    return _mention(phrases, phrase.start, phrase.end, ActorForm.PRONOUN, ())


def _leader(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    return _mention(phrases, phrase.start, phrase.end, ActorForm.OFFICER, _only(phrase.ids))


def _organisation(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    """ "the Example Foundation": the words with capitals in front of the telling one; none after a state's name."""
    start = phrase.start
    for place in range(phrase.start - 1, max(phrase.start - 5, -1), -1):
        known = phrases.at.get(place)
        if (known and known.sort is not Sort.QUALIFIER) or not phrases.word(place)[:1].isupper():
            break
        start = place
    if phrases.word(start) == "The":
        start += 1
    if start == phrase.start or phrases.word(start) in ("The", "This", "A", "Each", "Our", "My", "Third", "State"):
        return None
    words = [phrases.word(place) for place in range(start, phrase.end)]
    slug = "-".join(word.lower() for word in words if word.isalnum())
    return _mention(phrases, start, phrase.end, ActorForm.NAME, (slug,))


def _titled(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    return _office(phrases, phrase.start, phrase.start, ())


def _mention(phrases: Phrases, start: int, end: int, form: ActorForm, ids: tuple[str, ...]) -> tuple[ActorMention, int]:
    """The mention from atom to atom, with the article in front and "'s" behind it."""
    contracted = form is ActorForm.PRONOUN and phrases.word(end - 1).lower() in ("he", "she", "it")
    behind = end if contracted else phrases.possessive(end)  # "he's" is "he is"
    possessive = behind > end
    if form is ActorForm.PRONOUN:
        possessive = possessive or phrases.word(end - 1).lower() in _POSSESSIVES
    elif form is not ActorForm.ADJECTIVE and phrases.word(start - 1).lower() == "the":
        start -= 1
    first, last = phrases.begin(start), phrases.end(behind)
    return ActorMention(first, last, phrases.text[first:last], form, ids, possessive), behind


def _owner(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    """A state or body alone, or with the office or organ of its that follows."""
    if is_another(phrases, phrase):
        return None
    behind = phrases.possessive(phrase.end)
    office = _office(phrases, phrase.start, behind, phrase.ids)
    if office:
        return office
    organ = _organ(phrases, phrase, behind) or _society(phrases, phrase)
    if organ:
        return organ
    form = _FORMS[phrase.sort]
    if behind == phrase.end and form is ActorForm.NAME and _attribute(phrases, phrase):
        form = ActorForm.ADJECTIVE
    return _mention(phrases, phrase.start, phrase.end, form, phrase.ids)


def _society(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    """ "the Norwegian Red Cross": a society of its own, not the state."""
    body = phrases.at.get(phrase.end)
    if phrase.sort is not Sort.ADJECTIVE or body is None or body.ids != ("red-cross",):
        return None
    words = [phrases.word(place).lower() for place in range(phrase.start, body.end)]
    return _mention(phrases, phrase.start, body.end, ActorForm.NAME, ("-".join(w for w in words if w.isalnum()),))


def _office(phrases: Phrases, start: int, place: int, given: tuple[str, ...]) -> tuple[ActorMention, int] | None:
    office = read_office(phrases, place, given)
    if office is None:
        return None
    if not given and not office.ids and not office.name:
        title = phrases.at[place]
        definite = phrases.word(start - 1).lower() == "the" and title.sort is Sort.TITLE
        plain = all(phrases.word(p).lower() in _BARE for p in range(title.start, title.end))
        if not definite or not (plain or phrases.word(title.end - 1).lower() in _SPEAKING):
            return None
    ids = () if office.former else office.ids
    return _mention(phrases, start, office.end, ActorForm.OFFICER, ids)


def _person(phrases: Phrases, phrase: Phrase) -> tuple[ActorMention, int] | None:
    place = phrase.end + (phrases.word(phrase.end) == ".")
    person = person_at(phrases, place)
    if person is None:
        return None
    name, end = person
    return _mention(phrases, phrase.start, end, ActorForm.OFFICER, _only(owners(name)))


def _organ(phrases: Phrases, phrase: Phrase, place: int) -> tuple[ActorMention, int] | None:
    """ "German defence ministry", "Japan's federal government": up to two words may stand between."""
    for between in range(3):
        found = phrases.at.get(place + between)
        if found and found.sort is Sort.AGENCY and found.ids == phrase.ids and between == 0:
            return _mention(phrases, phrase.start, found.end, ActorForm.ORGAN, phrase.ids)
        if found and found.sort is Sort.ORGAN:
            if _qualifies(phrases, found):
                return None
            end = _ministry(phrases, found)
            return _mention(phrases, phrase.start, end, ActorForm.ORGAN, phrase.ids)
        if found and found.sort is not Sort.QUALIFIER:
            return None
        if phrases.word(place + between).lower() not in _between():
            return None
    return None


def _qualifies(phrases: Phrases, organ: Phrase) -> bool:
    """Whether the word only describes the next: "U.S. military assistance", "Ukrainian state budget"."""
    last, following = phrases.word(organ.end - 1).lower(), phrases.word(organ.end)
    return last in _describing() and following[:1].isalpha() and following.lower() not in _after_names()


@cache
def _describing() -> frozenset[str]:
    return frozenset(actors.titles()["describing_organs"])


@cache
def _between() -> frozenset[str]:
    return frozenset(
        "federal foreign defence defense finance interior transitional interim national caretaker coalition elected"
        " new central ruling own military legitimate democratic internationally recognized recognised".split()
    )


def _ministry(phrases: Phrases, organ: Phrase) -> int:
    """Past the field of a ministry: "ministry of foreign affairs"."""
    if phrases.word(organ.end - 1).lower() in ("ministry", "ministries", "department"):
        return department_end(phrases, organ.end)
    return organ.end


def _organ_of(phrases: Phrases, organ: Phrase) -> tuple[ActorMention, int] | None:
    """ "Government of Japan", "Ministry of Defence of Estonia", and "the defence ministry" without a state."""
    end = _ministry(phrases, organ)
    if phrases.word(end) == "of":
        start = end + 1 + (phrases.word(end + 1).lower() == "the")
        state = phrases.at.get(start)
        if state and state.sort in (Sort.STATE, Sort.BODY) and not is_another(phrases, state):
            return _mention(phrases, organ.start, state.end, ActorForm.ORGAN, state.ids)
    alone = end > organ.end or phrases.text[phrases.begin(organ.start) : phrases.end(organ.end)].lower() in _alone()
    if alone and phrases.word(organ.start - 1).lower() in ("the", "a"):
        return _mention(phrases, organ.start, end, ActorForm.ORGAN, ())
    return None


@cache
def _alone() -> frozenset[str]:
    return frozenset(actors.titles()["alone_organs"])


@cache
def _after_names() -> frozenset[str]:
    return frozenset(actors.fixed()["after_names"])


def _attribute(phrases: Phrases, phrase: Phrase) -> bool:
    """Whether an abbreviation or hyphenated name only describes the next word: "U.S. troops", "EU-funded"."""
    following = phrases.word(phrase.end)
    if following == "-" and phrases.touches(phrase.end) and phrases.touches(phrase.end + 1):
        return True
    if phrases.word(phrase.start - 1) == "-" and phrases.touches(phrase.start):
        return True
    if phrase.sort is Sort.STATE and following[:1].isupper() and phrase.end not in phrases.at:
        return not following.isupper()  # "Ukraine Security Assistance Initiative"
    short = phrases.text[phrases.begin(phrase.start) : phrases.end(phrase.end)]
    return short.isupper() and len(short) < 6 and following.isalpha() and following not in _after_names()


_READERS: dict[Sort, Callable[[Phrases, Phrase], tuple[ActorMention, int] | None]] = {
    Sort.PRONOUN: _pronoun,
    Sort.STATE: _owner,
    Sort.ADJECTIVE: _owner,
    Sort.BODY: _owner,
    Sort.TITLE: _titled,
    Sort.QUALIFIER: _titled,
    Sort.OFFICE: _titled,
    Sort.HONORIFIC: _person,
    Sort.LEADER: _leader,
    Sort.ORGAN: _organ_of,
    Sort.ORGANISATION: _organisation,
}
