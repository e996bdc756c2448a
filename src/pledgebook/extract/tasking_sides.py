"""Who tells and who is told, where somebody is told to follow up."""

import re
from dataclasses import dataclass
from functools import cache

from pledgebook.extract.clauses import clause_subject, governed, may_act, subject_of
from pledgebook.model.mention import ActorForm, Reading
from pledgebook.reference.actors import blocs, bodies
from pledgebook.reference.tasking_cues import tasking_cues

WHEN_TOLD = (  # "was asked in July by the board to"
    r"(?:(?:in|on|at|since)\s+(?:the\s+)?(?:[A-Z]\w+|same\s\w+)(?:\s\d{1,4})?|(?:last|this)\s+\w+|yesterday|today|earlier|also"
    r"|again|now)"
)
BY = re.compile(rf"\s*(?:{WHEN_TOLD}\s+)?by\s+(?P<agent>[^;.“”]{{2,80}}?)$")
_CHAIRS = re.compile(
    r"\b(?:co-?chairs|chairs|hosts|co-?hosts|organi[sz]ers|ministers|sides)\s+(?:\w+ly\s+|have\s+|has\s+|also\s+)*$"
)
_SAID = re.compile(r"\b(?:said|says|announced|confirmed)\b(?:\s+that)?[^,;]{0,60}$")
_COLLEGE = (
    r"(?:[Cc]ommittees?|[Cc]ouncil|[Bb]oard|[Bb]ureau|[Aa]ssembly|[Pp]lenary|[Ll]eaders|[Mm]inisters|[Mm]embers|[Mm]eeting"
    r"|[Ss]ummit|[Gg]overnors|[Aa]mbassadors|[Dd]elegates|[Cc]hiefs|[Hh]eads of (?:state|government))"
)
_THEN = r"\s(?:(?:also|then|has|have|had|now|\w+ly)\s)*$"  # between who tells and the verb
# "the committee has", "leaders then": a college without the name of what it belongs to
_NAMELESS = re.compile(rf"(?:^|[,;:.“\"]\s*|\band\s|\b[Tt]he\s|\bthat\s)(?:[a-z]+\s)?{_COLLEGE}{_THEN}")
_BY_COLLEGE = re.compile(rf"(?:the|its)\s(?:[a-z]+\s)?{_COLLEGE}\b(?!\sof)")
_OF_STATE = re.compile(
    r"\b(?:[Pp]arliament|[Cc]abinet|[Gg]overnment|[Pp]resident|[Pp]remier|[Mm]inister|[Cc]hancellor|[Kk]ing|[Ll]awmakers"
    r"|[Dd]eputies|[Ss]enate|[Tt]he [Hh]ouse|[Pp]arliamentarians)(?:[’']s\s(?:[a-z]+\s){0,2}committee)?"
    rf"{_THEN}"
)
_OURS = frozenset({"our", "their", "his", "her", "its", "my"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Who tells, who is told, and where the telling begins in the sentence."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Acting:
    """Who may act where the subject has no name: in the sentences before, the body named last, the text's speaker."""

    before: tuple[Reading, ...]
    bloc: tuple[str, ...]
    speaker: tuple[str, ...]
    issuer: tuple[str, ...]  # who issues the text, where nobody speaks in it: its publisher's state or body


@cache
def _own() -> re.Pattern[str]:
    cues = tasking_cues()
    return re.compile(
        rf"^(?:all\s+)?(?:their|his|her|its|our|the|both|senior|respective|relevant|a|an)?\s*(?:[\w’'-]+\s+){{0,3}}"
        rf"(?:{'|'.join(cues.organs)})s?\b",
        re.IGNORECASE,
    )


@cache
def _set_up() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:set up|created|formed|constituted|established|named|appointed|convened)\s+(?:an?|the|its|two|three)\s"
        r"[^;.]*\band\s+$"
    )


