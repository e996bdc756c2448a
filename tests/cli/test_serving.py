"""`serve` listens so that the end of an answer is not held back until the browser acknowledged its beginning."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from pledgebook.cli import serving
from pledgebook.web import Config


def test_small_packets_are_sent_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent_at_once: list[int] = []

    async def serve(_server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        """Accept one connection as asyncio does for uvicorn, and look at how it is set."""
        accepted = asyncio.Event()

        def connected(_reader: Any, writer: asyncio.StreamWriter) -> None:
            taken = writer.get_extra_info("socket")
            sent_at_once.append(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()
            accepted.set()

        sockets[0].listen()
        server = await asyncio.start_server(connected, sock=sockets[0])
        _reader, sender = await asyncio.open_connection(*sockets[0].getsockname())
        await asyncio.wait_for(accepted.wait(), 20)
        sender.close()
        server.close()

    monkeypatch.setattr(uvicorn.Server, "serve", serve)
    with ThreadPoolExecutor(1) as own:  # a thread without a loop: what drives a browser leaves one behind in this one
        own.submit(serving.run, Config(str(tmp_path / "ledger.db")), "127.0.0.1", 0).result(120)
    assert [bool(on) for on in sent_at_once] == [True]
