"""How long a server waits for a request: one that comes byte by byte must not hold a connection for ever."""

import asyncio
from typing import Any

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

_ARRIVING = (h11.IDLE, h11.SEND_BODY)


class Hurried(H11Protocol):
    """uvicorn's protocol, which waits without end for headers and bodies; a request must be here after ``seconds``."""

    seconds = 60.0  # the largest body by a line of 3 Mbit/s
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection opens: its first request is awaited."""
        super().connection_made(transport)
        self._late = self.loop.call_later(self.seconds, self._give_up)

    def data_received(self, data: bytes) -> None:
        """Some of a request arrives; once it is whole, the answer takes the time that it takes."""
        super().data_received(data)
        if self.conn.their_state not in _ARRIVING:
            self._stop()
        elif self._late is None:  # the next request of a connection that was kept open
            self._late = self.loop.call_later(self.seconds, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone: nothing is awaited."""
        self._stop()
        super().connection_lost(exc)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            self.transport.close()


def serving(app: Any) -> uvicorn.Config:
    """How uvicorn serves the workbench: 64 KiB of headers at most, ten idle seconds between two requests.

    Told to stop, it gives the answers under way ten seconds: what a large ledger makes them wait for is only read.
    """
    return uvicorn.Config(
        app,
        http=Hurried,
        log_level="warning",
        timeout_keep_alive=10,
        timeout_graceful_shutdown=10,
        h11_max_incomplete_event_size=64 << 10,
        server_header=False,
    )
