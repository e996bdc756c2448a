"""Whose "we" it is, and who is reported to say what follows."""

import re
from collections import Counter
from dataclasses import dataclass

from pledgebook.extract.clauses import subject_of
from pledgebook.model.document import Layout
from pledgebook.model.mention import ActorForm, ActorMention, Reading

_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")
_SAYS_WE = 0.015  # share of words from which a text speaks for itself
_SAID = re.compile(
    r"\b(?:said|says|say|stressed|insist(?:ed|s)|made clear|added|warned|not(?:ed|es)|emphasi[sz]ed|underscored"
    r"|repeated|reiterated|argued)\b(?:[^,;]{0,40}|[^,;]{0,90}\bthat\s+(?:\w+\s+){0,3})$"
)


def reporter(reading: Reading, before: int, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """Who says what stands at ``before``: the subject of "said that", else the document's ``speaker``."""
    said = _SAID.search(reading.sentence.text, max(0, before - 200), before)
    found = subject_of(reading, said.start()) if said else None
    return found.actors if found and found.actors else speaker


_PRESS = frozenset(("Q", "QUESTION", "REPORTER", "PRESS", "MODERATOR", "OPERATOR"))


def is_press(reading: Reading) -> bool:
    """Whether a journalist speaks: a question tells no claim of the parties it is about."""
    voice = reading.sentence.passage.voice
    return voice is not None and voice.upper() in _PRESS


@dataclass(frozen=True, slots=True)
class Speakers:
    """Whose "we" and "I" it is: the document's, and in a transcript that of each voice."""

    document: tuple[str, ...]
    voices: dict[str, tuple[str, ...]]

    def of(self, reading: Reading) -> tuple[str, ...]:
        """Who speaks in the sentence; () where a voice is not known."""
        voice = reading.sentence.passage.voice
        own = next((m.actors for m in reading.actors if _is_ours(m)), None)
        return own or (self.document if voice is None else self.voices.get(voice, ()))


def _is_ours(mention: ActorMention) -> bool:
    return (
        mention.form is ActorForm.PRONOUN
        and bool(mention.actors)
        and mention.text.lower() in ("we", "our", "us", "i", "my", "me")
    )


def _is_quoted(reading: Reading, mention: ActorMention) -> bool:
    """Whether a "we" stands in somebody's quoted words: it is theirs, not the reporter's."""
    span = reading.sentence.locate(mention.start, mention.end)
    return any(span in quotation.span for quotation in reading.quotations)


def is_reported(layout: Layout) -> bool:
    """Whether a text tells of parties from outside: news, or a government's notice that hardly says "we".

    The White House's own texts tell courtesies in the third person, too; they count as spoken.
    """
    document = layout.document
    if document.speaker is None:
        return True
    told = document.body.of(document.text)
    return document.speaker != "USA" and len(_WE.findall(told)) < _SAYS_WE * len(told.split())


def speakers_of(readings: tuple[Reading, ...], layout: Layout) -> Speakers:
    """Whose "we" the document mostly is, its speaker where no "we" is settled; the same for each voice."""
    document: Counter[tuple[str, ...]] = Counter()
    voices: dict[str, Counter[tuple[str, ...]]] = {}
    reported = layout.document.speaker is None
    for reading in readings:
        voice = reading.sentence.passage.voice
        count = document if voice is None else voices.setdefault(voice, Counter())
        count.update(m.actors for m in reading.actors if _is_ours(m) and not (reported and _is_quoted(reading, m)))
    speaker = layout.document.speaker
    ours = document.most_common(1)
    return Speakers(
        ours[0][0] if ours else (speaker,) if speaker else (),
        {voice: count.most_common(1)[0][0] for voice, count in voices.items() if count},
    )
