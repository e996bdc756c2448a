"""Whether two lists of givers may mean the same: states among themselves, their bodies, and groups without a name."""

from collections.abc import Iterable
from functools import lru_cache

from pledgebook.reference.actors import collectives, is_actor
from pledgebook.reference.groups import groups_of

Givers = frozenset[str]


def agree(a: Givers, b: Givers) -> bool:
    """Whether one of the lists is among the other: "we" and "we and our allies", who are named elsewhere."""
    return a <= b or b <= a or _beside(a, b) or _beside(b, a)


def _beside(some: Givers, named: Givers) -> bool:
    """Whether ``some`` are states and "allies", and all these states are among those that are ``named``."""
    states = some - nameless()
    return bool(states) and states != some and states <= named


@lru_cache(maxsize=4096)
def may_be_one(a: Givers, b: Givers) -> bool:
    """Whether one list is a body or a group without a name, and the other's givers may all belong to it."""
    return _covers(a, b) or _covers(b, a)


def _covers(group: Givers, others: Givers) -> bool:
    if len(group) != 1 or not others:
        return False
    (one,) = group
    if one in nameless():
        return True
    return one.islower() and all(other in nameless() or one in groups_of(other) for other in others)


def nameless() -> Givers:
    """The groups that have no name of their own: "allies", "international organisations"."""
    return frozenset(collectives()["groups"])


def fullest(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The list that names most givers; of two as long a body's, as what is its members' together is no one's alone."""
    return max(lists, key=lambda some: (len(set(some) - nameless()), any(map(_is_body, some))), default=())


def _is_body(actor: str) -> bool:
    return actor.islower() and is_actor(actor)
