"""Engagements of many documents: one call told by two sides, one meeting planned and then held."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pledgebook.model.claim import Engagement, EngagementStatus
from pledgebook.model.record import Link, Record, Sourced
from pledgebook.reconcile import blocking, choosing, signals
from pledgebook.reconcile.blocking import KEPT, MET, blocks, near
from pledgebook.reconcile.facts import Facts, of_engagement
from pledgebook.reconcile.groups import Groups
from pledgebook.reconcile.rulings import NONE, Rulings
from pledgebook.reconcile.weights import ENOUGH, WEIGHTS

_CALLS = frozenset(("call",))


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
    groups = Groups(facts, _apart, said)
    found: dict[tuple[str, str], Link] = {}
    for family, block in blocks(facts, blocking.engagement_keys):
        if family != MET:
            continue
        for a, b in near(family, block, 1):
            a, b = (a, b) if a.id < b.id else (b, a)  # noqa: PLW2901
            if (a.id, b.id) not in found and (link := weigh(a, b)):
                found[a.id, b.id] = link
    links = groups.ruled + [
        link
        for link in sorted(found.values(), key=lambda link: (-link.weight, link.claim, link.other))
        if groups.join(link.claim, link.other)
    ]
    links += [link for link in _kept(facts, groups) if groups.join(link.claim, link.other)]
    told: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        told[groups.of(link.claim)].append(link)
    return [
        _record([by_id[m] for m in sorted(members)], told[groups.of(min(members))], cluster)
        for members, cluster in zip(groups.members(), groups.cluster_names(), strict=True)
    ]


def weigh(a: Facts, b: Facts) -> Link | None:
    """The link between two claims of one engagement at one time."""
    if _apart(a, b):
        return None
    said = [found for signal in (_parties, _name, _form, signals.day) if (found := signal(a, b))]
    weight = sum(WEIGHTS[name] for name, _ in said)
    if weight < ENOUGH or (a.when is None and not (a.mechanism and a.mechanism == b.mechanism)):
        return None
    return Link(a.id, b.id, weight, tuple(reason for _, reason in said))


def _apart(a: Facts, b: Facts) -> str | None:
    if (a.type in _CALLS) != (b.type in _CALLS):
        return "a call and no call"
    if (a.type == "exercise") != (b.type == "exercise"):
        return "an exercise and none"
    if not a.mechanism and not b.mechanism and not (a.donors <= b.donors or b.donors <= a.donors):
        return "other parties"
    return None


def _parties(a: Facts, b: Facts) -> signals.Named | None:
    if a.donors == b.donors and (len(a.donors) > 1 or min(a.donors, default="").islower()):  # a body meets alone
        return "parties.same", f"the same parties ({', '.join(sorted(a.donors))})"
    if a.donors and b.donors and (a.donors <= b.donors or b.donors <= a.donors):
        return "parties.within", "parties of one among those of the other"
    return ("parties.overlap", "some of the same parties") if a.donors & b.donors else None


def _name(a: Facts, b: Facts) -> signals.Named | None:
    if not a.mechanism or not b.mechanism:
        return None
    if signals.alike(a.mechanism, b.mechanism):
        return "name.same", f"the same name ({a.mechanism})"
    return "name.other", "other names"


def _form(a: Facts, b: Facts) -> signals.Named | None:
    return ("form.same", f"both a {a.type}") if a.type == b.type else ("form.like", f"a {a.type} and a {b.type}")


def _kept(facts: list[Facts], groups: Groups[Facts]) -> list[Link]:
    """A meeting planned for a month, and the only one of the same parties held in it."""
    found: defaultdict[str, dict[str, tuple[Facts, Facts]]] = defaultdict(dict)
    for a, b in _planned(facts):
        one, other = groups.of(a.id), groups.of(b.id)
        if one != other:
            groups.clusters.union(a.id, b.id)
            found[one][other] = min(found[one].get(other, (a, b)), (a, b), key=lambda p: (p[0].id, p[1].id))
    unique = [next(iter(targets.values())) for targets in found.values() if len(targets) == 1]
    links = (Link(b.id, a.id, ENOUGH, ("planned, then held", "the only one that fits")) for a, b in unique)
    return sorted(links, key=lambda link: (link.claim, link.other))


def _planned(facts: list[Facts]) -> Iterator[tuple[Facts, Facts]]:
    for family, block in blocks(facts, blocking.engagement_keys):
        if family != KEPT:
            continue
        held = [f for f in block if f.stage == 1 and f.when and not f.when.rough]
        for plan in block:
            if plan.stage == 0 and plan.when and plan.when.rough and plan.donors:
                for h in held:
                    within = h.when is not None and plan.when.first <= h.when.first <= plan.when.last
                    if (
                        within
                        and (plan.donors == h.donors or plan.mechanism == h.mechanism != "")
                        and not _apart(plan, h)
                    ):
                        yield plan, h


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
