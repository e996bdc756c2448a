"""The readings that a reader of one kind of claim has to look at."""

from pledgebook.model.mention import Reading


def until_told(readings: tuple[Reading, ...], kind: str) -> tuple[Reading, ...]:
    """The readings up to the last that may tell a kind of claim or is led in by one, () where none may.

    What comes behind adds nothing to the claims of that kind.
    """
    last, passages = 0, set()
    for count, reading in enumerate(readings, 1):
        passage = reading.sentence.passage
        if kind in reading.may_tell:
            passages.add(passage.index)
            last = count
        elif passage.lead in passages:
            last = count
    return readings[:last]


def telling(readings: tuple[Reading, ...], kind: str) -> frozenset[int]:
    """The indices of the sentences that may tell a kind of claim, of what leads them in, and of what they lead in."""
    passages = {r.sentence.passage.index for r in readings if kind in r.may_tell}
    leading: set[int] = set()
    found: set[int] = set()
    for reading in reversed(readings):
        passage = reading.sentence.passage
        if kind in reading.may_tell or passage.index in leading or passage.lead in passages:
            found.add(reading.sentence.index)
            leading.update(p for p in (passage.lead, passage.heading) if p is not None)
    return frozenset(found)
