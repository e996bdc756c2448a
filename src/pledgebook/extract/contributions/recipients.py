"""Who receives what a sentence gives: as it is told, else as the lead-in, the sentences before and the topic tell."""

import re
from collections.abc import Iterator

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.candidates import Candidate, Ids
from pledgebook.extract.contributions.context import GIVING_REGIONS
from pledgebook.extract.contributions.objects import is_dative
from pledgebook.extract.contributions.parties import (
    antecedent,
    is_addressed,
    is_body,
    receiver,
    recipients_of,
    subjects,
)
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid, is_place, slug
from pledgebook.extract.contributions.topic import sort_of
from pledgebook.model.document import PassageKind
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.contribution_cues import contribution_cues

_EVERYWHERE = re.compile(r"\b(?:worldwide|globally|(?:around|across|throughout) the (?:world|globe))\b", re.IGNORECASE)
FUND = (
    r"(?P<name>(?:[A-Z][\w&’'-]+ (?:(?:and|for|of|the|on|in|to|against) ){0,2}){1,7}"
    r"(?:Fund|Facility|Program|Programme|Trust|Alliance|Foundation|Appeal|Accelerator|Mechanism|Bank|Federation|Committee"
    r"|Organi[sz]ation|Agency|Cent(?:er|re)|Institute)s?)\b(?! of the (?:United|U))"
)
_TO_FUND = re.compile(rf"[^;.]{{0,60}}?\b(?:to|into|for|support) (?:the )?(?:[\w’'-]+[’']s? )?{FUND}")
PRIVATE = frozenset({"private-sector", "republicans-in-congress", "democrats-in-congress"})  # who receive no assistance
# between a name and its sum in a list or a table
_BEFORE_SUM = re.compile(r"\s?(?:\(|:|\||[–—-])\s?(?:about |some |nearly |over |more than |up to )?")
_OPENS_ROW = re.compile(r"[\W\d]*(?:the )?", re.IGNORECASE)
_TOLD = {5: "addressed", 3: "place", 2: "named", 1: "named-before"}


def find_recipients(sentence: TextOfAid, act: Act | None, at: int, clause: Bounds, donors: Ids) -> tuple[Ids, int]:
    """Who receives, and how surely it is told: 5 addressed ... 1 merely named, 0 taken from before."""
    best = next(recipient_candidates(sentence, act, at, clause, donors), None)
    return (best.actors, best.grade) if best is not None else ((), 0)


def recipient_candidates(
    sentence: TextOfAid, act: Act | None, at: int, clause: Bounds, donors: Ids
) -> Iterator[Candidate]:
    """All who may receive what stands at ``at``, the likeliest first; none is empty."""
    if (row := listed(sentence, at)) is not None:
        yield Candidate(row, "listed", 5)
    if (told := antecedent(sentence.reading, at, clause)) and (kept := _fit(sentence, told, 5, donors)):
        yield Candidate(kept, "antecedent", 5)
    yield from _named(sentence, act, at, clause, donors)
    # a company's gift to a fund is none of the speaker's
    giver_told = not sentence.context.domestic or (act is not None and bool(subjects(sentence.reading, act)))
    if giver_told and (fund := _fund(sentence.text, at)) is not None:
        yield Candidate((fund,), "fund", 5)
    if _EVERYWHERE.search(sentence.text, at, min(clause[1], at + 160)):
        yield Candidate(("world",), "everywhere", 3)
    before = tuple(_before(sentence, donors))
    if before and _turns_to_all(sentence, before[0].actors):
        yield Candidate(("world",), "turns-to-all", 2)
    yield from before
    if _is_for_all(sentence):
        yield Candidate(("world",), "for-all", 2)


def listed(sentence: TextOfAid, at: int) -> Ids | None:
    """Whom a list or a table names right before a sum as who gets it: "in Chad ($6 million), Mali ($4 million)"."""
    text, context = sentence.text, sentence.context
    named = [m for m in sentence.reading.actors if m.actors and m.end <= at and not m.possessive]
    last = named[-1] if named else None
    if last is None or _BEFORE_SUM.fullmatch(text, last.end, at) is None:
        return None
    if text[last.end : at].strip().startswith("("):
        chain = [m for m in named if text.startswith(" (", m.end)]
        return last.actors if chain and is_addressed(text, chain[0].start) else None
    opens = _OPENS_ROW.fullmatch(text, 0, last.start) is not None
    gives = any(context.gives(a) or is_body(a) or a in contribution_cues().givers for a in last.actors)
    known = context.speaker or (sentence.lead and sentence.lead.donors) or context.giver or context.donors
    another = context.topic and context.clear and not context.speaker and not set(last.actors) <= set(context.topic)
    return last.actors if opens and known and not gives and not another else None


