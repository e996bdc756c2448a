"""What speaks for and against a party's taking a stance in a clause: its words by where they stand, and its cues.

A trait is a short string. Scripts learn how much each weighs (`training/stances.py`), `judged` adds them up.
"""

import re
from collections.abc import Iterable

from pledgebook.extract.positions.party_clauses import PartyClause, leads_to_verb
from pledgebook.extract.positions.stances import Told
from pledgebook.model.mention import Reading

_WORD = re.compile(r"[\w’'-]+|,")
_NEGATED = re.compile(r"\b(?:not|never|no longer|nothing|none|neither|nor|nobody|no|without)\b|n[’']t\b")
_MODAL = re.compile(r"\b(?:will|would|could|can|may|might|ready|willing)\b")
_CONDITION = re.compile(r"\b(?:if|unless|until|once|provided|as long as|so long as|before|only|condition\w*)\b")
_ENDINGS = ("ing", "ed", "es", "s", "d")
_SHORTEST = 3  # letters that a word keeps without its ending
_NEAR, _FAR = 6, 25  # words of a predicate


def traits(reading: Reading, clause: PartyClause, cues: Iterable[Told], *, reported: bool) -> frozenset[str]:
    """The traits of one clause; ``cues`` are those of its sentence, ``reported`` is true of news."""
    text = reading.sentence.text
    said = text[clause.at : clause.end]
    words = [word.lower() for word in _WORD.findall(said)]
    begin = next((i for i, word in enumerate(words) if not leads_to_verb(word)), len(words))
    words = [*words[:begin], *map(_stem, words[begin:])]
    verb = words[begin : begin + 3]
    found = {f"aux:{word}" for word in words[:begin]}
    found.update(f"verb:{' '.join(verb[:count])}" for count in range(1, len(verb) + 1))
    found.update(f"near:{word}" for word in words[begin : begin + _NEAR])
    found.update(f"far:{word}" for word in words[begin + _NEAR : begin + _FAR])
    low = said.lower()
    found.update(
        name
        for name, holds in (
            ("negated", _NEGATED.search(low)),
            ("modal", _MODAL.search(low)),
            ("condition", _CONDITION.search(text.lower())),
            ("opens", clause.start < 12),
            ("figure", any(clause.at <= f.start < clause.end for f in reading.figures)),
            ("other party", _names_another(reading, clause)),
            ("quoted", _is_quoted(reading, clause)),
            ("news", reported),
        )
        if holds
    )
    for told in cues:
        if clause.at <= told.at < clause.end:
            found.update(("cue", f"cue:{told.cue.rule}"))
    found.update((f"form:{clause.form}", "state" if clause.actors[0].isupper() else "body"))
    return frozenset(found)


def _stem(word: str) -> str:
    """A word without its ending, figures all alike: enough to see that two forms are of one word."""
    word = word.strip("’'")
    if word[:1].isdigit():
        return "#"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def _names_another(reading: Reading, clause: PartyClause) -> bool:
    inside = (m for m in reading.actors if clause.at <= m.start < clause.end)
    return any(set(m.actors) - set(clause.actors) for m in inside)


def _is_quoted(reading: Reading, clause: PartyClause) -> bool:
    place = reading.sentence.locate(clause.start, clause.at)
    return any(place in quotation.span for quotation in reading.quotations)
