"""Statements: direct quotations of a whole sentence or more, with who said them."""

import re
from collections.abc import Iterator

from pledgebook.extract.statements.spokespeople import Spokespeople
from pledgebook.model.claim import Statement
from pledgebook.model.document import Layout, Quotation
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.model.span import Span

_FEWEST_WORDS = 4
_WHOLE = re.compile(r"^[\W_]*(?:[A-Z]|I\b|\d)")
_ENDS = re.compile(r"[.,!?…—–-]\W*$")
_FULL_STOP = re.compile(r"[.!?]\W*$")
_STOPPED = re.compile(r"[”\"’']\s*[.!?]")  # the full stop outside the marks
_MANY_WORDS = 7
_TOLD, _GUESSED = 0.9, 0.5  # how sure a statement is whose speaker's party is told, and of one who is met on the spot
_APART = 120  # characters of "he said, beside his colleague," between the parts of a quotation
_FULL = re.compile(r"[.!?:]\s*[\"“‘']?\s*$|[a-z][.!?]\s+[A-Z]|\n")
_AGAIN = re.compile(r"\n\s*\n[\s*_]*[\"“„«‘]?")  # the mark that opens again in the next paragraph
_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)


def read_statements(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of statements in the order of the text; an issue where the speaker's party is not known.

    A text with turns is one conversation and quotes nobody; a few quoted words are no statement.
    """
    if any(p.voice for p in layout.passages) or not any("other" in r.may_tell for r in readings):
        return [], []
    text = layout.document.text
    speakers = Spokespeople(readings, layout.document)
    drafts: list[Draft] = []
    issues: list[Issue] = []
    for spoken, sentence in _whole_ones(readings, text):
        name = spoken[0].speaker
        if name is None:
            continue
        speaker = _ARTICLE.sub(lambda m: m[0].lower(), " ".join(name.of(text).split()))
        party, sure = speakers.party(name), _TOLD
        if party is None:
            party, sure = speakers.local(name), _GUESSED
        if party is None:
            told = f"it is not known for whom {speaker!r} speaks"
            issues.append(Issue("statement-without-party", told, layout.document.source, spoken[0].span))
            continue
        words = " ".join(_AGAIN.sub(" ", one.span.of(text)) for one in spoken)
        content = Statement(speaker, party, " ".join(words.split()))
        drafts.append(Draft(content, _with_speaker(spoken, layout), sentence, "statement/quoted", ("said",), sure))
    return drafts, issues


def _whole_ones(readings: tuple[Reading, ...], text: str) -> Iterator[tuple[list[Quotation], int]]:
    """The quotations that are statements, each with the sentence it begins in.

    One that "he said" parts is one: “They are old,” he said, “but they fly.”
    """
    told: dict[Quotation, int] = {}
    for reading in readings:
        for quotation in reading.quotations:
            told.setdefault(quotation, reading.sentence.index)
    parts: list[list[Quotation]] = []
    for quotation in told:
        if parts and _goes_on(parts[-1][-1], quotation, text):
            parts[-1].append(quotation)
        else:
            parts.append([quotation])
    for spoken in parts:
        words = " ".join(one.span.of(text) for one in spoken)
        stopped = _STOPPED.match(text, spoken[-1].span.end) is not None and len(words.split()) >= _MANY_WORDS
        if _is_whole(words + "." if stopped else words):
            yield spoken, told[spoken[0]]


def _goes_on(former: Quotation, quotation: Quotation, text: str) -> bool:
    """Whether only "he said" within one sentence parts the two."""
    between = text[former.span.end : quotation.span.start]
    opened, ended = text[former.span.start : former.span.end], former.span.of(text).rstrip()[-1:]
    told = former.speaker is not None and former.speaker == quotation.speaker
    return (
        told and ended in (",", "—", "–", "-") and len(between) < _APART and bool(opened) and not _FULL.search(between)
    )


def _is_whole(quoted: str) -> bool:
    """Whether the words are a whole sentence or more: a capital to begin with, a mark at the end, more than a few."""
    fewest = _FEWEST_WORDS - bool(_FULL_STOP.search(quoted))
    return len(quoted.split()) >= fewest and bool(_WHOLE.match(quoted)) and bool(_ENDS.search(quoted.rstrip()))


def _with_speaker(spoken: list[Quotation], layout: Layout) -> Span:
    """The quotation with its marks and, where they adjoin, the words that tell its speaker."""
    text, last = layout.document.text, spoken[-1]
    start, end = max(0, spoken[0].span.start - 1), min(len(text), last.span.end + 1)
    if last.speaker is not None and 0 <= last.speaker.start - end <= 40:
        end = last.speaker.end
        said = re.compile(r"\s+(?:said|told|added|wrote|says)\b[^.\n]{0,40}").match(text, end)
        end = said.end() if said else end
    return Span(start, end)
