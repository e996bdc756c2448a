"""A web server on this machine that answers as servers do, and as they should not."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from pledgebook.sources import Fetcher, Manner

Answer = tuple[int, dict[str, str], bytes] | Callable[[Any], None]


class Site:
    """What the server answers by path, and what it was asked: ``(path, headers)`` each."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def page(self, path: str, data: bytes, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (200, {"Content-Type": "text/html; charset=utf-8"} | named, data)
        return self.at(path)

    def moved(self, path: str, to: str, status: int = 302) -> str:
        self.answers[path] = (status, {"Location": to}, b"")
        return self.at(path)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, dict(self.headers)))
            answer = here.answers.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, data = answer
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, data = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Site(server.server_address[1])
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()


def fetcher(**options: Any) -> Fetcher:
    """One that may ask this machine, and does not wait."""
    manner = options.pop("manner", Manner(pace=0, seconds=10))
    return Fetcher(**({"manner": manner, "allowed": lambda machine: True} | options))


def drip(head: bytes, piece: bytes, every: float = 0.2) -> Callable[[Any], None]:
    """An answer that never ends, a piece at a time."""

    def answer(handler: Any) -> None:
        handler.wfile.write(head)
        for _ in range(200):
            try:
                handler.wfile.write(piece)
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(every)

    return answer
