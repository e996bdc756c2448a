"""Who gives: the subject of the act, its agent, its owner, or who stands beside the sum."""

import re

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.objects import is_dative
from pledgebook.extract.contributions.parties import HOSTILE, adjoins, attacks, coordinated, is_body, receiver
from pledgebook.extract.contributions.subjects import FROM, group_of, is_governed, subject_of
from pledgebook.model.mention import ActorForm, ActorMention, Reading, Unit

_DECISION = re.compile(
    r" (?:\w+ ){0,2}(?:decision|commitment|pledge|promise|plans?|intention|agreement|offer|announcement|readiness|role"
    r"|efforts?|leadership|generosity|work)\b[^,;.]{0,60} (?:to|in|of|on|for) (?:\w+ly )?"
)
_JOINED_TO = re.compile(r"\bjoin(?:s|ed|ing)?(?: with)? (?:the )?$")
_THANKED = re.compile(r"\s(?:for|in)\s+(?:\w+ly\s+)?$")
_SHARE = re.compile(
    r"(?:['’]s|['’])?\s+(?:\w+\s+){0,2}(?:share|contribution|pledge|commitment|donation|grant|loan|tranche|packages?)\b"
)
# "Norway's new pledge of 5 million", "the commitment by Norway to give 5 million": whoever welcomes it gives nothing
_GIFT = r"(?:contribution|pledge|commitment|donation|grant|loan|gift|offer|announcement|provision|promise)s?"
_OWN_SUM = re.compile(
    rf"(?:\s[\w-]+){{0,3}}\s{_GIFT}\s(?:of|worth|totall?ing|to (?:provide|give|contribute|donate|send|spend))"
    r"(?:\s(?:an?|the|an additional|another|up|to|nearly|about|some|over|more|than|at|least))*\s"
)
_GIFT_BY = re.compile(rf"\b{_GIFT} (?:by|from) (?:the )?$")
_TO_GIVE = re.compile(
    r"[^,;:]{0,20} (?:of|worth|totall?ing|to (?:provide|give|contribute|donate|send|spend))"
    r"(?:\s(?:an?|the|an additional|another|up|to|nearly|about|some|over|more|than|at|least))*\s"
)
# "comes from a group of our partners, including Chad": those who are named are meant
_COMES_FROM = re.compile(
    r"[^,;:]{4,40}\b(?:comes?|came|coming) from "
    r"(?:(?:[\w’'-]+ ){1,7}(?:partners|allies|members|donors|states|countries|nations),?"
    r" (?:including|such as|among them) )?"
)
_FEW_WORDS = re.compile(r"\s*(?:[\w’'-]+\s+){0,4}")
# a clause so joined takes its subject from the one before, or from the word that it describes
_CARRIED = re.compile(r", (?:and|but|which|who) $")
_A_FEW = re.compile(r"\W*(?:[\w:]+ ){0,3}")
_FROM_OPENS = re.compile(r"\W*(?:And |But )?From (?:the )?")
_CAME = re.compile(r" (?:also |there )?(?:came|comes?|has come|will come)\b")
_ING = re.compile(r"\w+ing\b")
_TELLS = re.compile(r"\b(?:said|says|told|announced|confirmed|added|reported|declared|wrote|disclosed|revealed)\b")
_CHANNEL = re.compile(r"\b(?:from|by|through|via|under|of|thanks to)\s+(?:the\s+)?$", re.IGNORECASE)
# "$5 million from Chad": behind the sum itself its source, before any other word that gives
_SUM_FROM = re.compile(
    r"(?:(?:up to|more than|over|nearly|about|some|at least|almost) )?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?[\d.,]+"
    r"(?:\s(?:m|b|tr)illion|bn|m)?(?:\s(?:euros?|dollars?|pounds?|kroner|kronor|yen))?"
    r"(?:\s(?:in|of)\s(?:[\w-]+\s){1,4}?)?\s?from (?:the )?(?:governments? of )?(?:the )?"
)


def donor_beside(reading: Reading, at: int) -> tuple[str, ...]:
    """Who stands right before a figure at ``at`` with no verb between."""
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    beside = [m for m in mentions if m.end <= at and adjoins(text, m, at)]
    return _joined_before(mentions, beside[-1], text) if beside else ()


def donors_of(reading: Reading, act: Act | None, at: int, clause: tuple[int, int]) -> tuple[str, ...]:
    """Who gives what stands at ``at``; () where the sentence does not tell. ``clause`` bounds the search."""
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    if (source := _source(mentions, text, at)) is not None:
        return coordinated(mentions, source, text)
    if (own := _own_gift(mentions, text, at)) is not None:
        return _joined_before(mentions, own, text) if own.possessive else coordinated(mentions, own, text)
    gets = act is not None and (act.cue == "receive" or (is_dative(act) and act.end <= at))
    told = () if gets else donor_beside(reading, at)
    told = told or _decided(mentions, text, act) or _thanked(mentions, text, act, clause)
    if not told and act is not None and not act.passive and act.cue != "receive":
        carried = _CARRIED.search(text, max(0, clause[0] - 12), clause[0]) is not None
        carried = carried or (clause[0] > 0 and _ING.match(text, clause[0]) is not None)
        told = subject_of(mentions, text, act.start, 0 if carried else clause[0])
    another = min((f.start for f in reading.figures if f.unit is Unit.MONEY and f.start > at), default=clause[1])
    told = told or _agent(mentions, text, act.start if act else clause[0], min(clause[1], another))
    if not told and act is not None and act.cue == "receive":
        return _channel(reading, act, clause[0])
    told = told or _owner(mentions, text, at, clause[0])
    if not told and gets:
        return ()  # its subject is who gets it
    passive = act is not None and act.passive and act.start > at
    tells = _TELLS.search(text, clause[0], at) if passive else None
    if told or (passive and tells is None):
        return told  # what is given stands before a passive, and who is named with it gives nothing by that
    told = subject_of(mentions, text, tells.end() if tells else at, clause[0])
    return told or _of_nation(mentions, text, act, clause[0])


