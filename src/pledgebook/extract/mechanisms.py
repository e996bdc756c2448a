"""Funds, authorities and initiatives named in a text."""

from pledgebook.model.mention import MechanismMention
from pledgebook.reference.mechanisms import mechanisms

# words that begin a sentence or a title, not the name
_LEADING = frozenset(
    ("The", "This", "Through", "Under", "In", "As", "A", "An", "Our", "Its", "Today", "New", "With", "For", "And")
)


def find_mechanisms(text: str) -> tuple[MechanismMention, ...]:
    """Every mechanism of ``text`` in order: the known ones, and capitalised names of funds and the like."""
    table = mechanisms()
    found: list[MechanismMention] = []
    for match in table.known.finditer(text):
        group = match.lastindex
        start, end = match.span(group)
        found.append(MechanismMention(start, end, text[start:end], table.names[group - 1]))
    for match in table.capitalised.finditer(text):
        name, start = match.group(), match.start()
        while (first := name.split(" ", 1)[0]) in _LEADING or first.islower():
            name = name.split(" ", 1)[1]
        start = match.end() - len(name)
        taken = any(start < m.end and m.start < match.end() for m in found)
        if not taken and len(name.split()) > 1 and not table.never.fullmatch(name):
            found.append(MechanismMention(start, match.end(), name, name))
    return tuple(sorted(found, key=lambda m: m.start))
