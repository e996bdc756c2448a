"""Taskings: someone is told to follow up."""

import re
from itertools import islice

from pledgebook.extract.clauses import subject_of
from pledgebook.model.claim import Tasking
from pledgebook.model.document import Layout
from pledgebook.model.issue import Issue
from pledgebook.model.mention import Draft, Reading
from pledgebook.reference.actors import bodies

_TASK = re.compile(
    r"\b(?P<verb>task(?:s|ed|ing)?|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)?|order(?:s|ed)?|charg(?:es|ed)|mandat(?:es|ed)"
    r"|ask(?:s|ed)?|invit(?:es|ed)|assign(?:s|ed)?)\s+(?P<whom>(?!for\b|about\b|whether\b|that\b|if\b|on\b)[^,;.“”]{0,90}?)"
    r"\s*\b(?P<link>to|with)\s+(?P<action>[a-z][^.;”]{6,160})"
)
_OWN = re.compile(
    r"^(?:their|his|her|its|our|the|both|senior|respective|relevant)?\s*(?:[\w’']+\s+){0,3}(?:teams?|staffs?|services?|ministers?|officials|advis[eo]rs|experts"
    r"|departments?|agenc(?:y|ies)|cabinet|government|side|secretary|representatives?|administration|ministry|commission"
    r"|delegations?|representative|council|envoys?|working groups?|office)\b",
    re.IGNORECASE,
)
_MOST = 20  # tasks in a sentence that are looked at: no prose has as many
_SECOND = re.compile(r",?\s+and\s+(?P<whom>the\s+[A-Z][^,;.]{2,50}?)\s+to\s+(?P<action>[a-z][^.;”]{6,160})")
_STRONG = ("task", "instruct", "charg", "mandat", "direct")
_ASIDE = re.compile(r"\s+by\s+(?=(?:early|late|mid|the end|[A-Z]))[^,]*?(?=\s+on\b|$)|\s+(?:before|by)\s+[A-Z]\w+$")


def read_taskings(readings: tuple[Reading, ...], layout: Layout) -> tuple[list[Draft], list[Issue]]:
    """Drafts of taskings in the order of the text."""
    speaker = layout.document.speaker
    abroad = sum(_names_another(r, speaker) for r in readings) >= len(readings) / 2
    worth = [r for r in readings if abroad or _names_another(r, speaker)]
    return [draft for reading in worth for draft in _read(reading, speaker)], []


def _names_another(reading: Reading, speaker: str | None) -> bool:
    """Whether a sentence names anybody but the speaker: what a government tells its own at home is left out."""
    return any(a != speaker for m in reading.actors for a in m.actors)


def _read(reading: Reading, speaker: str | None) -> list[Draft]:
    text = reading.sentence.text
    drafts = []
    for match in islice(_TASK.finditer(text), _MOST):
        strong = match["verb"].lower().startswith(_STRONG)
        passive = (
            re.search(
                r"\b(?:was|were|been|is|are|be)\s+(?:\w+ly\s+)?$", text[max(0, match.start() - 40) : match.start()]
            )
            is not None
        )
        if not match["whom"].strip() and not passive:
            continue  # "asked to join"
        if not strong and not (_OWN.match(match["whom"]) or passive):
            continue
        subject = subject_of(reading, match.start())
        known = subject.actors if subject and not _is_slug(subject.actors) else ()
        who = known or _nearest(reading, match.start()) or _told_by(speaker, match, passive=passive)
        by, to = _sides(reading, match, who, passive=passive)
        start = match.start() if subject is None else subject.start
        second = _SECOND.search(text, match.start("action"), match.end("action"))
        end = second.start() if second else match.end("action")
        pieces = [(to, match.start("action"), end)]
        if second:
            pieces.append((_named(reading, *second.span("whom")) or who, *second.span("action")))
        for whom, first, last in pieces:
            if by and whom and (strong or passive or set(by) & set(whom)):  # others are invited, not told
                span = reading.sentence.locate(start, last)
                content = Tasking(by, whom, _action(text[first:last]))
                drafts.append(Draft(content, span, reading.sentence.index, "tasking/told", (match["verb"],), 0.7))
    return drafts


def _is_slug(actors: tuple[str, ...]) -> bool:
    """Whether the subject is a name that no table knows: "the co-chairs", "the High Commission"."""
    return bool(actors) and actors[0].islower() and actors[0] not in bodies()


def _told_by(speaker: str | None, match: re.Match[str], *, passive: bool) -> tuple[str, ...]:
    """An organ without a state's name is the speaker's own, where its own are told."""
    return (speaker,) if speaker and (passive or _OWN.match(match["whom"])) else ()


def _named(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for m in reading.actors if start <= m.start < end for a in m.actors))


def _nearest(reading: Reading, at: int) -> tuple[str, ...]:
    """The last party named before a verb that stands in quotation marks: both leaders “tasked their teams"."""
    before = [m for m in reading.actors if m.end <= at and m.actors and not m.possessive]
    opened = before and reading.sentence.text[before[-1].end : at].strip() in ("“", '"', "have", "has")
    return before[-1].actors if opened else ()


def _sides(
    reading: Reading, match: re.Match[str], who: tuple[str, ...], *, passive: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who tells and who is told; "their teams" are the tellers' own."""
    start, end = match.span("whom")
    inside = _named(reading, start, end)
    if passive:
        agents = inside if match["whom"].startswith("by") else ()
        return agents or who, who
    return who, inside or who


def _action(words: str) -> str:
    cut = re.split(r",\s+(?:and|which|who|while)\b|\s+(?:which|who)\s+", words)[0]
    return " ".join(_ASIDE.sub("", cut.rstrip(' ,”"')).split()[:22])
