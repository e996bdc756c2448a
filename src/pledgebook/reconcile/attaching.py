"""Claims that are told later or vaguely are attached to a contribution where only one can be meant.

A later stage of the same money, a claim that is dated to no nearer than a month or year, and "a new
package" without a figure could each be of several contributions; unless exactly one fits, they stay alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import product

from pledgebook.model.claim import Stage
from pledgebook.model.record import Link
from pledgebook.reconcile import givers, signals
from pledgebook.reconcile.blocking import BARE, EVER, LIFE, LONGEST, WORDS, ageless, bare, near
from pledgebook.reconcile.facts import LARGE, RANK, Facts
from pledgebook.reconcile.groups import Groups
from pledgebook.reconcile.weights import ENOUGH

_MONTH = 31  # days
_NEXT_DAY = 1
_COPIED = 180  # days in which a sentence is still a copy of another

Block = tuple[str, list[Facts]]
_FIGURE = "a package told without its figure, within a day"

_Candidates = dict[str, dict[str, tuple[Facts, Facts, str]]]


def attachments(blocks: list[Block], groups: Groups[Facts]) -> Iterator[Link]:
    """The links of claims that can be of one other contribution only, in a stable order.

    Those of one sort are to be made before the next are sought: what was joined is one candidate, no longer two.
    """
    for find, one_each in ((_later, True), (_retold, False), (_rough, False), (_bare, False)):
        yield from _unique(_candidates(blocks, groups, find), one_each)


def repeated(blocks: list[Block]) -> list[Link]:
    """The links of claims that two texts tell in the same words, one without a date, in a stable order."""
    links = [
        Link(min(a.id, b.id), max(a.id, b.id), ENOUGH, ("told in the same words",))
        for family, block in blocks
        if family == WORDS
        for a, b in _in_time(block)
        if signals.copied(a, b) and not signals.apart(a, b)
    ]
    return sorted(links, key=lambda link: (link.claim, link.other))


def _in_time(block: list[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """The pairs of claims of days so near that a sentence of the one is still copied on the other."""
    ordered = sorted(block, key=lambda f: (_first_day(f), f.id))
    start = 0
    for i, later in enumerate(ordered):
        while _first_day(later) - _first_day(ordered[start]) > _COPIED:
            start += 1
        yield from ((early, later) for early in ordered[start:i])


def _first_day(facts: Facts) -> int:
    return facts.when.first if facts.when else 0


def _candidates(
    blocks: list[Block], groups: Groups[Facts], find: Callable[[str, list[Facts]], Iterator[tuple[Facts, Facts, str]]]
) -> _Candidates:
    """For each group, the groups that it might be attached to, each by its nearest pair."""
    found: _Candidates = defaultdict(dict)
    for family, block in blocks:
        for one, to, reason in find(family, block):
            a, b = groups.of(one.id), groups.of(to.id)
            if a == b:
                continue
            groups.clusters.union(one.id, to.id)
            pair = (one, to, reason)
            found[a][b] = min(found[a].get(b, pair), pair, key=lambda p: (-p[1].stage, p[1].id, p[0].id))
    return found


def _unique(candidates: _Candidates, one_each: bool) -> list[Link]:
    chosen: dict[str, tuple[str, tuple[Facts, Facts, str]]] = {}
    for group, targets in candidates.items():
        nearest = max(pair[1].stage for pair in targets.values())
        fitting = [(target, pair) for target, pair in targets.items() if pair[1].stage == nearest or not one_each]
        fitting = [found for found in fitting if _likely(*found[1])] or fitting
        if len(fitting) == 1:
            chosen[group] = fitting[0]
    taken: defaultdict[tuple[str, int], int] = defaultdict(int)
    for target, (one, _, _) in chosen.values():
        taken[target, one.stage] += 1
    links = [
        Link(to.id, one.id, ENOUGH, (reason, "the only one that fits"))
        for target, (one, to, reason) in chosen.values()
        if not one_each or taken[target, one.stage] == 1
    ]
    return sorted(links, key=lambda link: (link.claim, link.other))


def _likely(one: Facts, to: Facts, reason: str) -> bool:
    """Whether one claim rather is of this contribution than of others that fit: by its figure, or by its type."""
    return reason == _FIGURE or (one.amount is not None and one.type == to.type)


def _later(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A claim of a further stage, at a later day, of the same money or the same number of goods."""
    if family != LIFE:
        return
    stages = list(RANK)
    for later, early, days in _one_after_the_other(block):
        if later.stage <= RANK[Stage.PLEDGED] or (later.stage == RANK[Stage.COMMITTED] and later.fresh):
            continue  # what is announced as new is no pledge kept
        large = later.amount is not None and later.amount.number >= LARGE
        if later.stage == RANK[Stage.COMMITTED] and days > signals.MONTHS and _round(later) and not large:
            continue  # of a round sum there are several within a year; it is paid out whenever it is
        if early.stage < later.stage and days > 0 and _matches(early, later, loosely=large):
            yield later, early, f"{stages[early.stage]}, then {stages[later.stage]}, {days} days later"


