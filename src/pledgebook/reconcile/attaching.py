"""Claims that are told later or vaguely are attached to a contribution where only one can be meant.

A later stage of the same money, a claim that is dated to no nearer than a month or year, and "a new
package" without a figure could each be of several contributions; unless exactly one fits, they stay alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from pledgebook.model.claim import Stage
from pledgebook.model.record import Link
from pledgebook.reconcile import signals
from pledgebook.reconcile.blocking import BARE, LIFE, bare, near
from pledgebook.reconcile.facts import RANK, Facts
from pledgebook.reconcile.groups import Groups
from pledgebook.reconcile.weights import ENOUGH

LONGEST = 730  # days from a pledge to what is still taken for its fulfilment
_NEXT_DAY = 1

Block = tuple[str, list[Facts]]
_Candidates = dict[str, dict[str, tuple[Facts, Facts, str]]]


def attachments(blocks: list[Block], groups: Groups[Facts]) -> list[Link]:
    """The links of claims that can be of one other contribution only, in a stable order."""
    links: list[Link] = []
    for find, one_each in ((_later, True), (_rough, False), (_bare, False)):
        links += _unique(_candidates(blocks, groups, find), one_each)
    return links


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


def _later(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A claim of a further stage, at a later day, of the same money or the same number of goods."""
    if family != LIFE:
        return
    exact = sorted(
        (f for f in block if f.when and not f.when.rough and not f.cumulative),
        key=lambda f: (f.when.first if f.when else 0, f.id),
    )
    for i, later in enumerate(exact):
        if later.stage <= RANK[Stage.PLEDGED] or (later.stage == RANK[Stage.COMMITTED] and later.fresh):
            continue  # what is announced as new is no pledge kept
        for early in exact[:i]:
            if (
                early.stage < later.stage
                and (days := _days(early, later)) <= LONGEST
                and days > 0
                and _matches(early, later)
            ):
                stages = list(RANK)
                yield later, early, f"{stages[early.stage]}, then {stages[later.stage]}, {days} days later"


def _rough(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A claim without a near date and one with, of the same money, at days that may be the same."""
    if family != LIFE:
        return
    exact = [f for f in block if f.when and not f.when.rough]
    for rough in block:
        if rough.when is not None and not rough.when.rough:
            continue
        for dated in exact:
            may = rough.when is None or (
                dated.when is not None and rough.when.first <= dated.when.last and dated.when.first <= rough.when.last
            )
            if may and _matches(rough, dated):
                yield rough, dated, "the same, its date told more roughly"


def _bare(family: str, block: list[Facts]) -> Iterator[tuple[Facts, Facts, str]]:
    """A package told without figure and goods, and one with a figure, on the same days."""
    if family != BARE:
        return
    for a, b in near(family, block, _NEXT_DAY):
        for one, to in ((a, b), (b, a)):
            if bare(one) and to.amount is not None and one.document != to.document and _terms(one, to):
                yield one, to, "a package told without its figure, within a day"


def _days(early: Facts, later: Facts) -> int:
    return later.when.first - early.when.last if early.when and later.when else LONGEST + 1


def _terms(a: Facts, b: Facts) -> bool:
    return (
        a.donors == b.donors
        and a.recipients == b.recipients
        and a.type == b.type
        and (not a.mechanism or not b.mechanism or signals.alike(a.mechanism, b.mechanism))
        and bool(a.donors)
        and bool(a.recipients)
    )


def _matches(a: Facts, b: Facts) -> bool:
    """Whether two claims are of the same terms and the same money, or the same number of goods."""
    if not _terms(a, b) or signals.apart(a, b):
        return False
    if a.amount is not None and b.amount is not None:
        near = abs(a.amount.number - b.amount.number) <= signals.ROUNDED * abs(a.amount.number)
        return near and a.amount.currency == b.amount.currency  # rates move from stage to stage
    found = signals.items(a, b)
    return found is not None and found[0] == "goods.counted"
