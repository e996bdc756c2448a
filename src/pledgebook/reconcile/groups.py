"""Groups of claims that belong together, as far as nothing keeps two of their members apart."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, Protocol, TypeVar

from pledgebook.model.record import Link
from pledgebook.reconcile.rulings import NONE, Rulings
from pledgebook.reconcile.weights import RULED

T = TypeVar("T", bound=Hashable)


class Compared(Protocol):
    """A claim as it is compared; ``look`` is all that it says without where it stands.

    What one ``sentence`` tells as two is two, whatever stage each has; empty where that does not hold.
    """

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def document(self) -> str: ...  # noqa: D102
    @property
    def stage(self) -> int: ...  # noqa: D102
    @property
    def sentence(self) -> str: ...  # noqa: D102
    @property
    def part_of(self) -> str | None: ...  # noqa: D102
    @property
    def look(self) -> tuple[object, ...]: ...  # noqa: D102


F = TypeVar("F", bound=Compared)


class Sets(Generic[T]):
    """Union-find: which things are, through any chain of links, of one set."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def find(self, thing: T) -> T:
        """The set's representative."""
        above = self._above
        root = thing
        while (up := above.get(root, root)) != root:
            root = up
        while (up := above.get(thing, thing)) != root and up != thing:
            above[thing], thing = root, up
        return root

    def union(self, a: T, b: T) -> T:
        """Make one set of two; the representative that is left."""
        one, other = self.find(a), self.find(b)
        if one != other:
            self._above[other] = one
        return one


class Group(Generic[F]):
    """What a group's members say, in so few words that two groups can be compared quickly."""

    __slots__ = ("apart", "ids", "looks", "places", "ruled", "wholes")

    def __init__(self, facts: F, apart: frozenset[str] = frozenset()) -> None:
        self.apart = apart
        self.ruled = False
        self.ids = {facts.id}
        self.wholes = {facts.part_of} if facts.part_of else set()
        self.places = {(facts.document, facts.stage), *([(facts.sentence, -1)] if facts.sentence else ())}
        self.looks = {facts.look: facts}

    def absorb(self, other: "Group[F]") -> None:
        """Take the members of another group."""
        self.apart |= other.apart
        self.ruled |= other.ruled
        self.ids |= other.ids
        self.wholes |= other.wholes
        self.places |= other.places
        self.looks |= other.looks

    def bar(self, other: "Group[F]", bar: Callable[[F, F], str | None]) -> str | None:
        """Why the two cannot be one thing: a part and its whole, two claims of one document, what they say."""
        if not self.apart.isdisjoint(other.ids):
            return "ruled apart"
        if not self.wholes.isdisjoint(other.ids) or not other.wholes.isdisjoint(self.ids):
            return "a part and its whole"
        if not self.places.isdisjoint(other.places):
            return "told apart by one document"
        reasons = (bar(a, b) for a in self.looks.values() for b in other.looks.values())
        if self.ruled or other.ruled:
            # a reviewer put together what says different things: what fits one of them fits
            found = list(reasons)
            return None if None in found else found[0]
        return next(filter(None, reasons), None)


class Groups(Generic[F]):
    """The groups of some claims, joined one link at a time; a link that is barred is refused.

    ``clusters`` holds together what was weighed at all, joined or not: what is
    in different clusters has nothing to do with each other.
    """

    def __init__(self, facts: Iterable[F], bar: Callable[[F, F], str | None], said: Rulings = NONE) -> None:
        self._groups = {f.id: Group(f, said.apart.get(f.id, frozenset())) for f in facts}
        self._bar = bar
        self._sets: Sets[str] = Sets()
        self.clusters: Sets[str] = Sets()
        self.ruled: list[Link] = []
        for a, b in said.together:
            if a in self._groups and b in self._groups:
                self.ruled.append(Link(a, b, RULED, ("ruled to be one",)))
        for link in self.ruled:
            self.same(link.claim, link.other)
            self._groups[self._sets.find(link.claim)].ruled = True

    def same(self, a: str, b: str) -> None:
        """Put two together whatever is said: they look the same."""
        self._join(self._sets.find(a), self._sets.find(b))
        self.clusters.union(a, b)

    def join(self, a: str, b: str) -> bool:
        """Put the groups of two claims together unless they are barred; whether they are together now."""
        self.clusters.union(a, b)
        one, other = self._sets.find(a), self._sets.find(b)
        if one != other:
            if self._groups[one].bar(self._groups[other], self._bar):
                return False
            self._join(one, other)
        return True

    def of(self, claim: str) -> str:
        """The group's representative, a claim's id."""
        return self._sets.find(claim)

    def size(self, claim: str) -> int:
        """How many claims are together with this one."""
        return len(self._groups[self._sets.find(claim)].ids)

    def _join(self, one: str, other: str) -> None:
        if one == other:
            return
        if len(self._groups[one].ids) < len(self._groups[other].ids):
            one, other = other, one
        self._sets.union(one, other)
        self._groups[one].absorb(self._groups.pop(other))

    def members(self) -> list[set[str]]:
        """The claims' ids of each group."""
        return [group.ids for group in self._groups.values()]

    def cluster_names(self) -> list[str]:
        """The name of each group's cluster, in the order of `members`: its smallest claim id."""
        names: dict[str, str] = {}
        for group in self._groups.values():
            root, least = self.clusters.find(next(iter(group.ids))), min(group.ids)
            names[root] = min(names.get(root, least), least)
        return [names[self.clusters.find(next(iter(group.ids)))] for group in self._groups.values()]
