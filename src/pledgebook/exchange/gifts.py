"""Which contributions are no single gift, so that the formats of others have no place for them."""

from pledgebook.views import Entry

_WORDS = {
    "running total": "a running total",
    "considered": "only considered",
    "appropriation": "an appropriation, told again as what is given out of it",
    "shared": "told again as the sum of a group",
}


def no_gift(entry: Entry) -> str | None:
    """What an entry is instead of a gift, in words; None where it is one, or a part of one."""
    return _WORDS.get(entry.left_out or "")
