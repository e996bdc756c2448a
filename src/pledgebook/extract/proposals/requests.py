"""Frames of asking to bids: who asks is told by the clause, whom and what by the frame."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from pledgebook.extract.clauses import Subject, clause_subject, group_after
from pledgebook.extract.doers import Memory, doer
from pledgebook.extract.proposals.addressees import Addressee, addressee_of, is_legislature, is_nobody, is_party
from pledgebook.extract.proposals.ask_frames import any_of
from pledgebook.extract.proposals.asks import Ask, asks
from pledgebook.extract.proposals.bids import Bid
from pledgebook.extract.proposals.categories import category_of
from pledgebook.extract.proposals.things import acts_in, things_in
from pledgebook.extract.speakers import reporter
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Category, Direction
from pledgebook.model.mention import ActorForm, Reading, Unit
from pledgebook.reference.proposal_cues import proposal_cues

_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:U\.S\.\s+)?$", re.IGNORECASE)
_PRONOUNS = (["us"], ["me"], ["you"], ["it"], ["them"])
_FROM_WHOM = re.compile(r"\bfrom\s+(?:the\s+)?[A-Z]")
_UNSAID = (Category.OTHER, Category.ECONOMIC)
_SOUGHT = (Category.WEAPONS, Category.MEMBERSHIP, Category.PERMISSION)
_NEEDS_CATEGORY = ("calls-for", "demand-is", "request-for", "asks-party-for", "turns-to-party-for", "request-is-for")
_OF_PARTIES = ("tells-party-to", "wants-party-to")
_GIVEN = (Category.WEAPONS, Category.FUNDING, Category.HUMANITARIAN, Category.MEMBERSHIP, Category.PERMISSION)
_BY_SPEAKER = ("time-to", "must-be-done")
_LOOSE = ("wants-done", "wants-thing", "insists-on", "proposes", "tables-motion", "raises-sum")
# who asks its own state for something: "the mayor has asked the government for tents"
_AT_HOME = re.compile(
    r"\b(?:mayors?|governors?|[Pp]rovinc\w+|regional|committees?|lawmakers?|senators?|MPs?|deputies|opposition|councill?ors?"
    r"|municipalit\w+|city of|chamber|unions?|farmers|doctors|charities|campaigners|NGOs?|islands)\b[^.;:“”\"]*$"
)
# what one wants of others, and not only likes: "wants a vote in parliament"
_PROCEDURE = re.compile(
    r"(?:(?:an?|the|another|new|early|full|public|independent|formal|binding|written|firm|\w+al)\s+)*"
    r"(?:vote|debate|inquiry|referendum|investigation|guarantees?|assurances?|audit|timetable|deadline|say|veto|seat|mandate)\b"
)
_NOUN = re.compile(
    r"(?:an?|the|its|their|his|her|more|another|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)\s",
    re.IGNORECASE,
)
_ELSE_DONE = re.compile(r"\sand\s(?:had|has|have|was|were|is|will|would)\s")
# "for a truce and its rejection of", "for an envoy is before them", "for insurance, backed by a grant, was"
_BECAME = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|went|came|met|remains?)\s|\sand\s(?:its|their|his|her|had|has)\s|,\s\w+ed\s"
)
_MANY = re.compile(r"(?:[a-z-]+(?:ed|al|ic|ar|an|ese|ive|y)\s){0,2}(?!\w*(?:ess|ous|us|is)\b)[a-z-]{3,}s(?:[\s,]|$)")
_AND = re.compile(r"(?:,\s*|\s)(?:and|but)\s+(?:(?:\w+ly|also|has|have|had|then|again)\s+)*$")
_COME = re.compile(r"(?:visit|attend|come|convene|gather|meet)\b")
_GIVING = re.compile(r"(?:sending|lending|hosting|training|building|paying|sharing|deploying|funding|financing)\s")
_AGENT = re.compile(r"\bby\s+")
_NEAR_AGENT = 40  # characters behind "by" in which the agent is named


@dataclass(frozen=True, slots=True)
class Context:
    """What stands outside the sentence: who speaks, whose plan it is, who was spoken of; ``reported`` in news."""

    speaker: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    memory: Memory = field(default_factory=Memory)
    reported: bool = False


@cache
def _vague() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    cues = proposal_cues()
    more = r"^(?:an?\s+|the\s+|more\s+|greater\s+|\w+ly\s+)*"
    begin = r"^(?:not\s+(?:to\s+)?)?(?:\w+ly\s+)?"
    return (
        re.compile(rf"{begin}(?:{cues.vague_acts})(?!\w)", re.IGNORECASE),
        re.compile(rf"{begin}(?:{cues.vague_acts}|{cues.speech_acts})(?!\w)", re.IGNORECASE),
        re.compile(rf"{more}(?:{cues.vague_things})(?!\w)", re.IGNORECASE),
    )


@cache
def _offered() -> re.Pattern[str]:
    """An act that a party holds out rather than asks for: "to lend", "to host"."""
    return re.compile("(?:" + "|".join(sorted(proposal_cues().offered, key=len, reverse=True)) + r")\b")


@cache
def _issued() -> re.Pattern[str]:
    """What one does to a request of one's own, before it."""
    article = r"(?:(?:an?|the|its|their|his|her|our|my|new|urgent|formal|joint|fresh|official|yet another|another)\s+)*"
    return re.compile(rf"\b{any_of(proposal_cues().issued)}\w*\s+{article}(?:\w+\s+)?$", re.IGNORECASE)


