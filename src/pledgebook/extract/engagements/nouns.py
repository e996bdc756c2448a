"""Calls and meetings told of by a noun: "their talks", "the meeting of", "a call with", "the next round"."""

import re

from pledgebook.extract.engagements.met import Met, counterpart, met, person_after, you_and_we
from pledgebook.extract.engagements.partners import partner
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct, hosts, joined, owners
from pledgebook.extract.engagements.subjects import holder, row_before, subject
from pledgebook.extract.engagements.times import THAT_HAD
from pledgebook.model.claim import EngagementType
from pledgebook.reference.actors import bodies
from pledgebook.reference.engagement_cues import capitals, engagement_cues
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("nouns")
_JOINED = _FRAMES.pattern("joined")
_TOOK_PLACE = _FRAMES.pattern("took_place")
_ITS_FIRST = _FRAMES.pattern("its_first")
_BETWEEN = _FRAMES.pattern("between")
_HELD = _FRAMES.pattern("held")
_RUNNING = _FRAMES.words("running")
_DONE_BY = _FRAMES.pattern("done_by")
_OURS = _FRAMES.pattern("ours")
_SESSIONS = _FRAMES.listed("sessions")
_TALKS = _FRAMES.listed("talks")
_PLACE_BEHIND = _FRAMES.pattern("place_behind")
_LAUNCHES = _FRAMES.words("launches")
_AT_A_LAUNCH = _FRAMES.pattern("at_a_launch")
_LAUNCHED = _FRAMES.pattern("launched")
_WITH_THESE = _FRAMES.pattern("with_these")
_MEETS = (EngagementType.MEETING, EngagementType.SUMMIT)
_AT_IT = _FRAMES.pattern("at_it")
_NEXT = _FRAMES.pattern("next")
_EVENTS = _FRAMES.words("events")


