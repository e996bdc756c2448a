"""What the judge sees of a candidate: short strings, each true of it, whose weights add up.

Each names its kind before a colon or an equals sign: ``l4:pledg`` is a stem among the four words
left of the figure, ``near:trade`` a cue of `reference/data/contribution_cues.toml` beside it,
``before=give/have`` the act that governs it. Countries, bodies and sums stand by their classes only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

from pledgebook.extract.actors import find_actors
from pledgebook.extract.contributions.acts import Act
from pledgebook.extract.contributions.context import Context
from pledgebook.extract.contributions.givers import donor_beside
from pledgebook.extract.contributions.judging.candidates import Candidate
from pledgebook.extract.contributions.judging.roles import roles
from pledgebook.extract.contributions.judging.words import stems, words_of
from pledgebook.extract.contributions.parties import recipients_of, subject_before
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.model.document import PassageKind
from pledgebook.model.mention import Reading
from pledgebook.reference.contribution_cues import contribution_cues
from pledgebook.reference.currencies import is_of

_CUES = (
    "noun", "no_assistance", "trade", "private", "lent", "not_giving", "home", "local", "worldwide", "cause",
    "cumulative", "whole", "business", "assistance", "new_aid", "bill", "aid", "programme",
)  # fmt: skip
_FLAGS = ("business", "cancels", "conversation", "in_title", "bill", "clear", "is_about_aid")
_LARGE_CURRENCIES = ("USD", "EUR", "GBP")
_BEFORE, _AFTER = 60, 70  # characters beside a figure that cues are looked for in


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


def features(sentence: TextOfAid, candidate: Candidate, among: int, seen: Seen) -> list[str]:
    """All that is true of a candidate, one of ``among`` in its sentence; none comes twice."""
    return list(
        dict.fromkeys(
            (
                "any",
                *_words(sentence, candidate),
                *_acts(sentence, candidate),
                *_cues(sentence, candidate),
                *_parties(sentence, candidate),
                *_figure(sentence.context, candidate, among),
                *_place(sentence),
                *_document(sentence.context, seen),
            )
        )
    )


def _words(sentence: TextOfAid, candidate: Candidate) -> Iterator[str]:
    words = words_of(sentence)
    left = [w.said for w in reversed(words) if w.end <= candidate.figure.start]
    right = [w.said for w in words if w.start >= candidate.figure.end]
    for side, said in (("l", left), ("r", right)):
        for place in range(3):
            yield f"{side.upper()}{place}={said[place] if place < len(said) else 'end'}"
        for reach in (4, 9):
            for word in said[:reach]:
                yield f"{side}{reach}:{word}"


def _acts(sentence: TextOfAid, candidate: Candidate) -> Iterator[str]:
    first, last = sentence.clause(candidate.figure.start, candidate.figure.end)
    before = [a for a in sentence.acts if first <= a.start < candidate.figure.start]
    after = [a for a in sentence.acts if candidate.figure.end <= a.start < last]
    for name, act in (("before", before[-1] if before else None), ("after", after[0] if after else None)):
        yield f"{name}={act.cue if act else 'none'}"
        if act:
            yield f"{name}={act.cue}/{_tense(act)}"


def _tense(act: Act) -> str:
    rows = (("will", act.will), ("have", act.have), ("may", act.may), ("past", act.past), ("ing", act.progressive))
    tense = next((name for name, fits in rows if fits), "infinitive" if act.infinitive else "present")
    return f"passive {tense}" if act.passive else tense


def _cues(sentence: TextOfAid, candidate: Candidate) -> Iterator[str]:
    first, last = sentence.clause(candidate.figure.start, candidate.figure.end)
    near = sentence.text[max(first, candidate.figure.start - _BEFORE) : min(last, candidate.figure.end + _AFTER)]
    clause = sentence.text[first:last]
    cues = contribution_cues()
    for name in _CUES:
        if getattr(cues, name).search(clause):
            yield f"clause:{name}"
            if getattr(cues, name).search(near):
                yield f"near:{name}"


def _parties(sentence: TextOfAid, candidate: Candidate) -> Iterator[str]:
    at = candidate.figure.start
    clause = sentence.clause(at, candidate.figure.end)
    subject = roles(subject_before(sentence.reading, at, clause[0]), sentence.context)
    governing = sentence.governing(at, clause)
    told = recipients_of(sentence.reading, governing[-1].start if governing else at, at, clause)
    grade, receiver = (told[0][0], roles(told[0][1], sentence.context)) if told else (0, "none")
    yield f"subject={subject}"
    yield f"receiver={grade}"
    yield f"receiver={grade}/{receiver}"
    yield f"subject={subject}>{grade}"
    yield f"beside={roles(donor_beside(sentence.reading, at), sentence.context)}"


def _figure(context: Context, candidate: Candidate, among: int) -> Iterator[str]:
    figure = candidate.figure.figure
    top = figure.value if figure.value is not None else figure.high
    currency = figure.currency or ""
    yield f"digits={int(log10(top)) if top and top > 0 else 0}"
    yield f"said={figure.qualifier}"
    yield f"sums={min(4, among)}"
    yield f"currency={currency if currency in _LARGE_CURRENCIES else 'other'}"
    for name, actors in (("topic", context.topic), ("speaker", context.speaker)):
        if any(a.isupper() and is_of(currency, a) for a in actors):
            yield f"currency-of={name}"
    if candidate.bare:
        yield "bare"


def _place(sentence: TextOfAid) -> Iterator[str]:
    passage = sentence.reading.sentence.passage
    yield f"passage={passage.kind}"
    if passage.kind is PassageKind.ENTRY and sentence.lead is not None:
        yield f"lead={'whole' if sentence.lead.draft is not None else 'donors' if sentence.lead.donors else 'other'}"
    if passage.voice:
        yield "voice"
    if sentence.reading.quotations:
        yield "quoted"


def _document(context: Context, seen: Seen) -> Iterator[str]:
    who = "american" if context.domestic else "speaker" if context.speaker else "news"
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
