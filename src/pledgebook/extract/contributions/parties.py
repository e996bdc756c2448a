"""Who gives and who receives: the roles that prepositions, possessives and word order show."""

import re
from collections.abc import Callable

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.objects import is_dative
from pledgebook.extract.contributions.subjects import (
    ACTING,
    BESIDE,
    FROM,
    IN,
    JOIN,
    TO,
    group_of,
    is_governed,
    subject_of,
)
from pledgebook.model.mention import ActorForm, ActorMention, Reading, Unit

_HOSTILE = re.compile(
    r"\b(?:against|by|from|defeat|repel|counter|attack\w*|inva\w+|aggress\w+|war of|deter|pressure)"
    r"(?:\s+(?:the|a|an|any|future|further|unprovoked|brutal))*\s*$",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"^(?:['’]s|s['’])?\s*(?:\w+\s+){0,3}(?:aggression|war|invasion|attacks?|assaults?|strikes?|forces|troops|missiles"
    r"|bombardment|offensive|occupation|assets|oligarchs)\b",
    re.IGNORECASE,
)
_ATTACK = re.compile(
    r"(?:['’]s|s['’])?\s*(?:(?!forces|troops)[\w-]+\s+){0,3}?(?:aggression|war|invasion|attacks?|assaults?|bombardment|offensive"
    r"|occupation|onslaught|oligarchs)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r" (?:\w+ ){0,2}(?:decision|commitment|pledge|promise|plans?|intention|agreement|offer|announcement|readiness|role"
    r"|efforts?|leadership|generosity|work)\b[^,;.]{0,60} (?:to|in|of|on|for) (?:\w+ly )?"
)
_A_FEW = re.compile(r"\W*(?:[\w:]+ ){0,3}")
_SHARED = re.compile(r"\bshar(?:e|es|ed|ing)\b[^;]{0,90}\bwith (?:the )?$")
_JOINED_TO = re.compile(r"\bjoin(?:s|ed|ing)?(?: with)? (?:the )?$")
# a clause so joined takes its subject from the one before, or from the word that it describes
_CARRIED = re.compile(r", (?:and|but|which|who) $")
# "our partners in Chad": Chad
_PARTNERS = ("allies-and-partners",)
_OF_NAMED = re.compile(r" (?:in|of|like|such as|including) (?:the )?[A-Z]")
_PART = re.compile(r" (?:own )?(?:part|turn|own)\b")
_OBJECT_OF = re.compile(
    r"\b(?:giv|gave|send|sent|suppl|provid|offer|hand|lend|lent|promis|award|grant|pay|paid|owe)\w* $",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"[-–/](?=\w)")
_FIGURE = re.compile(r":?\s+(?:(?:with|for)\s+)?(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\d")
_ALONE = re.compile(r":?\s+(?:is in )?(?:(?:with|for|an|another|additional|a further|some|about)\s+)*")
_AFTER_BREAK = re.compile(r"(?:^|[,;:.]|\b(?:and|while|but))\s*(?:the\s+)?$", re.IGNORECASE)
_THANKED = re.compile(r"\s(?:for|in)\s+(?:\w+ly\s+)?$")
# the side that is attacked or struck: whom aid in such a sentence is for
_VICTIM = re.compile(
    r"\b(?:invasion|war|aggression|attacks?|assaults?|earthquakes?|crisis|conflict|disaster|flood\w*|hurricane|cyclone|famine)"
    r" (?:of|in|on|against|upon|that (?:struck|hit))\s+(?:the\s+|southern\s+|eastern\s+|northern\s+)*$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:caused|driven|exacerbated|worsened|due|because|result\w*|wake|spikes?|effects?|impacts?)\b[^,;]{0,50}$"
)
_JOURNEY = re.compile(
    r"\b(?:trip|visit\w*|travel\w*|journey|went|flew|ambassador|arriv\w+) (?:to|in)\s+(?:the )?$", re.IGNORECASE
)
_SHARE = re.compile(
    r"(?:['’]s|['’])?\s+(?:\w+\s+){0,2}(?:share|contribution|pledge|commitment|donation|grant|loan|tranche|packages?)\b"
)
_TELLS = re.compile(r"\b(?:said|says|told|announced|confirmed|added|reported|declared|wrote|disclosed|revealed)\b")
_CHANNEL = re.compile(r"\b(?:from|by|through|via|under|of|thanks to)\s+(?:the\s+)?$", re.IGNORECASE)
# "$5 million from Chad": behind the sum itself its source, before any other word that gives
_SUM_FROM = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?[\d.,]+(?:\s(?:m|b|tr)illion|bn|m)?(?:\s(?:euros?|dollars?|pounds?|kroner|kronor|yen))?"
    r"(?:\s(?:in|of)\s(?:[\w-]+\s){1,4}?)?\s?from (?:the )?(?:governments? of )?(?:the )?"
)
_COMES_FROM = re.compile(r"[^,;:]{4,40}\b(?:comes?|came|coming) from ")
_FEW_WORDS = re.compile(r"\s*(?:[\w’'-]+\s+){0,4}")
_OPENING = re.compile(r"\W*(?:For example, )?(?:For|To|In)\s(?:the )?", re.IGNORECASE)
_IN_PLACE = re.compile(r"\W*(?:In|For|Across|Inside) (?:the )?")
_GRATEFUL = re.compile(r"\b(?:grateful|thank\w*|gratitude|appreciation|tribute|credit|owed?)\s*$", re.IGNORECASE)


