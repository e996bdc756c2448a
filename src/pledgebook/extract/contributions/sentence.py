"""One sentence with what it may lean on: its verbs, its clause, its lead-in, the document's defaults."""

import re
from dataclasses import replace

from pledgebook.extract.contributions.acts import Act, acts
from pledgebook.extract.contributions.context import GIVING_REGIONS, Context, Told
from pledgebook.extract.contributions.parties import (
    is_body,
)
from pledgebook.model.mention import ActorForm, Reading
from pledgebook.reference.contribution_cues import contribution_cues

_CLAUSE = re.compile(
    r";|\s[—–-]\s|(?<=\w), while "
    r"|, (?:and|but|while) (?=(?:the )?[A-Z]\w+(?: [A-Z]\w+)?, [^,;.]{3,50}, (?:is|was|has|had|will|are|were|have)\b)"
    r"|, (?:and|but|while|which|who|where|as) (?!others\b)"
    r"(?=(?:[A-Za-z]+ (?:\w+ )?)?(?:will|has|have|is|are|was|were)\b|[A-Za-z]+ (?:\w+ )?\w+ed\b)"
)
_BOTH = re.compile(r"(?:both|the two|each of the two) (?:countries|nations|states)", re.IGNORECASE)


Bounds = tuple[int, int]


def slug(name: str) -> str:
    """A name as the id of a body that is known by its name only."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def is_place(actor: str) -> bool:
    """Whether it is a part of the world that aid goes to, and that gives none."""
    return actor in ("world", "international-organisations") or (
        actor.startswith("region-") and actor not in GIVING_REGIONS
    )


def _as_meant(reading: Reading, context: Context) -> Reading:
    """ "For both countries" beside two donors means the countries that the text is about."""
    if len(context.topic) != 2 or not any(_BOTH.match(m.text) for m in reading.actors):
        return reading
    actors = tuple(
        replace(m, actors=context.topic) if m.form is ActorForm.PRONOUN and _BOTH.match(m.text) else m
        for m in reading.actors
    )
    return replace(reading, actors=actors)


class TextOfAid:
    """A sentence as the readers of money and of goods see it."""

    def __init__(self, reading: Reading, context: Context) -> None:
        self.reading, self.context = _as_meant(reading, context), context
        self.text = reading.sentence.text
        self.acts = acts(self.text)
        self._breaks: list[Bounds] | None = None
        passage = reading.sentence.passage
        self.lead: Told | None = context.by_passage.get(passage.lead) if passage.lead is not None else None
        self.heading: Told | None = context.by_passage.get(passage.heading) if passage.heading is not None else None

    def clause(self, start: int, end: int) -> Bounds:
        """The clause around ``start:end``."""
        if self._breaks is None:  # asked for again and again, and dear to find
            self._breaks = [match.span() for match in _CLAUSE.finditer(self.text)]
        left, right = 0, len(self.text)
        for first, last in self._breaks:
            if last <= start:
                left = last
            elif first >= end:
                right = first
                break
        return left, right

    def is_at_home(self, clause: Bounds) -> bool:
        """Whether a speaker's clause tells of matters at home; a foreign place makes local ones foreign."""
        if not self.context.speaker:
            return False
        text, cues = self.text[clause[0] : clause[1]], contribution_cues()
        if cues.worldwide.search(text) or (self.context.is_about_aid and not self.context.domestic):
            return False
        if cues.home.search(text):
            return True
        if not cues.local.search(text):
            return False
        named = (m for m in self.reading.actors if m.form is not ActorForm.PRONOUN)  # "across the country": at home
        return all(a in self.context.speaker or is_body(a) for m in named for a in m.actors)

    def governing(self, at: int, clause: Bounds) -> list[Act]:
        """The verbs of the clause before ``at``, in order."""
        return [a for a in self.acts if clause[0] <= a.start < at]
