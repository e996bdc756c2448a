"""Contributions read from a document's sentences, in the order of the text."""

import re
from dataclasses import replace

from pledgebook.extract.contributions.acts import stage_of
from pledgebook.extract.contributions.build import Found, draft_of
from pledgebook.extract.contributions.choosing import Asked, settled
from pledgebook.extract.contributions.context import Context, Told, context_of
from pledgebook.extract.contributions.donors import find_donors
from pledgebook.extract.contributions.ellipsis import restored
from pledgebook.extract.contributions.goods import read_goods
from pledgebook.extract.contributions.judging import Heard, Judge
from pledgebook.extract.contributions.money import read_money
from pledgebook.extract.contributions.objects import is_giving
from pledgebook.extract.contributions.packages import read_package
from pledgebook.extract.contributions.places import with_places
from pledgebook.extract.contributions.recipients import find_recipients
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.extract.contributions.totals import Summed
from pledgebook.extract.contributions.weighed import contents, having, weigh
from pledgebook.extract.telling import telling
from pledgebook.model.claim import Contribution, Stage
from pledgebook.model.document import Layout, PassageKind
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.patterns import glancing

_NOUNS = (
    "package|assistance|aid|support|capabilities|equipment|drawdown|announcement|tranche|commitment|shipment|delivery"
    "|funding|contribution|weapons|it"
)
_CONTENTS = re.compile(
    rf"^(?:The|This|These|It|Those|Included in|Among)\b[^.;]{{0,90}}?\b(?:{_NOUNS})\b[^.;]{{0,40}}?"
    r"\b(?:includ\w+|contain\w*|consist\w* of|compris\w+|will provide|provides|features)\b",
    re.IGNORECASE,
)


# what an earlier version said is not said any more
_CORRECTION = glancing(
    r"\b(?:(?:earlier|previous|first) (?:draft|version)|this (?:version|article|story) corrects)\b", re.IGNORECASE
)


_LISTS = re.compile(
    r"\b(?:assistance|aid|packages?|weapons|equipment|capabilities|support|donations?|deliveries)\b[^.;]{0,90}"
    r"\b(?:includ\w+|contain\w*|following|compris\w+)\W*$",
    re.IGNORECASE,
)


_GIVES = re.compile(
    r"\b(?:provid\w+|send\w*|sent|deliver\w*|donat\w+|suppl(?:y|ies|ied|ying)|giv(?:e|es|en|ing)|gave|ship\w*|contribut\w+"
    r"|transfer\w*|hand\w* over)(?: [\w ,]{0,60}?)?(?:the following)?\s*:\W*$",
    re.IGNORECASE,
)


def read_contributions(
    readings: tuple[Reading, ...],
    layout: Layout,
    heard: list[Heard] | None = None,
    asked: list[Asked] | None = None,
    summed: list[Summed] | None = None,
) -> tuple[list[Draft], list[Issue]]:
    """Drafts of contributions in the order of the text, and money that was given up for want of a place.

    With a list ``heard`` the rules decide without the judge, and all that it would judge is put there; with a list
    ``asked`` they tell who gives and gets, and all that there is to choose from is put there; with a list ``summed``
    they tell what is a running total, and all that may be one is put there.
    """
    told = telling(readings, "contribution")
    if not told:
        return [], []
    readings = tuple(map(with_places, readings))
    context = context_of(readings, layout)
    context.asked, context.summed = asked, summed
    judge, source = Judge(readings, context, heard), layout.document.source
    leading = {place for p in layout.passages for place in (p.lead, p.heading) if place is not None}
    drafts: list[Draft] = []
    issues: list[Issue] = []
    for reading in readings:
        context.count = len(drafts)
        context.former.append(reading)
        if _CORRECTION.search(reading.sentence.text) or _is_business(reading, context):
            continue
        if reading.sentence.index not in told and not _CONTENTS.match(reading.sentence.text):
            context.counted.note(reading)
            judge.note(0)
            context.note(reading)
            continue
        sentence = TextOfAid(restored(reading, context.counted), context)
        context.counted.note(reading)
        found, given_up = read_money(sentence, source, judge)
        issues += given_up
        whole = None if found else _whole(sentence, context)
        if whole is None and not found and (opened := _opened(sentence, context)) is not None:
            whole = len(drafts)
            drafts.append(opened)
        if whole is not None:
            items, given_up = contents(sentence, source, judge)
            issues += given_up
            drafts[whole] = having(drafts[whole], items)
            _pass_on(sentence, context, whole)
            continue
        found = found + read_goods(sentence, found) if found else read_goods(sentence, found) or read_package(sentence)
        found, given_up = weigh(sentence, found, drafts, source, judge)
        issues += given_up
        if found or reading.sentence.passage.index in leading:
            _remember(sentence, found, context, len(drafts))
        context.note(reading)
        drafts += found
    return drafts, issues