def requests(reading: Reading, context: Context) -> Iterator[Bid]:
    """Every ask of the sentence by a known party, of another or of its own legislature.

    What is asked for may ask in turn ("demanded that it call for a truce"): the outer ask counts;
    one that is coordinated with it ("and urged") ends it.
    """
    taken: list[tuple[int, int]] = []
    found = sorted(asks(reading.sentence.text), key=lambda ask: ask.at)
    own = sorted({c for ask in found if (c := _coordinated(reading.sentence.text, ask))})
    for ask in found:
        if any(a <= ask.at < b or a <= ask.start < b for a, b in taken):
            continue
        reached = 0
        limit = next((c for c in own if c > ask.start), len(reading.sentence.text))
        for bid, end in _read(reading, ask, context, limit):
            reached = max(reached, end)
            yield bid
        if reached:
            taken.append((min(ask.at, ask.start), reached))


def _coordinated(text: str, ask: Ask) -> int:
    """Where the conjunction stands that joins a verb of asking to one before it, 0 where none does."""
    found = None if ask.noun or ask.passive or ask.rule in _BY_SPEAKER else _AND.search(text[: ask.at])
    return found.start() if found else 0


def _read(reading: Reading, ask: Ask, context: Context, limit: int) -> Iterator[tuple[Bid, int]]:
    """The bids of one frame, each with the offset up to which it was read."""
    text = reading.sentence.text
    told = _of_subject(reading, ask, context) if ask.passive else _of_object(reading, ask, context)
    if told is None:
        yield from _of_nobody(reading, ask, context, limit)
        return
    proposer, addressee = told
    if ask.rule == "demands-that" and ask.addressee and text.startswith("be ", ask.start):
        ask, addressee = replace(ask, start=ask.addressee[0], verbal=False), None
    if ask.cue.startswith("invit") and _COME.match(text, ask.start):
        return  # an invitation is an offer
    if not _between_parties(reading, ask, proposer, addressee, reported=context.reported):
        return
    end = ask.at if ask.rule in ("as-asked", "must-be-done") else min(_end_of(text, ask), limit)
    for start, stop in acts_in(text, ask.start, end) if ask.verbal else things_in(text, ask.start, end):
        thing = phrase(text, start, stop)
        if _concrete(reading, thing, (start, stop), ask, context):
            to, how = addressee or _source_of(reading, start, stop), _direction(ask, thing, context)
            yield Bid(ask.rule, ask.cue, proposer, thing, to, how), stop


def _end_of(text: str, ask: Ask) -> int:
    """Where the thing asked for ends: before what became of it, and before what else was done."""
    end = phrase_end(text, ask.start)
    if ask.verbal and not ask.noun:
        return end
    stop = (_BECAME if ask.noun else _ELSE_DONE).search(text, ask.start + 3, end)
    return stop.start() if stop else end


def _direction(ask: Ask, thing: str, context: Context) -> Direction:
    """A thing that is proposed in news is held out; an act of others that is proposed, and a law, is asked for."""
    held_out = context.reported and ask.cue.startswith("propos") and ask.rule in ("proposes", "request-for")
    held_out = held_out or (context.reported and ask.cue.startswith("suggest") and _GIVING.match(thing) is not None)
    held_out = held_out or (context.reported and ask.cue.startswith("proposal") and _offered().match(thing) is not None)
    return Direction.OFFER if held_out else Direction.REQUEST


def _of_nobody(reading: Reading, ask: Ask, context: Context, limit: int) -> Iterator[tuple[Bid, int]]:
    """What is asked of a party that is named, by nobody who is known: a bid without proposer, to be given up."""
    addressee = addressee_of(reading, *ask.addressee) if ask.addressee and ask.verbal else None
    asked = addressee is not None and (addressee.actors or addressee.legislature)
    if not context.reported or not asked or ask.rule in (*_OF_PARTIES, *_LOOSE) or _proposer(reading, ask, context):
        return
    end = min(phrase_end(reading.sentence.text, ask.start), limit)
    thing = phrase(reading.sentence.text, ask.start, end)
    if _concrete(reading, thing, (ask.start, end), ask, context):
        yield Bid(ask.rule, ask.cue, (), thing, addressee), 0


