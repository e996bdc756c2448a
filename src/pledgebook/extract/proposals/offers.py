"""Offers: what one party holds out to another that is not yet agreed."""

import re
from collections.abc import Iterator
from functools import cache

from pledgebook.extract.clauses import clause_subject, group_after, subject_of
from pledgebook.extract.doers import doer
from pledgebook.extract.proposals.addressees import Addressee, addressee_of
from pledgebook.extract.proposals.bids import Bid
from pledgebook.extract.proposals.categories import category_of
from pledgebook.extract.proposals.plans import tells_of_plan
from pledgebook.extract.proposals.requests import Context
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Category, Direction
from pledgebook.model.mention import ActorForm, ActorMention, Reading
from pledgebook.reference.patterns import glancing
from pledgebook.reference.proposal_cues import proposal_cues

_GLANCE = glancing(
    r"\b(?:offer(?:s|ed|ing)?|invit(?:e|es|ed|ing|ation|ations)|could|may|might|ready|prepared|willing(?:ness)?"
    r"|readiness|happy|able|can|keen|disposed|open|volunteer(?:s|ed|ing)?|dangl(?:es|ed)|out|forward|up with|tabled"
    r"|pitch(?:es|ed)|float(?:s|ed)|moot(?:s|ed)|possibility|prospect|propos(?:e|es|ed|ing)"
    r"|on the table|would(?=[^.;]*\s(?:if|provided|in return|in exchange|should|on condition)\s))\b",
    re.IGNORECASE,
)
_OFFERED_BY = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:been\s+)?(?P<cue>offered)\s+(?P<thing>[^.;]{3,120}?)\s+by\s+(?P<by>\w)",
    re.IGNORECASE,
)
_OFFERED = re.compile(
    r"\b(?P<cue>offer(?:s|ed|ing)?|volunteer(?:s|ed)|dangl(?:es|ed)|(?:held|holds|holding)\s+out(?:\s+the\s+prospect\s+of)?"
    r"|puts?\s+forward|tabled(?!\s+(?:\w+\s+){1,4}?(?:bill|motion|amendment|resolution|petition)s?\b)|pitch(?:es|ed)"
    r"|float(?:s|ed)|moot(?:s|ed)|rais(?:es|ed)\s+the\s+(?:possibility|prospect)\s+of"
    r"|(?:came|come|comes)\s+(?:forward|up)\s+with)"
    r"\s+(?:(?:us|them|him|her|it|me)\s+(?=an?\s|the\s|\d|[a-z]+\s\w))?"
    r"(?P<thing>(?:an?|the|its|their|his|her|itself|himself|herself|themselves|two|three|four|five|ten|up to"
    r"|\d|more|further|free|another|sending|hosting|lending|training|giving)\b"
    r"|[A-Z]|\d[\d,.]*\s(?!million|billion|euros|dollars|pounds)[a-z])"
)
_GOODS = re.compile(r"\b(?P<cue>offer(?:s|ed))\s+(?P<thing>(?!to\b|for\b|by\b|no\b|little\b|on\b|in\b)[a-z]+)")
_NOUN = re.compile(r"\b(?P<cue>offers?)\s+(?:for|of|to)\s+(?P<thing>\S)", re.IGNORECASE)
_OFFER_OF = re.compile(
    r"\b(?<!to )offers?(?:\s+(?:from|by)\s+(?P<by>[^.;,]{3,40}?))?\s+(?:of|to)\s+(?P<thing>(?!the\s+table)\w+)"
)
# what became of it: the offer itself ends before
_OUTCOME = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|still|remains?|went|came|met)\s")
_INVITED = re.compile(
    r"\b(?P<cue>invite[sd]?|inviting"
    r"|(?:extend|issu|renew|repeat)\w* (?:an?|his|her|its|their|the) (?:\w+ )?invitation to)\s+"
    r"(?P<who>[^.;:,]{2,80}?)\s+(?:to|for)\s+"
    r"(?P<thing>(?:the|an?|his|her|its|their|our|next|visit|attend|come|join|meet|send|convene|gather|[A-Z])\b)"
)
_WAS_INVITED = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:also\s+)?(?:been\s+)?(?P<cue>invited)\s+(?:by\s+(?P<by1>[^,;]{2,60}?)\s+)?to\s+"
    r"(?P<thing>\w[^.;,]{2,90}?)(?:\s+by\s+(?P<by>[^.;,]{2,80}))?(?=[.;,]|$)"
)
_INVITATION = re.compile(
    r"\binvitation\s+to\s+(?P<thing>visit|attend|come|join|host|participate|speak|address|take part)", re.IGNORECASE
)
# "let it be known that two of its helicopters could be lent"
_LENT = re.compile(
    r"\b(?P<said>said|says|indicated|hinted|signal(?:l)?ed|suggested|confirmed|announced|let\s+it\s+be\s+known)\s+(?:that\s+)?"
    r"(?!that\s)(?P<thing>(?!nothing|none|no\s|if\s|when\s)[^,;:.“”\"]{3,80}?)\s+(?:could|might)\s+(?:also\s+|then\s+)?be\s+"
    r"(?P<how>lent|given|sent|donated|handed\s+over|made\s+available|loaned|spared|released)\b"
)
_MADE = re.compile(
    r"\b(?:made|makes|has|have|had|repeated|renewed|confirmed|withdrew|extended)\s+(?:an?|its|their|the)\s+(?:\w+\s+)?$"
)
_OWNS = re.compile(r"\s+(?:\w+\s+)?")
_GIFT = re.compile(r"\s+(?:an?|the|its|their|two|three|four|five|ten|up to|\d)\b")
_TEXT_AFTER = 60


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Acts that are held out, by how they are: "offered to host", "stands ready to sell", "could send"."""
    cues = proposal_cues()
    act = "(?:" + "|".join(sorted(cues.offered, key=len, reverse=True)) + r")\b"
    be = r"(?:is|are|was|were|be|stands?|stood|remains?|remained|\w+sel(?:f|ves)|[’'](?:s|re|m))"
    return (
        (
            "offers-to",
            re.compile(
                r"\b(?P<cue>offer(?:s|ed|ing)?|volunteer(?:s|ed|ing)?)(?:,[^,;.]{2,50},)?\s+to\s+(?P<thing>\w+)",
                re.IGNORECASE,
            ),
        ),
        (
            "ready-to",
            re.compile(
                rf"\b{be}\s+(?:(?:also|still|both|\w+ly)\s+)*(?P<cue>{cues.ready})\s+to\s+(?P<thing>{act})",
                re.IGNORECASE,
            ),
        ),
        (
            "readiness-to",
            re.compile(rf"\b(?P<cue>readiness|willingness|offer)\s+to\s+(?P<thing>{act})", re.IGNORECASE),
        ),
        ("proposes-to", re.compile(rf"\b(?P<cue>propos(?:e|es|ed))\s+to\s+(?P<thing>{act})", re.IGNORECASE)),
        (
            "would-if",
            re.compile(
                rf"\b(?P<cue>would)\s+(?:(?:also|gladly|happily|\w+ly)\s+)?(?P<thing>{act})"
                r"(?=[^.;]*\s(?:if|provided|in return|in exchange|should|on condition)\s)",
                re.IGNORECASE,
            ),
        ),
        (
            "says-it-can",
            re.compile(
                rf"\b(?:says|said)\s+(?:that\s+)?(?:it|they|he|she)\s+(?P<cue>can)\s+(?:also\s+)?(?P<thing>{act})"
            ),
        ),
        ("could", re.compile(rf"\b(?P<cue>could|might|may)\s+(?:also\s+|\w+ly\s+)?(?P<thing>{act})", re.IGNORECASE)),
    )


_GIVEN = (Category.WEAPONS, Category.HUMANITARIAN, Category.FUNDING, Category.ECONOMIC)
_REPORTED = (
    "offers-goods",
    "ready-to",
    "readiness-to",
    "proposes-to",
    "could",
    "would-if",
    "says-it-can",
)  # a government's own "we stand ready" is a courtesy
_NOT_HELD_OUT = re.compile(
    r"(?:work|come|say|be|do|make)\b|help\b(?! \S+ \S+)|invitation to (?:podium|stage|floor|lectern|mic)", re.IGNORECASE
)
# courtesies and services that are offered to nobody in particular
_COURTESY = re.compile(
    r"\b(?:condolences|prayers|thanks|congratulations|sympath\w+|apolog\w+|advice|remarks|comment|update|opportunit\w+"
    r"|courses?|programs?|services?|insurance|discounts|best|example|hope|respect|glimpse|way|praise|encouragement|toast"
    r"|assessment|guidance|insight\w*|perspective\w*|details?|proof|evidence|explanation|warnings?|testimony|reassurance\w*|words?|say|points?|analog\w+|thoughts?|views?|observations?|kinds?|examples?|answers?|benefits?|chance)\b",
    re.IGNORECASE,
)


def may_offer(text: str) -> bool:
    """Whether any word of an offer stands in the text."""
    return _GLANCE.search(text) is not None


def offers(reading: Reading, context: Context) -> Iterator[Bid]:
    """The offer of the sentence by one known party to another."""
    bid = (
        _passive(reading)
        or _active(reading, context)
        or _of_plan(reading, context)
        or _invitation(reading, context)
        or _was_invited(reading, context)
        or _noun(reading, context)
        or _lent(reading, context)
        or _own_invitation(reading, context)
    )
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


def _active(reading: Reading, context: Context) -> Bid | None:
    text = reading.sentence.text
    for rule, pattern in (*_acts(), ("offers-thing", _OFFERED), ("offers-goods", _GOODS)):
        if rule in _REPORTED and not context.reported:
            continue
        m = pattern.search(text)
        if m and m["cue"].endswith("ing") and _GERUND_OF.search(text[: m.start()]):
            continue  # "by offering scholarships": what one does oneself
        if not m or _UNTOLD.search(text[max(0, m.start() - _TEXT_AFTER) : m.start()]):
            continue
        subject = doer(reading, m.start(), context.speaker, context.memory)
        if subject and subject.actors:
            bid = _held_out(reading, rule, m, subject.actors)
            if bid and rule == "offers-goods" and category_of(bid.subject) not in _GIVEN:
                continue
            if bid and (rule not in _REPORTED or rule == "offers-goods" or _is_concrete(reading, m.start("thing"))):
                return bid
    return None


_UNTOLD = re.compile(
    r"\b(?:not|never|no longer|n[’']t|if|whether|unless|until|were|so that|which|what|how|why|who)\s+[^,;:.]{0,40}$",
    re.IGNORECASE,
)
_GERUND_OF = re.compile(r"\b(?:by|through|of|for|in|while|and)\s+$")


def _is_concrete(reading: Reading, start: int) -> bool:
    """Whether something countable, or another party, is named in what is held out."""
    text = reading.sentence.text
    end = phrase_end(text, start)
    inside = [x for found in (reading.figures, reading.items) for x in found if start <= x.start < end]
    party = any(start <= m.start < end and m.actors and m.form is not ActorForm.PRONOUN for m in reading.actors)
    return (
        bool(inside)
        or party
        or re.search(r"\b(?:half|a third|a quarter|a fifth|a tenth)\s(?:of\s)?", text[start:end]) is not None
        or re.search(
            r"\b(?:talks|summit|conference|meeting|troops|monitors|peacekeepers|headquarters|hub|corridor|mission|truce|secretariat)\b",
            text[start:end],
        )
        is not None
    )


def _noun(reading: Reading, context: Context) -> Bid | None:
    """ "Peru's offer of soldiers", "a Peruvian offer to rebuild it", "an offer by Peru of 30 tents"."""
    text = reading.sentence.text
    for m in _OFFER_OF.finditer(text) if context.reported else ():
        owner = next((a.actors for a in reading.actors if a.actors and _owns(text, a, m)), ())
        if not owner and (made := _MADE.search(text, max(0, m.start() - 40), m.start())):
            maker = subject_of(reading, made.start())
            owner = maker.actors if maker else ()
        if not owner or _UNTOLD.search(text[max(0, m.start() - _TEXT_AFTER) : m.start()]):
            continue
        end = next((e.start() for e in _OUTCOME.finditer(text, m.start("thing"))), phrase_end(text, m.start("thing")))
        thing = phrase(text, m.start("thing"), min(end, phrase_end(text, m.start("thing"))))
        if thing and not _COURTESY.search(thing):
            return Bid("offer-of", "offer", owner, thing, None, Direction.OFFER)
    return None


def _lent(reading: Reading, context: Context) -> Bid | None:
    """ "Peru said that two of its boats could be lent": a thing of one's own."""
    text = reading.sentence.text
    m = _LENT.search(text) if context.reported else None
    subject = doer(reading, m.start("said"), context.speaker, context.memory) if m else None
    if not m or not subject or not subject.actors:
        return None
    thing = f"{phrase(text, *m.span('thing'))} {m['how']}"
    addressee = addressee_of(reading, m.end(), min(len(text), m.end() + _TEXT_AFTER))
    to = tuple(a for a in addressee.actors if a not in subject.actors) if addressee else ()
    return Bid("could-be-lent", m["said"].lower(), subject.actors, thing, Addressee(to), Direction.OFFER)


