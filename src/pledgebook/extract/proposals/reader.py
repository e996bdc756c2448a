"""Proposals read from sentences: who asks or offers what, of whom, and in which plan."""

import re
from dataclasses import dataclass, field

from pledgebook.extract.clauses import subject_of
from pledgebook.extract.doers import Memory
from pledgebook.extract.proposals.addressees import Addressee, addressee_of, is_legislature
from pledgebook.extract.proposals.bids import Bid
from pledgebook.extract.proposals.categories import category_of
from pledgebook.extract.proposals.needs import needs
from pledgebook.extract.proposals.offers import may_offer, offers
from pledgebook.extract.proposals.plans import ordinal_of, plan_named, plan_owner, tells_of_plan
from pledgebook.extract.proposals.requests import Context, requests
from pledgebook.extract.speakers import Speakers, is_press, is_reported, speakers_of
from pledgebook.extract.telling import until_told
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Category, Proposal
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.reference.patterns import glancing

_BILL = re.compile(r"\b(?:this|that|the|bipartisan)\s+(?:\w+\s+)?(?:legislation|bill|agreement|request|package)\b")
_MONEY = glancing(r"\b(?:supplemental|appropriations?|funding)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|them|that|this|so)\b")
_LEAD = re.compile(
    r"\b(?P<cue>ask(?:s|ed)?|urge[sd]?|call(?:s|ed)?\s+(?:up)?on|appeal(?:s|ed)?\s+to|invite[sd]?)\s+"
    r"(?P<who>[^.;:!?]{2,120}?)\s+to(?:\s+\w+ly)?$"
)
_NO_PROPOSER = "a party is asked for something, and the text does not tell by whom"
_OF_A_LEGISLATURE = ("requests", "proposes-law", "which-was-requested", "sum-requested", "demands-that")


@dataclass(slots=True)
class _Reader:
    """What the reading of one document remembers from sentence to sentence."""

    speakers: Speakers
    legislature: bool = False
    money: bool = False
    plan: str | None = None
    owner: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory)
    reported: bool = False
    leads: dict[int, Bid] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    said: set[tuple[object, ...]] = field(default_factory=set)
    nobodys: set[int] = field(default_factory=set)  # sentences that ask for something in nobody's name


def read_proposals(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of proposals in the order of the text, and what was found but could not be placed."""
    until = until_told(readings, "proposal")
    if not until:
        return [], []
    reader = _Reader(speakers_of(readings, layout))
    reader.legislature = any(is_legislature(r.sentence.text) for r in readings)
    reader.reported = is_reported(layout)
    reader.money = any(_MONEY.search(r.sentence.text) for r in readings)
    for reading in until:
        if not reading.sentence.text.endswith("?") and not is_press(reading):
            _read(reader, reading)
        reader.memory.note(reading)
    return reader.drafts, [_without_proposer(r, layout) for r in readings if _is_given_up(reader, r)]


def _is_given_up(reader: _Reader, reading: Reading) -> bool:
    """Whether the sentence asks for something in nobody's name, and holds no other proposal."""
    index = reading.sentence.index
    return index in reader.nobodys and all(d.sentence != index for d in reader.drafts)


def _without_proposer(reading: Reading, layout: Layout) -> Issue:
    span = reading.sentence.locate(0, len(reading.sentence.text))
    return Issue("proposal-without-proposer", _NO_PROPOSER, layout.document.source, span)


def _read(reader: _Reader, reading: Reading) -> None:
    text = reading.sentence.text
    in_plan = tells_of_plan(text)
    if in_plan:
        reader.plan = plan_named(text) or reader.plan
        reader.owner = (plan_owner(reading) if reader.plan else ()) or reader.owner
    lead = reader.leads.get(reading.sentence.passage.lead) if reading.sentence.passage.lead is not None else None
    if lead is None and "proposal" not in reading.may_tell:
        return
    owner = reader.owner if in_plan and reader.plan else ()
    context = Context(reader.speakers.of(reading), owner, reader.memory, reported=reader.reported)
    if lead:
        entry = phrase(text, 0, phrase_end(text, 0))
        _keep(reader, reading, Bid("asked-in-list", lead.cue, lead.proposer, entry, lead.addressee))
    else:
        for bid in requests(reading, context):
            _keep(reader, reading, bid)
        if text.rstrip().endswith(":"):
            _read_lead(reader, reading, context)
    for bid in needs(reading, context.speaker, reported=reader.reported):
        _keep(reader, reading, bid)
    if may_offer(text):
        for bid in offers(reading, context):
            # what a government offers to nobody named is a service to its own public
            to = bid.addressee.actors if bid.addressee else ()
            if context.owner or to or bid.proposer not in (context.speaker, ("allies-and-partners",)):
                _keep(reader, reading, bid)


def _read_lead(reader: _Reader, reading: Reading, context: Context) -> None:
    """ "We ask donors to:" makes each entry below it an ask."""
    text = reading.sentence.text.rstrip(" :")
    found = _LEAD.search(text)
    subject = subject_of(reading, found.start()) if found else None
    addressee = addressee_of(reading, *found.span("who")) if found else None
    if not found or not subject or not addressee:
        return
    proposer = subject.actors or context.speaker
    if proposer and (addressee.legislature or set(addressee.actors) != set(proposer)):
        reader.leads[reading.sentence.passage.index] = Bid("lead", found["cue"].lower(), proposer, "", addressee)


def _keep(reader: _Reader, reading: Reading, bid: Bid) -> None:
    """Add a draft unless the document has said the same before."""
    if bid.subject and not bid.proposer:
        reader.nobodys.add(reading.sentence.index)
    key = (bid.direction, bid.proposer, frozenset(bid.subject.lower().split()))
    if not bid.proposer or not bid.subject or key in reader.said:
        return
    reader.said.add(key)
    sentence = reading.sentence
    reader.memory.last, reader.memory.at = bid.proposer, sentence.index
    plan = reader.plan if tells_of_plan(sentence.text) else None
    content = Proposal(
        bid.direction,
        bid.proposer,
        _addressees(reader, bid),
        bid.subject,
        Category.FUNDING if bid.rule == "budget-includes" else _category(reader, bid.subject, sentence.text),
        plan,
        ordinal_of(sentence.text) if plan else None,
    )
    span = sentence.locate(0, len(sentence.text))
    reader.drafts.append(Draft(content, span, sentence.index, bid.rule, (bid.cue,)))


def _addressees(reader: _Reader, bid: Bid) -> tuple[str, ...]:
    """Whom it is put to; a state's request of money or law goes to its own legislature where the text has one."""
    addressee = bid.addressee or Addressee(())
    if addressee.actors:
        return addressee.actors
    at_home = reader.legislature and bid.rule in _OF_A_LEGISLATURE and bid.proposer == reader.speakers.document
    return bid.proposer if addressee.legislature or at_home else ()


def _category(reader: _Reader, subject: str, sentence: str) -> Category:
    """The category of the subject, or of what follows it, or of the sentence where it is only "it"."""
    found = category_of(subject)
    if found is Category.OTHER and subject in sentence:
        found = category_of(sentence[sentence.index(subject) :])
    if found is Category.OTHER and reader.money and _BILL.search(subject):
        return Category.FUNDING
    if found is Category.OTHER and _PRONOUN.search(subject):
        found = category_of(sentence)
    return found
