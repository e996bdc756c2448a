"""Feeds and sitemaps: what they list is read, once, and within bounds."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pledgebook.bulk.following import Ran, run_feed
from pledgebook.model.document import Document
from pledgebook.sources import Mark, read
from pledgebook.store import Ledger, add_feed, feeds, open_ledger
from pledgebook.views import check, documents
from sources import making
from sources.making import BODY, html, messages
from sources.serving import Site, fetcher, site


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.db", create=True) as opened:
        yield opened


def rss(*links: str, text: str = "Some words.") -> bytes:
    items = "".join(
        f"<item><title>Item {n}</title><link>{link}</link><guid isPermaLink='false'>g-{link}</guid>"
        f"<pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate><description>{text}</description></item>"
        for n, link in enumerate(links)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


def atom(*links: str) -> bytes:
    items = "".join(
        f"<entry><id>urn:{link}</id><title>Item</title><link href='{link}'/><updated>2024-05-03T10:00:00Z</updated>"
        f"<content type='html'>&lt;p&gt;{BODY} {n}&lt;/p&gt;</content></entry>"
        for n, link in enumerate(links)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{items}</feed>".encode()


def run(ledger: Ledger, **options: object) -> Ran:
    with fetcher(**options) as asking:
        (feed,) = feeds(ledger)
        return run_feed(ledger, feed, asking)


@pytest.mark.parametrize("form", [rss, atom])
def test_a_feed_at_an_address_gives_the_pages_that_it_lists(here: Site, form: object) -> None:
    links = [here.page(f"/{n}", html(f"{BODY} It is number {n}.", title="")) for n in range(3)]
    address = here.page("/feed", form(*links))  # type: ignore[operator]
    with fetcher() as asking:
        found = [d for d in read([address], fetcher=asking) if isinstance(d, Document)]
    assert [d.address for d in found] == links
    assert {d.published for d in found} == {"2024-05-03"}


def test_only_what_is_new_is_read(here: Site, ledger: Ledger) -> None:
    links = [here.page(f"/{n}", html(f"{BODY} It is number {n}, of {10 + n}.")) for n in range(4)]
    address = here.page("/feed", rss(*links[:2]), ETag='"1"')
    assert add_feed(ledger, address)
    assert not add_feed(ledger, address)
    first = run(ledger)
    assert (first.new, first.added.documents, first.issues) == (2, 2, ())
    asked = len(here.paths)
    again = run(ledger)
    assert (again.new, here.paths[asked:]) == (0, ["/feed"])  # asked with its mark, and nothing else
    here.page("/feed", rss(*links), ETag='"2"')
    asked = len(here.paths)
    third = run(ledger)
    assert (third.new, third.added.documents) == (2, 2)
    assert here.paths[asked:] == ["/feed", "/2", "/3"]
    (feed,) = feeds(ledger)
    assert (feed.title, feed.entries) == ("News", 4)
    assert list(check(ledger)) == []


def test_a_page_that_could_not_be_had_is_tried_again(here: Site, ledger: Ledger) -> None:
    links = [here.page("/0", html()), here.at("/1")]
    add_feed(ledger, here.page("/feed", rss(*links), ETag='"1"'))
    first = run(ledger)
    assert (first.new, first.added.documents, len(first.issues)) == (2, 1, 1)
    here.page("/1", html("Sweden sends tents to Chad."))
    second = run(ledger)
    assert (second.new, second.added.documents) == (1, 1)
    assert run(ledger).new == 0
    assert len(documents(ledger)) == 2


def test_a_feed_that_is_none_is_one_line_and_stays_followed(here: Site, ledger: Ledger) -> None:
    add_feed(ledger, here.page("/feed", b"<rss"))
    ran = run(ledger)
    assert len(ran.issues) == 1
    assert [f.run_at for f in feeds(ledger)] == [None]


def test_a_feed_in_a_file_is_read_by_its_own_texts_and_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(atom("https://a.example/1", "https://a.example/2"))
    found = making.documents(tmp_path / "a")
    assert [d.address for d in found] == ["https://a.example/1", "https://a.example/2"]
    assert all(BODY in d.text for d in found)


@pytest.mark.slow
def test_a_feed_of_a_hundred_thousand_entries_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(rss(*(f"https://a.example/{n}" for n in range(100_000))))
    start = time.monotonic()
    said, *found = making.found(tmp_path / "a")
    assert time.monotonic() - start < 120  # of 100,000 it would be a quarter of an hour
    assert getattr(said, "message") == "lists more than 2,000 entries; the first 2,000 were read"  # noqa: B009
    assert [type(one) for one in found] == [Document] * 2000


def test_a_feed_and_a_sitemap_that_declare_entities_are_one_line(tmp_path: Path, here: Site) -> None:
    laughs = b"<?xml version='1.0'?><rss version='2.0'><!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>&b;</rss>"
    (tmp_path / "a").write_bytes(laughs)
    assert ["declares entities" in line for line in messages(tmp_path / "a")] == [True]
    address = here.page("/map", b"<urlset><!DOCTYPE x [<!ENTITY a 'ha'>]></urlset>")
    with fetcher() as asking:
        (said,) = read([address], fetcher=asking)
    assert "declares entities" in getattr(said, "message")  # noqa: B009


def test_a_sitemap_gives_its_pages_and_those_of_the_maps_it_lists_but_not_what_was_had(here: Site) -> None:
    def listed(what: str, *addresses: tuple[str, str]) -> bytes:
        outer = {"url": "urlset", "sitemap": "sitemapindex"}[what]
        rows = "".join(f"<{what}><loc>{a}</loc><lastmod>{day}</lastmod></{what}>" for a, day in addresses)
        return f"<?xml version='1.0'?><{outer} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</{outer}>".encode()

    links = [here.page(f"/{n}", html(f"{BODY} It is number {n}.")) for n in range(3)]
    inner = here.page("/inner.xml", listed("url", (links[0], "2024-05-03"), (links[1], "2024-05-03"), (links[2], "")))
    address = here.page("/sitemap.xml", listed("sitemap", (inner, "2024-05-03")))
    known = {links[0]: Mark(at="2024-06-01T00:00:00Z"), links[1]: Mark(at="2024-05-01T00:00:00Z")}
    with fetcher(known=known) as asking:
        found = [d.address for d in read([address], fetcher=asking) if isinstance(d, Document)]
    assert found == links[1:]
    deep = here.page("/deep.xml", listed("sitemap", (here.at("/deep.xml"), "")))
    with fetcher() as asking:
        assert list(read([deep], fetcher=asking)) == []  # a map that lists itself ends


def test_a_sitemap_in_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"<urlset><url><loc>https://a.example/</loc></url></urlset>")
    assert len(messages(tmp_path / "a")) == 1
