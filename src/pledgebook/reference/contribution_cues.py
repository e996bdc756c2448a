"""How assistance is told of: verbs by the stage they show, nouns, what tells money apart from assistance."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.model.claim import AidType, Stage
from pledgebook.reference.automata import automaton
from pledgebook.reference.data_file import load, words
from pledgebook.reference.patterns import Glancing, Together


@dataclass(frozen=True, slots=True)
class ContributionCues:
    """Compiled cues of ``data/contribution_cues.toml``; ``verb`` has one named group per class of verbs.

    ``any_verb`` is the same without the groups: finding is far faster than telling the class.
    """

    verb: Any
    any_verb: Any
    given: Glancing
    willed: Glancing
    backing: Glancing
    founding: Glancing
    arriving: Glancing
    noun: Glancing
    plain: Glancing
    package: Glancing
    new_aid: Glancing
    bill: Glancing
    aid: Glancing
    programme: Glancing
    no_assistance: Glancing
    held: Glancing
    trade: Glancing
    private: Glancing
    lent: Glancing
    raising: Glancing
    drawing: Glancing
    capital: Glancing
    raised_as_aid: Glancing
    goal_before: Glancing
    goal_after: Glancing
    inward: Glancing
    not_giving: Glancing
    business: Glancing
    business_title: Glancing
    assistance: Glancing
    home: Glancing
    local: Glancing
    worldwide: Glancing
    cause: Glancing
    cumulative: Glancing
    whole: Glancing
    part: Glancing
    condition: Glancing
    weighed_before: Glancing
    weighed_after: Glancing
    rivals: frozenset[str]
    givers: frozenset[str]
    receivers: frozenset[str]
    body_heads: frozenset[str]
    open_heads: frozenset[str]
    generic: frozenset[str]
    body_sorts: dict[str, str]
    need: Any
    low_income: frozenset[str]
    middle_income: frozenset[str]


VERBS = ("announce", "promise", "give", "deliver", "train", "receive", "handing", "ask")
PAST_STAGE = {"give": Stage.DISBURSED, "deliver": Stage.DELIVERED, "train": Stage.DELIVERED}


def _either(words: list[str]) -> str:
    return "|".join(f"(?:{word})" for word in words)


def _pattern(words: list[str]) -> Glancing:
    return Glancing(automaton(rf"(?i)\b(?:{_either(words)})\b"))


@cache
def contribution_cues() -> ContributionCues:
    """The cues, checked: every class of verbs is there, every pattern compiles."""
    data = load("contribution_cues")
    verbs = "|".join(rf"(?P<{name}>{_either(data['verbs'][name])})" for name in VERBS)
    return ContributionCues(
        verb=automaton(rf"(?i)\b(?:{verbs})\b"),
        any_verb=automaton(rf"(?i)\b(?:{'|'.join(_either(data['verbs'][name]) for name in VERBS)})\b"),
        given=_pattern(data["goods"]["given"]),
        willed=_pattern(data["goods"]["willed"]),
        backing=_pattern(data["goods"]["backing"]),
        founding=_pattern(data["goods"]["founding"]),
        arriving=_pattern(data["goods"]["arriving"]),
        noun=_pattern(data["nouns"]["assistance"]),
        plain=_pattern(data["nouns"]["plain"]),
        package=_pattern(data["nouns"]["packages"]),
        new_aid=_pattern(data["packages"]["new"]),
        bill=_pattern(data["packages"]["bill"]),
        aid=_pattern(data["packages"]["aid"]),
        programme=_pattern(data["packages"]["programme"]),
        no_assistance=_pattern(data["not"]["money"]),
        held=_pattern(data["not"]["held"]),
        trade=_pattern(data["not"]["trade"]),
        private=_pattern(data["not"]["private"]),
        lent=_pattern(data["not"]["unless"]),
        raising=_pattern(data["not"]["raising"]),
        drawing=_pattern(data["not"]["drawing"]),
        capital=_pattern(data["not"]["capital"]),
        raised_as_aid=_pattern(data["not"]["raised_as_aid"]),
        goal_before=_pattern(data["not"]["goal_before"]),
        goal_after=_pattern(data["not"]["goal_after"]),
        inward=_pattern(data["not"]["inward"]),
        not_giving=_pattern(data["not"]["giving"]),
        business=_pattern(data["not"]["business"]),
        business_title=_pattern(data["not"]["business_title"]),
        assistance=_pattern(data["not"]["assistance"]),
        home=_pattern(data["not"]["home"]),
        local=_pattern(data["not"]["local"]),
        worldwide=_pattern(data["world"]["for_all"]),
        cause=_pattern(data["not"]["cause"]),
        cumulative=_pattern(data["time"]["cumulative"]),
        whole=_pattern(data["time"]["whole"]),
        part=_pattern(data["time"]["part"]),
        condition=_pattern(data["condition"]["before"]),
        weighed_before=_pattern(data["weighed"]["before"]),
        weighed_after=_pattern(data["weighed"]["after"]),
        rivals=words(data["not"], "rivals"),
        givers=words(data["not"], "givers"),
        receivers=words(data["not"], "receivers"),
        body_heads=words(data["bodies"], "heads"),
        open_heads=words(data["bodies"], "open_heads"),
        generic=words(data["bodies"], "generic"),
        body_sorts={word: sort for sort in data["bodies"]["sorts"] for word in words(data["bodies"]["sorts"], sort)},
        need=_pattern(data["topic"]["need"]),
        low_income=words(data["topic"], "low_income"),
        middle_income=words(data["topic"], "middle_income"),
    )


@cache
def aid_words() -> tuple[tuple[AidType, Glancing, Glancing], ...]:
    """For each type of aid its telling words and its weak ones (``data/aid_types.toml``)."""
    data = load("aid_types")
    return tuple((kind, _pattern(data[kind.value]["strong"]), _pattern(data[kind.value]["weak"])) for kind in AidType)


@cache
def strong_aid_words() -> Together:
    """The telling words of each type of aid, in the order of `aid_words`."""
    return Together(strong.pattern.pattern for _, strong, _ in aid_words())
