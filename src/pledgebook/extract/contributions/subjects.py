"""The subject of an act, as far as word order shows: the acting name before it that hangs on no preposition."""

import re
from functools import lru_cache

from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.endings import ending, last_word

_GIVING = (
    r"to|for|towards?|help(?:s|ed|ing)?|support(?:s|ed|ing)?|assist(?:s|ed|ing)?|benefit(?:s|ed|ing)?|equip(?:s|ped|ping)?"
    r"|train(?:s|ed|ing)?|provid(?:e|es|ed|ing)|giv(?:e|es|ing|en)|gave|send(?:s|ing)?|sent|suppl(?:y|ies|ied|ying)"
    r"|pay(?:s|ing)?|paid|wir(?:es?|ed|ing)|award(?:s|ed|ing)?|promis(?:e|es|ed|ing)|owes?|hand(?:s|ed|ing)?"
    r"|offer(?:s|ed|ing)?|lend(?:s|ing)?|lent|grant(?:s|ed|ing)?|loan(?:s|ed|ing)?"
)
# what may stand between "to" and the name: "to the people of", "for refugees in southern"
_LINK = (
    r"\d[\d,.]*|hundreds of|dozens of|more than|over|nearly"
    r"|the|our|its|their|all|both|other|neighbou?ring|vulnerable|peoples?|governments?|citizens|children|women|state"
    r"|reconstruction|rebuilding|recovery|benefit|needs|defen[cs]e|population"
    r"|country|countries|nations?|of|in|across|partners?|and|like|including|such|as|help|support|assist|region"
    r"|affected|parts|victims|survivors|refugees|displaced|need|persons|those|families|communities|civilians|friends"
    r"|brave|armed|forces|(?:south|north|east|west)\w*|central"
)
TO = ending(rf"\b(?:{_GIVING})(?:\s+(?:{_LINK}))*\s*$", re.IGNORECASE)
IN = ending(
    r"\b(?:in|into|across|throughout|inside|within|around|visit(?:ed|s|ing)?|reach(?:ed|es|ing)?|enter(?:ed|ing|s)?)"
    r"(?:\s+(?:the|all|both|southern|northern|eastern|western|parts|of|people|countries|war-torn|affected|areas))*\s*$",
    re.IGNORECASE,
)
FROM = ending(r"\b(?:from|by)(?:\s+(?:the|our|its|both|government|people|governments?|of))*\s*$", re.IGNORECASE)
BESIDE = ending(
    r"\b(?:through|via|with|alongside|under|using|according to|against|like|than|at|near|over|on|since|of)"
    r"(?:\s+(?:the|our|its))*\s*$",
    re.IGNORECASE,
)
JOIN = re.compile(
    r"^\s*(?:,|,?\s*and|,?\s*&|,?\s*as well as)\s*(?:the\s+|our\s+|its\s+|their\s+|to\s+|for\s+|in\s+|"
    r"neighbou?rs?\s+|neighbou?ring\s+|ally\s+|partner\s+)*$"
)
_CONTAINS = re.compile(r"(?:it|this|that) (?:also )?(?:includ|contain|compris|bring|add|consist)", re.IGNORECASE)
_LISTED = re.compile(r",(?: [\w-]+){1,5},? and (?:the |other )*")
_AND = re.compile(r"\s*(?:,|and\b|or\b)")
_CLAUSE_OPENS = re.compile(r", (?:and|but|while) (?:the )?")
_WITH_THEM = re.compile(r",\s+(?:and\s+)?(?:the\s+)?")
_TOGETHER = re.compile(
    r"\b(?:together|along|jointly|alongside|coordination|partnership) (?:with )?(?:the |our |its |their )*$",
    re.IGNORECASE,
)
# what follows a name that is no subject: it hangs on something, or the phrase goes on behind it
_GOES_ON = re.compile(
    r"\s*(?:(?:in|of|on|for|to|with|by|from|at|into|as|through|under|and|or|against|over|than|toward|towards|about)\b"
    r"|[;:.)\]]|,(?!.*,))",
    re.IGNORECASE,
)
# "with money from Chad, which gave": the name before a relative pronoun is its subject, whatever it hangs on
_DESCRIBED = re.compile(
    r",? (?:which|who)(?: (?:in|on|since|by|at|during) [\w ]{2,24}?)?"
    r"(?: (?:has|have|had|is|was|also|now|already|alone|so far|\w+ly))* "
    r"|,? whose [\w -]{3,40}? (?:said|says|announced|confirmed)\b[^,;]{0,40}"
)
# "Chad said it would give": who is "it" is who said so
_SAID_IT = re.compile(
    r"(?:['’]s [\w ]{0,40}?)? (?:has |had |also )?"
    r"(?:said|says|announced|confirmed|pledged|promised|added|declared|indicated)"
    r"(?: on \w+| today| late on \w+)?(?: that)? "
)
_OPENS = re.compile(
    r"(?:^|[,;:—–“]\s?|\b(?:that|while|when|as|and|but|because|after|if|where|which|said))\s*(?:the\s+)?$",
    re.IGNORECASE,
)
ACTING = (
    ActorForm.NAME,
    ActorForm.METONYM,
    ActorForm.OFFICER,
    ActorForm.ORGAN,
    ActorForm.PRONOUN,
    ActorForm.COLLECTIVE,
)