@cache
def _members() -> re.Pattern[str]:
    """ "The member states have": those who may tell a body what to do."""
    return re.compile(
        r"\b(?:the\s+)?(?:\d+\s+|[a-z]+-[a-z]+\s+)?(?:member\s+states|members|governments|ministers|leaders|shareholders|donors"
        r"|capitals|heads\s+of\s+(?:state|government))\s+(?:(?:also|then|have|had|now)\s+)*$",
        re.IGNORECASE,
    )


@cache
def office_bearers() -> re.Pattern[str]:
    """ "The committee has", "ministers": whoever acts for the body or state that the text is about."""
    return re.compile(
        rf"\b(?:{'|'.join(tasking_cues().bearers)})\s+(?:(?:also|then|further|now|has|have|had|\w+ly)\s+)*$",
        re.IGNORECASE,
    )


def tells_own(reading: Reading, match: re.Match[str]) -> bool:
    """Whether one's own are told: "her staff", or "it" of the cell that was set up in the same breath."""
    if match["whom"].strip() not in ("it", "them"):
        return _own().match(match["whom"]) is not None
    return _set_up().search(reading.sentence.text, max(0, match.start() - 90), match.start()) is not None


def sides_of(reading: Reading, match: re.Match[str], acting: Acting, *, passive: bool) -> Sides | None:
    """Who tells and who is told; "their teams" are the tellers' own."""
    text, at = reading.sentence.text, match.start()
    subject = subject_of(reading, at)
    if passive and match["verb"].startswith("charg") and subject and subject.form is ActorForm.ADJECTIVE:
        return None  # "a French trader was charged with smuggling"
    who = subject.actors if subject and not is_slug(subject.actors) else ()
    named = who and subject is not None and subject.form is not ActorForm.PRONOUN
    own = tells_own(reading, match)
    who = who or _nearest(reading, at)
    if not who and (own or passive or _CHAIRS.search(text, max(0, at - 40), at)):
        who = acting.speaker
    if not who and passive and not subject and _opens_with_name(text):
        who = acting.speaker or acting.issuer  # "The ARA was instructed to": one of the issuer's own
    if not who and (passive or office_bearers().search(text, max(0, at - 80), at)):
        who = acting_for(reading, acting, at)
    if not who and not passive and (shared := clause_subject(reading, at)):
        who = shared.actors
    start = at if subject is None else subject.start
    if passive:
        pronoun = subject and subject.form is ActorForm.PRONOUN and text[subject.start : subject.end].lower()
        sides = (
            None if pronoun in ("we", "i") else _of_passive(reading, match, acting, who)
        )  # "we are asked to": by whom?
    elif not who and subject and text[subject.start : subject.end].lower() in ("we", "i"):
        sides = None  # of nobody known
    else:
        sides = _of_active(reading, match, who, own=own, named=bool(named))
    return Sides(*sides, start) if sides and all(sides) else None


_Pair = tuple[tuple[str, ...], tuple[str, ...]]


def _of_passive(reading: Reading, match: re.Match[str], acting: Acting, who: tuple[str, ...]) -> _Pair:
    """ "The staff were told by the board to": by the agent, else by whoever tells of it."""
    agents = _agents(reading, match, who)
    states = all(map(str.isupper, who))
    by = agents or _teller(reading, match.start()) or (who if states else ()) or acting.speaker or acting.issuer
    return by, who or by


def _of_active(reading: Reading, match: re.Match[str], who: tuple[str, ...], *, own: bool, named: bool) -> _Pair:
    """ "The president told his staff to"; ``named`` where the subject is no pronoun."""
    text, at = reading.sentence.text, match.start()
    inside = named_in(reading, *match.span("whom"))
    if not named and _NAMELESS.search(text, max(0, at - 80), at) and _is_organ(reading, match, inside):
        who = inside  # "the committee directed the ministry to": of the same state or body
    by, to = who or (inside if own else ()), inside or (who if own else ())
    if not by and to and to[0] in blocs() and _members().search(text, max(0, at - 60), at):
        by = to  # "member states told the Commission to"
    return by, to


def _opens_with_name(text: str) -> bool:
    """Whether the sentence opens with letters that stand for a name: "The ARA was"."""
    return re.match(r"(?:The\s)?[A-Z]{2,}\b", text) is not None


