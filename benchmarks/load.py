"""How the workbench holds when many read and some rule at once, beside Datasette on the same file.

    python -m benchmarks.load LEDGER [--seconds 60] [--readers 50] [--reviewers 5] [--pause 1] [--datasette PATH]

`pledgebook serve --team` is started on a copy of the ledger (a database of PostgreSQL is used itself: give one to throw
away), each reviewer and all the readers with a key of their
own. Readers walk its pages, each resting ``pause`` seconds (half
as much to half as much again) between two; reviewers take claims from the inbox and rule on them over the API.
Then as many readers walk Datasette's pages of the same copy: the table of records, filtered, searched, one row.
Told are errors, decisions that were answered but are not in the ledger (there may be none: the exit code is 1),
and the median and 99th percentile of each page in milliseconds. Datasette 0.65 must be installed somewhere
(`pip install 'datasette<1'` in an environment of its own); without it that part is left out.
"""

import argparse
import asyncio
import random
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from pledgebook.store import open_ledger
from pledgebook.web import Config
from pledgebook.web.access import Accounts

_START = 60.0  # seconds that a server may take to start
_SLOWEST = 120.0  # seconds after which an answer counts as an error
_RECORD = "/record/"
_ACTOR = "/actor/"
_WORDS = ("aid", "air defence", "support", "million", "summit", "reconstruction")


@dataclass(slots=True)
class Walk:
    """What was measured: seconds of each answer by page, failures, decisions that were answered, records not found."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


Pages = dict[str, Callable[[random.Random], str]]


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of the ledger that pages are asked of."""

    records: tuple[str, ...]
    documents: tuple[str, ...]
    actors: tuple[str, ...]


def known(ledger: str) -> Known:
    """Some ids of a ledger, the same for every run."""
    with open_ledger(ledger) as opened, opened.reading() as connection:

        def column(query: str) -> tuple[str, ...]:
            return tuple(row[0] for row in connection.exec_driver_sql(query))

        return Known(
            column("SELECT id FROM records ORDER BY id"),
            column("SELECT DISTINCT document_id FROM claims ORDER BY document_id LIMIT 500"),
            column("SELECT actor FROM record_actors GROUP BY actor ORDER BY count(*) DESC, actor LIMIT 20"),
        )


def addresses(ledger: str) -> set[str]:
    """Addresses that must be found: a record whose claims were rejected is gone, and who was named by it alone."""
    with open_ledger(ledger) as opened, opened.reading() as connection:
        records = connection.exec_driver_sql("SELECT id FROM records")
        actors = connection.exec_driver_sql("SELECT DISTINCT actor FROM record_actors")
        return {_RECORD + row[0] for row in records} | {_ACTOR + row[0] for row in actors}


def workbench_pages(ids: Known) -> Pages:
    """The workbench's pages by name, each an address drawn anew."""
    return {
        "overview": lambda _: "/",
        "contributions": lambda _: "/contributions",
        "contributions, filtered": lambda r: f"/contributions?donor={r.choice(ids.actors)}&order=largest",
        "contributions, by text": lambda r: f"/contributions?text={quote(r.choice(_WORDS))}",
        "record": lambda r: _RECORD + r.choice(ids.records),
        "document": lambda r: f"/document/{r.choice(ids.documents)}",
        "documents": lambda r: f"/documents?offset={50 * r.randrange(4)}",
        "calendar": lambda r: f"/calendar?offset={100 * r.randrange(4)}",
        "plans": lambda _: "/plans",
        "groups": lambda _: "/groups",
        "actors": lambda _: "/actors",
        "actor": lambda r: _ACTOR + r.choice(ids.actors),
        "search": lambda r: f"/search?q={quote(r.choice(_WORDS))}",
    }


