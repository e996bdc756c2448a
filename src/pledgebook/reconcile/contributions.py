"""Contributions of many documents: the same package told again, and the later stages of its money."""

from collections import defaultdict
from collections.abc import Iterable

from pledgebook.model.record import Link, Record, Sourced
from pledgebook.reconcile import blocking, choosing, signals
from pledgebook.reconcile.attaching import attachments, repeated
from pledgebook.reconcile.facts import Facts, of_contribution
from pledgebook.reconcile.groups import Groups
from pledgebook.reconcile.rulings import NONE, Rulings
from pledgebook.reconcile.weights import ENOUGH, WEIGHTS

_ALIKE = "told in the same terms"


def keys(sourced: Sourced) -> list[str]:
    """The keys under which a contribution's claim is found by others."""
    facts = of_contribution(sourced)
    return blocking.stored(facts, blocking.contribution_keys(facts))


def asks(sourced: Sourced) -> list[str]:
    """The keys under which a contribution's claim finds others."""
    facts = of_contribution(sourced)
    return blocking.asked(facts, blocking.contribution_keys(facts))


def build(claims: Iterable[Sourced], said: Rulings = NONE) -> list[Record]:
    """One record for each contribution that the claims tell of."""
    by_id = {s.claim.id: s for s in claims}
    facts = [of_contribution(by_id[key]) for key in sorted(by_id)]
    groups = Groups(facts, signals.apart, said)
    links = list(groups.ruled)
    shown = _fold(facts, groups, links, said)
    blocks = list(blocking.blocks(shown, blocking.contribution_keys))
    _join(_weighed(blocks), groups, links)
    _join(repeated(blocks), groups, links)
    _join(attachments(blocks, groups), groups, links)
    told: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        told[groups.of(link.claim)].append(link)
    return [
        choosing.contribution([by_id[m] for m in sorted(members)], told[groups.of(min(members))], cluster)
        for members, cluster in zip(groups.members(), groups.cluster_names(), strict=True)
    ]


def _fold(facts: list[Facts], groups: Groups[Facts], links: list[Link], said: Rulings) -> list[Facts]:
    """Put claims that look the same together at once; one of each is left to be weighed."""
    alike: defaultdict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for f in facts:
        alike[f.look].append(f)
    shown: list[Facts] = []
    for same in alike.values():
        first, *rest = same
        shown.append(first)
        if rest and (not _telling(first) or any(f.id in said.apart for f in same)):
            shown += rest
            continue
        wholes = {f.part_of for f in same}
        for other in rest:
            if other.part_of == first.id or other.id in wholes:
                shown.append(other)
                continue
            groups.same(first.id, other.id)
            links.append(Link(first.id, other.id, ENOUGH, (_ALIKE,)))
    return shown


def _telling(facts: Facts) -> bool:
    """Whether claims that look like this one are surely of one thing."""
    return weigh(facts, facts) is not None and not signals.yearly(facts)


def _weighed(blocks: list[tuple[str, list[Facts]]]) -> list[Link]:
    found: dict[tuple[str, str], Link] = {}
    for family, block in blocks:
        if family == blocking.WORDS:
            continue
        for a, b in blocking.near(family, block):
            a, b = (a, b) if a.id < b.id else (b, a)  # noqa: PLW2901
            if (a.id, b.id) not in found and (link := weigh(a, b)):
                found[a.id, b.id] = link
    return sorted(found.values(), key=lambda link: (-link.weight, link.claim, link.other))


def weigh(a: Facts, b: Facts) -> Link | None:
    """The link between two claims of one contribution told at one time; None where too little speaks for it."""
    if signals.apart(a, b):
        return None
    said = [found for signal in signals.CONTRIBUTION if (found := signal(a, b))]
    if not any(name.startswith("day.") for name, _ in said):
        return None
    weight = sum(WEIGHTS[name] for name, _ in said)
    return Link(a.id, b.id, weight, tuple(reason for _, reason in said)) if weight >= ENOUGH else None


def _join(found: Iterable[Link], groups: Groups[Facts], links: list[Link]) -> None:
    links += (link for link in found if groups.join(link.claim, link.other))
