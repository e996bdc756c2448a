"""From the claims of one thing to its record: which slot is taken from where, by a rule that has a name."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from pledgebook.model.claim import Contribution, Item, Stage
from pledgebook.model.date import Basis, Date, day_range
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.model.ids import make_id
from pledgebook.model.record import Link, Record, SaidFigure, Sourced, Step
from pledgebook.reconcile import givers
from pledgebook.reconcile.facts import RANK, dated, digits, normal
from pledgebook.reference.appropriations import is_appropriation

_SPECIFIC = {
    Qualifier.EXACT: 0,
    Qualifier.ABOUT: 1,
    Qualifier.BETWEEN: 1,
    Qualifier.AT_LEAST: 2,
    Qualifier.AT_MOST: 2,
    Qualifier.VAGUE: 3,
}
_BASES = {Basis.SAID: 0, Basis.RELATIVE: 1, Basis.PUBLICATION: 2}
_NEVER = "9999-12-31"
T = TypeVar("T")


def identity(kind: str, claims: Iterable[Sourced]) -> tuple[str, tuple[str, ...]]:
    """A record's id, made from its earliest claim, and the ids of all its claims from the earliest on."""
    ordered = sorted(claims, key=lambda s: (s.published or _NEVER, s.claim.id))
    return make_id("r", kind, ordered[0].claim.id), tuple(s.claim.id for s in ordered)


def contribution(claims: Sequence[Sourced], links: Iterable[Link], cluster: str) -> Record:
    """The record of one contribution."""
    said = [(s, content) for s in claims if isinstance(content := s.claim.content, Contribution)]
    figures, rule = choose_figure([(s, c.amount) for s, c in said if c.amount is not None], [c.donors for _, c in said])
    steps = _steps(said)
    announced = next((step for step in steps if step.stage is not Stage.CONSIDERED), steps[0])
    ordered = sorted(said, key=lambda pair: (-pair[0].claim.confidence, pair[0].published or _NEVER, pair[0].claim.id))
    record_id, ids = identity("contribution", claims)
    return Record(
        id=record_id,
        content=Contribution(
            donors=givers.fullest(c.donors for _, c in ordered),
            recipients=fullest(c.recipients for _, c in ordered),
            aid_type=_most(c.aid_type for _, c in ordered),
            stage=steps[-1].stage,
            amount=figures[0].figure if figures else None,
            items=_items(c.items for _, c in ordered),
            mechanism=next((c.mechanism for _, c in ordered if c.mechanism), None),
            date=announced.date,
            cumulative=said[0][1].cumulative,
            condition=next((c.condition for _, c in ordered if c.condition), None),
            period=next((c.period for _, c in ordered if c.period), None),
        ),
        claims=ids,
        steps=steps,
        figures=figures,
        rule=rule,
        wholes=tuple(sorted(c.part_of for _, c in said if c.part_of)),
        conflict=_conflict([f.figure for f in figures]),
        appropriation=_set_aside([s.claim.quote for s, c in said if c.amount is not None]),
        links=tuple(sorted(links, key=lambda link: (link.claim, link.other))),
        cluster=cluster,
    )


def _set_aside(quotes: Sequence[str]) -> bool:
    """Whether at least half of the words that tell the figure tell of a legislature that sets it aside."""
    return bool(quotes) and 2 * sum(map(is_appropriation, quotes)) >= len(quotes)


def choose_figure(
    said: Sequence[tuple[Sourced, Figure]], donors: Iterable[tuple[str, ...]]
) -> tuple[tuple[SaidFigure, ...], str | None]:
    """All figures, the chosen one first, and the rule that chose it.

    The most specific wording goes first, then the donor's own word, then the latest.
    """
    if not said:
        return (), None
    own = {d for some in donors for d in some}
    rules: list[tuple[str, Callable[[tuple[Sourced, Figure]], object]]] = [
        ("most specific", lambda p: _SPECIFIC[p[1].qualifier]),
        ("most precise", lambda p: -digits(p[1].announced)),
        ("the donor's own word", lambda p: p[0].speaker not in own),
        ("the latest", lambda p: _backwards(p[0].published)),
        ("the first by id", lambda p: p[0].claim.id),
    ]
    claims: dict[Figure, list[str]] = {}
    for one, figure in sorted(said, key=lambda p: tuple(rule(p) for _, rule in rules)):
        claims.setdefault(figure, []).append(one.claim.id)
    figures = tuple(SaidFigure(figure, tuple(sorted(ids))) for figure, ids in claims.items())
    return figures, _deciding(said, rules, figures[0].figure) if len(figures) > 1 else "the only one"


