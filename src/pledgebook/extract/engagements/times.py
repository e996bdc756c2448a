"""Whether it took place, when, and how the parties met."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from pledgebook.extract.engagements.scene import Scene, Word
from pledgebook.model.claim import EngagementFormat, EngagementStatus, EngagementType
from pledgebook.model.date import Basis, Date
from pledgebook.model.mention import DateMention
from pledgebook.reference.engagement_cues import engagement_cues
from pledgebook.reference.engagement_frames import frames

_REACH = 90  # characters from the word to a date that is its own
_COMMA = 25  # characters that a comma between a date and the words behind it counts for
_AHEAD = 3  # years within which a meeting is told that is to come
_OPENS = 14  # a date that opens the sentence is of all of it
_FRAMES = frames("times")
_TO = _FRAMES.pattern("to")
_CLAUSE = _FRAMES.pattern("clause")
_PAST = _FRAMES.pattern("past")
_WILL_DO = _FRAMES.pattern("will_do")
_BE = _FRAMES.pattern("be")
_BEGINS = _FRAMES.pattern("begins")
_OTHER_CLAUSE = _FRAMES.pattern("other_clause")
_BEFORE_IT = _FRAMES.pattern("before_it")
_INVERTED = _FRAMES.pattern("inverted")
_ACCEPTED = _FRAMES.pattern("accepted")
THAT_HAD = _FRAMES.pattern("that_had")
_WOULD = _FRAMES.pattern("would")
_REPORTED = _FRAMES.pattern("reported")
_SAID_ON = _FRAMES.pattern("said_on")
_SAYS = _FRAMES.pattern("says")
_SINCE = _FRAMES.pattern("since")
_OPENING = _FRAMES.pattern("opening")
_MAIN_AHEAD = _FRAMES.pattern("main_ahead")
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}
_PRESENT = _FRAMES.words("present")


def clause_before(text: str, start: int, reach: int = 110) -> str:
    """The words of the same clause that stand before ``start``."""
    before = text[max(0, start - reach) : start]
    stops = list(_CLAUSE.finditer(before))
    return before[stops[-1].end() :] if stops else before


def is_supposed(scene: Scene, word: Word) -> bool:
    """Whether it is only wished for, asked for, denied or general: "would meet", "urged them to meet"."""
    before = clause_before(scene.text, word.start, 40)
    if _INVERTED.match(scene.text) and word.start < 60 and "," not in scene.text[: word.start]:
        return True
    if _ACCEPTED.search(scene.text, max(0, word.start - 80), word.start):
        return False
    found = engagement_cues().words["never"].search(before)
    if found is not None and _REPORTED.search(scene.text, 0, word.start):
        found = engagement_cues().words["never"].search(_WOULD.sub(" ", before))
    return found is not None


def status_of(scene: Scene, word: Word, end: int, date: Date | None) -> EngagementStatus:
    """Held, planned or cancelled, by tense, by the words around and by the date."""
    text, words = scene.text, engagement_cues().words
    if words["cancelled"].search(text[max(0, word.start - 60) : min(len(text), end + 60)]):
        return EngagementStatus.CANCELLED
    if words["slipped"].search(text[end : end + 60]):
        return EngagementStatus.PLANNED
    before = clause_before(text, word.start)
    noun = word.sort.endswith(("_noun", "_name")) or word.text.lower() == "meeting with"
    if noun and THAT_HAD.match(text, word.end):
        return EngagementStatus.HELD
    ahead_of_it = _noun_is_ahead(text, before, end) if noun else _verb_is_ahead(text, before, word, end)
    if ahead_of_it or _is_told_ahead(text, word):
        return EngagementStatus.PLANNED
    if not noun and _PAST.search(word.text) and not _BE.search(before):
        return EngagementStatus.HELD
    scheduled = date is not None and scene.published is None and word.text.lower() in _PRESENT
    return EngagementStatus.PLANNED if scheduled or _is_later(date, scene.published) else EngagementStatus.HELD


def _is_told_ahead(text: str, word: Word) -> bool:
    """Of an invitation that was accepted, of reported speech ("said he would meet"), of what is "for signature"."""
    if word.text.lower().startswith(("due ", "expected ", "awaited ")):
        return True
    for_signature = word.text.lower() == "signature" and text[max(0, word.start - 4) : word.start] == "for "
    invited = _ACCEPTED.search(text, max(0, word.start - 80), word.start)
    return for_signature or invited is not None or _REPORTED.search(text, 0, word.start) is not None


def _is_later(date: Date | None, published: str | None) -> bool:
    """Whether a date lies behind the document's; a season (2024-22) by the month in which it begins."""
    if date is None or published is None:
        return False
    edtf = date.edtf[:10]
    edtf = edtf[:5] + _SEASONS.get(edtf[5:7], edtf[5:7]) + edtf[7:]
    return edtf > published[: len(edtf)]


