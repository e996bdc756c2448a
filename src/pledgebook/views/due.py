"""What should have happened by now: planned meetings, promised deliveries, taskings, and what is known of each."""

import json
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any

from pledgebook.extract.dates import find_dates
from pledgebook.model.claim import Contribution, Engagement, Tasking
from pledgebook.model.date import day_range
from pledgebook.model.filter import Filter, ViewError
from pledgebook.reference.actors import states
from pledgebook.store import Ledger, queries
from pledgebook.views.actors import name_of
from pledgebook.views.record import Proof, proof

_NEAR = timedelta(days=45)  # a meeting put off is looked for so long after its day
_FOLLOWED = timedelta(days=180)  # what the parties of a tasking do so long after it may be its follow-up
_REACHED = {"engagement": ("planned",), "contribution": ("pledged", "committed"), "tasking": ()}  # what is looked at
_MOST = 5  # things known of one that are listed, the earliest first
STATUSES = ("overdue", "open", "followed", "done", "coming", "undated")


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of a thing that is due: a record, its day (EDTF), and how it bears on it."""

    record: str
    kind: str
    date: str | None
    how: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that was to happen.

    ``record`` of ``kind`` opens it; ``what`` tells it in a few words, ``parties`` who was to
    do it. ``due`` is the day (EDTF) and ``basis`` where it comes from: "planned for" (a
    meeting), "promised by" (a date in the quote that was still to come), "told on" (a
    tasking, which has no day of its own: the day of the document). ``status`` is
    ``overdue`` (its day is past and nothing tells that it happened), ``open`` (a tasking that
    names no day, of which nothing more is told), ``followed`` (not
    told as done, but ``known`` tells of what bears on it), ``done``, ``coming``, or
    ``undated`` (a meeting planned for no day that is told).
    """

    record: str
    kind: str
    what: str
    parties: tuple[str, ...]
    due: str | None
    basis: str
    status: str
    known: tuple[Known, ...]
    proof: Proof


