"""A progress bar on long work, on standard error; none when the output is piped."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def track(things: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """``things`` as they come, with a bar for a person who watches."""
    if not (sys.stderr.isatty() and sys.stdout.isatty()):
        yield from things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield from progress.track(things, total=total, description=what)