def _owns(text: str, actor: ActorMention, found: re.Match[str]) -> bool:
    """Whether the offer is the actor's: named right before it, or in it."""
    if found["by"] is not None:
        return found.start("by") <= actor.start <= found.start("by") + 4
    before = actor.possessive or actor.form is ActorForm.ADJECTIVE
    return before and _OWNS.fullmatch(text[actor.end : found.start()]) is not None


def _of_plan(reading: Reading, context: Context) -> Bid | None:
    """What a plan offers: "part of his plan entails an offer for", "Kyiv could sign agreements"."""
    text = reading.sentence.text
    if not tells_of_plan(text):
        return None
    for rule, pattern in (("offer-in-plan", _NOUN), ("could-in-plan", _acts()[-1][1])):
        if m := pattern.search(text):
            subject = subject_of(reading, m.start()) or (
                clause_subject(reading, m.start()) if not context.owner else None
            )
            proposer = subject.actors if subject and subject.actors else context.owner
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


def _invitation(reading: Reading, context: Context) -> Bid | None:
    """An invitation to a place or an event; "invited them to follow suit" is an ask."""
    text = reading.sentence.text
    m = _INVITED.search(text)
    subject = doer(reading, m.start(), context.speaker, context.memory) if m else None
    who = addressee_of(reading, *m.span("who")) if m else None
    if not m or not subject or not subject.actors or not who or not set(who.actors) - set(subject.actors):
        return None
    end = phrase_end(text, m.start("thing"))
    thing = f"invitation to {phrase(text, m.start('thing'), end)}"
    return Bid("invites-party", m["cue"].lower(), subject.actors, thing, who, Direction.OFFER)