def is_body(actor: str) -> bool:
    """Whether an id is of an organisation: neither a state nor a region nor a vague group of states."""
    return not (actor.isupper() or actor.startswith("region-") or actor in ("world", "allies-and-partners"))


def _adjoins(text: str, mention: ActorMention, at: int) -> bool:
    """Whether a name stands right before the figure, its verb left out: "and Finland 3 million", "Canada: $10m"."""
    if mention.possessive or mention.form not in ACTING:
        return False
    before = text[max(0, mention.start - 12) : mention.start]
    return _ALONE.fullmatch(text[mention.end : at]) is not None and _AFTER_BREAK.search(before) is not None


def donor_beside(reading: Reading, at: int) -> tuple[str, ...]:
    """Who stands right before a figure at ``at`` with no verb between."""
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    beside = [m for m in mentions if m.end <= at and _adjoins(text, m, at)]
    return _joined_before(mentions, beside[-1], text) if beside else ()


def subjects(reading: Reading, act: Act) -> tuple[str, ...]:
    """Who does the act, as far as word order shows."""
    if act.passive or act.cue == "receive":
        return ()
    mentions = [m for m in reading.actors if m.actors]
    return subject_of(mentions, reading.sentence.text, act.start, 0)


def subject_before(reading: Reading, at: int, floor: int) -> tuple[str, ...]:
    """Who does whatever is done before ``at``, where no verb of giving is known there."""
    return subject_of([m for m in reading.actors if m.actors], reading.sentence.text, at, floor)


def is_addressed(text: str, at: int) -> bool:
    """Whether what stands at ``at`` hangs on a word that points to who receives, or to where."""
    before = text[max(0, at - 80) : at]
    return TO.search(before) is not None or IN.search(before) is not None


def receiver(reading: Reading, act: Act, floor: int) -> tuple[str, ...]:
    """Who gets something by a verb of receiving."""
    return subject_of([m for m in reading.actors if m.actors], reading.sentence.text, act.start, floor)


def gainers(reading: Reading, acts: tuple[Act, ...]) -> set[str]:
    """Who gets something as a subject: "Chad receives", "Mali was promised"; and whom "In Chad," opens a report on."""
    text = reading.sentence.text
    got = {a for act in acts if act.cue == "receive" or is_dative(act) for a in receiver(reading, act, 0)}
    opening = reading.actors[0] if reading.actors else None
    if opening is not None and _IN_PLACE.fullmatch(text, 0, opening.start) and text.startswith(",", opening.end):
        got.update(opening.actors)
    return got


def addressed(reading: Reading) -> tuple[str, ...]:
    """Whom "to" and "for" and verbs of giving point to in a sentence."""
    text = reading.sentence.text
    return tuple(
        actor
        for mention in reading.actors
        for actor in mention.actors
        if mention.form is not ActorForm.OFFICER
        and not _is_own(mention, text)
        and not _attacks(mention, text)
        and not (mention.form is ActorForm.PRONOUN and len(mention.actors) > 1)
        and (to := TO.search(text, max(0, mention.start - 80), mention.start))
        and not _GRATEFUL.search(text, max(0, to.start() - 20), to.start())
    )


