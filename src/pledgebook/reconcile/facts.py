"""Claims as they are compared: sets, bounds and days instead of words."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pledgebook.model.claim import Contribution, Engagement, EngagementStatus, EngagementType, Item, Stage
from pledgebook.model.date import Basis, Date, day_range
from pledgebook.model.figure import Figure
from pledgebook.model.record import Sourced
from pledgebook.reference.actors import UNNAMED
from pledgebook.reference.fresh import fresh
from pledgebook.reference.packages import packages
from pledgebook.reference.rates import rate

RANK = {stage: rank for rank, stage in enumerate(Stage)}
COMMON = "EUR"  # what figures of two currencies are compared in: the one that the ECB sets all rates against
LARGE = 1e10  # few sums are as large, so that one digit tells them apart
LONG = 60  # letters of a sentence that two texts do not share by chance
SOON = 45  # days within which a meeting is meant that is only said to be planned
PRECISE = 3  # a date that may be any of more days than this is too rough to tell two packages apart


@dataclass(frozen=True, slots=True)
class When:
    """First and last day as day numbers; ``rough`` where they are too far apart to tell events apart."""

    first: int
    last: int

    @property
    def rough(self) -> bool:
        """Whether it spans more than some days."""
        return self.last - self.first > PRECISE


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure's number as it stands, and what it may be; ``high`` is None where the words set no bound.

    ``grain`` is half a unit of the last digit that is said: 2.47 is told as 2.5. ``common`` is the
    number in euros at the rate of the claim's day; None for goods and where there is no rate or no day.
    """

    number: float
    low: float
    high: float | None
    grain: float
    currency: str | None
    common: float | None = None

    @property
    def ranged(self) -> bool:
        """Whether it is told as a range, or vaguely: "between", "tens of billions"."""
        return self.high is not None and self.low == self.number < self.high


@dataclass(frozen=True, slots=True)
class Facts:
    """A contribution's or engagement's claim, ready to be compared.

    ``fresh`` is whether its words say that it is new money, ``undated`` whether they give it no date,
    ``package`` whether they call it one; ``words`` are a long sentence's, to know it again, and ``sentence`` is where
    it stands. For an engagement ``donors`` are its parties and ``stage`` is 0 for planned, 1 for held or cancelled.
    """

    id: str
    document: str
    donors: frozenset[str]
    recipients: frozenset[str]
    type: str
    stage: int
    amount: Amount | None
    items: tuple[tuple[str, Amount | None], ...]
    mechanism: str
    when: When | None
    cumulative: bool
    part_of: str | None
    fresh: bool = False
    undated: bool = False
    package: bool = False
    words: str = ""
    sentence: str = ""

    @property
    def look(self) -> tuple[object, ...]:
        """All but where it stands: claims that look the same need not be weighed one by one."""
        return (
            self.donors, self.recipients, self.type, self.stage, self.amount, self.items, self.mechanism, self.when,
            self.cumulative, self.words if self.aimless else "",
        )  # fmt: skip

    @property
    def aimless(self) -> bool:
        """Whether a round sum goes to no state or body: to a region, to all the world, or nobody says to whom."""
        if self.amount is None or self.amount.currency is None or self.amount.grain or self.cumulative:
            return False
        return all(actor in UNNAMED or actor.startswith("region-") for actor in self.recipients)


def of_contribution(sourced: Sourced) -> Facts:
    """A contribution's claim as it is compared."""
    claim, content = sourced.claim, sourced.claim.content
    assert isinstance(content, Contribution)  # noqa: S101
    day = when(dated(sourced))
    spoken = _NOISE.split(claim.quote.casefold())
    return Facts(
        id=claim.id,
        # a text tells so large a sum again and again: that tells no two of them apart
        document=claim.id if very_large(content.amount) and not content.cumulative else claim.document_id,
        donors=frozenset(content.donors),
        recipients=frozenset(content.recipients),
        type=content.aid_type.value,
        stage=RANK[content.stage],
        amount=_amount(content.amount, day),
        items=tuple(sorted(((normal(i.name), _amount(i.quantity)) for i in content.items if _goods(i)), key=repr)),
        mechanism=normal(content.mechanism or ""),
        when=day,
        cumulative=content.cumulative,
        part_of=content.part_of,
        fresh=not fresh().isdisjoint(spoken),
        undated=content.date is None,
        package=not packages().packages.isdisjoint(_NOISE.split(claim.quote)),  # in capitals it is a name
        words=claim.quote if len(claim.quote) >= LONG else "",
        sentence=f"{claim.document_id} {claim.span.start}",
    )


