"""The commands `feeds add`, `feeds list` and `feeds run`: follow feeds, and read what is new in them."""

from collections import deque
from typing import TYPE_CHECKING, Annotated

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.looking import looking
from pledgebook.cli.output import Column, Format, note, print_rows
from pledgebook.cli.reading import conclude, origin, report
from pledgebook.cli.usage import Command
from pledgebook.cli.wording import count

if TYPE_CHECKING:
    from pledgebook.model.issue import Issue

feeds = typer.Typer(name="feeds", no_args_is_help=True, help="Follow RSS and Atom feeds: what is new in them.")

_COLUMNS = (
    Column("address", "address", ratio=2),
    Column("title", "title", ratio=1),
    Column("entries", "entries", justify="right"),
    Column("added_at", "added", wrap=False),
    Column("run_at", "last read", wrap=False),
)
_NONE = "no feed is followed yet; follow one with: pledgebook feeds add ADDRESS"
Addresses = Annotated[list[str], typer.Argument(metavar="ADDRESS", show_default=False, help="Addresses of feeds.")]


@feeds.command(cls=Command)
def add(addresses: Addresses, ledger: options.LedgerAt = None) -> None:
    """Follow feeds; nothing is fetched yet."""
    from pledgebook import settings, store
    from pledgebook.sources import is_address

    for address in addresses:
        if not is_address(address):
            raise fail(f"{address}: is no address of a feed; it begins with https:// or http://", code=2)
    with one_line(), store.open_ledger(ledger or settings.load().ledger, create=True) as opened:
        for address in addresses:
            note(f"{address}: {'followed' if store.add_feed(opened, address) else 'is followed already'}")


@feeds.command(cls=Command)
def remove(addresses: Addresses, ledger: options.LedgerAt = None) -> None:
    """Follow feeds no longer; what was read of them stays."""
    from pledgebook import settings, store

    with one_line(), store.open_ledger(ledger or settings.load().ledger) as opened:
        strange = [address for address in addresses if not store.remove_feed(opened, address)]
    for address in addresses:
        note(f"{address}: {'was not followed' if address in strange else 'is followed no longer'}")
    if strange:
        raise typer.Exit(1)


@feeds.command("list", cls=Command)
def list_(ledger: options.LedgerAt = None, form: options.Form = Format.TABLE) -> None:
    """The feeds that are followed."""
    from pledgebook import store

    with looking(ledger) as opened:
        rows = [{name: getattr(feed, name) for name in feed.__dataclass_fields__} for feed in store.feeds(opened)]
    if not rows:
        note(_NONE)
    if rows or form is not Format.TABLE:
        print_rows(_COLUMNS, rows, form)


@feeds.command(cls=Command)
def run(ledger: options.LedgerAt = None, publisher: options.Publisher = None, keep: options.Keep = True) -> None:
    """Read what is new in the feeds that are followed; a page that cannot be had is tried again next time."""
    from pledgebook import settings, store
    from pledgebook.bulk.following import run_feed
    from pledgebook.cli.keeping import fetching

    failures: list[Issue] = []
    with one_line():
        said = settings.load()
        with store.open_ledger(ledger or said.ledger, kept=said.kept) as opened, fetching(opened) as fetcher:
            followed = store.feeds(opened)
            if not followed:
                note(_NONE)
            for feed in followed:
                ran = run_feed(opened, feed, fetcher, origin(None, publisher), opened.kept if keep else None)
                deque(report(ran.issues, failures), maxlen=0)
                kept = f"{count(ran.added.documents, 'document')} added: {count(ran.added.claims, 'claim')}"
                note(f"{feed.address}: {count(ran.new, 'new entry', 'new entries')}{', ' + kept if ran.new else ''}")
    conclude(failures)
