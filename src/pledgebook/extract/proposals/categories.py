"""What a proposal is about, told by the first telling word of its subject."""

import re
from functools import cache

from pledgebook.model.claim import Category
from pledgebook.reference.patterns import Glancing, glancing
from pledgebook.reference.proposal_cues import proposal_cues


@cache
def _patterns() -> tuple[tuple[Category, Glancing], ...]:
    cues = proposal_cues().categories
    return tuple((c, glancing(r"(?<!\w)(?:" + pattern + ")", re.IGNORECASE)) for c, pattern in cues.items())


def category_of(subject: str) -> Category:
    """The category whose cue stands first in ``subject``; of two at one place the longer; `other` without any."""
    best: tuple[int, int, Category] | None = None
    for category, pattern in _patterns():
        found = pattern.search(subject)
        if found and (best is None or (found.start(), -len(found[0])) < best[:2]):
            best = (found.start(), -len(found[0]), category)
    return best[2] if best else Category.OTHER
