"""Positions told by plain words of backing and rejecting, where what is backed is a measure.

The frames of `positions` read how a stance is told in full. What they leave is read here
by three things only: a verb or noun of backing, its holder, and an object whose first words
name a measure (an agreement, a bill, a mission, talks), as general solidarity is no position.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import re2

from pledgebook.extract.clauses import subject_of
from pledgebook.extract.speakers import Speakers
from pledgebook.extract.wording import phrase, phrase_end
from pledgebook.model.claim import Position, Stance
from pledgebook.model.mention import Reading
from pledgebook.reference.data_file import load

_NOT = re.compile(
    r"\b(?:not|n[’']t|never|if|whether|should|could|would|may|might|urge\w*|ask\w*|call\w* (?:on|upon)|to)"
    r"\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"(?:to|for|from|that|President|Prime|Chancellor|Minister|Secretary|by)\b")
_STATE = re.compile(r"[A-Z]{3}$")
_WORDS = 9  # in which the measure is named


@cache
def _cues() -> tuple[tuple[Any, Stance], ...]:
    data = load("backing_cues")
    return tuple(
        (re2.compile(rf"(?i)\b(?:{'|'.join(words)})\b"), Stance(name)) for name, words in data["stances"].items()
    )


@cache
def _measure() -> Any:
    return re2.compile(rf"\b(?:{'|'.join(load('backing_cues')['measures'])})\b")


def backing(reading: Reading, speakers: Speakers) -> Iterator[tuple[Position, str]]:
    """Each position of a sentence with the word that it rests on."""
    text = reading.sentence.text
    for pattern, stance in _cues():
        for match in pattern.finditer(text):
            start, end = match.span()
            subject = phrase(text, end, phrase_end(text, end))
            if _NOT.search(text[max(0, start - 30) : start]) or not _is_measure(subject):
                continue
            told = subject_of(reading, start)
            holder = told.actors if told and told.actors else speakers.of(reading)
            if any(_STATE.match(a) for a in holder) or _is_body(holder):
                yield Position(holder, subject, stance), text[start:end].lower()
                break


def _is_body(holder: tuple[str, ...]) -> bool:
    """Whether one of the known international bodies holds it; programmes and firms take no stance."""
    return any(len(a) <= 6 or a == "allies-and-partners" for a in holder)


def _is_measure(subject: str) -> bool:
    """Whether the object is something that one can be for or against."""
    return not _OTHER.match(subject) and _measure().search(" ".join(subject.split()[:_WORDS])) is not None
