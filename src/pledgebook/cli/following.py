"""The commands that follow up: `plans`, `groups`, `group`, `due`, `changes`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgebook.cli.failure import fail
from pledgebook.cli.looking import Asked, Narrowed, actors_of, narrowing, short, viewing
from pledgebook.cli.output import Column, Format, note, print_lines, print_rows
from pledgebook.cli.wording import figure, items, what, who

if TYPE_CHECKING:
    from pledgebook.views import DueRow

Parties = Annotated[
    str | None, typer.Option(metavar="ACTORS", help="Columns for these as well: USA,DEU or a group: nato, udcg.")
]
Unnamed = Annotated[bool, typer.Option("--unnamed", help="Also proposals of no plan that somebody took a position on.")]
Between = Annotated[
    str | None, typer.Option(metavar="ID,ID", help="Two meetings of the group.  [default: the last two that were held]")
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day to look from.  [default: today, or --as-of]")
]
All = Annotated[bool, typer.Option("--all", help="Also what is done, still to come, or planned for no day.")]

PLANS_CSV = tuple(
    Column(key, key)
    for key in (
        "plan", "proposal", "direction", "proposer", "addressees", "subject", "party", "stance", "date", "positions",
        "quote", "publisher", "address", "claim",
    )
)  # fmt: skip
GROUPS = (
    Column("id", "group"),
    Column("name", "name"),
    Column("size", "members", justify="right"),
    Column("members", "by name", justify="right"),
    Column("held", "met", justify="right"),
    Column("planned", "to meet", justify="right"),
    Column("said", "said of it", ratio=2),
)
GROUPS_CSV = tuple(
    Column(key, key) for key in ("id", "name", "size", "size_source", "members", "held", "planned", "said")
)
MEMBERS = (
    Column("member", "member"),
    Column("since", "since", wrap=False),
    Column("gave", "gave"),
    Column("promised", "promised"),
    Column("delivered", "delivered"),
    Column("awaited", "awaited", justify="right"),
)
MEMBERS_CSV = tuple(
    Column(key, key)
    for key in (
        "member", "name", "since", "until", "source", "gave", "promised", "delivered", "awaited", "silent",
        "gave_ids", "promised_ids", "delivered_ids", "awaited_ids",
    )
)  # fmt: skip
DUE = (
    Column("due", "due", wrap=False),
    Column("status", "status", wrap=False),
    Column("what", "what", ratio=2),
    Column("basis", "because", wrap=False),
    Column("known", "known of it", ratio=1),
    Column("short", "id", wrap=False),
)
DUE_CSV = tuple(
    Column(key, key)
    for key in (
        "due", "status", "basis", "kind", "what", "parties", "known", "record", "quote", "publisher", "published",
        "address",
    )
)  # fmt: skip
CHANGES = (
    Column("how", "how", wrap=False),
    Column("kind", "kind", wrap=False),
    Column("who", "who"),
    Column("what", "what", ratio=2),
    Column("changed", "what changed", ratio=1),
    Column("short", "id", wrap=False),
)
CHANGES_CSV = tuple(Column(key, key) for key in ("how", "kind", "id", "who", "what", "changed"))
_MANY = 8  # meetings and sayings of a group that are all shown
_FEW = 2  # records that bear on what is due and are told in a table
_MOST = 3  # acts of a member that are told in a table; the rest is counted


@viewing
def plans(asked: Asked, parties: Parties = None, unnamed: Unnamed = False) -> None:
    """The plans: each proposal, each party's latest position with date and quote, and who is silent."""
    from pledgebook import views

    found = views.plans(asked.ledger, asked.which, actors_of(parties), unnamed=unnamed)
    rows = [views.plain(one) for one in found]
    if asked.form is Format.JSON:
        print_rows((), rows, asked.form)
    elif asked.form is Format.CSV:
        print_rows(PLANS_CSV, (line for row in rows for line in _plan_csv(row)), asked.form)
    else:
        if not rows:
            note("the ledger tells of no plan that fits")
        for row in rows:
            _print_plan(row)


def _plan_csv(plan: dict[str, Any]) -> list[dict[str, Any]]:
    whole = dict.fromkeys(("direction", "addressees")) | {"id": None, "subject": "the plan as a whole"}
    rows = [*plan["proposals"], whole | {"proposer": plan["proposer"], "cells": plan["whole"]}]
    lines = []
    for row in rows:
        head = {key: row[key] for key in ("direction", "proposer", "addressees", "subject")}
        for cell in row["cells"]:
            latest = cell["latest"]
            proof = latest["proof"] if latest else {}
            lines.append(
                head
                | {"plan": plan["name"], "proposal": row["id"], "party": cell["party"]}
                | {"stance": latest["stance"] if latest else "silent", "date": latest and latest["date"]}
                | {"positions": len(cell["history"])}
                | {key: proof.get(key) for key in ("quote", "publisher", "address", "claim")}
            )
    return lines


