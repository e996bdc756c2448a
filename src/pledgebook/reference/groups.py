"""Groups of states: their members with the days of accession and where that stands."""

from dataclasses import dataclass
from functools import cache

from pledgebook.model.date import day_range
from pledgebook.reference.actors import bodies, states
from pledgebook.reference.data_file import load


@dataclass(frozen=True, slots=True)
class Membership:
    """One state's time in a group: ISO days, ``since`` None where no source tells it, ``until`` None where it lasts.

    ``source`` is the address that says so.
    """

    member: str
    since: str | None
    until: str | None
    source: str

    def on(self, day: str) -> bool:
        """Whether the state belonged to the group on a day; one of unknown beginning always did."""
        return (self.since or "") <= day <= (self.until or "9999")


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A group: its id and name, the ``size`` it is said to have and who says so, and its members by id.

    ``recipients`` are those whom it was formed to help; () where it helps many.
    """

    id: str
    name: str
    size: int
    size_source: str
    members: tuple[Membership, ...]
    recipients: tuple[str, ...] = ()


@cache
def groups() -> dict[str, GroupFacts]:
    """The groups of ``data/groups.toml`` by id; refuses unknown actors, false days and what has no source."""
    return {group: _facts(group, entry) for group, entry in load("groups").items()}


def _facts(group: str, entry: dict[str, object]) -> GroupFacts:
    joined = entry["joined"]
    assert isinstance(joined, list)  # noqa: S101  # an array of tables is one
    members = []
    for some in joined:
        since, until = some.get("since"), some.get("until")
        for day in (since, until):
            if day is not None and day_range(day) is None:
                raise ValueError(f"groups.toml: {group}: {day} is no date")
        if not some["source"].startswith("http"):
            raise ValueError(f"groups.toml: {group}: {some['members']} have no source")
        members += [Membership(member, since, until, some["source"]) for member in some["members"]]
    named = [m.member for m in members]
    if group not in bodies() or (unknown := set(named) - set(states())) or len(set(named)) < len(named):
        raise ValueError(f"groups.toml: {group}: not a group of known states, each once: {sorted(unknown)}")
    return GroupFacts(
        id=group,
        name=str(entry["name"]),
        size=int(str(entry["size"])),
        size_source=str(entry["size_source"]),
        members=tuple(sorted(members, key=lambda m: m.member)),
        recipients=tuple(entry.get("recipients", ())),  # type: ignore[arg-type]
    )


def groups_of(actor: str) -> tuple[str, ...]:
    """The ids of the groups that a state belongs to; those that it left are left out."""
    return tuple(
        g.id
        for g in sorted(groups().values(), key=lambda g: g.id)
        if any(m.member == actor and m.until is None for m in g.members)
    )
