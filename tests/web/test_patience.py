"""A request that comes byte by byte, or not at all, holds no connection for ever; others are answered meanwhile."""

import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from pledgebook.web.patience import Hurried
from web.serving import served

_SECONDS = 1.0
_HEAD = b"POST /add HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
_GET = b"GET /static/icon.svg HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with pytest.MonkeyPatch.context() as patch, served(tmp_path_factory.mktemp("slow")) as at:
        patch.setattr(Hurried, "seconds", _SECONDS)
        yield "127.0.0.1", urlsplit(at).port or 0


def closed(peer: socket.socket, drip: bytes) -> bool:
    """Whether the server closes while the peer sends a byte now and then, long after the time is up."""
    peer.settimeout(0.1)
    until = time.monotonic() + 20 * _SECONDS
    while time.monotonic() < until:
        try:
            if drip:
                peer.sendall(drip)
            if not peer.recv(4096):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


@pytest.mark.parametrize(
    ("begun", "drip"),
    [
        ("nothing", b""),
        ("a request line", b"x"),
        ("headers", b"X-A: b\r\n"),
        ("a body", b"x"),
        ("a body in chunks", b"1\r\nx\r\n"),
        ("a second request", b"x"),
    ],
)
def test_a_slow_request_is_given_up(address: tuple[str, int], begun: str, drip: bytes) -> None:
    with socket.create_connection(address) as peer:
        if begun == "a request line":
            peer.sendall(b"GET /")
        elif begun == "headers":
            peer.sendall(_HEAD)
        elif begun == "a body":
            peer.sendall(_HEAD + b"Content-Length: 1000000\r\n\r\n")
        elif begun == "a body in chunks":
            peer.sendall(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        elif begun == "a second request":
            peer.sendall(_GET)
            assert peer.recv(4096).startswith(b"HTTP/1.1 200")
            peer.sendall(b"GET /")
        assert closed(peer, drip)


def test_a_hundred_slow_peers_keep_nobody_out(address: tuple[str, int]) -> None:
    peers = [socket.create_connection(address) for _ in range(100)]
    try:
        for peer in peers:
            peer.sendall(_HEAD + b"Content-Length: 100\r\n\r\nx")
        with socket.create_connection(address, timeout=20) as reader:
            reader.sendall(_GET)
            assert reader.recv(4096).startswith(b"HTTP/1.1 200")
    finally:
        for peer in peers:
            peer.close()


def test_headers_that_are_too_large_are_refused(address: tuple[str, int]) -> None:
    with socket.create_connection(address, timeout=20) as peer:
        peer.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: " + b"x" * (80 << 10))
        assert peer.recv(4096).startswith((b"HTTP/1.1 400", b"HTTP/1.1 431"))
