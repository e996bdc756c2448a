"""The words that name what a stance is about, without what only hangs on them."""

import re

SHORTEST = 4  # letters of a subject
_TAIL = re.compile(
    r"\s+(?:(?:and|but)\s+(?:is|are|was|were|has|have|had|will|would|does|did|not|cannot)"
    r"|who|that|which|so that|to (?:my|the [Pp]resident’s) desk|without delay|immediately|as soon as)\b"
)
_COPULA = re.compile(r"\s+(?:is|are|was|were|be|been|has been|have been|will be)$")


def shortened(subject: str) -> str:
    """The subject without relative clause and haste, where enough is left."""
    subject = _COPULA.sub("", subject.removeprefix("to "))
    cut = _TAIL.search(subject)
    return subject[: cut.start()] if cut and len(subject[: cut.start()].split()) >= 2 else subject