def due(ledger: Ledger, which: Filter | None = None, on: str | None = None) -> tuple[DueRow, ...]:
    """What was promised, planned or told to be done in the records of a filter, by the day on which it is due.

    ``on`` is the day (ISO) from which it is looked, by default today; ``since`` and ``until``
    of the filter narrow the days on which things are due.
    """
    which = which or Filter()
    day = on or date.today().isoformat()  # noqa: DTZ011  # the day where the reader is
    if day_range(day) is None:
        raise ViewError(f"{day!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    now = date.fromisoformat((day_range(day) or ("", ""))[1])
    timeless = replace(which, since=None, until=None)
    with ledger.reading() as connection:
        asked = {kind: queries.told_of(connection, kind, timeless, reached) for kind, reached in _REACHED.items()}
        happened = queries.records(connection, "engagement", Filter())
        steps = queries.steps(connection, timeless)
    held = _Happened(happened)
    rows = [
        *_meetings(asked["engagement"], held, now),
        *_promises(asked["contribution"], steps, now),
        *_taskings(asked["tasking"], held, now),
    ]
    return tuple(sorted(filter(lambda row: _within(row, which), rows), key=lambda row: (row.due or "9999", row.record)))


def _within(row: DueRow, which: Filter) -> bool:
    days = day_range(row.due) if row.due else None
    if days is None:
        return which.first_day is None and which.last_day is None
    return (which.first_day or "") <= days[1] and days[0] <= (which.last_day or "9999")


_first_day = attrgetter("first_day")


class _Happened:
    """The engagements that are told to have been held or called off, by party."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._by_party: defaultdict[str, list[Any]] = defaultdict(list)
        for row in rows:
            if row.first_day is None or row.status == "planned":
                continue
            for party in json.loads(row.parties):
                self._by_party[party].append(row)
        for held in self._by_party.values():
            held.sort(key=_first_day)

    def between(self, parties: Iterable[str], first: date, last: date) -> list[Any]:
        """What two at least of the parties had a share in between two days, or the one party where it is a body.

        A state alone meets somebody every week: that bears on nothing.
        """
        wanted = list(dict.fromkeys(parties))
        if len(wanted) == 1 and wanted[0] in states():
            return []
        count: defaultdict[str, int] = defaultdict(int)
        rows: dict[str, Any] = {}
        earliest, latest = first.isoformat(), last.isoformat()
        for party in wanted:
            held = self._by_party.get(party, [])
            inside = bisect_left(held, earliest, key=_first_day), bisect_right(held, latest, key=_first_day)
            for row in held[slice(*inside)]:
                count[row.id] += 1
                rows[row.id] = row
        enough = min(2, len(wanted))
        found = [rows[record] for record, n in count.items() if n >= enough]
        return sorted(found, key=lambda row: (row.first_day, row.id))


def _meetings(told: list[tuple[Any, list[Any]]], held: _Happened, now: date) -> Iterable[DueRow]:
    """Engagements that some document told as planned."""
    for row, claims in told:
        if not claims:
            continue
        planned = proof(claims[0])
        content = planned.content
        assert isinstance(content, Engagement)  # noqa: S101  # it was filtered so
        when = content.date.edtf if content.date else row.date
        days = day_range(when) if when else None
        known: tuple[Known, ...] = ()
        if row.status != "planned":
            status = "done"
            known = (Known(row.id, "engagement", row.date, row.status),)
        else:
            late = days is not None and days[1] < now.isoformat()
            if late and days:
                first = date.fromisoformat(days[0])
                near = held.between(content.parties, first, min(first + _NEAR, now))
                known = tuple(
                    Known(r.id, r.kind, r.date, f"{r.status} {r.type} of the same parties") for r in near[:_MOST]
                )
            status = "undated" if days is None else "coming" if not late else "followed" if known else "overdue"
        yield DueRow(row.id, row.kind, _called(content), content.parties, when, "planned for", status, known, planned)


def _called(met: Engagement) -> str:
    """What a meeting is called: its name, with those parties that the name does not tell: "G7" needs no "of G7"."""
    name = met.name or met.type.value
    parties = map(name_of, met.parties)
    others = [party for party in parties if not re.search(rf"\b{re.escape(party)}\b", name, re.IGNORECASE)]
    return f"{name} of {', '.join(others)}" if others else name


def _known(met: list[Any]) -> tuple[Known, ...]:
    return tuple(Known(r.id, r.kind, r.date, f"{r.status} {r.type} of the parties") for r in met[:_MOST])


def _promises(told: list[tuple[Any, list[Any]]], steps: dict[str, list[Any]], now: date) -> Iterable[DueRow]:
    """Contributions of which a quote names a day that was still to come."""
    for row, claims in told:
        if row.cumulative:
            continue
        for claim in claims:
            ahead = _ahead(claim.quote, claim.published)
            if ahead is None:
                continue
            one = proof(claim)
            content = one.content
            assert isinstance(content, Contribution)  # noqa: S101  # the kind says so
            came = [s for s in steps.get(row.id, ()) if s.stage in ("disbursed", "delivered")]
            later = (day_range(ahead) or ("", ""))[1]
            known = tuple(Known(row.id, row.kind, s.date, s.stage) for s in came) or _announced(row, claims, ahead)
            status = "done" if known else "overdue" if later < now.isoformat() else "coming"
            what = f"{content.stage.value} {content.aid_type.value} assistance to " + (
                ", ".join(map(name_of, content.recipients)) or "nobody named"
            )
            yield DueRow(row.id, row.kind, what, content.donors, ahead, "promised by", status, known, one)
            break


def _announced(row: Any, claims: list[Any], ahead: str) -> tuple[Known, ...]:
    """The announcement that was promised for one day ("tomorrow") and that a document told on that day."""
    first, last = day_range(ahead) or ("", "9999")
    next_day = "" if first != last else (date.fromisoformat(first) + timedelta(days=1)).isoformat()
    for claim in claims:
        if claim.published is None or not first <= claim.published <= next_day:
            continue
        content = proof(claim).content
        assert isinstance(content, Contribution)  # noqa: S101  # the kind says so
        if (day_range(content.date.edtf) if content.date else (claim.published,) * 2) == (first, last):
            return (Known(row.id, row.kind, first, content.stage.value),)
    return ()


@lru_cache(maxsize=65536)  # quotes do not change
def _ahead(quote: str, published: str | None) -> str | None:
    """The last date in a quote that lay ahead when it was published."""
    if published is None:
        return None
    found = [
        (days[1], m.date.edtf)
        for m in find_dates(" ".join(quote.split()), published)
        if not m.since and (days := day_range(m.date.edtf)) and days[0] > published and days[1] < "9999"
    ]
    return max(found)[1] if found else None


def _taskings(told: list[tuple[Any, list[Any]]], held: _Happened, now: date) -> Iterable[DueRow]:
    """Taskings with what their parties did since."""
    for row, claims in told:
        one = proof(claims[0])
        content = one.content
        assert isinstance(content, Tasking)  # noqa: S101  # the kind says so
        ahead = _ahead(one.quote, one.published)
        known: tuple[Known, ...] = ()
        parties = tuple(dict.fromkeys((*content.by, *content.to)))
        if one.published:
            after = date.fromisoformat(one.published)
            met = held.between(parties, after + timedelta(days=1), min(after + _FOLLOWED, now))
            known = _known(met)
        late = (day_range(ahead or one.published or "") or ("", ""))[1] < now.isoformat()
        status = "followed" if known else "coming" if not late else "overdue" if ahead else "open"
        what = f"{', '.join(map(name_of, content.to)) or 'somebody'} to: {content.action}"
        basis = "promised by" if ahead else "told on"
        yield DueRow(row.id, row.kind, what, parties, ahead or one.published, basis, status, known, one)
