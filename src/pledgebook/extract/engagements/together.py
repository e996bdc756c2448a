"""Meetings told of by what leaders of several states do side by side: "the two ministers walked along the quay"."""

import re
from itertools import pairwise

from pledgebook.extract.clauses import governed
from pledgebook.extract.engagements.met import is_body
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import distinct
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_SORT = "meeting_row_verb"
_FRAMES = frames("together")
_AND = _FRAMES.pattern("and")
_COMMA = _FRAMES.pattern("comma")
_VERB = _FRAMES.pattern("verb")
_PLACE = _FRAMES.pattern("place")
_CLAUSE = _FRAMES.pattern("clause")


def together(scene: Scene) -> list[tuple[Word, tuple[str, ...]]]:
    """The verb and the parties of each act that people of several states are told to do together at a place.

    Only of reported texts; what they say, want or decide each at home (``words.apart``) is none.
    """
    people = [m for m in scene.reading.actors if m.form is ActorForm.OFFICER and m.actors and not m.possessive]
    if len(people) < 2 or scene.is_spoken or not scene.setting.is_reported:
        return []
    found = []
    for row in _rows(people, scene.text):
        parties = distinct(a for m in row for a in m.actors)
        if len([a for a in parties if not is_body(a)]) < 1 or len(parties) < 2 or governed(scene.text, row[0].start):
            continue
        if (word := _act(scene, row[-1].end)) is not None:
            found.append((word, parties))
    return found


def _rows(people: list[ActorMention], text: str) -> list[list[ActorMention]]:
    """People who are named in a row, the last behind "and"."""
    rows: list[list[ActorMention]] = []
    row: list[ActorMention] = [people[0]]
    for one, other in pairwise(people):
        gap = text[one.end : other.start]
        if _AND.fullmatch(gap):
            rows.append([*row, other])
            row = [other]
        elif _COMMA.fullmatch(gap) and gap.strip():
            row.append(other)
        else:
            row = [other]
    return rows


def _act(scene: Scene, end: int) -> Word | None:
    """The verb behind the row, if it is an act of being together, or any act at a place."""
    text, cues = scene.text, engagement_cues()
    match = _VERB.match(text, end)
    if match is None:
        return None
    verb = match["verb"]
    stop = _CLAUSE.search(text, match.end())
    behind = text[match.end() : stop.start() if stop else len(text)]
    word = Word(_SORT, match.start("verb"), match.end("verb"), verb)
    if cues.together.fullmatch(verb):
        return word
    if not (verb.endswith("ed") or verb in cues.past_verbs) or cues.apart.fullmatch(verb):
        return None
    opening = re.match(r"\W*(?:[Oo]n|[Ii]n|[Aa]t|[Aa]fter|[Dd]uring)\b[^;:]*$", text[: max(0, end - 1)])
    return word if _PLACE.search(behind) or (opening and _PLACE.search(text[: match.start()])) else None