def datasette_pages(ids: Known, database: str) -> Pages:
    """The nearest that Datasette shows of the same file."""
    table = f"/{database}/records"
    return {
        "database": lambda _: f"/{database}",
        "records": lambda _: f"{table}?kind=contribution&_sort_desc=first_day",
        "records, filtered": lambda r: f"{table}?kind=contribution&aid_type={r.choice(('military', 'financial'))}",
        "records, by text": lambda r: f"{table}?content__contains={quote(r.choice(_WORDS))}",
        "record": lambda r: f"{table}/{r.choice(ids.records)}",
        "document": lambda r: f"/{database}/claims?document_id={r.choice(ids.documents)}",
    }


async def read(client: httpx.AsyncClient, pages: Pages, until: float, pause: float, seed: int, walk: Walk) -> None:
    """One reader, until the time is up."""
    chance = random.Random(seed)  # noqa: S311  # which page comes next is no secret
    await asyncio.sleep(chance.random() * pause)
    while time.monotonic() < until:
        names = list(pages)
        chance.shuffle(names)
        for name in names:
            if time.monotonic() >= until:
                return
            await ask(client, name, pages[name](chance), walk)
            await asyncio.sleep(pause * (0.5 + chance.random()))


async def ask(client: httpx.AsyncClient, name: str, address: str, walk: Walk) -> None:
    """Ask one page and note how long it took, or that it failed."""
    start = time.perf_counter()
    try:
        answer = await client.get(address)
    except httpx.HTTPError as error:
        walk.errors.append(f"{address}: {error!r}")
        return
    walk.seconds[name].append(time.perf_counter() - start)
    if answer.status_code == httpx.codes.NOT_FOUND and address.startswith((_RECORD, _ACTOR)):
        walk.gone.append(address)
    elif answer.status_code != httpx.codes.OK:
        walk.errors.append(f"{address}: {answer.status_code} {answer.text[:80]!r}")


async def review(
    client: httpx.AsyncClient, key: str, claims: Sequence[str], until: float, pause: float, walk: Walk
) -> None:
    """One reviewer, who rules on claims of theirs, until the time is up."""
    for number, claim in enumerate(claims):
        if time.monotonic() >= until:
            return
        ruling = {"verdict": ("accept", "reject")[number % 2], "subjects": [claim], "why": "load"}
        start = time.perf_counter()
        try:
            answer = await client.post("/api/v1/decisions", json=ruling, headers=bearing(key))
        except httpx.HTTPError as error:
            walk.errors.append(f"a decision: {error!r}")
            continue
        walk.seconds["a decision"].append(time.perf_counter() - start)
        if answer.status_code == httpx.codes.CREATED:
            walk.decided.append(answer.json()["data"]["id"])
        else:
            walk.errors.append(f"a decision: {answer.status_code} {answer.text[:80]!r}")
        await asyncio.sleep(pause)


def bearing(key: str) -> dict[str, str]:
    """The header that a key is sent in."""
    return {"Authorization": f"Bearer {key}"} if key else {}


def keys(ledger: str, reviewers: int) -> list[str]:
    """A key for the readers and one for each reviewer, of accounts that are made in the ledger."""
    found, run = [], secrets.token_hex(4)
    with open_ledger(ledger) as opened:
        accounts = Accounts(opened, Config(ledger, team=True))
        for number in range(reviewers + 1):
            name, role = (f"reviewer {number} {run}", "reviewer") if number else (f"readers {run}", "reader")
            accounts.create(name, role, secrets.token_hex())
            found.append(accounts.make_token(name, "load")[1])
    return found


