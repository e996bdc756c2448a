"""World to Document: text, Markdown, HTML pages, PDF, DOCX, e-mail, JSON lines, web archives, folders of these."""

from pledgebook.sources.files import find
from pledgebook.sources.raw import Raw
from pledgebook.sources.reader import Keeper, Origin, documents, read
from pledgebook.sources.unpack import Item, items

__all__ = ["Item", "Keeper", "Origin", "Raw", "documents", "find", "items", "read"]