def _print_plan(plan: dict[str, Any]) -> None:
    """The proposals by number, the matrix of parties by proposals, and the words behind its cells."""
    by = ", ".join(plan["proposer"]) or "?"
    print_lines(["", f"{plan['name'] or 'no plan'} — {by}", ""])
    lines = []
    for place, row in enumerate(plan["proposals"], 1):
        asks = f"{row['direction']} to {', '.join(row['addressees'])}" if row["addressees"] else row["direction"]
        renewed = f", again {', '.join(row['renewed'])}" if row["renewed"] else ""
        told = f"{row['date'] or 'no date'}{renewed}; told by {row['documents']}; {short(row['id'])}"
        lines.append(f"  {place}. {asks}: {row['subject']} ({told})")
    print_lines(lines)
    if not plan["parties"]:
        print_lines(["  nobody else is named, and nobody took a position on it"])
        return
    columns = [Column("party", "party", wrap=False)]
    columns += (Column(str(place), str(place)) for place in range(1, len(plan["proposals"]) + 1))
    if any(cell["latest"] for cell in plan["whole"]):
        columns.append(Column("whole", "the plan"))
    rows = []
    for place, party in enumerate(plan["parties"]):
        row = {str(i): _stand(p["cells"][place]) for i, p in enumerate(plan["proposals"], 1)}
        rows.append(row | {"party": party, "whole": _stand(plan["whole"][place])})
    print_rows(columns, rows, Format.TABLE)
    quoted = [(str(i), cell) for i, p in enumerate(plan["proposals"], 1) for cell in p["cells"]]
    quoted += [("the plan", cell) for cell in plan["whole"]]
    print_lines(line for place, cell in quoted for line in _history(place, cell))


def _stand(cell: dict[str, Any]) -> str:
    latest = cell["latest"]
    return f"{latest['stance'].replace('_', ' ')} {latest['date'] or ''}".strip() if latest else "silent"


def _history(place: str, cell: dict[str, Any]) -> list[str]:
    """What a party said of a proposal, the latest first."""
    lines = []
    for said in reversed(cell["history"]):
        proof = said["proof"]
        head = f"{cell['party']} on {place}: {said['stance'].replace('_', ' ')} {said['date'] or ''}".strip()
        source = ", ".join(filter(None, (proof["publisher"], proof["published"])))
        lines += [f"  {head}", f"    “{' '.join(proof['quote'].split())}”", f"    {source} · {short(said['record'])}"]
    return lines


@viewing
def groups(asked: Asked) -> None:
    """The groups of states: how many members, how often they met, and what documents say of them."""
    from pledgebook import views

    rows = [views.plain(one) for one in views.groups(asked.ledger, asked.which)]
    if asked.form is not Format.JSON:
        most = 2 if asked.form is Format.TABLE else 10_000
        rows = [row | {"said": "; ".join(_sayings(row["said"], most))} for row in rows]
    print_rows(GROUPS if asked.form is Format.TABLE else GROUPS_CSV, rows, asked.form)


def _said_of(said: dict[str, Any]) -> str:
    return " ".join(filter(None, (figure(said["size"]), said["role"])))


@viewing
def group(
    asked: Asked,
    name: Annotated[str, typer.Argument(metavar="GROUP", help="Its id or name: udcg, g7, eu, nato.")],
    between: Between = None,
) -> None:
    """One group: members, meetings, and what each member gave, promised, delivered or did not between two of them."""
    from pledgebook import views

    ids = None
    if between is not None:
        first, _, second = (part.strip() for part in between.partition(","))
        if not first or not second or "," in second:
            raise fail("--between takes the ids of two meetings, parted by a comma", code=2)
        ids = views.full_id(asked.ledger, first), views.full_id(asked.ledger, second)
    found = views.group(asked.ledger, (*actors_of(name), name)[0], asked.which, ids)
    row = views.plain(found)
    if asked.form is Format.JSON:
        print_rows((), [row], asked.form)
    elif asked.form is Format.CSV:
        print_rows(MEMBERS_CSV, map(_member_csv, row["members"]), asked.form)
    else:
        _print_group(row)


def _print_group(row: dict[str, Any]) -> None:
    about = row["group"]
    size = f"{about['size']} members ({about['size_source']})" if about["size"] else "members not known"
    lines = [f"{about['name']} ({about['id']}): {size}; {about['members']} known by name"]
    lines += [f"  said of it: {said}" for said in _sayings(about["said"], _MANY)]
    lines += ["", "Meetings in the ledger:" if row["meetings"] else "The ledger knows no meeting of the group."]
    shown = [m for m in row["meetings"] if len(row["meetings"]) <= _MANY or _around(m, row)]
    for meeting in shown:
        mark = " ←" if meeting["id"] in (row["first"], row["second"]) else ""
        what_met = f"{meeting['status']} {meeting['type']} {short(meeting['id'])}"
        lines.append(f"  {meeting['date'] or 'no date'} {what_met}{mark}")
    if len(shown) < len(row["meetings"]):
        lines.append(
            f"  and {len(row['meetings']) - len(shown)} at other times: pledgebook calendar --party {about['id']}"
        )
    time = f"{row['since'] or 'the beginning'} to {row['until'] or 'today'}"
    for_whom = f" for {', '.join(row['recipients'])}" if row["recipients"] else ""
    lines += ["", f"What each member did{for_whom}, {time}:"]
    print_lines(lines)
    print_rows(MEMBERS, map(_member, [m for m in row["members"] if not m["silent"]]), Format.TABLE)
    silent = [m["member"] for m in row["members"] if m["silent"]]
    waiting = [f"{m['member']} ({len(m['awaited'])})" for m in row["members"] if m["awaited"]]
    print_lines([f"Nothing told of: {', '.join(silent) or 'nobody'}"])
    if waiting:
        print_lines([f"Promised or committed by then, and not told as delivered: {', '.join(waiting)}"])


