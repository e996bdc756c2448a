"""Which claims are worth weighing against each other: those that share a key.

Keys of contributions come in seven families, each as narrow as what it is to find allows, for a
new claim is weighed against all that share a key with it:

- ``near``: who to whom, figure or goods, and the weeks: the same thing told again
- ``life``: who to whom, figure or counted goods, and the years: later stages, dates told roughly
- ``ever``: the same at any time, for a claim without a date
- ``side``: figure and weeks, for a claim that says only one side
- ``bare``: who to whom and the days, for a package told without its figure
- ``words``: the same sentence in two texts, one of which gives it no date
- ``fx``: who to whom, worth in euros and the weeks, for a figure in another currency than most
"""

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from pledgebook.reconcile.facts import LARGE, Amount, Facts
from pledgebook.reconcile.meetings import telling
from pledgebook.reconcile.signals import OPEN, WEEK, letters

NEAR, LIFE, EVER, SIDE, BARE, FX, WORDS = "near", "life", "ever", "side", "bare", "fx", "words"

MET, KEPT = "met", "kept"  # engagements: at one time; told by month or year

NEEDY = " !"

_USUAL = "USD"
_ANYONE = "*"
_PAIRS = 12  # keys of who gives to whom; a claim that names more is found by its first
_MEETING = 15  # likewise of who meets whom
_BODIES = 3
_GOODS = 8
_YEAR = 366  # days
_SPAN = 4 * WEEK  # days under one key
LONGEST = 730  # days from a pledge to what is still taken for its fulfilment
_AGE = 2 * LONGEST  # days of a life under one key
_AGES = 4  # a date that may be of more of them is none
_WIDTH = math.log(1.5)  # figures under one key


def contribution_keys(facts: Facts) -> list[str]:
    """The keys of a contribution, each beginning with its family."""
    head = "total" if facts.cumulative else "given"
    pairs = _pairs(facts)
    near: list[object] = [*_near(facts)]
    things = _things(facts)
    found = [f"{NEAR} {head} {pair} {thing} {t}" for pair in pairs for thing in things for t in near]
    if facts.amount is not None:
        found += (f"{SIDE} {head} {thing} {t}" for thing in things for t in near)
    lasting = [f"{head} {pair} {thing}" for pair in pairs for thing in _lasting(facts)]
    found += (f"{LIFE} {what} {age}" for what in lasting for age in _ages(facts))
    found += (f"{EVER} {what}" for what in lasting)
    if not facts.cumulative and facts.when and (facts.amount is not None or bare(facts)):
        times = near or [f"{facts.when.first}-{facts.when.last}"]
        found += (f"{BARE} {facts.type} {pair} {t}" for pair in pairs for t in times)
    if facts.words:
        found.append(f"{WORDS} {_digest(facts.words)}")
    found += (f"{FX} {head} {pair} {worth} {t}" for worth in _worths(facts) for pair in pairs for t in near)
    return found