def _agents(reading: Reading, match: re.Match[str], who: tuple[str, ...]) -> tuple[str, ...]:
    """By whom somebody was told; "by its heads of state" is by the body, "by the board" by whoever is told."""
    agent = BY.match(match["whom"])
    if agent is None:
        return ()
    start, end = (match.start("whom") + place for place in agent.span("agent"))
    if who and who[0] in bodies() and _BY_COLLEGE.match(agent["agent"]):
        return who  # "the Secretary-General was asked by the Council to"
    if found := named_in(reading, start, end):
        return found
    own = [m for m in reading.actors if start <= m.start < end and m.actors]
    if own:
        return own[0].actors
    return who if _members().match(agent["agent"] + " ") and who and who[0] in blocs() else ()


def _is_organ(reading: Reading, match: re.Match[str], inside: tuple[str, ...]) -> bool:
    """Whether whoever is told is an organ or officer, and the state or body is not named with it."""
    start, end = match.span("whom")
    told = [m for m in reading.actors if start <= m.start < end and m.actors]
    return len(inside) == 1 and told[0].form in (ActorForm.ORGAN, ActorForm.OFFICER, ActorForm.PRONOUN)


def _teller(reading: Reading, at: int) -> tuple[str, ...]:
    """Who is said to tell of it, where the task has no agent: "the UN chief said his staff had been tasked"."""
    said = _SAID.search(reading.sentence.text, max(0, at - 100), at)
    subject = subject_of(reading, said.start()) if said else None
    return subject.actors if subject and subject.actors and not is_slug(subject.actors) else ()


def acting_for(reading: Reading, acting: Acting, at: int) -> tuple[str, ...]:
    """The body that "ministers" or "the committee" belong to; else whoever acts in the sentences before.

    A parliament, a cabinet and a president are of a state.
    """
    text = reading.sentence.text
    of_state = _OF_STATE.search(text, max(0, at - 80), at) is not None and not acting.speaker
    if of_state and (states := _states_before(reading, acting, at)):
        return states
    for mention in reversed(reading.actors):
        if mention.end <= at and len(mention.actors) == 1 and mention.actors[0] in blocs():
            return mention.actors
    for former in reversed(acting.before):
        for mention in former.actors:
            known = len(mention.actors) == 1 and mention.form not in (ActorForm.PRONOUN, ActorForm.COLLECTIVE)
            if known and may_act(mention, former.sentence.text) and not governed(former.sentence.text, mention.start):
                return acting.bloc if acting.bloc and mention.actors != acting.bloc else mention.actors
    return acting.bloc


def _states_before(reading: Reading, acting: Acting, at: int) -> tuple[str, ...]:
    """The state that acts in this sentence or the ones before."""
    told = [([m for m in reading.actors if m.end <= at], reading.sentence.text)]
    told += [(list(former.actors), former.sentence.text) for former in reversed(acting.before)]
    for mentions, text in told:
        for mention in mentions:
            if len(mention.actors) == 1 and mention.actors[0].isupper() and not governed(text, mention.start):
                return mention.actors
    return ()


def is_slug(actors: tuple[str, ...]) -> bool:
    """Whether the subject is a name that no table knows: "the co-chairs", "the High Commission"."""
    return bool(actors) and actors[0].islower() and actors[0] not in bodies()


def named_in(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Who is named between two places; of "our partners" nobody."""
    inside = [m for m in reading.actors if start <= m.start < end]
    named = [m for m in inside if m.text.lower() not in _OURS]
    return tuple(dict.fromkeys(a for m in named for a in m.actors))


def _nearest(reading: Reading, at: int) -> tuple[str, ...]:
    """The last party named before a verb that stands in quotation marks: both leaders “tasked their teams"."""
    before = [m for m in reading.actors if m.end <= at and m.actors and not m.possessive]
    opened = before and reading.sentence.text[before[-1].end : at].strip() in ("“", '"', "have", "has")
    return before[-1].actors if opened else ()
