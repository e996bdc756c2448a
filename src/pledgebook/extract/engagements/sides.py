"""Who takes part: the owner of a noun, and the list behind "with", "between" or "hosted by"."""

import re
from collections.abc import Iterable

from pledgebook.extract.engagements.scene import Scene
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames
from pledgebook.reference.summits import members

_FRAMES = frames("sides")
_TOKEN = _FRAMES.pattern("token")
_BREAK = _FRAMES.pattern("break")
_COUNCIL = _FRAMES.pattern("council")
_SHARED = _FRAMES.pattern("shared")
_FOREIGN = _FRAMES.pattern("foreign")
_BY_THE_WAY = _FRAMES.pattern("by_the_way")
_DESCRIBED = _FRAMES.pattern("described")
_NEAR_HOST = 60  # characters between a meeting and the words on who hosts it
_FEW = 4  # members of a body whose leaders are all meant where its leaders speak
VAGUE = _FRAMES.words("vague")
_THAT_HOST = _FRAMES.pattern("that_host")
_BY = _FRAMES.pattern("by")


def distinct(actors: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order; vague groups and the world left out where anybody is named beside the subject."""
    found = tuple(dict.fromkeys(actors))
    clear = tuple(a for a in found if a not in VAGUE)
    return clear if len(clear) > 1 else found


def with_members(scene: Scene, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Where a body of a few is whose statement the title calls it, its members take part beside it."""
    found = [
        state
        for body in parties
        if body in scene.setting.sides
        for state in sorted(members().get(body) or ())
        if len(members().get(body) or ()) <= _FEW
    ]
    return distinct((*parties, *found)) if found else parties


def stands_for_people(mention: ActorMention, text: str, *, in_list: bool = False) -> bool:
    """Whether "Ukrainian" or "Ukraine's" describes people: "Ukrainian and Polish officials", "British Advisor Doe".

    Among those who are met (``in_list``) several names in a row are a person's.
    """
    if mention.form is not ActorForm.ADJECTIVE and not mention.possessive:
        return True
    if not mention.possessive and text[max(0, mention.start - 3) : mention.start] == "of ":
        return True  # "the prime minister of Chad Ann Doe": the name in front makes no attribute of the state
    if mention.form is ActorForm.PRONOUN and len(mention.actors) < 2:
        return False
    persons = engagement_cues().persons
    described = _DESCRIBED.match(text, mention.end)  # "a Norwegian parliamentary delegation"
    for count, token in enumerate(_TOKEN.finditer(text, mention.end, min(len(text), mention.end + 90))):
        word = token[0].rstrip(".’'")
        if word.lower() in persons or (described and described["who"] in persons):
            return True
        if count >= 6 or not (
            word[:1].isupper()
            or word
            in (
                "and",
                "or",
                "farm",
                "defence",
                "defense",
                "national",
                "security",
                "finance",
                "foreign",
                "respective",
                "military",
            )
        ):
            return in_list and count > 1 and mention.form is ActorForm.ADJECTIVE
    return False


def of_the_title(scene: Scene, mention: ActorMention) -> tuple[str, ...]:
    """ "The Amir", "Sheikh Doe", whom nothing settles: the one whom the title names beside the speaker."""
    if mention.actors or not _FOREIGN.match(mention.text):
        return mention.actors
    own = set(scene.setting.speakers.document)
    for named in (scene.setting.sides, scene.setting.pair):
        others = tuple(a for a in named if a not in own and a not in VAGUE)
        if len(others) == 1:
            return others
    return ()


def chain(scene: Scene, start: int) -> tuple[tuple[str, ...], int]:
    """The actors in the list that begins at ``start``, and where it ends; a word of another phrase ends it."""
    text, links = scene.text, engagement_cues().links
    found: list[str] = []
    cursor = start
    for mention in scene.reading.actors:
        if mention.end <= start:
            continue
        gap = text[cursor : max(cursor, mention.start)]
        if _BREAK.search(gap) and "–" not in gap:
            break
        if not all(may_link(t[0], links) for t in _TOKEN.finditer(gap)):
            break
        if mention.actors and (stands_for_people(mention, text, in_list=True) or _of_two(mention, text)):
            if mention.form is ActorForm.PRONOUN and found:
                break
            found += _european(mention, text) or mention.actors
        elif mention.form is ActorForm.OFFICER:
            found += of_the_title(scene, mention)
        cursor = max(cursor, mention.end)
    return distinct(found), cursor


def _of_two(mention: ActorMention, text: str) -> bool:
    """Whether it is one of two in the name of a body that they share: "the NATO-Ukraine Council"."""
    return _SHARED.match(text, mention.end) is not None or (
        text[max(0, mention.start - 1)] in "-–" and _COUNCIL.match(text, mention.end) is not None
    )


def _european(mention: ActorMention, text: str) -> tuple[str, ...]:
    """Of a minister's "European counterparts", who are those of the Union."""
    return ("eu",) if re.match(r"European (?:counterparts?|colleagues?)\b", text[mention.start :]) else ()


def may_link(word: str, links: frozenset[str]) -> bool:
    """Whether a word may stand between two who are told to take part: a capital, an office, "and"."""
    bare = word.lower().strip(".,’'")
    return not bare or any(w[:1].isupper() for w in word.split("-")) or bare in links or word in ("-", "’s", "'s")


def joined(scene: Scene, end: int, words: str, reach: int = 120) -> tuple[tuple[str, ...], int]:
    """The list behind the first of ``words`` ("with|between") within reach of ``end``, in the same clause."""
    text = scene.text
    for match in re.finditer(rf"\b(?:{words})\b\s*", text[end : end + reach]):
        gap = _BY_THE_WAY.sub(" ", text[end : end + match.start()])
        aside = "," in gap and " in " not in gap  # "met in Berlin, Germany, with"; else another phrase
        if _BREAK.search(gap) or aside or gap.count(",") > 2:
            return (), end
        found, behind = chain(scene, end + match.end())
        if found:
            return found, behind
    return (), end


def hosts(scene: Scene, end: int) -> tuple[str, ...]:
    """Who is told to host, chair or attend it: "hosted by Sweden and Switzerland", "that they chaired jointly"."""
    found: list[str] = []
    if who := _THAT_HOST.match(scene.text, end, end + 2 * _NEAR_HOST):
        named, _ = chain(scene, who.start("who"))
        found += named
    for match in _BY.finditer(scene.text, end):
        if match.start() - end > _NEAR_HOST:
            break
        named, end = chain(scene, match.end())
        found += named
    return tuple(found)


def owners(scene: Scene, start: int) -> tuple[str, ...]:
    """Whose the noun at ``start`` is: "President Doe's call", "their meeting", "a U.S.-Japan dialogue"."""
    text = scene.text
    found: list[str] = []
    at = start
    for mention in reversed([m for m in scene.reading.actors if m.end <= start]):
        gap = text[mention.end : at]
        for date in scene.reading.dates:
            if mention.end <= date.start and date.end <= at:
                gap = gap.replace(f"{date.text},", " ").replace(date.text, " ").replace(",  ", " ")
        if len(gap) > 45 or re.search(r"[,;:.]\s|\b(?:a|an|the|with|to|of|in|and|for|on|at)\b", gap):
            break
        if not mention.possessive and mention.form is not ActorForm.ADJECTIVE:
            break
        found = [*mention.actors, *found]
        at = mention.start
        if mention.possessive:
            break
    return tuple(found)