def _of_subject(reading: Reading, ask: Ask, context: Context) -> tuple[tuple[str, ...], Addressee] | None:
    """ "Congress must pass", "the parties were urged to": the subject is asked, by whoever speaks."""
    text = reading.sentence.text
    asked = doer(reading, ask.at, (), context.memory)
    if asked is None or asked.form is ActorForm.PRONOUN:
        return None
    assembly = is_legislature(text[asked.start : asked.end])
    if not (asked.actors or assembly):
        return None
    if ask.cue in ("needs to", "has to") and not assembly and asked.start > 3:
        return None  # "the weapons Ukraine needs to protect its people"
    by = _AGENT.search(text, ask.at, ask.start)
    agent = group_after(reading, by.end(), ask.start) if by else ()
    if not agent and ask.rule == "is-asked-to" and (by := _AGENT.search(text, ask.start)):
        agent = group_after(reading, by.end(), by.end() + _NEAR_AGENT)[:1]  # "was asked to open it by the mission"
    own = assembly and len(context.speaker) == 1
    if context.reported and not agent and ask.rule == "is-asked-to" and not own:
        return None  # told to do something by nobody that is named
    proposer = agent or reporter(reading, asked.start, context.speaker)
    if "private-sector" in asked.actors or (not assembly and set(proposer) & set(asked.actors)):
        return None
    return proposer, Addressee(asked.actors, assembly)


def _of_object(reading: Reading, ask: Ask, context: Context) -> tuple[tuple[str, ...], Addressee | None] | None:
    subject = _proposer(reading, ask, context)
    if subject is None or not ask.addressee:
        return (subject.actors, None) if subject else None
    who = reading.sentence.text[slice(*ask.addressee)].lower()
    if ask.rule == "demands-that" and who in ("they", "it"):
        return subject.actors, None
    if who in ("you", "we", "i", "they", "he", "she"):
        return None
    addressee = _asked(reading, ask, context, who)
    return (subject.actors, addressee) if addressee or ask.rule == "demands-that" else None


def _asked(reading: Reading, ask: Ask, context: Context, who: str) -> Addressee | None:
    """Who is asked by the words ``who``; None where that is nobody whom a proposal can go to."""
    if who in ("me", "us"):
        return Addressee(context.speaker)
    named = ask.addressee and addressee_of(reading, *ask.addressee)
    if named:
        return named
    if who in ("them", "him", "her", "it"):
        others = not ask.cue.startswith("encourag") and ask.rule not in _OF_PARTIES
        return Addressee(()) if others else None
    # a reporter names whom it concerns: "the board", "the company"
    reported = context.reported and (ask.rule not in _OF_PARTIES or is_party(who)) and not is_nobody(who)
    return Addressee(()) if reported else None


def _proposer(reading: Reading, ask: Ask, context: Context) -> Subject | None:
    text = reading.sentence.text
    if ask.noun:
        return _asker_of_noun(reading, ask, context)
    if ask.rule == "as-asked":
        return _asker_before(reading, ask)
    if ask.rule in _BY_SPEAKER:
        actors = reporter(reading, ask.at, context.speaker)
        return Subject(actors, ask.at, ask.at) if actors else None
    found = doer(reading, ask.at, context.speaker, context.memory)
    if found is None and ask.cue.endswith("ing"):
        found = clause_subject(reading, ask.at)
    if not (found and found.actors) and ask.addressee and ask.rule == "asks-party-for":
        asked = addressee_of(reading, *ask.addressee)
        if asked and asked.legislature:  # "the cabinet has asked parliament for": a state's own
            return Subject(asked.actors, ask.at, ask.at)
    if found and found.start < 3 and text[found.start : found.end].endswith("’s"):
        return None
    return found if found and found.actors else None


def _asker_of_noun(reading: Reading, ask: Ask, context: Context) -> Subject | None:
    """Whose request, appeal or demand it is: named beside it, else the subject of the clause."""
    if ask.by and (named := group_after(reading, *ask.by)):
        return Subject(named, *ask.by)
    found = _possessor(reading, ask)
    if found and found.actors:
        return found
    if ask.addressee and is_legislature(reading.sentence.text[slice(*ask.addressee)]):
        return Subject(context.speaker, ask.at, ask.at) if context.speaker else None
    if context.owner:
        return Subject(context.owner, ask.at, ask.at)
    if not _issued().search(reading.sentence.text[max(0, ask.at - 60) : ask.at]):
        return None  # "does not support proposals for": of nobody known
    found = doer(reading, ask.at, context.speaker, context.memory) or clause_subject(reading, ask.at)
    return found if found and found.actors else None


