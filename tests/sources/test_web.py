"""Addresses on the web, against a server on this machine: what is had, what is refused, and how long it may take."""

import gzip
import socket
import time
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest

from pledgebook.model.document import Document
from pledgebook.model.issue import Issue
from pledgebook.sources import Fetcher, Manner, Mark, UnreadableError, is_address, read
from pledgebook.sources.web.addresses import is_public
from sources.making import BODY, html, pdf
from sources.serving import Site, drip, fetcher, site


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as served:
        yield served


def refusal(address: str, with_: Fetcher | None = None) -> str:
    with with_ or fetcher() as asking, pytest.raises(UnreadableError) as error:
        asking.fetch(address)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize(
    ("machine", "public"),
    [
        ("93.184.216.34", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("127.8.8.8", False),
        ("10.0.0.1", False),
        ("172.16.5.5", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),  # where clouds keep their keys
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("ff02::1", False),
    ],
)
def test_only_public_machines_are_asked(machine: str, public: bool) -> None:
    assert is_public(ip_address(machine)) is public


def test_a_page_is_read_with_its_address_and_bytes(here: Site) -> None:
    address = here.page("/radars", html())
    with fetcher() as asking:
        (one,) = [d for d in read([address], fetcher=asking) if isinstance(d, Document)]
    assert BODY in one.text
    assert (one.address, one.source) == (address, address)
    assert here.asked[-1][1]["User-Agent"].startswith("pledgebook/")


def test_a_pdf_at_an_address_is_read_as_one(here: Site) -> None:
    address = here.page("/a", pdf(), Content_Type="application/octet-stream")
    with fetcher() as asking:
        (one,) = read([address], fetcher=asking)
    assert isinstance(one, Document)
    assert one.pages == (0,)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0.0.0.0"])  # noqa: S104
def test_this_machine_and_its_network_are_refused(here: Site, host: str) -> None:
    said = refusal(f"http://{host}:{here.port}/", Fetcher(Manner(pace=0)))
    assert "no public address" in said or "cannot be" in said
    assert here.asked == []


def test_a_redirect_into_the_private_network_is_refused(here: Site) -> None:
    inner = here.page("/inner", b"secret")
    here.moved("/out", inner.replace("127.0.0.1", "127.0.0.2"))
    with fetcher(allowed=lambda machine: str(machine) != "127.0.0.2") as asking:
        assert "127.0.0.2, which is no public address" in refusal(here.at("/out"), asking)
    assert here.paths == ["/out"]


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means a public machine when it is judged and a private one a moment later."""
    here.page("/", html())
    connected: list[str] = []
    look_up, connect = socket.getaddrinfo, socket.create_connection

    def rebinding(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if host != "rebinding.example":
            return list(look_up(host, port, *rest, **more))
        machine = "127.0.0.1" if host not in connected else "127.0.0.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port))]

    def connecting(address: tuple[str, int], *rest: Any, **more: Any) -> socket.socket:
        connected.append(address[0])
        return connect(address, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connecting)
    with fetcher(allowed=lambda machine: str(machine) == "127.0.0.1") as asking:
        assert asking.fetch(f"http://rebinding.example:{here.port}/") is not None
    assert set(connected) == {"127.0.0.1"}, "a name that is looked up again may mean another machine"


def test_where_one_address_of_a_name_does_not_answer_the_next_is_asked(
    here: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo

    def two(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if host != "two.example":
            return list(look_up(host, port, *rest, **more))
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port)) for machine in ("127.0.0.77", "127.0.0.1")]

    here.page("/", html())
    monkeypatch.setattr(socket, "getaddrinfo", two)
    with fetcher() as asking:
        assert asking.fetch(f"http://two.example:{here.port}/") is not None


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, 80)) for machine in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr("pledgebook.sources.web.addresses.socket.getaddrinfo", lambda *_, **__: both)
    assert "10.0.0.1" in refusal("http://both.example/", Fetcher())


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a.example/x",
        "file:///etc/passwd",
        "http:///x",
        "http://user:word@a.example/",
        "http://[bad/",
        "http://a:99999/",
    ],
)
def test_what_is_no_public_web_address_is_refused(address: str) -> None:
    assert refusal(address)


def test_a_redirect_to_a_file_is_refused(here: Site) -> None:
    assert "not fetched" in refusal(here.moved("/x", "file:///etc/passwd"))


def test_redirects_are_followed_and_circles_and_chains_are_not(here: Site) -> None:
    end = here.page("/end", html())
    with fetcher() as asking:
        found = asking.fetch(here.moved("/start", "/end", 301))
    assert found is not None
    assert (found.address, found.landed) == (here.at("/start"), end)
    here.moved("/a", "/b")
    assert "circle" in refusal(here.moved("/b", "/a"))
    assert "circle" in refusal(here.moved("/self", "/self#top"))
    for n in range(20):
        here.moved(f"/{n}", f"/{n + 1}")
    assert "more than 5 times" in refusal(here.at("/0"))


@pytest.mark.parametrize(
    ("what", "head", "piece"),
    [
        ("body", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        ("headers", b"HTTP/1.1 200 OK\r\n", b"X"),
        ("nothing", b"", b""),
        ("endless headers", b"HTTP/1.1 200 OK\r\n", b"X-More: yes\r\n"),
    ],
)
def test_a_server_that_sends_a_byte_at_a_time_is_left(here: Site, what: str, head: bytes, piece: bytes) -> None:
    here.answers["/slow"] = drip(head, piece)
    start = time.monotonic()
    assert "within 1.5 seconds" in refusal(here.at("/slow"), fetcher(manner=Manner(pace=0, seconds=1.5)))
    assert time.monotonic() - start < 8


def test_bodies_are_bounded_packed_and_unpacked(here: Site) -> None:
    small = Manner(pace=0, largest=100_000)
    here.page("/large", b"0" * 200_000)
    here.page("/bomb", gzip.compress(b"0" * 50_000_000), Content_Encoding="gzip")
    here.page("/strange", b"x", Content_Encoding="br")
    here.page("/cut", gzip.compress(html())[:-9], Content_Encoding="gzip")
    here.answers["/endless"] = drip(b"HTTP/1.1 200 OK\r\n\r\n", b"0" * 50_000, 0)
    for path in ("/large", "/bomb", "/endless"):
        assert "larger than" in refusal(here.at(path), fetcher(manner=small)), path
    assert "not asked for" in refusal(here.at("/strange"))
    assert "damaged" in refusal(here.at("/cut"))
    here.page("/packed", gzip.compress(html()), Content_Encoding="gzip")
    with fetcher() as asking:
        assert (found := asking.fetch(here.at("/packed"))) is not None
    assert found.data == html()


def test_errors_of_servers_are_one_line(here: Site) -> None:
    assert refusal(here.at("/none")) == "answers 404 Not Found"
    here.answers["/broken"] = drip(b"This is no HTTP\r\n\r\n", b"")
    assert "damaged" in refusal(here.at("/broken"))
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert "cannot be reached" in refusal(f"http://127.0.0.1:{unused.getsockname()[1]}/")


def test_robots_are_heeded(here: Site) -> None:
    here.page(
        "/robots.txt",
        b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: pledgebook\nDisallow: /ours\nCrawl-delay: 2",
    )
    here.page("/private", html())
    here.page("/a", html())
    waits: list[float] = []
    with fetcher(sleep=waits.append) as asking:
        assert asking.fetch(here.at("/private")) is not None  # the rules for us are those that name us
        assert asking.fetch(here.at("/a")) is not None
        with pytest.raises(UnreadableError, match=r"robots\.txt"):
            asking.fetch(here.at("/ours/x"))
    assert [path for path, _ in here.asked].count("/robots.txt") == 1
    assert [round(wait) for wait in waits] == [2]


def test_where_robots_cannot_be_told_nothing_is_fetched(here: Site) -> None:
    here.answers["/robots.txt"] = (503, {}, b"")
    here.page("/a", html())
    assert "robots.txt" in refusal(here.at("/a"))
    assert here.paths == []


def test_a_host_is_asked_at_a_polite_pace(here: Site) -> None:
    waits: list[float] = []
    for path in "/a", "/b", "/c":
        here.page(path, html())
    with fetcher(manner=Manner(pace=3), sleep=waits.append) as asking:
        for path in "/a", "/b", "/c":
            asking.fetch(here.at(path))
    assert [round(wait) for wait in waits] == [3, 3]


def test_what_has_not_changed_is_not_had_again(here: Site) -> None:
    address = here.page("/a", html(), ETag='"1"', Last_Modified="Fri, 03 May 2024 10:00:00 GMT")
    with fetcher() as asking:
        asking.fetch(address)
        (first,) = asking.fetched
    assert first.mark == Mark('"1"', "Fri, 03 May 2024 10:00:00 GMT")
    assert first.data == b""
    with fetcher(known={address: first.mark}) as asking:
        assert list(read([address], fetcher=asking)) == []
        assert (asking.unchanged, asking.fetched) == ([address], [])
    assert here.asked[-1][1]["If-Modified-Since"] == "Fri, 03 May 2024 10:00:00 GMT"
    here.page("/a", html("Norway sends more."), ETag='"2"')
    with fetcher(known={address: first.mark}) as asking:
        assert len(list(read([address], fetcher=asking))) == 1


def test_a_page_that_fails_is_an_issue_and_the_rest_is_read(here: Site) -> None:
    with fetcher() as asking:
        found = list(read([here.at("/none"), here.page("/a", html())], fetcher=asking))
    assert [type(one) for one in found] == [Issue, Document]


def test_only_what_begins_as_an_address_is_one() -> None:
    said = {"https://a": True, "HTTP://a": True, "http.txt": False, "./http://a": False, "ftp://a": False}
    assert {source: is_address(source) for source in said} == said
