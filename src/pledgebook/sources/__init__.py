"""World to Document: text, Markdown with front matter, HTML pages, folders of any of these."""

from pledgebook.sources.files import find
from pledgebook.sources.reader import Origin, read

__all__ = ["Origin", "find", "read"]