def subject_of(mentions: list[ActorMention], text: str, at: int, floor: int) -> tuple[str, ...]:
    """The nearest acting mention before ``at`` that hangs on no preposition, with those joined to it.

    One that the phrase goes on behind ("will join Chad in sending") gives way to one that a verb follows.
    """
    before = [m for m in mentions if floor <= m.start and m.end <= at]
    doubtful: tuple[str, ...] = ()
    while before:
        group = group_of(mentions, before[-1], text)
        last, first = group[-1], group[0]
        if last.text == "it" and (said := [m for m in before if _SAID_IT.fullmatch(text, m.end, last.start)]):
            return said[-1].actors
        if last.form in ACTING and not last.possessive and not _CONTAINS.match(text, last.start):
            described = _DESCRIBED.fullmatch(text, last.end, at) is not None
            if described or not (
                is_governed(text[max(0, first.start - 60) : first.start]) or _ends_list(before, group, text)
            ):
                told = _with_companions(mentions, group, text)
                opens = _OPENS.search(text, max(0, first.start - 12), first.start)
                if opens or described or not _GOES_ON.match(text[last.end : at]):
                    return told
                doubtful = doubtful or told
            # "aid to Ukraine, and Poland sent ...": the name right before the verb begins a clause
            elif (
                len(group) == 2 and _CLAUSE_OPENS.fullmatch(text, first.end, last.start) and _acts_next(text, last, at)
            ):
                return last.actors
        before = [m for m in before if m.end <= first.start]
    return doubtful


def _acts_next(text: str, last: ActorMention, at: int) -> bool:
    """Whether the verb at ``at`` is the name's own: not "in Mali and Chad and reached"."""
    return at - last.end < 30 and _AND.match(text, last.end) is None


def _ends_list(before: list[ActorMention], group: list[ActorMention], text: str) -> bool:
    """Whether the group ends a list that hangs on a preposition: "to Chad, coastal states, and partners in ..."."""
    former = [m for m in before if m.end <= group[0].start]
    if not former or not _GOES_ON.match(text, group[-1].end):
        return False
    listed = _LISTED.fullmatch(text, former[-1].end, group[0].start) is not None
    return listed and is_governed(text[max(0, former[-1].start - 60) : former[-1].start])


def _is_our(mention: ActorMention) -> bool:
    return mention.possessive and mention.form is ActorForm.PRONOUN


def group_of(mentions: list[ActorMention], last: ActorMention, text: str) -> list[ActorMention]:
    """The mentions joined by commas and "and" that end with ``last``; not "together with Chad, Mali"."""
    group = [last]
    for mention in reversed([m for m in mentions if m.end <= last.start and not _is_our(m)]):
        gap = text[mention.end : group[0].start]
        bare = len(group) == 1 and "," in gap and not gap.strip(" ,") and is_governed(text[: mention.start][-60:])
        if bare or not JOIN.match(gap) or mention.form is ActorForm.ADJECTIVE:
            break
        group.insert(0, mention)
    return group


def _with_companions(mentions: list[ActorMention], group: list[ActorMention], text: str) -> tuple[str, ...]:
    """The group's actors, and those of "together with our allies, we ..."."""
    beside = [m for m in mentions if m.end <= group[0].start and _WITH_THEM.fullmatch(text, m.end, group[0].start)]
    together = beside and _TOGETHER.search(text, max(0, beside[-1].start - 40), beside[-1].start)
    return tuple(dict.fromkeys(a for m in (*group, *(beside[-1:] if together else ())) for a in m.actors))


@lru_cache(maxsize=4096)  # asked for by many readers of the same names
def is_governed(before: str) -> bool:
    """Whether the words before a name end with a preposition, or with a verb whose object the name is."""
    end = last_word(before)
    return TO.closes(before, end) or IN.closes(before, end) or FROM.closes(before, end) or BESIDE.closes(before, end)
