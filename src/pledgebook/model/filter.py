"""What is to be looked at: the same filter for every view."""

from dataclasses import dataclass

from pledgebook.model.claim import AidType, Category, Direction, EngagementStatus, EngagementType, Stage, Stance
from pledgebook.model.date import day_range

# what a record's columns `aid_type` and `type`, `stage` and `status` may hold, in the order of the kinds
_KNOWN = {
    "type": tuple(dict.fromkeys(word.value for kind in (AidType, EngagementType, Direction, Stance) for word in kind)),
    "stage": tuple(dict.fromkeys(word.value for kind in (Stage, EngagementStatus, Category) for word in kind)),
}


class ViewError(ValueError):
    """What was asked cannot be answered; the message is one line that says why."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are looked at; each field narrows, and one of its values is enough.

    ``donor``, ``recipient`` and ``party`` are actor ids (``party`` in any role of any kind),
    ``type`` an aid type, an engagement's type, a proposal's direction or a stance, ``stage``
    a stage, an engagement's status or a proposal's category, ``since`` and ``until`` EDTF
    dates of which the first and the last day count, ``text`` words that stand in a quote,
    ``mechanism`` (part of) an instrument's name, ``item`` (part of) the name of goods. A
    record whose date is unknown falls out where ``since`` or ``until`` is given; one that is
    told no nearer than a year counts for every day of it. Refuses, with `ViewError`, a date,
    type or stage that is none, and an end before the beginning.
    """

    donor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    text: str | None = None
    mechanism: tuple[str, ...] = ()
    item: str | None = None

    def __post_init__(self) -> None:
        for name, known in _KNOWN.items():
            for word in getattr(self, name):
                if word not in known:
                    raise ViewError(f"{word!r} is no {name}; there are {', '.join(known)}")
        for said in (self.since, self.until):
            if said is not None and day_range(said) is None:
                raise ViewError(f"{said!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise ViewError(f"{self.since} is later than {self.until}: nothing lies between them")

    @property
    def first_day(self) -> str | None:
        """The first day that counts, "2024-01-01", None where any does."""
        days = day_range(self.since) if self.since else None
        return days[0] if days else None

    @property
    def last_day(self) -> str | None:
        """The last day that counts."""
        days = day_range(self.until) if self.until else None
        return days[1] if days else None
