"""What failed becomes one line and an exit code: 1 the work failed, 2 wrong usage."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from pledgebook.cli.output import note


def fail(line: str, code: int = 1) -> typer.Exit:
    """Say what is wrong in one line; raise what this returns."""
    note(f"pledgebook: {line}")
    return typer.Exit(code)


@contextmanager
def one_line() -> Iterator[None]:
    """Turn what can be expected to fail into one line and exit code 1; anything else is a bug and keeps its trace."""
    from pledgebook.model.filter import ViewError
    from pledgebook.settings import SettingsError
    from pledgebook.store import LedgerError

    try:
        yield
    except LedgerError as error:
        raise fail(str(error)) from None
    except (SettingsError, ViewError) as error:
        raise fail(str(error), code=2) from None
    except BrokenPipeError:
        raise  # nobody reads on: nothing to say, and nobody to say it to (`usage`)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise fail(f"{where}{error.strerror or error}") from None
