"""The commands that keep a ledger: `add`, `reread`, `check` and `rebuild`."""

from contextlib import contextmanager, nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.looking import looking
from pledgebook.cli.output import Column, Format, note, print_rows
from pledgebook.cli.progress import track
from pledgebook.cli.reading import FEW, Reading, conclude, origin, read, report
from pledgebook.cli.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pledgebook.model.issue import Issue
    from pledgebook.sources import Fetcher
    from pledgebook.store import Ledger


def add(
    sources: options.Sources,
    ledger: options.LedgerAt = None,
    published: options.Published = None,
    publisher: options.Publisher = None,
    workers: options.Workers = None,
    keep: options.Keep = True,
) -> None:
    """Read documents into the ledger; the same document again changes nothing."""
    from pledgebook import pipeline, settings
    from pledgebook.sources import is_address
    from pledgebook.store import open_ledger

    failures: list[Issue] = []
    with one_line():
        said = settings.load()
        with (
            open_ledger(ledger or said.ledger, create=True, kept=said.kept) as opened,
            fetching(opened) if any(map(is_address, sources)) else nullcontext() as fetcher,
        ):
            reading = Reading(origin(published, publisher), workers, opened.kept if keep else None, fetcher)
            added = pipeline.keep(opened, read(sources, reading, failures), sources)
        known = f", {added.known} known already" if added.known else ""
        if known and publisher is not None:
            note("what is known keeps its publisher; another is told by: pledgebook reread DOCUMENT --told-by NAME")
        repeats = f", {added.repeats} of them repeats" if added.repeats else ""
        newer = f", {count(added.superseded, 'version')} superseded" if added.superseded else ""
        found = f"{count(added.claims, 'claim')}, {count(added.issues, 'issue')}"
        note(f"{count(added.documents, 'document')} added{repeats}{known}{newer}: {found}")
    conclude(failures)


@contextmanager
def fetching(ledger: "Ledger") -> "Iterator[Fetcher]":
    """A fetcher that knows what was had before; at its end, what it had and what was kept is noted in the ledger."""
    from pledgebook.sources import Fetcher, Mark
    from pledgebook.store import keep_fetches, marks

    known = {address: Mark(etag, modified, at) for address, etag, modified, at in marks(ledger)}
    with Fetcher(known=known) as fetcher:
        yield fetcher
        keep_fetches(ledger, fetcher.fetched)
        if fetcher.unchanged:
            note(f"unchanged since they were read: {count(len(fetcher.unchanged), 'address', 'addresses')}")


def reread(
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT", show_default=False, help="Ids of documents.  [default: all]"),
    ] = None,
    ledger: options.LedgerAt = None,
    since: options.From = None,
    until: options.To = None,
    publisher: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only of publishers with this in their name.")
    ] = None,
    told_by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help='Who published the DOCUMENTs, and whose "we" it is: a name, USA, eu.'),
    ] = None,
    workers: options.Workers = None,
) -> None:
    """Read the ledger's documents again, as this version reads: claims are replaced where they changed."""
    from pledgebook import pipeline, settings, store, views
    from pledgebook.bulk import read_kept
    from pledgebook.model.issue import Issue

    if told_by is not None and not (documents and told_by.strip()):
        raise fail("--told-by is a name, and goes with the ids of the documents that it published", code=2)
    failures: list[Issue] = []
    with one_line():
        said, days = settings.load(), views.Filter(since=since, until=until)
        with store.open_ledger(ledger or said.ledger) as opened:
            named = [views.full_id(opened, document) for document in documents or ()]
            ids = store.readable(opened, named, since=days.first_day, until=days.last_day, publisher=publisher)
            for strange in sorted(set(named).difference(ids)):
                raise fail(f"{strange}: no claims are kept of such a document", code=2)
            processes = min(workers or said.workers, 1 + len(ids) // FEW)
            kept = store.texts(opened, ids)
            if told_by is not None:
                kept = (replace(document, publisher=told_by.strip()) for document in kept)
            outcomes = track(read_kept(kept, processes), "reading again", total=len(ids))
            found = (one for one in report(outcomes, failures) if not isinstance(one, Issue))
            done = pipeline.reread(opened, found)
            waiting = sum(1 for row in views.decisions(opened) if row.stands and row.missing)
    note(
        f"{count(done.documents, 'document')} read again, {done.changed} of them with another outcome: "
        f"{count(done.gained, 'claim')} gained, {done.lost} lost, {done.kept} kept"
    )
    if waiting:
        told = (
            f"{count(waiting, 'decision')} {'is' if waiting == 1 else 'are'} on claims that no document tells any more"
        )
        note(f"{told}: pledgebook decisions --orphaned")
    conclude(failures)


def check(ledger: options.LedgerAt = None, form: options.Form = Format.TABLE) -> None:
    """Whether the ledger is whole: every quote at its place, every record what its claims give.

    One of an older version is brought up to date first, where it may be written.
    """
    from pledgebook import settings, views
    from pledgebook.store import LedgerError, open_ledger

    with one_line(), suppress(LedgerError), open_ledger(ledger or settings.load().ledger):
        pass  # what may only be read, or is no ledger, is told by what follows
    with looking(ledger) as opened:
        problems = [
            {"code": i.code, "source": i.source, "message": i.message} for i in track(views.check(opened), "checking")
        ]
    columns = (Column("code", "code", wrap=False), Column("source", "where"), Column("message", "what", ratio=2))
    if problems or form is not Format.TABLE:
        print_rows(columns, problems, form)
    if problems and all(p["code"] == "record-differs" for p in problems):
        note("only records differ: where another version made them, pledgebook rebuild makes them anew")
    if problems:
        raise fail(f"{count(len(problems), 'problem')} found")
    note("the ledger is whole")


def rebuild(ledger: options.LedgerAt = None) -> None:
    """Put all records together anew from claims and decisions, as this version does it."""
    from pledgebook import pipeline, settings
    from pledgebook.store import open_ledger

    with one_line(), open_ledger(ledger or settings.load().ledger) as opened:
        made = pipeline.rebuild(opened)
    note(f"{count(made, 'record')}; claims and decisions are as they were")
