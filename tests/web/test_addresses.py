"""Add by address: a public page is read and shown; nothing is ever sent to a machine that is not public."""

import re
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from pledgebook.sources import Fetcher
from sources.serving import site
from web.serving import browser, form_of

_NAMES = {
    "private.example": ["10.1.2.3"],
    "metadata.example": ["169.254.169.254"],
    "loop.example": ["127.0.0.1"],
    "six.example": ["::1"],
    "local.example": ["fe80::1"],
    "unique.example": ["fd00::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "both.example": ["93.184.216.34", "192.168.0.1"],
    "shared.example": ["100.64.0.1"],
}
"""Names and what a resolver says they stand for."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with browser(tmp_path_factory.mktemp("addresses")) as client:
        yield client


def look(client: TestClient, address: str) -> Any:
    return client.post("/add", data={"csrf": form_of(client, "/add"), "web": address})


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://127.0.0.1:8000/add", "https://127.1/", "http://localhost/", "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a9fe:a9fe]/", "http://[64:ff9b::7f00:1]/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
        "http://2130706433/", "http://2852039166/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/",
        "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/", "http://224.0.0.1/",
        "http://255.255.255.255/", "http://127.0.0.1.:80/", "http://user:word@93.184.216.34/",
        "http://93.184.216.34@127.0.0.1/", "http://127.0.0.1#@93.184.216.34/", "file:///etc/passwd",
        "ftp://93.184.216.34/", "gopher://127.0.0.1:6379/_x", "//127.0.0.1/", "javascript:alert(1)",
        *(f"http://{name}/" for name in _NAMES),
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused_before_anything_is_sent(
    client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up = socket.getaddrinfo
    sent: list[Any] = []

    def answered(host: str, port: int, *rest: Any, **more: Any) -> list[Any]:
        if host in _NAMES:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (machine, port)) for machine in _NAMES[host]]
        more["flags"] = socket.AI_NUMERICHOST if host != "localhost" else 0  # no resolver of the outside is asked
        return list(look_up(host, port, *rest, **more))

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    monkeypatch.setattr(socket, "create_connection", lambda *a, **_: sent.append(a))
    said = look(client, address)
    assert said.status_code == 200
    assert 'role="alert"' in said.text
    assert "Put into the ledger" not in said.text
    assert sent == []


def test_a_redirect_to_a_private_machine_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    public = partial(Fetcher, allowed=lambda machine: str(machine) == "127.0.0.1")
    monkeypatch.setattr("pledgebook.web.pages.adding.Fetcher", public)
    with site() as here:
        said = look(client, here.moved("/out", f"http://127.0.0.2:{here.port}/inner"))
        assert "127.0.0.2, which is no public address" in said.text
        assert here.paths == ["/out"]


def test_a_public_page_is_read_shown_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = partial(Fetcher, allowed=lambda machine: True)
    monkeypatch.setattr("pledgebook.web.pages.adding.Fetcher", public)
    told = "Norway announced 75 million kroner in humanitarian aid for Chad on May 3, 2024."
    body = f"<html><head><title>Aid</title></head><body><article><p>{told}</p></article></body></html>"
    with site() as here, browser(tmp_path) as client:
        address = here.page("/aid", body.encode())
        assert client.get("/add").status_code == 200
        assert here.asked == [], "nothing is asked before the form is sent"
        shown = look(client, address)
        key = re.search(r'name="key" value="([\w-]+)"', shown.text)
        assert key is not None, shown.text[-1500:]
        assert not client.get("/api/v1/contributions", params={"donor": "NOR"}).json()["rows"]
        kept = client.post("/add/keep", data={"csrf": form_of(client, "/add"), "key": key.group(1)})
        assert address in client.get(kept.headers["location"]).text
        assert client.get("/api/v1/contributions", params={"donor": "NOR"}).json()["rows"]


def test_a_forged_form_asks_nothing(tmp_path: Path) -> None:
    with site() as here, browser(tmp_path) as client:
        assert client.post("/add", data={"web": here.page("/aid", b"x")}).status_code == 403
        assert here.asked == []
