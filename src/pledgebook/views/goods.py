"""The goods of contributions: each item counted once, with the number that says most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pledgebook.model.claim import Item
from pledgebook.model.codec import all_from_text
from pledgebook.model.figure import Figure, Qualifier
from pledgebook.reconcile.facts import normal

_SURE = {Qualifier.EXACT: 0, Qualifier.ABOUT: 1, Qualifier.BETWEEN: 1, Qualifier.AT_LEAST: 2, Qualifier.AT_MOST: 2}
_VAGUE = 3


def items_of(row: Any) -> tuple[Item, ...]:
    """The items in a row's column."""
    return all_from_text(Item, row.items) if row.items else ()


def best(items: Iterable[Item]) -> dict[str, Item]:
    """Each item once, by its name without plural and articles, with the best number told of it."""
    found: dict[str, Item] = {}
    for item in items:
        key = normal(item.name)
        if key not in found or _doubt(item.quantity) < _doubt(found[key].quantity):
            found[key] = item
    return found


def _doubt(figure: Figure | None) -> int:
    return _VAGUE + 1 if figure is None else _SURE.get(figure.qualifier, _VAGUE)


def once(told: Mapping[str, Mapping[str, Item]], wholes: Mapping[str, str | None]) -> Iterator[tuple[str, str, Item]]:
    """Each (record, item's key, item), without the items of a part that its whole, however far up, tells as well."""
    for record, items in told.items():
        above: set[str] = set()
        seen, whole = {record}, wholes.get(record)
        while whole is not None and whole not in seen:
            # of two that tell each other's parts in a circle the first by id keeps the item
            if whole in told and not (wholes.get(whole) == record and record < whole):
                above |= told[whole].keys()
            seen.add(whole)
            whole = wholes.get(whole)
        for key, item in items.items():
            if key not in above:
                yield record, key, item


class Names:
    """The wording under which each item is shown: the one most often used, of several the longest, then by letters."""

    def __init__(self) -> None:
        self._used: dict[str, Counter[str]] = {}

    def add(self, key: str, name: str) -> None:
        """Note a wording."""
        self._used.setdefault(key, Counter())[name] += 1

    def of(self, key: str) -> str:
        """The wording to show."""
        return min(self._used[key].items(), key=lambda used: (-used[1], -len(used[0]), used[0]))[0]