def _round(facts: Facts) -> bool:
    """Whether a sum is told with one digit: "$800 million"."""
    return facts.amount is not None and not facts.amount.grain


def _retold(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A claim that gives no date and does not call it new, and the same money told before."""
    if family != LIFE:
        return
    for later, early, days in _one_after_the_other(block):
        if later.undated and not later.fresh and later.amount is not None and _matches(early, later, loosely=True):
            yield later, early, f"told again, {max(0, days)} days later"


def _one_after_the_other(block: list[Facts]) -> Iterator[tuple[Facts, Facts, int]]:
    """Each two claims of a block, the later first, with the days from the one to the other, as far as is of use."""
    known = sorted(
        (f for f in block if f.when and f.when.last - f.when.first <= signals.MONTHS and not f.cumulative),
        key=lambda f: (f.when.last if f.when else 0, f.id),
    )
    start = 0
    for i, later in enumerate(known):
        while _days(known[start], later) > LONGEST:
            start += 1
        for early in known[start:i]:
            if (days := _days(early, later)) <= LONGEST:
                yield later, early, days


def _rough(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A claim without a near date and one with, of the same money, at days that may be the same."""
    if family not in (LIFE, EVER):
        return
    exact = [f for f in block if f.when and not f.when.rough]
    for rough in block:
        if (rough.when is not None and not rough.when.rough) or ageless(rough) is not (family == EVER):
            continue
        for dated in exact:
            may = rough.when is None or (
                dated.when is not None and rough.when.first <= dated.when.last and dated.when.first <= rough.when.last
            )
            if may and _near_enough(rough) and _matches(rough, dated, loosely=True):
                yield rough, dated, "the same, its date told more roughly"


def _near_enough(rough: Facts) -> bool:
    """A year is long: many packages of $1 billion may lie in it, few of $425 million."""
    long = rough.when is None or rough.when.last - rough.when.first > signals.MONTHS
    return not long or rough.amount is None or rough.amount.grain > 0 or rough.amount.number >= LARGE


def _bare(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A package told without its figure, and one with a figure or told by other goods, on the same days."""
    if family != BARE:
        return
    for a, b in near(family, block, _NEXT_DAY):
        if a.when is None or a.when.last - a.when.first > _MONTH:
            continue  # of one year are many packages
        for one, to in ((a, b), (b, a)):
            if not bare(one) or one.document == to.document or not _terms(one, to):
                continue
            if to.amount is not None:
                yield one, to, _FIGURE
            elif one.package and to.package and bare(to):
                yield one, to, "a package told by other goods, within a day"


def _days(early: Facts, later: Facts) -> int:
    return later.when.first - early.when.last if early.when and later.when else LONGEST + 1


def _terms(a: Facts, b: Facts, *, loosely: bool = False) -> bool:
    """Whether who gives to whom, what for and by which fund agree; a telling figure may be told ``loosely``."""
    loosely = loosely and _telling(a, b)
    donors = a.donors == b.donors or (loosely and (givers.agree(a.donors, b.donors) or signals.together(a, b)))
    return (
        donors
        and a.recipients == b.recipients
        and (a.type == b.type or loosely)
        and (not a.mechanism or not b.mechanism or signals.alike(a.mechanism, b.mechanism))
        and bool(a.donors)
        and bool(b.donors)
        and bool(a.recipients)
    )


def _telling(a: Facts, b: Facts) -> bool:
    """Whether a figure is so large, or told with so many digits, that it is the same money wherever it is told."""
    if a.amount is None or b.amount is None or a.amount.number != b.amount.number:
        return False
    if a.amount.ranged or b.amount.ranged:
        return False  # "tens of billions" are no twenty
    return a.amount.grain > 0 or a.amount.number >= LARGE


def _matches(a: Facts, b: Facts, *, loosely: bool = False) -> bool:
    """Whether two claims are of the same terms and the same money, or the same number of goods."""
    if not _terms(a, b, loosely=loosely) or signals.apart(a, b):
        return False
    if a.amount is not None and b.amount is not None:
        if a.amount.ranged is not b.amount.ranged:
            return False  # "tens of billions" may be a sum of many
        near = abs(a.amount.number - b.amount.number) <= signals.ROUNDED * abs(a.amount.number)
        return near and a.amount.currency == b.amount.currency  # rates move from stage to stage
    found = signals.items(a, b)
    return found is not None and (found[0] == "goods.counted" or _one_of_a_kind(a, b))


def _one_of_a_kind(a: Facts, b: Facts) -> bool:
    """Whether both tell of one thing by a name of several words ("a Patriot battery"), in the same months."""
    if a.when is None or b.when is None or a.when.first > b.when.last or b.when.first > a.when.last:
        return False
    names = ({name for name, number in f.items if number and number.number == 1 and " " in name} for f in (a, b))
    return any(signals.alike(one, other) for one, other in product(*names))
