"""How commands are called: wrong usage is one line, as all that fails is; a reader that goes away ends the printing."""

import os
import sys
from itertools import pairwise
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from pledgebook.cli.failure import fail
from pledgebook.cli.output import note

# typer brings its own, and names only this one of its kinds
_WrongUsage: type[Exception] = typer.BadParameter.__bases__[0]
_MAY_BE_EMPTY = ("--why", "--value")


class Command(TyperCommand):
    """A command that takes no empty value: ``--donor "$WHO"`` without a WHO must not show all donors."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what the command is called with; refuses an empty value with one line."""
        for before, word in pairwise(("", *args)):
            name, _, value = word.partition("=") if word.startswith("--") else (before, "", word)
            if value.strip(" ,") or (word.startswith("--") and "=" not in word) or name in _MAY_BE_EMPTY:
                continue
            what = name if name.startswith("-") else "an argument"
            raise fail(f"{what} is empty; leave it out, or say what. See: {ctx.command_path} --help", code=2)
        return super().parse_args(ctx, args)


class Commands(TyperGroup):
    """The commands under one name."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and leave with its exit code."""
        if not extra.setdefault("standalone_mode", True):
            return super().main(*args, **extra)
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
            sys.stdout.flush()
        except _WrongUsage as error:
            code = _told(error)
        except typer.Abort:
            code = 1
        except OSError as error:  # what was printed last found no room, or nobody who reads it
            code = 1
            _close()
            if not isinstance(error, BrokenPipeError):
                note(f"pledgebook: standard output: {error.strerror}")
        sys.exit(code or 0)


def _told(error: Any) -> int:
    """Say what is wrong in one line; where nothing was asked for, the help is shown."""
    said = error.format_message().replace("Value error, ", "").rstrip(".")
    if "\n" in said:
        error.show()
    else:
        where = f". See: {error.ctx.command_path} --help" if error.ctx else ""
        note(f"pledgebook: {said[:1].lower()}{said[1:]}{where}")
    return int(error.exit_code)


def _close() -> None:
    """Send what may still stand in the buffer nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
