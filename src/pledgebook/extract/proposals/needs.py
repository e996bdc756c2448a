"""Asks in other frames: what an appeal needs, what "the $33 billion I requested" is, what a request led to."""

import re
from collections.abc import Iterator
from functools import cache

from pledgebook.extract.clauses import subject_of
from pledgebook.extract.proposals.addressees import Addressee
from pledgebook.extract.proposals.bids import Bid
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.mention import ActorForm, ActorMention, FigureMention, Reading, Unit
from pledgebook.reference.patterns import glancing
from pledgebook.reference.proposal_cues import proposal_cues

_GLANCE = glancing(
    r"\b(?:appeals?|request(?:ed)?|asked for|called for|appealed for|applied for|sought|plans?|responses?|overview"
    r"|budget|urging|behest|insistence|wish|suggestion)\b",
    re.IGNORECASE,
)
_SUMS = glancing(r"[$€£¥]\s?\d|\b(?:million|billion)\b")
_LACKING = glancing(
    r"\b(?:needed|required|missing|lacking|sought|without|for\s+(?:want|lack)|unless|if|provided)\b", re.IGNORECASE
)
_BUDGET = re.compile(
    r"\b(?:budget(?:\s+(?:request|proposal))?|(?:supplemental|funding|appropriations)\s+request)\s+(?:also\s+|further\s+)?"
    r"(?P<cue>includes?|included|proposes|proposed|requests|requested|seeks|sought|calls\s+for|called\s+for)\s+"
    r"(?=(?P<thing>\S))",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:an?\s+)?(?:\w+\s+){0,4}?(?:increase|investment)\b", re.IGNORECASE)
_FUNDED = re.compile(r"\bappeals?\b[^.;:]{0,50}[,(]\s*$", re.IGNORECASE)  # "the appeal, $9 million, is a fifth funded"
_IS_FUNDED = re.compile(r"[,)]\s[^.;:]{0,60}\b(?:funded|covered|met|raised|received)\b")
_APPEAL_OF = re.compile(r"\bappeals?\b[^.;:]{0,60}?\b(?:of|for|totall?ing)\s+$", re.IGNORECASE)
_OWN = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:plan|appeal|response)s?\b")
_AND = re.compile(r"^[^.;:]{0,60}?\band\s+$")
_REQUESTED = re.compile(
    r"\b(?:requested|asked for|called for|appealed for|applied for|sought)\b"
    r"(?=[.,;]|\s+(?:in|on|this|last|today|of|from|for|will|would|to|earlier|by)\b|$)",
    re.IGNORECASE,
)
_TO_VERB = re.compile(
    r"(?:\s+(?:has|had|have|also|side|first|himself|itself|originally|previously|recently|earlier))*\s*"
)
_NO_VERB = re.compile(r"[\w,’' -]*\b(?:aid|assistance|funding|resources|support|money|funds)\s+(?:\w+ly\s+)?")
_THING = re.compile(
    r"(?:^|[,;:.]\s+|\b(?:with|for|of|up|out|provide|pass|approve|include|including|deliver|giving|the)\s+)([^,;:.]{3,80})$"
)
_OF_THE = re.compile(r"(?:(?:[\w-]+\s+){0,2}?[Oo]f\s+the\s+(?=[$€£¥\d]))?")  # "a third of the $90 million"
_WISH = re.compile(r"\b[Aa]t\s+(?:the\s+)?$")
_LACKED = re.compile(
    r"[^.;:,]{0,60}?\s(?P<verb>(?:is|are|was|were|will\s+be|would\s+be|is\s+being)\s+(?:still\s+|urgently\s+|now\s+|\w+ly\s+)*"
    r"(?:needed|required|missing|lacking|sought))\b"
)
_ANOTHER = r"(?:another\s+|an\s+extra\s+|(?:the\s+)?further\s+|some\s+)?$"
_WITHOUT = re.compile(rf"\b(?:[Ww]ithout|for\s+(?:want|lack)\s+of)\s+{_ANOTHER}")
_IF = re.compile(rf"\b(?:[Ii]f|[Uu]nless|[Pp]rovided)\s+{_ANOTHER}")
_COMES = re.compile(
    r"[^.;:,]{0,40}?\s(?P<verb>came|comes|is|was|were|are|arrives?|can\s+be|could\s+be)\s+(?:in\b|found|raised|received|forthcoming|paid"
    r"|secured|made\s+available|by\b|soon\b|before\b)"
)
_WISHED = re.compile(r"\s+(?:\w+\s+)?(?P<cue>request|urging|behest|insistence|wish|suggestion|asking)\b")
_RESPONSE = re.compile(
    r"\b(?P<cue>(?:in response to|following|at|acting on|answering) (?:an?|the|its|their) "
    r"(?:formal |urgent |official )?request)\s+(?:from|by|of)\s+",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"\b(?:(?:provid|send|deploy|deliver|dispatch|suppl|extend)\w*|sent|flew|gave|lent|put off)\s+")