def _named(sentence: TextOfAid, act: Act | None, at: int, clause: Bounds, donors: Ids) -> Iterator[Candidate]:
    """Whom the sentence itself names, lands before bodies: what a body passes on is for a land."""
    start = min(act.start, at) if act else at
    whole = (0, len(sentence.text))
    graded = recipients_of(sentence.reading, start, at, clause)
    if clause != whole:
        graded += [(min(g, 2), ids) for g, ids in recipients_of(sentence.reading, 0, at, whole)]
    if act and (act.cue == "receive" or (is_dative(act) and act.end <= at)):
        graded = [(5, receiver(sentence.reading, act, clause[0])), *graded]
    fit = [(grade, kept) for grade, ids in graded if (kept := _fit(sentence, ids, grade, donors))]
    if sentence.context.reported and sentence.context.topic:
        # who is merely named beside it receives only where the text shows that elsewhere
        fit = [(g, ids) for g, ids in fit if g >= _told_by(ids) or all(_is_shown_receiving(sentence, a) for a in ids)]
    best = fit[0][0] if fit else 0
    lands = [f for f in fit if not all(is_body(a) for a in f[1]) and (f[0] >= 3 or best < 5)]
    for grade, ids in lands:
        yield Candidate(tuple(a for a in ids if not is_body(a)), _TOLD[grade], grade)
    for grade, ids in fit:
        if (grade, ids) not in lands:
            yield Candidate(ids, f"{_TOLD[grade]}-body", grade)


def _told_by(ids: Ids) -> int:
    """How surely it must be told that they receive: those who give by nature only where they are addressed."""
    return 5 if all(sort_of(a) == "rich" or a in GIVING_REGIONS for a in ids) else 3


def _fund(text: str, at: int) -> str | None:
    """The slug of a fund or programme that is known by its name only: "$5 million to the Pandemic Fund"."""
    told = _TO_FUND.match(text, at)
    return slug(told["name"]) if told else None


def _is_for_all(sentence: TextOfAid) -> bool:
    """Whether the words say that it is for all the world, or for all that need it."""
    lead, heading = (t.text if t else "" for t in (sentence.lead, sentence.heading))
    cues = contribution_cues().worldwide
    return any(cues.search(t) for t in (sentence.text, lead, heading, sentence.context.title))


def _turns_to_all(sentence: TextOfAid, before: Ids) -> bool:
    """Whether a sentence of a text about some states tells of what is for all the world."""
    led = any(told and told.recipients for told in (sentence.lead, sentence.heading))
    here = {a for m in sentence.reading.actors for a in m.actors}
    states = all(a.isupper() and a not in here for a in before)
    return states and not led and contribution_cues().worldwide.search(sentence.text) is not None


def _is_shown_receiving(sentence: TextOfAid, actor: str) -> bool:
    return actor in sentence.context.topic or sentence.context.receives(actor)


def _fit(sentence: TextOfAid, ids: Ids, grade: int, donors: Ids) -> Ids:
    """Of the ids those that can receive here: no donor, no speaker at home, no mere giver but where addressed."""
    context = sentence.context
    open_ = tuple(a for a in ids if a not in donors and a not in context.speaker and a not in PRIVATE)
    if context.domestic:
        open_ = tuple(a for a in open_ if a != "region-north-america")  # home
    if grade >= 5:
        return open_
    if context.speaker:
        open_ = tuple(a for a in open_ if a not in contribution_cues().rivals)
    # "the largest in the world": the world receives only what is given to it
    open_ = tuple(a for a in open_ if a != "world")
    return open_ if any(not context.gives(a) and a not in context.hostile for a in open_) else ()


def _before(sentence: TextOfAid, donors: Ids) -> Iterator[Candidate]:
    """Whom the lead-in, the heading, the sentences before and the text's topic tell."""
    context, passage = sentence.context, sentence.reading.sentence.passage
    named = context.named if context.named_in == passage.index else ()
    for told, reason in ((sentence.lead, "lead"), (sentence.heading, "heading")):
        if told and told.recipients and not (named and set(told.recipients) <= UNNAMED):
            if fit := tuple(r for r in told.recipients if r not in donors):
                yield Candidate(fit, reason, 0)
            return
    # what an entry of a list tells is not what the next is about
    apart = passage.kind is PassageKind.ENTRY and context.passage != passage.index
    near = context.passage >= passage.index - 1 and not apart
    here = context.passage == passage.index
    topic = context.topic if context.is_about_aid or not context.domestic else ()
    carried = tuple(r for r in context.recipients if not (topic and is_place(r)))
    carried = () if apart else carried
    first = topic if context.clear and (not near or context.reported) else ()
    if not (context.is_about_aid or near):
        return
    ranked = (
        (carried if here else (), "carried-here"),
        (named, "named-in-passage"),
        (first, "topic"),
        (carried, "carried"),
        (topic, "topic-last"),
    )
    for ids, reason in ranked:
        if fit := tuple(r for r in ids if r not in donors):
            yield Candidate(fit, reason, 0)
