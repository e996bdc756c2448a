"""Engagements of many documents: one call told by two sides, one meeting planned and then held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pledgebook.model.claim import Engagement, EngagementStatus
from pledgebook.model.record import Link, Record, Sourced
from pledgebook.reconcile import blocking, choosing, meetings
from pledgebook.reconcile.blocking import KEPT, MET, blocks, near
from pledgebook.reconcile.facts import PRECISE, Facts, of_engagement
from pledgebook.reconcile.groups import Groups
from pledgebook.reconcile.rulings import NONE, Rulings
from pledgebook.reconcile.weights import ENOUGH, WEIGHTS

_NEXT_DAY = 1  # another time zone
_OFTEN = 3  # times

Block = tuple[str, list[Facts]]


def keys(sourced: Sourced) -> list[str]:
    """The keys under which an engagement's claim is found by others."""
    facts = of_engagement(sourced)
    return blocking.stored(facts, blocking.engagement_keys(facts))


def asks(sourced: Sourced) -> list[str]:
    """The keys under which an engagement's claim finds others."""
    facts = of_engagement(sourced)
    return blocking.asked(facts, blocking.engagement_keys(facts))


def build(claims: Iterable[Sourced], said: Rulings = NONE) -> list[Record]:
    """One record for each engagement that the claims tell of."""
    by_id = {s.claim.id: s for s in claims}
    facts = [of_engagement(by_id[key]) for key in sorted(by_id)]
    groups = Groups(facts, meetings.apart, said)
    found: dict[tuple[str, str], Link] = {}
    together = list(blocks(facts, blocking.engagement_keys))
    for family, block in together:
        if family != MET:
            continue
        for a, b in near(family, block, PRECISE):
            a, b = (a, b) if a.id < b.id else (b, a)  # noqa: PLW2901
            if (a.id, b.id) not in found and (link := weigh(a, b)):
                found[a.id, b.id] = link
    links = groups.ruled + [
        link
        for link in sorted(found.values(), key=lambda link: (-link.weight, link.claim, link.other))
        if groups.join(link.claim, link.other)
    ]
    # each link is made before the next is sought: what was joined is one candidate, no longer two
    links += (link for link in _kept(facts, together, groups) if groups.join(link.claim, link.other))
    told: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        told[groups.of(link.claim)].append(link)
    return [
        record([by_id[m] for m in sorted(members)], told[groups.of(min(members))], cluster)
        for members, cluster in zip(groups.members(), groups.cluster_names(), strict=True)
    ]


def weigh(a: Facts, b: Facts) -> Link | None:
    """The link between two claims of one engagement at one time."""
    if meetings.apart(a, b) or (_days(a, b) > _NEXT_DAY and not meetings.same_body(a, b)):
        return None  # a body's summit lasts some days, two states meet anew
    said = [found for signal in meetings.MEETING if (found := signal(a, b))]
    weight = sum(WEIGHTS[name] for name, _ in said)
    if weight < ENOUGH or (a.when is None and not (a.mechanism and a.mechanism == b.mechanism)):
        return None
    return Link(a.id, b.id, weight, tuple(reason for _, reason in said))


def _days(a: Facts, b: Facts) -> int:
    return max(a.when.first, b.when.first) - min(a.when.last, b.when.last) if a.when and b.when else 0


def _kept(facts: list[Facts], together: list[Block], groups: Groups[Facts]) -> Iterator[Link]:
    """A meeting told to no nearer than a month or year, planned or held, and the only one that it can be.

    Those whose dates are nearer find theirs first: "July" before "this year".
    """
    near = _candidates(facts, together)
    roughly = {f.id: f for f in facts if f.id in near}
    for id_, others in near.items():
        for other in others:
            groups.clusters.union(id_, other.id)
    for rough in sorted(roughly.values(), key=lambda f: (_nearness(f), f.id)):
        found: defaultdict[str, list[Facts]] = defaultdict(list)
        for other in near[rough.id]:
            if groups.of(other.id) != groups.of(rough.id):
                found[groups.of(other.id)].append(other)
        if chosen := _only(rough, found, groups):
            other, why = chosen
            yield Link(other.id, rough.id, ENOUGH, (_told(rough), why))


def _candidates(facts: list[Facts], together: list[Block]) -> dict[str, list[Facts]]:
    """For each claim that is dated roughly, those that it may be told of, the nearest dates first.

    A body that meets often fills blocks with thousands of claims: what costs least to ask is asked first.
    """
    nearness = {f.id: _nearness(f) for f in facts}
    beside: defaultdict[str, dict[str, Facts]] = defaultdict(dict)
    for family, block in together:
        if family == KEPT:
            by_id = {f.id: f for f in block}
            for rough in filter(blocking.roughly, block):
                beside[rough.id] |= by_id
    found: dict[str, list[Facts]] = {}
    for rough in facts:
        mine, when = nearness[rough.id], rough.when
        found[rough.id] = [
            other
            for other in beside.get(rough.id, {}).values()
            if nearness[other.id] < mine
            and other.when
            and when
            and other.when.first <= when.last
            and when.first <= other.when.last
            and meetings.goes_with(rough, other)
        ]
    return {id_: sorted(some, key=lambda f: (nearness[f.id], f.id)) for id_, some in found.items() if some}


def _only(rough: Facts, found: Mapping[str, list[Facts]], groups: Groups[Facts]) -> tuple[Facts, str] | None:
    """The one that is meant: the only one, or of its name, or told many times as often as all others together."""
    if len(found) == 1:
        return next(iter(found.values()))[0], "the only one that fits"
    named = {group: some for group, some in found.items() if any(meetings.of_one_name(rough, one) for one in some)}
    if len(named) == 1:
        return next(iter(named.values()))[0], "the only one of its name"
    told = sorted((groups.size(group), group) for group in named or found)
    if told and told[-1][0] >= _OFTEN * sum(count for count, _ in told[:-1]):
        return found[told[-1][1]][0], "by far the most told of those that fit"
    return None


def _nearness(facts: Facts) -> tuple[int, bool]:
    """The days that its date spans; then what has a name before what has none."""
    return facts.when.last - facts.when.first if facts.when else 0, not facts.mechanism


def _told(rough: Facts) -> str:
    return "planned, then held" if rough.stage == 0 else "the same, its date told more roughly"


def record(claims: list[Sourced], links: Iterable[Link], cluster: str) -> Record:
    """The record of one engagement that all these claims tell of."""
    said = [(s, content) for s in claims if isinstance(content := s.claim.content, Engagement)]
    ordered = sorted(said, key=lambda p: (-p[0].claim.confidence, p[0].published or "9999", p[0].claim.id))
    contents = [c for _, c in ordered]
    order = (EngagementStatus.CANCELLED, EngagementStatus.HELD, EngagementStatus.PLANNED)
    status = min((c.status for c in contents), key=order.index)
    of_status = [c for c in contents if c.status is status] or contents
    dates = [c.date for c in of_status if c.date] or [c.date for c in contents if c.date]
    record_id, ids = choosing.identity("engagement", claims)
    return Record(
        id=record_id,
        content=Engagement(
            type=of_status[0].type,
            parties=choosing.fullest(c.parties for c in contents),
            status=status,
            format=next((c.format for c in of_status if c.format), None),
            name=next((c.name for c in contents if c.name), None),
            date=min(dates, key=choosing.nearness, default=None),
        ),
        claims=ids,
        links=tuple(sorted(links, key=lambda link: (link.claim, link.other))),
        cluster=cluster,
    )
