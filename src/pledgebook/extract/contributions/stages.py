"""How far a sum of money has come: considered, pledged, committed, or paid, by the words around it."""

import re

from pledgebook.extract.contributions.acts import Act, stage_of
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.claim import Stage
from pledgebook.model.mention import FigureMention
from pledgebook.reference.contribution_cues import contribution_cues

_REQUEST = re.compile(
    r"(?: [\w.’'-]+){0,5} (?:budget|funding|supplemental|appropriations?) requests?\b| request\b"
    r"|[^;.]{0,60} requested (?:today|yesterday|by|from|in|for)\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(
    r"\b[Bb]udget(?: request)? (?:also |would )?(?:includ|provid|propos|invest|request|contain|supports|commit)\w*\b"
    r"[^;.]{0,40}$"
    r"|\b(?:has|have|had|also) requested (?:an? )?(?:additional |further |more than |over |nearly |up to )*$"
)
# a president's budget is a proposal, whatever it does with the sum, and so are the parts of one of its sums
_PROPOSED = re.compile(
    r"\bBudget (?:also |further )?(?:includ|provid|propos|invest|request|contain|supports|commit|reflect|reserv|allocat"
    r"|fund|restor|advanc|fulfil)\w*\b(?:[^;.]|\.\d){0,220}$"
)
_BEFORE, _AFTER = 70, 60  # characters beside a sum
_PROPOSAL = 260  # characters before a sum in which the budget is named
_TAKEN_UP = re.compile(
    r"(?:This|That|It|These|Of (?:this|that|these|which)|The (?:package|sum|money|total|\W?\d))\b|\W*\d"
)


def stage_of_sum(
    sentence: TextOfAid, figure: FigureMention, clause: Bounds, governing: list[Act], act: Act | None
) -> Stage:
    """The stage of a sum that the acts ``governing`` stand before, of which the nearest is ``act``."""
    if _is_requested(sentence, figure, clause):
        return Stage.CONSIDERED
    said = _as_acted(sentence, governing, act)
    if said is Stage.COMMITTED and _is_weighed(sentence, figure, clause):
        return Stage.CONSIDERED
    return said


def _as_acted(sentence: TextOfAid, governing: list[Act], act: Act | None) -> Stage:
    """As the acts tell; without any, as the lead-in or what the sentence takes up tells."""
    if governing:
        return stage_of(governing, money=True)
    if sentence.context.cancels and sentence.context.domestic and act is None:
        return Stage.DISBURSED  # what is taken back had been given
    if sentence.lead and sentence.lead.stage:
        return sentence.lead.stage
    if sentence.context.stage is not None and _TAKEN_UP.match(sentence.text):
        return sentence.context.stage
    return stage_of([act] if act else [], money=True)


def _is_requested(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    """Whether the sum is only asked of a legislature: "the $45 million budget request", "the Budget includes"."""
    text = sentence.text
    before = text[max(clause[0], figure.start - _BEFORE) : figure.start]
    after = text[figure.end : min(clause[1], figure.end + _AFTER)]
    if _REQUEST.match(after) is not None or _BUDGET.search(before) is not None:
        return True
    named = "Budget " in text and sentence.context.domestic
    return named and _PROPOSED.search(text, max(0, figure.start - _PROPOSAL), figure.start) is not None


def _is_weighed(sentence: TextOfAid, figure: FigureMention, clause: Bounds) -> bool:
    """Whether nobody has decided on the sum yet: "is preparing a credit of $9 million, which awaits the board"."""
    cues = contribution_cues()
    text = sentence.text
    before = text[max(clause[0], figure.start - _BEFORE) : figure.start]
    if cues.weighed_before.search(before) is not None:
        return True
    return cues.weighed_after.search(text, figure.end, figure.end + 2 * _AFTER) is not None
