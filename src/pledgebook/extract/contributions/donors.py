"""Who gives what a sentence tells of: as it is told, else as the lead-in, the speaker and the sentences before tell."""

import re
from collections.abc import Iterator

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.candidates import Candidate, Ids
from pledgebook.extract.contributions.givers import donor_beside, donors_of
from pledgebook.extract.contributions.parties import is_body, subjects
from pledgebook.extract.contributions.recipients import FUND, PRIVATE, listed
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid, is_place, slug
from pledgebook.extract.contributions.shares import labelled
from pledgebook.model.mention import ActorForm, ActorMention

_FROM_FUND = re.compile(rf"[^;.,]{{4,30}}?\b(?:loans?|grants?|credits?|financing) from the {FUND}")
_TAKEN_UP = re.compile(
    r"(?:This|It|That|These|Of (?:this|that|these)) (?:also )?(?:includ\w+|compris\w+|consist\w+|amount)"
)
_DONORS = re.compile(
    r"\b(?:[Pp]articipants|[Dd]onors|[Dd]onor (?:countries|nations|governments)|[Cc]ommitments made|[Pp]ledges made"
    r"|(?:[Cc]onference|[Pp]ledging event|[Rr]ound ?table|[Tt]elethon|[Aa]ppeal|[Pp]ledging session))\b"
    r"[^,;]{0,80}$"
)
_MANY = ("allies-and-partners",)


def find_donors(sentence: TextOfAid, act: Act | None, at: int, clause: Bounds) -> Ids:
    """Who gives: as the sentence tells, else its lead-in, else the speaker, else who gave last."""
    best = next(donor_candidates(sentence, act, at, clause), None)
    return best.actors if best is not None else ()


def donor_candidates(sentence: TextOfAid, act: Act | None, at: int, clause: Bounds) -> Iterator[Candidate]:
    """All who may give what stands at ``at``, the likeliest first; none is empty."""
    text, context = sentence.text, sentence.context
    if act and not context.domestic and _DONORS.search(text[act.end : at]):
        yield Candidate(_MANY, "conference", 5)
    told = _told(sentence, act, at, clause)
    near = context.passage >= sentence.reading.sentence.passage.index - 1
    if near and context.donors and _TAKEN_UP.match(text) and not (act and subjects(sentence.reading, act)):
        yield Candidate(context.donors, "taken-up", 3)
    if told and (_gives(sentence, act, at, told) or not all(context.receives(a) or a in context.topic for a in told)):
        yield Candidate(told, "told", 5)
    if sentence.lead and sentence.lead.donors:
        yield Candidate(sentence.lead.donors, "lead", 3)
    if not told and not context.domestic and _DONORS.search(text[clause[0] : act.start if act else at]):
        yield Candidate(_MANY, "conference", 3)
    if label := _label(sentence, at):
        yield Candidate(label, "label", 3)
    here = sentence.reading.sentence.passage.index
    acting = context.acting if context.acting_in == here and context.passage != here else ()
    for ids, reason in (
        (context.speaker, "speaker"),
        (acting, "acting"),
        (context.donors, "carried"),
        (context.giver, "giver"),
    ):
        if ids:
            yield Candidate(ids, reason, 0)


def _label(sentence: TextOfAid, at: int) -> Ids:
    """Who opens the entry as its label: "Chad – 5 million at once, another 3 million in May"."""
    giver = labelled(sentence.reading)
    if giver is None or giver.end > at or any(sentence.context.receives(a) for a in giver.actors):
        return ()
    return giver.actors if not set(giver.actors) & set(sentence.context.topic) else ()


def _told(sentence: TextOfAid, act: Act | None, at: int, clause: Bounds) -> Ids:
    """Who gives as the sentence itself tells."""
    reading, context = sentence.reading, sentence.context
    if source := _FROM_FUND.match(sentence.text, at):
        first, last = source.span("name")
        known = next((m.actors for m in reading.actors if m.actors and m.start <= first and last <= m.end), None)
        return known or (slug(source["name"]),)
    row = listed(sentence, at)
    if row is None:
        told = donors_of(reading, act, at, clause)
    else:
        told = subjects(reading, act) if act and act.start < at else ()
        told = told if not set(told) & set(row) else ()
    told = tuple(a for a in told if a not in PRIVATE and not is_place(a))
    if told and told == context.topic and not any(_is_named(m, told) for m in reading.actors):
        told = ()  # "it carried": whom all is for gives nothing by a pronoun
    return _without_host(sentence, told)


def _without_host(sentence: TextOfAid, told: Ids) -> Ids:
    """Of the speaker and the state that the text is about, acting together, the speaker gives."""
    speaker, topic = sentence.context.speaker, set(sentence.context.topic)
    if len(told) < 2 or not set(speaker) & set(told) or not set(told) - set(speaker) <= topic:
        return told
    others = {a for m in sentence.reading.actors for a in m.actors if not is_body(a)} - set(told)
    return told if others else speaker


def _gives(sentence: TextOfAid, act: Act | None, at: int, told: Ids) -> bool:
    """Whether the sentence says in so many words that they give."""
    reading = sentence.reading
    if (
        act is not None
        and act.cue in ("give", "deliver", "promise")
        and any(_is_named(m, told) for m in reading.actors)
        and subjects(reading, act) == told
    ):
        return True
    owned = any(m.possessive and m.actors == told and not sentence.text[m.end : at].strip() for m in reading.actors)
    return owned or donor_beside(reading, at) == told


def _is_named(mention: ActorMention, actors: Ids) -> bool:
    return mention.actors == actors and mention.form is not ActorForm.PRONOUN
