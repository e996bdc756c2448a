"""How the first page of each kind grows with the ledger: a thousand records beside a million, as a ratio.

    python -m benchmarks.first_page [COUNT ...] [--rounds 15] [--at-most 2] [--keep FOLDER]

Ledgers of these sizes are made (`benchmarks.big_ledger`; `--keep` leaves them in a folder and takes them from there),
each is served by `pledgebook serve`, and the pages are asked of all in turn, so that a busy machine is busy for all.
Told are the first answer, which may have to add up the whole ledger, and the median of the further ones; the ratio is
that of the medians of the largest and the smallest ledger. Exit code 1 where one is above ``--at-most``.
"""

import argparse
import contextlib
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import httpx

from benchmarks.big_ledger import ledger
from benchmarks.load import free_port, served

_PAGES = {
    "contributions": "/contributions",
    "documents": "/documents",
    "review": "/review",
    "calendar": "/calendar",
    "search": "/search?q=babaca",
    "overview": "/",
    "plans": "/plans",
    "totals": "/totals?by=donor,year&currency=USD",
    "groups": "/groups",
    "group": "/group/g7",
    "actors": "/actors",
    "actor": "/actor/A00",
    "due": "/due",
    "conflicts": "/conflicts",
    "decisions": "/decisions",
}
_SLOWEST = 1800.0  # seconds that a first look may take
_FEWEST = 1e-9  # seconds, so that no ratio divides by nothing


def asked(client: httpx.Client, path: str) -> float:
    """The seconds of one answer."""
    start = time.perf_counter()
    client.get(path).raise_for_status()
    return time.perf_counter() - start


def told(counts: list[int], first: dict[str, list[float]], further: dict[str, list[list[float]]]) -> dict[str, float]:
    """Print the table; the ratio of each page."""
    print(
        f"{'page':<16}" + "".join(f"{f'{count:,}: first':>20}{'median':>9}" for count in counts) + f"{'ratio':>8}  (ms)"
    )
    ratios = {}
    for page, looks in first.items():
        medians = [median(times) for times in further[page]]
        ratios[page] = medians[-1] / max(medians[0], _FEWEST)
        cells = (f"{1000 * f:>20.0f}{1000 * m:>9.1f}" for f, m in zip(looks, medians, strict=True))
        print(f"{page:<16}" + "".join(cells) + f"{ratios[page]:>8.2f}")
    return ratios


def main() -> None:
    """Make or take the ledgers, serve them, ask, and print."""
    said = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    said.add_argument("counts", nargs="*", type=int, default=[1_000, 1_000_000])
    said.add_argument("--rounds", type=int, default=15)
    said.add_argument("--at-most", type=float, default=2.0)
    said.add_argument("--pages", default=",".join(_PAGES), help="which of them, by name")
    said.add_argument("--keep", type=Path)
    args = said.parse_args()
    counts = sorted(args.counts)
    pages = {name: path for name, path in _PAGES.items() if name in args.pages.split(",")}
    with contextlib.ExitStack() as stack:
        folder = args.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        clients = []
        for count in counts:
            path = folder / f"{count}.db"
            if not path.exists():
                ledger(path, count)
            port = free_port()
            command = [sys.executable, "-m", "pledgebook", "serve", "--ledger", str(path), "--port", str(port)]
            address = stack.enter_context(served(command, port))
            clients.append(stack.enter_context(httpx.Client(base_url=address, timeout=_SLOWEST)))
        first = {}
        for page, path in pages.items():
            first[page] = [asked(client, path) for client in clients]
            print(f"{page}: {', '.join(f'{seconds:.2f}' for seconds in first[page])} s", file=sys.stderr, flush=True)
        further: dict[str, list[list[float]]] = {page: [[] for _ in clients] for page in pages}
        for _ in range(args.rounds):
            for page, path in pages.items():
                for client, times in zip(clients, further[page], strict=True):
                    times.append(asked(client, path))
        ratios = told(counts, first, further)
    slow = [page for page, ratio in ratios.items() if ratio > args.at_most]
    sys.exit(f"more than {args.at_most:g} times: {', '.join(slow)}" if slow else 0)


if __name__ == "__main__":
    main()