def _is_own(mention: ActorMention, text: str) -> bool:
    """Whether a possessive pronoun is the giver's: "gave its last shells", "Chad, for its part"."""
    if mention.form is not ActorForm.PRONOUN or not mention.possessive:
        return False
    return _PART.match(text, mention.end) is not None or _OBJECT_OF.search(text[: mention.start][-30:]) is not None


def _attacks(mention: ActorMention, text: str) -> bool:
    """Whether the mention owns an attack: "Russia's brutal war", "Russian aggression"."""
    owns = mention.possessive or mention.form is ActorForm.ADJECTIVE
    return owns and _ATTACK.match(text[mention.end : mention.end + 50]) is not None


def aggressors(reading: Reading) -> set[str]:
    """Whom the sentence names as the one that attacks or is defended against."""
    text = reading.sentence.text
    return {
        actor
        for m in reading.actors
        for actor in m.actors
        if re.search(r"\bagainst (?:the )?$", text[max(0, m.start - 14) : m.start]) or _attacks(m, text)
    }


def donors_of(reading: Reading, act: Act | None, at: int, clause: tuple[int, int]) -> tuple[str, ...]:
    """Who gives what stands at ``at``; () where the sentence does not tell. ``clause`` bounds the search."""
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    if comes := _COMES_FROM.match(text, at):
        source = next((m for m in mentions if comes.end() <= m.start <= comes.end() + 4), None)
        if source is not None:
            return _coordinated(mentions, source, text)
    if (own := _SUM_FROM.match(text, at)) and (source := next((m for m in mentions if m.start == own.end()), None)):
        return _coordinated(mentions, source, text)
    gets = act is not None and (act.cue == "receive" or (is_dative(act) and act.end <= at))
    told = () if gets else donor_beside(reading, at)
    told = told or _decided(mentions, text, act) or _thanked(mentions, text, act, clause)
    if not told and act is not None and not act.passive and act.cue != "receive":
        carried = _CARRIED.search(text, max(0, clause[0] - 12), clause[0]) is not None
        carried = carried or (act.progressive and act.start - clause[0] < 12 and clause[0] > 0)
        told = subject_of(mentions, text, act.start, 0 if carried else clause[0])
    told = told or _agent(mentions, text, act.start if act else clause[0], clause[1])
    if not told and act is not None and act.cue == "receive":
        got = set(receiver(reading, act, clause[0]))
        channels = (m for m in mentions if is_body(m.actors[0]) and not set(m.actors) & got)
        bodies = (m for m in channels if m.possessive or _CHANNEL.search(text, max(0, m.start - 30), m.start))
        return next((m.actors for m in bodies), ())
    told = told or _owner(mentions, text, at, clause[0])
    if not told and gets:
        return ()  # its subject is who gets it
    passive = act is not None and act.passive and act.start > at
    if told or (passive and not _TELLS.search(text, clause[0], at)):
        return told  # what is given stands before a passive, and who is named with it gives nothing by that
    told = subject_of(mentions, text, at, clause[0])
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
            return _coordinated(mentions, mention, text)
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
    return not _HOSTILE.search(before[: agent.start()]) and not _attacks(mention, text)


def _joined_before(mentions: list[ActorMention], last: ActorMention, text: str) -> tuple[str, ...]:
    group = group_of(mentions, last, text)
    if len(group) > 1 and is_governed(text[max(0, group[0].start - 60) : group[0].start]):
        group = [last]  # "to Sudan and Finland 3 million": the first belongs to the preposition
    return tuple(dict.fromkeys(a for m in group for a in m.actors))


def _coordinated(mentions: list[ActorMention], first: ActorMention, text: str) -> tuple[str, ...]:
    """``first`` and the mentions joined to it by commas and "and"."""
    group = [first]
    for mention in mentions:
        if mention.start >= group[-1].end and not (mention.possessive and mention.form is ActorForm.PRONOUN):
            if not JOIN.match(text[group[-1].end : mention.start]) or _FIGURE.match(text, mention.end):
                break
            group.append(mention)
    return tuple(dict.fromkeys(a for m in group for a in m.actors))


