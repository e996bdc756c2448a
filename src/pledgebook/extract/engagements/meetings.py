"""Meetings: who met whom, who received whom, and bodies that meet."""

import re
from dataclasses import replace

from pledgebook.extract.engagements.boards import read_board
from pledgebook.extract.engagements.met import Met, by_verb, counterpart, goes_on, is_body, met, person_after
from pledgebook.extract.engagements.nouns import by_noun
from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.extract.engagements.sides import chain, distinct
from pledgebook.extract.engagements.subjects import holder, row_before, subject
from pledgebook.extract.engagements.times import date_near
from pledgebook.model.claim import EngagementType
from pledgebook.model.mention import ActorForm
from pledgebook.reference.engagement_frames import frames

_FRAMES = frames("meetings")
NOUN_FOLLOWS = _FRAMES.pattern("noun_follows")
NOT_MET = _FRAMES.pattern("not_met")
_OF_COUNTRIES = _FRAMES.pattern("of_countries")
_IS_MEETING = _FRAMES.pattern("is_meeting")
_PLANNED = _FRAMES.pattern("planned")
_LEADERS = _FRAMES.pattern("leaders")
_WE_LEADERS = _FRAMES.pattern("we_leaders")
_WHOM = _FRAMES.pattern("whom")
_ADJECTIVES = _FRAMES.words("adjectives")
_NO_NOUN = _FRAMES.pattern("no_noun")
_OTHER_ROUND = _FRAMES.pattern("other_round")
NO_MEETING = _FRAMES.pattern("no_meeting")
_MEETING_IN = _FRAMES.pattern("meeting_in")
_PARTICIPLE = _FRAMES.pattern("participle")
_UPON = _FRAMES.pattern("upon")
_PLEASED = _FRAMES.pattern("pleased")
_WHICH = _FRAMES.pattern("which")
TO_A_SUMMIT = _FRAMES.pattern("to_a_summit")
_BY = _FRAMES.pattern("by")
_ALONE = _FRAMES.words("alone")
_NEAR_GUEST = 16  # characters from "welcomed" to the guest
_NEAR_GUESTS = 45  # the same where people are told to come: "hosted the foreign ministers of the two countries"
_PASSIVE = _FRAMES.pattern("passive")
_PEOPLE = _FRAMES.pattern("people")


def read_meeting_verb(scene: Scene, word: Word) -> Met | None:
    """ "met with", "gathered in", "is meeting with"; needs and targets are met otherwise."""
    verb = word.text.lower()
    if verb == "meeting with":
        return _meeting_with(scene, word)
    if _PASSIVE.search(scene.text, max(0, word.start - 30), word.start) and verb == "met":
        return _received(scene, word)
    if _WHICH.search(scene.text, max(0, word.start - 90), word.start) and verb.startswith("conven"):
        return None  # "a conference that they convened"
    if _BY.match(scene.text, word.end):  # "a summit convened by": told of by its noun
        return None
    gathering = verb not in _ALONE
    if NOT_MET.match(scene.text, word.end) or (gathering and NOUN_FOLLOWS.match(scene.text, word.end)):
        return None
    found = by_verb(scene, word, EngagementType.MEETING, "with") or (_convened(scene, word) if gathering else None)
    return _as_summit(scene, word, found) if found else _by_itself(scene, word) or read_board(scene, word)


def _meeting_with(scene: Scene, word: Word) -> Met | None:
    if not _IS_MEETING.search(scene.text[max(0, word.start - 30) : word.start]):
        return by_noun(scene, replace(word, end=word.start + len("meeting")), EngagementType.MEETING)
    others, end = chain(scene, word.end)
    return met(EngagementType.MEETING, distinct((*subject(scene, word.start), *others)), end)


def _convened(scene: Scene, word: Word) -> Met | None:
    """ "convened the Contact Group"."""
    others, end = chain(scene, word.end)
    if not others or not re.match(r"\s+(?:the|a)\b", scene.text[word.end : word.end + 8]):
        return None
    return met(EngagementType.MEETING, distinct((*subject(scene, word.start), *others)), end)


def _by_itself(scene: Scene, word: Word) -> Met | None:
    """A body that meets on a day, and the ministers of countries that are not named."""
    subjects = subject(scene, word.start)
    if _OF_COUNTRIES.search(scene.text, max(0, word.start - 90), word.start):
        subjects = ("allies-and-partners",)
    if len(subjects) != 1 or not is_body(subjects[0]) or not goes_on(scene, word.end):
        return None
    planned = _PLANNED.search(scene.text[max(0, word.start - 30) : word.start]) is not None
    if not planned and date_near(scene, word.start, word.end) is None:
        return None
    return _as_summit(scene, word, Met(EngagementType.MEETING, subjects, word.end))


def _as_summit(scene: Scene, word: Word, found: Met) -> Met:
    """The leaders of a body who meet hold a summit."""
    alone = found.end == word.end and len(found.parties) == 1 and is_body(found.parties[0])
    if is_body(found.parties[0]) and found.parties[0] != "quad" and _WE_LEADERS.match(scene.text):
        return replace(found, kind=EngagementType.SUMMIT)
    if alone and found.parties[0] != "quad" and _LEADERS.search(scene.text, max(0, word.start - 60), word.start):
        return replace(found, kind=EngagementType.SUMMIT)
    return found


