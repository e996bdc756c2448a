"""When a claim that was read is the one that the annotators wrote: one function per kind.

Rows are claims as JSON (`exchange.claims`). Each function returns how alike two
claims are, 0.0 where they are not the same; the numbers only rank candidates.
The thresholds are those of the annotators' guide, so that two tools agree.
"""

import re
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]

_NOISE = frozenset(
    """a an the of to for and in on with by from at its their his her our this that as
    additional more new""".split()
)
_WORD = re.compile(r"[a-z0-9]+")


def words(text: str | None) -> frozenset[str]:
    """The words that carry meaning, lower case, plural endings dropped."""
    found = _WORD.findall((text or "").lower())
    return frozenset(w.removesuffix("s") if len(w) > 3 else w for w in found if w not in _NOISE)


def shared_of_all(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard's index; two empty sets are the same."""
    union = one | other
    return len(one & other) / len(union) if union else 1.0


def shared_of_fewer(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that stands in the larger."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def same_figure(one: Row | None, other: Row | None) -> bool:
    """The same currency and bounds, numbers within one in a hundred; the qualifier is not compared."""
    if one is None or other is None:
        return one is other
    if one.get("currency") != other.get("currency"):
        return False
    return all(_near(one.get(key), other.get(key)) for key in ("value", "min", "max"))


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(one), abs(other))


def same_item(one: Row, other: Row) -> bool:
    """Names that share half their words, or one within the other, and the same quantity."""
    a, b = words(one["name"]), words(other["name"])
    return (shared_of_all(a, b) >= 0.5 or shared_of_fewer(a, b) == 1.0) and same_figure(
        one["quantity"], other["quantity"]
    )


def _quotes(gold: Row, read: Row) -> float:
    return shared_of_fewer(words(gold["quote"]), words(read["quote"]))


def _subjects(gold: Row, read: Row) -> float:
    return shared_of_all(words(gold["subject"]), words(read["subject"]))


def _actors(gold: Row, read: Row, slot: str) -> float:
    return shared_of_all(frozenset(gold[slot]), frozenset(read[slot]))


def contribution(gold: Row, read: Row) -> float:
    """By figure; where neither has one by a shared item; else by the passage."""
    passage = _quotes(gold, read)
    if gold["amount"] is not None or read["amount"] is not None:
        alike = passage >= 0.3 and same_figure(gold["amount"], read["amount"])
        return 2 + passage if alike else 0.0
    if gold["items"] and read["items"]:
        shared = sum(any(same_item(a, b) for b in read["items"]) for a in gold["items"])
        return 1 + shared / len(gold["items"]) + passage if shared and passage >= 0.3 else 0.0
    return 1 + passage if passage >= 0.6 else 0.0


def engagement(gold: Row, read: Row) -> float:
    """The same type and at least half of the parties."""
    parties = _actors(gold, read, "parties")
    if gold["type"] != read["type"] or parties < 0.5:
        return 0.0
    return 1 + parties + (gold.get("date") == read.get("date"))


def proposal(gold: Row, read: Row) -> float:
    """The same direction, a shared proposer, and the same subject or passage."""
    if gold["direction"] != read["direction"] or not set(gold["proposer"]) & set(read["proposer"]):
        return 0.0
    subject, passage = _subjects(gold, read), _quotes(gold, read)
    alike = subject >= 0.3 or (passage >= 0.5 and gold["category"] == read["category"])
    return 1 + subject + passage if alike else 0.0


def position(gold: Row, read: Row) -> float:
    """A shared holder and the same subject or passage."""
    if not set(gold["holder"]) & set(read["holder"]):
        return 0.0
    subject, passage = _subjects(gold, read), _quotes(gold, read)
    return 1 + subject + passage if subject >= 0.3 or passage >= 0.6 else 0.0


def group(gold: Row, read: Row) -> float:
    """The same body with the same size."""
    return float(gold["group"] == read["group"] and same_figure(gold["size"], read["size"]))


def tasking(gold: Row, read: Row) -> float:
    """A shared giver of the task, and a similar action."""
    given = bool(set(gold["by"]) & set(read["by"]))
    return float(given and shared_of_all(words(gold["action"]), words(read["action"])) >= 0.3)


def statement(gold: Row, read: Row) -> float:
    """The same party and nearly the same words."""
    return float(gold["party"] == read["party"] and shared_of_all(words(gold["text"]), words(read["text"])) >= 0.8)


LIKENESS: dict[str, Callable[[Row, Row], float]] = {
    "contribution": contribution,
    "engagement": engagement,
    "proposal": proposal,
    "position": position,
    "group": group,
    "tasking": tasking,
    "statement": statement,
}
