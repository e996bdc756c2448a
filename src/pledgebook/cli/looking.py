"""What all commands that look at a ledger share: its opening, the filters, the day as of which, the format."""

import inspect
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pledgebook.cli import options
from pledgebook.cli.failure import one_line
from pledgebook.cli.output import Format, note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pledgebook.store import Ledger
    from pledgebook.views import Filter


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command is asked: the open ``ledger`` (as of ``day`` where one is given), the filter, the format."""

    ledger: "Ledger"
    which: "Filter"
    form: Format
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What the options say that commands share: where the ledger is, the filter, the format, the day."""

    at: str | None
    which: "Filter"
    form: Format
    day: str | None

    @contextmanager
    def opened(self) -> "Iterator[Ledger]":
        """The ledger, for reading, as of the day; whom it does not know is noted beside the answer."""
        from pledgebook import views

        with looking(self.at, self.day) as ledger:
            for actor in views.named_nowhere(ledger, self.which):
                note(f"note: no record of the ledger names {actor}")
            yield ledger


@contextmanager
def looking(at: str | None, day: str | None = None) -> "Iterator[Ledger]":
    """The ledger, for reading, by what was known on a day; what cannot be is one line and an exit code."""
    from pledgebook import settings, views
    from pledgebook.store import open_ledger

    with one_line():
        said = settings.load()
        with open_ledger(at or said.ledger, read_only=True, kept=said.kept) as ledger:
            if day is None:
                yield ledger
                return
            with views.as_of(ledger, day) as then:
                yield then


def viewing(command: Callable[..., None]) -> Callable[..., None]:
    """A command of the `Asked` ledger, with the options that all such commands share after its own."""

    def run(asked: Narrowed, **said: Any) -> None:
        with asked.opened() as ledger:
            command(Asked(ledger, asked.which, asked.form, asked.day), **said)

    return narrowing()(_called_as(command, run, inspect.signature(command).parameters.values()))


def narrowing(*without: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command of what is asked (`Narrowed`), with the shared options after its own, save those it is ``without``."""

    def of(command: Callable[..., None]) -> Callable[..., None]:
        own = list(inspect.signature(command).parameters.values())[1:]
        common = [p for p in inspect.signature(_common).parameters.values() if p.name not in without]

        def run(**said: Any) -> None:
            asked = {option.name: said.pop(option.name) for option in common}
            day, form = asked.pop("as_of", None), asked.pop("form", Format.TABLE)
            with one_line():
                which = filter_of(**asked)  # what cannot be asked is told before the ledger is opened
            command(Narrowed(asked["ledger"], which, form, day), **said)

        return _called_as(command, run, [*own, *common])

    return of


def _called_as(
    command: Callable[..., None], run: Callable[..., None], parameters: Iterable[inspect.Parameter]
) -> Callable[..., None]:
    """``run`` with the name and text of a command, and these parameters."""
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = inspect.Signature(list(parameters))  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def _common(
    ledger: options.LedgerAt = None,
    donor: options.Donor = None,
    recipient: options.Recipient = None,
    party: options.Party = None,
    kind: options.Type = None,
    stage: options.StageOption = None,
    since: options.From = None,
    until: options.To = None,
    mechanism: options.Mechanism = None,
    item: options.ItemName = None,
    text: options.Text = None,
    as_of: options.AsOf = None,
    form: options.Form = Format.TABLE,
) -> None:
    """The options that every view has; `viewing` and `narrowing` add them."""


def filter_of(**said: str | None) -> "Filter":
    """The filter that the options say: actors by id or by name, lists parted by commas."""
    from pledgebook.views import Filter

    return Filter(
        donor=actors_of(said.get("donor")),
        recipient=actors_of(said.get("recipient")),
        party=actors_of(said.get("party")),
        type=_lowered(said.get("kind")),
        stage=_lowered(said.get("stage")),
        mechanism=_listed(said.get("mechanism")),
        item=said.get("item"),
        since=said.get("since"),
        until=said.get("until"),
        text=said.get("text"),
    )


def _listed(said: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (word.strip() for word in said.split(",")))) if said else ()


def _lowered(said: str | None) -> tuple[str, ...]:
    return tuple(word.lower() for word in _listed(said))


def actors_of(said: str | None) -> tuple[str, ...]:
    """Ids as they are ("USA", "eu"), and names by the reference ("Germany", "the European Union")."""
    from pledgebook.extract.actors import find_actors

    found: list[str] = []
    for word in _listed(said):
        known = [a for m in find_actors(word) for a in m.actors] if not (len(word) == 3 and word.isupper()) else []
        found += known or [word]
    return tuple(found)


def short(record: str | None) -> str:
    """An id as far as a table has room; `show` takes it so."""
    return (record or "")[:10]


def some(ids: list[str], most: int = 6) -> str:
    """The first of many ids, and how many more there are."""
    return ", ".join(short(i) for i in ids[:most]) + (f" and {len(ids) - most} more" if len(ids) > most else "")
