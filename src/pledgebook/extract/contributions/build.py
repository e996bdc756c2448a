"""A draft from what was found: the slots that its words tell beside the parties and the figure."""

import re
from dataclasses import dataclass, replace

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.extract.contributions.slots import aid_type, condition, date_said, is_cumulative
from pledgebook.extract.contributions.totals import adds_up
from pledgebook.model.claim import Contribution, Item, Stage
from pledgebook.model.date import Basis, Date
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.mention import Draft
from pledgebook.reference.contribution_cues import contribution_cues


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at ``start:end`` of a sentence: the parties, the stage and what is given."""

    start: int
    end: int
    clause: Bounds
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    stage: Stage
    act: Act | None
    amount: Figure | None
    items: tuple[Item, ...]

    @property
    def given(self) -> str:
        """What is given, in a word: money, goods or a package."""
        return "money" if self.amount else "goods" if self.items else "package"


# people that services reach are counted up over time
_SERVED = re.compile(r"^training of|\b(?:services?|support|education|programs?|programmes?|assistance|care) for\b")
# "330,000 had been handed over by the end of January": a count up to then
_BY_THEN = re.compile(
    r"(?: to (?:the )?\w+)? by (?:the (?:end|middle|start|beginning) of|early|mid|late|then|now|[A-Z0-9])"
)
_RECENTLY = re.compile(r"\b(?:recently|earlier|previously|already|last|next|coming|ago|continue)\b", re.IGNORECASE)


def _date(sentence: TextOfAid, found: Found, *, cumulative: bool) -> Date | None:
    """When: as said, else the document's own date where it is the document that announces or promises."""
    text, clause, act = sentence.text, found.clause, found.act
    brought = cumulative and contribution_cues().whole.search(text[clause[0] : found.start]) is not None
    said = None if brought else date_said(sentence.reading, found.start, clause, found.stage, alone=cumulative)
    if said is not None or cumulative or act is None or act.have:
        return said
    willing = found.stage is Stage.PLEDGED and (act.will or act.cue == "promise")
    announced = act.cue in ("announce", "promise") or willing
    new = found.stage in (Stage.COMMITTED, Stage.PLEDGED, Stage.CONSIDERED)
    published = sentence.context.published
    near = text[max(clause[0], act.start - 40) : act.end + 20]
    if not (announced and new and published) or _RECENTLY.search(near):
        return None
    return Date(published, Basis.PUBLICATION)


# one act, told in the perfect: "has provided a grant of"
_ONE_ACT = re.compile(
    r"\b(?:package|tranche|a (?:grant|loan)|an? (?:initial|additional|first|further|new|another)|today|yesterday|just"
    r"|this (?:week|morning)|last (?:week|night|month)|recently|additional)\b",
    re.IGNORECASE,
)


def _sums_up(sentence: TextOfAid, found: Found, near: str) -> bool:
    """Whether the perfect sums up what has been given so far: "has provided more than $400 million"."""
    act = found.act
    if sentence.lead and contribution_cues().cumulative.search(sentence.lead.text) and found.stage is not Stage.PLEDGED:
        return _is_done(found) or act is None
    told = act is not None and act.have and act.cue in ("give", "deliver", "train") and act.end <= found.start + 60
    if told and act is not None and _BY_THEN.match(sentence.text, max(act.end, found.end)):
        return _is_done(found)
    counted = _is_many(found.amount) or _is_vast(found.amount) or any(_is_many(i.quantity) for i in found.items)
    if _is_done(found) and any(_SERVED.search(i.name) and _is_many(i.quantity) for i in found.items):
        return True
    return told and _is_done(found) and counted and _ONE_ACT.search(near) is None


# "Since 2002, we have provided $8 million in aid; $3 million in loans; and ...": all of them add up
_OPENING = re.compile(r"\W*(?:Since|To date|So far|Thus far)\b")


def _opens_sum(sentence: TextOfAid) -> bool:
    """Whether the sentence opens with a span of time up to now, in which all its sums were given."""
    opening = _OPENING.match(sentence.text)
    return opening is not None and ";" in sentence.text


def _is_settled(stage: Stage) -> bool:
    return stage in (Stage.COMMITTED, Stage.DISBURSED, Stage.DELIVERED)


def _is_done(found: Found) -> bool:
    return found.stage in (Stage.DISBURSED, Stage.DELIVERED)


# no single act has paid as much: "has put up $75 billion" is what was given so far
_VAST = 5_000_000_000


def _is_vast(amount: Figure | None) -> bool:
    top = amount.value or amount.high if amount is not None else None
    return top is not None and top >= _VAST


def _is_many(quantity: Figure | None) -> bool:
    """Whether a number of goods is one that is come to by counting up."""
    return quantity is not None and quantity.qualifier is not Qualifier.EXACT


def draft_of(sentence: TextOfAid, found: Found) -> Draft:
    """The draft with aid type, mechanism, date, running total and condition; its quote is the sentence."""
    text, clause = sentence.text, found.clause
    near = text[max(clause[0], found.start - 50) : min(clause[1], found.end + 110)]
    dates = tuple(d for d in sentence.reading.dates if clause[0] - 40 <= d.start <= clause[1])
    # "have so far pledged" sums up what was pledged
    stage = Stage.COMMITTED if found.act and found.act.have else found.stage
    cumulative = is_cumulative(text[clause[0] : found.start], text[found.end : clause[1]], stage, dates)
    cumulative = cumulative or _sums_up(sentence, found, near) or (_is_settled(stage) and _opens_sum(sentence))
    cumulative = adds_up(sentence, found, ruled=cumulative)
    mechanisms = [m for m in sentence.reading.mechanisms if clause[0] <= m.start < clause[1]]
    mechanism = min(mechanisms, key=lambda m: abs(m.start - found.start)).name if mechanisms else None
    if cumulative and found.amount and found.act and found.act.progressive and found.act.cue == "give":
        found = replace(found, stage=Stage.DISBURSED)  # "providing $5 million over the past year"
    content = Contribution(
        donors=found.donors,
        recipients=found.recipients,
        aid_type=aid_type(near, text, sentence.lead.text if sentence.lead else "", sentence.context.aid),
        stage=found.stage,
        amount=found.amount,
        items=found.items,
        mechanism=mechanism,
        date=_date(sentence, found, cumulative=cumulative),
        cumulative=cumulative,
        condition=condition(text, found.end),
    )
    return Draft(
        content,
        sentence.reading.sentence.locate(0, len(text)),
        sentence.reading.sentence.index,
        f"contribution/{found.given}",
        (found.act.word,) if found.act else (),
        0.8 if found.amount else 0.6,
    )
