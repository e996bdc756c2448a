"""Single rows beside single records, one to one."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.exchange.comparing.line import Compared
from pledgebook.exchange.gifts import no_gift
from pledgebook.model.claim import AidType, Contribution, Stage
from pledgebook.model.date import day_range
from pledgebook.model.reference_data import ReferenceRow
from pledgebook.views import Entry, rate

_NEAR = 60  # days between two dates of one contribution: an announcement and its entry in a tracker
_SAME_DAYS = 7  # days that no one would call a difference: zones, the day after
_CLOSE = Decimal("0.01")  # share of the larger figure that rounding explains
_LIKE = Decimal("0.5")  # from here on two figures are of two things
_ENOUGH = 0.5
_PAID = {Stage.DISBURSED, Stage.DELIVERED}  # one step of money and of goods


@dataclass(frozen=True, slots=True)
class Ours:
    """A record that the other tracker could hold; ``days`` are those that its date may mean."""

    record: str
    content: Contribution
    days: tuple[str, str] | None
    counts: bool


def comparable(format_: str, found: Iterable[Entry]) -> list[Ours]:
    """The contributions that the other tracker could hold at all: no running totals, nothing only considered."""
    kept = []
    for entry in found:
        content = entry.record.content
        if not isinstance(content, Contribution) or no_gift(entry):
            continue
        if format_ == "fts" and content.amount is None:
            continue
        days = day_range(content.date.edtf) if content.date else None
        kept.append(Ours(entry.record.id, content, days, entry.left_out is None))
    return kept


def pairs(format_: str, ours: Sequence[Ours], rows: Sequence[ReferenceRow]) -> list[Compared]:
    """Rows that carry a record's own id first, then the likeliest of the others; what is left is missing."""
    records = {one.record: one for one in ours}
    own: dict[str, ReferenceRow] = {}
    others: list[ReferenceRow] = []
    for row in rows:
        record = _own_id(row.key)
        if record not in records:
            others.append(row)
        elif record not in own or (row.counts and not own[record].counts):
            own[record] = row
    found = [(records[record], row) for record, row in own.items()]
    found += _likeliest([one for one in ours if one.record not in own], [row for row in others if row.counts])
    taken, used = {one.record for one, _ in found}, {id(row) for _, row in found}
    lines = [_pair(one, row) for one, row in found]
    lines += [_only_there(row) for row in others if row.counts and id(row) not in used]
    return lines + [_only_here(one, format_) for one in ours if one.record not in taken and one.counts]


def _own_id(key: str) -> str:
    """The ledger's id in an identifier that an export of ours made."""
    bare = key.partition("#")[0]
    place = bare.rfind("r-")
    return bare[place:] if place >= 0 else bare


def _likeliest(ours: Sequence[Ours], rows: Sequence[ReferenceRow]) -> list[tuple[Ours, ReferenceRow]]:
    """Pairs by falling likeness, each record and each row once."""
    index = _by_donor(ours)
    scored = [(_likeness(one, row), one, row) for row in rows for one in _candidates(index, row)]
    found: list[tuple[Ours, ReferenceRow]] = []
    taken: set[str] = set()
    used: set[int] = set()
    for score, one, row in sorted(scored, key=lambda s: (-s[0], s[1].record, s[2].key)):
        if score >= _ENOUGH and one.record not in taken and id(row) not in used:
            taken.add(one.record)
            used.add(id(row))
            found.append((one, row))
    return found


_Index = dict[str, tuple[list[int], list[Ours]]]


def _by_donor(ours: Iterable[Ours]) -> _Index:
    """Each donor's dated records with their first days, in order."""
    found: defaultdict[str, list[tuple[int, Ours]]] = defaultdict(list)
    for one in ours:
        if one.days is not None:
            for donor in one.content.donors:
                found[donor].append((_number(one.days[0]), one))
    ordered = {donor: sorted(those, key=lambda t: (t[0], t[1].record)) for donor, those in found.items()}
    return {donor: ([day for day, _ in those], [one for _, one in those]) for donor, those in ordered.items()}