def by_noun(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """Its owner or holder, and those behind "with", "between", "of" and "hosted by"."""
    if word.text.lower() in _LAUNCHES:
        return _launch(scene, word, kind)
    own = _owners(scene, word)
    found, of, end = _complement(scene, word)
    if not found and not of and (told := _that_was_had(scene, word)):
        return met(kind, told[0], told[1])
    if word.text.lower() in _RUNNING and not scene.reading.dates:
        return None
    held = hosts(scene, end)
    between = _BETWEEN.search(scene.text, word.end, word.end + 60) is not None
    left = own or (() if between else holder(scene, word.start))
    if not found and not of:
        found, end = _told_before(scene, word, left)
    if not found and not of:
        found = _joined_by(scene, word, left) or _again(scene, word, left)
    parties = distinct((*left, *of, *found, *held))
    if len(parties) == 1 and (alone := _alone(scene, word, kind, parties[0], named=bool(own or of))):
        return alone
    if not (found or held or len(own) > 1 or (of and not own) or _is_held_by(scene, word, left)):
        return _follow_up(scene, word)
    return met(kind, parties, end)


def _owners(scene: Scene, word: Word) -> tuple[str, ...]:
    """Whose it is; of "our last meeting", said between those whom the title names, all of them."""
    own = owners(scene, word.start)
    ours = _OURS.search(scene.text, max(0, word.start - 40), word.start)
    if word.text.lower() == "summit" or not ours or not scene.is_spoken:
        return own
    return you_and_we(scene, word.start, own) if len(own) > 1 else scene.setting.sides or own


def _complement(scene: Scene, word: Word) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Those behind "with" and "between", those behind "of", and where the words on them end."""
    by = "|by" if _DONE_BY.match(scene.text, word.end) else ""
    found, end = joined(scene, word.end, f"with|between|among|involving{by}", 70)
    if by and len(found) == 1:
        found = distinct((*found, *counterpart(scene, end, found)[0]))
    if found or word.text.lower() in _EVENTS:
        return found, (), end
    match = re.match(r"\s+of\s+", scene.text[word.end : word.end + 8])
    of, end = chain(scene, word.end + match.end()) if match else ((), word.end)
    return (), of, end


def _told_before(scene: Scene, word: Word, left: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """Whom "with his counterpart" and "with these leaders" take up."""
    found, end = counterpart(scene, word.end, left)
    if not found and scene.told and _WITH_THESE.match(scene.text, word.end):
        found = scene.told[-1].parties
    return found, end


def _joined_by(scene: Scene, word: Word, left: tuple[str, ...]) -> tuple[str, ...]:
    """ "joined the first lady of Kenya at a reception": whom the holder joined."""
    verb = _JOINED.search(scene.text, max(0, word.start - 120), word.start) if left else None
    return person_after(scene, verb.end("verb"))[0] if verb else ()


def _again(scene: Scene, word: Word, left: tuple[str, ...]) -> tuple[str, ...]:
    """Of one who "will host the next meeting", the other of the two that the document is about."""
    again = _NEXT.search(scene.text, max(0, word.start - 45), word.start)
    return partner(scene, left) if again and len(left) == 1 and _HELD.search(scene.text[: word.start]) else ()


def _alone(scene: Scene, word: Word, kind: EngagementType, party: str, *, named: bool) -> Met | None:
    """Of one party that is told: talks in another's city, or the session of a body."""
    if there := _at_their_place(scene, word, party):
        return met(kind, (party, there), word.end)
    return Met(kind, (party,), word.end) if _is_session(scene, word, party, is_named=named) else None


def _launch(scene: Scene, word: Word, kind: EngagementType) -> Met | None:
    """ "Norway and Chad celebrated the launch of their Water Council": several at a launch, on a day."""
    row = row_before(scene, told.start()) if (told := _AT_A_LAUNCH.search(scene.text[: word.start])) else ()
    held = _LAUNCHED.match(scene.text, word.end) is not None and bool(scene.reading.dates)
    return met(kind, row, word.end) if held and row else None


def _that_was_had(scene: Scene, word: Word) -> tuple[tuple[str, ...], int] | None:
    """ "the conversation that I had today with the prime minister": its parties and where the words on them end."""
    had = THAT_HAD.match(scene.text, word.end)
    if had is None:
        return None
    others, end = joined(scene, had.end(), "with", 60)
    return (distinct((*subject(scene, had.start("verb")), *others)), end) if others else None


def _at_their_place(scene: Scene, word: Word, guest: str) -> str | None:
    """The state in which a guest holds talks: "a Kenyan delegation held consultations in Oslo"."""
    place = _PLACE_BEHIND.match(scene.text, word.end)
    held = _HELD.search(scene.text, max(0, word.start - 70), word.start)
    if (
        not place
        or engagement_cues().venues.match(place["name"])
        or not held
        or guest in bodies()
        or not word.text.lower().startswith(_TALKS)
    ):
        return None
    name = place["name"].split()
    states_of = (capitals().get(" ".join(name[:count])) for count in range(len(name), 0, -1))
    there = next((s for s in states_of if s), None)
    return there if there != guest else None


def _is_session(scene: Scene, word: Word, actor: str, *, is_named: bool) -> bool:
    """Whether one body meets by itself, on a day: "a meeting of the Council", "its board will hold a session"."""
    coming = re.search(r"\b(?:will|to)\s+(?:\w+\s+){1,4}$", scene.text[max(0, word.start - 40) : word.start])
    if actor not in bodies() or not (scene.reading.dates or coming):
        return False
    held = is_named or _HELD.search(scene.text, max(0, word.start - 70), word.start) is not None
    return held and word.text.lower().startswith(_SESSIONS)


def _is_held_by(scene: Scene, word: Word, parties: tuple[str, ...]) -> bool:
    """ "Kenya and the EU held a second dialogue", "agreed at talks": several who hold it need no "with"."""
    before = scene.text[max(0, word.start - 70) : word.start]
    return len(parties) > 1 and bool(_HELD.search(before) or _AT_IT.search(before))


def _follow_up(scene: Scene, word: Word) -> Met | None:
    """ "The next round will be held in Oslo": of those who met before, or of the two whom the title is about."""
    before, after = scene.text[max(0, word.start - 45) : word.start], scene.text[word.end : word.end + 70]
    takes_place = engagement_cues().words["behind"].search(after) or _TOOK_PLACE.match(after)
    if not _NEXT.search(before) or not (takes_place or _ITS_FIRST.search(before)):
        return None
    kinds = (EngagementType.SUMMIT,) if word.text.lower() == "edition" else _MEETS
    last = next((e for e in reversed(scene.told) if e.type in kinds), None)
    if last:
        return Met(last.type, last.parties, word.end)
    pair = scene.setting.pair if scene.reading.dates else ()
    return Met(EngagementType.MEETING, pair, word.end) if pair else None