def _deciding(
    said: Sequence[tuple[Sourced, Figure]],
    rules: Sequence[tuple[str, Callable[[tuple[Sourced, Figure]], object]]],
    chosen: Figure,
) -> str:
    """The rule at which the last other figure fell out."""
    left = list(said)
    for name, rule in rules:
        best = min((rule(p) for p in left), key=_comparable)
        left = [p for p in left if rule(p) == best]
        if all(figure == chosen for _, figure in left):
            return name
    return rules[-1][0]


def _comparable(value: object) -> tuple[float, str]:
    return (0.0, value) if isinstance(value, str) else (float(value), "")  # type: ignore[arg-type]


def _backwards(day: str | None) -> float:
    return -float(day.replace("-", "")) if day else 0.0


def _steps(said: Sequence[tuple[Sourced, Contribution]]) -> tuple[Step, ...]:
    """The stages that were reached, in their order, each with its first and best told date."""
    stages = sorted({c.stage for _, c in said}, key=RANK.__getitem__)
    steps = []
    for stage in stages:
        of = [s for s, c in said if c.stage is stage]
        dates = [d for d in map(dated, of) if d is not None]
        steps.append(Step(stage, min(dates, key=nearness, default=None), tuple(sorted(s.claim.id for s in of))))
    return tuple(steps)


def nearness(said: Date) -> tuple[bool, bool, int, str, str]:
    """The best told date first: a day before a month before a year, then said before reckoned, then the earlier."""
    days = day_range(said.edtf)
    if days is None:
        return True, True, _BASES[said.basis], said.edtf, ""
    return False, days[0][:7] != days[1][:7], _BASES[said.basis], days[0], days[1]


def fullest(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The list that names most; of several, the first."""
    return max(lists, key=len, default=())


def _most(values: Iterable[T]) -> T:
    return Counter(values).most_common(1)[0][0]


def _items(lists: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    """Every item that is told, each once, with the best number told of it."""
    best: dict[str, Item] = {}
    for item in (item for items in lists for item in items):
        known = best.setdefault(normal(item.name), item)
        if _vague(item) < _vague(known):
            best[normal(item.name)] = item
    return tuple(best.values())


def _vague(item: Item) -> int:
    return _SPECIFIC[item.quantity.qualifier] if item.quantity else len(_SPECIFIC)


def _conflict(figures: Sequence[Figure]) -> bool:
    """Whether some two figures of one currency cannot both be so, even as roundings of one."""
    spans = [(f.currency, _rounded(f)) for f in figures]
    return any(
        a == b and (_below(one, other) or _below(other, one))
        for i, (b, other) in enumerate(spans)
        for a, one in spans[:i]
    )


_Bounds = tuple[Decimal, Decimal | None]


def _below(one: _Bounds, other: _Bounds) -> bool:
    """Whether all that a figure may be lies below another; "3 billion" and "at least 3 billion" meet in a point."""
    (low, high), (floor, top) = one, other
    return high is not None and (high < floor or (high == floor and low < high and floor != top))


def _rounded(figure: Figure) -> _Bounds:
    """What a figure may be; one that is said exactly may be a rounding to its last digit."""
    low, high = figure.bounds
    if figure.qualifier is not Qualifier.EXACT:
        return low, high
    if digits(figure.announced) < 2:
        return low, high  # "400 million" beside 425 million is another figure
    half = Decimal(5).scaleb(int(figure.announced.normalize().as_tuple().exponent) - 1)
    return low - half, low + half