def _digest(words: str) -> str:
    """The same for the same letters and digits, whatever stands between them."""
    return hashlib.blake2b(letters(words).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _worths(facts: Facts) -> list[int]:
    """What a figure is worth in euros, by bucket; a figure in another currency than most looks on both sides too."""
    if facts.amount is None or not facts.amount.common or facts.amount.common <= 0:
        return []
    bucket = math.floor(math.log(facts.amount.common) / _WIDTH)
    return [bucket - 1, bucket, bucket + 1] if foreign(facts) else [bucket]


def engagement_keys(facts: Facts) -> list[str]:
    """The keys of an engagement: each two parties, a body or the name, by weeks; by year for what has no day."""
    parties = sorted(facts.donors)
    whom = [f"{a} {b}" for i, a in enumerate(parties) for b in parties[i + 1 :]][:_MEETING]
    if facts.mechanism:
        whom += [f"at {word}" for word in telling(facts.mechanism)[:_BODIES] or [facts.mechanism]]
    whom += parties if len(parties) < 2 else [p for p in parties if p.islower()][:_BODIES]
    whom = sorted(set(whom)) or [""]
    if facts.when is None:
        return [f"{MET} {who} ?" for who in whom]
    if facts.when.rough:
        found = [f"{MET} {who} {facts.when}" for who in whom]
    else:
        days = sorted({day // _SPAN for day in (facts.when.first, facts.when.last + 1)})
        found = [f"{MET} {who} {t}" for who in whom for t in days]
    years = sorted({facts.when.first // _YEAR, facts.when.last // _YEAR})[:_MEETING]
    return found + [f"{KEPT} {who} {year}" for who in whom for year in years]


def roughly(facts: Facts) -> bool:
    """Whether a claim dates a meeting to no nearer than a month or year."""
    return facts.when is not None and facts.when.rough


def _near(facts: Facts) -> list[int]:
    """The periods in which a claim can meet another within a week; none for a rough date."""
    if facts.when is None or facts.when.rough:
        return []
    return sorted({day // _SPAN for day in (facts.when.first, facts.when.last + WEEK)})


def _ages(facts: Facts) -> range:
    """The periods in which a claim can meet another of the same life; none without a date, or with one of decades."""
    if facts.when is None:
        return range(0)
    ages = range(facts.when.first // _AGE, (facts.when.last + LONGEST) // _AGE + 1)
    return ages if len(ages) <= _AGES else range(0)


def ageless(facts: Facts) -> bool:
    """Whether a claim may be of any time, so that it is looked for at any."""
    return not _ages(facts)


def _things(facts: Facts) -> list[str]:
    """What is given, so that claims of the same thing share one: the figure, or what sort of goods."""
    if facts.amount is not None:
        return [f"{facts.amount.currency} {bucket}" for bucket in _buckets(facts.amount)]
    return sorted({_sort(name) for name, _ in facts.items})[:_GOODS]


def _lasting(facts: Facts) -> list[str]:
    """What can be recognised years later: a figure or a number of goods; or a rough date in the same words."""
    if facts.amount is not None:
        return _things(facts)
    rough = "" if facts.when and not facts.when.rough else str(facts.when)
    counted = {
        f"{_sort(name)} {bucket}"
        for name, number in facts.items
        if number is not None and (number.number > 1 or " " in name)  # "a battery" may be any, "a Patriot battery" not
        for bucket in _buckets(number)
    }
    if rough:
        counted |= {f"{_sort(name)} {rough}" for name, _ in facts.items} or {rough}
    return sorted(counted)[: 2 * _GOODS]


def _buckets(amount: Amount) -> list[int]:
    """Figures that may be one share a bucket: each stands in that of its own and of what lies above it."""
    if amount.number <= 0:
        return [0]
    top = amount.number * (1 + 2 * OPEN)
    if amount.high is not None and amount.low == amount.number:
        top = max(top, min(amount.high, 10 * amount.number))  # "hundreds"
    return list(range(math.floor(math.log(amount.number) / _WIDTH), math.floor(math.log(top) / _WIDTH) + 1))


def _sort(name: str) -> str:
    """The last word of a name tells what sort of thing it is."""
    return name.rpartition(" ")[2]


def _pairs(facts: Facts) -> list[str]:
    donors = sorted(facts.donors) or ["?"]
    if facts.amount is not None and facts.amount.number >= LARGE:
        donors = [_ANYONE, *donors]  # a body's and its members'
    pairs = (f"{d}>{r}" for d in donors for r in sorted(facts.recipients) or ["?"])
    return [pair for pair, _ in zip(pairs, range(_PAIRS), strict=False)]


def silent(facts: Facts) -> bool:
    """Whether a claim says only one side."""
    return not facts.donors or not facts.recipients


def bare(facts: Facts) -> bool:
    """Whether a claim tells of a package without its figure, and of its goods no number."""
    counted = any(number is not None and number.number > 1 for _, number in facts.items)
    return facts.amount is None and (not facts.items or (facts.package and not counted))


def undated(facts: Facts) -> bool:
    """Whether a claim's words give it no date."""
    return facts.undated


def foreign(facts: Facts) -> bool:
    """Whether a claim's figure is in another currency than most are."""
    return facts.amount is not None and facts.amount.currency != _USUAL


_NEEDED: dict[str, Callable[[Facts], bool]] = {
    SIDE: silent,
    BARE: bare,
    FX: foreign,
    KEPT: roughly,
    EVER: ageless,
    WORDS: undated,
}


def stored(facts: Facts, keys: list[str]) -> list[str]:
    """The keys under which a claim is found later: its own and, where it is needy, those that others ask for."""
    return keys + [key + NEEDY for key in keys if _needs(key, facts) is True]


def asked(facts: Facts, keys: list[str]) -> list[str]:
    """The keys under which a new claim finds others; one that is not needy looks for the needy only."""
    return [key + NEEDY if _needs(key, facts) is False else key for key in keys]


def _needs(key: str, facts: Facts) -> bool | None:
    needed = _NEEDED.get(key.partition(" ")[0])
    return None if needed is None else needed(facts)


def blocks(claims: Iterable[Facts], keys: Callable[[Facts], Iterable[str]]) -> Iterator[tuple[str, list[Facts]]]:
    """The claims that share a key, for each key that is worth it, with its family; in a stable order."""
    found: defaultdict[str, list[Facts]] = defaultdict(list)
    for facts in claims:
        for key in keys(facts):
            found[key].append(facts)
    for key in sorted(found):
        block = found[key]
        family = key.partition(" ")[0]
        needed = _NEEDED.get(family)
        if len(block) > 1 and (needed is None or any(map(needed, block))):
            yield family, block


def near(family: str, block: list[Facts], days: int = WEEK) -> Iterator[tuple[Facts, Facts]]:
    """The pairs of a block within ``days`` of each other, and of one rough date; some families, of a needy claim."""
    exact = [f for f in block if f.when and not f.when.rough]
    exact.sort(key=lambda f: (f.when.first if f.when else 0, f.id))
    needed = _NEEDED.get(family)
    start = 0
    for i, later in enumerate(exact):
        assert later.when is not None  # noqa: S101
        while (early := exact[start].when) is not None and early.last + days < later.when.first:
            start += 1
        for one in exact[start:i]:
            if needed is None or needed(one) or needed(later):
                yield one, later
    rough: defaultdict[object, list[Facts]] = defaultdict(list)
    for f in block:
        if f.when is None or f.when.rough:
            rough[f.when].append(f)
    for alike in rough.values():
        alike.sort(key=lambda f: f.id)
        yield from ((a, b) for i, b in enumerate(alike) for a in alike[:i])
