"""What was fetched from which address, and the feeds that are followed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, delete, func, insert, select, update

from pledgebook.store import tables
from pledgebook.store.errors import LedgerError
from pledgebook.store.ledger import Ledger
from pledgebook.store.putting import now
from pledgebook.store.selecting import in_chunks


class Mark(Protocol):
    """What tells a version of an address: `pledgebook.sources` makes it."""

    @property
    def etag(self) -> str | None: ...  # noqa: D102
    @property
    def last_modified(self) -> str | None: ...  # noqa: D102


class Fetched(Protocol):
    """An answer that was had: `pledgebook.sources` makes it."""

    @property
    def address(self) -> str: ...  # noqa: D102
    @property
    def landed(self) -> str: ...  # noqa: D102
    @property
    def digest(self) -> str: ...  # noqa: D102
    @property
    def mark(self) -> Mark: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed: address, title, when it was added and last read, how many entries were seen."""

    address: str
    title: str | None
    added_at: str
    run_at: str | None
    entries: int
    etag: str | None = None
    last_modified: str | None = None


def marks(ledger: Ledger) -> list[tuple[str, str | None, str | None, str]]:
    """Of every address that was fetched: the address, the server's mark and date, and when."""
    f = tables.fetches.c
    with ledger.reading() as connection:
        rows = connection.execute(select(f.address, f.etag, f.last_modified, f.at))
        return [(row.address, row.etag, row.last_modified, row.at) for row in rows]


def keep_fetches(ledger: Ledger, fetched: Iterable[Fetched]) -> None:
    """Note what was fetched, once what it says is kept."""
    rows = {
        one.address: {
            "address": one.address,
            "at": now(),
            "etag": one.mark.etag,
            "last_modified": one.mark.last_modified,
            "landed": one.landed,
            "content_hash": one.digest,
        }
        for one in fetched
    }
    if rows:
        with ledger.writing() as connection:
            for addresses in in_chunks(list(rows)):
                connection.execute(delete(tables.fetches).where(tables.fetches.c.address.in_(addresses)))
            connection.execute(insert(tables.fetches), list(rows.values()))


def add_feed(ledger: Ledger, address: str) -> bool:
    """Follow a feed; False where it is followed already."""
    f = tables.feeds
    with ledger.writing() as connection:
        if connection.scalar(select(f.c.address).where(f.c.address == address)) is not None:
            return False
        connection.execute(insert(f).values(address=address, added_at=now()))
    return True


def remove_feed(ledger: Ledger, address: str) -> bool:
    """Follow a feed no longer; False where it was not followed. What was read stays."""
    f, e = tables.feeds, tables.feed_entries
    with ledger.writing() as connection:
        connection.execute(delete(e).where(e.c.feed == address))
        return connection.execute(delete(f).where(f.c.address == address)).rowcount == 1


def feeds(ledger: Ledger) -> list[Feed]:
    """The feeds that are followed, by address."""
    f, e = tables.feeds.c, tables.feed_entries.c
    seen = select(func.count()).where(e.feed == f.address).scalar_subquery().label("entries")
    query = select(tables.feeds, seen).order_by(f.address)
    with ledger.reading() as connection:
        return [
            Feed(**{name: getattr(row, name) for name in Feed.__dataclass_fields__})
            for row in connection.execute(query)
        ]


def unseen(ledger: Ledger, feed: str, entries: Iterable[str]) -> set[str]:
    """Which entries of a feed have not been seen."""
    ids = list(dict.fromkeys(entries))
    e = tables.feed_entries.c
    with ledger.reading() as connection:
        for some in in_chunks(ids):
            known = set(connection.scalars(select(e.entry).where(e.feed == feed, e.entry.in_(some))))
            ids = [id_ for id_ in ids if id_ not in known]
    return set(ids)


def saw(ledger: Ledger, feed: str, entries: Iterable[str], title: str | None, mark: Mark | None) -> None:
    """Note that entries of a feed were read; ``mark`` is the feed's own, None where some are still to be tried."""
    with ledger.writing() as connection:
        said: dict[str, Any] = {"run_at": now()} | ({"title": title} if title else {})
        if mark is not None:
            said |= {"etag": mark.etag, "last_modified": mark.last_modified}
        done = connection.execute(update(tables.feeds).where(tables.feeds.c.address == feed).values(said))
        if done.rowcount != 1:
            raise LedgerError(f"{ledger.name}: does not follow {feed}")
        _insert(connection, feed, entries)


def _insert(connection: Connection, feed: str, entries: Iterable[str]) -> None:
    rows: list[Mapping[str, str]] = [{"feed": feed, "entry": id_, "seen_at": now()} for id_ in dict.fromkeys(entries)]
    if rows:
        connection.execute(insert(tables.feed_entries), rows)
