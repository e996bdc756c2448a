"""Whether a figure adds up what was given before, by trained weights over its words; they hear what the rules say.

The weights are data (`reference/data/judge_totals.tsv`), made by `python -m training.totals`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pledgebook.extract.contributions.judging.judge import verdict
from pledgebook.extract.contributions.judging.words import stem
from pledgebook.extract.contributions.sentence import TextOfAid
from pledgebook.model.mention import Unit
from pledgebook.reference.contribution_cues import contribution_cues

if TYPE_CHECKING:
    from pledgebook.extract.contributions.acts import Act
    from pledgebook.extract.contributions.build import Found
    from pledgebook.model.figure import Figure

MODEL = "totals"
_WORD = re.compile(r"[A-Za-z][\w’'-]*|\d[\d,.]*|[,;:()—–$]")
_NEAR = 90  # characters beside the find whose words are heard by their side
_BEFORE_CLAUSE = 40  # characters before a clause in which a date still is its own
_YEAR = re.compile(r"\b(?:in|during|FY|fiscal year|year) ?(?:19|20)\d\d\b")
_FORMS = ("have", "will", "passive", "progressive", "infinitive")
_CUES = ("cumulative", "whole")
_SAID = 30  # letters of a cue that tell it from others


@dataclass(frozen=True, slots=True)
class Summed:
    """A find as training hears it: what is true of it, and whether the rules take it for a running total."""

    sentence: TextOfAid
    found: "Found"
    features: tuple[str, ...]
    ruled: bool


def adds_up(sentence: TextOfAid, found: "Found", *, ruled: bool) -> bool:
    """Whether it is a running total; where training listens, as the rules say."""
    said = features(sentence, found)
    if sentence.context.summed is not None:
        sentence.context.summed.append(Summed(sentence, found, tuple(said), ruled))
        return ruled
    told = verdict(MODEL, [*said, *ruling(found, ruled=ruled)], ruled=ruled)
    return told.accepts or (ruled and not told.vetoes)


def features(sentence: TextOfAid, found: "Found") -> list[str]:
    """All that is true of a find, what the rules say left out; none comes twice."""
    said = ["any", *_itself(found), *_verb(found), *_words(sentence, found), *_times(sentence, found)]
    said += [*_cues(sentence, found), *_sums(sentence, found)]
    return list(dict.fromkeys(said))


def ruling(found: "Found", *, ruled: bool) -> list[str]:
    """What the rules say: how far to trust them is learned apart."""
    word = "yes" if ruled else "no"
    return [f"rules={word}", f"rules={word}/{found.stage}", f"rules={word}/{found.given}"]


def _figure(found: "Found") -> "Figure | None":
    return found.amount or next((i.quantity for i in found.items if i.quantity), None)


def _qualifier(found: "Found") -> str:
    figure = _figure(found)
    return str(figure.qualifier) if figure else "none"


def _itself(found: "Found") -> Iterator[str]:
    given, stage, figure, how = found.given, found.stage, _figure(found), _qualifier(found)
    yield from (f"given={given}", f"stage={stage}", f"stage={stage}/{given}")
    yield from (f"said={how}", f"said={how}/{given}", f"said={how}/{stage}")
    if figure is not None:
        yield f"digits={given}/{len(str(int(figure.announced)))}"
    for item in found.items:
        yield from (f"head={stem(word)}" for word in item.name.split()[-1:])
        if item.name.startswith("training"):
            yield "head=training"


def _verb(found: "Found") -> Iterator[str]:
    act: Act | None = found.act
    if act is None:
        yield "act=none"
        return
    yield from (f"act={act.cue}", f"verb={stem(act.word.split()[0])}")
    yield f"act={act.cue}/{'before' if act.end <= found.start else 'after'}"
    for form in _FORMS:
        if getattr(act, form):
            yield from (form, f"{form}/{act.cue}", f"{form}/{found.given}", f"{form}/{_qualifier(found)}")


def _stems(text: str) -> list[str]:
    return [stem(w) if w[0].isalpha() else "#" if w[0].isdigit() else w for w in _WORD.findall(text)]


def _words(sentence: TextOfAid, found: "Found") -> Iterator[str]:
    text, (left, right) = sentence.text, found.clause
    before = _stems(text[max(left, found.start - _NEAR) : found.start])
    after = _stems(text[found.end : min(right, found.end + _NEAR)])
    yield from (f"before:{word}" for word in before)
    yield from (f"after:{word}" for word in after)
    yield from (f"clause:{word}" for word in _stems(text[left:right]))
    yield from (f"before{place}:{word}" for place, word in enumerate(reversed(before[-2:]), 1))
    yield from (f"after{place}:{word}" for place, word in enumerate(after[:2], 1))


def _times(sentence: TextOfAid, found: "Found") -> Iterator[str]:
    left, right = found.clause
    dates = sentence.reading.dates
    if any(d.since and left - _BEFORE_CLAUSE <= d.start <= right for d in dates):
        yield from ("since", f"since/{found.stage}")
    elif any(d.since for d in dates):
        yield "since-elsewhere"
    count = min(2, sum(left <= d.start < right for d in dates))
    yield from (f"dates={count}", f"dates={count}/{found.stage}")
    if _YEAR.search(sentence.text, left, right):
        yield from ("year", f"year/{found.stage}", f"year/{found.given}")


def _cues(sentence: TextOfAid, found: "Found") -> Iterator[str]:
    cues, text, (left, right) = contribution_cues(), sentence.text, found.clause
    for name in _CUES:
        for side, start, end in (("before", left, found.start), ("after", found.end, right)):
            if (cue := getattr(cues, name).search(text[start:end])) is not None:
                yield from (f"{name}-{side}", f"{name}-{side}/{found.stage}", f"{name}-{side}/{found.given}")
                yield f"{name}-{side}:{cue.group().lower()[:_SAID]}"
    if sentence.lead is not None and cues.cumulative.search(sentence.lead.text):
        yield "led-cumulative"


def _sums(sentence: TextOfAid, found: "Found") -> Iterator[str]:
    money = [f for f in sentence.reading.figures if f.unit is Unit.MONEY]
    before = [f for f in money if f.end <= found.start]
    after = sum(f.start >= found.end for f in money)
    yield f"sums={min(2, len(before))}/{min(2, after)}"
    if found.amount and before:
        yield "more-than-before" if found.amount.announced > before[-1].figure.announced else "no-more-than-before"
    yield f"who={sentence.context.voice}"
