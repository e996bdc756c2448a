"""How a workbench is served."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """``ledger`` is a path or database address. ``team`` asks everyone to sign in; without it whoever reaches the
    address is ``reviewer`` under that name, with every right. ``hosts`` are the names by which the server may be
    called (a page elsewhere must not reach it by a name of its own), () for any. ``secure`` marks cookies for HTTPS
    only.
    """

    ledger: str
    team: bool = False
    reviewer: str = "local"
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1", "[::1]", "testserver")
    secure: bool = False
    largest: int = 20 << 20  # bytes of a request
    hours: int = 12  # that a session lasts
