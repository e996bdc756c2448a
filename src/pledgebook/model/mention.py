"""What the finders see in a sentence, in offsets of the sentence's cleaned text."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.model.claim import Content, Item
from pledgebook.model.date import Date
from pledgebook.model.document import Quotation, Sentence
from pledgebook.model.figure import Figure
from pledgebook.model.span import Span


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

    ``quotations`` are the document's that overlap the sentence (document offsets).
    """

    sentence: Sentence
    actors: tuple[ActorMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    items: tuple[ItemMention, ...] = ()
    cues: tuple[CueMention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mechanisms: tuple[MechanismMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its relations within the document are settled: content, place, and how it was read."""

    content: Content
    span: Span
    sentence: int  # index of the sentence it was read from
    rule: str
    cues: tuple[str, ...] = ()
    confidence: float = 1.0
