"""The connection under httpx: to the numeric address that was looked at, and never beyond a deadline."""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from pledgebook.sources.web.addresses import Machine, resolve

_TRIED = 4  # of the addresses that a name stands for: one of IPv6 may not be reachable from here


class _Stream(httpcore.NetworkStream):
    """A stream on which each read and write ends by the deadline, however little the server sends at a time."""

    def __init__(self, inner: httpcore.NetworkStream, left: Callable[[], float]) -> None:
        self._inner = inner
        self._left = left

    def _within(self, timeout: float | None) -> float:
        left = self._left()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is up")
        return left if timeout is None else min(left, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._within(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._within(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Looks a name up once, judges what it stands for, and connects to just that: a second answer cannot slip in."""

    def __init__(self, allowed: Callable[[Machine], bool]) -> None:
        self._inner = httpcore.SyncBackend()
        self._allowed = allowed
        self.deadline = 0.0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            machines = resolve(host, port, self._allowed)
        except PermissionError:
            raise
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved ({error})") from None
        for number, machine in enumerate(machines, start=1):
            left = self.deadline - time.monotonic()
            if left <= 0:
                break
            try:
                inner = self._inner.connect_tcp(
                    machine, port, min(left, timeout or left), local_address, socket_options
                )
            except httpcore.ConnectError:
                if number == min(len(machines), _TRIED):
                    raise
            else:
                return _Stream(inner, lambda: self.deadline - time.monotonic())
        raise httpcore.ConnectTimeout("the time is up")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise PermissionError("no socket of this machine is opened")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        self._inner.close()


class GuardedTransport(httpx.BaseTransport):
    """httpx's transport over `_Backend`; `until` sets the deadline of what is asked next."""

    def __init__(self, allowed: Callable[[Machine], bool]) -> None:
        self._backend = _Backend(allowed)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            max_connections=4,
            keepalive_expiry=5,
            network_backend=self._backend,
        )

    def until(self, deadline: float) -> None:
        """Let nothing go on beyond ``deadline``, a `time.monotonic`."""
        self._backend.deadline = deadline

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; what httpcore raises is left as it is."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream if isinstance(request.stream, httpx.SyncByteStream) else None,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
