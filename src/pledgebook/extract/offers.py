"""Offers: what one party holds out to another that is not yet agreed."""

import re
from collections.abc import Iterator

import re2

from pledgebook.extract.addressees import Addressee, addressee_of
from pledgebook.extract.bids import Bid
from pledgebook.extract.clauses import clause_subject, group_after, subject_of
from pledgebook.extract.plans import tells_of_plan
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Direction
from pledgebook.model.mention import Reading

_GLANCE = re2.compile(r"(?i)\b(?:offer(?:s|ed|ing)?|invit(?:e|es|ed|ing)|could)\b")
_OFFERED_TO = re.compile(r"\b(?P<cue>offer(?:s|ed|ing)?)\s+to\s+(?P<thing>\w+)", re.IGNORECASE)
_OFFERED_BY = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?P<cue>offered)\s+(?P<thing>[^.;]{3,120}?)\s+by\s+(?P<by>\w)",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?P<cue>offer(?:s|ed|ing)?)\s+(?P<thing>(?:an?|the|its|their|two|three|four|five|ten|up to|\d)\b|[A-Z])"
)
_NOUN = re.compile(r"\b(?P<cue>offers?)\s+(?:for|of|to)\s+(?P<thing>\S)", re.IGNORECASE)
_INVITED = re.compile(
    r"\b(?P<cue>invite[sd]?|inviting)\s+(?P<who>[^.;:,]{2,80}?)\s+(?:to|for)\s+"
    r"(?P<thing>(?:the|an?|his|her|its|their|our|next|visit|attend|[A-Z])\b)"
)
_COULD = re.compile(
    r"\bcould\s+(?P<thing>sign|provide|send|host|join|deploy|share|give|supply|train|open|export|help|replace|contribute)\b",
    re.IGNORECASE,
)
_GIFT = re.compile(r"\s+(?:an?|the|its|their|two|three|four|five|ten|up to|\d)\b")
_NOT_HELD_OUT = re.compile(
    r"(?:help|work|come|say|be|do|make)\b|invitation to (?:podium|stage|floor|lectern|mic)", re.IGNORECASE
)
# courtesies and services that are offered to nobody in particular
_COURTESY = re.compile(
    r"\b(?:condolences|prayers|thanks|congratulations|sympath\w+|apolog\w+|advice|remarks|comment|update|opportunit\w+"
    r"|courses?|programs?|services?|insurance|discounts|best|example|hope|respect|glimpse|way|praise|encouragement|toast"
    r"|assessment|guidance|insight\w*|perspective\w*|details?|proof|evidence|explanation|reassurance\w*|words?|say|points?|analog\w+|thoughts?|views?|observations?|kinds?|examples?|answers?|benefits?|chance)\b",
    re.IGNORECASE,
)


def may_offer(text: str) -> bool:
    """Whether any word of an offer stands in the text."""
    return _GLANCE.search(text) is not None


def offers(reading: Reading, owner: tuple[str, ...] = ()) -> Iterator[Bid]:
    """The offer of the sentence by one known party to another; ``owner`` is whose plan is spoken of."""
    bid = _passive(reading) or _active(reading) or _of_plan(reading, owner) or _invitation(reading)
    if bid and not _NOT_HELD_OUT.match(bid.subject):
        yield bid


def _passive(reading: Reading) -> Bid | None:
    text = reading.sentence.text
    m = _OFFERED_BY.search(text)
    to = subject_of(reading, m.start()) if m else None
    if not m or not to or not to.actors:
        return None
    by = group_after(reading, m.start("by"), m.start("by") + 40)
    thing = phrase(text, m.start("thing"), m.end("thing"))
    return Bid("was-offered-by", "offered", by[:1], thing, Addressee(to.actors), Direction.OFFER) if by else None


def _active(reading: Reading) -> Bid | None:
    text = reading.sentence.text
    for rule, pattern in (("offers-to", _OFFERED_TO), ("offers-thing", _OFFERED)):
        m = pattern.search(text)
        subject = subject_of(reading, m.start()) if m else None
        if m and subject and subject.actors:
            return _held_out(reading, rule, m, subject.actors)
    return None


def _of_plan(reading: Reading, owner: tuple[str, ...]) -> Bid | None:
    """What a plan offers: "part of his plan entails an offer for", "Kyiv could sign agreements"."""
    text = reading.sentence.text
    if not tells_of_plan(text):
        return None
    for rule, pattern in (("offer-in-plan", _NOUN), ("could-in-plan", _COULD)):
        if m := pattern.search(text):
            subject = subject_of(reading, m.start()) or (clause_subject(reading, m.start()) if not owner else None)
            proposer = subject.actors if subject and subject.actors else owner
            if proposer:
                return _held_out(reading, rule, m, proposer)
    return None


def _held_out(reading: Reading, rule: str, found: re.Match[str], proposer: tuple[str, ...]) -> Bid | None:
    text = reading.sentence.text
    start = found.start("thing")
    end = phrase_end(text, start)
    if _COURTESY.search(text[start:end]):
        return None
    cue = found["cue"].lower() if "cue" in found.re.groupindex else "could"
    given = next((m for m in reading.actors if m.start == start and _GIFT.match(text, m.end)), None)
    if given:  # "offered Ukraine a field hospital"
        thing = phrase(text, given.end, end)
        return Bid(rule, cue, proposer, thing, Addressee(given.actors), Direction.OFFER)
    addressee = addressee_of(reading, start, end)
    to = tuple(a for a in addressee.actors if a not in proposer) if addressee else ()
    return Bid(rule, cue, proposer, phrase(text, start, end), Addressee(to), Direction.OFFER)


def _invitation(reading: Reading) -> Bid | None:
    """An invitation to a place or an event; "invited them to follow suit" is an ask."""
    text = reading.sentence.text
    m = _INVITED.search(text)
    subject = subject_of(reading, m.start()) if m else None
    who = addressee_of(reading, *m.span("who")) if m else None
    if not m or not subject or not subject.actors or not who or not set(who.actors) - set(subject.actors):
        return None
    end = phrase_end(text, m.start("thing"))
    thing = f"invitation to {phrase(text, m.start('thing'), end)}"
    return Bid("invites-party", m["cue"].lower(), subject.actors, thing, who, Direction.OFFER)