def _noun_is_ahead(text: str, before: str, end: int) -> bool:
    words = engagement_cues().words
    near = words["ahead"].search(before[-70:]) or words["behind"].search(text[end : end + 60])
    opening = text[: text.find(before) + len(before)] if before else ""
    if _OPENING.match(opening) and _MAIN_AHEAD.search(text, end, end + 140):
        return True  # "in meetings with the king, she will ask"
    if words["planned"].search(before) and re.search(r"\b\w+ing and\s+$", before):
        return True  # "looks forward to hosting and meeting with"
    return bool(near) or (_WILL_DO.search(before) is not None and words["planned"].search(before) is not None)


def _verb_is_ahead(text: str, before: str, word: Word, end: int) -> bool:
    words = engagement_cues().words
    before += word.text[: word.text.rfind(" ") + 1]  # "will telephone" is one cue
    if words["planned"].search(before) and (_TO.search(before) or word.text.lower().endswith("ing")):
        return True
    return word.text.lower() in _PRESENT and words["behind"].search(text[end : end + 60]) is not None


def date_near(scene: Scene, start: int, end: int) -> DateMention | None:
    """The date nearest to the words at ``start:end``, within reach; the start of a period is none."""
    best: tuple[int, DateMention] | None = None
    dates = [
        d
        for d, follower in pairwise((*scene.reading.dates, None))
        if d and not _is_doubled(d, follower, scene.text) and not _is_far_off(d.date, scene.published)
    ]
    reach = _REACH if len(dates) > 1 else 2 * _REACH
    for mention in dates:
        away = _away(scene.text, mention, start, end)
        if away <= reach and (best is None or away < best[0]):
            best = (away, mention)
    return best[1] if best else None


def _is_far_off(date: Date, published: str | None) -> bool:
    """Whether a year is so far ahead that a goal is for it ("net zero by 2050"): no meeting is told so long before."""
    if published is None or not re.fullmatch(r"\d{4}", date.edtf) or not published[:4].isdigit():
        return False
    return int(date.edtf) > int(published[:4]) + _AHEAD


def _is_doubled(mention: DateMention, follower: DateMention | None, text: str) -> bool:
    """Whether the day's own date follows: "Friday" in "on Friday, October 6"."""
    return follower is not None and text[mention.end : follower.start].strip() in (",", ", the", "the")


def _away(text: str, mention: DateMention, start: int, end: int) -> int:
    """How far a date stands from the words at ``start:end``; another clause between them makes it farther."""
    away = max(start - mention.end, mention.start - end, 0)
    if away > 3 * _REACH or (mention.since and not _is_its_own(text, mention, start)):
        return 3 * _REACH
    if mention.end <= start and (
        _SAID_ON.search(text[max(0, mention.start - 24) : mention.start]) or _SAYS.match(text, mention.end)
    ):
        away += _REACH // 2
    if mention.end <= start and mention.start >= _OPENS and "," in text[mention.end : start]:
        away += _COMMA
    between = text[mention.end : start] if mention.end <= start else text[end : mention.start]
    away += 2 * _REACH * len(_OTHER_CLAUSE.findall(between)[:1]) + 3 * _REACH * (";" in between)
    opens = mention.start < _OPENS and not _BEFORE_IT.search(text[: mention.start])
    return min(away, _REACH - 1) if opens else away


