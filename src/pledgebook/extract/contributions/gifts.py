"""Whether goods that an act names are really given: not only talked of, wished for, sold or described."""

import re

from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.parties import receiver
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.mention import ItemMention
from pledgebook.reference.contribution_cues import contribution_cues

_TALK = re.compile(
    r"\b(?:discuss\w*|how|whether|request\w*|ask\w*|urg\w+|call(?:s|ed|ing)? (?:on|upon|for)|need\w*|want\w*|refus\w+"
    r"|declin\w+|rul\w+ out|deni\w+|without|sought|seek\w*|willing\w*|able|abilit\w+|capacit\w+|consider\w*|sell\w*"
    r"|sold|export\w*|if|unless|would|could|might|not|never|no longer|stop\w*|prevent\w*|appeal\w*)\b",
    re.IGNORECASE,
)
_NEAR, _MARKS = 110, ',;:“”"'  # characters that are looked at, up to a mark
_GROUP_BEFORE = re.compile(
    r"\b(?:nations|countries|states|governments|members|companies|groups|organi[sz]ations|firms|people|those) $",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:work\w*|continu\w+|mov\w+|act\w*|join\w*|together|pleased|proud|ready|time)\b[^,;]*$", re.IGNORECASE
)
# goods so loosely named that only a number makes a contribution of them
_LOOSE = re.compile(
    r"(?:(?:[\w-]+ )?(?:food|supplies|supply|services|capabilities|activities|operations|systems?|shelter|goods)"
    r"|(?:[\w-]+ ){0,3}(?:oil|gas|crude|fuels?)(?: suppl(?:y|ies))?"
    r"|equipment|weapons|arms|food|energy|articles|intelligence|logistics|protection|infrastructure"
    r"|security|maintenance|advice|water|transportation|transport|lending)",
    re.IGNORECASE,
)
_FIRED = re.compile(
    r"\b(?:missiles?|drones?|rockets?|interceptors?|satellites?|airstrikes?|weapons?|ships?)\b", re.IGNORECASE
)
_BOUGHT = re.compile(
    r"\b(?:contracts?|purchased?|bought|buy|orders?|ordered|sales?|price|export\w*|import\w*)\b", re.IGNORECASE
)


def is_gift(sentence: TextOfAid, act: Act, items: list[ItemMention], clause: Bounds) -> bool:
    """Whether the act gives the items, or says that they are given."""
    text = sentence.text
    before = text[clause[0] : min(act.start, items[0].start)] if act.passive else text[clause[0] : act.start]
    return not (
        act.may
        or sentence.is_at_home(clause)
        or (act.cue == "receive" and _is_only_got(sentence, act, text[clause[0] : clause[1]]))
        # "Delivering them takes time": a subject, no act
        or (act.progressive and not before.strip(" *_") and sentence.lead is None)
        or (act.word.startswith("launch") and any(_FIRED.search(i.item.name) for i in items))
        or is_only_talk(before)
        or _is_purpose(sentence, act, before, clause)
        or (not is_counted(items) and _is_vague(sentence, act, items))
    )


def is_ruled_out(sentence: TextOfAid, act: Act | None, at: int, clause: Bounds) -> bool:
    """Whether words around goods at ``at`` say that they are not given, whatever else speaks for it."""
    described = act is not None and act.progressive and _GROUP_BEFORE.search(sentence.text[: act.start][-20:])
    possible = act is not None and act.may
    if described or possible or sentence.is_at_home(clause):
        return True
    sold = contribution_cues().trade.search(sentence.text[clause[0] : clause[1]]) is not None
    return sold or is_only_talk(sentence.text[clause[0] : at])


def is_only_talk(before: str) -> bool:
    """Whether the words of the clause before goods or their verb tell that they are asked for, wanted, or not given."""
    near = before[-_NEAR:]
    return _TALK.search(near[max(map(near.rfind, _MARKS)) + 1 :]) is not None


def _is_only_got(sentence: TextOfAid, act: Act, words: str) -> bool:
    """Whether it is bought, or "get" says too little: "work together to get people vaccinated"."""
    named = receiver(sentence.reading, act, 0)
    vague = (
        bool(sentence.context.speaker) and not named and act.word.startswith(("get", "got")) and " from " not in words
    )
    return vague or _BOUGHT.search(words) is not None


def is_counted(items: list[ItemMention]) -> bool:
    """Whether one of the items has a number of its own."""
    return any(i.item.quantity is not None and i.item.quantity.value != 1 for i in items)


def _is_purpose(sentence: TextOfAid, act: Act, before: str, clause: Bounds) -> bool:
    """Whether "to provide" only says what something is for."""
    governed = any(a.cue != "ask" for a in sentence.governing(act.start, clause))
    return act.infinitive and not act.will and not governed and _WORK.search(before) is None


def _is_vague(sentence: TextOfAid, act: Act, items: list[ItemMention]) -> bool:
    """Whether goods without a number are too loosely told of to be a contribution."""
    text = sentence.text
    backed = contribution_cues().backing.fullmatch(act.word) is not None
    one = any(i.item.quantity is not None for i in items)
    # "a group of 57 nations supplying equipment": only describes them
    described = act.progressive and _GROUP_BEFORE.search(text[: act.start][-20:]) is not None
    return (backed and not one) or described or all(not i.known or _is_loose(text, i) for i in items)


def _is_loose(text: str, item: ItemMention) -> bool:
    return _LOOSE.fullmatch(item.item.name) is not None and not text.startswith(" for ", item.end)
