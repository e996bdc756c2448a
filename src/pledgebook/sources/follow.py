"""An address to the documents behind it: one page, the entries of a feed, the pages of a sitemap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.model.issue import Issue, Severity
from pledgebook.sources.feeds import MOST
from pledgebook.sources.guarded import answer
from pledgebook.sources.kinds import LOOK, Kind, recognise
from pledgebook.sources.raw import Raw, UnreadableError, place
from pledgebook.sources.web import Fetched, Fetcher

_PAGES = 2000  # of one sitemap in one run
_DEEPEST = 2  # sitemaps that list sitemaps that list pages


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its ``id`` there, the page that it leads to, and what the feed says of it."""

    id: str
    link: str
    title: str
    date: str | None
    html: str

    def raw(self, source: str) -> Raw:
        """The entry's own text, for where no page is fetched."""
        said = {"title": self.title, "date": self.date or "", "url": self.link}
        page = f"<html><head></head><body><article>{self.html or self.title}</article></body></html>"
        return Raw(page.encode("utf-8", "surrogatepass"), source, {k: v for k, v in said.items() if v}, "utf-8")


def entries(data: bytes, source: str) -> tuple[str | None, list[Entry], list[Issue]]:
    """A feed's title, its entries and what is to be said of it; raises `UnreadableError`."""
    found = answer("pledgebook.sources.feeds", data)
    told = [_note(source, f"lists more than {MOST:,} entries; the first {MOST:,} were read")] if found["cut"] else []
    return found["title"], [Entry(**entry) for entry in found["entries"]], told


def of_feed(raw: Raw) -> Iterator[Raw | Issue]:
    """The entries of a feed that lies in a file, by their own texts: nothing is fetched."""
    _, found, told = entries(raw.data, raw.source)
    yield from told
    for number, entry in enumerate(found, start=1):
        yield entry.raw(place(raw.source, number))


def behind(address: str, fetcher: Fetcher) -> Iterator[Raw | Issue]:
    """The documents behind an address that is asked for; nothing where it has not changed."""
    yield from _behind(address, fetcher, 0)


def _behind(address: str, fetcher: Fetcher, depth: int) -> Iterator[Raw | Issue]:
    try:
        found = fetcher.fetch(address)
        if found is None:
            return
        kind = recognise(found.data[:LOOK])
        if kind in (Kind.FEED, Kind.SITEMAP):
            fetcher.forget(address)  # a page of it that cannot be had now is tried again
        if kind is Kind.FEED:
            _, listed, told = entries(found.data, address)
            yield from told
            yield from pages(listed, fetcher)
        elif kind is Kind.SITEMAP:
            yield from _mapped(answer("pledgebook.sources.sitemaps", found.data), address, fetcher, depth)
        else:
            yield _raw(found)
    except UnreadableError as error:
        yield _failed(address, str(error))


def pages(listed: Sequence[Entry], fetcher: Fetcher) -> Iterator[Raw | Issue]:
    """The page that each entry leads to, with what the feed says of it; an entry without one by its own text."""
    for entry in listed:
        if not entry.link:
            if entry.html:
                yield entry.raw(entry.id)
            continue
        try:
            found = fetcher.fetch(entry.link)
        except UnreadableError as error:
            yield _failed(entry.link, str(error))
            continue
        if found is not None:
            yield _raw(found, {"title": entry.title, "date": entry.date or ""})


def _mapped(found: dict[str, Any], address: str, fetcher: Fetcher, depth: int) -> Iterator[Raw | Issue]:
    changed = [page for page, day in found["pages"] if not _had(fetcher, page, day)]
    if len(changed) > _PAGES:
        yield _note(address, f"lists {len(changed):,} pages that are new; {_PAGES:,} are fetched in one run")
    for page in changed[:_PAGES]:
        yield from _behind(page, fetcher, _DEEPEST)
    for inner in found["maps"] if depth < _DEEPEST else ():
        yield from _behind(inner, fetcher, depth + 1)


def _had(fetcher: Fetcher, page: str, day: str | None) -> bool:
    """Whether a page was fetched after the day on which it changed, as the sitemap says."""
    mark = fetcher.known.get(page)
    return mark is not None and mark.at is not None and day is not None and day < mark.at[:10]


def _raw(found: Fetched, said: dict[str, str] | None = None) -> Raw:
    fields = {"url": found.landed} | {key: value for key, value in (said or {}).items() if value}
    return Raw(found.data, found.address, fields, found.charset)


def _failed(source: str, message: str) -> Issue:
    return Issue("unreadable", message, source, severity=Severity.ERROR)


def _note(source: str, message: str) -> Issue:
    return Issue("cut", message, source)
