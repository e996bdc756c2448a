"""Verbs of a sentence and what their form says: which stage an act has reached, and who governs a figure."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pledgebook.model.claim import Stage
from pledgebook.reference.contribution_cues import VERBS, contribution_cues
from pledgebook.reference.endings import Ending, ending, last_word


def _before(words: str, fillers: str) -> Ending:
    """A pattern for auxiliaries right before a verb, with adverbs and the like between."""
    return ending(rf"(?:{words})(?:\s+\w+ly|{fillers})*\s*$", re.IGNORECASE)


_WILL = _before(
    r"\b(?:will|be able to|ready to|prepared to|going to|about to|set to|due to|is to|are to|to be)|[’']ll"
    r"|\b(?:intend|plan|aim|expect|hope|seek|pledg|promis|vow)\w* to|\bcommits? to",
    r"|\s+also|\s+be|\s+continue to|\s+begin to|\s+start to|\s+soon",
)
_HAVE = _before(
    r"\b(?:has|have|had|having)|[’'](?:ve|s)",
    r"|\s+also|\s+now|\s+been|\s+all|\s+so far|\s+to date|\s+just|\s+again",
)
_MAY = _before(
    r"\b(?:could|might|may|should|shall|can|must|if|not|never|cannot|without)"
    r"|\b(?:need|want|refus|declin|fail)\w* to",
    r"|\s+also|\s+be|\s+help",
)
# "did not send", "won't be sending", "never paid": nobody gives, but where a condition makes it a threat
_DENIED = _before(
    r"\b(?:(?:do|does|did|will|has|have|had|is|are|was|were) not"
    r"|(?:do|does|did|wo|has|have|had|is|are|was|were)n[’']t|never)",
    r"|\s+(?:yet|be|been|being|to|also|have|actually|receive|plan\w*|intend\w*|go\w*)",
)
_NEGATIVES = ("not", "never", "n’t", "n't")
_CONDITION = re.compile(r"\b(?:unless|without|if|until|only|except)\b", re.IGNORECASE)
_WOULD = _before(r"\bwould|[’']d", r"|\s+also|\s+be")
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|announc\w+|confirm\w+|pledg\w+|promis\w+|agreed|declared|told|add(?:ed|ing)|vow\w+|explained|reported|answered|replied|insisted|stressed|wrote"
    r"|unveiled|decided|under which)\b(?!.*\bif\b)"
)
_BE = _before(r"\b(?:is|are|was|were|be|been|being)|[’'](?:re|s)", r"|\s+also|\s+now")
_PAST = frozenset(
    (
        "sent",
        "lent",
        "spent",
        "gave",
        "paid",
        "flew",
        "flown",
        "brought",
        "rebuilt",
        "got",
        "came with",
        "undertook",
        "given",
        "made available",
    )
)
_TO = ending(r"\bto(?:\s+\w+ly|\s+help|\s+further)?\s*$", re.IGNORECASE)


# Words that are nouns as often as verbs, and what stands before them when they are nouns.
_EITHER = re.compile(
    r"(?:grant|loan|fund|support|help|guarantee|plan|offer|request|pledge|bill|suppl(?:y|ies)|transfer|release|award|share"
    r"|finance|train|airdrop|airlift|purchase|ship|deploy|invest|lending|funding|financing|training|landed|commitment|surge)s?",
    re.IGNORECASE,
)
_NOUN = ending(
    r"(?:\b(?:an?|the|this|that|these|those|its|their|our|his|her|my|your|of|in|for|with|by|on|as|from|through|under|more|new"
    r"|additional|further|budget|U\.S\.|US|EU|UN|and other|such|any|every|each|no|first|largest|great|strong)"
    r"|[’']s|\w+(?:al|ary|ic|ive|ian|ing|ous|ity|ment|ish|ese))\s+$",
    re.IGNORECASE,
)


# ... and what stands before them when they are verbs
_VERB = re.compile(
    r"(?:\b(?:to|will|would|shall|could|can|may|might|must|should|do|does|did|not|and|or|we|they|I|you|it|he|she|who|which|that|also"
    r"|now|\w+ly|has|have|had|is|are|was|were|been|be|being|help|then|both|all)|[’'](?:ll|ve|re|d|t|m)|[A-Z][\w.]+|[,:;—–(*]|^)\s*$"
)
_MODAL = ending(r"\b(?:to|will|would|can|could|may|might|must|should|shall|not|we|they|I|you)\s+(?:\w+ly\s+)?$")
_AFTER_NAME = re.compile(r"\b(?:an?|the|its|their|our) (?:[A-Z][\w&’'-]* )+$")
_AMID_NAME = re.compile(r"(?:[A-Z][\w’'-]*|\bthe|\bof|\bfor|\band) $")
_INTENT = re.compile(r"intend|pledg|plan")
_NOUN_STILL = re.compile(r"\s(?:worth|of|from|will|has|have|had|is|are|was|were|would|packages?)\b")
_GIFT = re.compile(r"donation|gift|shipment|airdrop")
_PAID_OVER = re.compile(r"move|reach|transfer|flow|distribut|arriv|enter|hand")
_FORM_OF_EITHER = re.compile(
    r"(?:grant|loan|fund|support|help|guarantee|plan|offer|request|pledge|bill|suppl(?:y|ies)|transfer|release|award|share"
    r"|finance|purchase|ship|launch|contract)s?"
)


@dataclass(frozen=True, slots=True)
class Act:
    """A verb at ``start:end`` of class ``cue``, with what its auxiliaries say."""

    start: int
    end: int
    word: str
    cue: str
    will: bool
    have: bool
    may: bool
    passive: bool
    infinitive: bool
    under_way: bool = False  # "is being sent"

    @property
    def past(self) -> bool:
        """Whether it is told as done."""
        if self.under_way:
            return False
        return (self.have or self.word.split()[0].endswith("ed") or self.word in _PAST) and not (self.will or self.may)

    @property
    def progressive(self) -> bool:
        """Whether it is under way: "is providing"."""
        return self.word.endswith("ing")


class _Verb(NamedTuple):
    """The class of a verb, and whether it is a noun as often, by its whole form or by the narrower list."""

    cue: str
    either: bool
    form: bool


@cache
def _verb(word: str) -> _Verb:
    """What a verb as written is: asking the match for its groups costs ten times as much."""
    match = contribution_cues().verb.fullmatch(word)
    cue = next(name for name in VERBS if match.group(name) is not None)
    return _Verb(cue, _EITHER.fullmatch(word) is not None, _FORM_OF_EITHER.fullmatch(word) is not None)


@lru_cache(maxsize=256)
def acts(text: str) -> tuple[Act, ...]:
    """The verbs of ``text`` that can carry assistance, in order."""
    found = []
    for match in contribution_cues().any_verb.finditer(text):
        start, end = match.span()
        before = text[max(0, start - 60) : start]
        word = text[start:end].lower()
        cue, either, form = _verb(word)
        if match.group()[0].isupper() and _AMID_NAME.search(before):
            continue  # "the Business Innovation Fund": a piece of a name
        if cue == "ask" and word in ("bill", "legislation", "supplemental"):
            found.append(_noun(match, word))
            continue
        if cue == "handing":
            found.append(Act(match.start(), match.end(), word, cue, False, False, False, False, False))
            continue
        if (word.startswith("suppl") and text.startswith(" chain", end)) or text.startswith(" deterrence", end):
            continue  # "supply chains", "extended deterrence"
        last = last_word(before)
        if (either and _NOUN.closes(before, last)) or _is_denied(cue, before, text):
            continue
        if form and cue != "ask" and not _VERB.search(before):
            continue
        if form and not word.endswith("s") and _AFTER_NAME.search(before):
            continue  # "a World Bank fund"
        if form and _NOUN_STILL.match(text, end) and not _MODAL.closes(before, last):
            continue  # "support worth $5 million"
        would = _WOULD.closes(before, last)
        said = would and _SAID.search(text, 0, match.start()) is not None
        be = _BE.closes(before, last)
        found.append(
            Act(
                start,
                end,
                word,
                cue,
                will=said or _WILL.closes(before, last),
                have=_HAVE.closes(before, last),
                may=(would and not said) or _MAY.closes(before, last),
                passive=be and not word.endswith("ing"),
                infinitive=_TO.closes(before, last),
                under_way=before.endswith(" being ") and be,
            )
        )
    return tuple(found)


def _is_denied(cue: str, before: str, text: str) -> bool:
    if cue == "ask" or not any(word in before for word in _NEGATIVES):  # spares the pattern nearly always
        return False
    return _DENIED.search(before) is not None and _CONDITION.search(text) is None


def _noun(match: re.Match[str], word: str) -> Act:
    return Act(match.start(), match.end(), word, "ask", False, False, False, False, False)


def stage_of(governing: list[Act], *, money: bool) -> Stage:
    """The stage that the acts before a figure or item show, the nearest last.

    An announcement governs what it announces; a request of a legislature makes all that
    hangs on it considered (rulings of the annotators' guide).
    """
    stage: Stage | None = None
    enacted = False
    for act in governing:
        said = _stage(act, money=money)
        if said is None:
            continue
        if stage is Stage.COMMITTED and said is Stage.PLEDGED and _INTENT.match(act.word):
            stage = said  # "announced that it intends to provide"
        if act.cue == "handing" and stage is Stage.CONSIDERED and said is Stage.COMMITTED:
            stage = said  # "discussed the donation of": that is given already
        if stage in (Stage.COMMITTED, Stage.CONSIDERED) and said in (Stage.PLEDGED, Stage.COMMITTED):
            continue
        if enacted and act.cue == "ask":
            continue  # "passed a bill": it is law
        enacted = enacted or act.word in ("passed", "signed", "approved", "enacted")
        stage = said
    return stage or Stage.COMMITTED


def _stage(act: Act, *, money: bool) -> Stage | None:
    stage: Stage | None
    if act.cue == "handing":
        given = Stage.COMMITTED if not money and _GIFT.match(act.word) else None
        stage = Stage.DISBURSED if money and act.word.startswith("provision") else given
    elif act.cue == "ask" or act.may:
        stage = Stage.CONSIDERED
    elif act.will or act.cue == "promise":
        stage = Stage.PLEDGED
    elif act.cue == "announce":
        stage = Stage.COMMITTED
    elif act.progressive or act.infinitive or not act.past:
        stage = Stage.COMMITTED if act.cue in ("give", "deliver", "train") and not act.infinitive else None
    elif act.cue in ("deliver", "train"):
        stage = Stage.DISBURSED if money and _PAID_OVER.match(act.word) else Stage.DELIVERED
    else:
        stage = Stage.DISBURSED if money else Stage.DELIVERED
    return stage
