"""Whose "we" it is: the document's speaker, the signatories of a joint statement, or the voice of a turn."""

import re
from collections.abc import Sequence

from pledgebook.model.document import Document, Layout
from pledgebook.reference import gazetteer
from pledgebook.reference.actors import Sort
from pledgebook.resolve.people import People

_JOINT = re.compile(
    r"\bjoint\b|\bleaders?[’']?s?[’']? (?:statement|declaration|communiqu|vision|readout)|\bcommuniqu|\bdeclaration\b|"
    r"\bstatement of the\b.*\bleaders\b|\bleaders\b.*\bstatement\b",
    re.IGNORECASE,
)
# what a statement is about is none of its makers
_ABOUT = re.compile(r"\s(?:on|regarding|concerning|about|for|following|against|to mark|of support)\s", re.IGNORECASE)
_OF_BODY = re.compile(
    r"(?!(?i:.*\b(?:president|secretary|spokesperson|advisor|press|fact sheet)\b))(?:The\s+)?"
    r"(?:[A-Z]{1,2}\d+|[A-Z]{3,}|Quad)\b.*"
    r"\b(?i:statement|declaration|communiqu\w+|vision|action plan)\b"
)
_LANGUAGES = frozenset({"service", "edition", "version", "language", "translation"})
_OPENING = 1200  # characters in which those who speak name themselves
_WE = re.compile(
    r"(?:^|\s)We,\s+(?P<who>[^.;:]{3,400}?)(?:,\s+(?=(?!and\b|the\b|of\b|as\b|together\b|along\b|or\b)[a-z])"
    r"|\s(?=(?:met|convened|gathered|meeting|are|have|reaffirm|commit|declare|express)\b))"
)
_DATELINE = re.compile(
    r"[\s*_(]*([A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}?)(?:/[A-ZÀ-Þ /]{3,40})?(?:,[^–—(-]{1,40})?\s*(?:\([^)]{1,40}\)\s*)?"
    r"(?:–|—|--| - )"
)
_NAMING = frozenset({Sort.STATE, Sort.ADJECTIVE, Sort.BODY, Sort.LEADER})


def named(text: str, sorts: frozenset[Sort] = _NAMING) -> tuple[str, ...]:
    """The actors that a short text names, each once, in order; those of ambiguous names left out."""
    words = gazetteer.atoms(text)
    found: dict[str, None] = {}
    place = 0
    while place < len(words):
        hit = gazetteer.match(words, place)
        if hit and hit[0].sort in sorts and len(hit[0].ids) == 1 and not _is_language(words, hit[1]):
            found[hit[0].ids[0]] = None
        place = hit[1] if hit else place + 1
    return tuple(found)


def _is_language(words: Sequence[str], behind: int) -> bool:
    """Whether a name is of the language of a text: "English service", "French version"."""
    return behind < len(words) and words[behind].lower() in _LANGUAGES


def signatories(document: Document) -> tuple[str, ...]:
    """Who speaks in a joint statement: "We, the leaders of ...", or all that its title names as its makers.

    () where it is nobody's but the speaker's.
    """
    opening = document.text[document.body.start : document.body.start + _OPENING]
    if (own := _WE.search(opening)) and (found := named(own["who"])):
        return found
    title = _ABOUT.split(document.title or "")[0]
    if not _JOINT.search(title) and not _OF_BODY.match(title):
        return ()
    found = named(title)
    states = [actor for actor in found if actor.isupper()]
    if len(found) == 1 and states and document.speaker and document.speaker != found[0]:
        return (document.speaker, found[0])
    return tuple(found)


def home(layout: Layout) -> str | None:
    """The state from which a text without a speaker is written: its dateline's or its publisher's, if only one."""
    document = layout.document
    if document.speaker:
        return document.speaker
    for passage in layout.passages[:3]:
        dateline = _DATELINE.match(document.text, passage.span.start, passage.span.end)
        if dateline:
            city = dateline.group(1).strip().title()
            found = named(city, frozenset({Sort.CAPITAL, Sort.STATE}))
            if len(found) == 1:
                return found[0]
    found = named(document.publisher or "", _NAMING | {Sort.CAPITAL, Sort.AGENCY})
    return found[0] if len(found) == 1 else None


_SPEAKERS = re.compile(r"(?:THE )?(?:VICE |FIRST )?(?:PRESIDENT|LADY)|.*\bOFFICIAL\b.*", re.IGNORECASE)
_CHIEFS = re.compile(
    r"PRIME MINISTER|(?<!VICE )PRESIDENT \w|CHANCELLOR|TAOISEACH|MINISTER|KING|SECRETARY[ -]GENERAL|AMBASSADOR|EMIR",
    re.IGNORECASE,
)


def voice(name: str, document: Document, people: People) -> tuple[str, ...]:
    """The actor for whom the voice of a transcript's turn speaks; () for the press and for those not known."""
    if name.upper() in ("Q", "QUESTION", "REPORTER", "PRESS", "MODERATOR", "OPERATOR"):
        return ()
    found = named(name)
    if len(found) == 1:
        return found
    if (actor := people.actor_of(name.title())) and not _SPEAKERS.fullmatch(name):
        return (actor,)
    if document.speaker and (_SPEAKERS.fullmatch(name) or not _CHIEFS.search(name)):
        return (document.speaker,)
    return ()
