"""What the judge sees around a place of a sentence, whatever stands there: words, acts, cues, parties, the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pledgebook.extract.actors import find_actors
from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.givers import donor_beside
from pledgebook.extract.contributions.judging.roles import roles
from pledgebook.extract.contributions.judging.words import Word, stems
from pledgebook.extract.contributions.parties import recipients_of, subject_before
from pledgebook.extract.contributions.sentence import Bounds, TextOfAid
from pledgebook.model.document import PassageKind
from pledgebook.model.mention import Reading
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.patterns import Together

_CUES = (
    "noun", "no_assistance", "trade", "private", "lent", "not_giving", "home", "local", "worldwide", "cause",
    "cumulative", "whole", "business", "assistance", "new_aid", "bill", "aid", "programme",
)  # fmt: skip
_FLAGS = ("business", "cancels", "conversation", "in_title", "bill", "clear", "is_about_aid")
_BEFORE, _AFTER = 60, 70  # characters beside a place that cues are looked for in


@dataclass(slots=True)
class Seen:
    """How far the reading of a document has come, and what it has met."""

    sentences: int  # of the document
    of_aid: float  # share of them that speak of assistance
    title: tuple[str, ...]  # stems of its title, names of actors left out
    read: int = 0
    told: int = 0  # contributions of money that the rules found
    since: int = 9  # sentences since the last of them


def look(readings: tuple[Reading, ...], context: Context) -> Seen:
    """What is seen of a document as a whole."""
    cue = contribution_cues().assistance
    of_aid = sum(cue.search(r.sentence.text) is not None for r in readings)
    title, place = "", 0
    for mention in find_actors(context.title):
        title += context.title[place : mention.start]
        place = mention.end
    return Seen(len(readings), of_aid / max(1, len(readings)), tuple(stems(title + context.title[place:])))


def beside(words: list[Word], place: Bounds) -> Iterator[str]:
    """The words left and right of a place: the nearest three each by where they stand, up to nine as a bag."""
    left = [w.said for w in reversed(words) if w.end <= place[0]]
    right = [w.said for w in words if w.start >= place[1]]
    for side, said in (("l", left), ("r", right)):
        for at in range(3):
            yield f"{side.upper()}{at}={said[at] if at < len(said) else 'end'}"
        for reach in (4, 9):
            for word in said[:reach]:
                yield f"{side}{reach}:{word}"


def acts_beside(sentence: TextOfAid, place: Bounds) -> Iterator[str]:
    """The acts of the clause before and behind a place, with their tense."""
    first, last = sentence.clause(*place)
    before = [a for a in sentence.acts if first <= a.start < place[0]]
    after = [a for a in sentence.acts if place[1] <= a.start < last]
    for name, act in (("before", before[-1] if before else None), ("after", after[0] if after else None)):
        yield f"{name}={act.cue if act else 'none'}"
        if act:
            yield f"{name}={act.cue}/{_tense(act)}"


def _tense(act: Act) -> str:
    rows = (("will", act.will), ("have", act.have), ("may", act.may), ("past", act.past), ("ing", act.progressive))
    tense = next((name for name, fits in rows if fits), "infinitive" if act.infinitive else "present")
    return f"passive {tense}" if act.passive else tense


def cues_near(sentence: TextOfAid, place: Bounds) -> Iterator[str]:
    """The cues in the clause of a place, and near it."""
    first, last = sentence.clause(*place)
    near = sentence.text[max(first, place[0] - _BEFORE) : min(last, place[1] + _AFTER)]
    clause = sentence.text[first:last]
    told = _cues().standing_in(clause)
    beside = _cues().standing_in(near) if told else ()
    for cue in told:
        yield f"clause:{_CUES[cue]}"
        if cue in beside:
            yield f"near:{_CUES[cue]}"


@cache
def _cues() -> Together:
    return Together(getattr(contribution_cues(), name).pattern.pattern for name in _CUES)


def parties_of(sentence: TextOfAid, place: Bounds) -> Iterator[str]:
    """Who acts before a place, who gets what stands there, and who is named right beside it, by their roles."""
    clause = sentence.clause(*place)
    subject = roles(subject_before(sentence.reading, place[0], clause[0]), sentence.context)
    governing = sentence.governing(place[0], clause)
    start = governing[-1].start if governing else place[0]
    told = recipients_of(sentence.reading, start, place[0], clause)
    grade, receiver = (told[0][0], roles(told[0][1], sentence.context)) if told else (0, "none")
    yield f"subject={subject}"
    yield f"receiver={grade}"
    yield f"receiver={grade}/{receiver}"
    yield f"subject={subject}>{grade}"
    yield f"beside={roles(donor_beside(sentence.reading, place[0]), sentence.context)}"


def passage_of(sentence: TextOfAid) -> Iterator[str]:
    """What kind of passage it is, what led it in, and whether somebody speaks."""
    passage = sentence.reading.sentence.passage
    yield f"passage={passage.kind}"
    if passage.kind is PassageKind.ENTRY and sentence.lead is not None:
        yield f"lead={'whole' if sentence.lead.draft is not None else 'donors' if sentence.lead.donors else 'other'}"
    if passage.voice:
        yield "voice"
    if sentence.reading.quotations:
        yield "quoted"


def document_of(context: Context, seen: Seen) -> Iterator[str]:
    """What kind of text it is, and how far it has been read."""
    who = context.voice
    yield f"who={who}"
    yield f"about={min(4, int(context.about_aid * 6))}"
    yield f"about={min(4, int(context.about_aid * 6))}/{who}"
    for name in _FLAGS:
        if getattr(context, name):
            yield f"text:{name}"
            yield f"text:{name}/{who}"
    yield f"topics={min(3, len(context.topic))}/{who}"
    for word in seen.title:
        yield f"title:{word}"
    yield f"of-aid={min(5, int(8 * seen.of_aid))}"
    yield f"part={int(5 * seen.read / max(1, seen.sentences))}"
    yield f"told={min(6, seen.told)}"
    yield f"told-rate={min(5, int(10 * seen.told / (seen.read + 2)))}"
    yield f"since={seen.since if seen.since < 3 else 'far'}"
