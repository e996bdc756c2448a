"""Contributions told without a figure or goods: a package that is announced, a bill that provides aid, a programme."""

import re

from pledgebook.extract.contributions.acts import Act, stage_of
from pledgebook.extract.contributions.build import Found, draft_of
from pledgebook.extract.contributions.choosing import settled
from pledgebook.extract.contributions.donors import find_donors
from pledgebook.extract.contributions.gifts import is_ruled_out
from pledgebook.extract.contributions.judging import main_act
from pledgebook.extract.contributions.parties import is_body
from pledgebook.extract.contributions.recipients import find_recipients
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.claim import Stage
from pledgebook.model.mention import Draft, ItemMention
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.contribution_cues import contribution_cues

_SANCTIONS = re.compile(r" of (?:\w+ ){0,2}(?:sanctions|measures|restrictions|reforms)", re.IGNORECASE)
_GIVES = frozenset({"announce", "give", "promise", "deliver"})
_NEVER = re.compile(
    r"\b(?:not|never|no|without|refus\w+|halt\w*|stop\w*|suspend\w*|cut(?:s|ting)?|block\w*)\b", re.IGNORECASE
)
_LAW = re.compile(r"\b(?:signed|enacted|(?:became|passed|signed) (?:\w+ ){0,3}into law|now law)\b", re.IGNORECASE)


def read_package(sentence: TextOfAid) -> list[Draft]:
    """What a sentence gives as a distinct act without saying how much: one draft, or none.

    Plain support ("reaffirmed our support") is none: it takes something new, a bill, or a programme with its purpose.
    """
    if not sentence.acts or sentence.text.endswith("?"):
        return []
    found = _package(sentence) or _bill(sentence) or _new_aid(sentence) or _programme(sentence)
    return [draft_of(sentence, settled(sentence, found))] if found else []


def package_as_told(sentence: TextOfAid, goods: list[ItemMention]) -> list[Draft]:
    """What the rules make of a sentence that the judge takes for a contribution without a sum.

    Where it names nobody who gets it, whom the text is about does; none where the text tells no giver or no receiver,
    or where ``goods`` that the judge takes for given are sold, asked for or only possible.
    """
    act = main_act(sentence)
    place = (act.start, act.end) if act else (0, 0)
    clause = sentence.clause(*place)
    donors = find_donors(sentence, act, place[0], clause)
    recipients, _ = find_recipients(sentence, act, place[0], clause, donors)
    recipients = recipients or tuple(a for a in sentence.context.topic if a not in donors)
    ruled_out = is_ruled_out(sentence, act, place[0], clause) or any(_is_ruled_out(sentence, g) for g in goods)
    if not (donors and recipients) or ruled_out:
        return []
    governing = [a for a in sentence.acts if clause[0] <= a.start <= place[0]]
    stage = stage_of(governing, money=False)
    items = tuple(g.item for g in goods)
    return [draft_of(sentence, settled(sentence, Found(*place, clause, donors, recipients, stage, act, None, items)))]


def _is_ruled_out(sentence: TextOfAid, goods: ItemMention) -> bool:
    clause = sentence.clause(goods.start, goods.end)
    governing = sentence.governing(goods.start, clause)
    return is_ruled_out(sentence, governing[-1] if governing else None, goods.start, clause)


def _package(sentence: TextOfAid) -> Found | None:
    """ "Authorised another drawdown": a package by its name."""
    match = contribution_cues().package.search(sentence.text)
    if match is None or _SANCTIONS.match(sentence.text, match.end()):
        return None
    clause = sentence.clause(match.start(), match.end())
    governing = sentence.governing(match.start(), clause)
    if not any(a.cue in _GIVES and not a.may for a in governing):
        return None
    return _found(sentence, match.span(), clause, governing, least=0)


def _new_aid(sentence: TextOfAid) -> Found | None:
    """ "Will provide Chad with additional security assistance": aid that is new, for somebody named."""
    for match in contribution_cues().new_aid.finditer(sentence.text):
        clause = sentence.clause(*match.span())
        governing = sentence.governing(match.start(), clause)
        given = any(a.cue in _GIVES and not a.may for a in governing)
        if not given or _NEVER.search(sentence.text, clause[0], match.start()) or sentence.is_at_home(clause):
            continue
        if found := _found(sentence, match.span(), clause, governing, least=3):
            return found
    return None


def _bill(sentence: TextOfAid) -> Found | None:
    """What a bill or a request would provide: considered until it is law."""
    cues = contribution_cues()
    bill = cues.bill.search(sentence.text)
    taken_up = sentence.context.bill and sentence.text.startswith(("It ", "This ", "The ", "That "))
    aid = cues.aid.search(sentence.text)
    if (bill is None and not taken_up) or aid is None or sentence.is_at_home((0, len(sentence.text))):
        return None
    whole = (0, len(sentence.text))
    acts = [a for a in sentence.acts if a.cue in ("give", "deliver")]
    act = acts[0] if acts else None
    if act is not None and act.past and not taken_up:
        return None  # what was provided before, or what Congress provided already
    found = _found(sentence, aid.span(), whole, [act] if act else [], least=5)
    if found is None:
        return None
    stage = Stage.COMMITTED if _LAW.search(sentence.text) else Stage.CONSIDERED
    return Found(found.start, found.end, whole, found.donors, found.recipients, stage, act, None, ())


def _programme(sentence: TextOfAid) -> Found | None:
    """ "The agency will launch a new programme to help farmers": a programme that a state sets up for another."""
    match = contribution_cues().programme.search(sentence.text)
    if match is None or sentence.context.reported:
        return None
    clause = sentence.clause(*match.span())
    if _NEVER.search(sentence.text, clause[0], match.start()) or sentence.is_at_home(clause):
        return None
    act = next((a for a in sentence.acts if match.start() <= a.start < match.end()), None)
    if act is None or act.may:
        return None
    governing = [a for a in sentence.governing(match.end(), clause) if a.start <= act.start]
    found = _found(sentence, (act.start, match.end()), clause, governing or [act], least=0)
    if found is None or set(found.recipients) <= UNNAMED or not set(found.donors) <= set(sentence.context.speaker):
        return None
    return found


def _found(sentence: TextOfAid, place: Bounds, clause: Bounds, governing: list[Act], *, least: int) -> Found | None:
    """The package with its parties, where both are told; ``least`` is how surely the recipient must be."""
    act = governing[-1] if governing else None
    donors = find_donors(sentence, act, place[0], clause)
    recipients, grade = find_recipients(sentence, act, place[0], clause, donors)
    if not donors or not recipients or grade < least or (grade and all(map(is_body, recipients)) and least > 3):
        return None
    stage = stage_of(governing, money=False)
    return Found(*place, clause, donors, recipients, stage, act, None, ())