def _around(meeting: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a meeting is one of the two, or of the time that is looked at."""
    if meeting["id"] in (row["first"], row["second"]):
        return True
    return bool(meeting["date"]) and (row["since"] or "") <= meeting["date"] <= (row["until"] or "9999")


def _sayings(said: list[dict[str, Any]], most: int) -> list[str]:
    """What is said of a group, each wording once; of many the first, and how many more there are."""
    told = list(dict.fromkeys(map(_said_of, said)))
    return told[:most] + ([f"and {len(told) - most} more"] if len(told) > most else [])


def _member(row: dict[str, Any]) -> dict[str, Any]:
    acts = {key: _acts(row[key]) for key in ("gave", "promised", "delivered")}
    return acts | {
        "member": row["member"],
        "since": row["membership"] and row["membership"]["since"],
        "awaited": len(row["awaited"]) or "",
    }


def _member_csv(row: dict[str, Any]) -> dict[str, Any]:
    names = ("gave", "promised", "delivered", "awaited")
    membership = row["membership"] or {}
    return (
        {key: row[key] for key in ("member", "name", "silent")}
        | {key: membership.get(key) for key in ("since", "until", "source")}
        | {name: _acts(row[name], len(row[name])) for name in names}
        | {f"{name}_ids": [act["contribution"]["id"] for act in row[name]] for name in names}
    )


def _acts(acts: list[dict[str, Any]], most: int = _MOST) -> str:
    told = []
    for act in acts[:most]:
        given = act["contribution"]
        said = "; ".join(filter(None, (figure(given["amount"]), items(given["items"][:_MOST])))) or "a package"
        told.append(f"{said} ({act['date'] or 'no date'})")
    if len(acts) > most:
        told.append(f"and {len(acts) - most} more")
    return " | ".join(told)


@viewing
def due(asked: Asked, on: On = None, every: All = False) -> None:
    """What should have happened by now, and what the ledger knows of it: meetings, promises, taskings."""
    from pledgebook import views

    found = views.due(asked.ledger, asked.which, on or asked.day)
    shown = [row for row in found if every or row.status in ("overdue", "open", "followed")]
    if asked.form is Format.JSON:
        print_rows((), [views.plain(row) for row in shown], asked.form)
    else:
        table = asked.form is Format.TABLE
        print_rows(DUE if table else DUE_CSV, (_due(row, _FEW if table else None) for row in shown), asked.form)


def _due(row: "DueRow", most: int | None) -> dict[str, Any]:
    proof = row.proof
    return {
        **{name: getattr(row, name) for name in ("due", "status", "basis", "kind", "what", "parties", "record")},
        **{name: getattr(proof, name) for name in ("publisher", "published", "address")},
        "quote": " ".join(proof.quote.split()),
        "known": "; ".join(_known(row, most)),
        "short": short(row.record),
    }


def _known(row: "DueRow", most: int | None) -> list[str]:
    told = [f"{known.date or 'no date'} {known.how} {short(known.record)}" for known in row.known]
    return told[:most] + ([f"and {len(told) - most} more"] if most is not None and len(told) > most else [])


@narrowing("as_of")
def changes(
    asked: Narrowed,
    first: Annotated[str, typer.Argument(metavar="FROM", help="What was known on this day ...")],
    last: Annotated[str, typer.Argument(metavar="TO", help="... beside what was known on this one.")],
) -> None:
    """What became known between two days: records that are new, changed or withdrawn."""
    from pledgebook import views

    with asked.opened() as ledger:
        rows = [views.plain(change) for change in views.changes(ledger, first, last, asked.which)]
    if asked.form is Format.JSON:
        print_rows((), rows, asked.form)
    else:
        print_rows(CHANGES if asked.form is Format.TABLE else CHANGES_CSV, map(_change, rows), asked.form)


def _change(row: dict[str, Any]) -> dict[str, Any]:
    content = row["content"] | {"kind": row["kind"]}
    changed = "; ".join(f"{s['slot']}: {_slot(s['before'])} → {_slot(s['after'])}" for s in row["slots"])
    return row | {"short": short(row["id"]), "who": who(content), "what": what(content), "changed": changed}


def _slot(value: object) -> str:
    return "none" if value is None else str(value)
