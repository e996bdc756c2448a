"""What the finders see in a sentence, in offsets of the sentence's cleaned text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar, overload

from pledgebook.model.claim import Content, Item
from pledgebook.model.date import Date
from pledgebook.model.document import Quotation, Sentence
from pledgebook.model.figure import Figure
from pledgebook.model.span import Span

T = TypeVar("T")


EVERY_KIND = frozenset({"contribution", "proposal", "position", "engagement", "other"})
"""The kinds of claim that a sentence may tell, as the gate tells them apart; "other" for all those that are rare."""


class Later(Sequence[T]):
    """Mentions that are dear to find and seldom asked for: found when they are, and once."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Callable[[], tuple[T, ...]]) -> None:
        self._find = find
        self._found: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._found is None:
            self._found = self._find()
        return self._found

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        return self._all()[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())


class ActorForm(StrEnum):
    """How an actor was named: it decides what the mention can be (an adjective is no donor by itself)."""

    NAME = "name"  # "Ukraine", "the European Union"
    METONYM = "metonym"  # "Kyiv", "the White House"
    OFFICER = "officer"  # "President Zelenskyy", "the Japanese prime minister"
    ORGAN = "organ"  # "the Pentagon", "USAID", "Congress", "Germany's defence ministry"
    ADJECTIVE = "adjective"  # "Ukrainian" forces, "U.S." troops
    COLLECTIVE = "collective"  # "allies and partners", "Western backers", "the region"
    PRONOUN = "pronoun"  # "we", "our", "they", "both countries", "the two leaders", "he"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Actors named at ``start:end``; ``actors`` are ids, () until `resolve` has settled a pronoun.

    ``possessive`` is true of "Ukraine's" and "our".
    """

    start: int
    end: int
    text: str
    form: ActorForm
    actors: tuple[str, ...] = ()
    possessive: bool = False

    def settled(self, actors: tuple[str, ...]) -> "ActorMention":
        """The same mention as one of ``actors``."""
        return ActorMention(self.start, self.end, self.text, self.form, actors, self.possessive)


class Unit(StrEnum):
    """What a figure counts."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    MEASURE = "measure"  # calibres, distances, durations, temperatures: never a quantity of goods


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure said at ``start:end``, its qualifier's words included.

    ``conversion`` marks money that only repeats the money before it in another currency.
    """

    start: int
    end: int
    text: str
    unit: Unit
    figure: Figure
    conversion: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date said at ``start:end``. ``since`` marks "since January 2021": the start of a period."""

    start: int
    end: int
    text: str
    date: Date
    since: bool = False


@dataclass(frozen=True, slots=True)
class ItemMention:
    """Goods or services named at ``start:end`` (quantity and name together); ``known`` where a lexicon has them."""

    start: int
    end: int
    text: str
    item: Item
    known: bool = True


@dataclass(frozen=True, slots=True)
class MechanismMention:
    """A fund, authority or initiative named at ``start:end``, by its ``name``."""

    start: int
    end: int
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class CueMention:
    """A cue word or phrase at ``start:end``; ``cue`` is its class in `reference/` ("announce", "deliver")."""

    start: int
    end: int
    text: str
    cue: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with all that was found in it, each tuple in the order of the text.

    ``quotations`` are the document's that overlap the sentence (document offsets). ``may_tell`` are the kinds of
    claim that its words speak for: a reader of another kind only passes over it.
    """

    sentence: Sentence
    actors: tuple[ActorMention, ...] = ()
    figures: Sequence[FigureMention] = ()
    dates: Sequence[DateMention] = ()
    items: Sequence[ItemMention] = ()
    cues: tuple[CueMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mechanisms: Sequence[MechanismMention] = ()
    may_tell: frozenset[str] = EVERY_KIND

    def with_actors(self, actors: tuple[ActorMention, ...]) -> "Reading":
        """The same sentence with other mentions of actors."""
        return Reading(
            self.sentence,
            actors,
            self.figures,
            self.dates,
            self.items,
            self.cues,
            self.quotations,
            self.mechanisms,
            self.may_tell,
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its relations within the document are settled: content, place, and how it was read."""

    content: Content
    span: Span
    sentence: int  # index of the sentence it was read from
    rule: str
    cues: tuple[str, ...] = ()
    confidence: float = 1.0
