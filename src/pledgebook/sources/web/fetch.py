"""Fetch one address: robots.txt, pace, redirects, what has not changed, size and time."""

import hashlib
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from pledgebook import __version__
from pledgebook.sources.raw import UnreadableError
from pledgebook.sources.web.addresses import Machine, is_public
from pledgebook.sources.web.robots import PATIENCE, Robots

if TYPE_CHECKING:
    import httpx

AGENT = f"pledgebook/{__version__}"
_OK, _UNCHANGED, _FAULT = 200, 304, 500
_MOVED = (301, 302, 303, 307, 308)
_ROBOTS = 512 * 1024  # bytes of a robots.txt that are read, as RFC 9309 has it


class RefusedError(UnreadableError):
    """An address that is not fetched; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How addresses are asked.

    ``pace``: seconds between two requests to a host, more where its robots.txt asks for it; ``seconds``
    that one address may take with all its redirects; ``largest`` body in bytes, packed or unpacked.
    """

    pace: float = 1.0
    seconds: float = 30.0
    largest: int = 32 * 2**20
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells a version of an address: the server's ``etag`` and ``last_modified``; ``at`` is when it was had."""

    etag: str | None = None
    last_modified: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: the body and its SHA-256, the address that gave it after redirects, and its mark."""

    address: str
    landed: str
    data: bytes
    charset: str | None
    mark: Mark
    digest: str = ""


def is_address(source: str) -> bool:
    """Whether a source is an address on the web."""
    return source[:8].lower().startswith(("http://", "https://"))


class Fetcher:
    """Fetches addresses one after the other; use it in a ``with`` statement.

    ``known`` are the marks of what was fetched before: what has not changed is not had again.
    ``fetched`` (without bodies) and ``unchanged`` tell what was done. ``allowed`` judges machines;
    only tests give another.
    """

    def __init__(
        self,
        manner: Manner | None = None,
        known: Mapping[str, Mark] | None = None,
        allowed: Callable[[Machine], bool] = is_public,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        import httpx  # noqa: PLC0415  # only who fetches pays for it

        from pledgebook.sources.web.transport import GuardedTransport  # noqa: PLC0415

        self.manner = manner or Manner()
        self.known = dict(known or {})
        self.fetched: list[Fetched] = []
        self.unchanged: list[str] = []
        self._sleep = sleep
        self._transport = GuardedTransport(allowed)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "text/html, application/pdf, */*;q=0.5"}
        self._client = httpx.Client(
            transport=self._transport, headers=headers, timeout=15.0, follow_redirects=False, trust_env=False
        )
        self._robots: dict[str, Robots] = {}
        self._asked: dict[str, float] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, address: str) -> Fetched | None:
        """What is at an address, None where it has not changed; raises `UnreadableError` with the reason."""
        self._transport.until(time.monotonic() + self.manner.seconds)
        with _told(self.manner):
            answer = self._follow(address)
        if answer is None:
            self.unchanged.append(address)
            return None
        # the bodies are not needed again, and there may be thousands
        self.fetched.append(replace(answer, data=b"", digest=hashlib.sha256(answer.data).hexdigest()))
        return answer

    def forget(self, address: str) -> None:
        """Leave no mark of an address: what it lists may still be to be had."""
        self.fetched = [one for one in self.fetched if one.address != address]

    @property
    def had(self) -> set[str]:
        """The addresses that answered in this run."""
        return {one.address for one in self.fetched}

    def _follow(self, address: str) -> Fetched | None:
        mark = self.known.get(address, Mark())
        conditions = {"If-None-Match": mark.etag, "If-Modified-Since": mark.last_modified}
        at, seen = _plain(address), set[str]()
        while at not in seen and len(seen) <= self.manner.redirects:
            seen.add(at)
            self._wait_politely(at)
            with self._client.stream("GET", at, headers={k: v for k, v in conditions.items() if v}) as answer:
                if answer.status_code == _UNCHANGED:
                    return None
                if answer.status_code in _MOVED and (target := answer.headers.get("Location")):
                    at = _plain(urljoin(at, target))
                    continue
                if answer.status_code != _OK:
                    raise RefusedError(f"answers {answer.status_code} {answer.reason_phrase}".strip())
                data = _body(answer, self.manner.largest)
                now = Mark(answer.headers.get("ETag"), answer.headers.get("Last-Modified"))
                return Fetched(address, at, data, answer.charset_encoding, now)
        if at in seen:
            raise RefusedError("redirects in a circle")
        raise RefusedError(f"redirects more than {self.manner.redirects} times")

    def _wait_politely(self, at: str) -> None:
        parts = urlsplit(at)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(origin)
        rules = self._robots[origin]
        if not rules.allows(at):
            raise RefusedError("its robots.txt asks that it not be fetched")
        self._pause(origin, max(self.manner.pace, rules.delay))

    def _pause(self, origin: str, pace: float) -> None:
        wait = self._asked.get(origin, -PATIENCE) + pace - time.monotonic()
        if wait > 0:
            self._sleep(wait)
            # a wait that we ask of ourselves is none of the server's time
            self._transport.until(time.monotonic() + self.manner.seconds)
        self._asked[origin] = time.monotonic()

    def _rules(self, origin: str) -> Robots:
        """What the origin's robots.txt allows: all where there is none, nothing where the server fails (RFC 9309)."""
        at = f"{origin}/robots.txt"
        for _ in range(self.manner.redirects):
            with self._client.stream("GET", at) as answer:
                if answer.status_code in _MOVED and (target := answer.headers.get("Location")):
                    at = _plain(urljoin(at, target))
                    continue
                if answer.status_code >= _FAULT:
                    return Robots.closed()
                return Robots(_body(answer, _ROBOTS, cut=True)) if answer.status_code == _OK else Robots(b"")
        return Robots(b"")


