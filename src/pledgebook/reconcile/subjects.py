"""Proposals, positions, groups, taskings and statements: the same party on the same subject is one record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from pledgebook.model.claim import Group, Position, Proposal
from pledgebook.model.date import Date, day_range
from pledgebook.model.record import Link, Record, SaidFigure, Sourced
from pledgebook.reconcile import choosing, sayings
from pledgebook.reconcile.facts import dated
from pledgebook.reconcile.groups import Groups
from pledgebook.reconcile.rulings import NONE, Rulings
from pledgebook.reconcile.sayings import RENEWED, Said, of_saying
from pledgebook.reconcile.weights import ENOUGH, WEIGHTS

_WORDS = 5  # of a subject, the longest: they tell most
_PARTIES = 4


def keys(sourced: Sourced) -> list[str]:
    """The keys of a claim: who, in which way, each two telling words of the subject, and when."""
    return _keys(of_saying(sourced))


def _keys(said: Said) -> list[str]:
    words = sorted(sorted(said.words, key=lambda w: (-len(w), w))[:_WORDS])
    things = [f"{a} {b}" for a, b in combinations(words, 2)] or words
    who = sorted(said.by)[:_PARTIES] or ["?"]
    days = () if said.when is None else (said.when.first, said.when.last + RENEWED)
    times = sorted({str(day // RENEWED) for day in days}) or ["?"]
    return [f"{said.way} {party} {thing} {t}" for party in who for thing in things for t in times]


def build(claims: Iterable[Sourced], said: Rulings = NONE) -> list[Record]:
    """One record for each subject of each party, with all who tell it."""
    by_id = {s.claim.id: s for s in claims}
    facts = [of_saying(by_id[key]) for key in sorted(by_id)]
    groups = Groups(facts, sayings.apart, said)
    links = groups.ruled + [link for link in _weighed(facts) if groups.join(link.claim, link.other)]
    told: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        told[groups.of(link.claim)].append(link)
    return [
        record([by_id[m] for m in sorted(members)], told[groups.of(min(members))], cluster)
        for members, cluster in zip(groups.members(), groups.cluster_names(), strict=True)
    ]


def _weighed(facts: list[Said]) -> list[Link]:
    """The links, the strongest first; claims that look the same are linked in a row, not each with each."""
    found: dict[tuple[str, str], Link] = {}
    for block in _blocks(facts):
        for a, b in _near(block):
            one, other = (a, b) if a.id < b.id else (b, a)
            if (one.id, other.id) not in found and (link := weigh(one, other)):
                found[one.id, other.id] = link
    return sorted(found.values(), key=lambda link: (-link.weight, link.claim, link.other))


def _blocks(facts: list[Said]) -> Iterator[list[Said]]:
    blocks: defaultdict[str, list[Said]] = defaultdict(list)
    for said in facts:
        for key in _keys(said):
            blocks[key].append(said)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield sorted(blocks[key], key=lambda s: (s.when.first if s.when else 0, s.id))


def _near(block: list[Said]) -> Iterator[tuple[Said, Said]]:
    """The pairs of a block; of those that look the same only neighbours in time."""
    last: dict[tuple[object, ...], Said] = {}
    for said in block:
        yield from ((said, other) for look, other in last.items())
        last[said.look] = said


def weigh(a: Said, b: Said) -> Link | None:
    """The link between two claims of one thing; None where too little speaks for it."""
    if sayings.apart(a, b):
        return None
    found = [signal for one in sayings.SAYING if (signal := one(a, b))]
    weight = sum(WEIGHTS[name] for name, _ in found)
    return Link(a.id, b.id, weight, tuple(reason for _, reason in found)) if weight >= ENOUGH else None


def record(told: list[Sourced], links: Iterable[Link], cluster: str) -> Record:
    """Slots are those of the claim read with most confidence; who takes part, and when, is gathered from all."""
    ordered = sorted(told, key=lambda s: (-s.claim.confidence, s.published or "9999", s.claim.id))
    content = ordered[0].claim.content
    figures: tuple[SaidFigure, ...] = ()
    rule = None
    if isinstance(content, Proposal):
        content = _proposal(content, [c for s in ordered if isinstance(c := s.claim.content, Proposal)], _days(told))
    elif isinstance(content, Position):
        days = _days(told)
        content = replace(content, date=days[-1] if days else None)
    elif isinstance(content, Group):
        sizes = [(s, c.size) for s in ordered if isinstance(c := s.claim.content, Group) and c.size]
        figures, rule = choosing.choose_figure(sizes, ())
        content = replace(content, size=figures[0].figure if figures else None)
    record_id, ids = choosing.identity(ordered[0].claim.kind, told)
    reasons = tuple(sorted(links, key=lambda link: (link.claim, link.other)))
    return Record(record_id, content, ids, figures=figures, rule=rule, links=reasons, cluster=cluster)


def _proposal(best: Proposal, told: list[Proposal], days: list[Date]) -> Proposal:
    """A proposal is of the day on which it was first made; those after it renew it."""
    return replace(
        best,
        proposer=choosing.fullest(c.proposer for c in told),
        addressees=choosing.fullest(c.addressees for c in told),
        plan=next((c.plan for c in told if c.plan), None),
        ordinal=next((c.ordinal for c in told if c.ordinal), None),
        date=days[0] if days else None,
    )


def _days(told: Iterable[Sourced]) -> list[Date]:
    """When it was said, the earliest first; a position is of the last day on which it was held."""
    found = ((days, said) for s in told if (said := dated(s)) is not None and (days := day_range(said.edtf)))
    return [said for _, said in sorted(found, key=lambda pair: (pair[0], pair[1].basis))]
