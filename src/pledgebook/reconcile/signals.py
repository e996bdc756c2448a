"""Signals: each looks at two claims and says one thing, with its reason in words; or says nothing.

`barred` are the signals that forbid: two claims so apart are never of one
record, however much else speaks for it.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from pledgebook.reconcile import givers
from pledgebook.reconcile.facts import LARGE, Amount, Facts, When
from pledgebook.reconcile.purposes import other_purposes

CHANGED = 0.02  # two tellers that change money take rates, and days, within this share of each other
ROUNDED = 0.01  # two roundings of one figure lie within this share of it
DISPUTED = 0.20  # two sources that tell of one thing differ by no more than this share
OPEN = 0.10  # "more than N" is said of figures up to this share above N
WEEK = 7
NEAR = 3  # days within which a text may be wrong, or a day late, on when a thing was announced
MONTHS = 92  # days of a date that is near enough to come before or after another
SLIP = 90  # per cent of letters that two spellings of a name share

Named = tuple[str, str]
Signal = Callable[[Facts, Facts], Named | None]


def figures(a: Amount, b: Amount) -> str | None:
    """How two figures stand: "same", "rounded", "open", "vague", "converted"; None where they cannot be one."""
    if a.currency != b.currency:
        return "converted" if _converted(a, b) else None
    if a.number == b.number and (a.high is None) == (b.high is None):
        return "same"
    low, high = (a, b) if a.number < b.number else (b, a)
    if high.number - low.number <= max(ROUNDED * abs(high.number), low.grain, high.grain):
        return "rounded"
    meet = low.high is None or low.high >= high.low
    if meet and high.number <= low.number * (1 + OPEN):
        return "open"
    ranged = low.high is not None and low.low == low.number < low.high  # "between", "hundreds"
    return "vague" if meet and ranged else None


def _converted(a: Amount, b: Amount) -> bool:
    """Whether one figure may be the other in another currency, at the rate of its day and rounded."""
    if a.common is None or b.common is None or a.number <= 0 or b.number <= 0:
        return False
    slack = CHANGED + a.grain / a.number + b.grain / b.number
    return abs(a.common - b.common) <= slack * max(a.common, b.common)


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> bool:
    """Whether two normalised names are of one thing: the same words, a slip, or one's words among the other's.

    A single word among many ("systems") is not enough.
    """
    if a == b:
        return True
    few, many = sorted((a.split(), b.split()), key=len)
    if len(few) > 1 and set(few) <= set(many) and few[-1] == many[-1]:
        return True
    return fuzz.ratio(a, b) >= SLIP


_FIGURES = {
    "same": "the same figure",
    "rounded": "figures within 1 %",
    "open": "figures that fit their words",
    "vague": "a figure in a range",
    "converted": "the same money in another currency, at the rate of its day",
    "disputed": "figures that differ, of what is the same by its name",
}


def donors(a: Facts, b: Facts) -> Named | None:
    """The same donors, one claim's among the other's, or a body and who belongs to it."""
    if a.donors and b.donors and not givers.agree(a.donors, b.donors):
        return "donors.body", "a body, and who may belong to it"
    return _parties("donors", a.donors, b.donors)


def recipients(a: Facts, b: Facts) -> Named | None:
    """The same recipients, or one claim's among the other's."""
    return _parties("recipients", a.recipients, b.recipients)


def _parties(slot: str, a: frozenset[str], b: frozenset[str]) -> Named | None:
    if a == b and a:
        return f"{slot}.same", f"the same {slot} ({', '.join(sorted(a))})"
    if not a or not b:
        return f"{slot}.silent", f"no {slot} said in one"
    return f"{slot}.within", f"{slot} of one among those of the other"


def figure(a: Facts, b: Facts) -> Named | None:
    """The same figure, a rounding of it, or an open one that fits."""
    if a.amount is None and b.amount is None:
        return None
    if a.amount is None or b.amount is None:
        return "figure.silent", "a figure in one only"
    how = figures(a.amount, b.amount) or ("disputed" if disputed(a, b) else None)
    return (f"figure.{how}", _FIGURES[how]) if how else None


def items(a: Facts, b: Facts) -> Named | None:
    """The same goods, counted or not; what they weigh depends on whether a figure in money is told beside them."""
    money = a.amount is not None or b.amount is not None
    if a.items and b.items:
        name, words = _goods(a, b)
        if money:
            return ("items.shared" if name in ("shared", "common", "few") else f"items.{name}"), words
        return f"goods.{name}", words
    if money:
        return None
    return ("goods.silent", "goods in one only") if a.items or b.items else ("goods.none", "no figure and no goods")


def _goods(a: Facts, b: Facts) -> Named:
    pairs = list(_same_goods(a, b))
    counted = [name for name, one, other in pairs if one is not None and other is not None and one.number > 1]
    if counted:
        return "counted", f"the same goods in the same number ({counted[0]})"
    names = [name for name, _, _ in pairs]
    if not names:
        return "other", "other goods"
    if 2 * len(set(names)) < min(len(a.items), len(b.items)):
        return "few", f"some of the same goods ({names[0]})"
    own = [name for name in names if " " in name]
    return ("shared", f"the same goods ({own[0]})") if own else ("common", f"the same goods ({names[0]})")


def _same_goods(a: Facts, b: Facts) -> Iterator[tuple[str, Amount | None, Amount | None]]:
    for name, one in a.items:
        for other_name, other in b.items:
            if alike(name, other_name):
                yield name, one, other


def day(a: Facts, b: Facts) -> Named | None:
    """How near in time, where both are told to some days or both no nearer than a month or year."""
    if a.when is None or b.when is None:
        return ("day.unknown", "no date in either") if a.when is b.when else None
    if a.when.rough or b.when.rough:
        return ("day.rough", "the same month or year") if a.when == b.when else None
    apart = _days_between(a.when, b.when)
    if apart <= 0:
        return "day.same", "the same day"
    words = f"{apart} day{'s' if apart > 1 else ''} apart"
    return ("day.near", words) if apart <= NEAR else ("day.week", words) if apart <= WEEK else None


def aid_type(a: Facts, b: Facts) -> Named | None:
    """The same type of aid."""
    return ("type.same", f"both {a.type}") if a.type == b.type else ("type.other", f"{a.type} and {b.type}")


def stage(a: Facts, b: Facts) -> Named | None:
    """The same stage."""
    return ("stage.same", "the same stage") if a.stage == b.stage else None


def mechanism(a: Facts, b: Facts) -> Named | None:
    """The same fund or authority."""
    if not a.mechanism or not b.mechanism:
        return None
    if alike(a.mechanism, b.mechanism):
        return "mechanism.same", f"the same mechanism ({a.mechanism})"
    return "mechanism.other", f"other mechanisms ({a.mechanism}, {b.mechanism})"


CONTRIBUTION: tuple[Signal, ...] = (donors, recipients, figure, items, day, aid_type, stage, mechanism)


def apart(a: Facts, b: Facts) -> str | None:
    """Why two claims can never be of one contribution, by what they say; None where they can."""
    if a.cumulative != b.cumulative:
        return "a running total and no running total"
    if a.donors and b.donors and not givers.agree(a.donors, b.donors) and not together(a, b):
        return "other donors"
    if a.recipients and b.recipients and not (a.recipients <= b.recipients or b.recipients <= a.recipients):
        return "other recipients"
    return _figures_apart(a, b) if a.amount or b.amount else _goods_apart(a, b)


def together(a: Facts, b: Facts) -> bool:
    """Whether one money is told of a body and of its members: a very large sum, or one sentence in two texts."""
    if not givers.may_be_one(a.donors, b.donors):
        return False
    if a.amount is None or b.amount is None:
        return a.amount is b.amount and copied(a, b)
    same = a.amount.number == b.amount.number and a.amount.currency == b.amount.currency
    return same and (a.amount.number >= LARGE or copied(a, b))


def copied(a: Facts, b: Facts) -> bool:
    """Whether both tell in the same long sentence, and one of them gives no date of its own."""
    return bool(a.words) and (a.undated or b.undated) and letters(a.words) == letters(b.words)


@lru_cache(maxsize=65536)
def letters(words: str) -> str:
    """The letters and digits of a sentence, whatever stands between them."""
    return "".join(filter(str.isalnum, words.casefold()))


def _figures_apart(a: Facts, b: Facts) -> str | None:
    if a.amount is None or b.amount is None:
        return None
    if a.cumulative and a.amount.number != b.amount.number:
        return "other running totals"  # they grow by little
    if a.cumulative and not a.amount.grain and a.when and b.when and _days_between(a.when, b.when) > NEAR:
        return "a round running total, told on other days"  # of a week there, of a year here
    if not figures(a.amount, b.amount) and not disputed(a, b):
        return "other figures"
    return _round_apart(a, b)


def _round_apart(a: Facts, b: Facts) -> str | None:
    """Why two sums of one digit, of which there are many, are two though their figures agree."""
    if other_purposes(a, b):
        return "a round figure for nobody in particular, told in other words"
    if _of_a_year(a, b):
        return "a round figure, told of a whole year"
    return "a round figure, told of other days" if _recurring(a, b) else None


def yearly(facts: Facts) -> bool:
    """Whether a figure of one digit is told of no nearer than a year, in which there are many as round."""
    if facts.amount is None or facts.amount.grain or facts.amount.number >= LARGE or facts.cumulative:
        return False
    return facts.when is not None and facts.when.last - facts.when.first > MONTHS


def _of_a_year(a: Facts, b: Facts) -> bool:
    """Whether two round figures of one year are told in other words, and under no name that both give."""
    named = bool(a.mechanism) and bool(b.mechanism) and alike(a.mechanism, b.mechanism)
    return yearly(a) and a.when == b.when and not named and a.words != b.words


def _recurring(a: Facts, b: Facts) -> bool:
    """Whether a figure of one digit ("$400 million") is told of two days: packages of round figures follow each other.

    A claim that gives no day tells again; from a pledge on, stages differ.
    """
    if a.amount is None or b.amount is None or a.amount.grain or b.amount.grain or a.stage != b.stage:
        return False
    if a.undated or b.undated or not a.when or not b.when or a.when.rough or b.when.rough:
        return False
    return _days_between(a.when, b.when) > NEAR


def _days_between(one: When, other: When) -> int:
    """Days from the end of the earlier to the beginning of the later; 0 or less where they overlap."""
    return max(one.first, other.first) - min(one.last, other.last)


def disputed(a: Facts, b: Facts) -> bool:
    """Whether two figures that cannot both be so are told of one thing: one fund or as many goods, on one day."""
    if a.amount is None or b.amount is None or a.amount.currency != b.amount.currency or a.cumulative or b.cumulative:
        return False
    low, high = sorted((a.amount.number, b.amount.number))
    if high > low * (1 + DISPUTED) or not a.when or not b.when or a.when.rough or b.when.rough:
        return False
    if _days_between(a.when, b.when) > 1:
        return False
    if a.mechanism and b.mechanism:
        return alike(a.mechanism, b.mechanism)
    found = items(a, b)
    return found is not None and found[0] == "items.counted"


def _goods_apart(a: Facts, b: Facts) -> str | None:
    for name, one, other in _same_goods(a, b):
        if one is not None and other is not None and figures(one, other) is None:
            return f"other numbers of {name}"
    return None
