"""Taskings: someone is told to follow up."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from pledgebook.extract.actors import find_actors
from pledgebook.extract.clauses import governed, subject_of
from pledgebook.extract.tasking_sides import (
    BY,
    WHEN_TOLD,
    Acting,
    Sides,
    acting_for,
    is_slug,
    named_in,
    office_bearers,
    sides_of,
    tells_own,
)
from pledgebook.extract.telling import until_told
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
_ONLY_WHEN = re.compile(rf"\s*,?\s*{WHEN_TOLD}\s*,?\s*")
_ACTIVE_OBJECT = r"(?!(?:for|about|whether|that|if|on|at|toward|towards|more|back)\b|[$€£\d])"
_ASIDE = re.compile(
    r"\s+by\s+(?:(?:early|late|mid)[- ]\w+(?:\s\d{4})?|the (?:end|start|middle)\sof\s(?:the\s)?\w+(?:\s\d{4})?"
    r"|(?:the\s)?(?:[\d]{1,2}\s)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|spring|summer|autumn|winter)"
    r"(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{4})\b|\s+(?:before|by)\s+(?:[A-Z]\w+|the end of \w+)$"
)
_SECOND = re.compile(
    r",?\s+and\s+(?P<whom>the\s+[A-Z][^,;.]{2,50}?)\s+to\s+(?P<action>[a-z](?:[^.;”]|\.(?=\d)){6,160})"
)
_CUT = re.compile(
    r"\s+and\s+(?:(?:also|has|have|had|then)\s+)*(?:directed|instructed|tasked|mandated|ordered|told|asked|urged|called"
    r"|requested)\b|,\s+(?:and|which|who|while|but|after|as|saying|he|she)\b|\s+(?:which|who)\s+|\s+[–—]\s+"
)
_COMING = re.compile(
    r"(?:also\s+)?(?:join|attend|visit|come|be|meet|participate|take part|do the same|follow|stay|return)\b"
)
_ASSEMBLIES = re.compile(
    r"\b(?:[Pp]arliament|Congress|Senate|House|Bundestag|Riksdag|Storting|Sejm|Rada|[Ll]awmakers)\b"
)
_CLAUSE = re.compile(
    r"\b(?:will|would|is|are|was|were|has|have|had|that|which|who|when|whether|how|what|stands?|to|but|because)\b|,\s+and\s+(?:it|he|she|they|we)\s"
)
_LONGEST = 22  # words of an action
_NO_PARTY = "somebody is told to do something, and the text does not tell who by or who"


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
        r"\s+(?P<action>[a-z](?:[^.;”]|\.(?=\d)){6,160})"
    )


@cache
def _ordered() -> Glancing:
    inquiries = "|".join(tasking_cues().inquiries)
    return glancing(
        r"\b(?P<verb>ordered|commissioned|mandated)\s+"
        rf"(?P<action>(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?(?:{inquiries})\b(?:[^,;.”]|[.,](?=\d)){{0,120}})"
    )


def read_taskings(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of taskings in the order of the text; an issue where it is not known who tells or is told."""
    until = until_told(readings, "other")
    if not until:
        return [], []
    speaker = layout.document.speaker
    # what the White House tells its own is mostly for use at home
    abroad = speaker != "USA" or sum(_names_another(r, speaker) for r in readings) >= len(readings) / 2
    issuers = (speaker,) if speaker else _issuers(layout.document.publisher or "")
    issuer = _issuer(layout.document.publisher or "")
    drafts: list[Draft] = []
    issues: list[Issue] = []
    bloc: tuple[str, ...] = ()
    for at, reading in enumerate(until):
        if "other" in reading.may_tell and (abroad or _names_another(reading, speaker)):
            acting = Acting(readings[max(0, at - _BACK) : at], bloc, issuers, issuer)
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


def _read(reading: Reading, acting: Acting) -> tuple[list[Draft], bool]:
    """The taskings of a sentence, and whether it tells of one whose sides are not known."""
    drafts: list[Draft] = []
    lonely = False
    for match, passive in _tellings(reading):
        strong = match["given"] is not None or match["verb"].lower() not in {*tasking_cues().own, "request", "invite"}
        sides = sides_of(reading, match, acting, passive=passive)
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
        at = match.start("action")  # "... and directed its staff to": another may follow
        yield match, passive


def _told_in_passive(text: str, match: re.Match[str]) -> bool | None:
    """Whether somebody "was told"; None where nobody is: "gave the army boats to", "will ask", "was asked about"."""
    if (match["given"] and not match["job"]) or _MAY.search(text, max(0, match.start() - 24), match.start()):
        return None
    if _PASSIVE.search(text, max(0, match.start() - 40), match.start()) is None:
        return False
    if not match["whom"].strip() or BY.match(match["whom"]) or _ONLY_WHEN.fullmatch(match["whom"]):
        return True
    return False if match["given"] else None


def _tasks(reading: Reading, match: re.Match[str], sides: Sides, *, strong: bool, passive: bool) -> list[Draft]:
    """What is to be done, by one or by two who are told in one breath."""
    text = reading.sentence.text
    second = _SECOND.search(text, match.start("action"), match.end("action"))
    pieces = [(sides.to, match.start("action"), second.start() if second else match.end("action"))]
    if second:
        pieces.append((named_in(reading, *second.span("whom")) or sides.by, *second.span("action")))
    drafts = []
    for whom, first, last in pieces:
        action = _action(text[first:last])
        told = strong or (passive and not _COMING.match(match["action"])) or _is_own(match, Sides(sides.by, whom, 0))
        if told and " " in action:
            span = reading.sentence.locate(sides.start, last)
            content = Tasking(sides.by, whom, action)
            drafts.append(Draft(content, span, reading.sentence.index, "tasking/told", (match["verb"],), 0.7))
    return drafts


def _inquiries(reading: Reading, acting: Acting) -> list[Draft]:
    """ "The minister has ordered a review of the stores": one's own are to make it."""
    text = reading.sentence.text
    drafts = []
    for match in islice(_ordered().finditer(text), _MOST):
        if _MAY.search(text, max(0, match.start() - 24), match.start()):
            continue
        subject = subject_of(reading, match.start())
        who = subject.actors if subject and not is_slug(subject.actors) else ()
        if not who and office_bearers().search(text, max(0, match.start() - 80), match.start()):
            who = acting_for(reading, acting, match.start())
        if who:
            span = reading.sentence.locate(subject.start if subject else 0, match.end("action"))
            content = Tasking(who, who, _action(match["action"]))
            drafts.append(Draft(content, span, reading.sentence.index, "tasking/inquiry", (match["verb"],), 0.6))
    return drafts


def _is_own(match: re.Match[str], sides: Sides) -> bool:
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
    named = bool(named_in(reading, *match.span("whom")))
    return bool(whom) and (strong or named or tells_own(reading, match))


def _action(words: str) -> str:
    cut = _CUT.split(words)[0]
    return " ".join(_ASIDE.sub("", cut.rstrip(' ,”"')).split()[:_LONGEST])
