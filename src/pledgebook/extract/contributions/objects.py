"""Which goods are the object of which act: what is given, not what is named beside it."""

import re

from pledgebook.extract.contributions.acts import Act
from pledgebook.model.mention import ItemMention, Reading
from pledgebook.reference.contribution_cues import contribution_cues

_DATIVE = re.compile(
    r"given|promised|offered|awarded|granted|lent|loaned|sent|handed|supplied|provided|equipped|allotted|paid|allocated"
    r"|pledged|donated|gifted|furnished"
)
_REACH = 320  # an object farther from its verb hangs on something else
# behind these no object of the verb follows: "equipment that ...", "to defend ...", "so that ..."
_BREAK = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|while|because|so|if|until|before|after|against|despite|amid|given|by|how"
    r"|following|as|is|are|was|were|has|have|had|will|would|can|could|may|must|should|needs?|joins?)\b"
    r"|\bto (?:\w+ly )?(?!the\b|its\b|their\b|our\b|all\b|both\b|other\b|these\b|those\b|a\b|an\b|people\b|countries\b"
    r"|vulnerable\b|communities\b|allies\b|victims\b|survivors\b|refugees\b|families\b|civilians\b|hospitals\b|more\b"
    r"|developing\b|low|neighbou?ring\b|front|over\b|nearly\b|about\b|some\b|at\b|health\b|local\b|small\b|schools\b)[a-z]"
)
_NEW = re.compile(r"\b(?:than|when|while|that|which|who|because|so|if|until|before|after)\b")
_SEPARATOR = re.compile(r"[,;:()—–]|\b(?:and|including|plus|as well as|like|namely)\b")
# the item stands in a phrase of its own: "for the tanks", "in the hospitals"
_WITHIN = re.compile(
    r"\b(?:for|in|on|at|from|through|via|under|over|during|into|across|around|about|between|among|toward|towards|using"
    r"|to|than|per|of)\b[^,;]*$"
)
_AMOUNT = re.compile(
    r"\b(?:quantit(?:y|ies)|amounts?|numbers?|range|variety|array|packages?|deliver(?:y|ies)|shipments?|donations?"
    r"|transfers?|suppl(?:y|ies)|provision|volumes?|stocks?|batch(?:es)?|kinds?|types?|lots?|sets?|series|mix|convoys?"
    r"|tranches?) of\b"
)
_WITH = re.compile(r"\bwith\b")
_OF = re.compile(r"^[^,;]{0,60}\bof (?:\w+ ){0,2}$")
_NEXT = re.compile(r",?\s(?:and\s)?(?:[\w-]+\s)?")
_RESUMED = re.compile(r"(?:\bincluding|\bsuch as|\blike)\b(?!.*\b(?:including|such as|like)\b)")
_ASIDE = re.compile(r", (?:which|that|who|as|in|on|of|from|including)\b[^;]{1,120},")
_BY = re.compile(r" by (?:the |its |our |other |an? )?\w")
_AGAIN = re.compile(r"\b(?:these|those|such)\s+(?:\w+\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r"^\s*,?\s*(?:(?:that|which)\s+)?(?:\S+\s+){0,12}$")


def is_dative(act: Act) -> bool:
    """Whether its subject is who gets it: "Belize was given two boats"."""
    return act.passive and _DATIVE.fullmatch(act.word) is not None


def is_giving(act: Act) -> bool:
    """Whether the object of the act is what is given, or announced to be given."""
    cues = contribution_cues()
    return (
        act.cue in ("handing", "receive")
        or cues.given.fullmatch(act.word)
        or cues.willed.fullmatch(act.word)
        or cues.backing.fullmatch(act.word)
        or cues.founding.fullmatch(act.word)
    )


def given_by(act: Act, reading: Reading, acts: tuple[Act, ...], clause: tuple[int, int]) -> list[ItemMention]:
    """The goods that the act hands over: its objects, or its subjects in the passive and where goods arrive."""
    text = reading.sentence.text
    items = [i for i in reading.items if clause[0] <= i.start < clause[1]]
    items = [i for i in items if not _AGAIN.search(text[max(0, i.start - 20) : i.start])]
    if act.passive or contribution_cues().arriving.fullmatch(act.word):
        before = _before(act, items, acts, text)
        if before or not (contribution_cues().backing.fullmatch(act.word) or is_dative(act)):
            return before
    if _BY.match(text, act.end) and act.word.endswith(("ed", "n", "t")):
        return _before(act, items, acts, text)
    found: list[ItemMention] = []
    following = next((a.start for a in acts if a.start > act.start and a.cue != "ask"), len(text))
    for item in items:
        if not act.start <= item.start < min(following, act.end + _REACH) and not _is_in(item, act):
            continue
        gap = text[act.end : max(act.end, item.start)]
        if resumed := _RESUMED.search(gap):
            gap = gap[resumed.start() :]
        if _BREAK.search(gap):
            break
        beside = bool(found) and _NEXT.fullmatch(text, found[-1].end, item.start) is not None
        if (item.known or beside) and _is_object(gap):
            found.append(item)
    return found or _owned(act, items, acts, reading)


def _is_in(item: ItemMention, act: Act) -> bool:
    """Training is act and goods in one."""
    return item.start <= act.start < item.end


def _is_object(gap: str) -> bool:
    """Whether nothing between the verb and the item puts the item into a phrase of its own."""
    cuts = [m.end() for m in _SEPARATOR.finditer(gap)]
    piece = _AMOUNT.sub("", gap[cuts[-1] if cuts else 0 :])
    if handed := _WITH.search(piece):
        piece = piece[handed.end() :]
    elif not cuts and _OF.match(piece):
        return True
    return _WITHIN.search(piece) is None


def _before(act: Act, items: list[ItemMention], acts: tuple[Act, ...], text: str) -> list[ItemMention]:
    """Goods right before a passive or an arrival, with those listed before them."""
    items = [i for i in items if i.known]
    floor = max((a.end for a in acts if a.end <= act.start and a.cue not in ("ask", "handing")), default=0)
    found = _last_list([i for i in items if floor <= i.start and i.end <= act.start], text)
    gap = _ASIDE.sub(" ", text[found[-1].end : act.start]).lstrip(" ,") if found else ""
    if not found or len(gap.split()) > 9 or re.search(r"[,;:]", gap):
        return []
    return found


def _last_list(items: list[ItemMention], text: str) -> list[ItemMention]:
    """The items at the end that stand in one list: not "more supplies than when tents and beds"."""
    first = len(items) - 1
    while first > 0 and not _NEW.search(text[items[first - 1].end : items[first].start]):
        first -= 1
    return items[max(0, first) :]


def _owned(act: Act, items: list[ItemMention], acts: tuple[Act, ...], reading: Reading) -> list[ItemMention]:
    """Goods that a relative clause tells of: "the systems that the allies delivered"."""
    text = reading.sentence.text
    before = [i for i in items if i.known and i.end <= act.start and i.end >= act.start - 90]
    if (
        not before
        or contribution_cues().backing.fullmatch(act.word)
        or any(before[-1].end <= a.start < act.start and a.cue != "ask" for a in acts)
    ):
        return []
    gap = text[before[-1].end : act.start]
    named = any(before[-1].end <= m.start and m.end <= act.start for m in reading.actors)
    return before[-1:] if named and _RELATIVE.match(gap) and "," not in gap.strip(" ,") else []