def read_meeting_host(scene: Scene, word: Word) -> Met | None:
    """ "welcomed Chancellor Doe to", "was received by the king"; support is welcomed otherwise."""
    text = scene.text
    if _PASSIVE.search(text, max(0, word.start - 30), word.start):
        return _received(scene, word)
    if found := _whom(scene, word):
        return found
    others, end = chain(scene, word.end)
    first = next((m for m in scene.reading.actors if m.start >= word.end), None)
    if not others or first is None or NOUN_FOLLOWS.match(text, word.end):
        return None
    led = _PEOPLE.search(text[word.end : first.start]) is not None
    if first.start - word.end > (_NEAR_GUESTS if led else _NEAR_GUEST):
        return None
    inside = [m for m in scene.reading.actors if word.end <= m.start < end]
    people = led or any(m.form is ActorForm.OFFICER for m in inside)
    people = people or _PEOPLE.search(text[word.end : end + 20]) is not None
    owned = first.possessive and first.form is not ActorForm.PRONOUN
    pleased = _PLEASED.search(scene.text, max(0, word.start - 60), word.start)
    subjects = scene.setting.speakers.of(scene.reading) if pleased else subject(scene, word.start)
    by_its_name = TO_A_SUMMIT.match(text, end)
    if not people or not subjects or owned or by_its_name or re.match(r"[’']s?\b", text[end : end + 3]):
        return None
    return met(EngagementType.MEETING, distinct((*subjects, *others)), end)


def read_seen(scene: Scene, word: Word) -> Met | None:
    """ "saw the king in Amman", "is to see his counterpart"; what somebody is seen to do is no meeting."""
    passive = _PASSIVE.search(scene.text, max(0, word.start - 30), word.start)
    if passive:
        return _received(scene, word)
    subjects = subject(scene, word.start)
    others, end = person_after(scene, word.end)
    if not others:
        others, end = counterpart(scene, word.end, subjects)
    return met(EngagementType.MEETING, distinct((*subjects, *others)), end) if others and goes_on(scene, end) else None


def _meeting_somebody(scene: Scene, word: Word) -> Met | None:
    """ "After meeting the king in Amman, he said": the object; "EU leaders, meeting in Rome, agreed"."""
    if _MEETING_IN.match(scene.text, word.end):
        before = [m for m in scene.reading.actors if m.end <= word.start and word.start - m.end < _NEAR_GUEST]
        gap = scene.text[before[-1].end : word.start] if before and before[-1].actors else None
        if gap is not None and _PARTICIPLE.fullmatch(gap):
            actors = before[-1].actors if not (row := row_before(scene, before[-1].end)) else row
            found = Met(EngagementType.MEETING, actors, word.end)
            several = len(actors) > 1 or is_body(actors[0])
            return _as_summit(scene, word, found) if several else None
    others, end = person_after(scene, word.end)
    if not others or not _UPON.search(scene.text, max(0, word.start - 20), word.start):
        return None
    return met(EngagementType.MEETING, distinct((*holder(scene, word.start), *others)), end)


def _whom(scene: Scene, word: Word) -> Met | None:
    """ "the king, whom the president had received": the guest stands before the relative clause."""
    whom = _WHOM.search(scene.text, max(0, word.start - 90), word.start)
    if whom is None:
        return None
    guests = [m for m in scene.reading.actors if m.end <= whom.start() and m.form is ActorForm.OFFICER]
    hosts_ = [a for m in scene.reading.actors if whom.end("whom") <= m.start and m.end <= word.start for a in m.actors]
    return met(EngagementType.MEETING, distinct((*guests[-1].actors, *hosts_)), word.end) if guests and hosts_ else None


def _received(scene: Scene, word: Word) -> Met | None:
    """ "was met at the airport by her counterpart", "were welcomed in Oslo"."""
    subjects = subject(scene, word.start)
    by = re.match(r"[^.;:]{0,60}?\bby\s+", scene.text[word.end :])
    if not subjects or not by:
        return None
    start = word.end + by.end()
    others, end = chain(scene, start)
    people = any(m.form is ActorForm.OFFICER for m in scene.reading.actors if start <= m.start < end)
    if not others:
        others, end = counterpart(scene, start - 3, subjects)
    elif not people and not _PEOPLE.search(scene.text[start : end + 20]):
        return None
    return met(EngagementType.MEETING, distinct((*subjects, *others)), end)


def read_meeting_noun(scene: Scene, word: Word) -> Met | None:
    """ "a meeting with", "talks between", "the fourth meeting of"; "bilateral" is a noun only where none follows."""
    if word.text.lower() == "meeting" and (found := _meeting_somebody(scene, word)):
        return found
    if NO_MEETING.search(scene.text, max(0, word.start - 20), word.start):
        return None
    if word.text.lower() in _ADJECTIVES and not _NO_NOUN.match(scene.text, word.end):
        return None
    if word.text.lower() in ("round", "rounds") and _OTHER_ROUND.match(scene.text, word.end):
        return None
    return by_noun(scene, word, EngagementType.MEETING)