def recipients_of(reading: Reading, start: int, at: int, clause: tuple[int, int]) -> list[tuple[int, tuple[str, ...]]]:
    """Who may receive what stands at ``at`` (the act begins at ``start``): ``(grade, ids)``, the likeliest first.

    Grade 5 is addressed ("to", "for", "provide"), 3 a place or owner after the act, 2 named after it, 1 before it.
    """
    text = reading.sentence.text
    mentions = [m for m in reading.actors if m.actors]
    graded: list[tuple[int, bool, int, tuple[str, ...]]] = []
    far = _belongs_to_another(reading, at)
    for mention in mentions:
        vague = mention.actors == _PARTNERS and _OF_NAMED.match(text, mention.end) is not None
        grade = 0 if vague or _is_compound(mention, text) else _grade(mention, text, start, clause)
        if grade:
            ids = _coordinated(mentions, mention, text)
            other = far(mention.start)
            graded.append((-grade + 2 * other, other, abs(mention.start - at), ids))
    return [(max(1, -grade), ids) for grade, _, _, ids in sorted(graded)]


def _belongs_to_another(reading: Reading, at: int) -> Callable[[int], bool]:
    """Whether a place stands nearer another sum than the one at ``at``: each sum's own receiver follows it."""
    sums = [f for f in reading.figures if f.unit is Unit.MONEY]
    former = max((f.end for f in sums if f.end <= at), default=at)
    following = min((f.start for f in sums if f.start > at), default=len(reading.sentence.text))
    return lambda place: former <= place < at or place >= following


def _is_compound(mention: ActorMention, text: str) -> bool:
    """Whether an adjective is one of two that name an occasion: "the U.S.-Kenya summit"."""
    hyphened = _COMPOUND.match(text, mention.end) or text[: mention.start].endswith(("-", "–", "/"))
    return mention.form is ActorForm.ADJECTIVE and bool(hyphened)


def _grade(mention: ActorMention, text: str, start: int, clause: tuple[int, int]) -> int:
    """How much a mention looks like the recipient: 5 addressed, 3 a place or owner after the act, 1 before it."""
    before = text[max(0, mention.start - 80) : mention.start]
    after = text[mention.end : mention.end + 50]
    if (
        _is_no_party(mention, text)
        or _is_own(mention, text)
        or not clause[0] <= mention.start < clause[1]
        or _is_gapped_donor(mention, text)
    ):
        return 0
    if "RUS" not in mention.actors and (struck := _VICTIM.search(before)):
        return 0 if _BECAUSE.search(before, 0, struck.start()) else 3
    # an aggressor is named beside most assistance: "in the face of Russian attacks" receives nothing
    if _HOSTILE.search(before) or _JOURNEY.search(before) or ("RUS" in mention.actors and _DEED.match(after)):
        return 0
    addressed = (
        TO.search(before) is not None or _SHARED.search(text, max(0, mention.start - 120), mention.start) is not None
    )
    if _OPENING.fullmatch(text, 0, mention.start):
        return 5 if addressed else 3  # "For Syria it is 30 million", "In Chad, 300 judges were trained"
    adjective = mention.form is ActorForm.ADJECTIVE and not is_body(mention.actors[0])
    likely = addressed or mention.possessive or adjective or IN.search(before) is not None
    if mention.start < start:
        return 1 if likely else 0
    beside = BESIDE.search(before) or mention.form is ActorForm.ADJECTIVE
    return 5 if addressed else 0 if FROM.search(before) else 3 if likely else 0 if beside else 2


def _is_no_party(mention: ActorMention, text: str) -> bool:
    """Whether it only ranks or joins: "the world's first", "the U.S.-Russia summit"."""
    return text[mention.start - 1 : mention.start] == "-" or (mention.possessive and mention.actors == ("world",))


def _is_gapped_donor(mention: ActorMention, text: str) -> bool:
    """Whether a figure follows at once and a list's break stands before: "Sweden gave 5 million, and Norway 3"."""
    return _FIGURE.match(text, mention.end) is not None and _adjoins(text, mention, mention.end + 1)
