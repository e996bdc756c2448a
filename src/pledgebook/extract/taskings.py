"""Taskings: someone is told to follow up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pledgebook.extract.actors import find_actors
from pledgebook.extract.clauses import clause_subject, governed, may_act, subject_of
from pledgebook.model.claim import Tasking
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm, ActorMention, Draft, Reading
from pledgebook.reference.actors import blocs, bodies
from pledgebook.reference.patterns import Glancing, glancing
from pledgebook.reference.tasking_cues import tasking_cues

_MOST = 20  # tasks in a sentence that are looked at: no prose has as many
_BACK = 3  # sentences back in which the body was named whose ministers these are
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s+(?:(?:also|now|then|further|formally|explicitly|\w+ly)\s+)*$", re.IGNORECASE
)
_MAY = re.compile(
    r"\b(?:will|would|may|might|could|should|shall|can|not|n[’']t|never|to)\s+(?:\w+ly\s+|also\s+|be\s+)*$"
)
_WHEN_TOLD = (  # "was asked in July by the board to"
    r"(?:(?:in|on|at|since)\s+(?:the\s+)?(?:[A-Z]\w+|same\s\w+)(?:\s\d{1,4})?|(?:last|this)\s+\w+|yesterday|today|earlier|also"
    r"|again|now)"
)
_BY = re.compile(rf"\s*(?:{_WHEN_TOLD}\s+)?by\s+(?P<agent>[^;.“”]{{2,80}}?)$")
_ONLY_WHEN = re.compile(rf"\s*,?\s*{_WHEN_TOLD}\s*,?\s*")
_ACTIVE_OBJECT = r"(?!(?:for|about|whether|that|if|on|at|toward|towards|more|back)\b|[$€£\d])"
_ASIDE = re.compile(
    r"\s+by\s+(?:(?:early|late|mid)[- ]\w+(?:\s\d{4})?|the (?:end|start|middle)\sof\s(?:the\s)?\w+(?:\s\d{4})?"
    r"|(?:the\s)?(?:[\d]{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|spring|summer|autumn|winter)"
    r"(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{4})\b|\s+(?:before|by)\s+(?:[A-Z]\w+|the end of \w+)$"
)
_SECOND = re.compile(r",?\s+and\s+(?P<whom>the\s+[A-Z][^,;.]{2,50}?)\s+to\s+(?P<action>[a-z][^.;”]{6,160})")
_CUT = re.compile(r",\s+(?:and|which|who|while|but|after|as|saying|he|she)\b|\s+(?:which|who)\s+|\s+[–—]\s+")
_COMING = re.compile(
    r"(?:also\s+)?(?:join|attend|visit|come|be|meet|participate|take part|do the same|follow|stay|return)\b"
)
_CHAIRS = re.compile(
    r"\b(?:co-?chairs|chairs|hosts|co-?hosts|organi[sz]ers|ministers|sides)\s+(?:\w+ly\s+|have\s+|has\s+|also\s+)*$"
)
_SAID = re.compile(r"\b(?:said|says|announced|confirmed)\b(?:\s+that)?[^,;]{0,60}$")
_ASSEMBLIES = re.compile(
    r"\b(?:[Pp]arliament|Congress|Senate|House|Bundestag|Riksdag|Storting|Sejm|Rada|[Ll]awmakers)\b"
)
_OURS = frozenset({"our", "their", "his", "her", "its", "my"})
_CLAUSE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|that|which|who|when|whether|how|what|stands?|to|but|because)\b"
)
_LONGEST = 22  # words of an action
_NO_PARTY = "somebody is told to do something, and the text does not tell who by or who"


@dataclass(frozen=True, slots=True)
class _Sides:
    by: tuple[str, ...]
    to: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class _Acting:
    """Who may act where the subject has no name: in the sentences before, the body named last, the text's speaker."""

    before: tuple[Reading, ...]
    bloc: tuple[str, ...]
    speaker: tuple[str, ...]
    issuer: tuple[str, ...]  # who issues the text, where nobody speaks in it: its publisher's state or body


@cache
def _told() -> Glancing:
    cues = tasking_cues()
    verbs = "|".join(sorted({*cues.strong, *cues.own}, key=len, reverse=True))
    orders, first = "|".join(cues.orders), "|".join(cues.first)
    return glancing(
        rf"\b(?P<verb>(?:{verbs})|(?<=[Ww]e )(?:{first})|(?:{orders})\s+to|(?P<given>giv(?:e|es|en|ing)|gave))\s+"
        rf"(?P<whom>{_ACTIVE_OBJECT}[^;.“”]{{0,140}}?)"
        rf"(?P<job>\s*(?:the|a|an)\s+(?:task|job|mandate|order|assignment|instructions?|mission)|"
        r"\s*(?:until\s+\w+(?:\s+\w+)?|(?:a|one|two|three|six)\s+(?:weeks?|months?|days?)))?"
        r"\s*\b(?P<link>to|with|(?<=task )of|(?<=job )of|(?<=mandate )of|(?<=mission )of|(?<=assignment )of)"
        r"\s+(?P<action>[a-z][^.;”]{6,160})"
    )