def _is_business(reading: Reading, context: Context) -> bool:
    """Whether a sentence of a text about trade does not say that it is assistance."""
    return context.business and contribution_cues().assistance.search(reading.sentence.text) is None


def _whole(sentence: TextOfAid, context: Context) -> int | None:
    """The draft whose contents the sentence tells: an entry under its lead-in, or "The package includes ..."."""
    passage = sentence.reading.sentence.passage
    if passage.kind is PassageKind.ENTRY and sentence.lead is not None:
        own_act = any(a.cue in ("announce", "promise") or a.will or a.have for a in sentence.acts)
        whole = None if own_act else sentence.lead.draft
    else:
        near = context.passage >= passage.index - 1
        whole = context.last if near and _CONTENTS.match(sentence.text) else None
    return whole if whole is not None and any(i.known for i in sentence.reading.items) else None


def _opened(sentence: TextOfAid, context: Context) -> Draft | None:
    """The package that a lead-in opens without a figure: "Previous assistance to Kenya includes:"."""
    lead, passage = sentence.lead, sentence.reading.sentence.passage
    if passage.kind is not PassageKind.ENTRY or lead is None or lead.reading is None or lead.draft is not None:
        return None
    lists = _LISTS.search(lead.text) is not None
    if not lead.donors or not (lists or _GIVES.search(lead.text)) or not any(i.known for i in sentence.reading.items):
        return None
    whole = TextOfAid(lead.reading, context)
    recipients = lead.recipients
    if not lists:
        # "The United States is providing:": the list is what is given, to whom the text is about
        if not (whole.acts and is_giving(whole.acts[-1])):
            return None
        recipients = (
            recipients or find_recipients(whole, whole.acts[-1], len(whole.text), (0, len(whole.text)), lead.donors)[0]
        )
    if not recipients:
        return None
    bounds = (0, len(whole.text))
    act = whole.acts[-1] if whole.acts else None
    stage = lead.stage or Stage.COMMITTED
    context.by_passage[lead.reading.sentence.passage.index] = replace(lead, draft=context.count)
    found = Found(0, len(whole.text), bounds, lead.donors, recipients, stage, act, None, ())
    return draft_of(whole, settled(whole, found))


def _pass_on(sentence: TextOfAid, context: Context, whole: int) -> None:
    """A list under a sentence of contents has the same contribution for its whole."""
    told = sentence.lead or context.by_passage.get(context.passage)
    if told is not None:
        context.by_passage[sentence.reading.sentence.passage.index] = replace(told, draft=whole)


def _remember(sentence: TextOfAid, found: list[Draft], context: Context, count: int) -> None:
    """Keep what the sentence told for the entries that it leads in and for the sentences after it."""
    index = sentence.reading.sentence.passage.index
    contents = [d.content for d in found if isinstance(d.content, Contribution)]
    if contents:
        donors, recipients = context.ruled
        context.donors, context.recipients, context.passage = donors, recipients, index
        context.last, context.stage = count + len(contents) - 1, contents[0].stage
        stage, reading = contents[-1].stage, sentence.reading
        context.by_passage[index] = Told(donors, recipients, stage, sentence.text, context.last, reading)
        return
    whole = (0, len(sentence.text))
    act = sentence.acts[-1] if sentence.acts else None
    donors = find_donors(sentence, act, len(sentence.text), whole)
    recipients, grade = find_recipients(sentence, None, 0, whole, donors)
    former = sentence.lead
    told = context.by_passage.get(index)
    contents_follow = context.passage >= index - 1 and _CONTENTS.match(sentence.text)
    if told is None or grade or contents_follow:
        context.by_passage[index] = Told(
            donors or (former.donors if former else ()),
            recipients if grade else (former.recipients if former else ()),
            stage_of(list(sentence.acts), money=True) if sentence.acts else (former.stage if former else None),
            sentence.text,
            context.last if contents_follow else None,
            sentence.reading,
        )
