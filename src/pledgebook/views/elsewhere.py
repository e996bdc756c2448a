"""What does not count because the ledger tells the same money in other records too, though no claim says so.

Three sorts, each a value of `Elsewhere`:

- an appropriation, where something is told that was given out of it: of the same donor, to one of the same
  recipients, within two years, no more than it, and not by another mechanism; with it its parts of that day;
- a running total that does not say that it is one: the very number of one that is told within a month, or a number
  near those told before and after it, between which there is no room for a gift as large;
- a sum that was given together: by or to others beside those that are asked for (`with_others`), or the same
  telling number that is told of a group to which the donor belongs, or a very large one of any body.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from pledgebook.model.filter import Filter
from pledgebook.reference.actors import bodies
from pledgebook.reference.groups import groups_of
from pledgebook.store import queries
from pledgebook.views.contributions import figure_of

DRAWN = 730  # days in which an appropriation is given out
AGAIN = 31  # days between a running total and its number without the words
LADDER = 120  # days between two running totals that leave room for what lies between them
SLACK = Decimal("1.1")  # "more than N" is said of what lies up to a tenth above N, as `reconcile` has it
TOGETHER = 366  # days in which a group's sum is told of one of its members
LARGE = Decimal(10**10)  # few sums are as large, so that one digit tells them apart, as `reconcile` has it


class Elsewhere(StrEnum):
    """Why a record does not count beside the others."""

    APPROPRIATION = "appropriation"
    RUNNING_TOTAL = "running total"
    CONSIDERED = "considered"
    SHARED = "shared"


def elsewhere(connection: Connection, which: Filter, rows: Sequence[Any]) -> dict[str, Elsewhere]:
    """The records that do not count, and why: of the rows of a filter, and of others that are around them."""
    return among(_around(connection, which, rows))


def with_others(which: Filter, rows: Iterable[Any]) -> dict[str, Elsewhere]:
    """What others beside those that a filter asks for give or get too: nobody says how much is whose."""
    donors, recipients = frozenset(which.donor), frozenset(which.recipient)
    return {
        row.id: Elsewhere.SHARED
        for row in (rows if donors or recipients else ())
        if (donors and not _listed(row.donors) <= donors) or (recipients and not _listed(row.recipients) <= recipients)
    }


def _around(connection: Connection, which: Filter, rows: Sequence[Any]) -> Sequence[Any]:
    """What the donors of a filter, and the bodies that may be meant with them, gave its recipients at any time."""
    donors = tuple(sorted({*which.donor, *bodies()})) if which.donor else ()
    wide = Filter(donor=donors, recipient=which.recipient)
    return rows if wide == which else queries.summed(connection, wide)


def among(rows: Sequence[Any]) -> dict[str, Elsewhere]:
    """The rows that do not count beside each other, and why."""
    set_aside = [row for row in rows if row.appropriation]
    running = [row for row in rows if row.cumulative and not row.appropriation]
    shared: defaultdict[tuple[str, Decimal, str], list[Any]] = defaultdict(list)
    some_body = {donors for donors in {row.donors for row in rows} if _is_body(donors)}
    for row in rows if some_body else ():
        if row.donors in some_body and _counts(row) and not row.appropriation:
            shared[row.currency, _number(row), row.recipients].append(row)
    found: dict[str, Elsewhere] = {}
    if shared:
        found |= dict.fromkeys(_of_bodies(rows, shared), Elsewhere.SHARED)
    if running:
        found |= dict.fromkeys(_bare_totals(rows, running), Elsewhere.RUNNING_TOTAL)
    if set_aside:
        found |= dict.fromkeys(_drawn_on(rows, set_aside), Elsewhere.APPROPRIATION)
    return found | _parts(rows, found)


def _counts(row: Any) -> bool:
    """Whether a row tells of single money given."""
    return row.currency is not None and not row.cumulative and row.stage != "considered"


def _number(row: Any) -> Decimal:
    figure = figure_of(row)
    return figure.announced if figure is not None else Decimal(0)


def _drawn_on(rows: Sequence[Any], set_aside: Iterable[Any]) -> Iterator[str]:
    """The appropriations out of which something is told to have been given."""
    given: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        if _counts(row) and not row.appropriation and row.first_day is not None:
            given[row.donors, row.currency].append(row)
    for one in set_aside:
        if _counts(one) and any(_is_out_of(other, one) for other in given[one.donors, one.currency]):
            yield one.id


def _is_out_of(gift: Any, one: Any) -> bool:
    return (
        one.first_day is not None
        and one.first_day <= gift.first_day <= _days_after(one.first_day, DRAWN)
        and (one.mechanism is None or gift.mechanism is None or one.mechanism == gift.mechanism)
        and not _listed(one.recipients).isdisjoint(_listed(gift.recipients))
        and _number(gift) <= _number(one)
    )


def _bare_totals(rows: Sequence[Any], running: Iterable[Any]) -> Iterator[str]:
    """What has the number of a running total that is told about the same day, or lies between two without room."""
    told: defaultdict[tuple[str, str, str], list[Any]] = defaultdict(list)
    for row in running:
        if row.currency is not None and row.last_day is not None and row.qualifier != "vague":
            told[row.donors, row.recipients, row.currency].append(row)
    for row in rows:
        if not _counts(row) or row.appropriation or row.mechanism is not None or row.last_day is None:
            continue
        totals = told.get((row.donors, row.recipients, row.currency), ())
        if any(_is_again(row, total) for total in totals) or _has_no_room(row, totals):
            yield row.id


def _is_again(row: Any, total: Any) -> bool:
    alike = row.aid_type == total.aid_type or row.stage in ("disbursed", "delivered")
    return alike and _number(row) == _number(total) and _apart(row, total) <= AGAIN


def _has_no_room(row: Any, totals: Iterable[Any]) -> bool:
    """Whether a number stands on the ladder of the running totals and is more than the step that it stands on.

    Before it, the largest counts, as what was given in a week is told like what was given in all.
    """
    near = [t for t in totals if t.aid_type == row.aid_type and _apart(row, t) <= LADDER]
    number, low = _number(row), max((_number(t) for t in near if t.last_day < row.first_day), default=None)
    if low is None or not low / SLACK <= number:
        return False
    later = sorted((t for t in near if t.first_day > row.last_day), key=lambda t: (t.first_day, t.id))
    high = next((n for t in later if (n := _number(t)) >= low), None)
    return high is not None and number <= high * SLACK and number > (high - low) * SLACK


def _of_bodies(rows: Iterable[Any], shared: Mapping[tuple[str, Decimal, str], list[Any]]) -> Iterator[str]:
    """What is told of a state and, with the same telling number, of its group; or a very large number of any body."""
    for row in rows:
        if not _counts(row) or row.part_of is not None or _is_body(row.donors):
            continue
        number = _number(row)
        others = shared.get((row.currency, number, row.recipients), ())
        if any(_is_of(row, other, number) for other in others):
            yield row.id


def _is_of(row: Any, other: Any, number: Decimal) -> bool:
    if _apart(row, other) > TOGETHER:
        return False
    if number >= LARGE:
        return True
    (body,) = _listed(other.donors)
    telling = len(number.normalize().as_tuple().digits) > 1
    return telling and any(body in groups_of(donor) for donor in _listed(row.donors))


def _is_body(donors: str) -> bool:
    """Whether a column names one donor that is no state: states have codes in capitals."""
    return donors.islower() and len(_listed(donors)) == 1


def _parts(rows: Sequence[Any], found: Mapping[str, Elsewhere]) -> dict[str, Elsewhere]:
    """Parts, told of the same day, of what was set aside or asked for: they are that too."""
    by_id = {row.id: row for row in rows} if found or any(row.stage == "considered" for row in rows) else {}
    parts: dict[str, Elsewhere] = {}
    for row in by_id.values():
        whole = by_id.get(row.part_of) if row.part_of and row.id not in found else None
        if whole is None or whole.first_day != row.first_day or row.cumulative:
            continue
        if whole.stage == "considered":
            parts[row.id] = Elsewhere.CONSIDERED
        elif found.get(whole.id) is Elsewhere.APPROPRIATION:
            parts[row.id] = Elsewhere.APPROPRIATION
    return parts


def _apart(row: Any, other: Any) -> int:
    """Days between two rows; none where they may be of one day, many where one tells no day."""
    if row.first_day is None or other.first_day is None:
        return 10**6
    return max(0, _day(max(row.first_day, other.first_day)) - _day(min(row.last_day, other.last_day)))


@lru_cache(maxsize=65536)
def _day(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@lru_cache(maxsize=4096)
def _days_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@lru_cache(maxsize=4096)  # few lists differ
def _listed(actors: str) -> frozenset[str]:
    return frozenset(json.loads(actors))
