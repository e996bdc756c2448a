"""Statements: direct quotations of a whole sentence or more, with who said them."""

import re

from pledgebook.extract.actors import find_actors
from pledgebook.model.claim import Statement
from pledgebook.model.document import Layout, Quotation
from pledgebook.model.issue import Issue
from pledgebook.model.mention import ActorForm, ActorMention, Draft, Reading
from pledgebook.model.span import Span

_FEWEST_WORDS = 4
_WHOLE = re.compile(r"^[\W_]*(?:[A-Z]|I\b|\d)")
_ENDS = re.compile(r"[.,!?…—–-]\W*$")
_ARTICLE = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)


def read_statements(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of statements in the order of the text; an issue where the speaker's party is not known.

    A text with turns is one conversation and quotes nobody; a few quoted words are no statement.
    """
    if any(p.voice for p in layout.passages):
        return [], []
    text = layout.document.text
    drafts: list[Draft] = []
    issues: list[Issue] = []
    seen: set[Quotation] = set()
    for reading in readings:
        for quotation in reading.quotations:
            if quotation in seen or quotation.speaker is None or not _is_whole(quotation.span.of(text)):
                continue
            seen.add(quotation)
            speaker = _ARTICLE.sub(lambda m: m[0].lower(), " ".join(quotation.speaker.of(text).split()))
            party = _party(quotation.speaker, speaker, readings)
            if party is None:
                told = f"it is not known for whom {speaker!r} speaks"
                issues.append(Issue("statement-without-party", told, layout.document.source, quotation.span))
                continue
            words = " ".join(quotation.span.of(text).split())
            span = _with_speaker(quotation, layout)
            drafts.append(
                Draft(
                    Statement(speaker, party, words), span, reading.sentence.index, "statement/quoted", ("said",), 0.9
                )
            )
    return drafts, issues


def _is_whole(quoted: str) -> bool:
    """Whether the words are a whole sentence or more: a capital to begin with, a mark at the end, more than a few."""
    return len(quoted.split()) >= _FEWEST_WORDS and bool(_WHOLE.match(quoted)) and bool(_ENDS.search(quoted.rstrip()))


def _party(place: Span, speaker: str, readings: tuple[Reading, ...]) -> str | None:
    for reading in readings:
        sentence = reading.sentence
        if not sentence.span.overlaps(place):
            continue
        for mention in reading.actors:
            if mention.actors and sentence.locate(mention.start, mention.end).overlaps(place):
                return _owner_of(mention, reading) or mention.actors[0]
    known = [m.actors[0] for m in find_actors(speaker) if m.actors]
    if known:
        return known[0]
    # an office told after the name: "said Ana Ruiz, deputy head of the World Food Programme"
    for reading in readings:
        if reading.sentence.span.overlaps(place):
            at = reading.sentence.text.find(speaker)
            after = [m for m in reading.actors if m.actors and at >= 0 and 0 <= m.start - at - len(speaker) <= 40]
            if after:
                return after[0].actors[0]
    return _introduced(speaker, readings)


def _owner_of(mention: ActorMention, reading: Reading) -> str | None:
    """The state whose envoy to a body it is: "Syria's UN envoy", "its EU ambassador"."""
    before = [m for m in reading.actors if m.end <= mention.start and mention.start - m.end <= 1]
    owned = before and (before[-1].possessive or before[-1].form is ActorForm.ADJECTIVE)
    envoy = re.search(r"\b(?:envoy|ambassador|representative|delegate)\b", mention.text, re.IGNORECASE)
    return before[-1].actors[0] if owned and envoy and before[-1].actors else None


def _introduced(speaker: str, readings: tuple[Reading, ...]) -> str | None:
    """The party with which a bare name was introduced elsewhere: "Minister Ruiz of Spain" and later "Ruiz"."""
    surname = speaker.rsplit(maxsplit=1)[-1]
    parties = {m.actors[0] for r in readings for m in r.actors if m.actors and surname in m.text.split()}
    return parties.pop() if len(parties) == 1 else None


def _with_speaker(quotation: Quotation, layout: Layout) -> Span:
    """The quotation with its marks and, where they adjoin, the words that tell its speaker."""
    text = layout.document.text
    start, end = max(0, quotation.span.start - 1), min(len(text), quotation.span.end + 1)
    if quotation.speaker is not None and 0 <= quotation.speaker.start - end <= 40:
        end = quotation.speaker.end
        said = re.compile(r"\s+(?:said|told|added|wrote|says)\b[^.\n]{0,40}").match(text, end)
        end = said.end() if said else end
    return Span(start, end)