_PASSIVE = re.compile(r"\s(?:was|were|has\s+been|have\s+been|are|is|will\s+be)\s+(?:\w+ly\s+)?$")
_SUM = re.compile(r"^(?:[\w-]+\s+)?[$€£]\S+(?:\s+(?:million|billion))?\s+(?:in|of|worth of)\s+")


@cache
def _plan_needs() -> re.Pattern[str]:
    cues = proposal_cues()
    plans, verbs = "|".join(cues.plans), "|".join(cues.needs)
    more = r"(?:another\s+|an additional\s+|some\s+|at least\s+|about\s+)?"
    return re.compile(rf"\b(?:{plans})\b[^.;:]{{0,80}}?\b(?P<cue>{verbs})\s+{more}$", re.IGNORECASE)


def needs(reading: Reading, speaker: tuple[str, ...] = (), *, reported: bool = False) -> Iterator[Bid]:
    """Every such ask of the sentence; those of nobody known are left out."""
    text = reading.sentence.text
    if _GLANCE.search(text):
        money = [f for f in reading.figures if f.unit is Unit.MONEY]
        yield from _appeals(reading, money)
        yield from _requested(reading, money, speaker)
        yield from _budgets(reading, money, speaker)
        yield from _responses(reading)
        yield from _wishes(reading)
    if reported and _SUMS.search(text) and _LACKING.search(text):
        yield from _missing(reading, [f for f in reading.figures if f.unit is Unit.MONEY])


def _budgets(reading: Reading, money: list[FigureMention], speaker: tuple[str, ...]) -> Iterator[Bid]:
    """ "My Budget includes $8 million for clinics": asked of the legislature by the government that speaks."""
    text = reading.sentence.text
    for m in _BUDGET.finditer(text) if len(speaker) == 1 else ():
        start = m.start("thing")
        end = phrase_end(text, start)
        if _MORE.match(text, start) or any(start <= f.start < min(end, start + 60) for f in money):
            thing = phrase(text, start, end)
            yield Bid("budget-includes", m["cue"].lower(), speaker, thing, Addressee((), legislature=True))


def _appeals(reading: Reading, money: list[FigureMention]) -> Iterator[Bid]:
    """ "The response plan requires $2.7 billion", "appeals of $1 billion for one and $400 million for the other"."""
    text = reading.sentence.text
    open_from = 0
    for figure in money:
        before = text[max(0, figure.start - 240) : figure.start]
        plan = _plan_needs().search(before)
        more = open_from and _AND.match(text[open_from : figure.start])
        funded = _FUNDED.search(before) and _IS_FUNDED.match(text, figure.end)
        if not (plan or more or funded or _APPEAL_OF.search(before)):
            continue
        bodies = [m.actors for m in reading.actors if m.end <= figure.start and _is_body(m)]
        end = min([phrase_end(text, figure.start), *(f.start for f in money if f.start > figure.start)])
        thing = phrase(text, figure.start, figure.end if funded else end, 12).removesuffix(" and")
        own = next((m.actors for m in reading.actors if m.possessive and m.actors and _OWN.match(text, m.end)), ())
        by = own or (bodies[0] if bodies else ("un",))
        yield Bid("appeal-needs", plan["cue"].lower() if plan else "appeal", by, thing)
        open_from = figure.end


def _is_body(mention: ActorMention) -> bool:
    return bool(mention.actors) and all(a.islower() and not a.startswith("region-") for a in mention.actors)


