"""A workbench on a small ledger, asked as a browser asks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.testclient import TestClient

from exchange.making import a_ledger
from pledgebook.web import Config, create_app


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
