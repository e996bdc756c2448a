"""Those who open a sentence of a readout or a joint statement without a name: "Participants welcomed the plan"."""

import re
from functools import cache

from pledgebook.model.document import Document
from pledgebook.model.mention import ActorForm, ActorMention
from pledgebook.reference import actors
from pledgebook.resolve.voices import named, signatories

_OCCASION = re.compile(r"\b(?:readout|meeting|call|summit|dialogue|consultations|communiqu\w+)\b", re.IGNORECASE)
_PRESS = re.compile(r"\b(?:press|fact sheet|remarks|background)\b", re.IGNORECASE)
_MOST = 12  # parties of an occasion that its title names


def sides(document: Document) -> tuple[str, ...]:
    """Those of whose occasion a readout or a joint statement tells: its makers, or whom its title names."""
    if found := signatories(document):
        return found
    title = document.title or ""
    if not _OCCASION.search(title) or _PRESS.search(title):
        return ()
    found = tuple(dict.fromkeys((*((document.speaker,) if document.speaker else ()), *named(title))))
    return found if 1 < len(found) <= _MOST else ()


def opener(text: str) -> ActorMention | None:
    """The subject that opens the sentence, as a mention without ids; "Leaders of Chad met" opens with none."""
    found = _pattern().match(text)
    return ActorMention(found.start("who"), found.end("who"), found["who"], ActorForm.PRONOUN, ()) if found else None


@cache
def _pattern() -> re.Pattern[str]:
    known = actors.collectives()["openers"]["words"]
    words = rf"(?:The|All) (?:{'|'.join(known)})|{'|'.join(word.capitalize() for word in known)}"
    verb = r"(?:\w+ed|met|took|held|spoke|made|will|have|had)"
    return re.compile(rf"(?:[^\w\s]\s*)?(?P<who>{words})(?=\s+(?:also\s+|further\s+|then\s+|\w+ly\s+)?{verb}\b)")