def _requested(reading: Reading, money: list[FigureMention], speaker: tuple[str, ...]) -> Iterator[Bid]:
    """ "Mine detectors, which the Ukrainian side requested in May", "the $22.5 billion I requested"."""
    text = reading.sentence.text
    for m in _REQUESTED.finditer(text):
        near = [
            a
            for a in reading.actors
            if m.start() - 60 <= a.end <= m.start() and _TO_VERB.fullmatch(text[a.end : m.start()])
        ]
        sum_ = next((f for f in money if f.start < m.start() < f.end + 90), None)
        if not near and sum_ and speaker and _NO_VERB.fullmatch(text[sum_.end : m.start()]):
            yield Bid("sum-requested", m[0].lower(), speaker, phrase(text, sum_.start, m.start()))
        if not near or not near[-1].actors:
            continue
        by = near[-1]
        if by.form is ActorForm.ADJECTIVE and "side" not in text[by.end : m.start()]:
            continue
        before = re.sub(r"\s+the$", "", text[max(0, by.start - 200) : by.start].rstrip())
        relative = re.search(r"(?:,\s*)?\b(?:that|which)$", before)
        core = before[: relative.start()] if relative else before
        if not relative and not any(0 <= by.start - f.end < 30 for f in money):
            continue
        thing = _THING.search(core)
        if thing and subject_of(reading, m.start()) is not None:
            start = thing.start(1) + len(_OF_THE.match(thing[1])[0])  # type: ignore[index]  # it matches anything
            yield Bid("which-was-requested", m[0].lower(), by.actors, phrase(core, start, len(core)))


def _missing(reading: Reading, money: list[FigureMention]) -> Iterator[Bid]:
    """ "WFP says $9 million is needed", "without $9 million it must close": asked for by the body that is named."""
    text = reading.sentence.text
    bodies = [m for m in reading.actors if _is_body(m) and not m.possessive and m.form is not ActorForm.COLLECTIVE]
    for figure in money if bodies else ():
        before = text[max(0, figure.start - 60) : figure.start]
        lacked = _LACKED.match(text, figure.end)
        comes = _IF.search(before) and _COMES.match(text, figure.end)
        if not (lacked or comes or _WITHOUT.search(before)):
            continue
        end = min(phrase_end(text, figure.start), comes.start("verb") if comes else len(text))
        if lacked:
            end = lacked.start("verb")
        elif (comma := text.find(", ", figure.end)) > 0:
            end = min(end, comma)
        yield Bid("sum-missing", "needed", bodies[0].actors, phrase(text, figure.start, end, 12))


def _wishes(reading: Reading) -> Iterator[Bid]:
    """ "The bank put off the review at Colombo's wish": what was done is what was asked."""
    text = reading.sentence.text
    for by in reading.actors:
        wished = _WISHED.match(text, by.end) if by.possessive and by.actors else None
        found = _WISH.search(text, max(0, by.start - 8), by.start) if wished else None
        if not wished or not found:
            continue
        doers = [
            a
            for a in reading.actors
            if a.end <= by.start and a.actors and (a.form is not ActorForm.ADJECTIVE or a.text.isupper())
        ]
        behind = [a for a in reading.actors if a.start > by.end and a.actors and a.form is not ActorForm.ADJECTIVE]
        if found.start() < 2 and text[wished.end() : wished.end() + 1] == "," and behind:
            start = behind[0].end if behind[0].start < wished.end() + 6 else wished.end() + 1
            thing = phrase(text, start, phrase_end(text, start), 14)
            yield Bid("at-wish-of", wished["cue"], by.actors, thing, Addressee(behind[0].actors))
            continue
        if doers and doers[0].start < 6 and set(doers[0].actors) != set(by.actors):
            thing = phrase(text, doers[0].end, found.start(), 14)
            yield Bid("at-wish-of", wished["cue"], by.actors, thing, Addressee(doers[0].actors))


def _responses(reading: Reading) -> Iterator[Bid]:
    """ "In response to a request from the government, Australia will provide assistance"."""
    text = reading.sentence.text
    for m in _RESPONSE.finditer(text):
        by = [a for a in reading.actors if m.end() - 2 <= a.start <= m.end() + 30 and a.actors]
        if not by:
            continue
        comma = text.find(",", by[0].end)
        given = _GIVEN.search(text)
        start = given.end() if given else comma + 1
        if given and (passive := _PASSIVE.search(text[: given.start()])):
            # "tents were provided at the request of": what was given stands before
            start = max(text.rfind(mark, 0, passive.start()) + len(mark) for mark in (", ", "; ", ": "))
            start = start if start > 1 else 0
            yield Bid("at-request-of", m["cue"].lower(), by[0].actors, phrase(text, start, passive.start()))
        elif comma > 0 or given:
            to = [a.actors for a in reading.actors if a.start > comma > 0 and a.actors]
            thing = _SUM.sub("", phrase(text, start, phrase_end(text, start)))
            yield Bid("at-request-of", m["cue"].lower(), by[0].actors, thing, Addressee(to[0]) if to else None)
