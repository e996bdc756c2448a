"""Claims that were read beside the annotators': counts, slots, the error in money, and each miss."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pledgebook.evaluation.likeness import LIKENESS, Row, same_item

SLOTS = {
    "contribution": ("donors", "recipients", "aid_type", "stage", "cumulative", "date"),
    "engagement": ("parties", "status", "date"),
    "proposal": ("addressees", "category"),
    "position": ("stance",),
}
_STRICT = ("donors", "recipients", "cumulative")


@dataclass(slots=True)
class Count:
    """How many were annotated, read, and both."""

    gold: int = 0
    read: int = 0
    both: int = 0

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.both / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read."""
        return self.both / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.both / (self.gold + self.read) if self.both else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim that was missed, or read where the annotators have none, or read with another slot."""

    document: str
    what: str  # "missed", "false", or "differs"
    claim: Row
    other: Row | None = None
    slots: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """All figures of a comparison; ``money_error`` is None where no document has money."""

    counts: dict[str, Count] = field(default_factory=dict)
    slots: dict[tuple[str, str], Count] = field(default_factory=dict)
    errors: list[float] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def money_error(self) -> float | None:
        """The mean over documents with money of the relative error in new US dollars."""
        return sum(self.errors) / len(self.errors) if self.errors else None


def evaluate(documents: Iterable[tuple[str, list[Row], list[Row]]]) -> Report:
    """Compare ``(name, gold claims, read claims)`` of each document; claims are rows of `exchange.claims`."""
    report = Report()
    for name, gold, read in documents:
        for kind in LIKENESS:
            _compare(
                report, name, kind, ([c for c in gold if c["kind"] == kind], [c for c in read if c["kind"] == kind])
            )
        said, found = new_money(gold), new_money(read)
        if said or found:
            report.errors.append(abs(said - found) / max(said, found))
    return report


def _compare(report: Report, name: str, kind: str, rows: tuple[list[Row], list[Row]]) -> None:
    gold, read = rows
    pairs = best_pairs(gold, read, LIKENESS[kind])
    _add(report.counts, kind, len(gold), len(read), len(pairs))
    if kind == "contribution":
        strict = sum(all(_same(g, r, slot) for slot in _STRICT) for g, r in pairs)
        _add(report.counts, "strict", len(gold), len(read), strict)
        items, found = ([i for c in side for i in c["items"]] for side in (gold, read))
        both = best_pairs(items, found, lambda a, b: float(same_item(a, b)))
        _add(report.counts, "item", len(items), len(found), len(both))
    for g, r in pairs:
        wrong = tuple(slot for slot in SLOTS.get(kind, ()) if not _same(g, r, slot))
        for slot in SLOTS.get(kind, ()):
            _add(report.slots, (kind, slot), 1, 1, int(slot not in wrong))
        if wrong:
            report.verdicts.append(Verdict(name, "differs", g, r, wrong))
    matched = {id(row) for pair in pairs for row in pair}
    report.verdicts += [Verdict(name, "missed", g) for g in gold if id(g) not in matched]
    report.verdicts += [Verdict(name, "false", r) for r in read if id(r) not in matched]


def _add(table: dict[Any, Count], key: object, gold: int, read: int, both: int) -> None:
    count = table.setdefault(key, Count())
    count.gold += gold
    count.read += read
    count.both += both


def _same(gold: Row, read: Row, slot: str) -> bool:
    one, other = gold.get(slot), read.get(slot)
    if isinstance(one, list) and isinstance(other, list):
        return set(one) == set(other)
    return (one or None) == (other or None)


def best_pairs(gold: list[Row], read: list[Row], likeness: Callable[[Row, Row], float]) -> list[tuple[Row, Row]]:
    """Pairs of the most alike first, each row once; ties go to the earlier rows."""
    ranked = sorted(
        ((-score, i, j) for i, g in enumerate(gold) for j, r in enumerate(read) if (score := likeness(g, r)) > 0)
    )
    taken_gold: set[int] = set()
    taken_read: set[int] = set()
    pairs = []
    for _, i, j in ranked:
        if i not in taken_gold and j not in taken_read:
            taken_gold.add(i)
            taken_read.add(j)
            pairs.append((gold[i], read[j]))
    return pairs


def new_money(rows: list[Row]) -> float:
    """US dollars that a document newly gives: no running totals, nothing merely considered, no part beside its whole.

    A part of a running total is new money. A figure between bounds counts as their mean.
    """
    total = 0.0
    for row in rows:
        amount = row.get("amount") if row["kind"] == "contribution" else None
        if not amount or amount.get("currency") != "USD" or row["cumulative"] or row["stage"] == "considered":
            continue
        whole = row.get("part_of")
        if whole is None or rows[whole].get("cumulative"):
            value = amount.get("value")
            total += value if value is not None else (amount["min"] + amount["max"]) / 2
    return total
