"""Whether a position was told before in the document, maybe in other words."""

import re
from collections.abc import Sequence

from pledgebook.model.claim import Position, Stance
from pledgebook.model.mention import Draft

Said = dict[tuple[tuple[str, ...], Stance], list[frozenset[str]]]
_BACK = re.compile(
    r"(?:this|that|these|those|such)\b|(?:bill|legislation|agreement|deal|plan|law|proposal|request)$", re.IGNORECASE
)


def is_new(draft: Draft, drafts: Sequence[Draft], said: Said) -> bool:
    """Whether neither the document nor the sentence said the same before; then it is remembered in ``said``."""
    content = draft.content
    if not isinstance(content, Position):
        return True
    words = frozenset(re.findall(r"\w{3,}", content.subject.lower()))
    before = said.setdefault((content.holder, content.stance), [])
    if before and _BACK.match(content.subject):
        return False
    if any(len(words & other) >= 0.6 * min(len(words), len(other)) for other in before):
        return False
    same = [d.content for d in drafts[-3:] if d.sentence == draft.sentence]
    if any(
        isinstance(c, Position)
        and c.holder == content.holder
        and (content.subject in c.subject or c.subject in content.subject)
        for c in same
    ):
        return False
    before.append(words)
    return True