@cache
def _ordered() -> Glancing:
    inquiries = "|".join(tasking_cues().inquiries)
    return glancing(
        r"\b(?P<verb>ordered|commissioned|mandated)\s+"
        rf"(?P<action>(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{inquiries})\b[^,;.”]{{0,120}})"
    )


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
def _office_bearers() -> re.Pattern[str]:
    """ "The committee has", "ministers": whoever acts for the body or state that the text is about."""
    return re.compile(
        rf"\b(?:{'|'.join(tasking_cues().bearers)})\s+(?:(?:also|then|further|now|has|have|had|\w+ly)\s+)*$",
        re.IGNORECASE,
    )


def read_taskings(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of taskings in the order of the text; an issue where it is not known who tells or is told."""
    speaker = layout.document.speaker
    # what the White House tells its own is mostly for use at home
    abroad = speaker != "USA" or sum(_names_another(r, speaker) for r in readings) >= len(readings) / 2
    issuers = (speaker,) if speaker else _issuers(layout.document.publisher or "")
    issuer = _issuer(layout.document.publisher or "")
    drafts: list[Draft] = []
    issues: list[Issue] = []
    bloc: tuple[str, ...] = ()
    for at, reading in enumerate(readings):
        if "other" in reading.may_tell and (abroad or _names_another(reading, speaker)):
            acting = _Acting(readings[max(0, at - _BACK) : at], bloc, issuers, issuer)
            found, lonely = _read(reading, acting)
            drafts += found
            if lonely and not found:
                span = reading.sentence.locate(0, len(reading.sentence.text))
                issues.append(Issue("tasking-without-party", _NO_PARTY, layout.document.source, span))
        bloc = next((m.actors for m in reversed(reading.actors) if _is_free_bloc(reading, m)), bloc)
    return drafts, issues


def _issuers(publisher: str) -> tuple[str, ...]:
    """The states of a text that several governments issue together."""
    return tuple(dict.fromkeys(a for m in find_actors(publisher) if m.form is ActorForm.ORGAN for a in m.actors))


def _issuer(publisher: str) -> tuple[str, ...]:
    """The state or body of a publisher that is an office or a body itself."""
    found = [m for m in find_actors(publisher) if len(m.actors) == 1 and m.form is not ActorForm.COLLECTIVE]
    return found[0].actors if found and (found[0].actors[0].isupper() or found[0].actors[0] in bodies()) else ()


def _is_free_bloc(reading: Reading, mention: ActorMention) -> bool:
    """Whether it is a body of states, and no place or addressee: "at NATO headquarters"."""
    bloc = len(mention.actors) == 1 and mention.actors[0] in blocs()
    return bloc and not governed(reading.sentence.text, mention.start)


def _names_another(reading: Reading, speaker: str | None) -> bool:
    """Whether a sentence names anybody but the speaker: what a government tells its own at home is left out."""
    return any(a != speaker for m in reading.actors for a in m.actors)


def _read(reading: Reading, acting: _Acting) -> tuple[list[Draft], bool]:
    """The taskings of a sentence, and whether it tells of one whose sides are not known."""
    drafts: list[Draft] = []
    lonely = False
    for match, passive in _tellings(reading):
        strong = match["given"] is not None or match["verb"].lower() not in {*tasking_cues().own, "request", "invite"}
        sides = _sides(reading, match, acting, passive=passive)
        if sides is None:
            lonely = lonely or (strong and any(m.actors for m in reading.actors))
            continue
        drafts += _tasks(reading, match, sides, strong=strong, passive=passive)
    drafts += _inquiries(reading, acting)
    return drafts, lonely


def _tellings(reading: Reading) -> Iterator[tuple[re.Match[str], bool]]:
    """Where somebody may be told to do something, and whether in the passive; what is none hides none behind it."""
    text, at = reading.sentence.text, 0
    for _ in range(_MOST):
        match = _told().search(text, at) if not at or _told().may_be_in(text) else None
        if match is None:
            return
        passive = _told_in_passive(text, match)
        if passive is None or not _may_be(reading, match, passive=passive):
            at = match.end("verb")
            continue
        at = match.end()
        yield match, passive


def _told_in_passive(text: str, match: re.Match[str]) -> bool | None:
    """Whether somebody "was told"; None where nobody is: "gave the army boats to", "will ask", "was asked about"."""
    if (match["given"] and not match["job"]) or _MAY.search(text, max(0, match.start() - 24), match.start()):
        return None
    if _PASSIVE.search(text, max(0, match.start() - 40), match.start()) is None:
        return False
    if not match["whom"].strip() or _BY.match(match["whom"]) or _ONLY_WHEN.fullmatch(match["whom"]):
        return True
    return False if match["given"] else None


def _tasks(reading: Reading, match: re.Match[str], sides: _Sides, *, strong: bool, passive: bool) -> list[Draft]:
    """What is to be done, by one or by two who are told in one breath."""
    text = reading.sentence.text
    second = _SECOND.search(text, match.start("action"), match.end("action"))
    pieces = [(sides.to, match.start("action"), second.start() if second else match.end("action"))]
    if second:
        pieces.append((_named(reading, *second.span("whom")) or sides.by, *second.span("action")))
    drafts = []
    for whom, first, last in pieces:
        action = _action(text[first:last])
        told = strong or (passive and not _COMING.match(match["action"])) or _is_own(match, _Sides(sides.by, whom, 0))
        if told and " " in action:
            span = reading.sentence.locate(sides.start, last)
            content = Tasking(sides.by, whom, action)
            drafts.append(Draft(content, span, reading.sentence.index, "tasking/told", (match["verb"],), 0.7))
    return drafts


def _inquiries(reading: Reading, acting: _Acting) -> list[Draft]:
    """ "The minister has ordered a review of the stores": one's own are to make it."""
    text = reading.sentence.text
    drafts = []
    for match in islice(_ordered().finditer(text), _MOST):
        if _MAY.search(text, max(0, match.start() - 24), match.start()):
            continue
        subject = subject_of(reading, match.start())
        who = subject.actors if subject and not _is_slug(subject.actors) else ()
        if not who and _office_bearers().search(text, max(0, match.start() - 80), match.start()):
            who = _acting_for(reading, acting, match.start())
        if who:
            span = reading.sentence.locate(subject.start if subject else 0, match.end("action"))
            content = Tasking(who, who, _action(match["action"]))
            drafts.append(Draft(content, span, reading.sentence.index, "tasking/inquiry", (match["verb"],), 0.6))
    return drafts


def _is_own(match: re.Match[str], sides: _Sides) -> bool:
    """Whether one's own are told, and to do something: others are invited, and asked a favour."""
    invited = match["verb"].lower().startswith(("ask", "invit", "request"))
    return bool(set(sides.by) & set(sides.to)) and not (invited and _COMING.match(match["action"]))


def _is_assembly(reading: Reading, match: re.Match[str]) -> bool:
    subject = subject_of(reading, match.start())
    words = reading.sentence.text[subject.start : match.start()] if subject else reading.sentence.text[: match.start()]
    return _ASSEMBLIES.search(words) is not None


def _capital_is_asked(reading: Reading, match: re.Match[str]) -> bool:
    start, end = match.span("whom")
    return any(m.form in (ActorForm.METONYM, ActorForm.NAME) for m in reading.actors if start <= m.start < end)


def _may_be(reading: Reading, match: re.Match[str], *, passive: bool) -> bool:
    whom, link, verb = match["whom"].strip(), match["link"], match["verb"].lower()
    refused = (
        (link == "with" and verb.startswith("charg") and not re.match(r"[a-z-]*ing\b|the\b", match["action"]))
        or (link == "with" and verb in tasking_cues().own)  # "I told him that he stands with", "charged with murder"
        or (link == "to" and verb.startswith("charg"))  # "charged $5 to look"
        or _CLAUSE.search(whom) is not None  # "what I requested will allow us to"
        or (passive and verb in tasking_cues().own and _is_assembly(reading, match))  # "parliament was asked to pay"
        or (verb in ("ask", "asks") and _capital_is_asked(reading, match))  # "we ask Paris to"
    )
    if refused or passive:
        return not refused
    strong = match["given"] is not None or verb not in {*tasking_cues().own, "request", "invite"}
    named = bool(_named(reading, *match.span("whom")))
    return bool(whom) and (strong or named or _tells_own(reading, match))


def _tells_own(reading: Reading, match: re.Match[str]) -> bool:
    """Whether one's own are told: "her staff", or "it" of the cell that was set up in the same breath."""
    if match["whom"].strip() not in ("it", "them"):
        return _own().match(match["whom"]) is not None
    return _set_up().search(reading.sentence.text, max(0, match.start() - 90), match.start()) is not None


def _sides(reading: Reading, match: re.Match[str], acting: _Acting, *, passive: bool) -> _Sides | None:
    """Who tells and who is told; "their teams" are the tellers' own."""
    text, at = reading.sentence.text, match.start()
    subject = subject_of(reading, at)
    if passive and match["verb"].startswith("charg") and subject and subject.form is ActorForm.ADJECTIVE:
        return None  # "a French trader was charged with smuggling"
    who = subject.actors if subject and not _is_slug(subject.actors) else ()
    own = _tells_own(reading, match)
    who = who or _nearest(reading, at)
    if not who and (own or passive or _CHAIRS.search(text, max(0, at - 40), at)):
        who = acting.speaker
    if not who and passive and not subject and _opens_with_name(text):
        who = acting.speaker or acting.issuer  # "The ARA was instructed to": one of the issuer's own
    if not who and (passive or _office_bearers().search(text, max(0, at - 80), at)):
        who = _acting_for(reading, acting, at)
    if not who and not passive and (shared := clause_subject(reading, at)):
        who = shared.actors
    inside = _named(reading, *match.span("whom"))
    if passive:
        if subject and subject.form is ActorForm.PRONOUN and text[subject.start : subject.end].lower() in ("we", "i"):
            return None  # "we are asked to": by whom is not told
        agents = _agents(reading, match, who)
        states = all(map(str.isupper, who))
        by = agents or _teller(reading, at) or (who if states else ()) or acting.speaker or acting.issuer
        to = who or by
    else:
        by, to = who or (inside if own else ()), inside or (who if own else ())
        if not by and to and to[0] in blocs() and _members().search(text, max(0, at - 60), at):
            by = to  # "member states told the Commission to"
    return _Sides(by, to, at if subject is None else subject.start) if by and to else None


def _opens_with_name(text: str) -> bool:
    """Whether the sentence opens with letters that stand for a name: "The ARA was"."""
    return re.match(r"(?:The\s)?[A-Z]{2,}\b", text) is not None


def _agents(reading: Reading, match: re.Match[str], who: tuple[str, ...]) -> tuple[str, ...]:
    """By whom somebody was told; "by its heads of state" is by the body, "by the board" by whoever is told."""
    agent = _BY.match(match["whom"])
    if agent is None:
        return ()
    start, end = (match.start("whom") + place for place in agent.span("agent"))
    if found := _named(reading, start, end):
        return found
    own = [m for m in reading.actors if start <= m.start < end and m.actors]
    if own:
        return own[0].actors
    return who if _members().match(agent["agent"] + " ") and who and who[0] in blocs() else ()


def _teller(reading: Reading, at: int) -> tuple[str, ...]:
    """Who is said to tell of it, where the task has no agent: "the UN chief said his staff had been tasked"."""
    said = _SAID.search(reading.sentence.text, max(0, at - 100), at)
    subject = subject_of(reading, said.start()) if said else None
    return subject.actors if subject and subject.actors and not _is_slug(subject.actors) else ()


def _acting_for(reading: Reading, acting: _Acting, at: int) -> tuple[str, ...]:
    """The body that "ministers" or "the committee" belong to; else whoever acts in the sentences before."""
    for mention in reversed(reading.actors):
        if mention.end <= at and len(mention.actors) == 1 and mention.actors[0] in blocs():
            return mention.actors
    for former in reversed(acting.before):
        for mention in former.actors:
            known = len(mention.actors) == 1 and mention.form not in (ActorForm.PRONOUN, ActorForm.COLLECTIVE)
            if known and may_act(mention, former.sentence.text) and not governed(former.sentence.text, mention.start):
                return acting.bloc if acting.bloc and mention.actors != acting.bloc else mention.actors
    return acting.bloc


def _is_slug(actors: tuple[str, ...]) -> bool:
    """Whether the subject is a name that no table knows: "the co-chairs", "the High Commission"."""
    return bool(actors) and actors[0].islower() and actors[0] not in bodies()


def _named(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Who is named between two places; of "our partners" nobody."""
    inside = [m for m in reading.actors if start <= m.start < end]
    named = [m for m in inside if m.text.lower() not in _OURS]
    return tuple(dict.fromkeys(a for m in named for a in m.actors))


def _nearest(reading: Reading, at: int) -> tuple[str, ...]:
    """The last party named before a verb that stands in quotation marks: both leaders “tasked their teams"."""
    before = [m for m in reading.actors if m.end <= at and m.actors and not m.possessive]
    opened = before and reading.sentence.text[before[-1].end : at].strip() in ("“", '"', "have", "has")
    return before[-1].actors if opened else ()


def _action(words: str) -> str:
    cut = _CUT.split(words)[0]
    return " ".join(_ASIDE.sub("", cut.rstrip(' ,”"')).split()[:_LONGEST])
