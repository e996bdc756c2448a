"""Read what is new in a feed that is followed, into the ledger."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pledgebook import pipeline
from pledgebook.bulk.workers import Outcome, read_items
from pledgebook.model.issue import Issue, Severity
from pledgebook.sources import Fetcher, Keeper, Mark, Origin, UnreadableError, entries, pages
from pledgebook.store import Added, Feed, Ledger, keep_fetches, saw, unseen


@dataclass(frozen=True, slots=True)
class Ran:
    """What a feed gave: how many entries were new, what was kept of them, and all that was doubtful or failed."""

    new: int
    added: Added
    issues: tuple[Issue, ...]


def run_feed(
    ledger: Ledger, feed: Feed, fetcher: Fetcher, origin: Origin | None = None, keeper: Keeper | None = None
) -> Ran:
    """Read the pages of the entries that were not seen before.

    A page that could not be had leaves its entry unseen, so that the next run tries it again.
    """
    issues: list[Issue] = []
    fetcher.known[feed.address] = Mark(feed.etag, feed.last_modified)
    try:
        found = fetcher.fetch(feed.address)
        if found is None:
            return Ran(0, Added(), ())
        title, listed, told = entries(found.data, feed.address)
    except UnreadableError as error:
        failed = Issue("unreadable", str(error), feed.address, severity=Severity.ERROR)
        return Ran(0, pipeline.keep(ledger, [failed], [feed.address]), (failed,))
    fetcher.forget(feed.address)
    fresh = unseen(ledger, feed.address, (entry.id for entry in listed))
    new = list({entry.id: entry for entry in listed if entry.id in fresh}.values())
    outcomes = read_items(chain(told, pages(new, fetcher)), origin, keeper)
    added = pipeline.keep(ledger, _noting(outcomes, issues), [feed.address])
    had = fetcher.had | set(fetcher.unchanged)
    lost = {entry.id for entry in new if entry.link and entry.link not in had}
    keep_fetches(ledger, fetcher.fetched)
    saw(ledger, feed.address, (e.id for e in new if e.id not in lost), title, None if lost else found.mark)
    return Ran(len(new), added, tuple(issues))


def _noting(outcomes: Iterable[Outcome], issues: list[Issue]) -> Iterator[Outcome]:
    for outcome in outcomes:
        if isinstance(outcome, Issue):
            issues.append(outcome)
        yield outcome
