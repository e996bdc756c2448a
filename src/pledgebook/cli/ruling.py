"""The commands by which people rule: `decide`, `decisions`, and `review` (in `reviewing`)."""

import getpass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgebook.cli import options
from pledgebook.cli.failure import fail, one_line
from pledgebook.cli.looking import looking, short, some
from pledgebook.cli.output import Column, Format, note, print_rows
from pledgebook.cli.wording import minute, slot_value

if TYPE_CHECKING:
    from pledgebook.views import DecisionRow

Who = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who rules.  [default: PLEDGEBOOK_REVIEWER, or who is logged in]")
]
DECISIONS = (
    Column("at", "when", wrap=False),
    Column("who", "who"),
    Column("verdict", "verdict", wrap=False),
    Column("subjects", "of"),
    Column("change", "to", ratio=1),
    Column("why", "why", ratio=1),
    Column("state", "", wrap=False),
    Column("short", "id", wrap=False),
)
DECISIONS_CSV = tuple(
    Column(key, key) for key in ("id", "at", "who", "verdict", "subjects", "slot", "value", "why", "stands", "missing")
)


def decide(
    verdict: Annotated[
        str, typer.Argument(metavar="VERDICT", help="accept, reject, correct, merge, split, nothing or undo.")
    ],
    subjects: Annotated[
        list[str],
        typer.Argument(metavar="ID", help="Claims or records; documents for nothing, decisions for undo."),
    ],
    ledger: options.LedgerAt = None,
    who: Who = None,
    why: Annotated[str, typer.Option(metavar="WORDS", help="The reason.")] = "",
    slot: Annotated[str | None, typer.Option(metavar="NAME", help="Of correct: which slot.")] = None,
    value: Annotated[
        str | None, typer.Option(metavar="VALUE", help="Of correct: what it is; none, a word, a figure, or JSON.")
    ] = None,
) -> None:
    """Rule on claims or records: the decision is kept for ever, and undone only by another."""
    from pledgebook import settings, views
    from pledgebook.exchange.correcting import as_json
    from pledgebook.model.decision import Verdict
    from pledgebook.store import open_ledger

    if verdict not in list(Verdict):
        raise fail(f"{verdict!r} is no verdict; there are {', '.join(Verdict)}", code=2)
    if (slot is None) != (value is None) or (slot is not None) != (verdict == "correct"):
        raise fail("a correction, and nothing else, has --slot and --value", code=2)
    if verdict == "merge" and len(set(subjects)) < 2:
        raise fail("to merge takes two claims or records at least", code=2)
    with one_line(), open_ledger(ledger or settings.load().ledger) as opened:
        try:
            change = None
            if slot is not None and value is not None:
                change = slot, as_json(slot, value)
            named = tuple(views.full_id(opened, subject) for subject in subjects)
            made = views.rule(opened, reviewer(who), Verdict(verdict), named, why, slot=change)
        except views.DecisionError as error:
            raise fail(str(error), code=2) from None
    note(f"kept as {made.id}; take it back with: pledgebook decide undo {made.id}")


def reviewer(said: str | None) -> str:
    """Who rules: as said, as the settings say, or the name of the user."""
    from pledgebook import settings

    return said or settings.load().reviewer or getpass.getuser()


def decisions(
    ledger: options.LedgerAt = None,
    orphaned: Annotated[
        bool, typer.Option("--orphaned", help="Only those whose claims no current document tells any more.")
    ] = False,
    as_of: options.AsOf = None,
    form: options.Form = Format.TABLE,
) -> None:
    """What was ruled: who, when, why; what was undone, and what waits for its claim to come back."""
    from pledgebook import views

    with looking(ledger) as opened:
        rows = [row for row in views.decisions(opened, as_of) if row.missing or not orphaned]
    if form is Format.JSON:
        print_rows((), [views.plain(row) for row in rows], form)
    else:
        table = form is Format.TABLE
        print_rows(DECISIONS if table else DECISIONS_CSV, map(_in_short if table else _flat, rows), form)


def _flat(row: "DecisionRow") -> dict[str, Any]:
    made = row.decision
    told = {name: getattr(made, name) for name in ("id", "at", "who", "subjects", "slot", "value", "why")}
    return told | {"verdict": made.verdict.value, "stands": row.stands, "missing": row.missing}


def _in_short(row: "DecisionRow") -> dict[str, Any]:
    made = row.decision
    orphaned = f"orphaned: {len(row.missing)} of {len(made.subjects)} gone" if row.missing else ""
    return _flat(row) | {
        "at": minute(made.at),
        "subjects": some(list(made.subjects), 3),
        "change": f"{made.slot}: {slot_value(made.value)}" if made.slot else "",
        "state": "; ".join(filter(None, (orphaned, "" if row.stands or made.verdict == "undo" else "no longer holds"))),
        "short": short(made.id),
    }