def _asker_before(reading: Reading, ask: Ask) -> Subject | None:
    """Who had asked in ", as Washington had asked"."""
    for m in reversed(reading.actors):
        if m.end <= ask.at:
            return Subject(m.actors, m.start, m.end, m.form)
    return None


def _possessor(reading: Reading, ask: Ask) -> Subject | None:
    """Whose request it is: "Kyiv's appeal", "a Syrian request", "a request from Zelenskyy"."""
    text = reading.sentence.text
    for m in reading.actors:
        owns = ask.at - 80 <= m.end <= ask.at and (m.possessive or m.form is ActorForm.ADJECTIVE)
        if owns and re.fullmatch(r"(?:\s+[\w-]+){0,2}\s+", text[m.end : ask.at]):
            return Subject(m.actors, m.start, m.end, m.form)
        if ask.at < m.start < ask.at + 60 and re.fullmatch(r"\w+\s+(?:from|by)\s+(?:the\s+)?", text[ask.at : m.start]):
            return Subject(m.actors, m.start, m.end, m.form)
    return None


def _between_parties(
    reading: Reading, ask: Ask, proposer: tuple[str, ...], addressee: Addressee | None, *, reported: bool
) -> bool:
    """Whether it is asked of another party, or of the proposer's own legislature."""
    if not proposer or proposer == ("world",):
        return False
    if ask.rule in _OF_PARTIES:  # "told reporters", "expects growth to": only parties that are named
        told = group_after(reading, *ask.addressee) if ask.addressee else ()
        wants = ask.rule == "wants-party-to"
        if wants and reported and not told and ask.addressee:
            return is_party(reading.sentence.text[slice(*ask.addressee)])
        return bool(told) and not set(told) & set(proposer) and not (wants and not reported)
    if addressee is None or addressee.legislature or not addressee.actors:
        return True
    if set(addressee.actors) - set(proposer):
        return True
    return reported and _AT_HOME.search(reading.sentence.text, max(0, ask.at - 120), ask.at) is not None


def _source_of(reading: Reading, start: int, end: int) -> Addressee | None:
    """The addressee named after the thing: "more weapons from Iran"."""
    text = reading.sentence.text
    for m in reading.actors:
        if m.start > start and m.end <= end and _FROM.search(text[start : m.start]):
            return addressee_of(reading, m.start, end)
    return None


def _concrete(reading: Reading, thing: str, at: tuple[int, int], ask: Ask, context: Context) -> bool:
    """Whether a definite act or thing is asked for."""
    reported, spoken, things = _vague()
    acts = reported if context.reported else spoken
    vague = (acts if ask.verbal else things).match(thing) or thing.split()[:1] in _PRONOUNS
    if len(thing) < 4 or vague or (ask.verbal and " " not in thing and not context.reported):
        return False
    category = category_of(thing)
    if " be " in thing and ask.cue.startswith("recommend"):
        return category is not Category.OTHER
    sums = any(f.unit is not Unit.PERCENT for f in reading.figures if at[0] <= f.start < at[1])
    # a reporter tells of things that are asked, a speaker of wishes too
    definite = context.reported and _NOUN.match(reading.sentence.text, at[0]) is not None
    definite = definite or (context.reported and ask.rule in _NEEDS_CATEGORY and _MANY.match(thing) is not None)
    if ask.rule in _LOOSE:
        return context.reported and _is_told(ask, thing, category, sums=sums)
    if ask.rule == "requests" and ask.cue.startswith(("seek", "sought")):
        return category in _SOUGHT or sums or _FROM_WHOM.search(thing) is not None
    if ask.rule in _BY_SPEAKER or (ask.rule == "request-for" and ask.cue.startswith("demand")):
        return category not in (*_UNSAID, Category.FUNDING)
    unsaid = _UNSAID if ask.rule == "requests" else (Category.OTHER,) if ask.rule in _NEEDS_CATEGORY else ()
    return sums or definite or category not in unsaid


def _is_told(ask: Ask, thing: str, category: Category, *, sums: bool) -> bool:
    """Whether a reporter's loose word tells an ask: a wish for what is given, an insistence on what is settled."""
    if ask.rule == "wants-thing":
        return sums or category in _GIVEN or _PROCEDURE.match(thing) is not None
    if ask.rule == "raises-sum":
        return sums
    return ask.rule != "insists-on" or sums or category not in _UNSAID