def of_engagement(sourced: Sourced) -> Facts:
    """An engagement's claim as it is compared."""
    claim, content = sourced.claim, sourced.claim.content
    assert isinstance(content, Engagement)  # noqa: S101
    # a text names a body's summit again and again: that tells no two of them apart
    of_body = content.type is EngagementType.SUMMIT and any(map(str.islower, content.parties))
    return Facts(
        id=claim.id,
        document=claim.id if of_body else f"{claim.document_id} {content.type.value}",  # a visit, and the meeting at it
        donors=frozenset(content.parties),
        recipients=frozenset(),
        type=content.type.value,
        stage=0 if content.status.value == "planned" else 1,
        amount=None,
        items=(),
        mechanism=normal(content.name or ""),
        when=when(content.date) if content.date else _soon(sourced),
        cumulative=False,
        part_of=None,
    )


def very_large(figure: Figure | None) -> bool:
    """Whether a sum is so large that few others are."""
    return figure is not None and figure.announced >= LARGE


def _soon(sourced: Sourced) -> When | None:
    """A meeting to be without a date is one of the weeks after it is told."""
    content = sourced.claim.content
    planned = isinstance(content, Engagement) and content.status is EngagementStatus.PLANNED
    told = when(Date(sourced.published)) if planned and sourced.published else None
    return When(told.first, told.last + SOON) if told else None


def _goods(item: Item) -> bool:
    """Whether an item names goods: "an arms package" does not."""
    last = _NOISE.split(item.name.casefold().strip())[-1]
    return last not in packages().packages and last not in packages().assistance


def dated(sourced: Sourced) -> Date | None:
    """The claim's date or, where it has none, that of the document's publication."""
    said: Date | None = getattr(sourced.claim.content, "date", None)
    if said is not None:
        return said
    return Date(sourced.published, Basis.PUBLICATION) if sourced.published else None


def when(said: Date | None) -> When | None:
    """A date as days; None where no year is known."""
    days = day_range(said.edtf) if said else None
    return _days(days) if days else None


@lru_cache(maxsize=65536)
def _days(days: tuple[str, str]) -> When:
    first, last = days
    return When(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


def _amount(figure: Figure | None, day: When | None = None) -> Amount | None:
    if figure is None:
        return None
    low, high = figure.bounds
    return Amount(
        float(figure.announced),
        float(low),
        None if high is None else float(high),
        _grain(figure),
        figure.currency,
        _common(figure, day),
    )


def _common(figure: Figure, day: When | None) -> float | None:
    if figure.currency is None or day is None or day.rough:
        return None
    at = rate(figure.currency, COMMON, date.fromordinal(day.last).isoformat())
    return float(figure.announced * at.rate) if at else None


def _grain(figure: Figure) -> float:
    """One digit ("2 billion") says too little to take another figure for its exact form."""
    number = figure.announced.normalize()
    exponent = number.as_tuple().exponent
    if figure.value is None or not isinstance(exponent, int) or digits(number) < 2:
        return 0.0
    return float(Decimal(5).scaleb(exponent - 1))


def digits(number: Decimal) -> int:
    """How many digits of a number are said: 425 million has three, 2.5 billion two."""
    return len(format(abs(number), "f").replace(".", "").strip("0")) or 1


_NOISE = re.compile(r"\W+")
_SMALL = frozenset(("the", "a", "an", "of", "for", "to", "and", "additional", "more", "new", "its", "their", "his"))


@lru_cache(maxsize=65536)
def normal(phrase: str) -> str:
    """A phrase in lower case without punctuation, articles and plural endings."""
    words = (w for w in _NOISE.split(phrase.casefold()) if w and w not in _SMALL)
    return " ".join(_singular(w) for w in words)


def _singular(word: str) -> str:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    return word
