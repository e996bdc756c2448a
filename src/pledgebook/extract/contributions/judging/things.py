"""The goods and services of a sentence that may be what is given: all that are named, known or not."""

import re
from dataclasses import dataclass

from pledgebook.extract.contributions.sentence import Bounds
from pledgebook.model.mention import ItemMention, Reading

# between two entries of a list: "tents and a pump", "tents, plus its own pumps"
_LINK = re.compile(
    r"\s*(?:,|;|&|,?\s*(?:and|or|as well as|plus)\b)(?:\s+(?:an?|the|its|their|our|other|more|additional))?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Goods as they would be claimed, the ``position``-th of the list that stands at ``row`` of the sentence."""

    mention: ItemMention
    row: Bounds
    position: int
    length: int


def things(reading: Reading) -> list[Thing]:
    """All goods of a sentence in order, each in the list that it is named in."""
    rows: list[list[ItemMention]] = []
    for item in reading.items:
        if rows and _LINK.fullmatch(reading.sentence.text, rows[-1][-1].end, item.start):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [
        Thing(item, (row[0].start, row[-1].end), position, len(row))
        for row in rows
        for position, item in enumerate(row)
    ]