def _plain(address: str) -> str:
    """The address without fragment; raises `RefusedError` where it is none that is asked."""
    try:
        parts = urlsplit(address)
        named = parts.hostname and parts.port != 0
    except ValueError:
        raise RefusedError("is no address on the web") from None
    if parts.scheme not in ("http", "https") or not named:
        raise RefusedError(f"leads to {parts.scheme or 'no'} address, which is not fetched")
    if parts.username or parts.password:
        raise RefusedError("names a user or password; only what is public is read")
    return urlunsplit(parts._replace(fragment=""))


def _body(answer: "httpx.Response", largest: int, *, cut: bool = False) -> bytes:
    """The body, unpacked where it came in gzip; of one that is too large the beginning, or `RefusedError`."""
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip", ""):
        raise RefusedError(f"comes packed as {packed}, which was not asked for")
    unpack = zlib.decompressobj(31) if "gzip" in packed else None
    data = bytearray()
    for chunk in answer.iter_raw():
        data += unpack.decompress(chunk, largest + 1 - len(data)) if unpack else chunk
        if len(data) > largest or (unpack is not None and unpack.unconsumed_tail):
            if cut:
                return bytes(data[:largest])
            raise RefusedError(f"is larger than {largest / 2**20:g} MiB")
    if unpack is not None and not unpack.eof:
        raise RefusedError("gives a damaged answer (its gzip breaks off)")
    return bytes(data)


@contextmanager
def _told(manner: Manner) -> Iterator[None]:
    """What may go wrong on the way, in one line."""
    import httpcore  # noqa: PLC0415
    import httpx  # noqa: PLC0415

    try:
        yield
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise RefusedError(f"did not answer within {manner.seconds:g} seconds") from None
    except PermissionError as error:
        raise RefusedError(f"is refused: {error}") from None
    except (httpcore.NetworkError, httpx.NetworkError) as error:
        raise RefusedError(f"cannot be reached ({str(error)[:150] or type(error).__name__})") from None
    except (httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, zlib.error, UnicodeError) as error:
        raise RefusedError(f"gives a damaged answer ({str(error)[:150] or type(error).__name__})") from None
