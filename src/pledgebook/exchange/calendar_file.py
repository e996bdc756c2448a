"""Engagements as iCalendar (RFC 5545): only what happens on a day that is told; a month never becomes a day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pledgebook.exchange.log import Log
from pledgebook.exchange.naming import name_of
from pledgebook.model.claim import Engagement, EngagementStatus
from pledgebook.model.date import day_range
from pledgebook.views import Entry, Source

FILE = "engagements.ics"

_STATUS = {
    EngagementStatus.HELD: "CONFIRMED",
    EngagementStatus.PLANNED: "TENTATIVE",
    EngagementStatus.CANCELLED: "CANCELLED",
}
_DAYS = 31  # a visit or a summit; what is told less nearly is no appointment


def write(entries: Iterable[Entry], sources: tuple[Source, ...], folder: Path, log: Log) -> None:
    """Write ``engagements.ics``; engagements without a day stand in the log."""
    (folder / FILE).write_bytes(calendar_of(entries, sources, log))


def calendar_of(entries: Iterable[Entry], sources: tuple[Source, ...], log: Log) -> bytes:
    """The calendar's bytes. An event's SEQUENCE grows with the claims that tell it, so that a change is seen."""
    from icalendar import Calendar, Event  # noqa: PLC0415

    added = {source.id: source.added_at for source in sources}
    calendar = Calendar()
    calendar.add("prodid", "-//Pledgebook//engagements//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "Engagements told by public statements")
    for entry in entries:
        content, record = entry.record.content, entry.record.id
        if not isinstance(content, Engagement):
            continue
        days = _days(content)
        if days is None:
            said = content.date.edtf if content.date else "no date told"
            log.left_out(record, f"not told to the day ({said})")
            continue
        event = Event()
        event.add("uid", f"{record}@pledgebook")
        stamp = max((added[p.document] for p in entry.proofs if p.document in added), default="1970-01-01T00:00:00Z")
        event.add("dtstamp", datetime.fromisoformat(stamp).astimezone(UTC))
        event.add("dtstart", days[0])
        event.add("dtend", days[1] + timedelta(days=1))
        event.add("summary", summary(content))
        event.add("status", _STATUS[content.status])
        event.add("sequence", len(entry.proofs) - 1)
        event.add("categories", [content.type.value])
        event.add("description", "\n\n".join(dict.fromkeys(p.quote for p in entry.proofs)))
        address = next((p.address for p in entry.proofs if p.address), None)
        if address:
            event.add("url", address)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def summary(content: Engagement) -> str:
    """An engagement in a line: "Call: United States, Ukraine"."""
    parties = ", ".join(map(name_of, content.parties))
    return f"{content.name or content.type.value.capitalize()}: {parties}"


def _days(content: Engagement) -> tuple[date, date] | None:
    """The first and the last day where both are told: a day, or an interval of days."""
    if content.date is None:
        return None
    told = content.date.edtf.rstrip("?~%").split("/")
    days = day_range(content.date.edtf)
    if days is None or any(len(point) != 10 or "X" in point for point in told):
        return None
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[1])
    return (first, last) if (last - first).days <= _DAYS else None
