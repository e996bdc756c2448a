"""The commands of the workbench: `serve` and `user`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.looking import looking
from pledgebook.cli.output import Column, Format, note, print_rows

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen; anything but this machine needs --team.")]
Port = Annotated[int, typer.Option(metavar="PORT", min=0, max=65535, help="0 takes a free one.")]
Team = Annotated[bool, typer.Option("--team", help="Everyone signs in; make accounts with: pledgebook user add NAME.")]
Secure = Annotated[bool, typer.Option("--https", help="Behind HTTPS: cookies travel by it only.")]
Names = Annotated[list[str] | None, typer.Option("--name", metavar="HOST", help="A name that the server is called by.")]
_TURN = 0.0005  # seconds; by Python's own 0.005 an answer waits ten times as long beside what is being added up
_LOCAL = ("127.0.0.1", "localhost", "::1")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""The names by which a server on this machine is called."""


def serve(
    ledger: options.LedgerAt = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    *,
    team: Team = False,
    https: Secure = False,
    name: Names = None,
) -> None:
    """The workbench and the API in a browser; on this machine alone, without accounts, unless --team."""
    import getpass

    from pledgebook import settings
    from pledgebook.web import Config

    if host not in _LOCAL and not team:
        raise fail("without --team everyone who reaches the address may rule; listen on 127.0.0.1, or add --team", 2)
    with one_line():
        at = ledger or settings.load().ledger
        hosts = (*LOCAL_HOSTS, *(n.lower() for n in name or ())) if host in _LOCAL or name else ()
        run(Config(at, team=team, reviewer=getpass.getuser(), hosts=hosts, secure=https), host, port)


def run(config: "Config", host: str, port: int) -> None:  # type: ignore[name-defined]  # noqa: F821
    """Serve until stopped; the address is told once it can be reached."""
    import asyncio
    import socket

    import uvicorn

    from pledgebook.web import create_app
    from pledgebook.web.pages import begin
    from pledgebook.web.patience import serving

    app = create_app(config)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small packets at once only where the protocol is named; else each answer waits 40 ms for an ACK
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise fail(f"{host}:{port}: {error.strerror}; take another --port") from None
    shown = f"[{host}]" if ":" in host else host
    note(f"the workbench is at http://{shown}:{listener.getsockname()[1]}/ (stop it with Ctrl-C)")
    begin(app.state.bench)
    sys.setswitchinterval(_TURN)
    asyncio.run(uvicorn.Server(serving(app)).serve([listener]))


class Act(StrEnum):
    """What `user` does."""

    ADD = "add"
    LIST = "list"
    PASSWORD = "password"  # noqa: S105  # a word, no secret
    ROLE = "role"
    CLOSE = "close"


def user(
    act: Annotated[Act, typer.Argument(metavar="ACT", help="add, list, password, role or close.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose account.")] = "",
    role: Annotated[str, typer.Option(metavar="ROLE", help="reader, reviewer or keeper.")] = "reader",
    ledger: options.LedgerAt = None,
    form: options.Form = Format.TABLE,
) -> None:
    """Accounts of a team's workbench; a password is asked for, or read from standard input."""
    from pledgebook import settings
    from pledgebook.store import open_ledger
    from pledgebook.web.access import AccessError, Accounts
    from pledgebook.web.config import Config

    if act is Act.LIST:
        _list(ledger, form)
        return
    at = ledger or settings.load().ledger
    with one_line(), open_ledger(at, create=True) as opened:
        accounts = Accounts(opened, Config(at))
        try:
            if act is Act.ADD:
                accounts.create(name, role, _password())
            elif act is Act.PASSWORD:
                accounts.change(name, password=_password())
            elif act is Act.ROLE:
                accounts.change(name, role=role)
            else:
                accounts.change(name, closed=True)
        except AccessError as error:
            raise fail(str(error), code=2 if error.status == 400 else 1) from None
    note(f"{name}: {'made' if act is Act.ADD else 'closed' if act is Act.CLOSE else 'changed'}")


def _list(ledger: str | None, form: Format) -> None:
    from pledgebook.store import people

    with looking(ledger) as opened:
        rows = [
            {"name": p.name, "role": p.role, "created_at": p.created_at, "closed_at": p.disabled_at}
            for p in people.people(opened)
        ]
    print_rows([Column(key, key) for key in ("name", "role", "created_at", "closed_at")], rows, form)


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