def _candidates(index: _Index, row: ReferenceRow) -> Iterable[Ours]:
    if row.first_day is None or row.last_day is None:
        return
    seen: set[str] = set()
    for donor in row.donors:
        days, those = index.get(donor, ([], []))
        # a record that is told no nearer than a year begins up to a year before
        low = bisect_left(days, _number(row.first_day) - _NEAR - 366)
        for one in those[low : bisect_right(days, _number(row.last_day) + _NEAR)]:
            if one.record not in seen:
                seen.add(one.record)
                yield one


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _likeness(one: Ours, row: ReferenceRow) -> float:
    """Between 0 and 1: how like the two are in figure and date; 0 where recipients exclude each other."""
    if row.recipients and one.content.recipients and not set(row.recipients) & set(one.content.recipients):
        return 0.0
    apart, gap = _days_apart(one, row), _gap(one.content, row)
    if apart is None or apart > _NEAR or gap is None or gap > _LIKE:
        return 0.0
    return 0.6 * float(1 - gap) + 0.4 * (1 - apart / _NEAR)


def _days_apart(one: Ours, row: ReferenceRow) -> int | None:
    """Days between the two dates, 0 where they may be the same; None where either is not told."""
    if one.days is None or row.first_day is None or row.last_day is None:
        return None
    return max(0, _number(row.first_day) - _number(one.days[1]), _number(one.days[0]) - _number(row.last_day))


def _gap(content: Contribution, row: ReferenceRow) -> Decimal | None:
    """How far apart the figures are as a share of the larger, 0 within the words' bounds; None where not told."""
    amount = content.amount
    if amount is None or amount.currency is None or row.amount is None or row.currency is None:
        return None
    theirs = row.amount
    if row.currency != amount.currency:
        at = rate(row.currency, amount.currency, row.last_day) if row.last_day else None
        if at is None:
            return None
        theirs = row.amount * at.rate
    low, high = amount.bounds
    if low <= theirs and (high is None or theirs <= high):
        return Decimal(0)
    near = low if theirs < low or high is None else high
    return abs(near - theirs) / (max(abs(near), abs(theirs)) or 1)


def _pair(one: Ours, row: ReferenceRow) -> Compared:
    content, reasons = one.content, []
    gap, apart = _gap(content, row), _days_apart(one, row)
    if gap is not None and gap > _CLOSE:
        reasons.append(f"figures {gap:.0%} apart")
    if apart is not None and apart > _SAME_DAYS:
        reasons.append(f"dated {apart} days apart")
    if row.stage not in (None, content.stage) and {row.stage, content.stage} != _PAID:
        reasons.append(f"{content.stage.value} here, {row.stage.value if row.stage else ''} there")
    if row.aid_type not in (None, content.aid_type, AidType.HUMANITARIAN):
        reasons.append(f"{content.aid_type.value} here, {row.aid_type.value if row.aid_type else ''} there")
    if reasons:
        return _line("differing", "; ".join(reasons), one, row)
    own = gap is None or apart is None
    return _line("matched", "their key is the record's" if own else "same donor, figure and date", one, row)


def _only_there(row: ReferenceRow) -> Compared:
    if not row.donors:
        reason = row.warning or "its donor is not known"
    elif row.amount is None:
        reason = "without a figure it cannot be matched"
    elif row.first_day is None:
        reason = "without a date it cannot be matched"
    else:
        reason = "no record of this donor is like it in figure and date"
    return _line("missing here", reason, None, row)


def _only_here(one: Ours, format_: str) -> Compared:
    if one.content.amount is None:
        reason = "no figure is told: it cannot be matched"
    elif one.days is None:
        reason = "no date is told: it cannot be matched"
    else:
        reason = f"no row of {format_} is like it in figure and date"
    return _line("missing there", reason, one, None)


def _line(verdict: str, reason: str, one: Ours | None, row: ReferenceRow | None) -> Compared:
    amount = one.content.amount if one else None
    low, high = amount.bounds if amount else (None, None)
    told = one.content.date.edtf if one and one.content.date else None
    return Compared(
        verdict,
        reason,
        one.content.donors if one else row.donors if row else (),
        told or (row.first_day if row else None),
        here=one.record if one else None,
        there=row.key if row else None,
        announced=amount.announced if amount else None,
        low=low,
        high=high,
        currency=amount.currency if amount else None,
        their_amount=row.amount if row else None,
        their_currency=row.currency if row else None,
    )
