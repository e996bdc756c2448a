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
    for family, block in blocks(facts, blocking.engagement_keys):
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
    links += (link for link in _kept(facts, groups) if groups.join(link.claim, link.other))
    told: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        told[groups.of(link.claim)].append(link)
    return [
        _record([by_id[m] for m in sorted(members)], told[groups.of(min(members))], cluster)
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


def _kept(facts: list[Facts], groups: Groups[Facts]) -> Iterator[Link]:
    """A meeting told to no nearer than a month or year, planned or held, and the only one that it can be.

    Those whose dates are nearer find theirs first: "July" before "this year".
    """
    near: defaultdict[str, dict[str, Facts]] = defaultdict(dict)
    roughly: dict[str, Facts] = {}
    for family, block in blocks(facts, blocking.engagement_keys):
        if family != KEPT:
            continue
        for rough in filter(blocking.roughly, block):
            roughly[rough.id] = rough
            for other in block:
                if _nearness(other) < _nearness(rough) and meetings.goes_with(rough, other):
                    groups.clusters.union(rough.id, other.id)
                    near[rough.id][other.id] = other
    for rough in sorted(roughly.values(), key=lambda f: (_nearness(f), f.id)):
        found: defaultdict[str, list[Facts]] = defaultdict(list)
        for other in sorted(near[rough.id].values(), key=lambda f: (_nearness(f), f.id)):
            if groups.of(other.id) != groups.of(rough.id):
                found[groups.of(other.id)].append(other)
        if chosen := _only(rough, found, groups):
            other, why = chosen
            yield Link(other.id, rough.id, ENOUGH, (_told(rough), why))


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


def _record(claims: list[Sourced], links: Iterable[Link], cluster: str) -> Record:
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
