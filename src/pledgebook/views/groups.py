"""Groups of states: members, meetings, and what each member did between two of them."""

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from pledgebook.model.claim import Group
from pledgebook.model.date import day_range
from pledgebook.model.figure import Figure
from pledgebook.model.filter import Filter, ViewError
from pledgebook.reference.groups import GroupFacts, Membership
from pledgebook.reference.groups import groups as known_groups
from pledgebook.store import Ledger, queries
from pledgebook.views.actors import name_of
from pledgebook.views.calendar import CalendarRow, calendar
from pledgebook.views.contributions import ContributionRow, contribution
from pledgebook.views.record import Proof, proof

_MEETINGS = ("meeting", "summit")
_DID = {"pledged": "promised", "committed": "gave", "disbursed": "gave", "delivered": "delivered"}


@dataclass(frozen=True, slots=True)
class SaidOfGroup:
    """What one document says that a group is: its ``size`` where told, its ``role``, and the proof."""

    size: Figure | None
    role: str
    record: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group: its id and name, the size that it is said to have and who says so, members known by name, meetings.

    ``size``, ``size_source`` and ``members`` (those of today, or of the last day of the
    filter) come from the reference and are None and 0 where it does not have the group;
    ``said`` is what documents of the ledger say of it, ``held`` and ``planned`` count its
    meetings in the ledger.
    """

    id: str
    name: str
    size: int | None
    size_source: str | None
    members: int
    said: tuple[SaidOfGroup, ...]
    held: int
    planned: int


@dataclass(frozen=True, slots=True)
class Act:
    """A contribution that reached a stage: ``stage``, ``date`` (EDTF), and the contribution as it stands."""

    stage: str
    date: str | None
    contribution: ContributionRow


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member between two meetings: what it ``gave`` (committed or paid), ``promised`` and ``delivered``.

    ``awaited`` are contributions promised or committed before the end whose delivery
    nothing tells. ``silent`` is true where the ledger tells of nothing done in the time.
    ``membership`` has the days and the source of its belonging.
    """

    member: str
    name: str
    membership: Membership | None
    gave: tuple[Act, ...]
    promised: tuple[Act, ...]
    delivered: tuple[Act, ...]
    awaited: tuple[Act, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its meetings and, from ``since`` to ``until`` (ISO days, both included), what each member did.

    ``meetings`` are those that the ledger knows, oldest first; ``first`` and ``second`` the
    ids of the two between which it is looked, None where days were asked for.
    ``recipients`` are those whom the contributions are for, () for anyone.
    """

    group: GroupRow
    meetings: tuple[CalendarRow, ...]
    first: str | None
    second: str | None
    since: str | None
    until: str | None
    recipients: tuple[str, ...]
    members: tuple[MemberRow, ...]


def groups(ledger: Ledger, which: Filter | None = None) -> tuple[GroupRow, ...]:
    """The groups of the reference and those that documents of the ledger tell of, by id."""
    which = which or Filter()
    with ledger.reading() as connection:
        # what a group is has no date
        told = queries.told_of(connection, "group", replace(which, since=None, until=None))
    said: defaultdict[str, list[SaidOfGroup]] = defaultdict(list)
    for row, claims in told:
        for one in map(proof, claims):
            content = one.content
            assert isinstance(content, Group)  # noqa: S101  # the kind says so
            said[content.group].append(SaidOfGroup(content.size, content.role, row.id, one))
    met: defaultdict[str, list[CalendarRow]] = defaultdict(list)
    wanted = known_groups().keys() | said.keys()
    for meeting in _meetings(ledger, which):
        for party in wanted.intersection(meeting.parties):
            met[party].append(meeting)
    day = which.last_day or date.today().isoformat()  # noqa: DTZ011  # the day where the reader is
    return tuple(_row(group, said[group], met[group], day) for group in sorted(wanted))


def _meetings(ledger: Ledger, which: Filter) -> tuple[CalendarRow, ...]:
    only = Filter(party=which.party, type=_MEETINGS, since=which.since, until=which.until)
    return calendar(ledger, only)


def _row(group: str, said: list[SaidOfGroup], met: list[CalendarRow], day: str) -> GroupRow:
    known = known_groups().get(group)
    return GroupRow(
        id=group,
        name=known.name if known else name_of(group),
        size=known.size if known else None,
        size_source=known.size_source if known else None,
        members=sum(m.on(day) for m in known.members) if known else 0,
        said=tuple(said),
        held=sum(m.status == "held" for m in met),
        planned=sum(m.status == "planned" for m in met),
    )


def group(ledger: Ledger, name: str, which: Filter | None = None, between: tuple[str, str] | None = None) -> GroupView:
    """One group opened; raises `ViewError` where neither reference nor ledger has it, or a meeting is unknown.

    The time looked at is that of the filter, or from one meeting to the day before
    another: ``between`` are their record ids (or how they begin), by default the last
    that was held and the last before its day. ``recipient`` of the filter goes before the group's own.
    """
    which = which or Filter()
    known = known_groups().get(name)
    rows = {row.id: row for row in groups(ledger, Filter(until=which.until))}
    if name not in rows:
        raise ViewError(f"no group {name}; there are {', '.join(rows)}")
    meetings = tuple(m for m in _meetings(ledger, Filter()) if name in m.parties)
    pair = _between(meetings, between) if between or not (which.since or which.until) else None
    since, until = _time(pair, which)
    recipients = which.recipient or (known.recipients if known else ())
    done = _acts(ledger, replace(which, recipient=recipients, since=None, until=None, party=()))
    last = until or date.today().isoformat()  # noqa: DTZ011  # the day where the reader is
    members = _members(known, since or last, last) or [(d, None) for d in sorted(done)]
    found = (_member(member, of, done.get(member, []), (since or "", last)) for member, of in members)
    return GroupView(
        group=rows[name],
        meetings=meetings,
        first=pair[0].id if pair else None,
        second=pair[1].id if pair else None,
        since=since,
        until=until,
        recipients=recipients,
        members=tuple(m for m in found if m.member not in recipients),
    )


def _between(meetings: tuple[CalendarRow, ...], ids: tuple[str, str] | None) -> tuple[CalendarRow, CalendarRow] | None:
    dated = [m for m in meetings if m.date and day_range(m.date)]
    if ids is None:
        held = [m for m in dated if m.status == "held"]
        # two that may be of one day leave no time between them: "in July", told of a summit and of its session
        earlier = [m for m in held if _days(m)[1] < _days(held[-1])[0]]
        return (earlier[-1], held[-1]) if earlier else None
    chosen = []
    for beginning in ids:
        fitting = [m for m in dated if m.id.startswith(beginning)]
        if len(fitting) != 1:
            raise ViewError(f"no meeting with a date has the id {beginning}")
        chosen.append(fitting[0])
    first, second = sorted(chosen, key=_days)
    return first, second


def _days(meeting: CalendarRow) -> tuple[str, str]:
    return day_range(meeting.date or "") or ("", "")


def _time(pair: tuple[CalendarRow, CalendarRow] | None, which: Filter) -> tuple[str | None, str | None]:
    """First and last day: what is announced at the second meeting already belongs to the time after it."""
    if pair is None:
        return which.first_day, which.last_day
    first, second = map(_days, pair)
    before = date.fromisoformat(second[0]) - timedelta(days=1)
    return first[0], max(first[0], before.isoformat())


def _members(known: GroupFacts | None, since: str, until: str) -> list[tuple[str, Membership | None]]:
    """Who belonged to the group at any day of the time."""
    if known is None:
        return []
    return [(m.member, m) for m in known.members if (m.since or "") <= until and since <= (m.until or "9999")]


def _acts(ledger: Ledger, which: Filter) -> dict[str, list[Act]]:
    """What each donor did: every stage of its contributions, running totals and what is only considered left out."""
    with ledger.reading() as connection:
        rows = {row.id: row for row in queries.records(connection, "contribution", which) if not row.cumulative}
        steps = queries.steps(connection, which)
    found: defaultdict[str, list[Act]] = defaultdict(list)
    for record, row in rows.items():
        if row.part_of in rows:
            continue  # its whole stands for it
        given = contribution(row)
        acts = [Act(step.stage, step.date or row.date, given) for step in steps.get(record, ())]
        for donor in json.loads(row.donors):
            found[donor] += (act for act in acts if act.stage in _DID)
    return found


def _member(member: str, of: Membership | None, acts: list[Act], time: tuple[str, str]) -> MemberRow:
    did: defaultdict[str, list[Act]] = defaultdict(list)
    for act in acts:
        days = day_range(act.date) if act.date else None
        if days and time[0] <= days[0] and days[1] <= time[1]:
            did[_DID[act.stage]].append(act)
    delivered = {act.contribution.id for act in acts if act.stage == "delivered" and _begun(act, time[1])}
    awaited = {
        act.contribution.id: act
        for act in acts
        if act.stage != "delivered" and _begun(act, time[1]) and act.contribution.id not in delivered
    }
    return MemberRow(
        member=member,
        name=name_of(member),
        membership=of,
        gave=tuple(did["gave"]),
        promised=tuple(did["promised"]),
        delivered=tuple(did["delivered"]),
        awaited=tuple(awaited.values()),
        silent=not any(did.values()),
    )


def _begun(act: Act, day: str) -> bool:
    days: Any = day_range(act.date) if act.date else None
    return days is None or days[0] <= day