async def load(address: str, pages: Pages, args: argparse.Namespace, keys: Sequence[str] = ("",)) -> Walk:
    """All readers and reviewers at once; ``keys`` is that of the readers and one for each reviewer."""
    reviewers = len(keys) - 1
    walk = Walk()
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=args.readers + reviewers)
    how: dict[str, Any] = {"base_url": address, "limits": limits, "timeout": _SLOWEST, "headers": bearing(keys[0])}
    async with httpx.AsyncClient(**how) as client:
        for name, page in pages.items():  # the first answer to each fills caches: it is told apart
            await ask(client, f"{name} (first)", page(random.Random(0)), walk)  # noqa: S311
        claims: list[str] = []
        if reviewers:
            asked = await client.get("/api/v1/inbox", params={"limit": 500}, headers=bearing(keys[1]))
            waiting = asked.json()["rows"]
            claims = [row["proof"]["claim"] for row in waiting]
        until = time.monotonic() + args.seconds
        await asyncio.gather(
            *(read(client, pages, until, args.pause, seed, walk) for seed in range(args.readers)),
            *(review(client, keys[n + 1], claims[n::reviewers], until, args.pause, walk) for n in range(reviewers)),
        )
    return walk


@contextmanager
def served(command: Sequence[str], port: int) -> Iterator[str]:
    """The address of a server that this command starts."""
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        start = time.monotonic()
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() - start > _START:
                    sys.exit(f"{command[0]} did not start")
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def told(title: str, walk: Walk) -> None:
    """The table of one load."""
    count = sum(len(times) for name, times in walk.seconds.items() if not name.endswith("(first)"))
    print(f"\n{title}: {count} answers, {len(walk.errors)} errors")
    print(f"{'page':<28} {'asked':>6} {'first':>9} {'median':>9} {'99th':>9}  (ms)")
    for name, times in walk.seconds.items():
        if name.endswith("(first)"):
            continue
        first = walk.seconds.get(f"{name} (first)")
        ranked = sorted(times)
        shown = [first[0] if first else None, ranked[len(ranked) // 2], ranked[int(len(ranked) * 0.99)]]
        print(f"{name:<28} {len(times):>6}" + "".join(f" {'' if s is None else f'{1000 * s:.0f}':>9}" for s in shown))
    for error in walk.errors[:5]:
        print(f"  {error}")


def lost(ledger: str, decided: Sequence[str]) -> list[str]:
    """Decisions that were answered and are not in the ledger."""
    with open_ledger(ledger) as opened, opened.reading() as connection:
        held = {row[0] for row in connection.exec_driver_sql("SELECT id FROM decisions")}
    return [decision for decision in decided if decision not in held]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", help="a file, or the address of a database")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--reviewers", type=int, default=5)
    parser.add_argument("--pause", type=float, default=1.0)
    parser.add_argument("--datasette", default="datasette", help="where the command is, if not on the path")
    args = parser.parse_args()
    there = "://" in args.ledger
    if not there and not Path(args.ledger).is_file():
        sys.exit(f"{args.ledger} is no ledger")
    with tempfile.TemporaryDirectory() as scratch:
        copy = args.ledger if there else shutil.copy(args.ledger, Path(scratch) / "load.db")
        at = str(copy)
        ids = known(at)
        port = free_port()
        command = [sys.executable, "-m", "pledgebook", "serve", "--team", "--ledger", at, "--port", str(port)]
        known_by = keys(at, args.reviewers)
        with served(command, port) as address:
            ours = asyncio.run(load(address, workbench_pages(ids), args, known_by))
        found = addresses(at)
        ours.errors += [f"{path}: not found" for path in ours.gone if path in found]
        told(f"Pledgebook, {args.readers} readers and {args.reviewers} reviewers", ours)
        missing = lost(at, ours.decided)
        print(f"decisions: {len(ours.decided)} answered, {len(missing)} of them lost")
        if there:
            print("\nDatasette opens files only: left out")
        elif datasette := shutil.which(args.datasette):
            port = free_port()
            with served([datasette, at, "--port", str(port)], port) as address:
                theirs = asyncio.run(load(address, datasette_pages(known(at), Path(at).stem), args))
            told(f"Datasette, {args.readers} readers", theirs)
        else:
            print("\nDatasette is not installed: left out")
    sys.exit(1 if ours.errors or missing else 0)


if __name__ == "__main__":
    main()