def _decided(mentions: list[ActorMention], text: str, act: Act | None) -> tuple[str, ...]:
    """Whose decision it is: "Japan's historic decision today to approve", "Jordan's role in providing"."""
    if act is None or not (act.infinitive or act.progressive):
        return ()
    owners = [m for m in mentions if m.possessive and m.end <= act.start and act.start - m.end < 90]
    return owners[-1].actors if owners and _DECISION.fullmatch(text, owners[-1].end, act.start) else ()


def _of_nation(mentions: list[ActorMention], text: str, act: Act | None, floor: int) -> tuple[str, ...]:
    """Whose people or machines open the clause: "two Indian planes have landed, carrying ..."."""
    before = [m for m in mentions if act and not act.passive and floor <= m.start and m.end <= act.start]
    opens = bool(before) and before[0].form is ActorForm.ADJECTIVE and _A_FEW.fullmatch(text, floor, before[0].start)
    alone = all(is_governed(text[max(0, m.start - 60) : m.start]) for m in before[1:])
    return before[0].actors if opens and alone else ()


def _thanked(mentions: list[ActorMention], text: str, act: Act | None, clause: tuple[int, int]) -> tuple[str, ...]:
    """Who stands before "for" and a form in -ing: "grateful to Japan for supplying"."""
    thanked = _THANKED.search(text, 0, act.start) if act is not None and act.progressive else None
    named = [m for m in mentions if thanked and clause[0] <= m.start and m.end <= thanked.start()]
    near = thanked is not None and bool(named) and thanked.start() - named[-1].end < 30
    if near and _JOINED_TO.search(text[: named[-1].start]):
        return ()  # "Chad will join Mali in sending"
    return named[-1].actors if near else ()


def _agent(mentions: list[ActorMention], text: str, start: int, end: int) -> tuple[str, ...]:
    """Who stands behind "by" or "from"."""
    for mention in mentions:
        placed = start <= mention.start and mention.end <= end
        if placed and mention.form is not ActorForm.ADJECTIVE and _gives(text, mention):
            return coordinated(mentions, mention, text)
    return ()


def _owner(mentions: list[ActorMention], text: str, at: int, floor: int) -> tuple[str, ...]:
    """Whose money it is: "the Danish share, announced in May, is ...", "U.S. assistance of $5 million"."""
    owners = [
        m
        for m in reversed(mentions)
        if floor <= m.start and m.end <= at and (m.possessive or m.form is ActorForm.ADJECTIVE)
    ]
    shared = next((m.actors for m in owners if _SHARE.match(text, m.end)), ())
    return shared or next((m.actors for m in owners if _FEW_WORDS.fullmatch(text, m.end, at)), ())


def _gives(text: str, mention: ActorMention) -> bool:
    """Whether "from" or "by" stands before, and nothing hostile before that; not "displaced by Chad's war"."""
    before = text[max(0, mention.start - 40) : mention.start]
    agent = FROM.search(before)
    if agent is None or (mention.possessive and agent.group().lower().startswith("by")):
        return False
    return not HOSTILE.search(before[: agent.start()]) and not attacks(mention, text)


def _joined_before(mentions: list[ActorMention], last: ActorMention, text: str) -> tuple[str, ...]:
    group = group_of(mentions, last, text)
    if len(group) > 1 and is_governed(text[max(0, group[0].start - 60) : group[0].start]):
        group = [last]  # "to Sudan and Finland 3 million": the first belongs to the preposition
    return tuple(dict.fromkeys(a for m in group for a in m.actors))


def _source(mentions: list[ActorMention], text: str, at: int) -> ActorMention | None:
    """Where it says in so many words that what stands at ``at`` comes from somebody."""
    opening = mentions[0] if mentions else None
    if opening and _FROM_OPENS.fullmatch(text, 0, opening.start) and _CAME.match(text, opening.end):
        return opening
    comes = _COMES_FROM.match(text, at)
    source = next((m for m in mentions if comes and comes.end() <= m.start <= comes.end() + 4), None)
    own = _SUM_FROM.match(text, at)
    return source or next((m for m in mentions if own and m.start <= own.end() <= m.start + 4), None)


def _own_gift(mentions: list[ActorMention], text: str, at: int) -> ActorMention | None:
    """Whose gift a noun right before the sum says that it is."""
    for mention in reversed([m for m in mentions if m.end <= at]):
        if mention.possessive and _OWN_SUM.fullmatch(text, mention.end, at):
            return mention
        if _GIFT_BY.search(text, max(0, mention.start - 24), mention.start) and _TO_GIVE.fullmatch(
            text, mention.end, at
        ):
            return mention
    return None


def _channel(reading: Reading, act: Act, floor: int) -> tuple[str, ...]:
    """The body through which or from which somebody gets something."""
    text, got = reading.sentence.text, set(receiver(reading, act, floor))
    bodies = (m for m in reading.actors if m.actors and is_body(m.actors[0]) and not set(m.actors) & got)
    told = (m for m in bodies if m.possessive or _CHANNEL.search(text, max(0, m.start - 30), m.start))
    return next((m.actors for m in told), ())