def _own_invitation(reading: Reading, context: Context) -> Bid | None:
    """ "He welcomed the prime minister's invitation to visit Japan"."""
    text = reading.sentence.text
    m = _INVITATION.search(text)
    owners = (a for a in reading.actors if a.possessive and a.actors and a.form is not ActorForm.PRONOUN)
    host = next((a for a in owners if m and _OWNS.fullmatch(text[a.end : m.start()])), None)
    if not m or host is None:
        return None
    guest = doer(reading, host.start, context.speaker, context.memory)
    to = tuple(a for a in guest.actors if a not in host.actors) if guest else ()
    thing = f"invitation to {phrase(text, m.start('thing'), phrase_end(text, m.start('thing')))}"
    return Bid("own-invitation", "invitation", host.actors, thing, Addressee(to), Direction.OFFER)


def _was_invited(reading: Reading, context: Context) -> Bid | None:
    """ "Both delegations have been invited to stay by the president"."""
    m = _WAS_INVITED.search(reading.sentence.text)
    place = (m.span("by") if m["by"] else m.span("by1")) if m else None
    by = group_after(reading, *place) if place and place[0] >= 0 else ()
    if not m or not by:
        return None
    to = doer(reading, m.start(), (), context.memory)
    others = tuple(a for a in to.actors if a not in by) if to else ()
    thing = f"invitation to {phrase(reading.sentence.text, m.start('thing'), m.end('thing'))}"
    return Bid("was-invited-by", "invited", by, thing, Addressee(others), Direction.OFFER)
