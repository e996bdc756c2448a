"""World to Document: files of every kind, archives, feeds, addresses. The only room with a network client."""

from pledgebook.sources.files import find
from pledgebook.sources.follow import Entry, entries, pages
from pledgebook.sources.raw import Raw, UnreadableError
from pledgebook.sources.reader import Keeper, Origin, documents, read
from pledgebook.sources.unpack import Item, holds_many, items
from pledgebook.sources.web import Fetcher, Manner, Mark, is_address

__all__ = [
    "Entry",
    "Fetcher",
    "Item",
    "Keeper",
    "Manner",
    "Mark",
    "Origin",
    "Raw",
    "UnreadableError",
    "documents",
    "entries",
    "find",
    "holds_many",
    "is_address",
    "items",
    "pages",
    "read",
]