def _is_its_own(text: str, mention: DateMention, start: int) -> bool:
    """Whether a date behind "since" is the engagement's: "since his visit last May", "beginning in May"."""
    if _BEGINS.search(text[max(0, mention.start - 14) : mention.start]):
        return True
    since = list(_SINCE.finditer(text, max(0, mention.start - 120), mention.start))
    return bool(since) and since[-1].end() <= start < mention.start


def date_of(scene: Scene, word: Word, end: int) -> Date | None:
    """The date said; a month without a year is the coming one where the words look ahead."""
    mention = date_near(scene, word.start, end)
    if mention is None:
        return None
    looks_ahead = status_of(scene, word, end, None) is EngagementStatus.PLANNED or word.text.lower() in _PRESENT
    if looks_ahead:
        return ahead(mention, scene.published)
    return back(mention, scene.published) if _PAST.search(word.text) else mention.date


def back(mention: DateMention, published: str | None) -> Date:
    """The same day or month a year before, where the year was not said and it is still to come."""
    edtf = mention.date.edtf
    if published is None or not edtf[:4].isdigit() or edtf[:10] <= published[: len(edtf[:10])]:
        return mention.date
    if _is_weekday(mention):
        return replace(mention.date, edtf=(date.fromisoformat(edtf) - timedelta(7)).isoformat())
    if re.search(r"\d{4}", mention.text) is not None or mention.date.basis is Basis.RELATIVE:
        return mention.date
    return replace(mention.date, edtf=re.sub(r"\b\d{4}(?=-)", lambda y: str(int(y[0]) - 1), edtf))


def ahead(mention: DateMention, published: str | None) -> Date:
    """The same day or month in the next year, where the year was not said and it is past."""
    edtf = mention.date.edtf
    if published and _is_weekday(mention) and edtf < published:
        return replace(mention.date, edtf=(date.fromisoformat(edtf) + timedelta(7)).isoformat())
    said = re.search(r"\d{4}", mention.text) is not None or mention.date.basis is Basis.RELATIVE
    if said or published is None or not edtf[:4].isdigit() or edtf >= published[: len(edtf)]:
        return mention.date
    return replace(mention.date, edtf=re.sub(r"\b\d{4}(?=-)", lambda y: str(int(y[0]) + 1), edtf))


def _is_weekday(mention: DateMention) -> bool:
    """Whether it is reckoned from the name of a day of the week."""
    weekday = re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", mention.text) is not None
    return weekday and mention.date.basis is Basis.RELATIVE and len(mention.date.edtf) == 10


def month_of(date: Date) -> Date:
    """The month of a day: for what lasts longer than the day on which it is told of."""
    return replace(date, edtf=date.edtf[:7]) if re.match(r"\d{4}-\d\d-\d\d", date.edtf) else date


def format_of(scene: Scene, start: int, end: int, kind: EngagementType) -> EngagementFormat | None:
    """How the parties met, as far as the words near tell."""
    words = engagement_cues().words
    near = scene.text[max(0, start - 60) : min(len(scene.text), end + 60)]
    if words["virtual"].search(near):
        return EngagementFormat.VIRTUAL
    if kind is EngagementType.CALL:
        return EngagementFormat.PHONE if words["phone"].search(near) else None
    if kind is EngagementType.VISIT or words["place"].search(near):
        return EngagementFormat.IN_PERSON
    return EngagementFormat.IN_PERSON if kind is EngagementType.MEETING and re.search(r"\bmet\b", near) else None
