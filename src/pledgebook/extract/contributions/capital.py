"""Capital: money that an act is to bring from others, that a goal sets, or that companies invest. Nobody gives it."""

import re

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.parties import is_body, subjects
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.mention import ActorForm, FigureMention
from pledgebook.reference.contribution_cues import contribution_cues

# no other clause between a verb and its sum
_GAP = re.compile(r"[^,;:()]{0,45}")
# right before a sum that is the object: "unlock more than", "attracted a commitment of"
_OBJECT = re.compile(
    r"(?: (?:an?|the|of|up|to|more|than|over|nearly|about|approximately|some|almost|at|least|as|much|roughly|around"
    r"|well|additional|another|further|new|initial|total|combined|estimated|commitments?|investments?|deals?|private"
    r"|public))* ?"
)
# "increase lending capacity by", "expand World Bank financing by"
_BY = re.compile(
    r" (?:[\w’'-]+ ){0,5}?(?:lending|financing|financing capacity|headroom|capacity)(?: capacity)? by (?:[\w-]+ ){0,3}"
)
# behind these the words tell how or for what it is, not what it is
_OWN_END = re.compile(r"[,;:.(—–]|\b(?:through|by|using|with|over|from|towards?|to|for|that|which|who|as|under)\b")
_INVESTMENT = re.compile(r"(?: (?:in|of|worth of))?(?: [\w’'&/-]+){0,5}? investments?\b")
_INVESTMENT_OF = re.compile(r"\binvest(?:ments?|ed|ing|s)?\b(?: [\w-]+){0,4} (?:of|totall?ing|worth)\b[^,;]{0,20}$")
# "mobilized $3 billion through grants and leveraged private investments"
_MIXED = re.compile(r"\b(?:leverag\w+|private(?:[- ]sector)?|investments?)\b", re.IGNORECASE)
_DIRECT = re.compile(r"\b(?:foreign )?direct investment\b", re.IGNORECASE)
# somebody unknown by name: "Acme’s intent to invest", "Acme Solar will invest"
_NAME = re.compile(
    r"(?:^\W*|\s)(?!The\b|This\b|These\b|In\b|Through\b|As\b|It\b|Its\b|And\b|But\b|We\b|I\b)[A-Z][\w&]+"
)
_GOAL_GAP = re.compile(
    r" (?:of|to|is|was)(?: (?:an?|the|up|to|at|least|over|more|than|about|additional|jointly|\w+ing|and|reach|raise"
    r"|mobili[sz]e|meet))* ?"
)
_GOAL_AFTER = re.compile(r"(?:[- ][\w’'-]+){0,5}? ")


def is_capital(
    sentence: TextOfAid, act: Act | None, figure: FigureMention, clause: Bounds, recipients: tuple[str, ...], grade: int
) -> bool:
    """Whether the sum is what others are to bring, a goal, or what companies invest; ``grade`` as in `recipients`."""
    placed = grade >= 3 and bool(recipients) and all(a.isupper() for a in recipients)
    return (
        _is_raised(sentence, figure, clause, recipients)
        or (not placed and _is_goal(sentence, figure, clause))
        or _is_invested(sentence, act, figure, clause)
    )


def _own_words(text: str, start: int, end: int) -> str:
    """The words behind a sum that say what it is."""
    after = text[start:end]
    stop = _OWN_END.search(after)
    return after[: stop.start()] if stop else after


def _is_raised(sentence: TextOfAid, figure: FigureMention, clause: Bounds, recipients: tuple[str, ...]) -> bool:
    """ "Mobilize $5 billion in financing", "unlock $2 billion of capital"; not "mobilised $3 million in aid"."""
    text, cues = sentence.text, contribution_cues()
    floor = max(clause[0], figure.start - 70)
    before = text[floor : figure.start]
    own = _own_words(text, figure.end, min(clause[1], figure.end + 80))
    as_aid = cues.raised_as_aid.search(own) is not None and "private" not in own
    verb = next(reversed(list(cues.raising.finditer(before))), None)
    if verb is not None and _GAP.fullmatch(before, verb.end()) and not as_aid:
        # a state's own money may be mobilised for a state; for all the world or a region it is others' money
        mixed = _MIXED.search(text, figure.end, min(clause[1], figure.end + 130)) and "public" not in own
        theirs = verb.group().lower().startswith("mobili") and ("public" in own or cues.capital.search(own) is None)
        theirs = theirs and not mixed
        return not (theirs and bool(recipients) and all(a.isupper() for a in recipients))
    for verb in cues.drawing.finditer(before):
        if _BY.fullmatch(before, verb.end()):
            return True
        if _OBJECT.fullmatch(before, verb.end()) and not as_aid and cues.capital.search(own) is not None:
            return True
    return False


def _is_goal(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    """ "The collective goal of reaching $90 billion", "the $100 billion climate finance goal"."""
    text, cues = sentence.text, contribution_cues()
    before = text[max(clause[0], figure.start - 60) : figure.start]
    if any(_GOAL_GAP.fullmatch(before, goal.end()) for goal in cues.goal_before.finditer(before)):
        return True
    after = text[figure.end : min(clause[1], figure.end + 60)]
    goal = cues.goal_after.search(after)
    return goal is not None and _GOAL_AFTER.fullmatch(after, 0, goal.start()) is not None


def _is_invested(sentence: TextOfAid, act: Act | None, figure: FigureMention, clause: Bounds) -> bool:
    """Whether companies or unnamed investors invest it, or others invest it in the speaker's own country."""
    text, cues = sentence.text, contribution_cues()
    before = text[max(clause[0], figure.start - 60) : figure.start]
    after = text[figure.end : min(clause[1], figure.end + 90)]
    if _DIRECT.search(text, clause[0], figure.start):
        return True
    verb = act is not None and act.word.startswith("invest") and act.start < figure.start
    if not (verb or _INVESTMENT.match(after) or _INVESTMENT_OF.search(before)):
        return False
    if cues.inward.search(after):
        return True
    if cues.raised_as_aid.search(_own_words(text, figure.end, min(clause[1], figure.end + 80))):
        return False
    officially = any(
        m.actors and m.end <= figure.start and (m.form is ActorForm.ORGAN or is_body(m.actors[0]))
        for m in sentence.reading.actors
    )
    told = bool(act and subjects(sentence.reading, act)) or (sentence.lead is not None and bool(sentence.lead.donors))
    if officially or (verb and told):
        return False
    known = names_company(sentence)
    return known or (
        verb and _NAME.search(_unnamed(sentence, clause[0], act.start if act else figure.start)) is not None
    )


def _unnamed(sentence: TextOfAid, start: int, end: int) -> str:
    """The words of ``start:end`` without the actors that are known."""
    words = list(sentence.text[start:end])
    for mention in sentence.reading.actors:
        for place in range(max(start, mention.start), min(end, mention.end)):
            words[place - start] = " "
    return "".join(words)


def names_company(sentence: TextOfAid) -> bool:
    """Whether companies are named otherwise than in an agency's name ("Development Finance Corporation")."""
    return any(
        all(not (a.start <= m.start() < a.end) for a in sentence.reading.actors)
        for m in COMPANY.finditer(sentence.text)
    )


COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|industry (?:has|have|is|will|announced|invested)|(?:auto|drug|chip|car)makers?"
    r"|manufacturers?|retailers?|corporat\w+|firms?|shareholders?|customers?|acquisition|Inc\.|Ltd|LLC|PLC"
    r"|Private Limited|start-?ups?|investors?|transactions?|auction|bids?|procurement)\b",
    re.IGNORECASE,
)
