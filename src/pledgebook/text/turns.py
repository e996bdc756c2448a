"""Turns of a transcript: "THE PRESIDENT:  Thank you." has a voice and a text."""

import re

from pledgebook.reference.speech import speech

_QUESTION = re.compile(r"[ \t\xa0]*(?:\*\*)?(Q)(?:\*\*)?(?:[ \xa0]{2,}|[ \xa0]*\t)[ \t\xa0]*(?=\S)")
_OPENS_QUESTION = "Q* \t\xa0"
_OPEN, _CLOSE = r"(?:\*{1,3}|__|\\?\[)?", r"(?:\\?\]|\*{1,3}|__)?"
_LABEL = re.compile(rf"[ \t\xa0]{{0,12}}{_OPEN}([A-ZÀ-Þ][^:\n*\[\]]{{0,70}}?){_CLOSE}:{_CLOSE}[ \t\xa0\n]+(?=\S)")
_ASIDE = re.compile(r"\s*\([^()]*\)|\s*#\d+$")
_PARTICLES = frozenset({"of", "the", "de", "von", "van", "der", "and", "for", "al"})
_LONGEST = 7  # words: "SECOND DEPUTY PRIME MINISTER AND MINISTER SMITH"


class Turns:
    """Knows the voices of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.seen: dict[str, bool] = {}

    def at(self, start: int, end: int) -> tuple[str, int] | None:
        """The voice whose turn begins at ``start`` and where its words begin, or None where no turn begins."""
        if self.text[start] in _OPENS_QUESTION and (question := _QUESTION.match(self.text, start, end)) is not None:
            return "Q", question.end()
        colon = self.text.find(":", start, min(end, start + 90))
        if colon < 0:
            return None
        label = _LABEL.match(self.text, start, end)
        if label is None:
            return None
        name = label.group(1).strip()
        if name not in self.seen:
            self.seen[name] = self._is_voice(name)
        return (" ".join(name.split()), label.end()) if self.seen[name] else None

    def _is_voice(self, name: str) -> bool:
        words = _ASIDE.sub("", name).split()
        known = speech()
        if not 0 < len(words) <= _LONGEST:
            return False
        bare = [word.casefold().rstrip(".,") for word in words]
        capitals = all(word.upper() == word or word[:2] in ("Mc", "Ma", "De") for word in words)
        again = self.text.count(f"{name}:") + self.text.count(f"{name}**:") > 1
        if not capitals and not (again and all(word[:1].isupper() or word in _PARTICLES for word in words)):
            return False
        first = bare[bare[0] == "the" and len(bare) > 1]
        titled = first in known.titles or (first in known.modifiers and not known.titles.isdisjoint(bare))
        if " ".join(bare) in known.labels or (titled and len(bare) > 1):
            return True
        # a bare surname is a voice when it takes its turn again and again
        return capitals and again and len(words) == 1 and bare[0] not in known.never
