"""A workbench on a small ledger, asked as a browser asks."""

import asyncio
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from exchange.making import a_ledger
from pledgebook.web import Config, create_app
from pledgebook.web.patience import serving

PAGES = (
    "/", "/contributions", "/contributions?donor=USA&order=largest", "/contributions?order=oldest", "/totals",
    "/totals?by=donor,year&currency=EUR", "/opened?by=type&key=military",
    "/plans", "/plans?unnamed=yes", "/calendar", "/groups", "/group/g7",
    "/actors", "/actor/UKR", "/due", "/conflicts", "/documents", "/review", "/decisions", "/add", "/search?q=sentence",
    "/account", "/audit",
)  # fmt: skip
"""Pages that have twins; those of one record, document or claim are beside them."""


@contextmanager
def browser(folder: Path, *, team: bool = False, hosts: tuple[str, ...] = ("testserver",)) -> Iterator[TestClient]:
    """A browser on the workbench of a ledger that has something of everything."""
    with a_ledger(folder):
        pass
    app = create_app(Config(str(folder / "ledger.db"), team=team, hosts=hosts))
    with TestClient(app, follow_redirects=False) as client:
        yield client


def form_of(client: TestClient, page: str) -> str:
    """The proof that a form of this page carries."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found is not None, page
    return found.group(1)


@contextmanager
def served(folder: Path, *, team: bool = False) -> Iterator[str]:
    """The address of a workbench that is reached over the network of this machine, as a browser must."""
    with a_ledger(folder):
        pass
    app = create_app(Config(str(folder / "ledger.db"), team=team, hosts=("127.0.0.1",)))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(serving(app))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve([listener])), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"  # it listens: who comes early waits
        finally:
            server.should_exit = True
            thread.join(20)
